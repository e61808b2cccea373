#include "core/cli/cardwork.h"

#include <algorithm>
#include <filesystem>

#include "core/cli/text.h"
#include "core/dataset/datasetcard.h"
#include "core/dataset/text.h"

namespace ullim {

Result<bool> cardIsHtml(const std::string& path) {
  const std::string name = foldCase(path);
  if (name.ends_with(".html") || name.ends_with(".htm")) return true;
  if (name.ends_with(".md") || name.ends_with(".markdown")) return false;
  return Error{ErrorCode::BadArgument, path + ": is neither .html nor .md (name it one of them)"};
}

Result<std::string> projectCard(const Project& project, bool html, const std::string& date) {
  constexpr int kAllChanges = 1000000;
  const auto data = project.load();
  if (!data) return data.error();
  const auto history = project.history(kAllChanges);
  if (!history) return history.error();
  CardInput input;
  input.name = std::filesystem::path(project.path()).stem().string();
  input.date = date.empty() ? utcText(nowMs()).substr(0, 10) : date;
  input.licence = project.setting(kCardLicence);
  input.notes = project.setting(kCardNotes);
  for (const auto& entry : *history)
    if (!entry.undone) input.done.push_back({entry.whenMs, entry.kind, entry.who, entry.why, entry.clips});
  std::reverse(input.done.begin(), input.done.end());
  const Card card = makeCard(*data, input);
  return html ? cardHtml(card) : cardMarkdown(card);
}

}  // namespace ullim
