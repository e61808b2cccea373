#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <memory>

#include "core/dataset/check.h"
#include "ui/context.h"

namespace ullim {

class Job;

/// Measures clips behind the window: a while after a project was opened or clips came, when there are few
/// enough to be done within a minute, or when asked to. What is measured shows in the table as it comes.
class FactsMeasurer : public QObject {
  Q_OBJECT
 public:
  static constexpr int kByItself = 5000;  ///< clips; more are measured on request only
  explicit FactsMeasurer(const Context& context, QObject* parent = nullptr);
  void measure();  ///< what is not measured yet, however much it is; nothing while it runs
  bool running() const { return m_job != nullptr; }

 private:
  void byItself();
  Context m_context;
  QPointer<Job> m_job;
  QTimer m_later;
  bool m_tried = false;  // in a read-only project, which keeps nothing and is read anew often
};

/// What a check found, and the clips it looked at.
using CheckAnswer = std::function<void(std::shared_ptr<const CheckReport>)>;

/// A job that measures what is new, compares all sounds and looks for what may be wrong. Measurements reach
/// the document as they come. `answer` comes on the GUI thread, unless the job is stopped or fails.
Job* startCheck(const Context& context, const QString& title, CheckAnswer answer);

}  // namespace ullim
