#include "core/plot/module/curves.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace ullim {
namespace {

constexpr Ink kWaveInk{0.12, 0.47, 0.71};
constexpr Ink kSeam{0, 0, 0, 0.6};
constexpr double kCurveWidth = 1.6, kSeamWidth = 3.6;
constexpr double kPad = 6, kSample = 20;  // of the legend: around it, length of a piece of line
// Apart from each other for the colour-blind too, and from every map's dark end.
constexpr Ink kOverlayInks[] = {
    {0.34, 0.90, 1.00}, {1.00, 1.00, 1.00}, {0.55, 1.00, 0.45}, {1.00, 0.72, 0.20}, {1.00, 0.60, 0.85}};

using Place = std::function<double(double)>;

void ink(cairo_t* cr, const Ink& c) { cairo_set_source_rgba(cr, c.r, c.g, c.b, c.opacity); }

/// A path through values that are x(i), y(v) each; NaN leaves a gap.
void tracePath(cairo_t* cr, std::span<const float> values, const Place& x, const Place& y, bool steps) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) {
      cairo_new_sub_path(cr);
      continue;
    }
    const bool alone =
        (i == 0 || std::isnan(values[i - 1])) && (i + 1 == values.size() || std::isnan(values[i + 1]));
    cairo_line_to(cr, x(double(i)), y(values[i]));
    if (alone) cairo_line_to(cr, x(double(i)) + 1, y(values[i]));  // a single frame is a dot, not nothing
    if (steps && i + 1 < values.size()) cairo_line_to(cr, x(double(i + 1)), y(values[i]));
  }
}

void clipTo(cairo_t* cr, const Box& area) {
  cairo_rectangle(cr, area.x, area.y, area.width, area.height);
  cairo_clip(cr);
}

void strokeOverlay(cairo_t* cr, const Ink& colour) {
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width(cr, kSeamWidth);
  ink(cr, kSeam);
  cairo_stroke_preserve(cr);
  cairo_set_line_width(cr, kCurveWidth);
  ink(cr, colour);
  cairo_stroke(cr);
}

const Ink& overlayInk(std::size_t i) { return kOverlayInks[i % std::size(kOverlayInks)]; }

void paintLegend(Canvas& canvas, const Box& area, const std::vector<PlotCurve>& overlays, double fontSize) {
  const double line = canvas.textSize("0", fontSize).height;
  double widest = 0;
  for (const PlotCurve& curve : overlays)
    widest = std::max(widest, canvas.textSize(curve.name, fontSize).width);
  Box box{0, area.y + kPad, widest + kSample + 3 * kPad, double(overlays.size()) * line + kPad};
  box.x = area.right() - kPad - box.width;
  canvas.fill(box, {1, 1, 1, 0.9});
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    const double y = box.y + kPad / 2 + (double(i) + 0.5) * line;
    cairo_t* const cr = canvas.cairo();
    cairo_save(cr);
    cairo_move_to(cr, box.x + kPad, y);
    cairo_line_to(cr, box.x + kPad + kSample, y);
    strokeOverlay(cr, overlayInk(i));
    cairo_restore(cr);
    canvas.text(overlays[i].name, box.x + 2 * kPad + kSample, y, Anchor::Left, fontSize);
  }
}

}  // namespace

void paintWave(Canvas& canvas, const Box& area, const PlotFacts& facts, SampleRate rate) {
  cairo_t* const cr = canvas.cairo();
  const auto& values = facts.wave.values;
  const Span &timeS = facts.view.timeS, &rows = facts.view.rows;
  const Place x = [&](double i) {
    const double at = i * facts.wave.hop / rate.hz;
    return area.x + (at - timeS.low) / timeS.length() * area.width;
  };
  const Place y = [&](double v) { return area.bottom() - (v - rows.low) / rows.length() * area.height; };
  cairo_save(cr);
  clipTo(cr, area);
  ink(cr, kWaveInk);
  if (facts.drawn == PlotFacts::Drawn::Envelope) {
    for (std::size_t i = 0; i < values.size(); ++i) cairo_line_to(cr, x(double(i)), y(values[i]));
    for (std::size_t i = values.size(); i-- > 0;) cairo_line_to(cr, x(double(i)), y(-values[i]));
    cairo_close_path(cr);
    cairo_fill_preserve(cr);  // the outline keeps an envelope near zero visible
  } else {
    tracePath(cr, values, x, y, facts.drawn == PlotFacts::Drawn::Steps);
  }
  cairo_stroke(cr);
  cairo_restore(cr);
}

void paintOverlays(Canvas& canvas, const Box& area, const PlotFacts& facts,
                   const std::vector<PlotCurve>& overlays, double fontSize) {
  if (overlays.empty()) return;
  cairo_t* const cr = canvas.cairo();
  const FrequencyScale scale(facts.view.scale);
  const double low = scale.toCoordinate(facts.view.rows.low), high = scale.toCoordinate(facts.view.rows.high);
  const Span& timeS = facts.view.timeS;
  const Place y = [&](double hz) {
    return area.bottom() - (scale.toCoordinate(hz) - low) / (high - low) * area.height;
  };
  for (std::size_t i = 0; i < overlays.size(); ++i) {
    const Feature& curve = overlays[i].feature;
    const Place x = [&](double frame) {
      const double at = (curve.origin + frame * curve.hopLength) / curve.rate.hz;
      return area.x + (at - timeS.low) / timeS.length() * area.width;
    };
    cairo_save(cr);
    clipTo(cr, area);
    tracePath(cr, curve.values.data(), x, y, false);
    strokeOverlay(cr, overlayInk(i));
    cairo_restore(cr);
  }
  paintLegend(canvas, area, overlays, fontSize);
}

}  // namespace ullim
