#pragma once
// Longer or shorter without a change of pitch, higher or lower without a change of length: the phase vocoder,
// librosa's rules with phases in double.
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dsp/stft.h"

namespace ullim {

/// A spectrogram [nFrames][nBins] on another time grid: frame t of the result lies at t * rate, magnitudes
/// between frames are mixed, phases go on by what they change between the old frames. ceil(nFrames / rate)
/// frames. rate > 0. Source: librosa.phase_vocoder (Ellis 2002).
ComplexMatrixD phaseVocoder(const ComplexMatrixD& spectrum, double rate);

/// The signal `rate` times as fast, round(n / rate) samples; rate 2 is half as long. Options' defaults are
/// librosa's; hopLength should be a quarter of nFft. Errors: BadArgument (rate not in 0.01 .. 100; options),
/// FileEmpty, Cancelled. Source: librosa.effects.time_stretch on float64 input; librosa itself sums phases in
/// float32 for float32 input and is noisier. Memory: 24 bytes a sample of the result meanwhile.
Result<std::vector<float>> timeStretch(std::span<const float> y, double rate, const StftOptions& options = {},
                                       const JobContext& job = {});

/// nSteps / binsPerOctave octaves higher (lower when negative), same length: stretched, then resampled by
/// soxr_hq. Errors: BadArgument (binsPerOctave < 1; more than six octaves), as timeStretch. Source:
/// librosa.effects.pitch_shift on float64 input.
Result<std::vector<float>> pitchShift(std::span<const float> y, SampleRate sr, double nSteps,
                                      int binsPerOctave = 12, const StftOptions& options = {},
                                      const JobContext& job = {});

}  // namespace ullim
