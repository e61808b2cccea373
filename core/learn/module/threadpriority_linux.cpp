#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/learn/module/threadpriority.h"

namespace ullim {

void lowerCallingThreadPriority() {
  // On Linux niceness belongs to the thread, so the thread's own number is given; 0 would mean the main
  // thread's process in other calls of the family. A refusal changes nothing that the user asked for.
  ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), 19);
}

}  // namespace ullim
