#pragma once
#include <memory>
#include <optional>

#include "core/learn/training.h"
#include "ui/pages/pages.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace ullim {

class BrokenRunStrip;
class EmptyState;
class LuckPanel;
class RunQueue;
struct TrainStart;
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
  QString lostByQuitting() const override;
  QString lostByLeaving() const override;
  RunQueue* queue() const { return m_queue; }
  BrokenRunStrip* brokenRuns() const { return m_broken; }
  TrainSetup* setup() const { return m_setup; }
  bool isTraining() const;

 public Q_SLOTS:
  void start();
  void pauseOrGoOn();
  void stopKeepBest();
  void abort();
  void openLuck();
  void showCurvesAlone(bool alone);      ///< without setup and log: for a projector; once something was begun
  void addToQueue();                     ///< as it is set up now; starts at once when nothing runs
  void continueBroken();                 ///< the run that the strip shows
  void adoptRun(const QString& folder);  ///< reads the run's settings and shows them

 Q_SIGNALS:
  void trainingEnded(const QString& runFolder);  ///< empty: no run was kept

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildSetup();
  QWidget* buildLive();
  void retranslate();
  void showState();
  void showProgress();
  void onEvent(const TrainEvent& event);
  void onEnded(JobState state, const QString& error);
  void log(const QString& line);
  std::optional<TrainStart> prepared();  ///< unset: told why
  enum class How { Anew, Queued, Continued };
  void begin(TrainStart start, How how);
  void startNext();
  void goToLeaks();
  QString lostWaiting() const;
  QString freeFolder(const QString& recipe);  ///< no run has been or will be written into it
  void goOnWith(const Result<TrainRequest>& read);
  void lookForBroken();

  TrainSetup* m_setup;
  QScrollArea* m_scroll;
  QLabel *m_reason, *m_status, *m_left, *m_outcome;
  QPushButton *m_start, *m_enqueue, *m_pause, *m_stop, *m_abort, *m_show, *m_alone;
  QWidget* m_side;
  QStackedWidget* m_live;
  EmptyState* m_empty;
  QProgressBar* m_bar;
  TrainLive* m_watch;
  QPlainTextEdit* m_log;
  RunQueue* m_queue;
  BrokenRunStrip* m_broken;
  std::unique_ptr<TrainRun> m_run;
  How m_how = How::Anew;        // of m_run
  QStringList m_folders;        // given out in this session
  LuckPanel* m_luck = nullptr;  // made when first asked for
  TrainEvent m_last;
  QString m_shownRun;
};

}  // namespace ullim
