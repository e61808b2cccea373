// audit: which property of the recordings, rather than of what is heard, tells the class by itself.
#include <algorithm>
#include <ostream>

#include "core/cli/text.h"
#include "core/cli/trainplan.h"
#include "core/cli/verbs.h"
#include "core/learn/rivalsjson.h"
#include "core/learn/shortcutaudit.h"
#include "core/learn/trainsplit.h"

namespace ullim {
namespace {

struct Options {
  std::string project;
  TrainChoice choice;
  int folds = 5;
};

std::string percent(double share) { return fixedText(100 * share, 1); }

int run(Session& session, const Options& options) {
  const auto chosen = chooseClips(session, options.project, options.choice);
  if (!chosen) return session.fail(chosen.error());
  std::vector<int> labels;
  for (const TrainClip& clip : chosen->clips)
    labels.push_back(int(std::find(chosen->classNames.begin(), chosen->classNames.end(), clip.label) -
                         chosen->classNames.begin()));
  const auto made = splitClips(chosen->clips, labels, chosen->classNames,
                               {.folds = options.folds,
                                .validationSize = 0,
                                .byGroup = options.choice.group != "none",
                                .seed = session.seedOr(0)});
  if (!made) return session.fail(made.error());
  std::vector<std::string> unreadable;
  const auto scores = shortcutsOf(chosen->clips, labels, chosen->classNames, made->split, session.common.jobs,
                                  session.job("audit"), &unreadable);
  session.progress.clear();
  if (!scores) return session.fail(scores.error());
  for (const std::string& text : unreadable) session.problem(text);
  const auto flagged = std::count_if(scores->begin(), scores->end(), [](auto& s) { return s.flagged; });
  if (session.common.json) {
    session.print({{"n", chosen->clips.size() - unreadable.size()},
                   {"classes", chosen->classNames},
                   {"split", made->split.summary},
                   {"flagged", flagged},
                   {"shortcuts", Json::parse(shortcutsToJson(*scores))}});
    return session.batchExit(1, unreadable.size());
  }
  session.out << chosen->clips.size() - unreadable.size() << " clips, " << made->split.summary << "\n";
  std::vector<std::vector<std::string>> rows = {
      {"property", "balanced accuracy %", "low", "high", "chance %", "flagged"}};
  for (const ShortcutScore& s : *scores)
    rows.push_back({s.name, percent(s.balancedAccuracy), percent(s.balancedAccuracyCi.low),
                    percent(s.balancedAccuracyCi.high), percent(s.chance), s.flagged ? "yes" : ""});
  if (scores->empty())
    session.out << "Nothing to judge: the recordings are all alike, or fewer than two classes have "
                << kShortcutFewestClips << " clips.\n";
  else
    session.out << tableText(rows);
  for (const ShortcutScore& s : *scores)
    if (s.flagged) session.out << s.words << "\n";
  if (!scores->empty() && flagged == 0)
    session.out << "No property of the recordings tells the class by itself.\n";
  return session.batchExit(1, unreadable.size());
}

}  // namespace

Action setupAudit(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--group", options->choice.group,
                 "What stays together: group, import columns (with commas), or none")
      ->capture_default_str()
      ->type_name("COLUMN");
  app.add_option("--folds", options->folds, "Folds to judge on")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  app.add_option("--where", options->choice.where, "Only clips that match")->type_name("EXPR");
  addRepeated(app, "--classes", options->choice.classMap, "Classes to learn, as in train")->type_name("MAP");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
