#include <unistd.h>

#include <fstream>
#include <string>

#include "core/base/freememory.h"

namespace ullim {

std::uint64_t freeMemory() {
  // Linux says what it could give back at once from its file cache; elsewhere there are free pages at best.
  std::ifstream info("/proc/meminfo");
  for (std::string name, line; info >> name && std::getline(info, line);)
    if (name == "MemAvailable:") return std::stoull(line) * 1024;
#ifdef _SC_AVPHYS_PAGES
  const long pages = ::sysconf(_SC_AVPHYS_PAGES), size = ::sysconf(_SC_PAGESIZE);
  if (pages > 0 && size > 0) return std::uint64_t(pages) * std::uint64_t(size);
#endif
  return 0;
}

}  // namespace ullim
