#include "widgets/view/thumbnail.h"

#include <algorithm>
#include <cstring>

#include "core/plot/render.h"

namespace ullim {

QImage thumbnailImage(const Feature& logMel, QSize size) {
  if (logMel.values.empty() || size.isEmpty()) return {};
  CellView view = wholeView(logMel, size.width(), size.height());
  view.colourMap = ColourMap::Magma;  // one look in a column, also for a clip whose values lie round zero
  const std::vector<std::uint32_t> pixels = renderCells(logMel, view);
  QImage image(size, QImage::Format_ARGB32);
  if (pixels.size() != std::size_t(size.width()) * std::size_t(size.height())) return {};
  for (int y = 0; y < size.height(); ++y)
    std::memcpy(image.scanLine(y), pixels.data() + std::size_t(y) * std::size_t(size.width()),
                std::size_t(size.width()) * 4);
  return image;
}

}  // namespace ullim
