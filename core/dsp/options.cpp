#include "core/dsp/options.h"

#include <cmath>
#include <cstdio>

namespace ullim {
namespace {

constexpr int kMaxFft = 1 << 20;
constexpr int kMaxMels = 4096;
constexpr double kMaxKaiserBeta = 500.0;  // beyond it the window's values underflow

struct NamedWindow {
  WindowKind kind;
  const char* name;
};
constexpr NamedWindow kWindows[] = {
    {WindowKind::Hann, "hann"},         {WindowKind::Hamming, "hamming"},
    {WindowKind::Blackman, "blackman"}, {WindowKind::Bartlett, "bartlett"},
    {WindowKind::Boxcar, "boxcar"},     {WindowKind::BlackmanHarris, "blackmanharris"},
    {WindowKind::Kaiser, "kaiser"},
};

std::string text(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

Error outside(const char* field, double value, const std::string& range) {
  return {ErrorCode::BadArgument,
          std::string(field) + ": " + text(value) + " is not possible (use " + range + ")"};
}

}  // namespace

Result<Done> StftOptions::validate() const {
  if (nFft < 1 || nFft > kMaxFft) return outside("nFft", nFft, "1 to " + text(kMaxFft) + " samples");
  if (hopLength < 1) return outside("hopLength", hopLength, "1 sample or more");
  if (winLength < 0 || winLength > nFft)
    return outside("winLength", winLength, "1 to nFft = " + text(nFft) + " samples, or 0 for nFft");
  if (window == WindowKind::Kaiser && !(kaiserBeta >= 0 && kaiserBeta <= kMaxKaiserBeta))
    return outside("kaiserBeta", kaiserBeta, "0 to " + text(kMaxKaiserBeta));
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
  if (!(amin > 0) || !std::isfinite(amin)) return outside("amin", amin, "a number above 0");
  if (std::isnan(topDb)) return outside("topDb", topDb, "0 dB or more, or none");
  return Done{};
}

Result<Done> MfccOptions::validate() const {
  if (nMfcc < 1 || nMfcc > kMaxMels) return outside("nMfcc", nMfcc, "1 to the number of mel bands");
  if (dctType < 1 || dctType > 3) return outside("dctType", dctType, "1, 2 or 3");
  if (!(lifter >= 0) || !std::isfinite(lifter)) return outside("lifter", lifter, "0 or more");
  return Done{};
}

WindowKind windowFromName(const std::string& name, bool* ok) {
  if (ok) *ok = true;
  for (const NamedWindow& w : kWindows)
    if (name == w.name) return w.kind;
  if (name == "rectangular" || name == "ones") return WindowKind::Boxcar;
  if (ok) *ok = false;
  return WindowKind::Hann;
}

const char* windowName(WindowKind kind) {
  for (const NamedWindow& w : kWindows)
    if (w.kind == kind) return w.name;
  return "hann";
}

const char* padModeName(PadMode mode) {
  switch (mode) {
    case PadMode::Reflect:
      return "reflect";
    case PadMode::Edge:
      return "edge";
    case PadMode::Constant:
      break;
  }
  return "constant";
}

}  // namespace ullim
