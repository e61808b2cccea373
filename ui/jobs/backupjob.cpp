#include "ui/jobs/backupjob.h"

#include "core/base/threadpriority.h"

#include <memory>
#include <utility>

#include "ui/document.h"
#include "ui/jobs/jobs.h"

namespace ullim {

namespace {
constexpr int kCalmMs = 300;          // after opening: the pages come first
constexpr int kLookEveryMs = 30'000;  // by time; by number it is looked at with every change
}  // namespace

BackupKeeper::BackupKeeper(Document* document, QObject* parent)
    : QObject(parent), m_document(document), m_clock(nowMs) {
  m_calm.setSingleShot(true);
  m_calm.setInterval(kCalmMs);
  m_often.setInterval(kLookEveryMs);
  connect(&m_calm, &QTimer::timeout, this, [this] { start(true); });
  connect(&m_often, &QTimer::timeout, this, &BackupKeeper::look);
  connect(document, &Document::opened, this, &BackupKeeper::begin);
  connect(document, &Document::readOnlyChanged, this, &BackupKeeper::begin);
  connect(document, &Document::stored, this, [this](const auto& steps) {
    m_changes += int(steps.size());
    look();
  });
  connect(document, &Document::closed, this, [this] {
    m_calm.stop();
    m_often.stop();
    if (m_job) m_job->stop();
  });
}

BackupKeeper::~BackupKeeper() = default;

bool BackupKeeper::possible() const {
  return m_document->isOpen() && m_document->readOnly() == Document::ReadOnly::No &&
         !m_document->folder().endsWith(QLatin1String(".ullim-backups"));
}

void BackupKeeper::begin() {
  m_changes = 0;
  m_saidFailed = false;
  m_lastMs = m_clock();
  m_calm.stop();
  m_often.stop();
  if (!possible()) return;
  m_often.start();
  // An empty project has nothing to lose.
  if (m_document->undoCount() > 0 || !m_document->data().clips.empty()) m_calm.start();
}

void BackupKeeper::look() {
  if (possible() && !m_job && backupDue(m_lastMs, m_changes, m_clock())) start(true);
}

void BackupKeeper::backUpNow() {
  if (m_job) {
    m_asked = true;
  } else if (possible()) {
    start(false);
  }
}

void BackupKeeper::start(bool byItself) {
  if (!possible()) return;
  if (m_job) {  // of the project before
    m_again = true;
    return;
  }
  m_calm.stop();
  m_asked = !byItself;
  m_changes = 0;
  m_lastMs = m_clock();
  struct Answer {
    BackupOutcome outcome;
    Error error;
  };
  auto answer = std::make_shared<Answer>();
  // Not one of the listed jobs: it comes every quarter of an hour and is over soon.
  const QString project = m_document->path();
  auto* job = new Job(
      tr("Backing up"),
      [answer, path = project.toStdString()](const JobContext& context) -> Result<Done> {
        giveWayToOthers();
        auto made = makeBackup(path, context);
        if (made) {
          answer->outcome = *made;
          return Done{};
        }
        answer->error = made.error();
        return made.error();
      },
      this);
  m_job = job;
  connect(job, &Job::ended, this, [this, job, answer, project](JobState state) {
    job->deleteLater();
    m_job = nullptr;
    if (std::exchange(m_again, false)) m_calm.start();
    if (project != m_document->path()) return;
    if (state == JobState::Finished) {
      m_saidFailed = false;
      Q_EMIT ended(answer->outcome);
    } else if (state == JobState::Failed) {
      // Another window is making one just now: as good as ours.
      const bool quiet = !m_asked && (m_saidFailed || answer->error.code == ErrorCode::Locked);
      if (!quiet) m_saidFailed = true;
      if (!quiet) Q_EMIT failed(answer->error, !m_asked);
    }
    m_asked = false;
  });
  Q_EMIT started();
  job->start();
}

}  // namespace ullim
