#include "core/audio/audiofile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <new>
#include <optional>

#include "core/audio/audiolistener.h"
#include "core/audio/blockreader.h"
#include "core/audio/lanes.h"
#include "core/audio/samplescan.h"

namespace ullim {
namespace {

constexpr std::int64_t kMaxSamples = std::int64_t(1) << 31;  // 8 GiB of float: more is not one clip
constexpr std::int64_t kUnknownFrames = std::int64_t(1)
                                        << 48;  // no header can promise so many: length unknown
constexpr std::int64_t kTrustedSamples = std::int64_t(1) << 20;  // a promise of 4 MiB costs nobody anything

struct Part {
  std::int64_t begin = 0;
  std::int64_t frames = -1;  // < 0: to the end
};

Result<Part> partOf(const BlockReader& sound, const ReadOptions& options, const std::string& path) {
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

Error cancelled(const std::string& path) { return {ErrorCode::Cancelled, path + ": reading was stopped"}; }

Error tooLong(const std::string& path) {
  return {ErrorCode::FileUnreadable,
          path + ": is too long to hold in memory (read a part of it with an offset and a duration)"};
}

/// Moves to the first frame wanted; where the file cannot seek, reads up to it. The frame reached: less than
/// asked for when the file ends before.
Result<std::int64_t> skipTo(BlockReader& sound, std::int64_t frame, std::vector<float>& block) {
  if (frame == 0 || sound.seek(frame)) return frame;
  sound.seek(0);
  const std::int64_t channels = sound.info().channels;
  for (std::int64_t left = frame; left > 0;) {
    const auto n =
        sound.read(std::span(block).first(std::size_t(std::min(left, sound.blockFrames()) * channels)));
    if (!n) return n.error();
    if (*n == 0) return frame - left;
    left -= *n;
  }
  return frame;
}

struct Delivered {
  std::int64_t frames = 0;
  std::int64_t end = 0;  // the frame after the last one read
  bool reachedEnd = false;
};

/// Decodes a part block by block; the sink gets interleaved finite samples and returns false to stop.
template <class Sink>
Result<Delivered> decode(BlockReader& sound, const std::string& path, const Part& part, const JobContext& job,
                         AudioFacts& facts, Sink&& sink) {
  const std::int64_t channels = sound.info().channels;
  Delivered out;
  out.end = part.begin;
  if (part.begin >= sound.info().frames && sound.fixedSize()) return out;
  std::vector<float> block(std::size_t(sound.blockFrames() * channels));
  const auto begin = skipTo(sound, part.begin, block);
  if (!begin) return begin.error();
  out.end = *begin;
  RawScan scan(int(channels), sound.bits());
  while (part.frames < 0 || out.frames < part.frames) {
    if (job.stopped()) return cancelled(path);
    std::int64_t want = sound.blockFrames();
    if (part.frames >= 0) want = std::min(want, part.frames - out.frames);
    const auto got = sound.read(std::span(block).first(std::size_t(want * channels)));
    if (!got) return got.error();
    const auto fresh = std::span(block).first(std::size_t(*got * channels));
    scan.scan(fresh, facts);
    out.frames += *got;
    out.end += *got;
    if (*got > 0 && !sink(std::span<const float>(fresh), *got)) return out;
    if (*got < want) {
      out.reachedEnd = true;
      break;
    }
  }
  return out;
}

/// The channels a reader asked for, mixed, at the rate asked for where libsoxr does it.
class Delivery {
 public:
  /// Takes the samples of one lane; false to stop.
  using Put = std::function<bool(int lane, std::span<const float>)>;

  static Result<Delivery> make(const BlockReader& sound, const ReadOptions& options, int lanes) {
    Delivery d;
    d.m_channels = sound.info().channels;
    d.m_lanes = lanes;
    d.m_channel = options.channel;
    d.m_mixed.resize(std::size_t(sound.blockFrames()));
    if (options.resampleTo.hz == 0 || options.resampleTo == sound.info().rate) return d;
    for (int lane = 0; lane < lanes; ++lane) {
      auto one = StreamResampler::make(sound.info().rate, options.resampleTo, options.resampleType);
      if (!one) return one.error();
      d.m_resamplers.push_back(std::move(*one));
    }
    return d;
  }

  bool block(std::span<const float> interleaved, std::int64_t frames, const Put& put) {
    const auto fresh = std::span(m_mixed).first(std::size_t(frames));
    for (int lane = 0; lane < m_lanes && m_going; ++lane) {
      mixDown(interleaved, m_channels, m_lanes > 1 ? lane : m_channel, fresh);
      m_level.add(fresh);
      if (m_resamplers.empty())
        m_going = put(lane, fresh);
      else
        m_resamplers[std::size_t(lane)].push(fresh, guarded(lane, put));
    }
    return m_going;
  }

  void finish(const Put& put) {
    for (std::size_t lane = 0; lane < m_resamplers.size() && m_going; ++lane)
      m_resamplers[lane].finish(guarded(int(lane), put));
  }

  void storeLevels(AudioFacts& facts) const { m_level.store(facts); }

 private:
  // The resampler cannot be told to stop: what it still hands out is dropped.
  std::function<void(std::span<const float>)> guarded(int lane, const Put& put) {
    return [this, lane, &put](std::span<const float> y) { m_going = m_going && put(lane, y); };
  }

  int m_channels = 1, m_lanes = 1, m_channel = -1;
  bool m_going = true;
  std::vector<float> m_mixed;
  std::vector<StreamResampler> m_resamplers;
  LevelSum m_level;
};

bool truncated(const BlockReader& sound, const Delivered& read) {
  const std::int64_t promised = sound.info().frames;
  return sound.cutShort() || (read.reachedEnd && promised < kUnknownFrames && read.end < promised);
}

/// A packed file's length is only a claim: is its last frame there? FLAC's last block cannot be sought to, so
/// it is reached from before.
bool lastFrameIsThere(const std::string& path) {
  constexpr std::int64_t kLongestBlock = 65536;  // FLAC's limit
  const auto sound = openSound(path);
  if (!sound || (*sound)->info().frames < 1) return false;
  const std::int64_t frames = (*sound)->info().frames,
                     from = std::max<std::int64_t>(0, frames - kLongestBlock);
  if (!(*sound)->seek(from)) return false;
  std::vector<float> block(std::size_t((*sound)->blockFrames() * (*sound)->info().channels));
  std::int64_t at = from;
  while (at < frames) {
    const auto n = (*sound)->read(block);
    if (!n || *n == 0) return false;
    at += *n;
  }
  return true;
}

/// Frames that will be delivered, 0 when that is not known: what is reserved must not follow a header.
std::int64_t expectedFrames(const BlockReader& sound, const std::string& path, const Part& part, int lanes) {
  std::int64_t frames = std::max<std::int64_t>(sound.info().frames - part.begin, 0);
  if (part.frames >= 0) frames = std::min(frames, part.frames);
  if (frames > kMaxSamples / lanes) return 0;  // too long, or nonsense; decoding will show
  if (sound.fixedSize() || frames * lanes <= kTrustedSamples || lastFrameIsThere(path)) return frames;
  return 0;
}

Result<AudioClip> resampledWhole(AudioClip clip, const ReadOptions& options) {
  std::vector<float> all;
  for (int c = 0; c < clip.channels; ++c) {
    auto one = resample(clip.channel(c), clip.rate, options.resampleTo, options.resampleType);
    if (!one) return one.error();
    if (clip.channels == 1)
      all = std::move(*one);
    else
      all.insert(all.end(), one->begin(), one->end());
  }
  clip.samples = std::move(all);
  clip.rate = options.resampleTo;
  return clip;
}

Result<AudioClip> readPart(BlockReader& sound, const std::string& path, const ReadOptions& options,
                           const JobContext& job, AudioListener* listener) {
  const auto part = partOf(sound, options, path);
  if (!part) return part.error();
  const SampleRate native = sound.info().rate;
  const bool changesRate = options.resampleTo.hz > 0 && options.resampleTo != native;
  const bool onTheWay = changesRate && isStreamable(options.resampleType);
  AudioClip clip;
  clip.rate = onTheWay ? options.resampleTo : native;
  clip.channels = !options.mono && options.channel < 0 ? sound.info().channels : 1;
  ReadOptions passing = options;
  if (!onTheWay) passing.resampleTo = {};
  auto delivery = Delivery::make(sound, passing, clip.channels);
  if (!delivery) return delivery.error();

  std::int64_t expected = expectedFrames(sound, path, *part, clip.channels);
  const std::size_t total = std::size_t(std::max<std::int64_t>(sound.info().frames - part->begin, 0));
  if (onTheWay) expected = std::int64_t(resampledLength(std::size_t(expected), native, clip.rate));
  if (expected > kMaxSamples / clip.channels) return tooLong(path);
  Lanes lanes(clip.channels, expected);
  bool overlong = false;
  const Delivery::Put put = [&](int lane, std::span<const float> y) {
    overlong = std::int64_t(lanes.frames() + y.size()) > kMaxSamples / clip.channels;
    if (!overlong) lanes.append(lane, y);
    return !overlong;
  };
  std::int64_t done = 0;
  if (listener) listener->begin(sound.info(), sound.bits());
  const auto read =
      decode(sound, path, *part, job, clip.facts, [&](std::span<const float> block, std::int64_t frames) {
        job.progress(std::size_t(done += frames), total);
        if (listener) listener->block(block);
        return delivery->block(block, frames, put);
      });
  if (!read) return read.error();
  delivery->finish(put);
  if (overlong) return tooLong(path);
  clip.facts.truncated = truncated(sound, *read);
  delivery->storeLevels(clip.facts);
  clip.samples = lanes.take();
  if (changesRate && !onTheWay) return resampledWhole(std::move(clip), options);
  return clip;
}

Result<AudioClip> readWhole(const std::string& path, const ReadOptions& options, const JobContext& job,
                            AudioListener* listener) {
  const auto sound = openSound(path, job);
  if (!sound) return sound.error();
  try {
    return readPart(**sound, path, options, job, listener);
  } catch (const std::bad_alloc&) {
    return tooLong(path);
  }
}

}  // namespace

Result<AudioInfo> readAudioInfo(const std::string& path, const JobContext& job) {
  const auto sound = openSound(path, job);
  if (!sound) return sound.error();
  AudioInfo info = (*sound)->info();
  if ((*sound)->fixedSize()) return info;
  if (info.frames > 0 && lastFrameIsThere(path)) return info;
  info.frames = 0;
  std::vector<float> block(std::size_t((*sound)->blockFrames() * info.channels));
  for (;;) {
    if (job.stopped()) return cancelled(path);
    const auto n = (*sound)->read(block);
    if (!n) return n.error();
    if (*n == 0) return info;
    info.frames += *n;
  }
}

Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options, const JobContext& job) {
  return readWhole(path, options, job, nullptr);
}

Result<AudioClip> readAudio(const std::string& path, const ReadOptions& options, const JobContext& job,
                            AudioListener& listener) {
  return readWhole(path, options, job, &listener);
}

Result<AudioStream> streamAudio(const std::string& path, const ReadOptions& options, const AudioSink& sink,
                                const JobContext& job) {
  return streamAudio(path, options, {}, sink, job);
}

Result<AudioStream> streamAudio(const std::string& path, const ReadOptions& options, const AudioBegin& begin,
                                const AudioSink& sink, const JobContext& job) {
  const auto sound = openSound(path, job);
  if (!sound) return sound.error();
  const auto part = partOf(**sound, options, path);
  if (!part) return part.error();
  auto delivery = Delivery::make(**sound, options, 1);
  if (!delivery) return delivery.error();
  AudioStream out;
  out.info = (*sound)->info();
  out.rate = options.resampleTo.hz > 0 ? options.resampleTo : out.info.rate;
  if (begin) {
    const std::int64_t native = expectedFrames(**sound, path, *part, 1);
    // A rate in a header must not decide what somebody reserves.
    const double length = resampledLength(std::size_t(native), out.info.rate, out.rate);
    const std::int64_t expected = length <= double(kMaxSamples) ? std::int64_t(length) : 0;
    if (!begin({out.info, out.rate, expected})) return out;
  }
  const Delivery::Put put = [&](int, std::span<const float> y) {
    out.frames += std::int64_t(y.size());
    return sink(y);
  };
  std::int64_t done = 0;
  const std::size_t total = std::size_t(std::max<std::int64_t>(out.info.frames - part->begin, 0));
  const auto read =
      decode(**sound, path, *part, job, out.facts, [&](std::span<const float> block, std::int64_t frames) {
        job.progress(std::size_t(done += frames), total);
        return delivery->block(block, frames, put);
      });
  if (!read) return read.error();
  delivery->finish(put);
  out.facts.truncated = truncated(**sound, *read);
  delivery->storeLevels(out.facts);
  if (read->reachedEnd) out.info.frames = read->end;
  return out;
}

bool looksLikeAudio(const std::string& path) {
  // The last ones are for Qt Multimedia to decode; see foreignkind.h.
  static constexpr std::array kEndings = {"wav",  "wave", "flac", "ogg",  "oga", "opus", "mp3", "aif",
                                          "aiff", "aifc", "au",   "snd",  "w64", "rf64", "caf", "voc",
                                          "nist", "sph",  "m4a",  "m4b",  "mp4", "aac",  "3gp", "3g2",
                                          "amr",  "awb",  "wma",  "webm", "mka", "mov"};
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string::npos || path[dot] != '.') return false;
  std::string ending = path.substr(dot + 1);
  for (char& ch : ending)
    if (ch >= 'A' && ch <= 'Z') ch = char(ch - 'A' + 'a');
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace ullim
