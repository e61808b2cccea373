#pragma once
#include <string>

#include "core/plot/plotwriter.h"

namespace ullim {
enum class PictureFormat { Png, Svg, Pdf };
}

/// The one door of the module ullim_plot (core/plot/module). Draws a checked `spec` and hands back the file's
/// bytes; false with a reason when the drawing libraries fail. Thread-safe.
extern "C" bool ullimDrawPlot(const ullim::PlotSpec* spec, ullim::PictureFormat format, std::string* bytes,
                              std::string* why);
