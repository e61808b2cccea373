#include "core/demo/voice.h"

#include <algorithm>
#include <cstdio>

#include "core/base/random.h"

namespace ullim::demo {
namespace {

constexpr std::array<double, kFormants> kInfantHz{1100, 3000, 5000, 7000, 9000};
constexpr std::array<double, kFormants> kInfantBandwidthHz{180, 260, 380, 520, 700};
constexpr std::array<double, kFormants> kAdultHz{720, 1350, 2700, 3700, 4800};
constexpr std::array<double, kFormants> kAdultBandwidthHz{90, 110, 160, 220, 300};

// Phones record at 8 kHz most often; the shares follow public cry collections.
constexpr std::array kRates{8000,  8000, 16000, 8000,  44100, 16000, 8000,  22050,
                            16000, 8000, 16000, 44100, 8000,  22050, 16000, 8000};

}  // namespace

std::vector<Voice> makeVoices(int count, std::uint64_t seed) {
  std::vector<Voice> voices;
  for (int i = 0; i < count; ++i) {
    Rng rng(mixSeed(seed, 0x766f696365, std::uint64_t(i)));
    Voice v;
    char name[16];
    std::snprintf(name, sizeof name, "baby%02d", i + 1);
    v.name = name;
    v.ageWeeks = 1 + int(rng.below(40));
    // The tract grows and the voice sinks a little with age; people differ more than ages do.
    const double grown = double(v.ageWeeks) / 40;
    v.f0Hz = std::clamp(445 - 25 * grown + 38 * rng.normal(), 370.0, 520.0);
    const double tract = std::clamp(1.06 - 0.08 * grown + 0.06 * rng.normal(), 0.88, 1.2);
    for (int f = 0; f < kFormants; ++f) {
      v.formantHz[std::size_t(f)] = kInfantHz[std::size_t(f)] * tract * rng.uniform(0.94, 1.06);
      v.bandwidthHz[std::size_t(f)] = kInfantBandwidthHz[std::size_t(f)] * rng.uniform(0.8, 1.4);
    }
    v.tiltDbPerOctave = rng.uniform(-11.5, -7.5);
    v.breathiness = rng.uniform(0.02, 0.11);
    v.jitter = rng.uniform(0.004, 0.012);
    v.shimmer = rng.uniform(0.02, 0.08);
    v.vibratoHz = rng.uniform(4.2, 7.2);
    v.vibratoDepth = rng.uniform(0.006, 0.026);
    v.roughness = rng.uniform(0.05, 0.35);
    v.tempo = rng.uniform(0.85, 1.2);
    v.levelDb = rng.uniform(-20, -3);
    v.sampleRate = kRates[std::size_t(i) % kRates.size()];
    v.lowCutHz = rng.uniform(80, 240);
    v.noiseDb = rng.uniform(-66, -44);
    v.humHz = rng.uniform() < 0.5 ? 50 : 60;
    v.humDb = v.noiseDb + rng.uniform(-14, 2);
    v.knocksPerS = rng.uniform() < 0.4 ? 0 : rng.uniform(0.1, 0.9);
    v.reverbS = rng.uniform(0.12, 0.45);
    v.reverbMix = rng.uniform(0.04, 0.22);
    voices.push_back(v);
  }
  return voices;
}

Voice adultInPlaceOf(const Voice& baby, std::uint64_t seed) {
  Rng rng(mixSeed(seed, 0x6164756c74));
  Voice v = baby;  // the room and the device stay
  v.f0Hz = rng.uniform(225, 270);
  for (std::size_t f = 0; f < kFormants; ++f) {
    v.formantHz[f] = kAdultHz[f] * rng.uniform(0.95, 1.08);
    v.bandwidthHz[f] = kAdultBandwidthHz[f] * rng.uniform(0.9, 1.2);
  }
  v.tiltDbPerOctave = -13;
  v.breathiness = 0.02;
  v.levelDb = std::max(v.levelDb, -10.0);  // grown-ups hold the phone to their own mouth
  v.jitter = 0.004;
  v.shimmer = 0.02;
  v.roughness = 0.02;
  v.vibratoHz = 4.5;
  v.vibratoDepth = 0.008;
  return v;
}

}  // namespace ullim::demo
