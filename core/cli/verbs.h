#pragma once
// One function and one file a verb: it adds its options to the parser and answers with what to do once they
// are read.
#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "core/cli/session.h"

namespace ullim {

using Action = std::function<int(Session&)>;

struct Verb {
  const char* name;
  const char* summary;
  Action (*setup)(CLI::App& app);
};

/// In the order of the help page.
const std::vector<Verb>& verbs();

Action setupDemo(CLI::App& app);
Action setupImport(CLI::App& app);
Action setupLabels(CLI::App& app);
Action setupPass(CLI::App& app);
Action setupAgreement(CLI::App& app);
Action setupRelink(CLI::App& app);
Action setupCheck(CLI::App& app);
Action setupInfo(CLI::App& app);
Action setupList(CLI::App& app);
Action setupLabel(CLI::App& app);
Action setupStatus(CLI::App& app);
Action setupMerge(CLI::App& app);
Action setupRename(CLI::App& app);
Action setupDrop(CLI::App& app);
Action setupSplit(CLI::App& app);
Action setupMap(CLI::App& app);
Action setupRegions(CLI::App& app);
Action setupExport(CLI::App& app);
Action setupCard(CLI::App& app);
Action setupUndo(CLI::App& app);
Action setupRedo(CLI::App& app);
Action setupHistory(CLI::App& app);
Action setupBackups(CLI::App& app);
Action setupRescue(CLI::App& app);
Action setupFeatures(CLI::App& app);
Action setupPlot(CLI::App& app);
Action setupTrim(CLI::App& app);
Action setupStretch(CLI::App& app);
Action setupVoice(CLI::App& app);
Action setupMeasure(CLI::App& app);
Action setupAugment(CLI::App& app);
Action setupRecipes(CLI::App& app);
Action setupTrain(CLI::App& app);
Action setupLuck(CLI::App& app);
Action setupAudit(CLI::App& app);
Action setupEvaluate(CLI::App& app);
Action setupRuns(CLI::App& app);
Action setupReport(CLI::App& app);
Action setupCompare(CLI::App& app);
Action setupPredict(CLI::App& app);
Action setupCache(CLI::App& app);
Action setupDoctor(CLI::App& app);

/// A positional argument that takes one word or more.
CLI::Option* addMany(CLI::App& app, const std::string& name, std::vector<std::string>& words,
                     const std::string& help);
/// An option that may be given several times, one word each time.
CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::vector<std::string>& words,
                         const std::string& help);
/// The positional PROJECT.
CLI::Option* addProject(CLI::App& app, std::string& path);

}  // namespace ullim
