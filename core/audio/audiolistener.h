#pragma once
// Somebody who hears a file while it is read, so that nobody has to decode it once more.
#include <span>

#include "core/audio/audiofile.h"

namespace ullim {

class AudioListener {
 public:
  virtual ~AudioListener() = default;
  /// Once, before the first block. `bits` of integer samples, 0 for float and lossy kinds.
  virtual void begin(const AudioInfo& info, int bits) = 0;
  /// All channels, interleaved, as in the file but for NaN and Inf, which are 0; valid only during the call.
  virtual void block(std::span<const float> interleaved) = 0;
};

/// As readAudio() without one; the listener hears the part that is read, whatever the options make of it.
Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options, const JobContext& job,
                            AudioListener& listener);

}  // namespace ullim
