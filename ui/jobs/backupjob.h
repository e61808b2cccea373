#pragma once
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <cstdint>
#include <functional>

#include "core/store/backup.h"

namespace ullim {

class Document;
class Job;

/// Makes backups of the open project by itself, by backupDue(): soon after opening what was done since the
/// last one, then while people work. On a thread of its own; labelling never waits for it. A read-only
/// project is left to the one who writes it.
class BackupKeeper : public QObject {
  Q_OBJECT
 public:
  BackupKeeper(Document* document, QObject* parent);
  ~BackupKeeper() override;

  void backUpNow();  ///< also when none is due; answers with ended() or failed()
  bool running() const { return m_job; }
  bool possible() const;  ///< a project is open, for writing, and is no backup itself
  /// UTC, milliseconds; for tests.
  void setClock(std::function<std::int64_t()> clock) { m_clock = std::move(clock); }
  void look();  ///< whether one is due now; comes by itself

 Q_SIGNALS:
  void started();
  void ended(const ullim::BackupOutcome& outcome);
  /// Every failure of backUpNow(); of those by itself the first since the last good one. `byItself`: nobody
  /// is waiting for it.
  void failed(const ullim::Error& error, bool byItself);

 private:
  void begin();
  void start(bool byItself);

  Document* m_document;
  QPointer<Job> m_job;
  QTimer m_calm, m_often;
  std::function<std::int64_t()> m_clock;
  std::int64_t m_lastMs = 0;
  int m_changes = 0;          // since the last one was begun
  bool m_asked = false;       // somebody waits for the running one
  bool m_saidFailed = false;  // said, and none was good since
};

}  // namespace ullim
