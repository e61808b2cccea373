#pragma once
// Says "ask again" often enough to look alive and seldom enough not to be the work itself.
#include <chrono>
#include <functional>
#include <mutex>

namespace ullim {

/// Thread-safe. The listener is called on the thread that noted the news, one at a time.
class Notifier {
 public:
  /// Returns when no call of the old listener is under way any more.
  void setListener(std::function<void()> listener) {
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
  }
  /// There is news: calls now, or not before the last call is kEvery ago.
  void note() {
    const std::scoped_lock lock(m_mutex);
    m_pending = true;
    call();
  }
  /// Calls when news waits and its time has come; milliseconds until then, -1 when there is none.
  int settle() {
    const std::scoped_lock lock(m_mutex);
    call();
    if (!m_pending) return -1;
    const auto left = m_last + kEvery - std::chrono::steady_clock::now();
    return int(std::chrono::ceil<std::chrono::milliseconds>(left).count());
  }

 private:
  static constexpr std::chrono::milliseconds kEvery{33};
  void call() {
    const auto now = std::chrono::steady_clock::now();
    if (!m_pending || now - m_last < kEvery) return;
    m_last = now;
    m_pending = false;
    if (m_listener) m_listener();
  }

  std::mutex m_mutex;
  std::function<void()> m_listener;
  bool m_pending = false;
  std::chrono::steady_clock::time_point m_last{};
};

}  // namespace ullim
