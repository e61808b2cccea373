#pragma once
#include "core/plot/module/canvas.h"

namespace ullim {

/// Draws title, plot area, axes and colour bar of a checked spec.
void paintPlot(Canvas& canvas, const PlotSpec& spec);

}  // namespace ullim
