#pragma once
#include <cstdint>
#include <string>

#include "core/plot/plotspec.h"

namespace ullim {
enum class PictureFormat { Png, Svg, Pdf };

/// Pixels of a PNG's side of `length` pixels at 100 dpi; as matplotlib, a rest is dropped.
constexpr int dotsOf(int length, int dpi) { return int(std::int64_t(length) * dpi / kPlainDpi); }
}  // namespace ullim

/// The one door of the module ullim_plot (core/plot/module). Draws a checked `spec` and hands back the file's
/// bytes; false with a reason when the drawing libraries fail. Thread-safe.
extern "C" bool ullimDrawPlot(const ullim::PlotSpec* spec, ullim::PictureFormat format, std::string* bytes,
                              std::string* why);
