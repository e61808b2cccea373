#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace ullim {

/// A queue between one writing and one reading thread that never locks and, once made, never allocates.
template <class T>
class SpscRing {
 public:
  explicit SpscRing(std::size_t capacity) : m_items(capacity) {}
  std::size_t capacity() const { return m_items.size(); }
  std::size_t readable() const {
    return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_acquire);
  }
  std::size_t writable() const { return capacity() - readable(); }

  /// The writer's: as many as fit. The number taken.
  std::size_t write(std::span<const T> items) {
    const std::size_t at = m_written.load(std::memory_order_relaxed);
    const std::size_t n = std::min(items.size(), writable());
    for (std::size_t i = 0; i < n; ++i) m_items[(at + i) % m_items.size()] = items[i];
    m_written.store(at + n, std::memory_order_release);
    return n;
  }
  bool write(const T& item) { return write(std::span(&item, 1)) == 1; }

  /// The reader's: as many as there are. The number given.
  std::size_t read(std::span<T> items) {
    const std::size_t at = m_read.load(std::memory_order_relaxed);
    const std::size_t n = std::min(items.size(), readable());
    for (std::size_t i = 0; i < n; ++i) items[i] = m_items[(at + i) % m_items.size()];
    m_read.store(at + n, std::memory_order_release);
    return n;
  }
  /// The reader's: the oldest item, which stays; nullptr: none.
  const T* peek() const {
    return readable() > 0 ? &m_items[m_read.load(std::memory_order_relaxed) % m_items.size()] : nullptr;
  }

 private:
  std::vector<T> m_items;
  alignas(64) std::atomic<std::size_t> m_written{0};
  alignas(64) std::atomic<std::size_t> m_read{0};
};

}  // namespace ullim
