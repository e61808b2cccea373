#pragma once
// How a file's path is kept in the project. Used inside core/store only.
#include <string>
#include <unordered_map>

namespace ullim {

/// Relative below the project's folder, so that both can move together; else absolute.
class Placer {
 public:
  explicit Placer(const std::string& folder);
  std::string fileOf(const std::string& path);  ///< of Clip::file

 private:
  std::string m_folder;
  std::unordered_map<std::string, std::string> m_real;
};

}  // namespace ullim
