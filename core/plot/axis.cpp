#include "core/plot/axis.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <utility>

#include "core/plot/locator.h"
#include "core/plot/note.h"

namespace ullim {
namespace {

const double kC2Hz = 440.0 * std::exp2((36 - 69) / 12.0);  // note C2, where specshow's log axis turns linear
constexpr double kMelBreakHz = 1000.0;
constexpr int kSymlogTicks = 15;         // matplotlib SymmetricalLogLocator.numticks
constexpr double kClockRounding = 1e-6;  // of the last digit: 2.9999999996 s reads 3
constexpr std::size_t kFewTicks = 3;     // fewer powers of two than this say too little about a zoomed view

struct Symlog {
  double threshold, scale;  // coordinate = scale * hz up to the threshold
};
Symlog symlogOf(FrequencyScaleKind kind) {
  // matplotlib's SymmetricalLogTransform: scale = linscale / (1 - 1 / base), base 2, linscale 1 (mel) and 0.5
  // (log).
  return kind == FrequencyScaleKind::Mel ? Symlog{kMelBreakHz, 2.0} : Symlog{kC2Hz, 1.0};
}

std::string printed(const char* format, double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

std::string fixed(double value, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  std::string out = buffer;
  if (out.find_first_of("123456789") == std::string::npos && out[0] == '-') out.erase(0, 1);  // no "-0"
  return out;
}

/// Decimals that tell the values apart without showing rounding (matplotlib ScalarFormatter._set_format).
int decimalsFor(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  double range = *high - *low;
  if (range == 0) range = std::max(std::fabs(*low), std::fabs(*high));
  if (range == 0) range = 1;
  const int order = int(std::floor(std::log10(range)));
  const double threshold = 1e-3 * std::pow(10.0, order);
  int decimals = std::max(0, 3 - order);
  for (; decimals > 0; --decimals) {
    const double unit = std::pow(10.0, decimals - 1);
    const bool plain = std::all_of(values.begin(), values.end(), [&](double v) {
      return std::fabs(v - std::nearbyint(v * unit) / unit) < threshold;
    });
    if (!plain) break;
  }
  return std::min(decimals, 12);
}

std::vector<Tick> labelled(const std::vector<double>& values) {
  std::vector<Tick> ticks;
  if (values.empty()) return ticks;
  const int decimals = decimalsFor(values);
  for (const double v : values) ticks.push_back({v, fixed(v, decimals)});
  return ticks;
}

bool distinct(const std::vector<Tick>& ticks) {
  for (std::size_t i = 1; i < ticks.size(); ++i)
    if (ticks[i].label == ticks[i - 1].label) return false;
  return true;
}

/// Hours, minutes and seconds as librosa's TimeFormatter writes them; decimals are an addition of ours.
std::string clockLabel(double value, TimeLabels labels, int decimals) {
  const double unit = std::pow(10.0, decimals);
  const double v = std::floor(std::fabs(value) * unit + kClockRounding) / unit;
  const char* sign = value < 0 ? "-" : "";
  const int width = decimals > 0 ? 3 + decimals : 2;
  char buffer[80];
  if (labels == TimeLabels::Hours)
    std::snprintf(buffer, sizeof buffer, "%s%d:%02d:%0*.*f", sign, int(v / 3600), int(std::fmod(v / 60, 60)),
                  width, decimals, std::fmod(v, 60));
  else
    std::snprintf(buffer, sizeof buffer, "%s%d:%0*.*f", sign, int(v / 60), width, decimals, std::fmod(v, 60));
  return buffer;
}

std::vector<Tick> clockTicks(const std::vector<double>& values, TimeLabels labels) {
  std::vector<Tick> ticks;
  for (const int decimals : {0, values.empty() ? 0 : decimalsFor(values)}) {
    ticks.clear();
    for (const double v : values) ticks.push_back({v, clockLabel(v, labels, decimals)});
    if (distinct(ticks)) break;
  }
  return ticks;
}

/// Numbers with a few digits, as librosa prints them; plain decimals where those digits would not tell the
/// ticks apart, or where they would read 1.1e+02.
std::vector<Tick> numberTicks(const std::vector<double>& values, const char* format, double unit,
                              double firstTooLong) {
  std::vector<Tick> ticks;
  std::vector<double> scaled;
  bool tooLong = false;
  for (const double v : values) {
    scaled.push_back(v * unit);
    ticks.push_back({v, printed(format, v * unit)});
    tooLong |= std::fabs(v * unit) >= firstTooLong;
  }
  if (!tooLong && distinct(ticks)) return ticks;
  std::vector<Tick> plain = labelled(scaled);
  for (std::size_t i = 0; i < plain.size(); ++i) plain[i].value = values[i];
  return plain;
}

std::vector<double> powersOfTwo(double threshold, double low, double high) {
  std::vector<double> out;
  const double first = std::floor(std::log2(std::max(threshold, low)));
  const double last = std::ceil(std::log2(high + 1));
  const double total = last - first + (low < threshold ? 1 : 0);
  const double stride = std::max(1.0, std::floor(total / (kSymlogTicks - 1)));
  if (low <= 0) out.push_back(0);
  for (double e = first; e < last; e += stride)
    if (std::exp2(e) >= low && std::exp2(e) <= high) out.push_back(std::exp2(e));
  return out;
}

}  // namespace

const char* frequencyScaleName(FrequencyScaleKind kind) {
  switch (kind) {
    case FrequencyScaleKind::Linear:
      return "linear";
    case FrequencyScaleKind::Log:
      return "log";
    case FrequencyScaleKind::Mel:
      return "mel";
    case FrequencyScaleKind::Note:
      break;
  }
  return "note";
}

double FrequencyScale::toCoordinate(double hz) const {
  if (m_kind == FrequencyScaleKind::Linear) return hz;
  const Symlog s = symlogOf(m_kind);
  const double size = std::fabs(hz);
  if (size <= s.threshold) return hz * s.scale;
  return std::copysign(s.threshold * (s.scale + std::log2(size / s.threshold)), hz);
}

double FrequencyScale::toHz(double coordinate) const {
  if (m_kind == FrequencyScaleKind::Linear) return coordinate;
  const Symlog s = symlogOf(m_kind);
  const double size = std::fabs(coordinate);
  if (size <= s.threshold * s.scale) return coordinate / s.scale;
  return std::copysign(s.threshold * std::exp2(size / s.threshold - s.scale), coordinate);
}

std::vector<Tick> FrequencyScale::ticks(double lowHz, double highHz, int maxTicks) const {
  if (m_kind == FrequencyScaleKind::Linear) return valueTicks(lowHz, highHz, maxTicks);
  if (m_kind == FrequencyScaleKind::Note) return noteTicks(lowHz, highHz);
  const double threshold = symlogOf(m_kind).threshold;
  if (!(highHz > lowHz) || !std::isfinite(lowHz) || !std::isfinite(highHz)) return {};
  if (highHz <= threshold) return valueTicks(lowHz, highHz, maxTicks);
  const std::vector<double> powers = powersOfTwo(threshold, lowHz, highHz);
  return powers.size() < kFewTicks ? valueTicks(lowHz, highHz, maxTicks) : labelled(powers);
}

std::vector<Tick> timeTicks(double beginS, double endS, int maxTicks, TimeLabels labels) {
  static const std::vector<double> steps = {1, 1.5, 5, 6, 10};  // librosa.display
  const std::vector<double> values = niceTicks(beginS, endS, maxTicks, steps);
  const double span = endS - beginS;
  if (labels == TimeLabels::BySpan && span > 60)
    labels = span > 3600 ? TimeLabels::Hours : TimeLabels::Minutes;
  switch (labels) {
    case TimeLabels::Hours:
    case TimeLabels::Minutes:
      return clockTicks(values, labels);
    case TimeLabels::Seconds:
      return numberTicks(values, "%.3g", 1, 999.5);
    case TimeLabels::Milliseconds:
      return numberTicks(values, "%.3g", 1000, 999.5);
    case TimeLabels::BySpan:
      break;
  }
  return span >= 1 ? numberTicks(values, "%.2g", 1, 99.5) : numberTicks(values, "%.3f", 1, INFINITY);
}

std::vector<Tick> valueTicks(double low, double high, int maxTicks) {
  static const std::vector<double> steps = {1, 2, 2.5, 5, 10};  // matplotlib AutoLocator
  return labelled(niceTicks(low, high, maxTicks, steps));
}

std::vector<Tick> chromaTicks(int nChroma) {
  if (nChroma < 12 || nChroma % 12 != 0) return valueTicks(0, std::max(1, nChroma - 1));
  static constexpr std::pair<int, const char*> kWhiteKeys[] = {{0, "C"}, {2, "D"}, {4, "E"}, {5, "F"},
                                                               {7, "G"}, {9, "A"}, {11, "B"}};
  std::vector<Tick> ticks;
  for (const auto& [semitone, name] : kWhiteKeys) ticks.push_back({double(semitone * (nChroma / 12)), name});
  return ticks;
}

std::vector<double> cellEdges(const std::vector<double>& centres) {
  const std::size_t n = centres.size();
  if (n == 0) return {};
  if (n == 1) return {centres[0] - 0.5, centres[0] + 0.5};
  std::vector<double> edges(n + 1);
  edges[0] = centres[0] - (centres[1] - centres[0]) / 2;
  for (std::size_t i = 1; i < n; ++i) edges[i] = centres[i - 1] + (centres[i] - centres[i - 1]) / 2;
  edges[n] = centres[n - 1] + (centres[n - 1] - centres[n - 2]) / 2;
  return edges;
}

}  // namespace ullim
