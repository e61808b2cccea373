#include "core/store/clipplace.h"

#include <filesystem>

namespace ullim {
namespace fs = std::filesystem;

Placer::Placer(const std::string& folder) : m_folder(folder.ends_with('/') ? folder : folder + "/") {}

std::string Placer::fileOf(const std::string& path) {
  const auto slash = path.find_last_of('/');
  const std::string above = path.substr(0, slash);
  auto [it, isNew] = m_real.try_emplace(above);
  if (isNew) {
    std::error_code ec;
    const auto real = fs::canonical(above.empty() ? fs::path("/") : fs::path(above), ec);
    it->second = (ec ? above : real.native()) + "/";
  }
  if (!it->second.starts_with(m_folder)) return path;
  return it->second.substr(m_folder.size()) + path.substr(slash + 1);
}

}  // namespace ullim
