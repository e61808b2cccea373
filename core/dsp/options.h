#pragma once
// Options are plain, comparable structs with librosa's names and defaults: the same struct is settings, cache
// key and provenance. validate() names field, value and allowed range.
#include <string>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

enum class WindowKind { Hann, Hamming, Blackman, Bartlett, Boxcar, BlackmanHarris, Kaiser };
enum class PadMode { Constant, Reflect, Edge };
enum class MelNorm { None, Slaney };

struct StftOptions {
  int nFft = 2048;      // samples, >= 1
  int hopLength = 512;  // samples, >= 1
  int winLength = 0;    // samples, 1..nFft; 0: nFft. The window is zero-padded to nFft, centred
  WindowKind window = WindowKind::Hann;
  double kaiserBeta = 8.6;  // only for Kaiser
  bool center = true;       // frame t is centred on sample t * hopLength
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

WindowKind windowFromName(const std::string& name, bool* ok);  ///< "hann", "hamming", "blackman", ...
const char* windowName(WindowKind kind);
const char* padModeName(PadMode mode);

}  // namespace ullim
