#include <sys/mman.h>

#include "core/base/hugepages.h"

namespace ullim {

void adviseHugePages(void* at, std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  ::madvise(at, bytes, MADV_HUGEPAGE);
#else
  (void)at;
  (void)bytes;
#endif
}

}  // namespace ullim
