#pragma once
#include <QCoreApplication>
#include <QMetaObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <utility>

namespace ullim {

/// Work of milliseconds to seconds off the GUI thread; only the answer to the latest question arrives, and
/// none once the asker is gone. `work` must own what it reads.
class ResultWork {
 public:
  ResultWork() : m_serial(std::make_shared<int>(0)) {}
  ~ResultWork() { ++*m_serial; }
  ResultWork(const ResultWork&) = delete;
  ResultWork& operator=(const ResultWork&) = delete;

  /// GUI thread. `work` runs on a thread of the pool, `then(its answer)` on the GUI thread.
  template <class Work, class Then>
  void ask(Work work, Then then) {
    const int mine = ++*m_serial;
    m_busy = true;
    QThreadPool::globalInstance()->start([this, serial = m_serial, mine, work = std::move(work), then] {
      auto answer = std::make_shared<decltype(work())>(work());
      QMetaObject::invokeMethod(
          QCoreApplication::instance(),
          [this, serial, mine, answer, then] {
            if (*serial != mine) return;
            m_busy = false;
            then(std::move(*answer));
          },
          Qt::QueuedConnection);
    });
  }
  void forget() {
    ++*m_serial;
    m_busy = false;
  }
  bool isBusy() const { return m_busy; }

 private:
  std::shared_ptr<int> m_serial;  // touched on the GUI thread alone
  bool m_busy = false;
};

}  // namespace ullim
