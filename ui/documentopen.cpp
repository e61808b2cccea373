// Opening, leaving, reading beside a writer; the rest of Document is in document.cpp.
#include <QFileInfo>
#include <QLockFile>
#include <QTimer>

#include "ui/documentimpl.h"

namespace ullim {

namespace {

/// Who holds the lock beside the project; `there` is false when nobody does.
Document::Holder holderOf(const QString& path) {
  const QString lockPath = path + QStringLiteral(".lock");
  Document::Holder holder;
  const QFileInfo info(lockPath);
  if (!info.exists()) return holder;
  const QLockFile lock(lockPath);
  holder.there = lock.getLockInfo(&holder.process, &holder.host, &holder.program);
  holder.since = info.lastModified();
  return holder;
}

bool same(const Document::Holder& a, const Document::Holder& b) {
  return a.there == b.there && a.process == b.process && a.host == b.host;
}

struct Opened {
  std::unique_ptr<Project> project;
  std::shared_ptr<Dataset> data;
  Document::ReadOnly readOnly = Document::ReadOnly::No;
  Document::Holder holder;
};

Result<Opened> finish(Result<std::unique_ptr<Project>> project, Document::ReadOnly readOnly) {
  if (!project) return project.error();
  auto loaded = (*project)->load();
  if (!loaded) return loaded.error();
  Opened out;
  out.project = std::move(*project);
  out.data = std::make_shared<Dataset>(std::move(*loaded));
  out.readOnly = readOnly;
  return out;
}

/// The rows that the project was opened without, or with a default in them.
std::optional<Error> oddRows(const Project& project) {
  const auto& problems = project.loadProblems();
  if (problems.empty()) return std::nullopt;
  std::string list = problems.front();
  if (problems.size() > 1) list += ", and " + std::to_string(problems.size() - 1) + " more";
  return Error{ErrorCode::BadFormat, project.path() + ": not all of it could be taken as it stands: " + list +
                                         " (restore a backup)"};
}

Result<Opened> openAnyHow(const std::string& path) {
  auto answer = Project::open(path);
  if (answer) return finish(std::move(answer), Document::ReadOnly::No);
  const Error why = answer.error();
  if (why.code != ErrorCode::Locked && why.code != ErrorCode::FileUnwritable) return why;
  auto reading = Project::open(path, OpenMode::ReadOnly);
  if (!reading && why.code == ErrorCode::FileUnwritable) return why;  // says more than "cannot be read"
  auto out = finish(std::move(reading), why.code == ErrorCode::Locked ? Document::ReadOnly::Held
                                                                      : Document::ReadOnly::Unwritable);
  if (out) out->holder = holderOf(QString::fromStdString(path));
  return out;
}

/// Changes with everything a writer stores.
QString stampOf(const QString& path) {
  QString stamp;
  for (const char* suffix : {"", "-wal"}) {
    const QFileInfo info(path + QLatin1String(suffix));
    if (info.exists())
      stamp += QStringLiteral("%1/%2;").arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
  }
  return stamp;
}

}  // namespace

Document::ReadOnly Document::readOnly() const { return d->readOnly; }
Document::Holder Document::holder() const { return d->holder; }

void Document::create(const QString& path) { start(path, true); }
void Document::open(const QString& path) { start(path, false); }

void Document::start(const QString& path, bool make) {
  leave();
  const auto generation = d->generation;
  const QString absolute = QFileInfo(path).absoluteFilePath();
  d->store.post([this, absolute, make, generation](std::unique_ptr<Project>& project) {
    const std::string at = absolute.toStdString();
    auto answer = make ? finish(Project::create(at), ReadOnly::No) : openAnyHow(at);
    if (!answer) {
      QMetaObject::invokeMethod(
          this,
          [this, absolute, error = answer.error()] {
            Q_EMIT failed(error);
            Q_EMIT openFailed(absolute, error);
          },
          Qt::QueuedConnection);
      return;
    }
    project = std::move(answer->project);
    const StoreCounts counts = countsOf(*project);
    const QString real = QString::fromStdString(project->path()),
                  folder = QString::fromStdString(project->folder());
    d->stamp = stampOf(real);
    const auto odd = oddRows(*project);
    // The newest changes may lie in SQLite's journal still.
    const QFileInfo journal(real + QStringLiteral("-wal"));
    const QDateTime savedAt = std::max(
        QFileInfo(real).lastModified(),
        journal.exists() && journal.size() > 0 ? journal.lastModified() : QDateTime::fromMSecsSinceEpoch(0));
    QMetaObject::invokeMethod(
        this,
        [this, counts, real, folder, savedAt, generation, odd, data = answer->data,
         readOnly = answer->readOnly, holder = answer->holder] {
          if (generation != d->generation) return;  // another project was asked for meanwhile
          {
            const std::scoped_lock lock(d->pathMutex);
            d->path = real;
          }
          d->folder = folder;
          d->open = true;
          d->savedAt = savedAt;
          d->state = SaveState::Saved;
          take(data, counts.undo, counts.redo, readOnly, holder);
          Q_EMIT opened();
          Q_EMIT saveStateChanged(d->state);
          if (odd) Q_EMIT failed(*odd);
        },
        Qt::QueuedConnection);
  });
}

void Document::take(std::shared_ptr<Dataset> data, int undo, int redo, ReadOnly readOnly,
                    const Holder& holder) {
  replaceGuarded(d->data, *d->gate, std::move(*data));
  d->undo = undo;
  d->redo = redo;
  d->readOnly = readOnly;
  d->holder = holder;
  if (readOnly == ReadOnly::No) {
    d->watch->stop();
  } else {
    d->watch->start();
  }
}

void Document::close() {
  if (!d->open) return;
  d->store.post([](std::unique_ptr<Project>& project) { project.reset(); });
  // Labels are on disk within milliseconds of their key; this waits for the last of them.
  d->store.drain();
  forget();
}

void Document::leave() {
  d->store.post([](std::unique_ptr<Project>& project) { project.reset(); });
  if (d->open) {
    forget();
  } else {
    ++d->generation;  // an opening under way is not wanted any more
  }
}

void Document::forget() {
  d->open = false;
  replaceGuarded(d->data, *d->gate, {});
  d->pending.clear();
  d->refused.clear();
  d->held.clear();
  d->travelling = false;
  d->stored.clear();
  d->undo = d->redo = 0;
  d->readOnly = ReadOnly::No;
  d->holder = {};
  d->watch->stop();
  ++d->generation;
  {
    const std::scoped_lock lock(d->pathMutex);
    d->path.clear();
  }
  d->folder.clear();
  Q_EMIT closed();
}

void Document::tryWriting() {
  if (!d->open || d->readOnly == ReadOnly::No) return;
  d->store.post([this, generation = d->generation](std::unique_ptr<Project>& project) {
    if (!project) return;
    const std::string at = project->path();
    auto writing = finish(Project::open(at), ReadOnly::No);
    if (!writing) {
      QMetaObject::invokeMethod(
          this,
          [this, generation, error = writing.error(), holder = holderOf(QString::fromStdString(at))] {
            if (generation != d->generation) return;
            d->holder = holder;
            Q_EMIT readOnlyChanged();
            Q_EMIT failed(error);
          },
          Qt::QueuedConnection);
      return;
    }
    project = std::move(writing->project);
    const StoreCounts counts = countsOf(*project);
    QMetaObject::invokeMethod(
        this,
        [this, generation, counts, data = writing->data] {
          if (generation != d->generation) return;
          take(data, counts.undo, counts.redo, ReadOnly::No, {});
          Q_EMIT readOnlyChanged();
          Q_EMIT changed(Change{}, true);
          Q_EMIT saveStateChanged(d->state);
        },
        Qt::QueuedConnection);
  });
}

void Document::loadAgain() { follow(true); }

void Document::follow(bool evenIfSame) {
  if (!d->open || d->readOnly == ReadOnly::No || d->watching) return;
  d->watching = true;
  d->store.post([this, evenIfSame, generation = d->generation](std::unique_ptr<Project>& project) {
    std::shared_ptr<Dataset> data;
    StoreCounts counts;
    Holder holder;
    if (project && project->readOnly()) {
      const QString at = QString::fromStdString(project->path());
      holder = holderOf(at);
      const QString stamp = stampOf(at);
      if (evenIfSame || stamp != d->stamp) {
        // Opened anew: without a journal the first opening may have read the file as one that stays.
        if (auto again = finish(Project::open(at.toStdString(), OpenMode::ReadOnly), ReadOnly::Held)) {
          project = std::move(again->project);
          data = again->data;
          counts = countsOf(*project);
          d->stamp = stamp;
        }
      }
    }
    QMetaObject::invokeMethod(
        this,
        [this, generation, data, counts, holder] {
          d->watching = false;
          if (generation != d->generation || d->readOnly == ReadOnly::No) return;
          if (!same(d->holder, holder)) {
            d->holder = holder;
            Q_EMIT readOnlyChanged();
          }
          if (!data) return;
          take(data, counts.undo, counts.redo, d->readOnly, holder);
          d->savedAt = QDateTime::currentDateTime();
          Q_EMIT changed(Change{}, true);
          Q_EMIT saveStateChanged(d->state);
        },
        Qt::QueuedConnection);
  });
}

}  // namespace ullim
