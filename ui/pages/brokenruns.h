#pragma once
#include <QDateTime>
#include <QFrame>
#include <QStringList>
#include <vector>

class QLabel;
class QPushButton;

namespace ullim {

/// A run that was begun and not ended: its folder holds resume.json and no run.json.
struct BrokenRun {
  QString folder, name;
  int fold = 1, folds = 1;  ///< from 1; where it was broken off
  int epoch = 0, epochs = 0;
  QDateTime lastWritten;
  QString error;  ///< why it cannot be continued; empty: it can
};
/// By name, newest first. Reads checkpoints: not for the GUI thread. `except`: folders that are being
/// written.
std::vector<BrokenRun> findBrokenRuns(const QString& runsFolder, const QStringList& except = {});

/// Says that a run was broken off and offers to go on with it or to throw it away; hidden when there is none.
class BrokenRunStrip : public QFrame {
  Q_OBJECT
 public:
  explicit BrokenRunStrip(QWidget* parent = nullptr);
  /// Looks again, off the GUI thread; an empty folder: there is none.
  void look(const QString& runsFolder, const QStringList& except = {});
  const std::vector<BrokenRun>& runs() const { return m_runs; }
  void setBusy(bool busy);  ///< a training runs: continuing must wait

 public Q_SLOTS:
  void throwAway();  ///< the run shown, to the desktop's trash

 Q_SIGNALS:
  void continueAsked();
  void found();  ///< a look has ended
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showFirst();
  void retranslate();
  QLabel *m_icon, *m_text;
  QPushButton *m_continue, *m_throw;
  std::vector<BrokenRun> m_runs;
  QString m_folder;
  QStringList m_except;
  int m_serial = 0;
  bool m_busy = false;
};

}  // namespace ullim
