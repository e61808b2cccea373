#pragma once
// The one owner of libsndfile's handle, shared by the reading files of this room.
#include <sndfile.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/audio/blockreader.h"

namespace ullim {

/// A sound file that libsndfile decodes.
class SoundFile final : public BlockReader {
 public:
  /// A regular file of `bytes` > 0. Error: FileUnreadable; refuses more than kMaxChannels and rates under 1
  /// Hz.
  static Result<std::unique_ptr<BlockReader>> open(const std::string& path, std::uintmax_t bytes);

  bool seek(std::int64_t frame) override;
  Result<std::int64_t> read(std::span<float> out) override;

 private:
  SoundFile() = default;
  struct Close {
    void operator()(SNDFILE* file) const { sf_close(file); }
  };
  std::unique_ptr<SNDFILE, Close> m_file;
};

}  // namespace ullim
