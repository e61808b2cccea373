#pragma once
#include <string>
#include <vector>

#include "core/plot/plotspec.h"
#include "core/plot/wave.h"

namespace ullim {

/// One axis in numbers.
struct PlotAxis {
  std::string scale;        ///< matplotlib's: "linear" or "symlog"
  Span limits;              ///< Time axis: in its coordinate (core/plot/xaxis.h)
  std::string label;        ///< "Time", "Hz", "Note", "Pitch class", ""
  std::vector<Tick> ticks;  ///< in view, ascending; none for an axis without a type
};

/// What a picture shows, in numbers: where the writer draws from and what a script can check.
struct PlotFacts {
  enum class Drawn { Cells, Envelope, Steps, Curve };
  Drawn drawn = Drawn::Cells;
  std::size_t rows = 0, frames = 0;  ///< librosa's shape
  /// Cells: limits in seconds and Hz or row numbers, scale, colour map, range of the colours; 1 x 1 pixel.
  /// Others: the limits alone.
  CellView view;
  WaveShape wave;  ///< empty for cells; a curve is not an envelope
  PlotAxis x, y;
  bool hertz = false;           ///< rows have a frequency: y places go through FrequencyScale(view.scale)
  std::vector<Tick> colourBar;  ///< empty: no bar
};

/// Source of the rules: specshow and waveshow of librosa 0.11 (core/plot/axis.h, wave.h). Pictures less than
/// 800 wide or 324 high get fewer evenly spaced ticks. The feature must not be empty.
PlotFacts plotFacts(const PlotSpec& spec);

/// "cells", "envelope", "steps", "curve".
const char* drawnName(PlotFacts::Drawn drawn);

/// Borders of the cells along the time axis, frames + 1 of them, in the axis' coordinate.
std::vector<double> frameEdges(const Feature& feature, XAxisKind kind = XAxisKind::Time);

}  // namespace ullim
