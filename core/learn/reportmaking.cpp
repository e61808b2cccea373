// How a run was made: the sections without scores.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/learn/reportpictures.h"
#include "core/learn/reportsections.h"
#include "core/learn/reporttext.h"
#include "core/learn/svgpicture.h"

namespace ullim::reportsections {
namespace {
using namespace reporttext;
using Json = nlohmann::ordered_json;

std::string memberName(const RunRecord& record, std::size_t member) {
  if (member < record.recipe.members.size() && !record.recipe.members[member].name.empty())
    return record.recipe.members[member].name;
  return std::to_string(member + 1);
}

std::string valueText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string spaced(std::string key) {
  for (char& c : key)
    if (c == '_') c = ' ';
  return key;
}

std::string pictureWords(const PictureOptions& p) {
  std::string out = std::string(featureName(p.feature.kind)) + " as a picture of " +
                    std::to_string(p.height) + " x " + std::to_string(p.width);
  out += p.clipS > 0 ? ", " + valueText(Json(p.clipS)) + " s of the clip" : ", the whole clip";
  return out;
}

/// 1234567 as "1 234 567".
std::string grouped(std::int64_t value) {
  std::string out = std::to_string(value);
  for (int at = int(out.size()) - 3; at > 0; at -= 3) out.insert(std::size_t(at), " ");
  return out;
}

}  // namespace

ReportPart learning(const RunRecord& record) {
  ReportPart part{"learning", "Learning curves", {}, {}};
  const std::size_t members = std::max<std::size_t>(1, record.recipe.members.size());
  for (std::size_t m = 0; m < members; ++m) {
    std::string svg = learningPicture(record, m);
    if (svg.empty()) continue;
    const std::string name = memberName(record, m);
    part.pictures.push_back({"learning-" + std::to_string(m + 1),
                             members > 1 ? "Loss and accuracy over the epochs: " + name + "."
                                         : "Loss and accuracy over the epochs.",
                             std::move(svg)});
  }
  return part;
}

ReportPart data(const RunRecord& record) {
  ReportPart part{"data", "Data, split and warnings", {}, {}};
  std::map<std::string, int> clips;
  std::map<std::string, std::set<std::string>> groups;
  for (const RunClip& clip : record.dataset) {
    ++clips[clip.label];
    if (!clip.group.empty()) groups[clip.label].insert(clip.group);
  }
  std::vector<std::string> lines;
  if (!record.projectName.empty()) lines.push_back("Project: " + record.projectName);
  if (!record.splitSummary.empty()) lines.push_back("Split: " + record.splitSummary);
  if (!record.classMapping.empty()) lines.push_back("Classes mapped: " + record.classMapping);
  if (!record.augment.empty()) lines.push_back("Augmented in training: " + record.augment);
  part.html = list(lines);
  if (!record.dataset.empty()) {
    Table table({"Class", "Clips", "Groups"});
    for (const auto& name : record.classNames)
      table.row({name, std::to_string(clips[name]), std::to_string(groups[name].size())});
    part.html += table.html();
  }
  part.html += record.warnings.empty()
                   ? paragraph("No leak was found in the split, and nothing was warned of in training.")
                   : strongParagraph("Warnings") + list(record.warnings);
  if (!record.unreadable.empty()) {
    constexpr std::size_t kShown = 50;
    auto shown = record.unreadable;
    if (shown.size() > kShown) {
      const std::size_t more = shown.size() - kShown;
      shown.resize(kShown);
      shown.push_back("and " + std::to_string(more) + " more");
    }
    part.html +=
        strongParagraph(std::to_string(record.unreadable.size()) + " clips were left out") + list(shown);
  }
  return part;
}

ReportPart settings(const RunRecord& record) {
  ReportPart part{"settings", "Settings", {}, {}};
  const Recipe& recipe = record.recipe;
  std::vector<std::string> lines{"Recipe: " + recipe.name};
  if (!recipe.description.empty()) lines.push_back(recipe.description);
  if (!recipe.warning.empty()) lines.push_back(recipe.warning);
  for (std::size_t m = 0; m < recipe.members.size(); ++m)
    for (const Branch& branch : recipe.members[m].branches)
      lines.push_back("Input of " + memberName(record, m) + ": " + pictureWords(branch.picture));
  part.html = list(lines);
  const Json used = Json::parse(settingsToJson(record.settings), nullptr, false);
  const Json own = Json::parse(settingsToJson(recipe.defaults), nullptr, false);
  if (!used.is_object() || !own.is_object()) return part;
  bool differs = false;
  for (const auto& [key, value] : used.items()) differs = differs || !own.contains(key) || own[key] != value;
  Table table(differs ? std::vector<std::string>{"Setting", "Value", "The recipe's own"}
                      : std::vector<std::string>{"Setting", "Value"});
  for (const auto& [key, value] : used.items()) {
    std::vector<std::string> row{spaced(key), valueText(value)};
    if (differs)
      row.push_back(own.contains(key) && own[key] != value ? "instead of " + valueText(own[key]) : "");
    table.row(std::move(row));
  }
  if (!differs) part.html += paragraph("All settings are the recipe's own.");
  part.html += table.html();
  return part;
}

ReportPart network(const RunRecord& record) {
  ReportPart part{"network", "Network", {}, {}};
  const auto rows = summary(record.recipe, int(record.classNames.size()));
  std::int64_t all = 0;
  for (std::size_t m = 0; m < record.recipe.members.size(); ++m) {
    Table table({"Layer", "Output shape", "Parameters"});
    std::int64_t total = 0;
    int branch = -2;
    const bool several = record.recipe.members[m].branches.size() > 1;
    for (const SummaryRow& row : rows) {
      if (std::size_t(row.member) != m) continue;
      if (several && row.branch != branch) {
        branch = row.branch;
        table.strongRow({branch < 0 ? "joined" : "branch " + std::to_string(branch + 1), "", ""});
      }
      table.row({row.layer, row.outputShape, grouped(row.parameters)});
      total += row.parameters;
    }
    if (total == 0) continue;
    table.strongRow({"all", "", grouped(total)});
    if (record.recipe.members.size() > 1) part.html += strongParagraph(memberName(record, m));
    part.html += table.html();
    all += total;
  }
  if (all > 0 && record.recipe.members.size() > 1)
    part.html += paragraph("All networks together: " + grouped(all) + " parameters.");
  return part;
}

ReportPart environment(const RunRecord& record) {
  ReportPart part{"environment", "Made", {}, {}};
  Table table({"", ""});
  const auto row = [&](const char* name, const std::string& value) {
    if (!value.empty()) table.row({name, value});
  };
  row("Name", record.givenName);
  row("Run", record.name);
  row("Started (UTC)", record.startedUtc);
  row("Took", reportNumber(record.seconds, 1) + " s");
  row("Seed", std::to_string(record.settings.seed));
  row("Libraries", record.environment);
  row("Threads", std::to_string(record.threads) + " for each fold, " + std::to_string(record.foldsAtOnce) +
                     (record.foldsAtOnce == 1 ? " fold at a time" : " folds at a time"));
  part.html = table.html();
  return part;
}

}  // namespace ullim::reportsections
