#pragma once
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <vector>

#include "core/learn/model.h"
#include "ui/jobs/jobs.h"

namespace ullim {

/// Predicts files in a Job and hands the answers to the GUI thread in the files' order, a few times a second.
/// The model stays loaded for the next start(). A new start() abandons what still runs.
class PredictRun : public QObject {
  Q_OBJECT
 public:
  PredictRun(JobList* jobs, QObject* parent);
  ~PredictRun() override;  ///< stops what still runs
  void start(const QStringList& files, const QString& modelPath);
  const std::vector<std::string>& classNames() const { return m_classNames; }  ///< of the last answers

 Q_SIGNALS:
  void answered(const std::vector<ullim::Prediction>& predictions);
  void failed(const QString& error);

 private:
  struct Exchange;
  void take();
  JobList* m_jobs;
  std::shared_ptr<Exchange> m_exchange;
  QPointer<Job> m_job;
  QTimer m_timer;
  std::vector<std::string> m_classNames;
};

}  // namespace ullim
