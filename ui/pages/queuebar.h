#pragma once
#include <QWidget>

#include "core/dataset/cliporder.h"
#include "ui/context.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace ullim {

class ClipModel;

/// Above the table: in which order the clips come, whether their labels are hidden, how far one is. The order
/// and its seed are kept with the project.
class QueueBar : public QWidget {
  Q_OBJECT
 public:
  QueueBar(const Context& context, ClipModel* model, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setOrder(QueueOrder order, std::uint64_t seed);
  void random();
  void askSeed();
  void opened();
  void refresh();
  void fit();
  void retranslate();

  Context m_context;
  ClipModel* m_model;
  QToolButton *m_order, *m_blind;
  QProgressBar* m_done;
  QLabel* m_words;
  QString m_orderWords;
  std::uint64_t m_seed = 0;  // of the last random order; 0: none yet
};

}  // namespace ullim
