#pragma once
// Edits of clips on disk: their part of the tables and of the history. Used inside core/store only.
#include <string>
#include <vector>

#include "core/dataset/change.h"

namespace ullim {

std::string fieldsText(const ClipFields& fields);
ClipFields fieldsOf(const std::string& text);

/// Clips to which one change does the same; a long list comes as several.
struct EditGroup {
  ClipFields before, after;
  std::vector<std::string> ids;  ///< in the order of the change
};

/// Many edits of few kinds, a merge for instance, by kind. Empty when there are few edits or many kinds, or a
/// clip is named twice: then each goes by itself.
std::vector<EditGroup> alikeEdits(const std::vector<ClipEdit>& edits);

/// The ids as a JSON list, for json_each().
std::string idList(const std::vector<std::string>& ids);

}  // namespace ullim
