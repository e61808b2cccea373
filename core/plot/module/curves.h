#pragma once
#include "core/plot/module/canvas.h"
#include "core/plot/plotfacts.h"

namespace ullim {

/// The waveform or the one curve of a picture without cells.
void paintWave(Canvas& canvas, const Box& area, const PlotFacts& facts, SampleRate rate);

/// Curves in Hz over cells, each with a dark seam so that it is seen on bright and on dark cells alike, and
/// the legend in the upper right corner.
void paintOverlays(Canvas& canvas, const Box& area, const PlotFacts& facts,
                   const std::vector<PlotCurve>& overlays, double fontSize);

}  // namespace ullim
