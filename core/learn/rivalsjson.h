#pragma once
// Baselines and shortcuts as they stand in run.json and in what `train --json` says.
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/learn/baselines.h"
#include "core/learn/shortcuts.h"

namespace ullim {

std::string baselinesToJson(const std::vector<BaselineScore>& scores);
std::string shortcutsToJson(const std::vector<ShortcutScore>& scores);
/// Errors: BadFormat.
Result<std::vector<BaselineScore>> baselinesFromJson(const std::string& json);
Result<std::vector<ShortcutScore>> shortcutsFromJson(const std::string& json);

}  // namespace ullim
