#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

namespace ullim {

/// Tables that are the same for every clip of a batch (windows, filter banks, cosines), made once. Keeps the
/// most recently used; those in use live on with their users. Thread-safe.
template <class Key, class Value>
class Memo {
 public:
  explicit Memo(std::size_t most = 16) : m_most(most) {}

  template <class Make>
  std::shared_ptr<const Value> get(const Key& key, Make&& make) {
    {
      const std::scoped_lock lock(m_mutex);
      for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        if (it->first == key) {
          m_entries.splice(m_entries.begin(), m_entries, it);
          return it->second;
        }
    }
    auto made =
        std::make_shared<const Value>(make());  // unlocked: two threads may make the same, one is kept
    const std::scoped_lock lock(m_mutex);
    for (const auto& entry : m_entries)
      if (entry.first == key) return entry.second;
    m_entries.emplace_front(key, made);
    if (m_entries.size() > m_most) m_entries.pop_back();
    return made;
  }

 private:
  std::size_t m_most;
  std::mutex m_mutex;
  std::list<std::pair<Key, std::shared_ptr<const Value>>> m_entries;
};

}  // namespace ullim
