#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/base/units.h"

namespace ullim {

enum class NoiseKind { White, Pink, Brown };

/// n samples of noise with mean 0 and RMS exactly 1 (n == 1: one sample of +1 or -1).
/// White: Gaussian, flat. Pink: -3 dB an octave, Paul Kellet's filter (within 0.5 dB over the upper nine
/// octaves below the Nyquist frequency). Brown: -6 dB an octave above 20 Hz, a leaky integrator.
std::vector<float> makeNoise(NoiseKind kind, std::size_t n, SampleRate sr, Rng& rng);

/// Root mean square; 0 for no sample.
double rmsOf(std::span<const float> y);

/// Adds noise of RMS rms(y) / 10^(snrDb / 20). A silent clip stays silent: it has no level to stand against.
void addNoise(std::span<float> y, SampleRate sr, NoiseKind kind, double snrDb, Rng& rng);

}  // namespace ullim
