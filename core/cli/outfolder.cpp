#include "core/cli/outfolder.h"

#include <filesystem>

#include "core/base/atomicfile.h"

namespace ullim {

namespace fs = std::filesystem;
namespace {

Error unwritable(const std::string& path, const std::error_code& why) {
  return {ErrorCode::FileUnwritable,
          path + ": could not be written: " + why.message() + " (check the folder and the free space)"};
}

// symlink_status: a dangling link is a name that is taken, too.
bool isThere(const fs::path& path) {
  std::error_code ec;
  return fs::exists(fs::symlink_status(path, ec));
}

Result<Done> fill(const fs::path& folder, const std::vector<OutFile>& files, bool overwrite,
                  std::vector<fs::path>& made, const JobContext& job) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "cancelled"};
    const fs::path path = folder / files[i].name;
    std::error_code ec;
    if (!isThere(path.parent_path())) {
      if (fs::create_directory(path.parent_path(), ec); ec)
        return unwritable(path.parent_path().string(), ec);
      made.push_back(path.parent_path());
    }
    const bool fresh = !isThere(path);
    if (auto written = files[i].write(path.string(), overwrite); !written) return written;
    if (fresh) made.push_back(path);
    job.progress(i + 1, files.size());
  }
  return Done{};
}

}  // namespace

Result<Done> writeFolder(const std::string& given, const std::vector<OutFile>& files, bool overwrite,
                         const JobContext& job) {
  std::string path = given;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  std::error_code ec;
  std::vector<fs::path> made;
  if (isThere(path)) {
    if (!fs::is_directory(path, ec))
      return Error{ErrorCode::FileExists, path + ": is a file (choose another name for the folder)"};
    for (const auto& file : files)
      if (!overwrite && isThere(fs::path(path) / file.name))
        return Error{ErrorCode::FileExists, (fs::path(path) / file.name).string() +
                                                ": already exists (use --force or choose another folder)"};
    auto filled = fill(path, files, overwrite, made, job);
    if (!filled)
      for (auto it = made.rbegin(); it != made.rend(); ++it) fs::remove(*it, ec);
    return filled;
  }
  const std::string temporary = temporaryNameFor(path);
  if (fs::create_directory(temporary, ec); ec) return unwritable(path, ec);
  auto filled = fill(temporary, files, false, made, job);
  if (filled) {
    fs::rename(temporary, path, ec);
    if (ec) filled = unwritable(path, ec);
  }
  if (!filled) fs::remove_all(temporary, ec);
  return filled;
}

Result<Done> copyTo(const std::string& source, const std::string& path, bool overwrite) {
  const std::string temporary = temporaryNameFor(path);
  std::error_code ec;
  fs::copy_file(source, temporary, ec);
  if (ec) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    return unwritable(path, ec);
  }
  return commitTemporary(temporary, path, overwrite);
}

Result<Done> linkTo(const std::string& source, const std::string& path, bool overwrite) {
  const std::string temporary = overwrite ? temporaryNameFor(path) : path;
  std::error_code ec;
  fs::create_symlink(source, temporary, ec);
  if (!ec && overwrite) {
    fs::rename(temporary, path, ec);
    std::error_code ignored;
    if (ec) fs::remove(temporary, ignored);
  }
  if (ec) return unwritable(path, ec);
  return Done{};
}

}  // namespace ullim
