#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <ostream>

#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/learn/runcompare.h"
#include "core/learn/runname.h"

namespace ullim {
namespace {

struct RunsOptions {
  std::vector<std::string> runs;
  std::optional<std::string> name;
};

struct CompareChoice {
  std::string a, b;
  bool despiteLabels = false;
};

/// Folders of runs stand for the runs in them.
std::vector<std::string> expanded(const std::vector<std::string>& given) {
  std::vector<std::string> out;
  std::error_code ignored;
  for (const std::string& folder : given) {
    auto within = std::filesystem::exists(std::filesystem::path(folder) / "run.json", ignored)
                      ? std::vector<std::string>{}
                      : listRuns(folder);
    if (within.empty()) within = {folder};
    out.insert(out.end(), within.begin(), within.end());
  }
  return out;
}

Json rowJson(const DifferenceRow& row) {
  Json numbers = Json::array();
  for (const double v : row.numbers) numbers.push_back(std::isfinite(v) ? Json(v) : Json(nullptr));
  return {{"section", row.section},
          {"key", row.key},
          {"values", row.numbers.empty() ? Json(row.values) : numbers}};
}

int showRuns(Session& session, const RunsOptions& options) {
  if (options.name) {
    if (options.runs.size() != 1)
      return session.fail(Error{ErrorCode::BadArgument, "--name: is for one run (give one run folder)"});
    if (const auto named = nameRun(options.runs.front(), *options.name); !named)
      return session.fail(named.error());
  }
  std::vector<RunRecord> records;
  std::size_t failed = 0;
  for (const std::string& folder : expanded(options.runs)) {
    auto record = readRun(folder);
    if (record) {
      records.push_back(std::move(*record));
      continue;
    }
    session.problem(record.error().detail);
    ++failed;
  }
  if (records.empty()) return session.batchExit(0, failed);
  const RunTable table = differences(records);
  if (session.common.json) {
    Json settings = Json::array(), scores = Json::array(), names = Json::array();
    for (const RunRecord& r : records)
      names.push_back(r.givenName.empty() ? Json(nullptr) : Json(r.givenName));
    for (const DifferenceRow& row : table.settings) settings.push_back(rowJson(row));
    for (const DifferenceRow& row : table.scores) scores.push_back(rowJson(row));
    session.print({{"runs", table.runs},
                   {"name", names},
                   {"differences", settings},
                   {"scores", scores},
                   {"settings_alike", table.alike},
                   {"same_labels", table.sameLabels}});
  } else {
    std::vector<std::vector<std::string>> rows{{""}};
    rows[0].insert(rows[0].end(), table.runs.begin(), table.runs.end());
    if (std::ranges::any_of(records, [](const RunRecord& r) { return !r.givenName.empty(); })) {
      rows.push_back({"name"});
      for (const RunRecord& r : records) rows.back().push_back(r.givenName.empty() ? "-" : r.givenName);
    }
    const auto add = [&](const DifferenceRow& row) {
      rows.push_back({row.section + " " + row.key});
      rows.back().insert(rows.back().end(), row.values.begin(), row.values.end());
    };
    for (const DifferenceRow& row : table.settings) add(row);
    for (const DifferenceRow& row : table.scores) add(row);
    session.out << tableText(rows) << table.alike << " settings are the same in all runs\n";
    if (!table.sameLabels) session.out << "not comparable: the runs saw different labels\n";
  }
  return session.batchExit(records.size(), failed);
}

std::string points(double share) { return fixedText(100 * share, 1); }
std::string range(const Interval& i) { return "[" + points(i.low) + ", " + points(i.high) + "]"; }
Json orNull(double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); }

int showComparison(Session& session, const CompareChoice& choice) {
  const auto a = readRun(choice.a);
  if (!a) return session.fail(a.error());
  const auto b = readRun(choice.b);
  if (!b) return session.fail(b.error());
  const auto c = compareRuns(*a, *b, {.despiteLabels = choice.despiteLabels, .seed = session.seedOr(0)});
  if (!c) return session.fail(c.error());
  if (session.common.json) {
    const auto pair = [](const Interval& i) { return Json{orNull(i.low), orNull(i.high)}; };
    session.print({{"a", a->name},
                   {"b", b->name},
                   {"a_name", a->givenName.empty() ? Json(nullptr) : Json(a->givenName)},
                   {"b_name", b->givenName.empty() ? Json(nullptr) : Json(b->givenName)},
                   {"clips", c->clips},
                   {"only_a", c->onlyA},
                   {"only_b", c->onlyB},
                   {"labels_differ", c->labelsDiffer},
                   {"both_right", c->bothRight},
                   {"both_wrong", c->bothWrong},
                   {"fixed", c->fixed},
                   {"broken", c->broken},
                   {"accuracy", {{"a", c->accuracyA}, {"b", c->accuracyB}}},
                   {"balanced_accuracy", {{"a", c->balancedA}, {"b", c->balancedB}}},
                   {"accuracy_difference", c->accuracyDifference},
                   {"accuracy_difference_ci95", pair(c->accuracyDifferenceCi)},
                   {"balanced_accuracy_difference", c->balancedDifference},
                   {"balanced_accuracy_difference_ci95", pair(c->balancedDifferenceCi)},
                   {"groups", c->groups},
                   {"few_groups", c->fewGroups},
                   {"mcnemar_p", c->mcnemarP},
                   {"same_folds", c->sameFolds},
                   {"corrected_t", orNull(c->correctedT)},
                   {"corrected_t_p", orNull(c->correctedP)},
                   {"unfair", c->unfair},
                   {"verdict", c->verdict}});
    return kExitDone;
  }
  const auto called = [](const RunRecord& r) {
    return r.givenName.empty() ? r.name : r.givenName + " (" + r.name + ")";
  };
  session.out << "A " << called(*a) << "\nB " << called(*b) << "\n"
              << c->clips << " clips judged by both; only by A " << c->onlyA << ", only by B " << c->onlyB
              << "\naccuracy A " << points(c->accuracyA) << " %, B " << points(c->accuracyB)
              << " %, difference " << points(c->accuracyDifference) << " " << range(c->accuracyDifferenceCi)
              << " points\nbalanced accuracy A " << points(c->balancedA) << " %, B " << points(c->balancedB)
              << " %, difference " << points(c->balancedDifference) << " " << range(c->balancedDifferenceCi)
              << " points\nwrong in A and right in B " << c->fixed.size() << ", right in A and wrong in B "
              << c->broken.size() << ", McNemar p " << fixedText(c->mcnemarP, 4) << "\n";
  if (std::isfinite(c->correctedT))
    session.out << "over " << c->folds << " folds: corrected t " << fixedText(c->correctedT, 2) << ", p "
                << fixedText(c->correctedP, 4) << "\n";
  if (c->fewGroups)
    session.out << "only " << c->groups << " groups: the intervals are too uncertain to rest on\n";
  if (c->labelsDiffer > 0) session.out << c->labelsDiffer << " clips with other labels are left out\n";
  session.out << c->verdict << "\n";
  if (c->unfair)
    session.out
        << "one run kept groups apart, the other was judged on groups it had learned from (train both "
           "by group)\n";
  return kExitDone;
}

}  // namespace

Action setupRuns(CLI::App& app) {
  auto options = std::make_shared<RunsOptions>();
  addMany(app, "RUN", options->runs, "Run folders, or folders of runs")->required();
  app.add_option("--name", options->name,
                 "Give the run this name (the folder stays); an empty one takes it back");
  return [options](Session& session) { return showRuns(session, *options); };
}

Action setupCompare(CLI::App& app) {
  auto choice = std::make_shared<CompareChoice>();
  app.add_option("RUN_A", choice->a, "Run folder")->required();
  app.add_option("RUN_B", choice->b, "Run folder")->required();
  app.add_flag("--despite-labels", choice->despiteLabels, "Leave out clips whose labels differ, and compare");
  return [choice](Session& session) { return showComparison(session, *choice); };
}

}  // namespace ullim
