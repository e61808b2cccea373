#include "core/plot/drawplot.h"

#include <exception>

#include "core/plot/module/painter.h"

bool ullimDrawPlot(const ullim::PlotSpec* spec, ullim::PictureFormat format, std::string* bytes,
                   std::string* why) {
  try {
    ullim::Canvas canvas(spec->width, spec->height, spec->dpi, format);
    ullim::paintPlot(canvas, *spec);
    *bytes = canvas.finish(*why);
    return !bytes->empty();
  } catch (const std::exception& failure) {  // out of memory: nothing may cross the module's border
    *why = failure.what();
    return false;
  }
}
