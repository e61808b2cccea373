#pragma once
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <utility>

namespace ullim {

/// Keeps the most recently used values whose costs sum up to at most `limit`; a value larger than that is not
/// kept. Not thread-safe.
template <class Key, class Value>
class LruCache {
 public:
  explicit LruCache(std::size_t limit) : m_limit(limit) {}

  /// nullptr when absent; a found value becomes the newest. The pointer holds until the next insert().
  const Value* find(const Key& key) {
    const auto it = m_places.find(key);
    if (it == m_places.end()) return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, it->second);
    return &it->second->value;
  }

  void insert(const Key& key, Value value, std::size_t cost) {
    erase(key);
    if (cost > m_limit) return;
    while (m_total + cost > m_limit) erase(Key(m_entries.back().key));
    m_entries.push_front({key, std::move(value), cost});
    m_places[key] = m_entries.begin();
    m_total += cost;
  }

  void erase(const Key& key) {
    const auto it = m_places.find(key);
    if (it == m_places.end()) return;
    m_total -= it->second->cost;
    m_entries.erase(it->second);
    m_places.erase(it);
  }

  std::size_t cost() const { return m_total; }
  std::size_t count() const { return m_entries.size(); }

 private:
  struct Entry {
    Key key;
    Value value;
    std::size_t cost;
  };
  std::size_t m_limit, m_total = 0;
  std::list<Entry> m_entries;  // newest first
  std::map<Key, typename std::list<Entry>::iterator> m_places;
};

}  // namespace ullim
