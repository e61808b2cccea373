#include "ui/pages/trainrun.h"

#include <QFileInfo>
#include <atomic>
#include <map>
#include <mutex>

#include "ui/pages/trainwords.h"

namespace ullim {
namespace {

constexpr int kDrainMs = 100;
constexpr std::size_t kWhole = 1000;   // steps of the job's progress
constexpr double kFeatureShare = 0.1;  // of the bar, for reading the clips
constexpr double kRivalShare = 0.03;

/// Of its fold, over all networks of an ensemble.
double shareOfFold(const TrainEvent& e) {
  const double epochs = std::max(1, e.epochs), members = std::max(1, e.members);
  double inMember = 0;
  if (e.kind == TrainEvent::Kind::FoldEnd) return 1;
  if (e.kind == TrainEvent::Kind::Batch)
    inMember = (e.epoch - 1 + (e.total > 0 ? double(e.done) / e.total : 0)) / epochs;
  else if (e.kind == TrainEvent::Kind::Epoch)
    inMember = e.epoch / epochs;
  return (e.member + std::clamp(inMember, 0.0, 1.0)) / members;
}

bool movesProgress(const TrainEvent& e) {
  return e.kind != TrainEvent::Kind::Warning && e.kind != TrainEvent::Kind::Split &&
         e.kind != TrainEvent::Kind::FoldStart && e.kind != TrainEvent::Kind::Paused &&
         e.kind != TrainEvent::Kind::Resumed;
}

}  // namespace

struct TrainRun::Shared {
  std::mutex mutex;
  std::vector<TrainEvent> events;
  std::atomic<StopWish> wish{StopWish::None};
  std::shared_ptr<const RunRecord> record;  // written before the job ends, read after
  std::map<int, double> folds;              // share done of each

  /// Of the whole; folds at once take turns in telling. Under the mutex.
  double share(const TrainEvent& e) {
    if (e.kind == TrainEvent::Kind::Features) return e.total > 0 ? kFeatureShare * e.done / e.total : 0;
    if (e.kind == TrainEvent::Kind::Rivals)
      return 1 - kRivalShare + (e.total > 0 ? kRivalShare * e.done / e.total : 0);
    if (e.kind == TrainEvent::Kind::Done) return 1;
    double& mine = folds[e.fold];
    mine = std::max(mine, shareOfFold(e));
    double sum = 0;
    for (const auto& [fold, done] : folds) sum += done;
    return kFeatureShare + (1 - kFeatureShare - kRivalShare) * std::min(1.0, sum / std::max(1, e.folds));
  }

  /// A batch replaces the last one of its fold when nothing else has been told of this fold since.
  void take(const TrainEvent& e) {
    if (e.kind == TrainEvent::Kind::Batch || e.kind == TrainEvent::Kind::Features ||
        e.kind == TrainEvent::Kind::Rivals)
      for (auto old = events.rbegin(); old != events.rend(); ++old) {
        if (old->fold != e.fold) continue;
        if (old->kind != e.kind) break;
        *old = e;
        return;
      }
    events.push_back(e);
  }
};

TrainRun::TrainRun(TrainRequest request, std::shared_ptr<const TrainData> data, JobList* jobs,
                   QObject* parent, Kind kind)
    : QObject(parent),
      m_shared(std::make_shared<Shared>()),
      m_folder(QString::fromStdString(request.runFolder)) {
  const QString recipe = QString::fromStdString(request.recipe.name);
  launch(jobs, tr("Training %1").arg(recipe),
         [kind, data = std::move(data), shared = std::make_shared<const TrainRequest>(std::move(request))](
             const JobContext& job, const Wish& wish, const Tell& tell) {
           TrainRequest whole = *shared;
           if (data) whole.clips = data->clips;
           return kind == Kind::Continued ? resumeTraining(whole, job, wish, tell)
                                          : runTraining(whole, job, wish, tell);
         });
}

void TrainRun::launch(JobList* jobs, const QString& title, const Body& body) {
  m_timer.setInterval(kDrainMs);
  connect(&m_timer, &QTimer::timeout, this, &TrainRun::drain);
  m_job = jobs->start(title, [shared = m_shared, body](const JobContext& job) -> Result<Done> {
    JobContext inner;
    inner.stop = job.stop;  // the bar is ours: it spans reading and all folds
    auto record = body(
        inner, [&] { return shared->wish.load(); },
        [&](const TrainEvent& e) {
          const std::scoped_lock lock(shared->mutex);
          if (movesProgress(e)) job.progress(std::size_t(shared->share(e) * double(kWhole)), kWhole);
          shared->take(e);
        });
    if (!record) return record.error();
    shared->record = std::make_shared<const RunRecord>(std::move(*record));
    return Done{};
  });
  connect(m_job, &Job::ended, this, [this](JobState state) {
    drain();
    m_timer.stop();
    Q_EMIT ended(state, m_job->error());
  });
  m_timer.start();
}

TrainRun::~TrainRun() {
  // The job belongs to the job list and may outlive us: it must not go on unseen.
  if (m_job && isRunning()) m_job->stop();
}

bool TrainRun::isRunning() const { return m_job && m_job->state() == JobState::Running; }
bool TrainRun::isStopping() const {
  const StopWish wish = m_shared->wish;
  return isRunning() && (wish == StopWish::KeepBest || wish == StopWish::Abort);
}
bool TrainRun::isPaused() const { return isRunning() && m_shared->wish == StopWish::Pause; }
double TrainRun::fraction() const { return m_job ? std::max(0.0, m_job->fraction()) : 0; }
QString TrainRun::folder() const { return m_folder; }

std::shared_ptr<const RunRecord> TrainRun::record() const { return isRunning() ? nullptr : m_shared->record; }

void TrainRun::stopKeepBest() {
  auto wish = StopWish::None;
  if (!m_shared->wish.compare_exchange_strong(wish, StopWish::KeepBest)) {
    wish = StopWish::Pause;
    m_shared->wish.compare_exchange_strong(wish, StopWish::KeepBest);
  }
  showPause();
}

void TrainRun::setPaused(bool paused) {
  auto wish = paused ? StopWish::None : StopWish::Pause;
  m_shared->wish.compare_exchange_strong(wish, paused ? StopWish::Pause : StopWish::None);
  showPause();
}

void TrainRun::showPause() {
  if (m_job) m_job->setPaused(m_shared->wish == StopWish::Pause);
}

void TrainRun::abort() {
  m_shared->wish = StopWish::Abort;
  showPause();
  if (m_job) m_job->stop();
}

void TrainRun::drain() {
  std::vector<TrainEvent> events;
  {
    const std::scoped_lock lock(m_shared->mutex);
    events.swap(m_shared->events);
  }
  for (const TrainEvent& e : events) {
    tellJob(e);
    Q_EMIT event(e);
  }
}

void TrainRun::tellJob(const TrainEvent& e) {
  if (!isRunning()) return;
  m_job->setSecondsLeft(e.secondsLeft);
  if (e.kind == TrainEvent::Kind::Features) {
    m_job->setDetail(tr("reading clips, %L1 of %L2").arg(e.done).arg(e.total));
  } else if (e.kind == TrainEvent::Kind::Rivals) {
    m_job->setDetail(tr("baselines and shortcuts, clip %L1 of %L2").arg(e.done / 2).arg(e.total / 2));
  } else if (e.epoch > 0) {
    m_job->setDetail(
        e.folds > 1 ? tr("fold %1/%2, epoch %3/%4").arg(e.fold + 1).arg(e.folds).arg(e.epoch).arg(e.epochs)
                    : tr("epoch %1/%2").arg(e.epoch).arg(e.epochs));
  }
}

}  // namespace ullim
