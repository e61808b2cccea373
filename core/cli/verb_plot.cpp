#include <ostream>

#include "core/cli/featureargs.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurefile.h"
#include "core/plot/plotwriter.h"

namespace ullim {
namespace {

constexpr int kMinPixels = 64, kMaxPixels = 20000;

struct Options {
  std::string input, out, colourMap = "auto", xAxis = "time", yAxis = "auto", title;
  int width = 1200, height = 400;
  bool colourBar = true;
  FeatureArgs args;
};

int run(Session& session, const Options& options) {
  FeatureArgs args = options.args;
  if (auto ok = args.resolve(); !ok) return session.fail(ok.error());
  PlotSpec spec;
  spec.width = options.width;
  spec.height = options.height;
  spec.title = options.title;
  spec.colourBar = options.colourBar;
  spec.timeAxis = options.xAxis == "time";
  spec.frequencyAxis = options.yAxis != "none";
  spec.autoFrequencyScale = options.yAxis == "auto" || options.yAxis == "none";
  spec.frequencyScale = options.yAxis == "log"   ? FrequencyScaleKind::Log
                        : options.yAxis == "mel" ? FrequencyScaleKind::Mel
                                                 : FrequencyScaleKind::Linear;
  if (options.colourMap != "auto") {
    const auto map = colourMapFromName(options.colourMap);
    if (!map) return session.fail(map.error());
    spec.autoColourMap = false;
    spec.colourMap = *map;
  }
  auto feature =
      featureOfFile(options.input, args.read, args.feature, session.job("feature"), session.common.jobs);
  if (!feature)
    return session.fail(
        {feature.error().code == ErrorCode::BadArgument ? ErrorCode::BadFormat : feature.error().code,
         feature.error().detail});
  spec.feature = std::move(*feature);
  if (auto ok = writePlot(spec, options.out, session.common.force); !ok) return session.fail(ok.error());
  if (session.common.json)
    session.print({{"file", options.input},
                   {"out", options.out},
                   {"kind", args.kind},
                   {"shape", {spec.feature.values.cols(), spec.feature.values.rows()}},
                   {"width", options.width},
                   {"height", options.height},
                   {"minimum", shortNumber(spec.feature.minimum)},
                   {"maximum", shortNumber(spec.feature.maximum)},
                   {"unit", spec.feature.unit}});
  else
    session.out << options.out << "\n";
  return kExitDone;
}

}  // namespace

Action setupPlot(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("INPUT", options->input, "Sound file")->required();
  app.add_option("--out", options->out, "Picture; its ending .png, .svg or .pdf decides the format")
      ->required()
      ->type_name("PIC");
  app.add_option("--width", options->width, "Width, pixels (PNG) or points")
      ->check(CLI::Range(kMinPixels, kMaxPixels))
      ->capture_default_str();
  app.add_option("--height", options->height, "Height, pixels (PNG) or points")
      ->check(CLI::Range(kMinPixels, kMaxPixels))
      ->capture_default_str();
  app.add_option("--cmap", options->colourMap,
                 "Colour map: auto (as specshow), magma, viridis, coolwarm, grey, inferno, plasma")
      ->capture_default_str();
  app.add_option("--x-axis", options->xAxis, "Time axis")
      ->check(CLI::IsMember({"time", "none"}))
      ->capture_default_str();
  app.add_option("--y-axis", options->yAxis, "Frequency axis; auto is mel for mel bands, else linear")
      ->check(CLI::IsMember({"auto", "linear", "log", "mel", "none"}))
      ->capture_default_str();
  app.add_option("--title", options->title, "Title above the picture");
  app.add_flag("--colorbar,!--no-colorbar", options->colourBar, "Draw the colour bar (default), or not");
  options->args.addTo(app);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
