#include "ui/document.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

#include "ui/documentimpl.h"
#include "ui/settings/settings.h"

namespace ullim {

namespace {

Error closedError() { return {ErrorCode::NotFound, "no project is open (open or create one first)"}; }

constexpr int kWatchMs = 2000;
constexpr int kTidyMs = 500;  // after a key, before the next: the ear needs longer  // how often a reader
                              // looks whether the writer has stored something

bool isStructural(const Change& change) {
  return !change.added.empty() || !change.removed.empty() || !change.classes.empty();
}

/// The same wish for clips that an undo has changed since it was made: what counts is what it makes of them.
Change rebased(const Dataset& data, Change change) {
  const auto follow = [](auto& before, auto& after, const auto& present) {
    if (after) before = present;
  };
  std::erase_if(change.clips, [&](ClipEdit& edit) {
    const Clip* clip = data.find(edit.clipId);
    if (!clip) return true;  // its import was undone
    follow(edit.before.label, edit.after.label, clip->label);
    follow(edit.before.status, edit.after.status, clip->status);
    follow(edit.before.notes, edit.after.notes, clip->notes);
    follow(edit.before.group, edit.after.group, clip->group);
    follow(edit.before.file, edit.after.file, clip->file);
    return edit.before == edit.after;
  });
  return change;
}

}  // namespace

Document::Document(QObject* parent) : QObject(parent), d(std::make_unique<Impl>()) {
  qRegisterMetaType<ullim::Change>();
  qRegisterMetaType<ullim::Error>();
  d->tidy = new QTimer(this);
  d->tidy->setSingleShot(true);
  d->tidy->setInterval(kTidyMs);
  connect(d->tidy, &QTimer::timeout, this, [this] {
    d->store.post([](std::unique_ptr<Project>& project) {
      if (project) project->tidy();
    });
  });
  d->watch = new QTimer(this);
  d->watch->setInterval(kWatchMs);
  connect(d->watch, &QTimer::timeout, this, [this] { follow(false); });
}

Document::~Document() = default;

bool Document::isOpen() const { return d->open; }

QString Document::path() const {
  const std::scoped_lock lock(d->pathMutex);
  return d->path;
}

QString Document::folder() const { return d->folder; }
QString Document::displayName() const { return QFileInfo(d->path).completeBaseName(); }
const Dataset& Document::data() const { return d->data; }
std::shared_ptr<DataGate> Document::gate() const { return d->gate; }

QString Document::absolutePath(const Clip& clip) const {
  const QString file = QString::fromStdString(clip.file);
  return QDir::isAbsolutePath(file) ? file : d->folder + QLatin1Char('/') + file;
}

Document::SaveState Document::saveState() const { return d->state; }
QDateTime Document::savedAt() const { return d->savedAt; }
int Document::undoCount() const { return d->undo; }
int Document::redoCount() const { return d->redo; }

QString Document::annotator() const {
  const QString name = Settings::instance().value(setting::annotator).toString().trimmed();
  static const QString systemName = QString::fromStdString(userName());
  return name.isEmpty() ? systemName : name;
}

void Document::setState(SaveState state) {
  d->state = state;
  if (state == SaveState::Saved) d->savedAt = QDateTime::currentDateTime();
  Q_EMIT saveStateChanged(state);
  if (state == SaveState::Saved && !d->stored.empty()) Q_EMIT stored(std::exchange(d->stored, {}));
}

bool Document::refuseReadOnly() {
  if (d->readOnly == ReadOnly::No) return false;
  Q_EMIT failed({ErrorCode::FileUnwritable, path().toStdString() + ": is open read-only"});
  Q_EMIT changed(Change{}, false);  // what a widget shows already goes back to what is
  return true;
}

void Document::commit(Change change) {
  if (!d->open || change.empty() || refuseReadOnly()) return;
  if (change.id.empty()) change.id = newId();
  if (change.whenMs == 0) change.whenMs = nowMs();
  if (change.who.empty()) change.who = annotator().toStdString();
  if (d->travelling) {
    d->held.emplace_back(std::move(change));
    setState(SaveState::Saving);
    return;
  }
  if (const auto applied = applyGuarded(d->data, *d->gate, change); !applied) {
    Q_EMIT failed(applied.error());
    return;
  }
  auto shown = std::make_shared<const Change>(std::move(change));
  d->pending.push_back(shown);
  ++d->undo;
  d->redo = 0;
  d->store.post([this, shown, generation = d->generation](std::unique_ptr<Project>& project) {
    if (!project || generation < d->refusedBelow) return;  // taken back together with the one that failed
    const auto committed = [&]() -> Result<Done> {
      if (shown->added.empty()) return project->commitShown(*shown);
      const auto answer = project->commit(*shown);
      if (!answer) return answer.error();
      return Done{};
    }();
    const auto durable = std::chrono::steady_clock::now();
    if (!committed) d->refusedBelow = generation + 1;
    const StoreCounts counts = countsOf(*project);
    const std::optional<Error> error = committed ? std::nullopt : std::optional(committed.error());
    QMetaObject::invokeMethod(
        this,
        [this, shown, error, generation, durable, undo = counts.undo, redo = counts.redo] {
          if (generation != d->generation) {
            if (error) Q_EMIT failed(*error);  // of a project that was left already: said all the same
            return;
          }
          if (error) {
            takeBack(*error, undo, redo);
            return;
          }
          std::erase(d->pending, shown);
          d->stored.push_back({QString::fromStdString(shown->id), Act::Do, durable});
          if (!d->pending.empty() || d->travelling) return;
          d->undo = undo;
          d->redo = redo;
          setState(SaveState::Saved);
        },
        Qt::QueuedConnection);
  });
  Q_EMIT changed(*shown, isStructural(*shown));
  setState(SaveState::Saving);
  d->tidy->start();
}

void Document::takeBack(const Error& error, int undo, int redo) {
  ++d->generation;
  const auto refused = std::move(d->pending);
  d->pending.clear();
  d->refused.insert(d->refused.end(), refused.begin(), refused.end());
  d->undo = undo;
  d->redo = redo;
  for (auto it = refused.rbegin(); it != refused.rend(); ++it) {
    const Change back = inverse(**it);
    if (const auto applied = applyGuarded(d->data, *d->gate, back); !applied) {
      resync();
      break;
    }
    Q_EMIT changed(back, isStructural(back));
  }
  setState(SaveState::Failed);
  Q_EMIT failed(error);
  goOn();  // an undo that was waiting behind it was refused with it
}

bool Document::canTryAgain() const { return !d->refused.empty(); }

void Document::tryAgain() {
  const auto refused = std::exchange(d->refused, {});
  for (const auto& change : refused) commit(*change);
}

void Document::resync() {
  d->store.post([this](std::unique_ptr<Project>& project) {
    if (!project) return;
    auto loaded = project->load();
    if (!loaded) return;
    auto data = std::make_shared<Dataset>(std::move(*loaded));
    QMetaObject::invokeMethod(
        this,
        [this, data] {
          if (!d->open) return;
          replaceGuarded(d->data, *d->gate, std::move(*data));
          Q_EMIT changed(Change{}, true);
        },
        Qt::QueuedConnection);
  });
}

void Document::setOpinions(const std::vector<std::pair<std::string, ModelOpinion>>& opinions) {
  {
    const std::unique_lock lock(d->gate->mutex);
    for (Clip& clip : d->data.clips) clip.opinion = {};
    for (const auto& [id, opinion] : opinions)
      if (Clip* clip = d->data.find(id)) clip->opinion = opinion;
  }
  Q_EMIT opinionsChanged();
}

void Document::setFacts(std::vector<std::pair<std::string, ClipFacts>> facts) {
  if (!d->open) return;
  {
    const std::unique_lock lock(d->gate->mutex);
    std::erase_if(facts, [this](const auto& each) { return d->data.find(each.first) == nullptr; });
    for (const auto& [id, fact] : facts) d->data.find(id)->facts = fact;
  }
  if (facts.empty()) return;
  // What the disk does not take is measured again next time: no reason to disturb anybody.
  d->store.post([facts = std::move(facts)](std::unique_ptr<Project>& project) {
    if (project && !project->readOnly()) (void)project->setFacts(facts);
  });
  Q_EMIT factsChanged();
}

void Document::requestSetting(const QString& key, std::function<void(QString)> answer) {
  d->store.post(
      [this, key = key.toStdString(), answer = std::move(answer)](std::unique_ptr<Project>& project) {
        const QString value = project ? QString::fromStdString(project->setting(key)) : QString();
        QMetaObject::invokeMethod(
            this, [answer, value] { answer(value); }, Qt::QueuedConnection);
      });
}

void Document::keepSetting(const QString& key, const QString& value) {
  d->store.post([key = key.toStdString(), value = value.toStdString()](std::unique_ptr<Project>& project) {
    if (project && !project->readOnly()) (void)project->setSetting(key, value);
  });
}

void Document::undo(int steps) { travel(steps, true); }
void Document::undoBeforeImport(int mostClips) { travel(1, true, mostClips); }
void Document::redo(int steps) { travel(steps, false); }

void Document::travel(int steps, bool back, int mostClips) {
  if (!d->open || steps < 1 || refuseReadOnly()) return;
  setState(SaveState::Saving);
  if (d->travelling) {
    d->held.emplace_back(Impl::Travel{steps, back, mostClips});
    return;
  }
  d->travelling = true;
  d->store.post([this, steps, back, mostClips, who = annotator().toStdString(),
                 generation = d->generation](std::unique_ptr<Project>& project) {
    if (!project || generation < d->refusedBelow) return;
    int ahead = 0;
    if (back && mostClips >= 0)
      if (const auto next = project->nextUndo(); next && *next && (*next)->kind == "import")
        ahead = (*next)->clips > mostClips ? (*next)->clips : 0;
    auto done = ahead > 0 ? Result<std::vector<Change>>(std::vector<Change>())
                : back    ? project->undo(steps, who)
                          : project->redo(steps, who);
    const auto durable = std::chrono::steady_clock::now();
    const StoreCounts counts = countsOf(*project);
    auto answer = std::make_shared<Result<std::vector<Change>>>(std::move(done));
    QMetaObject::invokeMethod(
        this,
        [this, answer, back, ahead, generation, durable, undo = counts.undo, redo = counts.redo] {
          if (!d->open || generation != d->generation) return;
          d->undo = undo;
          d->redo = redo;
          if (!*answer) {
            setState(SaveState::Failed);
            Q_EMIT failed(answer->error());
            goOn();
            return;
          }
          for (const Change& change : **answer)
            d->stored.push_back({QString::fromStdString(change.id), back ? Act::Undo : Act::Redo, durable});
          for (const Change& change : **answer) {
            if (!applyGuarded(d->data, *d->gate, change)) {
              resync();  // something was edited between the wish and its answer
              break;
            }
            Q_EMIT changed(change, isStructural(change));
            Q_EMIT travelled(change, back ? Act::Undo : Act::Redo);
          }
          goOn();
          d->tidy->start();
          if (d->pending.empty() && !d->travelling) setState(SaveState::Saved);
          if (ahead > 0) Q_EMIT importAhead(ahead);
        },
        Qt::QueuedConnection);
  });
}

void Document::goOn() {
  d->travelling = false;
  while (!d->held.empty() && !d->travelling) {
    auto next = std::move(d->held.front());
    d->held.pop_front();
    if (const auto* travel = std::get_if<Impl::Travel>(&next)) {
      this->travel(travel->steps, travel->back, travel->mostClips);
    } else {
      commit(rebased(d->data, std::move(std::get<Change>(next))));
    }
  }
}

void Document::requestHistory(int limit, std::function<void(std::vector<HistoryEntry>)> answer) {
  d->store.post([this, limit, answer = std::move(answer)](std::unique_ptr<Project>& project) {
    std::vector<HistoryEntry> entries;
    if (project)
      if (auto history = project->history(limit)) entries = std::move(*history);
    QMetaObject::invokeMethod(
        this, [answer, entries = std::move(entries)]() mutable { answer(std::move(entries)); },
        Qt::QueuedConnection);
  });
}

void Document::requestClipHistory(const QString& clipId,
                                  std::function<void(std::vector<ClipHistoryEntry>)> answer) {
  d->store.post(
      [this, id = clipId.toStdString(), answer = std::move(answer)](std::unique_ptr<Project>& project) {
        std::vector<ClipHistoryEntry> entries;
        if (project)
          if (auto history = project->clipHistory(id)) entries = std::move(*history);
        QMetaObject::invokeMethod(
            this, [answer, entries = std::move(entries)]() mutable { answer(std::move(entries)); },
            Qt::QueuedConnection);
      });
}

void Document::ask(std::function<void(const Project&)> read, std::function<void()> then) {
  d->store.post([this, read = std::move(read), then = std::move(then),
                 generation = d->generation](std::unique_ptr<Project>& project) {
    if (!project) return;
    read(*project);
    QMetaObject::invokeMethod(
        this,
        [this, then, generation] {
          if (d->open && generation <= d->generation) then();
        },
        Qt::QueuedConnection);
  });
}

Result<Done> Document::importPlan(ImportPlan plan, const JobContext& job,
                                  std::function<void(Result<ImportOutcome>)> answer) {
  const auto give = [this, answer](Result<ImportOutcome> result) {
    auto shared = std::make_shared<Result<ImportOutcome>>(std::move(result));
    QMetaObject::invokeMethod(
        this, [answer, shared] { answer(std::move(*shared)); }, Qt::QueuedConnection);
  };
  const auto refuse = [&give](const Error& error) {
    give(error);
    return Result<Done>(error);
  };
  const std::string at = path().toStdString();
  if (at.empty()) return refuse(closedError());

  // Hashing hundreds of files must not hold up the labels that wait for the store thread, so the worker reads
  // the project through a connection of its own.
  Result<ImportOutcome> outcome = Error{};
  {
    d->store.drain();  // edits shown already are in the file then
    auto reader = Project::open(at, OpenMode::ReadOnly);
    if (!reader) return refuse(reader.error());
    const auto known = (*reader)->load();
    if (!known) return refuse(known.error());
    outcome = importChange(**reader, *known, plan, 0, job);
  }
  if (!outcome) return refuse(outcome.error());
  if (job.stopped()) return refuse({ErrorCode::Cancelled, "import"});
  if (outcome->change.empty()) {
    give(std::move(outcome));
    return Done{};
  }
  outcome->change.who = annotator().toStdString();

  std::promise<Result<Done>> durable;
  auto wait = durable.get_future();
  d->store.post([this, &durable, &outcome](std::unique_ptr<Project>& project) {
    if (!project) {
      durable.set_value(closedError());
      return;
    }
    auto committed = project->commit(std::move(outcome->change));
    if (!committed) {
      durable.set_value(committed.error());
      return;
    }
    outcome->change = std::move(*committed);
    const StoreCounts counts = countsOf(*project);
    QMetaObject::invokeMethod(
        this, [this, undo = counts.undo, redo = counts.redo] { d->undo = undo, d->redo = redo; },
        Qt::QueuedConnection);
    durable.set_value(Done{});
  });
  const Result<Done> written = wait.get();
  if (!written) return refuse(written.error());

  auto shared = std::make_shared<Result<ImportOutcome>>(std::move(outcome));
  QMetaObject::invokeMethod(
      this,
      [this, shared, answer, at] {
        if (d->open && path().toStdString() == at) {
          const Change& change = (*shared)->change;
          d->stored.push_back({QString::fromStdString(change.id), Act::Do, std::chrono::steady_clock::now()});
          if (applyGuarded(d->data, *d->gate, change)) {
            Q_EMIT changed(change, true);
          } else {
            resync();
          }
          if (d->pending.empty()) setState(SaveState::Saved);
        }
        answer(std::move(*shared));
      },
      Qt::QueuedConnection);
  return Done{};
}

}  // namespace ullim
