#pragma once
// Options are plain, comparable structs with librosa's names and defaults: the same struct is settings, cache
// key and provenance. validate() names field, value and allowed range.
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

enum class WindowKind {
  Hann,
  Hamming,
  Blackman,
  Bartlett,
  Boxcar,
  BlackmanHarris,
  Kaiser,
  Triang,
  Flattop,
  Nuttall,
  Parzen,
  Bohman,
  Barthann,
  Cosine,
  Gaussian,
  Tukey
};
/// What a centred frame sees beyond the ends: zeros, the mirrored signal (end sample not repeated), the end
/// sample, the mirrored signal (end sample repeated), a ramp from the end sample down to zero. numpy.pad's
/// names.
enum class PadMode { Constant, Reflect, Edge, Symmetric, LinearRamp };
/// None; Slaney: area 1 per Hz of width; L1, L2, Max: that norm of each filter is 1 (librosa's norm=1, 2,
/// inf).
enum class MelNorm { None, Slaney, L1, L2, Max };

struct StftOptions {
  int nFft = 2048;      // samples, >= 1
  int hopLength = 512;  // samples, >= 1
  int winLength = 0;    // samples, 1..nFft; 0: nFft. The window is zero-padded to nFft, centred
  WindowKind window = WindowKind::Hann;
  double kaiserBeta = 8.6;   // only for Kaiser
  double gaussianStd = 256;  // samples, > 0; only for Gaussian
  double tukeyAlpha = 0.5;   // share of the window that is tapered, 0..1; only for Tukey
  bool center = true;        // frame t is centred on sample t * hopLength
  PadMode padMode = PadMode::Constant;
  int binCount() const { return nFft / 2 + 1; }
  int windowLength() const { return winLength > 0 ? winLength : nFft; }
  Result<Done> validate() const;
  auto operator<=>(const StftOptions&) const = default;
};

struct MelOptions {
  int nMels = 128;
  double fMinHz = 0.0;
  double fMaxHz = 0.0;  // 0: half the sample rate
  bool htk = false;
  MelNorm norm = MelNorm::Slaney;
  double power = 2.0;  // exponent of the magnitude
  Result<Done> validate(SampleRate sr) const;
  auto operator<=>(const MelOptions&) const = default;
};

struct DbOptions {
  double ref = 1.0;     // reference value, > 0; ignored with refMax
  bool refMax = false;  // librosa's ref=np.max
  double amin = 1e-10;  // > 0; 1e-5 for amplitudes
  double topDb = 80.0;  // >= 0; < 0: none
  Result<Done> validate() const;
  auto operator<=>(const DbOptions&) const = default;
};

struct MfccOptions {
  int nMfcc = 20;
  int dctType = 2;    // 1, 2 or 3
  bool ortho = true;  // norm="ortho"
  double lifter = 0;  // >= 0
  Result<Done> validate() const;
  auto operator<=>(const MfccOptions&) const = default;
};

/// Rows of a mel feature after a while: slopes over time. Source: librosa.feature.delta.
struct DeltaOptions {
  int width = 9;  // frames, odd, 3 or more
  Result<Done> validate() const;
  auto operator<=>(const DeltaOptions&) const = default;
};

struct ChromaOptions {
  int nChroma = 12;
  bool autoTuning = true;  // librosa's tuning=None: estimated from the signal
  double tuning = 0;       // in parts of a chroma bin, with autoTuning off
  double ctroct = 5;       // centre of the weighting, octaves above A0
  double octwidth = 2;     // its width, octaves; 0: no weighting
  bool baseC = true;       // row 0 is C, otherwise A
  Result<Done> validate() const;
  auto operator<=>(const ChromaOptions&) const = default;
};

/// Bandwidth, roll-off and flatness, one number a frame.
struct ShapeOptions {
  double rollPercent = 0.85;  // share of the magnitude below the roll-off, in (0, 1)
  double bandwidthP = 2;      // exponent of the deviation, > 0
  bool bandwidthNorm = true;  // magnitudes of a frame sum to 1 first
  double flatnessPower = 2;   // exponent of the magnitude, > 0
  double flatnessAmin = 1e-10;
  Result<Done> validate() const;
  auto operator<=>(const ShapeOptions&) const = default;
};

struct ContrastOptions {
  int nBands = 6;
  double fMinHz = 200;     // upper border of the lowest band, > 0; each further band is an octave
  double quantile = 0.02;  // share of a band's bins that makes its peak and its valley, in (0, 1)
  bool linear = false;     // difference of magnitudes instead of dB
  Result<Done> validate(SampleRate sr) const;
  auto operator<=>(const ContrastOptions&) const = default;
};

/// Yin answers in every frame; Pyin says where there is a voice and has NaN elsewhere.
enum class PitchMethod { Yin, Pyin };
/// Frame and hop are those of StftOptions (nFft, hopLength).
struct F0Options {
  PitchMethod method = PitchMethod::Yin;
  double fMinHz = 65.40639132514966;  // C2
  double fMaxHz = 2093.004522404789;  // C7
  double troughThreshold = 0.1;       // Yin
  auto operator<=>(const F0Options&) const = default;
};

WindowKind windowFromName(const std::string& name, bool* ok);  ///< "hann", "hamming", "blackman", ...
const char* windowName(WindowKind kind);
std::vector<std::string> windowNames();
PadMode padModeFromName(const std::string& name, bool* ok);  ///< "constant", "reflect", "edge", ...
const char* padModeName(PadMode mode);
std::vector<std::string> padModeNames();
MelNorm melNormFromName(const std::string& name, bool* ok);  ///< "slaney", "none", "l1", "l2", "max"
const char* melNormName(MelNorm norm);
std::vector<std::string> melNormNames();

}  // namespace ullim
