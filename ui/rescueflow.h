#pragma once
#include <QObject>
#include <QPointer>
#include <QString>

#include "ui/context.h"

class QWidget;

namespace ullim {

class Job;
class MessageStrip;
struct Error;
struct RescueReport;

/// A project that cannot be opened because it is damaged: what can be read of it goes into a new file, by a
/// job, and a report says in words what came through. The damaged file is only read.
class RescueFlow : public QObject {
  Q_OBJECT
 public:
  RescueFlow(const Context& context, MessageStrip* messages, QWidget* window);
  /// `to` must not be there yet. One rescue at a time.
  void rescue(const QString& damaged, const QString& to);

 public Q_SLOTS:
  void ask();                              ///< for the damaged project, then askTarget()
  void askTarget(const QString& damaged);  ///< for the new file, then rescue()

 Q_SIGNALS:
  void rescued(const QString& path);

 private:
  void offer(const QString& path, const Error& error);
  void tell(const QString& damaged, const RescueReport& report);

  Context m_context;
  MessageStrip* m_messages;
  QWidget* m_window;
  QPointer<Job> m_job;
};

}  // namespace ullim
