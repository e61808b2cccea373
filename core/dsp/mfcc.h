#pragma once
#include <vector>

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/dsp/options.h"

namespace ullim {

/// Cepstral coefficients of a log-mel spectrogram: DCT over the bands, then liftering.
/// @param logMel [nFrames][nMels] dB
/// @return       [nFrames][nMfcc]
/// Errors: BadArgument (options; nMfcc above nMels; DCT type 1 with one band). Source:
/// librosa.feature.mfcc(S=...).
Result<Matrix> mfccFromLogMel(const Matrix& logMel, const MfccOptions& options);
Result<MatrixD> mfccFromLogMel(const MatrixD& logMel, const MfccOptions& options);

/// 1 + lifter / 2 * sin(pi * n / lifter) for n = 1 .. nMfcc; all 1 with lifter 0.
std::vector<double> lifterWeights(int nMfcc, double lifter);

}  // namespace ullim
