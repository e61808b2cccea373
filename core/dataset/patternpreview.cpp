#include "core/dataset/patternpreview.h"

#include <algorithm>

namespace ullim {

const std::string& PatternPreview::Row::value(const std::string& column) const {
  static const std::string kNone;
  const auto it =
      std::find_if(parts.begin(), parts.end(), [&](const NamePart& part) { return part.name == column; });
  return it == parts.end() ? kNone : it->value;
}

Result<PatternPreview> previewPattern(const std::string& pattern, const std::vector<std::string>& names,
                                      std::size_t shown, const JobContext& job) {
  const auto made = NamePattern::make(pattern);
  if (!made) return made.error();
  PatternPreview preview;
  for (const auto& name : made->groupNames())
    if (std::find(preview.columns.begin(), preview.columns.end(), name) == preview.columns.end())
      preview.columns.push_back(name);
  for (const auto& name : names) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "pattern"};
    const auto parts = made->parts(name);
    ++(parts ? preview.fit : preview.misfit);
    if (preview.rows.size() < shown)
      preview.rows.push_back({name, parts.value_or(std::vector<NamePart>{}), parts.has_value()});
  }
  return preview;
}

}  // namespace ullim
