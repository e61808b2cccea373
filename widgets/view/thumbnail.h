#pragma once
#include <QImage>
#include <QSize>

#include "core/dsp/feature.h"

namespace ullim {

/// A feature in a few pixels, for tables: everything in view, specshow's own scale, colours from the clip's
/// minimum to its maximum. `size` is in device pixels. Pure and thread-safe; a null image when there is
/// nothing to draw.
QImage thumbnailImage(const Feature& logMel, QSize size);

}  // namespace ullim
