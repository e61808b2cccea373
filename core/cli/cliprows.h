#pragma once
// A clip or region as a row: list, regions and export show the same.
#include <string>
#include <vector>

#include "core/cli/json.h"
#include "core/dataset/clip.h"

namespace ullim {

constexpr int kExactDecimals = 6;  ///< of seconds in tables for programs

Json clipJson(const Clip& clip);
const std::vector<std::string>& clipHeader();
std::vector<std::string> clipCells(const Clip& clip, int decimals);

Json regionJson(const Clip& clip, const Region& region);
const std::vector<std::string>& regionHeader();
std::vector<std::string> regionCells(const Clip& clip, const Region& region, int decimals);

}  // namespace ullim
