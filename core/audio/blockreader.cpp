#include "core/audio/blockreader.h"

#include <filesystem>

#include "core/audio/foreigndecoder.h"
#include "core/audio/foreignkind.h"
#include "core/audio/soundfile.h"

namespace ullim {

Error unreadableSound(const std::string& path, std::string why) {
  while (!why.empty() && (why.back() == '.' || why.back() == '\n')) why.pop_back();
  return {ErrorCode::FileUnreadable,
          path + ": could not be read as sound: " + why + " (check the file, or convert it to WAV or FLAC)"};
}

Result<std::unique_ptr<BlockReader>> openSound(const std::string& path, const JobContext& job) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found)
    return Error{ErrorCode::FileNotFound,
                 path + ": no such file (check the name, or import the folder again)"};
  if (failed) return unreadableSound(path, failed.message());
  if (status.type() != std::filesystem::file_type::regular)
    return unreadableSound(path, "it is not a regular file");
  const std::uintmax_t bytes = std::filesystem::file_size(path, failed);
  if (failed) return unreadableSound(path, failed.message());
  if (bytes == 0) return unreadableSound(path, "the file is empty, 0 bytes");

  if (const std::string kind = foreignKind(path); !kind.empty()) return ForeignDecoder::open(path, kind, job);
  return SoundFile::open(path, bytes);
}

}  // namespace ullim
