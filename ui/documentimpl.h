#pragma once
// The inside of Document, shared by its .cpp files.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <variant>

#include "ui/document.h"

class QTimer;

namespace ullim {

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
  ReadOnly readOnly = ReadOnly::No;
  Holder holder;
  QTimer* tidy = nullptr;    // fires when nobody has changed anything for a moment
  QTimer* watch = nullptr;   // runs while the project is read-only
  bool watching = false;     // an answer of the store thread is on its way
  std::vector<Step> stored;  // durable, not yet told
  /// Refused by the store and taken back, oldest first: what tryAgain() does.
  std::deque<std::shared_ptr<const Change>> refused;
  /// An undo or redo is at the store; what is asked for meanwhile waits here, so that it is an edit of what
  /// the undo leaves.
  bool travelling = false;
  struct Travel {
    int steps = 1;
    bool back = true;
    int mostClips = -1;  // of an import; < 0: any
  };
  std::deque<std::variant<Change, Travel>> held;
  /// Shown already, not yet acknowledged, oldest first.
  std::deque<std::shared_ptr<const Change>> pending;
  /// Raised when the store refuses a change: what was posted with an older number is refused with it.
  std::uint64_t generation = 0;
  std::atomic<std::uint64_t> refusedBelow{0};
  QString stamp;                 // of the store thread: the file as it was last read
  mutable std::mutex pathMutex;  // importPlan() asks for the path from a worker
  StoreThread store;             // last: joined first
};

/// applyChange() while no worker reads.
inline Result<Done> applyGuarded(Dataset& data, DataGate& gate, const Change& change) {
  const std::unique_lock lock(gate.mutex);
  if (!change.added.empty() || !change.removed.empty()) ++gate.structure;
  return applyChange(data, change);
}

inline void replaceGuarded(Dataset& data, DataGate& gate, Dataset with) {
  const std::unique_lock lock(gate.mutex);
  ++gate.structure;
  std::swap(data, with);
}

/// What the store thread knows after an operation; travels with every answer.
struct StoreCounts {
  int undo = 0, redo = 0;
};
inline StoreCounts countsOf(const Project& project) { return {project.undoCount(), project.redoCount()}; }

}  // namespace ullim
