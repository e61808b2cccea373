#pragma once
#include <QFrame>
#include <optional>
#include <vector>

#include "core/learn/training.h"
#include "ui/pages/trainlive.h"

class QLabel;
class QListWidget;
class QToolButton;

namespace ullim {

/// A training as it was set up, ready to be started; its run folder is given when it starts.
struct TrainStart {
  TrainRequest request;
  std::vector<TrainLive::ClassLook> looks;
  QString differences;  ///< settings that are not the recipe's own, in words; empty: none
};

/// Trainings that wait for the present one to end, first come, first served; can be put into another order.
class RunQueue : public QFrame {
  Q_OBJECT
 public:
  explicit RunQueue(QWidget* parent = nullptr);
  int waiting() const { return int(m_waiting.size()); }
  void add(TrainStart start);
  std::optional<TrainStart> takeFirst();
  void clear();
  QString wordsOf(int place) const;  ///< "spectrogram-cnn · 5 folds by group · epochs 4"

 public Q_SLOTS:
  void removeSelected();
  void moveSelected(int by);  ///< -1: earlier; at an end nothing happens

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showAll(int selected);
  void showButtons();
  void retranslate();
  std::vector<TrainStart> m_waiting;
  QLabel* m_title;
  QListWidget* m_list;
  QToolButton *m_up, *m_down, *m_remove;
};

}  // namespace ullim
