#pragma once
// Sound in and out through libsndfile, in bounded blocks: memory follows what was decoded, never what a
// header claims.
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

/// What a file is. `frames` is what can be decoded as far as the header is believed (bounded against
/// nonsense).
struct AudioInfo {
  SampleRate rate;
  int channels = 0;
  std::int64_t frames = 0;
  std::string format;  ///< e.g. "WAV, PCM 16 bit"
  double durationS() const { return seconds(frames, rate); }
};

/// What was found while reading; each is a remark, not a failure.
struct AudioFacts {
  std::int64_t nonFinite = 0;  ///< NaN/Inf samples, replaced by 0
  std::int64_t clipped = 0;    ///< samples in runs of >= 3 at full scale
  bool truncated = false;      ///< header promised more frames than could be decoded
  float peak = 0;              ///< largest |x|
  double rms = 0;
  double dc = 0;  ///< mean
};

struct AudioClip {
  SampleRate rate;
  std::vector<float> samples;  ///< mono, or planar when channels > 1: channel c is [c*frames, (c+1)*frames)
  int channels = 1;
  AudioFacts facts;
  std::int64_t frames() const { return channels > 0 ? std::int64_t(samples.size()) / channels : 0; }
  std::span<const float> channel(int c) const {
    return std::span(samples).subspan(std::size_t(c * frames()), std::size_t(frames()));
  }
};

/// librosa.load's parameters. Defaults: whole file, mono mix (mean over channels), native rate.
struct ReadOptions {
  double offsetS = 0.0;     ///< >= 0
  double durationS = -1.0;  ///< < 0: to the end
  bool mono = true;
  int channel = -1;         ///< >= 0: that channel alone instead of the mix
  SampleRate resampleTo{};  ///< 0: native; otherwise libsoxr HQ, librosa's soxr_hq
  bool operator==(const ReadOptions&) const = default;
};

/// Header only; cheap. A file that decodes to nothing still opens (frames == 0).
Result<AudioInfo> readAudioInfo(const std::string& path);

/// Reads as librosa.load(path, sr, mono, offset, duration, dtype=float32) does; non-finite samples become 0
/// and are counted. Errors: FileNotFound, FileUnreadable (with libsndfile's words), Cancelled. Zero frames is
/// not an error.
Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options = {},
                            const JobContext& job = {});

/// Block by block, for signals that do not fit: sink gets planar-by-block mono samples at the native rate and
/// returns false to stop.
Result<AudioInfo> streamAudio(const std::string& path, const ReadOptions& options,
                              const std::function<bool(std::span<const float>)>& sink);

enum class WavEncoding { Pcm16, Float32 };
/// Mono or planar float samples to a WAV file, whole or not at all. Pcm16 clips to [-1, 1].
Result<Done> writeWav(const std::string& path, const AudioClip& clip,
                      WavEncoding encoding = WavEncoding::Pcm16, bool overwrite = true);

/// Extensions (lower case, no dot) of sound files we try to import.
bool looksLikeAudio(const std::string& path);

}  // namespace ullim
