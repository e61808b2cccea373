#include "core/plot/module/painter.h"

#include <algorithm>
#include <cmath>

#include "core/plot/module/curves.h"
#include "core/plot/plotfacts.h"

namespace ullim {
namespace {

// Units of the canvas: points (SVG, PDF), or pixels at 100 dpi (PNG).
constexpr double kFont = 12, kTitleFont = 14;
constexpr double kPad = 8, kTick = 4, kGap = 4;
constexpr double kBarGap = 14, kBarWidth = 16;
constexpr double kSmallestArea = 16;
constexpr double kTimeLabelRoom = 64;
constexpr int kMostRaster = 8192;  // a side of the cells in SVG and PDF; a PNG's has its own limit

double widest(Canvas& canvas, const std::vector<Tick>& ticks) {
  double width = 0;
  for (const Tick& tick : ticks) width = std::max(width, canvas.textSize(tick.label, kFont).width);
  return width;
}

/// The plot area on whole pixels, so that a PNG shows one cell pixel per picture pixel.
Box areaOf(Canvas& canvas, const PlotSpec& spec, const PlotFacts& facts) {
  const double line = canvas.textSize("0", kFont).height;
  double left = kPad, right = kPad, top = kPad, bottom = kPad;
  if (!spec.title.empty()) top += canvas.textSize(spec.title, kTitleFont).height + kGap;
  if (!facts.y.ticks.empty()) left += widest(canvas, facts.y.ticks) + kTick + kGap;
  if (!facts.y.label.empty()) left += line + kGap;
  if (spec.xAxis != XAxisKind::None) {
    bottom += kTick + 2 * (line + kGap);
    left = std::max(left, kTimeLabelRoom / 2);  // half of a label may stand beyond either end
  }
  if (!facts.colourBar.empty())
    right += kBarGap + kBarWidth + kTick + kGap + widest(canvas, facts.colourBar);
  else if (spec.xAxis != XAxisKind::None)
    right = kTimeLabelRoom / 2;
  const double x = canvas.onPixels(left), y = canvas.onPixels(top);
  const auto inside = [&](double room) {
    const double pixel = canvas.onPixels(1e-6);  // the smallest step of the area
    return std::max(canvas.onPixels(kSmallestArea), std::floor(room / pixel + 1e-9) * pixel);
  };
  return {x, y, inside(spec.width - x - right), inside(spec.height - y - bottom)};
}

void paintTimeAxis(Canvas& canvas, const Box& area, const PlotAxis& axis) {
  for (const Tick& tick : axis.ticks) {
    const double x = area.x + (tick.value - axis.limits.low) / axis.limits.length() * area.width;
    canvas.line(x, area.bottom(), x, area.bottom() + kTick);
    canvas.text(tick.label, x, area.bottom() + kTick + 1, Anchor::Top, kFont);
  }
  const double below = area.bottom() + kTick + kGap + canvas.textSize("0", kFont).height;
  canvas.text(axis.label, area.x + area.width / 2, below, Anchor::Top, kFont);
}

void paintRowAxis(Canvas& canvas, const Box& area, const PlotFacts& facts) {
  const FrequencyScale scale(facts.hertz ? facts.view.scale : FrequencyScaleKind::Linear);
  const double low = scale.toCoordinate(facts.view.rows.low), high = scale.toCoordinate(facts.view.rows.high);
  double lastLabel = INFINITY;
  for (const Tick& tick : facts.y.ticks) {
    const double y = area.bottom() - (scale.toCoordinate(tick.value) - low) / (high - low) * area.height;
    canvas.line(area.x - kTick, y, area.x, y);
    if (lastLabel - y < kFont) continue;  // a small picture: the tick stays, its label would lie on another
    lastLabel = y;
    canvas.text(tick.label, area.x - kTick - kGap, y, Anchor::Right, kFont);
  }
  if (!facts.y.label.empty())
    canvas.textUpwards(facts.y.label, kPad + canvas.textSize("0", kFont).height / 2, area.y + area.height / 2,
                       kFont);
}

void paintCells(Canvas& canvas, const Box& area, const Feature& feature, CellView view) {
  const auto pixels = [&](double length) {
    const int all = std::max(1, int(std::lround(length * canvas.density())));
    return canvas.vector() ? std::min(all, kMostRaster) : all;
  };
  view.width = pixels(area.width);
  view.height = pixels(area.height);
  canvas.image(renderCells(feature, view), view.width, view.height, area);
}

void paintBar(Canvas& canvas, const Box& area, const PlotFacts& facts) {
  const auto& table = colourTable(facts.view.colourMap);
  std::vector<std::uint32_t> column(table.size());
  for (std::size_t i = 0; i < column.size(); ++i) {
    const Rgb c = table[table.size() - 1 - i];
    column[i] = 0xff000000u | std::uint32_t(c.r) << 16 | std::uint32_t(c.g) << 8 | c.b;
  }
  const Box bar{area.right() + kBarGap, area.y, kBarWidth, area.height};
  canvas.image(column, 1, int(column.size()), bar);
  canvas.frame(bar);
  const Span& values = facts.view.values;
  for (const Tick& tick : facts.colourBar) {
    const double share = values.length() > 0 ? (tick.value - values.low) / values.length() : 0.0;
    const double y = bar.bottom() - share * bar.height;
    canvas.line(bar.right(), y, bar.right() + kTick, y);
    canvas.text(tick.label, bar.right() + kTick + kGap, y, Anchor::Left, kFont);
  }
}

}  // namespace

void paintPlot(Canvas& canvas, const PlotSpec& spec) {
  const PlotFacts facts = plotFacts(spec);
  const Box area = areaOf(canvas, spec, facts);
  if (!spec.title.empty()) {
    const double height = canvas.textSize(spec.title, kTitleFont).height;
    canvas.text(spec.title, area.x + area.width / 2, kPad + height / 2 - kGap / 2, Anchor::Centre,
                kTitleFont);
  }
  if (facts.drawn == PlotFacts::Drawn::Cells) {
    paintCells(canvas, area, spec.feature, facts.view);
    paintOverlays(canvas, area, facts, spec.overlays, kFont);
  } else {
    paintWave(canvas, area, facts, spec.feature.rate);
  }
  canvas.frame(area);
  if (spec.xAxis != XAxisKind::None) paintTimeAxis(canvas, area, facts.x);
  paintRowAxis(canvas, area, facts);
  if (!facts.colourBar.empty()) paintBar(canvas, area, facts);
}

}  // namespace ullim
