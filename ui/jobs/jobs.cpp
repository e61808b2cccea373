#include "ui/jobs/jobs.h"

#include <algorithm>
#include <mutex>

namespace ullim {

namespace {
constexpr qint64 kReportIntervalMs = 60;
constexpr std::size_t kEndedKept = 30;
constexpr double kLeastShareForEstimate = 0.02, kLeastSecondsForEstimate = 0.7;
}  // namespace

Job::Job(QString title, Body body, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_body(std::move(body)) {}

Job::~Job() {
  m_thread.request_stop();
  if (m_thread.joinable()) m_thread.join();
}

double Job::fraction() const {
  if (m_state == JobState::Finished) return 1;
  return m_total > 0 ? std::min(1.0, double(m_done) / double(m_total)) : -1;
}

double Job::secondsRun() const { return m_state == JobState::Running ? m_clock.elapsed() / 1000.0 : m_ran; }

double Job::secondsLeft() const {
  if (m_state != JobState::Running) return 0;
  if (m_givenLeft >= 0) return m_givenLeft;
  const double share = fraction(), run = secondsRun();
  if (share < kLeastShareForEstimate || run < kLeastSecondsForEstimate) return -1;
  return run * (1 - share) / share;
}

void Job::setDetail(const QString& text) {
  if (m_detail == text) return;
  m_detail = text;
  Q_EMIT changed();
}

void Job::setPaused(bool paused) {
  if (m_paused == paused) return;
  m_paused = paused;
  Q_EMIT changed();
}

void Job::start() {
  m_clock.start();
  m_thread = std::jthread([this](std::stop_token stop) {
    std::mutex mutex;  // reports may come from several workers of the job
    QElapsedTimer sinceReport;
    JobContext context;
    context.stop = stop;
    context.report = [&](std::size_t done, std::size_t total) {
      const std::scoped_lock lock(mutex);
      if (done < total && sinceReport.isValid() && sinceReport.elapsed() < kReportIntervalMs) return;
      sinceReport.restart();
      QMetaObject::invokeMethod(
          this, [this, done, total] { progressed(done, total); }, Qt::QueuedConnection);
    };
    Result<Done> result = m_body(context);
    QMetaObject::invokeMethod(
        this, [this, result = std::move(result)]() mutable { finished(std::move(result)); },
        Qt::QueuedConnection);
  });
}

void Job::stop() { m_thread.request_stop(); }

void Job::progressed(std::size_t done, std::size_t total) {
  if (m_state != JobState::Running) return;
  m_done = done;
  m_total = total;
  Q_EMIT changed();
}

void Job::finished(Result<Done> result) {
  m_ran = m_clock.elapsed() / 1000.0;
  if (result) {
    m_state = JobState::Finished;
  } else if (result.error().code == ErrorCode::Cancelled) {
    m_state = JobState::Stopped;
  } else {
    m_state = JobState::Failed;
    m_error = QString::fromStdString(result.error().detail);
  }
  m_body = nullptr;  // lets go of what the task had captured
  Q_EMIT changed();
  Q_EMIT ended(m_state);
}

JobList::JobList(QObject* parent) : QObject(parent) {}

Job* JobList::start(const QString& title, Job::Body body) {
  auto* job = new Job(title, std::move(body), this);
  m_jobs.insert(m_jobs.begin(), job);
  connect(job, &Job::changed, this, &JobList::changed);
  if (m_jobs.size() > kEndedKept) {
    const auto oldest = std::find_if(m_jobs.rbegin(), m_jobs.rend(),
                                     [](const Job* each) { return each->state() != JobState::Running; });
    if (oldest != m_jobs.rend()) {
      (*oldest)->deleteLater();
      m_jobs.erase(std::next(oldest).base());
    }
  }
  job->start();
  Q_EMIT added(job);
  Q_EMIT changed();
  return job;
}

int JobList::running() const {
  return int(std::count_if(m_jobs.begin(), m_jobs.end(),
                           [](const Job* job) { return job->state() == JobState::Running; }));
}

void JobList::clearEnded() {
  std::erase_if(m_jobs, [](Job* job) {
    if (job->state() == JobState::Running) return false;
    job->deleteLater();
    return true;
  });
  Q_EMIT changed();
}

}  // namespace ullim
