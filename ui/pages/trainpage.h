#pragma once
#include <QElapsedTimer>
#include <memory>

#include "core/learn/training.h"
#include "ui/pages/pages.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace ullim {

class EmptyState;
class LuckPanel;
class TrainLive;
class TrainRun;
class TrainSetup;
enum class JobState;

/// Chooses, starts and watches a training. It runs in a Job; leaving the page does not disturb it.
class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(const Context& context, QWidget* parent = nullptr);
  ~TrainPage() override;
  QWidget* activate() override;
  TrainSetup* setup() const { return m_setup; }
  bool isTraining() const;

 public Q_SLOTS:
  void start();
  void pauseOrGoOn();
  void stopKeepBest();
  void abort();
  void openLuck();
  void adoptRun(const QString& folder);  ///< reads the run's settings and shows them

 Q_SIGNALS:
  void trainingEnded(const QString& runFolder);  ///< empty: no run was kept

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* buildSetup();
  QWidget* buildLive();
  void retranslate();
  void showState();
  void showProgress();
  void onEvent(const TrainEvent& event);
  void onEnded(JobState state, const QString& error);
  void log(const QString& line);

  TrainSetup* m_setup;
  QScrollArea* m_scroll;
  QLabel *m_reason, *m_status, *m_left, *m_outcome;
  QPushButton *m_start, *m_pause, *m_stop, *m_abort, *m_show;
  QStackedWidget* m_live;
  EmptyState* m_empty;
  QProgressBar* m_bar;
  TrainLive* m_watch;
  QPlainTextEdit* m_log;
  std::unique_ptr<TrainRun> m_run;
  LuckPanel* m_luck = nullptr;  // made when first asked for
  TrainEvent m_last;
  QString m_shownRun;
};

}  // namespace ullim
