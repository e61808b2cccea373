#include <sndfile.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/audio/audiofile.h"
#include "core/base/atomicfile.h"

namespace ullim {
namespace {

constexpr std::int64_t kBlockFrames = 16384;
constexpr std::int64_t kMaxWavBytes = 0xf0000000;  // above it the 32-bit lengths of RIFF end: RF64

std::int16_t toPcm16(float x) {
  // The inverse of reading, which divides by 32768: 16-bit files survive a round trip bit by bit.
  return std::isfinite(x) ? std::int16_t(std::clamp(std::lrint(double(x) * 32768.0), -32768L, 32767L)) : 0;
}

}  // namespace

Result<Done> writeWav(const std::string& path, const AudioClip& clip, WavEncoding encoding, bool overwrite) {
  if (clip.rate.hz < 1 || clip.channels < 1 || clip.channels > 1024 ||
      clip.samples.size() % std::size_t(clip.channels) != 0)
    return Error{ErrorCode::BadArgument,
                 path + ": cannot write " + std::to_string(clip.channels) + " channels at " +
                     std::to_string(clip.rate.hz) +
                     " Hz (use 1 to 1024 channels of equal length and at least 1 Hz)"};
  const bool pcm = encoding == WavEncoding::Pcm16;
  const bool big = std::int64_t(clip.samples.size()) * (pcm ? 2 : 4) > kMaxWavBytes;
  SF_INFO info{};
  info.samplerate = clip.rate.hz;
  info.channels = clip.channels;
  info.format = (big ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | (pcm ? SF_FORMAT_PCM_16 : SF_FORMAT_FLOAT);
  std::error_code ignored;
  if (!overwrite && std::filesystem::exists(path, ignored))
    return Error{ErrorCode::FileExists, path + ": already exists (use --force or choose another name)"};

  const std::string temporary = temporaryNameFor(path);
  const auto fail = [&](const std::string& why) -> Result<Done> {
    ::unlink(temporary.c_str());
    return Error{ErrorCode::FileUnwritable,
                 path + ": could not be written: " + why + " (free some space or choose another folder)"};
  };
  SNDFILE* file = sf_open(temporary.c_str(), SFM_WRITE, &info);
  if (!file) return fail(sf_strerror(nullptr));
  sf_command(file, SFC_SET_ADD_PEAK_CHUNK, nullptr,
             SF_FALSE);  // it carries the time of day: bytes would differ

  const std::int64_t frames = clip.frames(), channels = clip.channels;
  std::vector<float> floats(std::size_t(kBlockFrames * channels));
  std::vector<std::int16_t> shorts(pcm ? floats.size() : 0);
  for (std::int64_t at = 0; at < frames; at += kBlockFrames) {
    const std::int64_t n = std::min(kBlockFrames, frames - at);
    for (std::int64_t c = 0; c < channels; ++c)
      for (std::int64_t i = 0; i < n; ++i)
        floats[std::size_t(i * channels + c)] = clip.samples[std::size_t(c * frames + at + i)];
    if (pcm) std::transform(floats.begin(), floats.begin() + n * channels, shorts.begin(), toPcm16);
    const sf_count_t done =
        pcm ? sf_writef_short(file, shorts.data(), n) : sf_writef_float(file, floats.data(), n);
    if (done != n) {
      const std::string why = sf_strerror(file);
      sf_close(file);
      return fail(why);
    }
  }
  if (const int code = sf_close(file); code != 0) return fail(sf_error_number(code));
  // libsndfile does not report a header that could not be updated: hold the size against what it must be.
  const std::uintmax_t bytes = std::filesystem::file_size(temporary, ignored);
  if (ignored || bytes < clip.samples.size() * (pcm ? 2u : 4u)) return fail("the disk is full");
  return commitTemporary(temporary, path, overwrite);
}

}  // namespace ullim
