#include "ui/document.h"

#include <QDir>
#include <QFileInfo>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "ui/settings/settings.h"

namespace ullim {

namespace {

Error closedError() { return {ErrorCode::NotFound, "no project is open (open or create one first)"}; }

/// What the store thread knows after an operation; travels with every answer.
struct StoreCounts {
  int undo = 0, redo = 0;
};

StoreCounts countsOf(const Project& project) { return {project.undoCount(), project.redoCount()}; }

/// applyChange() while no worker reads.
Result<Done> applyGuarded(Dataset& data, DataGate& gate, const Change& change) {
  const std::unique_lock lock(gate.mutex);
  if (!change.added.empty() || !change.removed.empty()) ++gate.structure;
  return applyChange(data, change);
}

void replaceGuarded(Dataset& data, DataGate& gate, Dataset with) {
  const std::unique_lock lock(gate.mutex);
  ++gate.structure;
  std::swap(data, with);
}

bool isStructural(const Change& change) {
  return !change.added.empty() || !change.removed.empty() || !change.classes.empty();
}

}  // namespace

/// The store thread: a queue of tasks over the one Project. Everything else is touched on the GUI thread
/// only.
class StoreThread {
 public:
  using Task = std::function<void(std::unique_ptr<Project>&)>;

  StoreThread() {
    m_thread = std::jthread([this](std::stop_token stop) { run(stop); });
  }

  void post(Task task) {
    {
      const std::scoped_lock lock(m_mutex);
      m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
  }

  /// Waits until the tasks posted so far are done.
  void drain() {
    std::promise<void> reached;
    auto wait = reached.get_future();
    post([&reached](auto&) { reached.set_value(); });
    wait.wait();
  }

 private:
  void run(std::stop_token stop) {
    std::unique_ptr<Project>
        project;  // made, used and closed on this thread: QtSql connections stay where they are made
    while (true) {
      Task task;
      {
        std::unique_lock lock(m_mutex);
        if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }))
          break;  // asked to stop, nothing left
        task = std::move(m_tasks.front());
        m_tasks.pop_front();
      }
      task(project);
    }
  }

  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Task> m_tasks;
  std::jthread m_thread;  // last: stopped and joined before the others die
};

struct Document::Impl {
  Dataset data;
  std::shared_ptr<DataGate> gate = std::make_shared<DataGate>();
  QString path, folder;
  bool open = false;
  SaveState state = SaveState::Saved;
  QDateTime savedAt;
  int undo = 0, redo = 0;
  /// Shown already, not yet acknowledged, oldest first.
  std::deque<std::shared_ptr<const Change>> pending;
  /// Raised when the store refuses a change: what was posted with an older number is refused with it.
  std::uint64_t generation = 0;
  std::atomic<std::uint64_t> refusedBelow{0};
  mutable std::mutex pathMutex;  // importPlan() asks for the path from a worker
  StoreThread store;             // last: joined first
};

Document::Document(QObject* parent) : QObject(parent), d(std::make_unique<Impl>()) {
  qRegisterMetaType<ullim::Change>();
  qRegisterMetaType<ullim::Error>();
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

void Document::create(const QString& path) { start(path, true); }
void Document::open(const QString& path) { start(path, false); }

void Document::start(const QString& path, bool make) {
  close();
  d->store.post([this, path = QFileInfo(path).absoluteFilePath().toStdString(),
                 make](std::unique_ptr<Project>& project) {
    auto answer = make ? Project::create(path) : Project::open(path);
    if (!answer) {
      QMetaObject::invokeMethod(
          this, [this, error = answer.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
      return;
    }
    auto loaded = (*answer)->load();
    if (!loaded) {
      QMetaObject::invokeMethod(
          this, [this, error = loaded.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
      return;
    }
    project = std::move(*answer);
    auto data = std::make_shared<Dataset>(std::move(*loaded));
    const StoreCounts counts = countsOf(*project);
    const QString at = QString::fromStdString(project->path()),
                  folder = QString::fromStdString(project->folder());
    QMetaObject::invokeMethod(
        this,
        [this, data, counts, at, folder] {
          {
            const std::scoped_lock lock(d->pathMutex);
            d->path = at;
          }
          d->folder = folder;
          replaceGuarded(d->data, *d->gate, std::move(*data));
          d->undo = counts.undo;
          d->redo = counts.redo;
          d->open = true;
          // The newest changes may lie in SQLite's journal still.
          const QFileInfo journal(at + QStringLiteral("-wal"));
          d->savedAt = std::max(QFileInfo(at).lastModified(), journal.exists() && journal.size() > 0
                                                                  ? journal.lastModified()
                                                                  : QDateTime::fromMSecsSinceEpoch(0));
          d->state = SaveState::Saved;
          Q_EMIT opened();
          Q_EMIT saveStateChanged(d->state);
        },
        Qt::QueuedConnection);
  });
}

void Document::close() {
  if (!d->open) return;
  // Labels are on disk within a millisecond of their key; this waits for the last of them.
  d->store.post([](std::unique_ptr<Project>& project) { project.reset(); });
  d->store.drain();
  d->open = false;
  replaceGuarded(d->data, *d->gate, {});
  d->pending.clear();
  d->undo = d->redo = 0;
  d->refusedBelow = ++d->generation;
  {
    const std::scoped_lock lock(d->pathMutex);
    d->path.clear();
  }
  d->folder.clear();
  Q_EMIT closed();
}

void Document::setState(SaveState state) {
  d->state = state;
  if (state == SaveState::Saved) d->savedAt = QDateTime::currentDateTime();
  Q_EMIT saveStateChanged(state);
}

void Document::commit(Change change) {
  if (!d->open || change.empty()) return;
  if (change.id.empty()) change.id = newId();
  if (change.whenMs == 0) change.whenMs = nowMs();
  if (change.who.empty()) change.who = annotator().toStdString();
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
    const auto committed = project->commit(*shown);
    if (!committed) d->refusedBelow = generation + 1;
    const StoreCounts counts = countsOf(*project);
    const std::optional<Error> error = committed ? std::nullopt : std::optional(committed.error());
    QMetaObject::invokeMethod(
        this,
        [this, shown, error, generation, undo = counts.undo, redo = counts.redo] {
          if (generation != d->generation) return;
          if (error) {
            takeBack(*error, undo, redo);
            return;
          }
          std::erase(d->pending, shown);
          if (!d->pending.empty()) return;
          d->undo = undo;
          d->redo = redo;
          setState(SaveState::Saved);
        },
        Qt::QueuedConnection);
  });
  Q_EMIT changed(*shown, isStructural(*shown));
  setState(SaveState::Saving);
}

void Document::takeBack(const Error& error, int undo, int redo) {
  ++d->generation;
  const auto refused = std::move(d->pending);
  d->pending.clear();
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
void Document::redo(int steps) { travel(steps, false); }

void Document::travel(int steps, bool back) {
  if (!d->open || steps < 1) return;
  setState(SaveState::Saving);
  d->store.post([this, steps, back, generation = d->generation](std::unique_ptr<Project>& project) {
    if (!project || generation < d->refusedBelow) return;
    auto done = back ? project->undo(steps) : project->redo(steps);
    const StoreCounts counts = countsOf(*project);
    auto answer = std::make_shared<Result<std::vector<Change>>>(std::move(done));
    QMetaObject::invokeMethod(
        this,
        [this, answer, generation, undo = counts.undo, redo = counts.redo] {
          if (!d->open || generation != d->generation) return;
          d->undo = undo;
          d->redo = redo;
          if (!*answer) {
            setState(SaveState::Failed);
            Q_EMIT failed(answer->error());
            return;
          }
          for (const Change& change : **answer) {
            if (!applyGuarded(d->data, *d->gate, change)) {
              resync();  // something was edited between the wish and its answer
              break;
            }
            Q_EMIT changed(change, isStructural(change));
          }
          if (d->pending.empty()) setState(SaveState::Saved);
        },
        Qt::QueuedConnection);
  });
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
