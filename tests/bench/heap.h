#pragma once
#include <cstddef>

namespace ullim::bench {

/// Counts the heap of this process from its making to its end, and costs nothing outside. One at a time.
class HeapWatch {
 public:
  HeapWatch();
  ~HeapWatch();
  HeapWatch(const HeapWatch&) = delete;
  HeapWatch& operator=(const HeapWatch&) = delete;

  /// The most bytes that malloc and its family had handed out at one time, beyond what was out at the start.
  static std::size_t peak();
};

}  // namespace ullim::bench
