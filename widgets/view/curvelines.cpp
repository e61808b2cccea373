#include "widgets/view/curvelines.h"

#include <algorithm>

namespace ullim {

std::vector<QPolygonF> curveLines(const Feature& feature, const TimeAxis& axis, const QRect& plot,
                                  const std::function<double(double)>& yOf) {
  std::vector<QPolygonF> lines;
  const auto frames = std::int64_t(feature.values.rows());
  if (frames == 0 || axis.length() <= 0 || feature.rate.hz <= 0) return lines;
  const double perFrame = double(feature.hopLength) * axis.rate().hz / feature.rate.hz;  // axis samples
  const double origin = feature.origin * axis.rate().hz / feature.rate.hz;
  const double begin = axis.viewBegin(), width = axis.viewEnd() - begin;
  const auto first =
      std::clamp<std::int64_t>(std::int64_t(std::floor((begin - origin) / perFrame)) - 1, 0, frames - 1);
  const auto last = std::clamp<std::int64_t>(std::int64_t(std::ceil((begin + width - origin) / perFrame)) + 1,
                                             0, frames - 1);
  const auto xOf = [&](std::int64_t t) {
    return plot.left() + (origin + double(t) * perFrame - begin) / width * plot.width();
  };
  const bool dense = perFrame / width * plot.width() < 0.5;  // pixels a frame
  QPolygonF line;
  const auto end = [&] {
    if (line.size() == 1) line << line.first() + QPointF(1, 0);
    if (!line.isEmpty()) lines.push_back(line);
    line.clear();
  };
  for (std::int64_t t = first; t <= last;) {
    float low = feature.values(std::size_t(t), 0), high = low;
    const double x = xOf(t);
    std::int64_t next = t + 1;
    if (dense) {
      const double pixel = std::floor(x);
      for (; next <= last && std::floor(xOf(next)) == pixel; ++next) {
        const float v = feature.values(std::size_t(next), 0);
        if (std::isnan(low) || v < low) low = v;
        if (std::isnan(high) || v > high) high = v;
      }
    }
    if (std::isnan(low) || std::isnan(high)) {
      end();
    } else {
      line << QPointF(x, yOf(double(low)));
      if (high > low) line << QPointF(x, yOf(double(high)));
    }
    t = next;
  }
  end();
  return lines;
}

}  // namespace ullim
