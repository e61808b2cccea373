// Counts the heap of this program by standing before glibc's malloc family; every library in the process
// comes through here, FFTW's aligned buffers too.
#include "tests/bench/heap.h"

#include <malloc.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* p, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* p);
}

namespace {

std::atomic<bool> g_counting{false};
// Signed: what was taken before the count began may be given back during it.
std::atomic<std::int64_t> g_now{0}, g_peak{0};

void add(std::int64_t size) {
  const std::int64_t now = g_now.fetch_add(size) + size;
  std::int64_t peak = g_peak.load();
  while (now > peak && !g_peak.compare_exchange_weak(peak, now)) {
  }
}

void* taken(void* p) {
  if (p && g_counting.load(std::memory_order_relaxed)) add(std::int64_t(malloc_usable_size(p)));
  return p;
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) { return taken(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return taken(__libc_calloc(count, size)); }
void* memalign(std::size_t alignment, std::size_t size) { return taken(__libc_memalign(alignment, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return taken(__libc_memalign(alignment, size));
}
int posix_memalign(void** p, std::size_t alignment, std::size_t size) {
  void* const found = taken(__libc_memalign(alignment, size));
  if (!found) return ENOMEM;
  *p = found;
  return 0;
}
void* realloc(void* p, std::size_t size) {
  const bool counting = p && g_counting.load(std::memory_order_relaxed);
  const std::size_t before = counting ? malloc_usable_size(p) : 0;
  void* const moved = __libc_realloc(p, size);
  if (!moved && size > 0) return nullptr;
  if (counting) add(-std::int64_t(before));
  return taken(moved);
}
void free(void* p) {
  if (p && g_counting.load(std::memory_order_relaxed)) add(-std::int64_t(malloc_usable_size(p)));
  __libc_free(p);
}
}

namespace ullim::bench {

HeapWatch::HeapWatch() {
  g_now = 0;
  g_peak = 0;
  g_counting = true;
}
HeapWatch::~HeapWatch() { g_counting = false; }
std::size_t HeapWatch::peak() { return std::size_t(g_peak.load()); }

}  // namespace ullim::bench
