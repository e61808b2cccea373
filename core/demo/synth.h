#pragma once
// From voice and melody to samples: a source-filter model. Source: additive harmonics below the Nyquist
// frequency with a spectral tilt, jitter, shimmer, vibrato, subharmonics, and breath noise. Filter: formant
// resonators and lip radiation. Then the room (reverberation, pink noise, hum), the device's high pass, and
// the level.
#include <vector>

#include "core/base/random.h"
#include "core/demo/melody.h"
#include "core/demo/voice.h"

namespace ullim::demo {

/// Samples at voice.sampleRate within [-1, 1]; what would be louder is clipped, as a recorder does.
/// Pure: the same arguments and the same state of rng give the same samples.
std::vector<float> renderClip(const Voice& voice, const Melody& melody, Rng& rng);

}  // namespace ullim::demo
