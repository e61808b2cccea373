#include "core/plot/module/painter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/plot/render.h"
#include "core/plot/wave.h"

namespace ullim {
namespace {

// Pixels (PNG) or points (SVG, PDF).
constexpr double kFont = 12, kTitleFont = 14;
constexpr double kPad = 8, kTick = 4, kGap = 4;
constexpr double kBarGap = 14, kBarWidth = 16;
constexpr double kSmallestArea = 16;
constexpr double kCurveMargin = 0.05;                    // of the range, above and below a curve
constexpr double kTimeLabelRoom = 64;                    // least distance of time labels
constexpr int kMostTimeTicks = 10, kMostValueTicks = 9;  // as specshow draws a picture of usual size
constexpr int kVectorDensity = 2, kMostRaster = 8192;    // raster pixels per point in SVG and PDF

/// What is drawn and between which limits.
struct Scene {
  bool cells = true;
  bool steps = true;  // of a curve: each level held to the next value; otherwise joined by lines
  CellView view;
  WaveShape wave;
  std::vector<Tick> rowTicks;
  std::string rowLabel;
  bool hertz = false;  // rows have a frequency
  std::vector<Tick> barTicks;
  bool bar = false;
};

int ticksFor(double length, double room, int most) { return std::clamp(int(length / room), 1, most); }

std::string decibelLabel(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%+2.0f dB", value == 0 ? 0.0 : value);  // no "-0 dB"
  return buffer;
}

Scene sceneOf(const PlotSpec& spec) {
  const Feature& feature = spec.feature;
  const int valueTickCount = ticksFor(spec.height, 3 * kFont, kMostValueTicks);
  Scene scene;
  scene.cells = feature.rowAxis != RowAxis::Value;
  if (!scene.cells) {
    const auto values = feature.values.data();
    if (feature.kind == FeatureKind::Waveform) {
      scene.wave = waveShape(values);
      const WaveLimits limits = waveLimits(scene.wave, feature.rate);
      scene.view.timeS = limits.timeS;
      scene.view.rows = limits.values;
    } else {  // one value a frame, as a curve
      scene.wave = {false, feature.hopLength, {values.begin(), values.end()}};
      scene.steps = false;
      const double room = kCurveMargin * std::max(1e-6, double(feature.maximum) - feature.minimum);
      scene.view.timeS = timeLimits(feature);
      scene.view.rows = {feature.minimum - room, feature.maximum + room};
      if (spec.frequencyAxis) scene.rowLabel = feature.unit;
    }
    scene.rowTicks = valueTicks(scene.view.rows.low, scene.view.rows.high, valueTickCount);
    return scene;
  }
  scene.view = wholeView(feature, 1, 1);
  if (!spec.autoColourMap) scene.view.colourMap = spec.colourMap;
  if (!spec.autoFrequencyScale) scene.view.scale = spec.frequencyScale;
  if (spec.frequencyAxis && feature.rowAxis == RowAxis::Chroma) {
    scene.rowTicks = chromaTicks(int(feature.values.cols()));
    scene.rowLabel = "Pitch class";
  }
  if (spec.frequencyAxis && !feature.rowHz.empty()) {  // rows without a unit have no ticks, as in specshow
    const auto& rows = scene.view.rows;
    scene.rowTicks = scene.view.scale == FrequencyScaleKind::Linear
                         ? valueTicks(rows.low, rows.high, valueTickCount)
                         : FrequencyScale(scene.view.scale).ticks(rows.low, rows.high);
    scene.rowLabel = "Hz";
    scene.hertz = true;
  }
  scene.bar = spec.colourBar;
  if (!scene.bar) return scene;
  scene.barTicks = valueTicks(feature.minimum, feature.maximum, valueTickCount);
  if (scene.barTicks.empty()) scene.barTicks = {{feature.minimum, "0"}};
  if (feature.unit == "dB")
    for (Tick& tick : scene.barTicks) tick.label = decibelLabel(tick.value);
  return scene;
}

double widest(Canvas& canvas, const std::vector<Tick>& ticks) {
  double width = 0;
  for (const Tick& tick : ticks) width = std::max(width, canvas.textSize(tick.label, kFont).width);
  return width;
}

/// The plot area on whole pixels, so that a PNG shows one cell pixel per picture pixel.
Box areaOf(Canvas& canvas, const PlotSpec& spec, const Scene& scene) {
  const double line = canvas.textSize("0", kFont).height;
  double left = kPad, right = kPad, top = kPad, bottom = kPad;
  if (!spec.title.empty()) top += canvas.textSize(spec.title, kTitleFont).height + kGap;
  if (!scene.rowTicks.empty()) left += widest(canvas, scene.rowTicks) + kTick + kGap;
  if (!scene.rowLabel.empty()) left += line + kGap;
  if (spec.timeAxis) {
    bottom += kTick + 2 * (line + kGap);
    left = std::max(left, kTimeLabelRoom / 2);  // half of a label may stand beyond either end
  }
  if (scene.bar)
    right += kBarGap + kBarWidth + kTick + kGap + widest(canvas, scene.barTicks);
  else if (spec.timeAxis)
    right = kTimeLabelRoom / 2;
  const double x = std::ceil(left), y = std::ceil(top);
  return {x, y, std::max(kSmallestArea, std::floor(spec.width - x - right)),
          std::max(kSmallestArea, std::floor(spec.height - y - bottom))};
}

void paintTimeAxis(Canvas& canvas, const Box& area, const Span& timeS) {
  for (const Tick& tick :
       timeTicks(timeS.low, timeS.high, std::max(2, ticksFor(area.width, kTimeLabelRoom, kMostTimeTicks)))) {
    const double x = area.x + (tick.value - timeS.low) / timeS.length() * area.width;
    canvas.line(x, area.bottom(), x, area.bottom() + kTick);
    canvas.text(tick.label, x, area.bottom() + kTick + 1, Anchor::Top, kFont);
  }
  const double below = area.bottom() + kTick + kGap + canvas.textSize("0", kFont).height;
  canvas.text("Time", area.x + area.width / 2, below, Anchor::Top, kFont);
}

void paintRowAxis(Canvas& canvas, const Box& area, const Scene& scene) {
  const FrequencyScale scale(scene.hertz ? scene.view.scale : FrequencyScaleKind::Linear);
  const double low = scale.toCoordinate(scene.view.rows.low), high = scale.toCoordinate(scene.view.rows.high);
  double lastLabel = INFINITY;
  for (const Tick& tick : scene.rowTicks) {
    const double y = area.bottom() - (scale.toCoordinate(tick.value) - low) / (high - low) * area.height;
    canvas.line(area.x - kTick, y, area.x, y);
    if (lastLabel - y < kFont) continue;  // a small picture: the tick stays, its label would lie on another
    lastLabel = y;
    canvas.text(tick.label, area.x - kTick - kGap, y, Anchor::Right, kFont);
  }
  if (!scene.rowLabel.empty())
    canvas.textUpwards(scene.rowLabel, kPad + canvas.textSize("0", kFont).height / 2,
                       area.y + area.height / 2, kFont);
}

void paintCells(Canvas& canvas, const Box& area, const Feature& feature, CellView view) {
  const int density = canvas.vector() ? kVectorDensity : 1;
  view.width = std::min(int(area.width) * density, kMostRaster);
  view.height = std::min(int(area.height) * density, kMostRaster);
  canvas.image(renderCells(feature, view), view.width, view.height, area);
}

void paintWave(Canvas& canvas, const Box& area, const Scene& scene, SampleRate rate) {
  cairo_t* const cr = canvas.cairo();
  const auto& values = scene.wave.values;
  const Span &timeS = scene.view.timeS, &rows = scene.view.rows;
  const auto x = [&](std::size_t i) {
    const double at = seconds(SamplePos(i) * scene.wave.hop, rate);
    return area.x + (at - timeS.low) / timeS.length() * area.width;
  };
  const auto y = [&](double v) { return area.bottom() - (v - rows.low) / rows.length() * area.height; };
  cairo_save(cr);
  cairo_rectangle(cr, area.x, area.y, area.width, area.height);
  cairo_clip(cr);
  cairo_set_source_rgb(cr, 0.12, 0.47, 0.71);
  if (scene.wave.envelope) {
    for (std::size_t i = 0; i < values.size(); ++i) cairo_line_to(cr, x(i), y(values[i]));
    for (std::size_t i = values.size(); i-- > 0;) cairo_line_to(cr, x(i), y(-values[i]));
    cairo_close_path(cr);
    cairo_fill_preserve(cr);  // the outline keeps an envelope near zero visible
  } else {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) {  // a gap: no voice there
        cairo_new_sub_path(cr);
        continue;
      }
      const bool alone =
          (i == 0 || std::isnan(values[i - 1])) && (i + 1 == values.size() || std::isnan(values[i + 1]));
      cairo_line_to(cr, x(i), y(values[i]));
      if (alone) cairo_line_to(cr, x(i) + 1, y(values[i]));  // a single frame is a dot, not nothing
      if (scene.steps && i + 1 < values.size()) cairo_line_to(cr, x(i + 1), y(values[i]));
    }
  }
  cairo_stroke(cr);
  cairo_restore(cr);
}

void paintBar(Canvas& canvas, const Box& area, const Scene& scene) {
  const auto& table = colourTable(scene.view.colourMap);
  std::vector<std::uint32_t> column(table.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const Rgb c = table[table.size() - 1 - i];
    column[i] = 0xff000000u | std::uint32_t(c.r) << 16 | std::uint32_t(c.g) << 8 | c.b;
  }
  const Box bar{area.right() + kBarGap, area.y, kBarWidth, area.height};
  canvas.image(column, 1, int(column.size()), bar);
  canvas.frame(bar);
  const Span& values = scene.view.values;
  for (const Tick& tick : scene.barTicks) {
    const double share = values.length() > 0 ? (tick.value - values.low) / values.length() : 0.0;
    const double y = bar.bottom() - share * bar.height;
    canvas.line(bar.right(), y, bar.right() + kTick, y);
    canvas.text(tick.label, bar.right() + kTick + kGap, y, Anchor::Left, kFont);
  }
}

}  // namespace

void paintPlot(Canvas& canvas, const PlotSpec& spec) {
  const Scene scene = sceneOf(spec);
  const Box area = areaOf(canvas, spec, scene);
  if (!spec.title.empty()) {
    const double height = canvas.textSize(spec.title, kTitleFont).height;
    canvas.text(spec.title, area.x + area.width / 2, kPad + height / 2 - kGap / 2, Anchor::Centre,
                kTitleFont);
  }
  if (scene.cells)
    paintCells(canvas, area, spec.feature, scene.view);
  else
    paintWave(canvas, area, scene, spec.feature.rate);
  canvas.frame(area);
  if (spec.timeAxis) paintTimeAxis(canvas, area, scene.view.timeS);
  paintRowAxis(canvas, area, scene);
  if (scene.bar) paintBar(canvas, area, scene);
}

}  // namespace ullim
