#include "core/plot/colourmap.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/plot/colourtables.h"

namespace ullim {
namespace {

struct Map {
  ColourMap map;
  const char* name;
  const char* hex;
};
constexpr std::size_t kMapCount = 7;

const std::array<Map, kMapCount>& maps() {
  static const std::array<Map, kMapCount> all = {{{ColourMap::Magma, "magma", colourtables::kMagma},
                                                  {ColourMap::Viridis, "viridis", colourtables::kViridis},
                                                  {ColourMap::Coolwarm, "coolwarm", colourtables::kCoolwarm},
                                                  {ColourMap::Grey, "grey", colourtables::kGrey},
                                                  {ColourMap::Inferno, "inferno", colourtables::kInferno},
                                                  {ColourMap::Plasma, "plasma", colourtables::kPlasma},
                                                  {ColourMap::Cividis, "cividis", colourtables::kCividis}}};
  return all;
}

std::uint8_t byteOf(const char* hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  return std::uint8_t(digit(hex[0]) * 16 + digit(hex[1]));
}

std::size_t placeOf(ColourMap map) {
  for (std::size_t i = 0; i < kMapCount; ++i)
    if (maps()[i].map == map) return i;
  return 0;
}

/// numpy.percentile with linear interpolation; reorders `values`, which must not be empty.
double percentile(std::vector<float>& values, double q) {
  const double place = double(values.size() - 1) * q / 100;
  const auto at = values.begin() + std::ptrdiff_t(place);
  std::nth_element(values.begin(), at, values.end());
  if (at + 1 == values.end()) return *at;
  const double next = *std::min_element(at + 1, values.end());
  return *at + (place - std::floor(place)) * (next - *at);
}

}  // namespace

const std::array<Rgb, 256>& colourTable(ColourMap map) {
  static const auto tables = [] {
    std::array<std::array<Rgb, 256>, kMapCount> out;
    for (std::size_t m = 0; m < kMapCount; ++m)
      for (std::size_t i = 0; i < 256; ++i) {
        const char* hex = maps()[m].hex + 6 * i;
        out[m][i] = {byteOf(hex), byteOf(hex + 2), byteOf(hex + 4)};
      }
    return out;
  }();
  return tables[placeOf(map)];
}

const char* colourMapName(ColourMap map) { return maps()[placeOf(map)].name; }

std::vector<std::string> colourMapNames() {
  std::vector<std::string> names;
  for (const Map& m : maps()) names.emplace_back(m.name);
  return names;
}

Result<ColourMap> colourMapFromName(const std::string& name) {
  std::string known;
  for (const Map& m : maps()) {
    if (name == m.name) return m.map;
    known += (known.empty() ? "" : ", ") + std::string(m.name);
  }
  if (name == "gray" || name == "gray_r") return ColourMap::Grey;
  return Error{ErrorCode::BadArgument,
               "colour map: \"" + name + "\" is not known (use one of " + known + ")"};
}

int colourIndex(double value, double low, double high) {
  if (!(high > low)) return 0;  // matplotlib's Normalize gives 0 for an empty range
  const double place = (value - low) / (high - low) * 256;
  return place >= 0 ? int(std::min(place, 255.0)) : 0;
}

ColourMap defaultColourMap(const Matrix& values) {
  bool anyNegative = false, anyPositive = false;
  for (const float v : values.data()) {
    anyNegative |= v < 0;
    anyPositive |= v > 0;
  }
  if (!anyNegative || !anyPositive) return ColourMap::Magma;
  std::vector<float> finite;
  finite.reserve(values.size());
  for (const float v : values.data())
    if (std::isfinite(v)) finite.push_back(v);
  if (finite.empty()) return ColourMap::Magma;
  const double low = percentile(finite, 2), high = percentile(finite, 98);
  return low >= 0 || high <= 0 ? ColourMap::Magma : ColourMap::Coolwarm;
}

}  // namespace ullim
