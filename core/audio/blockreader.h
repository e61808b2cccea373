#pragma once
// The one way sound is read in this room, whoever decodes it: libsndfile (SoundFile) or, for kinds it does
// not know, Qt Multimedia in a process of its own (ForeignDecoder).
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/audio/audiofile.h"
#include "core/base/job.h"

namespace ullim {

/// A sound open for reading from its first frame. One thread at a time.
class BlockReader {
 public:
  virtual ~BlockReader() = default;

  /// frames: as far as the header is believed; 0 where only decoding tells.
  const AudioInfo& info() const { return m_info; }
  int bits() const { return m_bits; }             ///< of integer samples; 0 for float and lossy kinds
  bool fixedSize() const { return m_fixedSize; }  ///< every frame takes the same number of bytes
  /// The file is shorter than it says. Asked after the last read().
  bool cutShort() const { return m_cutShort; }

  /// Moves to a frame; false where that is not possible (then read and drop).
  virtual bool seek(std::int64_t frame) = 0;
  /// Reads at most out.size() / channels whole frames, interleaved float, 16-bit samples as value / 32768;
  /// fewer only at the end, 0 when nothing more can be decoded. Errors: Cancelled, FileUnreadable.
  virtual Result<std::int64_t> read(std::span<float> out) = 0;

  /// Frames a block of about a megabyte holds: 1 .. 65536.
  std::int64_t blockFrames() const {
    return std::clamp<std::int64_t>(kBlockSamples / m_info.channels, 1, kMaxBlockFrames);
  }

 protected:
  static constexpr std::int64_t kMaxBlockFrames = 65536;
  static constexpr std::int64_t kBlockSamples = 262144;  // 1 MiB of float
  AudioInfo m_info;
  int m_bits = 0;
  bool m_fixedSize = false;
  bool m_cutShort = false;
};

constexpr int kMaxChannels = 1024;  ///< more is a broken header

/// Opens a file with whoever can decode it, told by its first bytes, never by its name. `job` stops the
/// foreign decoder, also later in read(). Errors: FileNotFound, FileUnreadable, Unsupported, Cancelled.
Result<std::unique_ptr<BlockReader>> openSound(const std::string& path, const JobContext& job = {});

/// The sentence of this room for a file that is no sound: `why` is somebody else's words.
Error unreadableSound(const std::string& path, std::string why);

}  // namespace ullim
