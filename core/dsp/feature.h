#pragma once
// One door to every feature: what is seen, exported and trained on is this one function with the same
// options.
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/dsp/options.h"

namespace ullim {

enum class FeatureKind {
  Waveform,
  StftMagnitude,
  StftPower,
  StftDb,
  MelSpectrogram,
  LogMel,
  Mfcc,
  Rms,
  ZeroCrossingRate
};

/// Names of the command line: "waveform", "stft-magnitude", "stft-power", "stft" (dB), "melspectrogram",
/// "logmel", "mfcc", "rms", "zcr".
const char* featureName(FeatureKind kind);
Result<FeatureKind> featureFromName(const std::string& name);

struct FeatureOptions {
  FeatureKind kind = FeatureKind::LogMel;
  StftOptions stft;
  MelOptions mel;
  DbOptions db{.ref = 1.0,
               .refMax = true};  // LogMel and StftDb are relative to the clip's maximum by default
  MfccOptions mfcc;
  Result<Done> validate(SampleRate sr) const;  // only what `kind` uses
  auto operator<=>(const FeatureOptions&) const = default;
};

/// What the rows of a feature mean, for axes and read-outs.
enum class RowAxis { Hertz, Mel, Coefficient, Value };

struct Feature {
  Matrix values;  ///< [nFrames][nRows]
  FeatureKind kind = FeatureKind::LogMel;
  SampleRate rate;
  int hopLength = 512;  ///< frame t is drawn centred at t * hopLength (samples)
  RowAxis rowAxis = RowAxis::Hertz;
  std::vector<double>
      rowHz;         ///< centre frequency of each row for Hertz (fft_frequencies) and Mel
                     ///< (mel_frequencies(n_mels, fmin, fmax), as specshow draws them); empty otherwise
  std::string unit;  ///< "dB", "" ...
  float minimum = 0, maximum = 0;  ///< over finite values
};

/// Computes the feature of a mono signal with librosa's rules (double-precision transform, rounded to float
/// after). Waveform gives one row. Silence gives all 0 dB with refMax. For StftDb db.ref and db.amin are
/// powers, as for LogMel: amin 1e-10 is amplitude_to_db's 1e-5. Mfcc takes amin and topDb from db and always
/// ref 1, as librosa.feature.mfcc. Rms and ZeroCrossingRate take nFft as frame length. Memory: the result and
/// one frame. Errors: BadArgument (options), FileEmpty (no sample; librosa refuses too), NotFinite (NaN or
/// Inf in y), Cancelled. Thread-safe.
Result<Feature> computeFeature(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                               const JobContext& job = {});

}  // namespace ullim
