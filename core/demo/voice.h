#pragma once
// Who cries: the anatomy, habits and recording device of one made-up baby.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace ullim::demo {

constexpr int kFormants = 5;

struct Voice {
  std::string name;   ///< "baby03"
  int ageWeeks = 8;   ///< 1..40
  double f0Hz = 420;  ///< middle of its crying melody
  std::array<double, kFormants>
      formantHz{};  ///< an infant's tract: about 1.1, 3, 5, 7, 9 kHz, scaled to the baby
  std::array<double, kFormants> bandwidthHz{};
  double tiltDbPerOctave = -9;  ///< of the glottal source, before radiation
  double breathiness = 0.05;    ///< noise beside the voice, relative amplitude
  double jitter = 0.006;        ///< period to period, relative standard deviation
  double shimmer = 0.04;        ///< cycle to cycle amplitude, relative standard deviation
  double vibratoHz = 5.5, vibratoDepth = 0.015;
  double roughness = 0.1;  ///< readiness of the voice to break, 0..1
  double tempo = 1;        ///< > 1: slower
  double levelDb = -12;    ///< peak of its loud cries, dBFS
  int sampleRate = 8000;   ///< of its recording device
  double lowCutHz = 120;   ///< the device's high pass
  double noiseDb = -55;    ///< room noise, dBFS RMS
  double humHz = 60, humDb = -75;
  double knocksPerS = 0.3;  ///< sounds of handling, a second
  double reverbS = 0.25, reverbMix = 0.1;
};

/// The same babies for the same seed.
std::vector<Voice> makeVoices(int count, std::uint64_t seed);

/// The baby replaced by a grown-up who imitates it: low voice, long vocal tract, steady.
Voice adultInPlaceOf(const Voice& baby, std::uint64_t seed);

}  // namespace ullim::demo
