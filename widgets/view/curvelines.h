#pragma once
#include <QPolygonF>
#include <QRect>
#include <cmath>
#include <functional>
#include <vector>

#include "core/dsp/feature.h"
#include "widgets/view/timeaxis.h"

namespace ullim {

/// The visible part of a curve (one value a frame) as polylines in widget pixels; NaN parts it. Where several
/// frames share a pixel the lowest and the highest are both on the line, so that no peak is lost; a frame
/// alone between gaps becomes a short line.
std::vector<QPolygonF> curveLines(const Feature& feature, const TimeAxis& axis, const QRect& plot,
                                  const std::function<double(double)>& yOf);

}  // namespace ullim
