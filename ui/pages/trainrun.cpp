#include "ui/pages/trainrun.h"

#include <QFileInfo>
#include <atomic>
#include <mutex>

#include "ui/pages/trainwords.h"

namespace ullim {
namespace {

constexpr int kDrainMs = 100;
constexpr std::size_t kWhole = 1000;   // steps of the job's progress
constexpr double kFeatureShare = 0.1;  // of the bar, for reading the clips

double shareDone(const TrainEvent& e) {
  if (e.kind == TrainEvent::Kind::Features) return e.total > 0 ? kFeatureShare * e.done / e.total : 0;
  if (e.kind == TrainEvent::Kind::Done) return 1;
  const double epochs = std::max(1, e.epochs), folds = std::max(1, e.folds);
  double inFold = 0;
  if (e.kind == TrainEvent::Kind::Batch)
    inFold = (e.epoch - 1 + (e.total > 0 ? double(e.done) / e.total : 0)) / epochs;
  else if (e.kind == TrainEvent::Kind::Epoch)
    inFold = e.epoch / epochs;
  else if (e.kind == TrainEvent::Kind::FoldEnd)
    inFold = 1;
  return kFeatureShare + (1 - kFeatureShare) * (e.fold + std::clamp(inFold, 0.0, 1.0)) / folds;
}

bool movesProgress(const TrainEvent& e) {
  return e.kind != TrainEvent::Kind::Warning && e.kind != TrainEvent::Kind::Split &&
         e.kind != TrainEvent::Kind::FoldStart;
}

}  // namespace

struct TrainRun::Shared {
  std::mutex mutex;
  std::vector<TrainEvent> events;
  std::atomic<StopWish> wish{StopWish::None};
  std::shared_ptr<const RunRecord> record;  // written before the job ends, read after
};

TrainRun::TrainRun(TrainRequest request, JobList* jobs, QObject* parent)
    : QObject(parent),
      m_shared(std::make_shared<Shared>()),
      m_folder(QString::fromStdString(request.runFolder)) {
  m_timer.setInterval(kDrainMs);
  connect(&m_timer, &QTimer::timeout, this, &TrainRun::drain);
  const QString recipe = QString::fromStdString(request.recipe.name);
  m_job = jobs->start(
      tr("Training %1").arg(recipe),
      [shared = m_shared, request = std::move(request)](const JobContext& job) -> Result<Done> {
        JobContext inner;
        inner.stop = job.stop;  // the bar is ours: it spans reading and all folds
        auto record = runTraining(
            request, inner, [&] { return shared->wish.load(); },
            [&](const TrainEvent& e) {
              if (movesProgress(e)) job.progress(std::size_t(shareDone(e) * double(kWhole)), kWhole);
              const std::scoped_lock lock(shared->mutex);
              const bool passing = e.kind == TrainEvent::Kind::Batch || e.kind == TrainEvent::Kind::Features;
              if (passing && !shared->events.empty() && shared->events.back().kind == e.kind)
                shared->events.back() = e;
              else
                shared->events.push_back(e);
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
bool TrainRun::isStopping() const { return isRunning() && m_shared->wish != StopWish::None; }
double TrainRun::fraction() const { return m_job ? std::max(0.0, m_job->fraction()) : 0; }
QString TrainRun::folder() const { return m_folder; }

std::shared_ptr<const RunRecord> TrainRun::record() const { return isRunning() ? nullptr : m_shared->record; }

void TrainRun::stopKeepBest() {
  auto none = StopWish::None;
  m_shared->wish.compare_exchange_strong(none, StopWish::KeepBest);
}

void TrainRun::abort() {
  m_shared->wish = StopWish::Abort;
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
  } else if (e.epoch > 0) {
    m_job->setDetail(
        e.folds > 1 ? tr("fold %1/%2, epoch %3/%4").arg(e.fold + 1).arg(e.folds).arg(e.epoch).arg(e.epochs)
                    : tr("epoch %1/%2").arg(e.epoch).arg(e.epochs));
  }
}

}  // namespace ullim
