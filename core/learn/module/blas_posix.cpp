#include <dlfcn.h>

#include <filesystem>

#include "core/learn/module/blas.h"

namespace ullim {
namespace {

// LibTorch links libblas.so.3, which the system's alternatives point to one library or another; what it is
// can only be asked at run time.
template <class Function>
Function* find(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_DEFAULT, name));
}

}  // namespace

std::string blasInUse() {
  if (auto* config = find<char*()>("openblas_get_config")) {
    std::string text = config();
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }
  Dl_info info{};
  if (void* sgemm = ::dlsym(RTLD_DEFAULT, "sgemm_"); sgemm && ::dladdr(sgemm, &info) && info.dli_fname) {
    std::error_code ignored;
    const auto file = std::filesystem::canonical(info.dli_fname, ignored);
    const std::string name = file.empty() ? info.dli_fname : file.filename().string();
    const bool reference = file.parent_path().filename() == "blas";
    return name + (reference ? " (reference)" : "");
  }
  return "unknown";
}

void setOpenMpThreads(int threads) {
  if (auto* set = find<void(int)>("omp_set_num_threads")) set(threads);
}

void setBlasThreads(int threads) {
  if (auto* set = find<void(int)>("openblas_set_num_threads")) set(threads);
}

}  // namespace ullim
