#pragma once
// The two steps of a picture: which value each pixel shows, and in which colour. A new colour map, range or
// gain needs the second step alone (about a millisecond for 1200 x 300 pixels).
#include <cstdint>
#include <span>
#include <vector>

#include "core/plot/render.h"

namespace ullim {

/// How values become colours. A value v takes the colour of v + gain in `values`.
struct Colouring {
  ColourMap colourMap = ColourMap::Magma;
  Span values;                   ///< value of the first and of the last colour; values outside are clamped
  double gain = 0;               ///< in the unit of the values (dB)
  std::uint32_t background = 0;  ///< 0xAARRGGBB of pixels outside the cells
  bool operator==(const Colouring&) const = default;
};

/// The value under each pixel of the view, row by row from the top, by the rules of renderCells(): NaN
/// outside the cells, minus infinity where the cell itself is NaN. Colour map, values and background of the
/// view are not read. Pure, any thread.
std::vector<float> poolCells(const Feature& feature, const CellView& view);

/// Colours for values of poolCells(), one pixel each, 0xAARRGGBB; `pixels` is as long as `values`.
void colourPixels(std::span<const float> values, const Colouring& colouring, std::span<std::uint32_t> pixels);
std::vector<std::uint32_t> colourPixels(std::span<const float> values, const Colouring& colouring);

}  // namespace ullim
