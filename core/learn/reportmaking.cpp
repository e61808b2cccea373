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

std::string valueText(const Json& value, const Words& w) {
  if (value.is_string()) return w.again(value.get<std::string>());
  if (value.is_boolean()) return value.get<bool>() ? w("yes") : w("no");
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string spaced(std::string key) {
  for (char& c : key)
    if (c == '_') c = ' ';
  return key;
}

/// What a network hears: the feature, its size, and how much of the clip.
std::string inputWords(const std::string& name, const PictureOptions& p, const Words& w) {
  std::vector<std::string> values{name, featureName(p.feature.kind), std::to_string(p.height),
                                  std::to_string(p.width)};
  if (p.clipS <= 0) return w("Input of %1: %2 as a picture of %3 x %4, the whole clip", values);
  values.push_back(valueText(Json(p.clipS), w));
  return w("Input of %1: %2 as a picture of %3 x %4, %5 s of the clip", values);
}

/// 1234567 as "1 234 567".
std::string grouped(std::int64_t value) {
  std::string out = std::to_string(value);
  for (int at = int(out.size()) - 3; at > 0; at -= 3) out.insert(std::size_t(at), " ");
  return out;
}

}  // namespace

ReportPart learning(const RunRecord& record, const Words& w) {
  ReportPart part{"learning", w("Learning curves"), {}, {}};
  const std::size_t members = std::max<std::size_t>(1, record.recipe.members.size());
  for (std::size_t m = 0; m < members; ++m) {
    std::string svg = learningPicture(record, m, w);
    if (svg.empty()) continue;
    const std::string name = memberName(record, m);
    part.pictures.push_back({"learning-" + std::to_string(m + 1),
                             members > 1 ? w("Loss and accuracy over the epochs: %1.", {name})
                                         : w("Loss and accuracy over the epochs."),
                             std::move(svg)});
  }
  return part;
}

ReportPart data(const RunRecord& record, const Words& w) {
  ReportPart part{"data", w("Data, split and warnings"), {}, {}};
  std::map<std::string, int> clips;
  std::map<std::string, std::set<std::string>> groups;
  for (const RunClip& clip : record.dataset) {
    ++clips[clip.label];
    if (!clip.group.empty()) groups[clip.label].insert(clip.group);
  }
  std::vector<std::string> lines;
  if (!record.projectName.empty()) lines.push_back(w("Project: %1", {record.projectName}));
  if (!record.splitSummary.empty()) lines.push_back(w("Split: %1", {w.again(record.splitSummary)}));
  if (!record.classMapping.empty()) lines.push_back(w("Classes mapped: %1", {record.classMapping}));
  if (!record.augment.empty()) lines.push_back(w("Augmented in training: %1", {record.augment}));
  part.html = list(lines);
  if (!record.dataset.empty()) {
    Table table({w("Class"), w("Clips"), w("Groups")}, w);
    for (const auto& name : record.classNames)
      table.row({name, std::to_string(clips[name]), std::to_string(groups[name].size())});
    part.html += table.html();
  }
  std::vector<std::string> warnings;
  for (const auto& warning : record.warnings) warnings.push_back(w.again(warning));
  part.html += warnings.empty()
                   ? paragraph(w("No leak was found in the split, and nothing was warned of in training."))
                   : strongParagraph(w("Warnings")) + list(warnings);
  if (!record.unreadable.empty()) {
    constexpr std::size_t kShown = 50;
    auto shown = record.unreadable;
    if (shown.size() > kShown) {
      const std::size_t more = shown.size() - kShown;
      shown.resize(kShown);
      shown.push_back(w("and %1 more", {std::to_string(more)}));
    }
    part.html += strongParagraph(w("%1 clips were left out", {std::to_string(record.unreadable.size())})) +
                 list(shown);
  }
  return part;
}

ReportPart settings(const RunRecord& record, const Words& w) {
  ReportPart part{"settings", w("Settings"), {}, {}};
  const Recipe& recipe = record.recipe;
  std::vector<std::string> lines{w("Recipe: %1", {recipe.name})};
  if (!recipe.description.empty()) lines.push_back(w.again(recipe.description));
  if (!recipe.warning.empty()) lines.push_back(w.again(recipe.warning));
  for (std::size_t m = 0; m < recipe.members.size(); ++m)
    for (const Branch& branch : recipe.members[m].branches)
      lines.push_back(inputWords(memberName(record, m), branch.picture, w));
  part.html = list(lines);
  const Json used = Json::parse(settingsToJson(record.settings), nullptr, false);
  const Json own = Json::parse(settingsToJson(recipe.defaults), nullptr, false);
  if (!used.is_object() || !own.is_object()) return part;
  bool differs = false;
  for (const auto& [key, value] : used.items()) differs = differs || !own.contains(key) || own[key] != value;
  std::vector<std::string> heads{w("Setting"), w("Value")};
  if (differs) heads.push_back(w("The recipe's own"));
  Table table(heads, w);
  for (const auto& [key, value] : used.items()) {
    std::vector<std::string> row{w.again(spaced(key)), valueText(value, w)};
    if (differs)
      row.push_back(own.contains(key) && own[key] != value ? w("instead of %1", {valueText(own[key], w)})
                                                           : "");
    table.row(std::move(row));
  }
  if (!differs) part.html += paragraph(w("All settings are the recipe's own."));
  part.html += table.html();
  return part;
}

ReportPart network(const RunRecord& record, const Words& w) {
  ReportPart part{"network", w("Network"), {}, {}};
  const auto rows = summary(record.recipe, int(record.classNames.size()));
  std::int64_t all = 0;
  for (std::size_t m = 0; m < record.recipe.members.size(); ++m) {
    Table table({w("Layer"), w("Output shape"), w("Parameters")}, w);
    std::int64_t total = 0;
    int branch = -2;
    const bool several = record.recipe.members[m].branches.size() > 1;
    for (const SummaryRow& row : rows) {
      if (std::size_t(row.member) != m) continue;
      if (several && row.branch != branch) {
        branch = row.branch;
        table.strongRow({branch < 0 ? w("joined") : w("branch %1", {std::to_string(branch + 1)}), "", ""});
      }
      table.row({row.layer, row.outputShape, grouped(row.parameters)});
      total += row.parameters;
    }
    if (total == 0) continue;
    table.strongRow({w("all"), "", grouped(total)});
    if (record.recipe.members.size() > 1) part.html += strongParagraph(memberName(record, m));
    part.html += table.html();
    all += total;
  }
  if (all > 0 && record.recipe.members.size() > 1)
    part.html += paragraph(w("All networks together: %1 parameters.", {grouped(all)}));
  return part;
}

ReportPart environment(const RunRecord& record, const Words& w) {
  ReportPart part{"environment", w("Made"), {}, {}};
  Table table({"", ""}, w);
  const auto row = [&](const char* name, const std::string& value) {
    if (!value.empty()) table.row({w(name), value});
  };
  row("Name", record.givenName);
  row("Run", record.name);
  row("Started (UTC)", record.startedUtc);
  row("Took", w("%1 s", {reportNumber(record.seconds, 1)}));
  row("Seed", std::to_string(record.settings.seed));
  row("Libraries", record.environment);
  const std::vector<std::string> threads{std::to_string(record.threads), std::to_string(record.foldsAtOnce)};
  row("Threads", record.foldsAtOnce == 1 ? w("%1 for each fold, %2 fold at a time", threads)
                                         : w("%1 for each fold, %2 folds at a time", threads));
  part.html = table.html();
  return part;
}

}  // namespace ullim::reportsections
