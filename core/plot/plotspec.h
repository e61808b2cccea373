#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"
#include "core/plot/render.h"
#include "core/plot/xaxis.h"

namespace ullim {

constexpr int kPlainDpi = 100;  ///< matplotlib's; a PNG of so many dots an inch is width x height pixels

/// A curve over cells, with its name in the legend (UTF-8).
struct PlotCurve {
  Feature feature;  ///< one value in Hz a frame (f0, centroid, bandwidth, rolloff); NaN leaves a gap
  std::string name;
};

/// A picture of one feature, as the desktop program shows it, with axes as librosa.display.specshow.
struct PlotSpec {
  Feature feature;                 ///< Waveform is drawn as waveshow does
  int width = 1200, height = 400;  ///< PNG: pixels at 100 dpi; SVG, PDF: points. 64..20000
  /// PNG: width * dpi / 100 pixels, letters and lines grown with them. SVG, PDF: resolution of the cells, at
  /// least 144. 20..2400
  int dpi = kPlainDpi;
  bool autoColourMap = true;
  ColourMap colourMap = ColourMap::Magma;
  std::optional<double> vmin, vmax;  ///< ends of the colours, or of a curve's axis; else from the data
  Pooling pooling = Pooling::Largest;
  XAxisKind xAxis = XAxisKind::Time;
  bool autoFrequencyScale = true;  ///< Linear for Hertz rows, Mel for Mel rows
  FrequencyScaleKind frequencyScale = FrequencyScaleKind::Linear;
  bool frequencyAxis = true;
  std::string title;  ///< UTF-8, any script
  bool colourBar = true;
  std::vector<PlotCurve> overlays;  ///< only over a picture with rows in Hz
};

}  // namespace ullim
