#include <dlfcn.h>

#include <filesystem>
#include <mutex>

#include "core/base/sharedmodule.h"

namespace ullim {

Result<void*> loadModuleSymbol(const std::string& module, const std::string& symbol) {
  static std::mutex mutex;
  const std::scoped_lock lock(mutex);
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  const std::string file = "lib" + module + ".so";
  std::string why = "no program folder";
  for (const auto& candidate : {folder / file, folder / "../lib/ullim" / file}) {
    if (!std::filesystem::exists(candidate, ignored)) {
      if (why == "no program folder") why = candidate.string() + " is not there";
      continue;
    }
    void* handle = ::dlopen(candidate.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
      why = ::dlerror();
      continue;
    }
    if (void* address = ::dlsym(handle, symbol.c_str())) return address;
    why = ::dlerror();
  }
  return Error{ErrorCode::Unsupported,
               file + ": " + why + " (install the packages of packaging/packages.txt, then build again)"};
}

}  // namespace ullim
