#include "core/plot/poolcells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ullim {
namespace {

constexpr int kMaxPixels = 20000;
constexpr double kRounding = 1e-6;  // cells; a border that rounding put just under a cell's end is at its end
constexpr float kLowest = -std::numeric_limits<float>::infinity();

/// Cells [begin, end) under one pixel; empty when the pixel lies outside.
struct CellRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  bool operator==(const CellRange&) const = default;
};

/// Cells of a pixel that spans [low, high) in cell coordinates (cell i is [i, i + 1)), of n in all.
/// Neighbouring pixels share no cell, so that nothing is counted twice and nothing is left out.
CellRange cellsUnder(double low, double high, double centre, std::size_t n) {
  const double limit = double(n);
  if (high - low > 1) {
    const double begin = std::max(0.0, std::floor(low + kRounding)),
                 end = std::min(limit, std::floor(high + kRounding));
    if (begin < end) return {std::size_t(begin), std::size_t(end)};
  }
  if (!(centre >= 0 && centre < limit)) return {};
  const auto at = std::size_t(centre);
  return {at, at + 1};
}

/// Cell coordinate of a row value: whole part is the row, fraction the place inside it.
double rowPlace(const std::vector<double>& edges, double value) {
  if (value < edges.front()) return -1;
  if (value >= edges.back()) return double(edges.size() - 1);
  const auto above = std::upper_bound(edges.begin(), edges.end(), value);
  const double low = *(above - 1), high = *above;
  return double(above - 1 - edges.begin()) + std::min((value - low) / (high - low), std::nextafter(1.0, 0.0));
}

double framePlace(const Feature& feature, double timeS) {
  return (timeS * feature.rate.hz - feature.origin) / feature.hopLength + 0.5;
}

std::vector<CellRange> columnCells(const Feature& feature, const CellView& view) {
  std::vector<CellRange> out(std::size_t(view.width));
  const double step = view.timeS.length() / view.width;
  for (int x = 0; x < view.width; ++x) {
    const double low = view.timeS.low + x * step;
    out[std::size_t(x)] =
        cellsUnder(framePlace(feature, low), framePlace(feature, view.timeS.low + (x + 1) * step),
                   framePlace(feature, low + step / 2), feature.values.rows());
  }
  return out;
}

std::vector<CellRange> pixelRows(const Feature& feature, const CellView& view) {
  const FrequencyScale scale(feature.rowHz.empty() ? FrequencyScaleKind::Linear : view.scale);
  const std::vector<double> edges = rowEdges(feature);
  const double bottom = scale.toCoordinate(view.rows.low), top = scale.toCoordinate(view.rows.high);
  const double step = (top - bottom) / view.height;
  const auto place = [&](double pixels) { return rowPlace(edges, scale.toHz(bottom + pixels * step)); };
  std::vector<CellRange> out(std::size_t(view.height));
  for (int y = 0; y < view.height; ++y) {
    const double fromBottom = view.height - 1 - y;
    out[std::size_t(y)] =
        cellsUnder(place(fromBottom), place(fromBottom + 1), place(fromBottom + 0.5), feature.values.cols());
  }
  return out;
}

std::array<std::uint32_t, 256> packedColours(ColourMap map) {
  std::array<std::uint32_t, 256> out{};
  const auto& table = colourTable(map);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = 0xff000000u | std::uint32_t(table[i].r) << 16 | std::uint32_t(table[i].g) << 8 | table[i].b;
  return out;
}

/// From a value to its pixel.
class Painter {
 public:
  explicit Painter(const Colouring& c)
      : m_colours(packedColours(c.colourMap)),
        m_low(float(c.values.low - c.gain)),
        m_perStep(c.values.length() > 0 ? float(256 / c.values.length()) : 0.0f) {}
  std::uint32_t operator()(float value) const {
    const float place = (value - m_low) * m_perStep;
    return m_colours[place >= 0 ? std::size_t(std::min(place, 255.0f)) : 0];
  }

 private:
  std::array<std::uint32_t, 256> m_colours;
  float m_low, m_perStep;
};

/// Which of two values wins under one pixel; the first where they are alike or the second is NaN.
struct Larger {
  float operator()(float a, float b) const { return b > a ? b : a; }
};
struct Farther {
  float operator()(float a, float b) const { return std::fabs(b) > std::fabs(a) ? b : a; }
};

/// Puts convert(value under the pixel) into `out` (width * height, filled with what lies outside the cells).
template <class Wins, class T, class Convert>
void pool(const Feature& feature, const CellView& view, Wins wins, std::vector<T>& out, Convert convert) {
  if (feature.values.empty() || feature.rate.hz < 1 || feature.hopLength < 1) return;
  if (!(view.timeS.length() > 0) || !(view.rows.length() > 0)) return;
  const std::size_t width = std::size_t(view.width), height = std::size_t(view.height);
  const std::vector<CellRange> columns = columnCells(feature, view), rows = pixelRows(feature, view);
  std::size_t firstRow = feature.values.cols(), endRow = 0;
  for (const CellRange& r : rows) {
    if (r.empty()) continue;
    firstRow = std::min(firstRow, r.begin);
    endRow = std::max(endRow, r.end);
  }
  if (firstRow >= endRow) return;

  std::vector<float> pooled(feature.values.cols(), kLowest);
  for (std::size_t x = 0; x < width; ++x) {
    const CellRange& frames = columns[x];
    if (frames.empty()) continue;
    if (x > 0 && frames == columns[x - 1]) {  // zoomed in: the same frame again
      for (std::size_t y = 0; y < height; ++y) out[y * width + x] = out[y * width + x - 1];
      continue;
    }
    const float* column = feature.values.row(frames.begin).data();
    if (frames.end - frames.begin > 1) {
      std::copy(column + firstRow, column + endRow, pooled.begin() + std::ptrdiff_t(firstRow));
      for (std::size_t t = frames.begin + 1; t < frames.end; ++t) {
        const float* const next = feature.values.row(t).data();
        for (std::size_t r = firstRow; r < endRow; ++r) pooled[r] = wins(pooled[r], next[r]);
      }
      column = pooled.data();
    }
    for (std::size_t y = 0; y < height; ++y) {
      const CellRange& under = rows[y];
      if (under.empty()) continue;
      float value = column[under.begin];
      for (std::size_t r = under.begin + 1; r < under.end; ++r) value = wins(value, column[r]);
      out[y * width + x] = convert(value);
    }
  }
}

template <class T, class Convert>
std::vector<T> pooledInto(const Feature& feature, const CellView& view, T outside, Convert convert) {
  if (view.width < 1 || view.height < 1 || view.width > kMaxPixels || view.height > kMaxPixels) return {};
  std::vector<T> out(std::size_t(view.width) * std::size_t(view.height), outside);
  if (view.pooling == Pooling::Farthest)
    pool(feature, view, Farther{}, out, convert);
  else
    pool(feature, view, Larger{}, out, convert);
  return out;
}

}  // namespace

namespace {
std::vector<double> rowEdges(const Feature& shape, std::size_t rows) {
  if (!shape.rowHz.empty()) return cellEdges(shape.rowHz);
  std::vector<double> edges(rows + 1);
  for (std::size_t i = 0; i < edges.size(); ++i) edges[i] = double(i) - 0.5;
  return edges;
}
}  // namespace

std::vector<double> rowEdges(const Feature& feature) { return rowEdges(feature, feature.values.cols()); }

Span timeLimits(const Feature& feature) {
  const std::size_t n = feature.values.rows();
  if (n == 0 || feature.rate.hz < 1) return {};
  const auto at = [&](std::size_t frame) { return double(frame) * feature.hopLength / feature.rate.hz; };
  const double origin = feature.origin / feature.rate.hz;
  if (n == 1) return {origin - at(1) / 2, origin + at(1) / 2};
  return {origin - (at(1) - at(0)) / 2, origin + at(n - 1) + (at(n - 1) - at(n - 2)) / 2};
}

Span rowLimits(const Feature& feature) {
  const std::vector<double> edges = rowEdges(feature);
  return {edges.front(), edges.back()};
}

FrequencyScaleKind defaultScale(const Feature& feature) {
  return feature.rowAxis == RowAxis::Mel ? FrequencyScaleKind::Mel : FrequencyScaleKind::Linear;
}

CellView wholeView(const Feature& feature, int width, int height) {
  CellView view;
  view.timeS = timeLimits(feature);
  view.rows = rowLimits(feature);
  view.scale = defaultScale(feature);
  view.colourMap = defaultColourMap(feature.values);
  view.values = {feature.minimum, feature.maximum};
  view.width = width;
  view.height = height;
  return view;
}

Cell cellAt(const Feature& feature, double timeS, double row) {
  return cellAt(feature, std::int64_t(feature.values.rows()), feature.values.cols(), timeS, row);
}

Cell cellAt(const Feature& shape, std::int64_t frames, std::size_t rows, double timeS, double row) {
  const double frame = std::floor(framePlace(shape, timeS));
  const double place = std::floor(rowPlace(rowEdges(shape, rows), row));
  if (!(frame >= 0 && frame < double(frames))) return {};
  if (!(place >= 0 && place < double(rows))) return {};
  return {int(frame), int(place)};
}

std::vector<std::uint32_t> renderCells(const Feature& feature, const CellView& view) {
  return pooledInto(feature, view, view.background, Painter({view.colourMap, view.values, 0, 0}));
}

std::vector<float> poolCells(const Feature& feature, const CellView& view) {
  return pooledInto(feature, view, std::numeric_limits<float>::quiet_NaN(),
                    [](float value) { return std::isnan(value) ? kLowest : value; });
}

void colourPixels(std::span<const float> values, const Colouring& colouring,
                  std::span<std::uint32_t> pixels) {
  const Painter painter(colouring);
  for (std::size_t i = 0; i < values.size() && i < pixels.size(); ++i)
    pixels[i] = std::isnan(values[i]) ? colouring.background : painter(values[i]);
}

std::vector<std::uint32_t> colourPixels(std::span<const float> values, const Colouring& colouring) {
  std::vector<std::uint32_t> pixels(values.size());
  colourPixels(values, colouring, pixels);
  return pixels;
}

}  // namespace ullim
