#include "core/base/blockcache.h"

#include <algorithm>
#include <limits>
#include <new>

namespace ullim {
namespace {

// A kept block may be larger than what is asked for by so much of it.
constexpr std::size_t kSlack = 4;
constexpr std::align_val_t kAlign{BlockCache::kAlignment};
// The size stands before the block; a whole line of the processor's cache, so that the block is aligned.
constexpr std::size_t kHeader = BlockCache::kAlignment;

std::size_t& sizeOf(void* block) {
  return *reinterpret_cast<std::size_t*>(static_cast<char*>(block) - kHeader);
}

void* fresh(std::size_t size) {
  if (size > std::numeric_limits<std::size_t>::max() - kHeader) return nullptr;
  void* const begin = ::operator new(size + kHeader, kAlign, std::nothrow);
  if (!begin) return nullptr;
  // No large pages: a few per cent faster, but the system then held the window up for 70 ms now and then.
  void* const block = static_cast<char*>(begin) + kHeader;
  sizeOf(block) = size;
  return block;
}

void release(void* block) { ::operator delete(static_cast<char*>(block) - kHeader, kAlign); }

}  // namespace

void* BlockCache::take(std::size_t n) {
  if (n <= kSmall) return fresh(n);
  {
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_free.lower_bound(n); it != m_free.end() && it->first - n <= n / kSlack) {
      void* const block = it->second.back();
      m_kept -= it->first;
      use(it->first);
      it->second.pop_back();
      if (it->second.empty()) m_free.erase(it);
      return block;
    }
    use(n);
    if (m_inUse + m_kept > 2 * m_mostInUse) dropAll();
  }
  void* block = fresh(n);
  if (!block) {
    clear();
    block = fresh(n);
  }
  if (!block) {
    const std::lock_guard lock(m_mutex);
    m_inUse -= n;
  }
  return block;
}

void BlockCache::use(std::size_t n) {
  m_inUse += n;
  m_mostInUse = std::max(m_mostInUse, m_inUse);
}

void BlockCache::give(void* block) {
  if (!block) return;
  const std::size_t n = sizeOf(block);
  if (n <= kSmall) return release(block);
  const std::lock_guard lock(m_mutex);
  m_inUse -= n;
  if (m_inUse + m_kept + n > 2 * m_mostInUse) dropAll();
  m_free[n].push_back(block);
  m_kept += n;
}

void BlockCache::clear() {
  const std::lock_guard lock(m_mutex);
  dropAll();
  m_mostInUse = m_inUse;
}

void BlockCache::dropAll() {
  for (const auto& [size, blocks] : m_free)
    for (void* const block : blocks) release(block);
  m_free.clear();
  m_kept = 0;
}

std::size_t BlockCache::kept() const {
  const std::lock_guard lock(m_mutex);
  return m_kept;
}

std::size_t BlockCache::inUse() const {
  const std::lock_guard lock(m_mutex);
  return m_inUse;
}

}  // namespace ullim
