#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "core/learn/training.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/trainplan.h"

namespace ullim {

/// One training in a Job, seen from the GUI thread: its events come in order, at most ten times a second, and
/// batches only as the last of them.
class TrainRun : public QObject {
  Q_OBJECT
 public:
  enum class Kind { Anew, Continued };  ///< Continued: a broken run, by resumeTraining()
  /// `data`: where the request's clips are, unless they are in it already.
  TrainRun(TrainRequest request, std::shared_ptr<const TrainData> data, JobList* jobs, QObject* parent,
           Kind kind = Kind::Anew);
  ~TrainRun() override;  ///< aborts what still runs

  bool isRunning() const;
  bool isStopping() const;  ///< a wish was made and is not yet fulfilled
  bool isPaused() const;
  double fraction() const;  ///< 0..1 of the whole training
  QString folder() const;
  std::shared_ptr<const RunRecord> record() const;  ///< after Finished

 public Q_SLOTS:
  void stopKeepBest();
  void abort();
  void setPaused(bool paused);

 Q_SIGNALS:
  void event(const ullim::TrainEvent& event);
  void ended(ullim::JobState state, const QString& error);

 private:
  struct Shared;
  using Wish = std::function<StopWish()>;
  using Tell = std::function<void(const TrainEvent&)>;
  using Body = std::function<Result<RunRecord>(const JobContext&, const Wish&, const Tell&)>;
  void launch(JobList* jobs, const QString& title, const Body& body);
  void showPause();  // in the list of jobs
  void drain();
  void tellJob(const TrainEvent& event);
  std::shared_ptr<Shared> m_shared;  // outlives us for as long as the worker runs
  QString m_folder;
  QPointer<Job> m_job;  // the job list clears ended ones away
  QTimer m_timer;
};

}  // namespace ullim
