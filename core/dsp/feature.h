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
  Delta,
  Delta2,
  Chroma,
  Centroid,
  Bandwidth,
  Rolloff,
  Flatness,
  Contrast,
  ZeroCrossingRate,
  Rms,
  F0,
  VoicedProbability,
  Hnr,
  Onset
};

/// Names of the command line: "waveform", "stft-magnitude", "stft-power", "stft" (dB), "melspectrogram",
/// "logmel", "mfcc", "delta", "delta2", "chroma", "centroid", "bandwidth", "rolloff", "flatness", "contrast",
/// "zcr", "rms", "f0", "voiced" (pYIN's probability), "hnr", "onset".
const char* featureName(FeatureKind kind);
Result<FeatureKind> featureFromName(const std::string& name);
std::vector<std::string> featureNames();

/// What is done to the finished array. Clip: (x - mean) / std over all of it. Rows: the same row by row, as
/// sklearn.preprocessing.scale(x, axis=1) on (n_rows, n_frames). Where nothing varies the result is 0.
enum class FeatureScale { None, Clip, Rows };
const char* featureScaleName(FeatureScale scale);  ///< "none", "clip", "rows"

struct FeatureOptions {
  FeatureKind kind = FeatureKind::LogMel;
  StftOptions stft;
  MelOptions mel;
  DbOptions db{.ref = 1.0,
               .refMax = true};  // LogMel and StftDb are relative to the clip's maximum by default
  MfccOptions mfcc;
  DeltaOptions delta;
  ChromaOptions chroma;
  ShapeOptions shape;
  ContrastOptions contrast;
  F0Options f0;
  double preemphasis = 0;  // coefficient, in [0, 1]; 0: none; 0.97 is librosa's. Before anything else
  FeatureScale scale = FeatureScale::None;
  Result<Done> validate(SampleRate sr) const;  // only what `kind` uses
  auto operator<=>(const FeatureOptions&) const = default;
};

/// All options that `kind` uses, in text: with the same text the same numbers come out. For caches and
/// provenance.
std::string featureKey(const FeatureOptions& options);

/// What the rows of a feature mean, for axes and read-outs.
/// Chroma: pitch classes from C on.
enum class RowAxis { Hertz, Mel, Coefficient, Chroma, Value };

struct Feature {
  Matrix values;  ///< [nFrames][nRows]
  FeatureKind kind = FeatureKind::LogMel;
  SampleRate rate;
  int hopLength = 512;  ///< frame t is drawn centred at origin + t * hopLength (samples)
  double origin = 0;    ///< samples; other than 0 only for a part of a long sound (core/plot/cellsource.h)
  RowAxis rowAxis = RowAxis::Hertz;
  std::vector<double>
      rowHz;         ///< centre frequency of each row for Hertz (fft_frequencies) and Mel
                     ///< (mel_frequencies(n_mels, fmin, fmax), as specshow draws them); empty otherwise
  std::string unit;  ///< "dB", "Hz", "" ...
  float minimum = 0, maximum = 0;  ///< NaN does not count
};

/// Computes the feature of a mono signal with librosa's rules (double-precision transform, rounded to float
/// after). Waveform gives one row. Silence gives all 0 dB with refMax. For StftDb db.ref and db.amin are
/// powers, as for LogMel: amin 1e-10 is amplitude_to_db's 1e-5. Mfcc, Delta, Delta2 and Onset take amin and
/// topDb from db and always ref 1, as librosa. Rms, ZeroCrossingRate, F0, VoicedProbability take nFft as
/// frame length. F0 with Pyin is NaN where there is no voice; Hnr (Praat's, nearest value to each frame) is
/// -200 dB there. Memory: the result and a few frames; Mfcc, Delta and Onset hold the mel bands meanwhile,
/// VoicedProbability, F0 with Pyin and Hnr a multiple of the frames. Frames are shared among `jobs` threads
/// (0: all cores); the numbers do not depend on it. Errors: BadArgument (options), FileEmpty (no sample;
/// librosa refuses too), NotFinite (NaN or Inf in y), Cancelled. Thread-safe.
Result<Feature> computeFeature(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                               const JobContext& job = {}, int jobs = 1);

/// Several features of one signal, in the order asked for; bit for bit those of computeFeature(), but what
/// they have in common (log-mel, MFCC and onset strength: the transform and the mel bands) is computed once.
/// The first error ends it.
Result<std::vector<Feature>> computeFeatures(std::span<const float> y, SampleRate sr,
                                             const std::vector<FeatureOptions>& options,
                                             const JobContext& job = {}, int jobs = 1);

}  // namespace ullim
