#include "core/learn/module/tensormemory.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>

#include <cstring>
#include <new>

#include "core/base/blockcache.h"

namespace ullim {
namespace {

// Never ends: tensors of LibTorch's own statics may outlive ours.
BlockCache& cache() {
  static BlockCache& one = *new BlockCache;
  return one;
}

void giveBack(void* block) { cache().give(block); }

class CachingAllocator final : public c10::Allocator {
 public:
  // Constant in LibTorch 1 and early 2, later not: one of the two overrides.
  c10::DataPtr allocate(std::size_t n) const { return taken(n); }
  c10::DataPtr allocate(std::size_t n) { return taken(n); }
  c10::DeleterFnPtr raw_deleter() const override { return &giveBack; }
  // Asked for since LibTorch 2.3.
  void copy_data(void* to, const void* from, std::size_t n) const { std::memcpy(to, from, n); }

 private:
  static c10::DataPtr taken(std::size_t n) {
    void* const block = n > 0 ? cache().take(n) : nullptr;
    if (n > 0 && !block) throw std::bad_alloc();
    return {block, block, &giveBack, c10::Device(c10::DeviceType::CPU)};
  }
};

}  // namespace

TensorMemory::TensorMemory() {
  static CachingAllocator& allocator = *new CachingAllocator;
  static const bool set = (c10::SetCPUAllocator(&allocator), true);
  (void)set;
}

TensorMemory::~TensorMemory() { cache().clear(); }

}  // namespace ullim
