#include "core/plot/plotwriter.h"

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/base/sharedmodule.h"
#include "core/plot/drawplot.h"

namespace ullim {
namespace {

constexpr int kMinSide = 64, kMaxSide = 20000;
constexpr int kMinDpi = 20, kMaxDpi = 2400;
constexpr std::int64_t kMaxPixels = 100'000'000;  // 400 MB of pixels

Result<PictureFormat> formatOf(const std::string& path) {
  const std::size_t dot = path.find_last_of("./");
  std::string ending = dot != std::string::npos && path[dot] == '.' ? path.substr(dot + 1) : "";
  for (char& ch : ending)
    if (ch >= 'A' && ch <= 'Z') ch = char(ch - 'A' + 'a');
  if (ending == "png") return PictureFormat::Png;
  if (ending == "svg") return PictureFormat::Svg;
  if (ending == "pdf") return PictureFormat::Pdf;
  return Error{ErrorCode::BadArgument,
               path + ": the kind of picture is not known (end the name in .png, .svg or .pdf)"};
}

std::string plain(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", value);
  return buffer;
}

Error badArgument(const std::string& path, const std::string& sentence) {
  return {ErrorCode::BadArgument, path + ": " + sentence};
}

Result<Done> checkSize(const PlotSpec& spec, PictureFormat format, const std::string& path) {
  for (const int side : {spec.width, spec.height})
    if (side < kMinSide || side > kMaxSide)
      return badArgument(path, "a side of " + std::to_string(side) + " pixels is not possible (use " +
                                   std::to_string(kMinSide) + " to " + std::to_string(kMaxSide) + ")");
  if (spec.dpi < kMinDpi || spec.dpi > kMaxDpi)
    return badArgument(path, std::to_string(spec.dpi) + " dpi are not possible (use " +
                                 std::to_string(kMinDpi) + " to " + std::to_string(kMaxDpi) + ")");
  if (format != PictureFormat::Png) return Done{};
  const std::int64_t width = dotsOf(spec.width, spec.dpi), height = dotsOf(spec.height, spec.dpi);
  if (width > kMaxSide || height > kMaxSide || width * height > kMaxPixels)
    return badArgument(path, "a picture of " + std::to_string(width) + " x " + std::to_string(height) +
                                 " pixels is too large (use at most " + std::to_string(kMaxSide) +
                                 " a side and " + std::to_string(kMaxPixels) + " pixels in all)");
  return Done{};
}

Result<Done> checkContent(const PlotSpec& spec, const std::string& path) {
  const Feature& feature = spec.feature;
  if (feature.values.empty() || feature.rate.hz < 1 || feature.hopLength < 1)
    return Error{ErrorCode::FileEmpty, path + ": there is nothing to draw (choose a clip that has samples)"};
  if (spec.vmin || spec.vmax) {
    const double low = spec.vmin.value_or(feature.minimum), high = spec.vmax.value_or(feature.maximum);
    if (!(low < high) || !std::isfinite(low) || !std::isfinite(high))
      return badArgument(
          path, "the range from " + plain(low) + " to " + plain(high) + " is empty (give a vmin below vmax)");
  }
  for (const auto& [curve, name] : spec.overlays) {
    if (feature.rowHz.empty())
      return badArgument(path,
                         std::string(featureName(feature.kind)) +
                             " has no rows in Hz to draw a curve over (choose a kind like stft or logmel)");
    if (curve.rowAxis != RowAxis::Value || curve.unit != "Hz" || curve.rate.hz < 1 || curve.hopLength < 1)
      return badArgument(path, name + " is no curve in Hz (choose f0, centroid, bandwidth or rolloff)");
  }
  return Done{};
}

}  // namespace

Result<Done> writePlot(const PlotSpec& spec, const std::string& path, bool overwrite) {
  const auto format = formatOf(path);
  if (!format) return format.error();
  if (auto ok = checkSize(spec, *format, path); !ok) return ok.error();
  if (auto ok = checkContent(spec, path); !ok) return ok.error();
  std::error_code ignored;
  if (!overwrite && std::filesystem::exists(path, ignored))
    return Error{ErrorCode::FileExists, path + ": already exists (use --force or choose another name)"};

  const auto symbol = loadModuleSymbol("ullim_plot", "ullimDrawPlot");
  if (!symbol) return symbol.error();
  const auto draw = reinterpret_cast<decltype(&ullimDrawPlot)>(*symbol);
  std::string bytes, why;
  if (!draw(&spec, *format, &bytes, &why))
    return Error{ErrorCode::Internal,
                 path + ": the picture could not be drawn: " + why + " (try a smaller size)"};
  return writeFileAtomically(path, bytes, overwrite);
}

}  // namespace ullim
