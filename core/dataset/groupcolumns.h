#pragma once
// Which clips belong together, said by columns: "group", "speaker,recording".
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// "speaker" and its like mean the clip's group where the clip has no value of that name: presets put the
/// speaker there.
bool meansGroup(const std::string& name);

/// The names between commas; one empty name for an empty text.
std::vector<std::string> groupColumnNames(const std::string& columns);

/// A group name for each clip, in their order; empty: it belongs to no other. One column: its value, or the
/// clip's group for "group", "none" and what meansGroup(). Several: clips that agree in any one of them are
/// one group, named after the first value met. Unknown columns are empty everywhere.
std::vector<std::string> groupsByColumns(const std::vector<const Clip*>& clips, const std::string& columns);

}  // namespace ullim
