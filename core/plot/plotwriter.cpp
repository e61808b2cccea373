#include "core/plot/plotwriter.h"

#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/base/sharedmodule.h"
#include "core/plot/drawplot.h"

namespace ullim {
namespace {

constexpr int kMinSide = 64, kMaxSide = 20000;
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

}  // namespace

Result<Done> writePlot(const PlotSpec& spec, const std::string& path, bool overwrite) {
  const auto format = formatOf(path);
  if (!format) return format.error();
  for (const int side : {spec.width, spec.height})
    if (side < kMinSide || side > kMaxSide)
      return Error{ErrorCode::BadArgument, path + ": a side of " + std::to_string(side) +
                                               " pixels is not possible (use " + std::to_string(kMinSide) +
                                               " to " + std::to_string(kMaxSide) + ")"};
  if (std::int64_t(spec.width) * spec.height > kMaxPixels)
    return Error{ErrorCode::BadArgument,
                 path + ": a picture of " + std::to_string(spec.width) + " x " + std::to_string(spec.height) +
                     " pixels is too large (use at most " + std::to_string(kMaxPixels) + " pixels in all)"};
  if (spec.feature.values.empty() || spec.feature.rate.hz < 1 || spec.feature.hopLength < 1)
    return Error{ErrorCode::FileEmpty, path + ": there is nothing to draw (choose a clip that has samples)"};
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
