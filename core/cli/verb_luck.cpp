// luck: how much of a result is the luck of the split, and how much the groups that leak.
#include <algorithm>
#include <map>
#include <ostream>

#include "core/cli/text.h"
#include "core/cli/trainplan.h"
#include "core/cli/verbs.h"
#include "core/learn/luck.h"

namespace ullim {
namespace {

struct Options {
  std::string project;
  TrainChoice choice;
  LuckOptions luck;
};

Json seriesJson(const LuckSeries& s) {
  return {{"accuracy", s.accuracy},
          {"balanced_accuracy", s.balancedAccuracy},
          {"accuracy_mean", s.accuracyMean},
          {"accuracy_sd", s.accuracySd},
          {"balanced_accuracy_mean", s.balancedMean},
          {"balanced_accuracy_sd", s.balancedSd}};
}

/// A line a percent of balanced accuracy: random repeats as o, grouped ones as #.
std::string histogram(const Luck& luck) {
  std::map<int, std::pair<int, int>> bins;
  for (const double v : luck.random.balancedAccuracy) ++bins[int(100 * v)].first;
  for (const double v : luck.grouped.balancedAccuracy) ++bins[int(100 * v)].second;
  std::string text = "balanced accuracy, a mark a repeat: o at random, # by group\n";
  for (int bin = bins.begin()->first; bin <= bins.rbegin()->first; ++bin) {
    const auto [random, grouped] = bins[bin];
    text += std::string(bin < 10    ? "  "
                        : bin < 100 ? " "
                                    : "") +
            std::to_string(bin) + " % " + std::string(std::size_t(random), 'o') +
            std::string(std::size_t(grouped), '#') + "\n";
  }
  return text;
}

std::string lineOf(const std::string& name, const LuckSeries& s) {
  return name + ": accuracy " + percentText(s.accuracyMean) + " +- " + fixedText(100 * s.accuracySd, 1) +
         ", balanced " + percentText(s.balancedMean) + " +- " + fixedText(100 * s.balancedSd, 1) + "\n";
}

int run(Session& session, const Options& options) {
  const auto chosen = chooseClips(session, options.project, options.choice);
  if (!chosen) return session.fail(chosen.error());
  LuckOptions how = options.luck;
  how.seed = session.seedOr(0);
  how.jobs = session.common.jobs;
  const auto luck = luckOfTheSplit(chosen->clips, chosen->classNames, how, session.job("luck"));
  session.progress.clear();
  if (!luck) return session.fail(luck.error());
  for (const std::string& text : luck->unreadable) session.problem(text);
  if (session.common.json) {
    Json out{{"n", luck->n},
             {"classes", chosen->classNames},
             {"folds", luck->folds},
             {"repeats", luck->repeats},
             {"model", "logistic_mfcc"},
             {"random", seriesJson(luck->random)}};
    out["grouped"] = luck->hasGroups ? seriesJson(luck->grouped) : Json(nullptr);
    session.print(out);
  } else {
    session.out << luck->n << " clips, " << luck->repeats << " times " << luck->folds
                << " folds, logistic regression on MFCC statistics\n"
                << histogram(*luck) << lineOf("at random", luck->random);
    if (luck->hasGroups)
      session.out << lineOf("by group", luck->grouped) << "A split at random makes this model look "
                  << fixedText(std::abs(100 * luck->balancedGain()), 1) << " points "
                  << (luck->balancedGain() >= 0 ? "better" : "worse") << " in balanced accuracy and "
                  << fixedText(std::abs(100 * luck->accuracyGain()), 1) << " points "
                  << (luck->accuracyGain() >= 0 ? "better" : "worse") << " in accuracy than one by group.\n";
    else
      session.out << "No groups are known, so nothing is said of leaks (give the clips groups).\n";
  }
  return session.batchExit(1, luck->unreadable.size());
}

}  // namespace

Action setupLuck(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--group", options->choice.group,
                 "What stays together: group, or import columns (with commas)")
      ->capture_default_str()
      ->type_name("COLUMN");
  app.add_option("--folds", options->luck.folds, "Folds of each repeat")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  app.add_option("--repeats", options->luck.repeats, "How many divisions to try each way")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--where", options->choice.where, "Only clips that match")->type_name("EXPR");
  addRepeated(app, "--classes", options->choice.classMap, "Classes to learn, as in train")->type_name("MAP");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
