#include <sndfile.h>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "core/base/random.h"
#include "tests/bench/views/views.h"

namespace ullim::bench {
namespace {

constexpr double kPi = 3.14159265358979323846;

/// A minute of something that moves: glides with overtones over noise, pauses, one click a second.
std::vector<float> minuteOfSound(int rate, std::uint64_t seed) {
  Rng rng(seed);
  std::vector<float> y(std::size_t(60) * std::size_t(rate));
  double phase = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double t = double(i) / rate;
    phase += 2 * kPi * (300 + 200 * std::sin(0.7 * t)) / rate;
    const double swell = std::fmod(t, 8.0) < 6 ? 0.3 : 0.01;
    y[i] = float(swell * (0.5 * std::sin(phase) + 0.3 * std::sin(2 * phase) + 0.15 * std::sin(5 * phase)) +
                 0.01 * rng.normal());
    if (i % std::size_t(rate) == 0) y[i] = 0.9f;
  }
  return y;
}

/// Repeats a minute with another loudness each time.
LongFile made(const ViewSettings& settings, LongFile file, int format, int rate, int channels) {
  file.path = settings.dir + "/" + (settings.quick ? "quick-" : "") + file.path;
  SF_INFO info{};
  if (SNDFILE* const there = sf_open(file.path.c_str(), SFM_READ, &info)) {
    const bool usable = info.frames == sf_count_t(file.lengthS * rate) && info.channels == channels;
    sf_close(there);
    if (usable) return file;
  }
  info = {};
  info.samplerate = rate;
  info.channels = channels;
  info.format = format;
  std::fprintf(stderr, "making %s\n", file.path.c_str());
  SNDFILE* const out = sf_open(file.path.c_str(), SFM_WRITE, &info);
  if (!out) {
    std::fprintf(stderr, "%s: %s\n", file.path.c_str(), sf_strerror(nullptr));
    file.path.clear();
    return file;
  }
  std::vector<std::vector<float>> minutes;
  for (int c = 0; c < channels; ++c) minutes.push_back(minuteOfSound(rate, std::uint64_t(c + 1)));
  std::vector<float> block(minutes.front().size() * std::size_t(channels));
  bool good = true;
  for (int minute = 0; good && minute < int(file.lengthS / 60); ++minute) {
    const float loudness = 0.2f + 0.1f * float(minute * 7 % 9);
    for (std::size_t i = 0; i < minutes.front().size(); ++i)
      for (std::size_t c = 0; c < std::size_t(channels); ++c)
        block[i * std::size_t(channels) + c] = loudness * minutes[c][i];
    const auto frames = sf_count_t(minutes.front().size());
    good = sf_writef_float(out, block.data(), frames) == frames;
  }
  sf_close(out);
  if (!good) {
    std::fprintf(stderr, "%s: could not be written (free some space, or use --dir)\n", file.path.c_str());
    std::filesystem::remove(file.path);
    file.path.clear();
  }
  return file;
}

}  // namespace

LongFile hourOfStereo(const ViewSettings& settings) {
  const double lengthS = settings.quick ? 180 : 3600;
  return made(settings, {"1 h, 44.1 kHz, stereo, WAV", "hour-44100-stereo.wav", lengthS},
              SF_FORMAT_WAV | SF_FORMAT_PCM_16, 44100, 2);
}

LongFile tenHours(const ViewSettings& settings) {
  const double lengthS = settings.quick ? 1800 : 36000;
  return made(settings, {"10 h, 16 kHz, mono, FLAC", "ten-hours-16000.flac", lengthS},
              SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 16000, 1);
}

}  // namespace ullim::bench
