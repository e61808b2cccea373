#pragma once
// The one owner of libsndfile's handle, shared by the reading files of this room.
#include <sndfile.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/audio/audiofile.h"

namespace ullim {

/// A sound file open for reading. Frames come interleaved as float; 16-bit samples are value / 32768.
class SoundFile {
 public:
  /// Errors: FileNotFound, FileUnreadable. Refuses folders, more than 1024 channels and rates under 1 Hz.
  static Result<SoundFile> open(const std::string& path);

  const AudioInfo& info() const { return m_info; }
  int bits() const { return m_bits; }             ///< of integer samples; 0 for float and lossy kinds
  bool fixedSize() const { return m_fixedSize; }  ///< every frame takes the same number of bytes
  bool headerPromisedMore() const { return m_promisedMore; }
  /// Moves to a frame; false where the file does not allow it (then read and drop).
  bool seek(std::int64_t frame);
  /// Reads at most out.size() / channels whole frames; fewer only at the end. 0: nothing more can be decoded.
  std::int64_t read(std::span<float> out);
  /// Frames a block of about a megabyte holds: 1 .. 65536.
  std::int64_t blockFrames() const;

 private:
  struct Close {
    void operator()(SNDFILE* file) const { sf_close(file); }
  };
  std::unique_ptr<SNDFILE, Close> m_file;
  AudioInfo m_info;
  int m_bits = 0;
  bool m_fixedSize = false;
  bool m_promisedMore = false;
};

}  // namespace ullim
