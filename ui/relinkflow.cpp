#include "ui/relinkflow.h"

#include <QAction>
#include <QFileDialog>
#include <algorithm>

#include "core/store/relink.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/messagestrip.h"
#include "ui/session.h"

namespace ullim {

namespace {

constexpr std::size_t kSample = 200;  // clips that are looked at first: says it at once when a folder is gone
constexpr int kCalmMs = 500;          // after opening: the pages come first
constexpr std::size_t kSlice = 4000;  // clips that are copied in one turn of the event loop

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

struct RelinkFlow::Search {
  QString project;
  Result<RelinkOutcome> outcome = Error{};
};

RelinkFlow::RelinkFlow(const Context& context, MessageStrip* messages, QWidget* window)
    : QObject(window), m_context(context), m_messages(messages), m_window(window) {
  connect(context.actions->action(QStringLiteral("file.relink")), &QAction::triggered, this,
          &RelinkFlow::ask);
  connect(context.document, &Document::opened, this, &RelinkFlow::check);
  m_gather.setSingleShot(true);
  connect(&m_gather, &QTimer::timeout, this, &RelinkFlow::gather);
  connect(context.document, &Document::closed, this, [this] {
    m_missing = -1;
    m_gather.stop();
    if (m_check) m_check->stop();
    if (m_search) m_search->stop();
  });
}

void RelinkFlow::check() {
  if (m_check) m_check->stop();
  m_missing = -1;
  m_clips = std::make_shared<std::vector<MissingClip>>();
  m_gather.start(kCalmMs);
}

/// Copies where the clips lie, a slice at a time: the looking is done by a job, which must not see the
/// document.
void RelinkFlow::gather() {
  const auto& clips = m_context.document->data().clips;
  const std::size_t from = m_clips->size(), to = std::min(clips.size(), from + kSlice);
  for (std::size_t i = from; i < to; ++i) m_clips->push_back({clips[i].id, clips[i].file});
  if (to < clips.size()) {
    m_gather.start(0);
  } else {
    look(true);
  }
}

void RelinkFlow::look(bool sample) {
  struct Answer {
    std::string folder;
    std::vector<MissingClip> missing;
  };
  auto answer = std::make_shared<Answer>();
  answer->folder = m_context.document->folder().toStdString();
  // Not one of the listed jobs: nobody asked for it, and it is over soon.
  auto* job = new Job(
      tr("Looking for the files"),
      [answer, clips = m_clips, sample](const JobContext& context) -> Result<Done> {
        auto missing = missingOf(answer->folder, *clips, sample ? kSample : 0, context);
        if (!missing) return missing.error();
        answer->missing = std::move(*missing);
        return Done{};
      },
      this);
  m_check = job;
  connect(job, &Job::ended, this, [this, job, answer, sample, clips = m_clips](JobState state) {
    job->deleteLater();
    if (state != JobState::Finished || clips != m_clips || !m_context.document->isOpen()) return;
    const int missing = int(answer->missing.size());
    if (missing > 0)
      m_messages->show(
          MessageStrip::Kind::Error,
          sample ? tr("Sound files of this project are not where they were.")
                 : tr("%n sound file(s) of this project are not where they were.", nullptr, missing),
          tr("Find moved files…"), [this] { ask(); });
    if (sample) {
      look(false);
      return;
    }
    m_clips.reset();
    m_missing = missing;
    Q_EMIT checked(missing);
  });
  job->start();
}

void RelinkFlow::ask() {
  if (!m_context.document->isOpen()) return;
  auto* dialog =
      new QFileDialog(m_window, tr("Folder in which the sounds may be now"), m_context.document->folder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  connect(dialog, &QFileDialog::filesSelected, this, &RelinkFlow::search);
  dialog->open();
}

void RelinkFlow::search(const QStringList& folders) {
  if (m_search || !m_context.document->isOpen()) return;
  auto search = std::make_shared<Search>();
  search->project = m_context.document->path();
  std::vector<std::string> places;
  for (const QString& folder : folders) places.push_back(folder.toStdString());
  m_search = m_context.jobs->start(
      tr("Finding moved files"), [search, places](const JobContext& job) -> Result<Done> {
        const auto project = Project::open(search->project.toStdString(), OpenMode::ReadOnly);
        if (!project) return project.error();
        const auto data = (*project)->load();
        if (!data) return data.error();
        search->outcome = relinkChange(**project, *data, places, 0, job);
        if (!search->outcome) return search->outcome.error();
        return Done{};
      });
  connect(m_search, &Job::ended, this, [this, search, job = m_search](JobState state) {
    m_search.clear();
    if (state == JobState::Failed && job) m_messages->show(MessageStrip::Kind::Error, job->error());
    if (state == JobState::Finished && search->project == m_context.document->path()) showFound(*search);
  });
}

void RelinkFlow::showFound(const Search& search) {
  const RelinkOutcome& outcome = *search.outcome;
  const int found = int(outcome.found.size()), left = int(outcome.stillMissing.size());
  if (found > 0) {
    m_context.document->commit(outcome.change);
    // The clip on screen could not be read until now.
    const QString current = m_context.session->currentClip();
    m_context.session->setCurrentClip({});
    m_context.session->setCurrentClip(current);
  }
  m_missing = left;
  QStringList parts;
  if (outcome.missing == 0) {
    parts.append(tr("No file is missing."));
  } else {
    parts.append(tr("%n file(s) found again by content.", nullptr, found));
    if (left > 0) parts.append(tr("%n still missing.", nullptr, left));
    if (!outcome.otherContent.empty())
      parts.append(tr("%n file(s) have the right name but other content and were not taken, the first: %1.",
                      nullptr, int(outcome.otherContent.size()))
                       .arg(fromUtf8(outcome.otherContent.front().second)));
  }
  QStringList ids;
  for (const MissingClip& each : outcome.stillMissing) ids.append(fromUtf8(each.id));
  m_messages->show(left > 0 ? MessageStrip::Kind::Error : MessageStrip::Kind::Done,
                   parts.join(QLatin1Char(' ')), ids.isEmpty() ? QString() : tr("Show the missing clips"),
                   [this, ids] { m_context.session->setRestriction(ids, tr("missing files")); });
  Q_EMIT searched(found, left);
}

}  // namespace ullim
