#include "core/cli/classpreview.h"

#include "core/cli/clips.h"
#include "core/cli/text.h"

namespace ullim {
namespace {

std::vector<std::string> exampleFiles(const Dataset& data, const ClassMove& move) {
  std::vector<std::string> files;
  for (const auto& id : move.exampleIds)
    if (const Clip* clip = data.find(id)) files.push_back(clip->file);
  return files;
}

std::string shown(const std::string& name) { return name.empty() ? "(no label)" : name; }

}  // namespace

Json previewJson(const Dataset& data, const DryRun& counts, const std::vector<ClassMove>& moves,
                 bool dryRun) {
  const auto side = [](const std::vector<ClassCount>& classes, double value) {
    return Json{{"classes", countsJson(classes)}, {"imbalance", imbalanceJson(value, classes)}};
  };
  Json rows = Json::array();
  for (const auto& move : moves)
    rows.push_back({{"from", move.from},
                    {"to", move.to},
                    {"clips", move.clips},
                    {"examples", exampleFiles(data, move)}});
  return {{"dry_run", dryRun},
          {"clips_changed", counts.clipsChanged},
          {"regions_changed", counts.regionsChanged},
          {"before", side(counts.before, counts.imbalanceBefore)},
          {"after", side(counts.after, counts.imbalanceAfter)},
          {"moves", rows}};
}

std::string previewText(const Dataset& data, const DryRun& counts, const std::vector<ClassMove>& moves,
                        bool dryRun) {
  std::string out = dryRun ? "nothing changed yet: this is a dry run\n" : "";
  out += "before (largest to smallest class " + fixedText(counts.imbalanceBefore, 2) + ")\n" +
         countsText(counts.before) + "after (" + fixedText(counts.imbalanceAfter, 2) + ", " +
         std::to_string(counts.clipsChanged) + " clips and " + std::to_string(counts.regionsChanged) +
         " regions changed)\n" + countsText(counts.after);
  for (const auto& move : moves) {
    out += shown(move.from) + " -> " + shown(move.to) + ": " + std::to_string(move.clips) +
           (move.clips == 1 ? " clip" : " clips");
    const auto files = exampleFiles(data, move);
    for (std::size_t i = 0; i < files.size(); ++i) out += (i == 0 ? ", such as " : ", ") + files[i];
    out += "\n";
  }
  return out;
}

}  // namespace ullim
