#include "core/cli/system.h"

#include <dlfcn.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "core/dataset/featurecache.h"

namespace ullim {

namespace fs = std::filesystem;
namespace {
constexpr std::uint64_t kMostCacheMb = std::uint64_t(1) << 40;  // shifted by 20 bits it still fits
}

std::vector<std::string> mappedLibraries(const std::string& word) {
  std::vector<std::string> found;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto slash = line.find('/');
    if (slash == std::string::npos) continue;
    const fs::path path = line.substr(slash);
    if (path.filename().string().find(word) == std::string::npos) continue;
    if (path.filename().string().find(".so") == std::string::npos) continue;
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    const std::string text = error ? path.string() : real.string();
    if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
  }
  return found;
}

std::string libraryVersion(const std::string& file, const std::string& symbol, bool isText) {
  void* library = ::dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (!library) return {};
  std::string version;
  if (void* address = ::dlsym(library, symbol.c_str()))
    version = isText ? static_cast<const char*>(address) : reinterpret_cast<const char* (*)()>(address)();
  ::dlclose(library);
  return version;
}

std::vector<std::string> soundCards() {
  // Lines come in pairs: " 0 [PCH            ]: HDA-Intel - HDA Intel PCH" and a longer description.
  std::vector<std::string> cards;
  std::ifstream file("/proc/asound/cards");
  for (std::string line; std::getline(file, line);) {
    const auto colon = line.find("]: ");
    if (colon != std::string::npos) cards.push_back(line.substr(colon + 3));
  }
  return cards;
}

std::string cacheFolder() {
  if (const char* own = std::getenv("ULLIM_CACHE_DIR"); own && *own) return own;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
    return (fs::path(cache) / "ullim").string();
  if (const char* home = std::getenv("HOME"); home && *home)
    return (fs::path(home) / ".cache" / "ullim").string();
  return {};
}

Result<std::uint64_t> cacheLimitBytes() {
  const char* const wish = std::getenv("ULLIM_CACHE_LIMIT_MB");
  if (!wish || !*wish) return kFeatureCacheBytes;
  const std::string_view text(wish);
  std::uint64_t mb = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), mb);
  if (error != std::errc() || end != text.data() + text.size() || mb > kMostCacheMb)
    return Error{ErrorCode::BadArgument, "ULLIM_CACHE_LIMIT_MB: \"" + std::string(text) +
                                             "\" is not possible (use whole MB, 0 for no cache)"};
  return mb << 20;
}

}  // namespace ullim
