#pragma once
#include "core/cli/json.h"
#include "core/plot/plotfacts.h"

namespace ullim {

/// What a picture shows, in numbers: data_shape, drawn, cmap, vmin, vmax, x and y (scale, limits, label,
/// ticks, tick_labels), x_edges_first_last, y_edges_first_last, colorbar_ticks, colorbar_tick_labels.
/// Pictures without cells have no colours and no edges.
Json plotJson(const PlotFacts& facts, const PlotSpec& spec);

}  // namespace ullim
