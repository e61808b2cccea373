#pragma once
// A feature as pixels: the spectrogram pane on screen and the picture writer are this one function. Pure, std
// only, any thread.
#include <cstdint>
#include <vector>

#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"

namespace ullim {

/// A closed span of an axis.
struct Span {
  double low = 0, high = 0;
  double length() const { return high - low; }
  bool operator==(const Span&) const = default;
};

/// Which of several cells under one pixel is shown. Largest: the largest value, so that no click or thin line
/// gets lost. Farthest: the one farthest from zero, for differences, where a deep minus says as much.
enum class Pooling { Largest, Farthest };

/// What is visible and how it is coloured. Comparable: view + feature identity is a tile's cache key.
struct CellView {
  Span timeS;  ///< seconds at the left and right border; may reach beyond the cells
  Span rows;   ///< Hz at the lower and upper border for Hertz and Mel rows; row number otherwise
  FrequencyScaleKind scale =
      FrequencyScaleKind::Linear;  ///< only for rows with a frequency; others are linear
  ColourMap colourMap = ColourMap::Magma;
  Span values;                   ///< value of the first and of the last colour; values outside are clamped
  int width = 0, height = 0;     ///< pixels, 0..20000
  std::uint32_t background = 0;  ///< 0xAARRGGBB of pixels outside the cells (0: transparent)
  Pooling pooling = Pooling::Largest;
  bool operator==(const CellView&) const = default;
};

/// Borders of all cells in seconds: half a hop left of frame 0 to half a hop right of the last (specshow's
/// limits).
Span timeLimits(const Feature& feature);
/// Borders of all cells in Hz for Hertz and Mel rows, in row numbers (-0.5 .. nRows - 0.5) otherwise.
Span rowLimits(const Feature& feature);
/// Borders between the rows, nRows + 1 values, in the unit of rowLimits().
std::vector<double> rowEdges(const Feature& feature);
/// specshow's own scale: Mel for mel rows, Linear for others.
FrequencyScaleKind defaultScale(const Feature& feature);
/// The view that specshow shows: everything, default scale, default colour map, from minimum to maximum.
CellView wholeView(const Feature& feature, int width, int height);

/// The cell under a point: frame and row, or -1 outside. `row` is in the unit of rowLimits().
struct Cell {
  int frame = -1, row = -1;
  bool valid() const { return frame >= 0 && row >= 0; }
  bool operator==(const Cell&) const = default;
};
Cell cellAt(const Feature& feature, double timeS, double row);
/// The same of a picture whose values are elsewhere (CellSource): `shape` has none.
Cell cellAt(const Feature& shape, std::int64_t frames, std::size_t rows, double timeS, double row);

/// Pixels of the view, row by row from the top (highest row value first), 0xAARRGGBB as
/// QImage::Format_ARGB32, width * height of them (none when either is < 1). Frame t covers (t - 0.5 .. t +
/// 0.5) * hop / rate. Where several cells share a pixel view.pooling says which is shown; otherwise the cell
/// under the pixel's centre, without smoothing. NaN takes the lowest colour. The same as colourPixels() of
/// poolCells() (core/plot/poolcells.h), bit for bit.
std::vector<std::uint32_t> renderCells(const Feature& feature, const CellView& view);

}  // namespace ullim
