#include "core/learn/runname.h"

#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/learn/training.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;
constexpr const char* kFile = "name.txt";

/// One line without blanks at its ends.
std::string tidied(std::string name) {
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  const auto first = name.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return name.substr(first, name.find_last_not_of(' ') - first + 1);
}

}  // namespace

Result<Done> nameRun(const std::string& runFolder, const std::string& name) {
  std::error_code error;
  if (!fs::exists(fs::path(runFolder) / "run.json", error))
    return Error{ErrorCode::NotFound, runFolder + ": holds no run (name the folder of a finished run)"};
  const std::string line = tidied(name);
  const std::string file = (fs::path(runFolder) / kFile).string();
  if (line.size() > kLongestRunName)
    return Error{ErrorCode::BadArgument, runFolder + ": the name is too long (give one of at most " +
                                             std::to_string(kLongestRunName) + " bytes)"};
  if (!line.empty()) return writeFileAtomically(file, line + "\n");
  fs::remove(file, error);
  if (error)
    return Error{ErrorCode::FileUnwritable,
                 file + ": could not be removed: " + error.message() + " (make the folder writable)"};
  return Done{};
}

std::string givenRunName(const std::string& runFolder) {
  // One byte more than a name and its line break: what is longer is not ours.
  const auto bytes = readWholeFile((fs::path(runFolder) / kFile).string(), kLongestRunName + 2);
  return bytes ? tidied(*bytes) : std::string();
}

std::string shownRunName(const RunRecord& run) {
  if (!run.givenName.empty()) return run.givenName;
  const fs::path folder = run.folder;
  const auto last = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  return last.empty() ? run.name : last;
}

}  // namespace ullim
