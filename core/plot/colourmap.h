#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/result.h"

namespace ullim {

/// Perceptually even maps: lightness grows steadily, or (Coolwarm) away from the middle on both sides. Grey
/// is black on white (gray_r). Cividis looks the same to the colour-blind.
enum class ColourMap { Magma, Viridis, Coolwarm, Grey, Inferno, Plasma, Cividis };

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

/// The 256 colours of matplotlib's map of that name, lowest value first.
const std::array<Rgb, 256>& colourTable(ColourMap map);
const char* colourMapName(ColourMap map);
std::vector<std::string> colourMapNames();
/// Errors: BadArgument, with the names that are known.
Result<ColourMap> colourMapFromName(const std::string& name);

/// Index of value in [low, high] as matplotlib: floor((v-low)/(high-low)*256), clamped; NaN gives 0.
int colourIndex(double value, double low, double high);

/// specshow's own choice: magma for data on one side of zero, coolwarm when the 2nd and 98th percentile of
/// the finite values lie on both sides.
ColourMap defaultColourMap(const Matrix& values);

}  // namespace ullim
