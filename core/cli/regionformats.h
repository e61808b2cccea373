#pragma once
// Names and file names of the region formats.
#include <optional>
#include <string>
#include <string_view>

#include "core/dataset/regionfiles.h"

namespace ullim {

std::optional<RegionFormat> regionFormat(
    const std::string& name);  ///< "audacity", "textgrid", "raven", "elan"
const char* regionExtension(RegionFormat format);
/// The name of a region file without folder and without the extension of any of the formats.
std::string regionFileStem(const std::string& path);
/// "audacity", "textgrid", "raven", "elan" or "csv", by the name of the file and, for .txt, its first bytes;
/// "" when it looks like none.
std::string guessedRegionFormat(const std::string& path, std::string_view text);

}  // namespace ullim
