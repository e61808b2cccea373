#pragma once
// Any part of a sound file, in any order, in bounded memory: what a long file is shown and played from.
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/audio/audiofile.h"

namespace ullim {

/// A sound open for reading at any place, as one channel (the mix, or the one asked for) at the file's own
/// rate; the same samples as readAudio's, but for Vorbis after a jump: libsndfile 1.2.0 lands up to about a
/// thousand samples beside the place there, now and then. One thread at a time; open one for each thread.
class SoundReader {
 public:
  /// channel < 0: the mean of all. Errors: FileNotFound, FileUnreadable; Unsupported where the file can only
  /// be decoded from its start (M4A and its like) or does not say how long it is; BadArgument (channel).
  static Result<std::unique_ptr<SoundReader>> open(const std::string& path, int channel = -1);
  ~SoundReader();

  const AudioInfo& info() const;
  SamplePos length() const;
  SampleRate rate() const;
  /// Samples from `begin` on; what lies outside the file is 0. The number of samples that came from the file:
  /// fewer than asked for when it ends before (it may have been cut off meanwhile). Errors: FileUnreadable.
  Result<SamplePos> read(SamplePos begin, std::span<float> out);

 private:
  SoundReader();
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
