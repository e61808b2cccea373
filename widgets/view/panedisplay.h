#pragma once
#include <optional>

#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"
#include "core/plot/render.h"

namespace ullim {

/// How values become colours; nothing of it needs a feature to be computed anew.
struct PaneDisplay {
  bool automaticMap = true;  ///< as specshow chooses for each picture
  ColourMap map = ColourMap::Magma;
  FrequencyScaleKind scale = FrequencyScaleKind::Linear;  ///< of pictures whose rows are in Hz
  double gainDb = 0;                ///< brighter by so many dB; other units: the range shrinks by that factor
  double rangeDb = 0;               ///< span of the colours of a picture in dB; 0: all that there is
  std::optional<double> highestDb;  ///< value of the last colour, the same for all clips; unset: the maximum
  Pooling pooling = Pooling::Largest;  ///< what a pixel shows of several cells
  bool operator==(const PaneDisplay&) const = default;
};

/// Decibel of a spectrogram: gain, range and reference act on these; spectral contrast has a unit of dB and
/// is none.
bool isLevelPicture(const Feature& shape);
/// Values of the first and of the last colour.
Span colourSpan(const Feature& shape, const PaneDisplay& display);

}  // namespace ullim
