#pragma once
#include <string>

#include "core/base/result.h"
#include "core/plot/plotspec.h"

namespace ullim {

/// Writes PNG, SVG or PDF by the ending of `path`, whole or not at all. A PNG says its dpi. Loads the module
/// ullim_plot at first use. Errors: BadArgument (size, dpi, range, ending, an overlay where rows are not in
/// Hz), FileEmpty (nothing to draw), FileExists, FileUnwritable, Internal. Any thread.
Result<Done> writePlot(const PlotSpec& spec, const std::string& path, bool overwrite = true);

}  // namespace ullim
