#include "core/plot/plotfacts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ullim {
namespace {

constexpr double kCurveMargin = 0.05;                    // of the range, above and below a curve
constexpr int kMostTimeTicks = 10, kMostValueTicks = 9;  // as specshow draws a picture of usual size
constexpr int kSides = 160, kTimeLabelRoom = 64;         // width beside the cells, width of a time label
constexpr int kValueLabelRoom = 36;                      // height

int ticksFor(int length, int room, int fewest, int most) { return std::clamp(length / room, fewest, most); }

std::string decibelLabel(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%+2.0f dB", value == 0 ? 0.0 : value);  // no "-0 dB"
  return buffer;
}

/// What the caller fixed, and the data's own range for the rest.
Span rangeOf(const PlotSpec& spec, double low, double high) {
  return {spec.vmin.value_or(low), spec.vmax.value_or(high)};
}

void takeCurve(const PlotSpec& spec, PlotFacts& facts) {
  const Feature& feature = spec.feature;
  const auto values = feature.values.data();
  if (feature.kind == FeatureKind::Waveform) {
    facts.wave = waveShape(values);
    facts.drawn = facts.wave.envelope ? PlotFacts::Drawn::Envelope : PlotFacts::Drawn::Steps;
    const WaveLimits limits = waveLimits(facts.wave, feature.rate);
    facts.view.timeS = limits.timeS;
    facts.view.rows = limits.values;
  } else {  // one value a frame
    facts.wave = {false, feature.hopLength, {values.begin(), values.end()}};
    facts.drawn = PlotFacts::Drawn::Curve;
    const double room = kCurveMargin * std::max(1e-6, double(feature.maximum) - feature.minimum);
    facts.view.timeS = timeLimits(feature);
    facts.view.rows = {feature.minimum - room, feature.maximum + room};
    if (spec.frequencyAxis) facts.y.label = feature.unit;
  }
  facts.view.rows = rangeOf(spec, facts.view.rows.low, facts.view.rows.high);
}

void takeCells(const PlotSpec& spec, PlotFacts& facts) {
  const Feature& feature = spec.feature;
  CellView& view = facts.view;
  view.width = view.height = 1;
  view.timeS = timeLimits(feature);
  view.rows = rowLimits(feature);
  view.scale = spec.autoFrequencyScale ? defaultScale(feature) : spec.frequencyScale;
  view.colourMap = spec.autoColourMap ? defaultColourMap(feature.values) : spec.colourMap;
  view.values = rangeOf(spec, feature.minimum, feature.maximum);
  view.pooling = spec.pooling;
  facts.hertz = !feature.rowHz.empty();
  if (!facts.hertz) view.scale = FrequencyScaleKind::Linear;
}

/// Rows without a unit have no ticks, as in specshow.
void takeRowTicks(const PlotSpec& spec, PlotFacts& facts, int most) {
  const Span& rows = facts.view.rows;
  if (facts.drawn != PlotFacts::Drawn::Cells) {
    if (spec.frequencyAxis) facts.y.ticks = valueTicks(rows.low, rows.high, most);
  } else if (spec.frequencyAxis && facts.hertz) {
    facts.y.ticks = FrequencyScale(facts.view.scale).ticks(rows.low, rows.high, most);
    facts.y.label = facts.view.scale == FrequencyScaleKind::Note ? "Note" : "Hz";
  } else if (spec.frequencyAxis && spec.feature.rowAxis == RowAxis::Chroma) {
    facts.y.ticks = chromaTicks(int(facts.rows));
    facts.y.label = "Pitch class";
  }
}

std::vector<Tick> barTicks(const Span& values, const std::string& unit, int most) {
  std::vector<Tick> ticks = valueTicks(values.low, values.high, most);
  if (ticks.empty()) {  // one value everywhere
    char label[32];
    std::snprintf(label, sizeof label, "%g", values.low);
    ticks = {{values.low, label}};
  }
  if (unit == "dB")
    for (Tick& tick : ticks) tick.label = decibelLabel(tick.value);
  return ticks;
}

}  // namespace

PlotFacts plotFacts(const PlotSpec& spec) {
  const Feature& feature = spec.feature;
  PlotFacts facts;
  facts.rows = feature.values.cols();
  facts.frames = feature.values.rows();
  const bool cells = feature.rowAxis != RowAxis::Value;
  if (cells)
    takeCells(spec, facts);
  else
    takeCurve(spec, facts);

  const int valueTickCount = ticksFor(spec.height, kValueLabelRoom, 1, kMostValueTicks);
  facts.y.scale = facts.view.scale == FrequencyScaleKind::Linear ? "linear" : "symlog";
  facts.y.limits = facts.view.rows;
  takeRowTicks(spec, facts, valueTickCount);

  const XAxis axis(spec.xAxis, feature.rate, feature.hopLength);
  const Span& timeS = facts.view.timeS;
  facts.x.scale = "linear";
  facts.x.limits = {axis.fromSeconds(timeS.low), axis.fromSeconds(timeS.high)};
  facts.x.label = axis.label();
  facts.x.ticks =
      axis.ticks(timeS.low, timeS.high, ticksFor(spec.width - kSides, kTimeLabelRoom, 2, kMostTimeTicks));

  if (cells && spec.colourBar) facts.colourBar = barTicks(facts.view.values, feature.unit, valueTickCount);
  return facts;
}

const char* drawnName(PlotFacts::Drawn drawn) {
  switch (drawn) {
    case PlotFacts::Drawn::Envelope:
      return "envelope";
    case PlotFacts::Drawn::Steps:
      return "steps";
    case PlotFacts::Drawn::Curve:
      return "curve";
    case PlotFacts::Drawn::Cells:
      break;
  }
  return "cells";
}

std::vector<double> frameEdges(const Feature& feature, XAxisKind kind) {
  const XAxis axis(kind, feature.rate, feature.hopLength);
  std::vector<double> centres(feature.values.rows());
  for (std::size_t t = 0; t < centres.size(); ++t)
    centres[t] = axis.fromSeconds((feature.origin + double(t) * feature.hopLength) / feature.rate.hz);
  return cellEdges(centres);
}

}  // namespace ullim
