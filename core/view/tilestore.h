#pragma once
// The pictures' close-up tiles and the waveform's blocks in memory: the least recently used go first.
#include <compare>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "core/base/matrix.h"
#include "core/view/finishing.h"

namespace ullim {

struct TileKey {
  std::uint64_t source = 0;  ///< number of the picture
  int level = 0;
  std::int64_t index = 0;
  auto operator<=>(const TileKey&) const = default;
};
struct Tile {
  Matrix values;  ///< [columns][kept rows]
  std::vector<ColumnFacts> facts;
};

/// Thread-safe.
class TileStore {
 public:
  explicit TileStore(std::size_t bytes) : m_bytes(bytes) {}
  std::size_t bytes() const { return m_bytes; }

  std::shared_ptr<const Tile> get(const TileKey& key) {
    const std::scoped_lock lock(m_mutex);
    const auto it = m_places.find(key);
    if (it == m_places.end()) return {};
    m_entries.splice(m_entries.begin(), m_entries, it->second);
    return it->second->tile;
  }
  void put(const TileKey& key, std::shared_ptr<const Tile> tile) {
    const std::scoped_lock lock(m_mutex);
    drop(key);
    m_held += sizeOf(*tile);
    m_entries.push_front({key, std::move(tile)});
    m_places[key] = m_entries.begin();
    while (m_held > m_bytes && m_entries.size() > 1) drop(m_entries.back().key);
  }
  void dropSource(std::uint64_t source) {
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_places.begin(); it != m_places.end();) {
      const TileKey key = it->first;
      ++it;
      if (key.source == source) drop(key);
    }
  }

 private:
  struct Entry {
    TileKey key;
    std::shared_ptr<const Tile> tile;
  };
  static std::size_t sizeOf(const Tile& tile) {
    return tile.values.size() * sizeof(float) + tile.facts.size() * sizeof(ColumnFacts);
  }
  void drop(TileKey key) {  // by value: it may be the entry's own
    const auto it = m_places.find(key);
    if (it == m_places.end()) return;
    m_held -= sizeOf(*it->second->tile);
    m_entries.erase(it->second);
    m_places.erase(it);
  }

  const std::size_t m_bytes;
  std::size_t m_held = 0;
  std::mutex m_mutex;
  std::list<Entry> m_entries;  // most recently used first
  std::map<TileKey, std::list<Entry>::iterator> m_places;
};

}  // namespace ullim
