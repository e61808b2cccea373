#pragma once
#include <cstddef>
#include <map>
#include <mutex>

#include <vector>

namespace ullim {

/// Memory that was given back and will be asked for again in about the same size, as each step of a training
/// does.
/// The C library returns large blocks to the system at once, which then clears every page anew: a fifth of
/// the time of a step. Any thread may call anything at any time.
class BlockCache {
 public:
  static constexpr std::size_t kAlignment = 64;     ///< what LibTorch promises for its tensors
  static constexpr std::size_t kSmall = 32 * 1024;  ///< up to here the C library is fast enough

  BlockCache() = default;
  BlockCache(const BlockCache&) = delete;
  BlockCache& operator=(const BlockCache&) = delete;
  ~BlockCache() { clear(); }

  /// At least n > 0 bytes at a multiple of kAlignment, not cleared; nullptr where there is no memory left,
  /// what is kept included.
  void* take(std::size_t n);
  /// What take() gave, or nullptr. It is kept if it is larger than kSmall, unless kept and used blocks
  /// together would be twice what was ever in use at a time: then what is kept goes back first.
  void give(void* block);
  /// Returns what is kept to the system.
  void clear();

  std::size_t kept() const;   ///< bytes
  std::size_t inUse() const;  ///< bytes of blocks larger than kSmall

 private:
  void use(std::size_t n);
  void dropAll();

  mutable std::mutex m_mutex;
  std::map<std::size_t, std::vector<void*>> m_free;  ///< by size; no list is empty
  std::size_t m_kept = 0, m_inUse = 0, m_mostInUse = 0;
};

}  // namespace ullim
