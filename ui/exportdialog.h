#pragma once
#include <QDialog>
#include <QTimer>
#include <memory>

#include "core/cli/exporter.h"
#include "ui/context.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ullim {

/// Labels and regions to other programs: what, in which format, which clips, where to. What the format cannot
/// hold is shown before anything is written. Reading and writing are jobs over a connection of their own.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const Context& context, QWidget* parent);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Wish;  ///< what a job needs, copied
  void retranslate();
  void formatChanged();
  void refreshSoon();
  void preview();
  void chooseTarget();
  void start();
  void begin(Wish wish, QString at);
  QString format() const;
  QString nothingWords() const;
  Wish wish() const;

  Context m_context;
  QLabel *m_formatName, *m_whatName, *m_clipsName, *m_targetName, *m_about, *m_inside, *m_lost, *m_problem,
      *m_done;
  QComboBox *m_format, *m_what, *m_clips;
  QCheckBox *m_links, *m_raw, *m_tiers, *m_replace;
  QLineEdit* m_target;
  QPushButton *m_choose, *m_export, *m_close;
  QTimer m_later;
  int m_serial = 0;
};

/// Asks for a file and writes the data set's card (HTML or Markdown) as a job.
void askCard(const Context& context, QWidget* parent);

}  // namespace ullim
