#include "core/base/threadpriority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace ullim {

void giveWayToOthers() {
#ifdef __linux__
  // On Linux a nice value belongs to a thread.
  constexpr int kNice = 5;
  const auto thread = id_t(syscall(SYS_gettid));
  setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + kNice);
#endif
}

}  // namespace ullim
