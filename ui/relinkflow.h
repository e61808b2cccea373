#pragma once
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/context.h"

class QWidget;

namespace ullim {

class Job;
class MessageStrip;
struct MissingClip;

/// Sounds that are not where the project says: noticed soon after a project is opened, and found again by
/// their content below folders that the user names. Looking and hashing run as jobs.
class RelinkFlow : public QObject {
  Q_OBJECT
 public:
  RelinkFlow(const Context& context, MessageStrip* messages, QWidget* window);
  void search(const QStringList& folders);
  int missing() const { return m_missing; }  ///< -1: not known yet

 public Q_SLOTS:
  void ask();    ///< for a folder, then search()
  void check();  ///< whether the files are there: a sample, then all

 Q_SIGNALS:
  void checked(int missing);
  void searched(int found, int stillMissing);

 private:
  struct Search;
  void gather();
  void look(bool sample);
  void showFound(const Search& search);

  Context m_context;
  MessageStrip* m_messages;
  QWidget* m_window;
  QPointer<Job> m_check, m_search;
  int m_missing = -1;
  QTimer m_gather;
  std::shared_ptr<std::vector<MissingClip>> m_clips;
};

}  // namespace ullim
