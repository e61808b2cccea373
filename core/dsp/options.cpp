#include "core/dsp/options.h"

#include <cmath>

#include "core/dsp/optiontext.h"

namespace ullim {
namespace {

using optiontext::outside;
using optiontext::text;

constexpr int kMaxFft = 1 << 20;
constexpr int kMaxMels = 4096;
constexpr double kMaxAmin = 1e30;  // far above any power, and a float
constexpr int kMaxDeltaWidth = 999;
constexpr int kMaxChroma = 1200;
constexpr int kMaxContrastBands = 24;     // octaves from 1 Hz to far above any sound
constexpr double kMaxKaiserBeta = 500.0;  // beyond it the window's values underflow

template <class T>
struct Named {
  T value;
  const char* name;
};
constexpr Named<WindowKind> kWindows[] = {
    {WindowKind::Hann, "hann"},         {WindowKind::Hamming, "hamming"},
    {WindowKind::Blackman, "blackman"}, {WindowKind::Bartlett, "bartlett"},
    {WindowKind::Boxcar, "boxcar"},     {WindowKind::BlackmanHarris, "blackmanharris"},
    {WindowKind::Kaiser, "kaiser"},     {WindowKind::Triang, "triang"},
    {WindowKind::Flattop, "flattop"},   {WindowKind::Nuttall, "nuttall"},
    {WindowKind::Parzen, "parzen"},     {WindowKind::Bohman, "bohman"},
    {WindowKind::Barthann, "barthann"}, {WindowKind::Cosine, "cosine"},
    {WindowKind::Gaussian, "gaussian"}, {WindowKind::Tukey, "tukey"},
};
constexpr Named<PadMode> kPadModes[] = {
    {PadMode::Constant, "constant"},   {PadMode::Reflect, "reflect"},        {PadMode::Edge, "edge"},
    {PadMode::Symmetric, "symmetric"}, {PadMode::LinearRamp, "linear_ramp"},
};
constexpr Named<MelNorm> kMelNorms[] = {
    {MelNorm::Slaney, "slaney"}, {MelNorm::None, "none"}, {MelNorm::L1, "l1"},
    {MelNorm::L2, "l2"},         {MelNorm::Max, "max"},
};

template <class T, std::size_t N>
T valueOf(const Named<T> (&table)[N], const std::string& name, bool* ok) {
  for (const Named<T>& entry : table)
    if (name == entry.name) {
      if (ok) *ok = true;
      return entry.value;
    }
  if (ok) *ok = false;
  return table[0].value;
}
template <class T, std::size_t N>
const char* nameOf(const Named<T> (&table)[N], T value) {
  for (const Named<T>& entry : table)
    if (entry.value == value) return entry.name;
  return table[0].name;
}
template <class T, std::size_t N>
std::vector<std::string> namesOf(const Named<T> (&table)[N]) {
  std::vector<std::string> names;
  for (const Named<T>& entry : table) names.emplace_back(entry.name);
  return names;
}

}  // namespace

Result<Done> StftOptions::validate() const {
  if (nFft < 1 || nFft > kMaxFft) return outside("nFft", nFft, "1 to " + text(kMaxFft) + " samples");
  if (hopLength < 1) return outside("hopLength", hopLength, "1 sample or more");
  if (winLength < 0 || winLength > nFft)
    return outside("winLength", winLength, "1 to nFft = " + text(nFft) + " samples, or 0 for nFft");
  if (window == WindowKind::Kaiser && !(kaiserBeta >= 0 && kaiserBeta <= kMaxKaiserBeta))
    return outside("kaiserBeta", kaiserBeta, "0 to " + text(kMaxKaiserBeta));
  if (window == WindowKind::Gaussian && !(gaussianStd > 0 && std::isfinite(gaussianStd)))
    return outside("gaussianStd", gaussianStd, "a number of samples above 0");
  if (window == WindowKind::Tukey && !(tukeyAlpha >= 0 && tukeyAlpha <= 1))
    return outside("tukeyAlpha", tukeyAlpha, "0 to 1");
  return Done{};
}

Result<Done> MelOptions::validate(SampleRate sr) const {
  const double top = fMaxHz > 0 ? fMaxHz : sr.hz / 2.0;
  if (nMels < 1 || nMels > kMaxMels) return outside("nMels", nMels, "1 to " + text(kMaxMels) + " bands");
  if (!(fMaxHz >= 0) || !std::isfinite(fMaxHz))
    return outside("fMaxHz", fMaxHz, "a frequency in Hz, or 0 for half the sample rate");
  if (!(fMinHz >= 0) || !(fMinHz < top))
    return outside("fMinHz", fMinHz, "0 Hz to below fMaxHz = " + text(top) + " Hz");
  if (!(power > 0) || !std::isfinite(power))
    return outside("power", power, "a number above 0: 1 for magnitude, 2 for power");
  return Done{};
}

Result<Done> DbOptions::validate() const {
  if (!refMax && !(ref > 0 && std::isfinite(ref)))
    return outside("ref", ref, "a number above 0, or the maximum");
  if (!(amin > 0) || !(amin <= kMaxAmin))
    return outside("amin", amin, "a number above 0, up to " + text(kMaxAmin));
  if (std::isnan(topDb)) return outside("topDb", topDb, "0 dB or more, or none");
  return Done{};
}

Result<Done> MfccOptions::validate() const {
  if (nMfcc < 1 || nMfcc > kMaxMels) return outside("nMfcc", nMfcc, "1 to the number of mel bands");
  if (dctType < 1 || dctType > 3) return outside("dctType", dctType, "1, 2 or 3");
  if (!(lifter >= 0) || !std::isfinite(lifter)) return outside("lifter", lifter, "0 or more");
  return Done{};
}

Result<Done> DeltaOptions::validate() const {
  if (width < 3 || width % 2 == 0 || width > kMaxDeltaWidth)
    return outside("width", width, "an odd number of frames from 3 to " + text(kMaxDeltaWidth));
  return Done{};
}

Result<Done> ChromaOptions::validate() const {
  if (nChroma < 2 || nChroma > kMaxChroma) return outside("nChroma", nChroma, "2 to " + text(kMaxChroma));
  if (!std::isfinite(tuning)) return outside("tuning", tuning, "a share of a chroma bin");
  if (!std::isfinite(ctroct)) return outside("ctroct", ctroct, "a number of octaves above A0");
  if (!(octwidth >= 0) || !std::isfinite(octwidth))
    return outside("octwidth", octwidth, "a number of octaves, or 0 for no weighting");
  return Done{};
}

Result<Done> ShapeOptions::validate() const {
  if (!(rollPercent > 0 && rollPercent < 1))
    return outside("rollPercent", rollPercent, "a share between 0 and 1, both excluded");
  if (!(bandwidthP > 0) || !std::isfinite(bandwidthP))
    return outside("bandwidthP", bandwidthP, "a number above 0");
  if (!(flatnessPower > 0) || !std::isfinite(flatnessPower))
    return outside("flatnessPower", flatnessPower, "a number above 0");
  if (!(flatnessAmin > 0) || !std::isfinite(flatnessAmin))
    return outside("flatnessAmin", flatnessAmin, "a number above 0");
  return Done{};
}

Result<Done> ContrastOptions::validate(SampleRate sr) const {
  if (nBands < 1 || nBands > kMaxContrastBands)
    return outside("nBands", nBands, "1 to " + text(kMaxContrastBands));
  if (!(quantile > 0 && quantile < 1))
    return outside("quantile", quantile, "a share between 0 and 1, both excluded");
  if (!(fMinHz > 0) || !std::isfinite(fMinHz)) return outside("fMinHz", fMinHz, "a frequency above 0 Hz");
  if (fMinHz * std::exp2(nBands - 1) >= 0.5 * sr.hz)
    return Error{ErrorCode::BadArgument, "nBands: " + text(nBands) + " octaves from " + text(fMinHz) +
                                             " Hz reach over half the sample rate, " + text(0.5 * sr.hz) +
                                             " Hz (use fewer bands or a lower fMinHz)"};
  return Done{};
}

WindowKind windowFromName(const std::string& name, bool* ok) {
  if (name == "rectangular" || name == "ones") return valueOf(kWindows, "boxcar", ok);
  return valueOf(kWindows, name, ok);
}
const char* windowName(WindowKind kind) { return nameOf(kWindows, kind); }
std::vector<std::string> windowNames() { return namesOf(kWindows); }

PadMode padModeFromName(const std::string& name, bool* ok) { return valueOf(kPadModes, name, ok); }
const char* padModeName(PadMode mode) { return nameOf(kPadModes, mode); }
std::vector<std::string> padModeNames() { return namesOf(kPadModes); }

MelNorm melNormFromName(const std::string& name, bool* ok) { return valueOf(kMelNorms, name, ok); }
const char* melNormName(MelNorm norm) { return nameOf(kMelNorms, norm); }
std::vector<std::string> melNormNames() { return namesOf(kMelNorms); }

}  // namespace ullim
