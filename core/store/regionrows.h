#pragma once
// Regions in the history: one JSON text a side, so that a removed region can always come back.
#include <optional>
#include <string>

#include "core/dataset/region.h"

namespace ullim {

std::string regionText(const std::optional<Region>& region);  ///< "" for none
std::optional<Region> regionOf(const std::string& text);      ///< fields of a wrong type are left as they are
/// For people: "0.500-1.250 s, 300-4000 Hz, hungry, a note"; "" for none.
std::string regionSentence(const std::optional<Region>& region, SampleRate rate);

}  // namespace ullim
