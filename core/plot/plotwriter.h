#pragma once
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"

namespace ullim {

/// A picture of one feature, as the desktop program shows it, with axes as librosa.display.specshow.
struct PlotSpec {
  Feature feature;                 ///< Waveform is drawn as waveshow does
  int width = 1200, height = 400;  ///< pixels (PNG) or points (SVG, PDF), 64..20000
  bool autoColourMap = true;
  ColourMap colourMap = ColourMap::Magma;
  bool timeAxis = true;            ///< false: no x axis ticks
  bool autoFrequencyScale = true;  ///< Linear for Hertz rows, Mel for Mel rows
  FrequencyScaleKind frequencyScale = FrequencyScaleKind::Linear;
  bool frequencyAxis = true;
  std::string title;  ///< UTF-8, any script
  bool colourBar = true;
};

/// Writes PNG, SVG or PDF by the ending of `path`, whole or not at all. Loads the module ullim_plot at first
/// use.
Result<Done> writePlot(const PlotSpec& spec, const std::string& path, bool overwrite = true);

}  // namespace ullim
