#pragma once
#include <QColor>
#include <QImage>
#include <vector>

#include "core/audio/peaks.h"

namespace ullim {

/// One column a peak, from smallest to largest sample in `outer`, RMS round zero on top of it in `inner` (an
/// invalid colour: none). Pixel by pixel: thousands of columns are painted in well under a millisecond.
/// scale: pixels (of the image) for an amplitude of 1; leastHeight: of a column, pixels.
void drawEnvelope(QImage& image, const std::vector<Peak>& peaks, double scale, const QColor& outer,
                  const QColor& inner, int leastHeight);

}  // namespace ullim
