#include "core/audio/audiofile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>

#include "core/audio/resample.h"
#include "core/audio/soundfile.h"

namespace ullim {
namespace {

constexpr std::int64_t kMaxSamples = std::int64_t(1) << 31;  // 8 GiB of float: more is not one clip
constexpr std::int64_t kUnknownFrames = std::int64_t(1)
                                        << 48;  // no header can promise so many: length unknown
constexpr int kMinClippedRun = 3;

/// Remarks on the samples as they lie in the file, before any mixing.
class RawScan {
 public:
  RawScan(int channels, int bits)
      : m_runs(std::size_t(channels)), m_fullScale(1.0f - std::ldexp(1.0f, bits > 0 ? 1 - bits : -15)) {}

  /// Zeroes what is not finite and counts; frames interleaved.
  void scan(std::span<float> block, AudioFacts& facts) {
    const std::size_t channels = m_runs.size();
    std::size_t c = 0;
    for (float& x : block) {
      const float magnitude = std::fabs(x);
      if (!(magnitude < m_fullScale)) [[unlikely]] {
        if (!std::isfinite(x)) {
          x = 0;
          ++facts.nonFinite;
          m_runs[c] = 0;
        } else {
          count(m_runs[c], x > 0 ? 1 : -1, facts);
        }
      } else {
        m_runs[c] = 0;
      }
      if (++c == channels) c = 0;
    }
  }

 private:
  // A run is kept as its length with the sign of its samples.
  static void count(int& run, int sign, AudioFacts& facts) {
    run = run * sign > 0 ? run + sign : sign;
    const int length = std::abs(run);
    if (length == kMinClippedRun) facts.clipped += kMinClippedRun;
    if (length > kMinClippedRun) {
      ++facts.clipped;
      run = sign * (kMinClippedRun + 1);  // the length beyond does not matter and must not overflow
    }
  }
  std::vector<int> m_runs;
  float m_fullScale;
};

/// Adds up what is needed for peak, mean and rms.
struct LevelSum {
  double sum = 0, squares = 0;
  float peak = 0;
  std::int64_t n = 0;
  void add(std::span<const float> y) {
    for (const float x : y) {
      sum += x;
      squares += double(x) * x;
      peak = std::max(peak, std::fabs(x));
    }
    n += std::int64_t(y.size());
  }
  void store(AudioFacts& facts) const {
    facts.peak = peak;
    facts.rms = n > 0 ? std::sqrt(squares / double(n)) : 0.0;
    facts.dc = n > 0 ? sum / double(n) : 0.0;
  }
};

/// One channel, or the mean over channels: summed in float32 in the order of the channels, then divided, as
/// numpy.mean does.
void mixDown(std::span<const float> block, int channels, int channel, std::span<float> out) {
  const std::size_t step = std::size_t(channels);
  if (channel >= 0) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = block[i * step + std::size_t(channel)];
  } else if (channels == 1) {
    std::copy(block.begin(), block.begin() + std::ptrdiff_t(out.size()), out.begin());
  } else {
    for (std::size_t i = 0; i < out.size(); ++i) {
      float sum = block[i * step];
      for (std::size_t c = 1; c < step; ++c) sum += block[i * step + c];
      out[i] = sum / float(channels);
    }
  }
}

struct Part {
  std::int64_t begin = 0;
  std::int64_t frames = -1;  // < 0: to the end
};

Result<Part> partOf(const SoundFile& sound, const ReadOptions& options, const std::string& path) {
  const auto bad = [&](const char* name, double value, const char* range) -> Result<Part> {
    return Error{ErrorCode::BadArgument,
                 path + ": " + name + " " + std::to_string(value) + " is not possible (use " + range + ")"};
  };
  if (!(options.offsetS >= 0) || !std::isfinite(options.offsetS))
    return bad("offset", options.offsetS, "0 seconds or more");
  if (std::isnan(options.durationS))
    return bad("duration", options.durationS, "seconds, or nothing for the rest");
  if (options.channel >= sound.info().channels)
    return bad("channel", options.channel, "one from 0 to the number of channels minus 1");
  if (options.resampleTo.hz < 0) return bad("resampling rate", options.resampleTo.hz, "1 Hz or more");
  const double rate = sound.info().rate.hz;
  Part part;
  // As librosa: both are truncated to whole frames. 2^62 stands for "past any end".
  part.begin = std::int64_t(std::min(options.offsetS * rate, 0x1p62));
  if (options.durationS >= 0) part.frames = std::int64_t(std::min(options.durationS * rate, 0x1p62));
  return part;
}

/// Moves to the first frame wanted; where the file cannot seek, reads up to it.
void skipTo(SoundFile& sound, std::int64_t frame, std::vector<float>& block) {
  if (frame == 0 || sound.seek(frame)) return;
  sound.seek(0);
  const std::int64_t channels = sound.info().channels;
  for (std::int64_t left = frame; left > 0;) {
    const std::int64_t n =
        sound.read(std::span(block).first(std::size_t(std::min(left, sound.blockFrames()) * channels)));
    if (n == 0) return;
    left -= n;
  }
}

struct Delivered {
  std::int64_t frames = 0;
  bool reachedEnd = false;
};

/// Decodes a part block by block; the sink gets interleaved finite samples and returns false to stop.
template <class Sink>
Delivered decode(SoundFile& sound, const Part& part, AudioFacts& facts, Sink&& sink) {
  const std::int64_t channels = sound.info().channels;
  std::vector<float> block(std::size_t(sound.blockFrames() * channels));
  Delivered out;
  if (part.begin >= sound.info().frames && sound.fixedSize()) return out;
  skipTo(sound, part.begin, block);
  RawScan scan(int(channels), sound.bits());
  while (part.frames < 0 || out.frames < part.frames) {
    std::int64_t want = sound.blockFrames();
    if (part.frames >= 0) want = std::min(want, part.frames - out.frames);
    const std::int64_t got = sound.read(std::span(block).first(std::size_t(want * channels)));
    const auto fresh = std::span(block).first(std::size_t(got * channels));
    scan.scan(fresh, facts);
    out.frames += got;
    if (got > 0 && !sink(std::span<const float>(fresh), got)) return out;
    if (got < want) {
      out.reachedEnd = true;
      return out;
    }
  }
  return out;
}

Result<AudioClip> resampled(AudioClip clip, SampleRate to) {
  if (to.hz == 0 || to == clip.rate) return clip;
  std::vector<float> all;
  for (int c = 0; c < clip.channels; ++c) {
    auto one = resample(clip.channel(c), clip.rate, to);
    if (!one) return one.error();
    if (clip.channels == 1)
      all = std::move(*one);
    else
      all.insert(all.end(), one->begin(), one->end());
  }
  clip.samples = std::move(all);
  clip.rate = to;
  return clip;
}

Error tooLong(const std::string& path) {
  return {ErrorCode::FileUnreadable,
          path + ": is too long to hold in memory (read a part of it with an offset and a duration)"};
}

}  // namespace

Result<AudioInfo> readAudioInfo(const std::string& path) {
  auto sound = SoundFile::open(path);
  if (!sound) return sound.error();
  AudioInfo info = sound->info();
  if (sound->fixedSize()) return info;
  // A packed file's length is only a claim: ask for its last frame, and count when there is none.
  std::vector<float> block(std::size_t(sound->blockFrames() * info.channels));
  if (info.frames > 0 && sound->seek(info.frames - 1) &&
      sound->read(std::span(block).first(std::size_t(info.channels))) == 1)
    return info;
  auto again = SoundFile::open(path);  // a failed seek may leave the decoder anywhere
  if (!again) return again.error();
  info.frames = 0;
  while (const std::int64_t n = again->read(block)) info.frames += n;
  return info;
}

Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options, const JobContext& job) {
  auto sound = SoundFile::open(path);
  if (!sound) return sound.error();
  const auto part = partOf(*sound, options, path);
  if (!part) return part.error();

  const int channels = sound->info().channels;
  const bool planar = !options.mono && options.channel < 0 && channels > 1;
  AudioClip clip;
  clip.rate = sound->info().rate;
  clip.channels = planar ? channels : 1;
  std::vector<std::vector<float>> lanes(std::size_t(clip.channels));
  LevelSum level;
  bool cancelled = false, overlong = false;
  try {
    const Delivered read =
        decode(*sound, *part, clip.facts, [&](std::span<const float> block, std::int64_t frames) {
          cancelled = job.stopped();
          overlong = std::int64_t(lanes[0].size() + std::size_t(frames)) * clip.channels > kMaxSamples;
          if (cancelled || overlong) return false;
          for (int lane = 0; lane < clip.channels; ++lane) {
            std::vector<float>& to = lanes[std::size_t(lane)];
            const std::size_t begin = to.size();
            to.resize(begin + std::size_t(frames));
            const auto fresh = std::span(to).subspan(begin);
            mixDown(block, channels, planar ? lane : options.channel, fresh);
            level.add(fresh);
          }
          job.progress(lanes[0].size(),
                       std::size_t(std::max<std::int64_t>(sound->info().frames - part->begin, 0)));
          return true;
        });
    if (cancelled) return Error{ErrorCode::Cancelled, path + ": reading was stopped"};
    if (overlong) return tooLong(path);
    const std::int64_t promised = sound->info().frames;
    clip.facts.truncated = sound->headerPromisedMore() || (read.reachedEnd && promised < kUnknownFrames &&
                                                           part->begin + read.frames < promised);
    level.store(clip.facts);
    clip.samples = std::move(lanes[0]);
    for (std::size_t lane = 1; lane < lanes.size(); ++lane)
      clip.samples.insert(clip.samples.end(), lanes[lane].begin(), lanes[lane].end());
    lanes.clear();
    return resampled(std::move(clip), options.resampleTo);
  } catch (const std::bad_alloc&) {
    return tooLong(path);
  }
}

Result<AudioInfo> streamAudio(const std::string& path, const ReadOptions& options,
                              const std::function<bool(std::span<const float>)>& sink) {
  auto sound = SoundFile::open(path);
  if (!sound) return sound.error();
  const auto part = partOf(*sound, options, path);
  if (!part) return part.error();
  AudioInfo info = sound->info();
  AudioFacts facts;
  std::vector<float> mono(std::size_t(sound->blockFrames()));
  const Delivered read = decode(*sound, *part, facts, [&](std::span<const float> block, std::int64_t frames) {
    const auto out = std::span(mono).first(std::size_t(frames));
    mixDown(block, info.channels, options.channel, out);
    return sink(out);
  });
  if (read.reachedEnd) info.frames = std::min(info.frames, part->begin + read.frames);
  return info;
}

bool looksLikeAudio(const std::string& path) {
  // The second row cannot be decoded by libsndfile; such files are tried so that the user is told why.
  static constexpr std::array kEndings = {"wav",  "wave", "flac", "ogg", "oga", "opus", "mp3", "aif",
                                          "aiff", "aifc", "au",   "snd", "w64", "rf64", "caf", "voc",
                                          "nist", "sph",  "m4a",  "aac", "3gp", "amr",  "wma", "webm"};
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string::npos || path[dot] != '.') return false;
  std::string ending = path.substr(dot + 1);
  for (char& ch : ending)
    if (ch >= 'A' && ch <= 'Z') ch = char(ch - 'A' + 'a');
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace ullim
