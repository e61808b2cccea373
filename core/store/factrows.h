#pragma once
// What was measured on clips, on disk. Used inside core/store only.
#include <string>
#include <utility>
#include <vector>

#include "core/dataset/clipfacts.h"
#include "core/store/database.h"

namespace ullim {

using FactRows = std::vector<std::pair<std::string, ClipFacts>>;  // clip id and its facts

/// All of them, also of clips that an undo took out: they may come back.
Result<FactRows> readFacts(Database& database);

}  // namespace ullim
