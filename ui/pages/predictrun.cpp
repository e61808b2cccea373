#include "ui/pages/predictrun.h"

#include <mutex>

namespace ullim {
namespace {
constexpr int kTakeMs = 100;
}

/// Between the job's thread and us: finished predictions, and the model for the next time.
struct PredictRun::Exchange {
  std::mutex mutex;
  std::vector<Prediction> done;
  QString modelPath;
  std::shared_ptr<Predictor> predictor;
};

PredictRun::PredictRun(JobList* jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_exchange(std::make_shared<Exchange>()) {
  m_timer.setInterval(kTakeMs);
  connect(&m_timer, &QTimer::timeout, this, &PredictRun::take);
}

PredictRun::~PredictRun() {
  if (m_job) m_job->stop();
}

void PredictRun::start(const QStringList& files, const QString& modelPath) {
  if (m_job) {
    m_job->disconnect(this);
    m_job->stop();
  }
  // A new exchange for each run: answers of an abandoned one find nobody.
  auto fresh = std::make_shared<Exchange>();
  {
    const std::scoped_lock lock(m_exchange->mutex);
    fresh->modelPath = m_exchange->modelPath;
    fresh->predictor = m_exchange->predictor;
  }
  m_exchange = fresh;
  m_job = m_jobs->start(tr("Predicting"),
                        [exchange = fresh, files, modelPath](const JobContext& job) -> Result<Done> {
                          std::shared_ptr<Predictor> predictor;
                          {
                            const std::scoped_lock lock(exchange->mutex);
                            if (exchange->modelPath == modelPath) predictor = exchange->predictor;
                          }
                          if (!predictor) {
                            auto loaded = Predictor::load(modelPath.toStdString());
                            if (!loaded) return loaded.error();
                            predictor = std::move(*loaded);
                            const std::scoped_lock lock(exchange->mutex);
                            exchange->modelPath = modelPath;
                            exchange->predictor = predictor;
                          }
                          for (qsizetype i = 0; i < files.size(); ++i) {
                            if (job.stopped()) return Error{ErrorCode::Cancelled, "predict"};
                            Prediction p = predictor->predictFile(files[i].toStdString());
                            {
                              const std::scoped_lock lock(exchange->mutex);
                              exchange->done.push_back(std::move(p));
                            }
                            job.progress(std::size_t(i + 1), std::size_t(files.size()));
                          }
                          return Done{};
                        });
  connect(m_job, &Job::ended, this, [this](JobState state) {
    take();
    m_timer.stop();
    if (state == JobState::Failed && m_job) Q_EMIT failed(m_job->error());
  });
  m_timer.start();
}

void PredictRun::take() {
  std::vector<Prediction> answers;
  {
    const std::scoped_lock lock(m_exchange->mutex);
    answers.swap(m_exchange->done);
    if (m_exchange->predictor) m_classNames = m_exchange->predictor->classNames();
  }
  if (!answers.empty()) Q_EMIT answered(answers);
}

}  // namespace ullim
