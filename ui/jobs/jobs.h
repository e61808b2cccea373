#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

enum class JobState { Running, Finished, Stopped, Failed };

/// One long task on its own thread, seen from the GUI thread. changed() comes at most every 60 ms, in order.
class Job : public QObject {
  Q_OBJECT
 public:
  /// body runs on the job's thread; its error (other than Cancelled) makes the job Failed.
  using Body = std::function<Result<Done>(const JobContext&)>;
  Job(QString title, Body body, QObject* parent);
  ~Job() override;  ///< asks to stop and joins

  QString title() const { return m_title; }
  JobState state() const { return m_state; }
  double fraction() const;     ///< 0..1; -1: not known yet
  double secondsLeft() const;  ///< -1: not known yet
  double secondsRun() const;
  QString error() const { return m_error; }
  QString detail() const { return m_detail; }
  void setDetail(const QString& text);  ///< GUI thread: "fold 2/5, epoch 3/10"
  void setSecondsLeft(double s) { m_givenLeft = s; }
  /// It waits by the user's wish: shown as such, instead of a time left. Running all the same; GUI thread.
  void setPaused(bool paused);
  bool isPaused() const { return m_paused && m_state == JobState::Running; }
  void start();

 public Q_SLOTS:
  void stop();

 Q_SIGNALS:
  void changed();
  void ended(ullim::JobState state);  ///< after the last changed()

 private:
  void progressed(std::size_t done, std::size_t total);
  void finished(Result<Done> result);
  QString m_title, m_error, m_detail;
  Body m_body;
  JobState m_state = JobState::Running;
  std::size_t m_done = 0, m_total = 0;
  double m_givenLeft = -1, m_ran = 0;
  bool m_paused = false;
  QElapsedTimer m_clock;
  std::jthread m_thread;  // last: stopped and joined before the others die
};

/// All jobs of the program, newest first; ended ones stay for a while in the panel.
class JobList : public QObject {
  Q_OBJECT
 public:
  explicit JobList(QObject* parent = nullptr);
  Job* start(const QString& title, Job::Body body);
  std::vector<Job*> jobs() const { return m_jobs; }
  int running() const;
  void clearEnded();

 Q_SIGNALS:
  void added(ullim::Job* job);
  void changed();

 private:
  std::vector<Job*> m_jobs;
};

}  // namespace ullim
