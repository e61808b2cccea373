#include <algorithm>
#include <cmath>
#include <ostream>

#include "core/cli/featureargs.h"
#include "core/cli/plotjson.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurefile.h"
#include "core/plot/difference.h"
#include "core/plot/plotwriter.h"

namespace ullim {
namespace {

constexpr int kMinPixels = 64, kMaxPixels = 20000;
constexpr int kMinDpi = 20, kMaxDpi = 2400;
constexpr const char* kPicture = "Picture";

struct Options {
  std::string input, minus, out, colourMap = "auto", xAxis = "time", yAxis = "auto", title;
  int width = 1200, height = 400, dpi = kPlainDpi;
  double vmin = NAN, vmax = NAN;
  std::vector<std::string> overlays;
  bool colourBar = true;
  FeatureArgs args;
};

Result<PlotSpec> specOf(const Options& options) {
  PlotSpec spec;
  spec.width = options.width;
  spec.height = options.height;
  spec.dpi = options.dpi;
  spec.title = options.title;
  spec.colourBar = options.colourBar;
  const auto xAxis = xAxisFromName(options.xAxis);
  if (!xAxis) return xAxis.error();
  spec.xAxis = *xAxis;
  spec.frequencyAxis = options.yAxis != "none";
  spec.autoFrequencyScale = options.yAxis == "auto" || options.yAxis == "none";
  for (const auto kind : {FrequencyScaleKind::Log, FrequencyScaleKind::Mel, FrequencyScaleKind::Note})
    if (options.yAxis == frequencyScaleName(kind)) spec.frequencyScale = kind;
  if (!std::isnan(options.vmin)) spec.vmin = options.vmin;
  if (!std::isnan(options.vmax)) spec.vmax = options.vmax;
  if (options.colourMap != "auto") {
    const auto map = colourMapFromName(options.colourMap);
    if (!map) return map.error();
    spec.autoColourMap = false;
    spec.colourMap = *map;
  }
  return spec;
}

Result<Feature> readFeature(Session& session, const std::string& path, const FeatureArgs& args,
                            const FeatureOptions& options) {
  auto feature = featureOfFile(path, args.read, options, session.job("feature"), session.common.jobs);
  if (feature || feature.error().code != ErrorCode::BadArgument) return feature;
  return Error{ErrorCode::BadFormat, feature.error().detail};  // the options do not fit this file's rate
}

Result<Done> addOverlays(Session& session, const Options& options, const FeatureArgs& args, PlotSpec& spec) {
  for (const std::string& name : options.overlays) {
    const auto kind = featureFromName(name);
    if (!kind) return kind.error();
    FeatureOptions curve = args.feature;
    curve.kind = *kind;
    curve.scale = FeatureScale::None;  // a curve stays in Hz
    auto feature = readFeature(session, options.input, args, curve);
    if (!feature) return feature.error();
    spec.overlays.push_back({std::move(*feature), name});
  }
  return Done{};
}

Result<Done> subtract(Session& session, const Options& options, const FeatureArgs& args, PlotSpec& spec) {
  const auto other = readFeature(session, options.minus, args, args.feature);
  if (!other) return other.error();
  auto difference = differenceOf(*other, spec.feature);
  if (!difference)
    return Error{ErrorCode::BadFormat,
                 options.input + " minus " + options.minus + ": " + difference.error().detail};
  spec.feature = std::move(*difference);
  spec.pooling = Pooling::Farthest;
  if (spec.autoColourMap) spec.colourMap = ColourMap::Coolwarm;  // also where one sound is louder all along
  spec.autoColourMap = false;
  return Done{};
}

int run(Session& session, const Options& options) {
  FeatureArgs args = options.args;
  if (auto ok = args.resolve(); !ok) return session.fail(ok.error());
  auto made = specOf(options);
  if (!made) return session.fail(made.error());
  PlotSpec& spec = *made;
  auto feature = readFeature(session, options.input, args, args.feature);
  if (!feature) return session.fail(feature.error());
  spec.feature = std::move(*feature);
  if (!options.minus.empty())
    if (auto ok = subtract(session, options, args, spec); !ok) return session.fail(ok.error());
  if (auto ok = addOverlays(session, options, args, spec); !ok) return session.fail(ok.error());
  if (auto ok = writePlot(spec, options.out, session.common.force); !ok) return session.fail(ok.error());
  if (!session.common.json) {
    session.out << options.out << "\n";
    return kExitDone;
  }
  Json answer = {{"file", options.input},
                 {"out", options.out},
                 {"kind", args.kind},
                 {"shape", {spec.feature.values.cols(), spec.feature.values.rows()}},
                 {"width", options.width},
                 {"height", options.height},
                 {"dpi", options.dpi},
                 {"minimum", shortNumber(spec.feature.minimum)},
                 {"maximum", shortNumber(spec.feature.maximum)},
                 {"unit", spec.feature.unit}};
  if (!options.minus.empty()) answer["minus"] = options.minus;
  if (!options.overlays.empty()) answer["overlays"] = options.overlays;
  answer.update(plotJson(plotFacts(spec), spec));
  session.print(answer);
  return kExitDone;
}

void addAxes(CLI::App& app, Options& options) {
  app.add_option(
         "--x-axis", options.xAxis,
         "Time axis: time (h:mm:ss, m:ss, s or ms by the span), h, min, s, ms, frames, samples or none")
      ->check(CLI::IsMember({"time", "h", "m", "min", "s", "ms", "frames", "samples", "none"}))
      ->type_name("AXIS")
      ->capture_default_str()
      ->group(kPicture);
  app.add_option(
         "--y-axis", options.yAxis,
         "Frequency axis: linear, log, mel (Hz), note (C2, C3, ...) or none; auto is mel for mel bands, "
         "else linear")
      ->check(CLI::IsMember({"auto", "linear", "log", "mel", "note", "none"}))
      ->type_name("AXIS")
      ->capture_default_str()
      ->group(kPicture);
  app.add_option("--vmin", options.vmin,
                 "Value of the lowest colour (or lower end of a curve's axis), in the feature's unit "
                 "(default: smallest value)")
      ->group(kPicture);
  app.add_option("--vmax", options.vmax,
                 "Value of the highest colour, or upper end of a curve's axis (default: largest value)")
      ->group(kPicture);
}

}  // namespace

Action setupPlot(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->input, "Sound file")->required();
  app.add_option("--out", options->out, "Picture; its ending .png, .svg or .pdf decides the format")
      ->required()
      ->type_name("PIC")
      ->group(kPicture);
  app.add_option("--width", options->width, "Width, pixels at 100 dpi (PNG) or points")
      ->check(CLI::Range(kMinPixels, kMaxPixels))
      ->capture_default_str()
      ->group(kPicture);
  app.add_option("--height", options->height, "Height, pixels at 100 dpi (PNG) or points")
      ->check(CLI::Range(kMinPixels, kMaxPixels))
      ->capture_default_str()
      ->group(kPicture);
  app.add_option(
         "--dpi", options->dpi,
         "Dots per inch; a PNG has width * dpi / 100 pixels, letters and lines grow with them; in SVG "
         "and PDF the cells have at least 144")
      ->check(CLI::Range(kMinDpi, kMaxDpi))
      ->capture_default_str()
      ->group(kPicture);
  std::string names;
  for (const std::string& name : colourMapNames()) names += ", " + name;
  app.add_option("--cmap", options->colourMap, "Colour map: auto (as specshow)" + names)
      ->capture_default_str()
      ->group(kPicture);
  addAxes(app, *options);
  app.add_option("--overlay", options->overlays,
                 "Curves in Hz over the picture: f0, centroid, bandwidth, rolloff; several with commas "
                 "(default: none)")
      ->delimiter(',')
      ->allow_extra_args(false)  // or it would take INPUT as well
      ->check(CLI::IsMember({"f0", "centroid", "bandwidth", "rolloff"}))
      ->type_name("KIND")
      ->group(kPicture);
  app.add_option("--minus", options->minus,
                 "Draw INPUT minus this sound, frame by frame (--ref 1 keeps their difference in loudness)")
      ->type_name("FILE")
      ->group(kPicture);
  app.add_option("--title", options->title, "Title above the picture (default: none)")->group(kPicture);
  app.add_flag("--colorbar,!--no-colorbar", options->colourBar, "Draw the colour bar (default), or not")
      ->group(kPicture);
  options->args.addTo(app);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
