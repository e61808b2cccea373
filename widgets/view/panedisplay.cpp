#include "widgets/view/panedisplay.h"

#include <cmath>

namespace ullim {

bool isLevelPicture(const Feature& shape) {
  return shape.kind == FeatureKind::StftDb || shape.kind == FeatureKind::LogMel;
}

Span colourSpan(const Feature& shape, const PaneDisplay& display) {
  Span span{double(shape.minimum), double(shape.maximum)};
  if (!isLevelPicture(shape)) {
    const double factor = std::pow(10.0, -display.gainDb / 20);
    return {span.low * factor, span.high * factor};
  }
  constexpr double kUsualRangeDb = 80;  // librosa's top_db
  const double range = display.rangeDb > 0 ? display.rangeDb
                       : display.highestDb ? kUsualRangeDb
                                           : span.length();
  span.high = display.highestDb.value_or(span.high) - display.gainDb;
  span.low = span.high - range;
  return span;
}

}  // namespace ullim
