#pragma once
// Sound in and out, in bounded blocks: memory follows what was decoded, never what a header claims.
// libsndfile decodes what it can; M4A, MP4, 3GP, AMR, WebM, WMA and AAC, told by their first bytes, go
// through Qt Multimedia in a process of its own (foreigndecoder.h).
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/dsp/resample.h"

namespace ullim {

/// What a file is. `frames` is what can be decoded.
struct AudioInfo {
  SampleRate rate;
  int channels = 0;
  std::int64_t frames = 0;
  std::string format;  ///< e.g. "WAV, PCM 16 bit", "M4A"
  double durationS() const { return seconds(frames, rate); }
};

/// What was found while reading; each is a remark, not a failure. Levels are of the samples at the file's own
/// rate, mixed as asked for.
struct AudioFacts {
  std::int64_t nonFinite = 0;  ///< NaN/Inf samples, replaced by 0
  std::int64_t clipped = 0;    ///< samples in runs of >= 3 at full scale
  bool truncated = false;      ///< the file promised more than could be decoded
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
  int channel = -1;                                  ///< >= 0: that channel alone instead of the mix
  SampleRate resampleTo{};                           ///< 0: native
  ResampleType resampleType = ResampleType::SoxrHq;  ///< librosa's default
  bool operator==(const ReadOptions&) const = default;
};

/// What readAudio would deliver of the whole file. Cheap where the header can be believed or checked;
/// otherwise (M4A and its like, broken headers) the file is decoded once, in constant memory. A file that
/// decodes to nothing still opens (frames == 0). Errors: FileNotFound, FileUnreadable, Unsupported,
/// Cancelled.
Result<AudioInfo> readAudioInfo(const std::string& path, const JobContext& job = {});

/// Reads as librosa.load(path, sr, mono, offset, duration, dtype=float32, res_type) does; non-finite samples
/// become 0 and are counted. Memory: the samples and a few blocks; where no length is known beforehand up to
/// 2.5 times the samples; resample types other than soxr hold the native samples as well.
/// Errors: FileNotFound, FileUnreadable (with the decoder's words), Unsupported (with what to install),
/// BadArgument, Cancelled. Zero frames is not an error.
Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options = {},
                            const JobContext& job = {});

/// Takes samples in order, in blocks of any size, valid only during the call; false to stop.
using AudioSink = std::function<bool(std::span<const float>)>;

/// What is known before the first sample.
struct AudioStart {
  AudioInfo info;             ///< of the file, as far as its header is believed
  SampleRate rate;            ///< of what the sink will get
  std::int64_t expected = 0;  ///< samples it will get; 0 where no header can be trusted with it
};
/// Called once before the sink; false stops.
using AudioBegin = std::function<bool(const AudioStart&)>;

/// What readAudio returns apart from the samples.
struct AudioStream {
  AudioInfo info;  ///< of the file; frames: as counted when its end was reached, else as claimed (0: unknown)
  AudioFacts facts;         ///< of what was read
  SampleRate rate;          ///< of what the sink got
  std::int64_t frames = 0;  ///< that the sink got
};

/// For signals that do not fit, in constant memory: the sink gets one channel (options.channel, or the mix;
/// options.mono is not asked), at options.resampleTo. Block by block the same samples as readAudio's. Errors
/// as readAudio's; BadArgument also for a resample type that is not soxr, as only those can stream.
Result<AudioStream> streamAudio(const std::string& path, const ReadOptions& options, const AudioBegin& begin,
                                const AudioSink& sink, const JobContext& job = {});
Result<AudioStream> streamAudio(const std::string& path, const ReadOptions& options, const AudioSink& sink,
                                const JobContext& job = {});

enum class WavEncoding { Pcm16, Float32 };
/// Mono or planar float samples to a WAV file, whole or not at all. Pcm16 clips to [-1, 1].
Result<Done> writeWav(const std::string& path, const AudioClip& clip,
                      WavEncoding encoding = WavEncoding::Pcm16, bool overwrite = true);

/// Extensions (lower case, no dot) of sound files we try to import.
bool looksLikeAudio(const std::string& path);

}  // namespace ullim
