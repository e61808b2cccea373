#include "core/cli/verbs.h"

namespace ullim {

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> kAll{
      {"demo", "Write the built-in demo data set and a project over it", setupDemo},
      {"import", "Add clips to a project; the project is made when missing", setupImport},
      {"labels", "Compare a second table of labels with the project's and keep it", setupLabels},
      {"pass", "Let a person judge a sample of clips without sight of the labels", setupPass},
      {"agreement", "Say how far people, tables and labels agree beyond chance", setupAgreement},
      {"relink", "Find moved files again by what is in them", setupRelink},
      {"check", "Look for what may be wrong with the clips of a project", setupCheck},
      {"info", "Show what a project holds, in numbers", setupInfo},
      {"list", "List the clips of a project", setupList},
      {"label", "Give clips a class", setupLabel},
      {"status", "Set the status of clips", setupStatus},
      {"merge", "Merge classes", setupMerge},
      {"rename", "Rename a class", setupRename},
      {"drop", "Remove classes; their clips lose the label", setupDrop},
      {"split", "Split a class by the values of a column", setupSplit},
      {"map", "Look at a project through a mapping of its classes, or apply it", setupMap},
      {"regions", "List the regions of clips, add, remove and import them", setupRegions},
      {"export", "Write labels and regions for other programs", setupExport},
      {"card", "Write a data set's card: what it holds, where from, what was changed", setupCard},
      {"undo", "Undo the last changes, also of earlier sessions", setupUndo},
      {"redo", "Redo what was undone", setupRedo},
      {"history", "Show the changes of a project, newest first", setupHistory},
      {"backups", "List the backups of a project, make one, restore one", setupBackups},
      {"rescue", "Make a new project of what can be read of a damaged one", setupRescue},
      {"features", "Compute a feature of sound files into .npy files", setupFeatures},
      {"plot", "Draw a feature of a sound file into a picture", setupPlot},
      {"trim", "Cut leading and trailing silence", setupTrim},
      {"stretch", "Change the length or the pitch of a sound file", setupStretch},
      {"voice", "Measure the voice: pitch, harmonics to noise, jitter, shimmer", setupVoice},
      {"measure", "Measure a stretch or a box: level, spectrum, pitch, voice", setupMeasure},
      {"augment", "Apply a chain of transforms to a sound file", setupAugment},
      {"recipes", "List the built-in recipes for training", setupRecipes},
      {"train", "Train a network on a project", setupTrain},
      {"luck", "Show the luck of the split: one model over many divisions, by group and at random",
       setupLuck},
      {"audit", "Look for shortcuts: which property of the recordings tells the class by itself", setupAudit},
      {"evaluate", "Measure a model on the clips of a project", setupEvaluate},
      {"runs", "Show only what differs between training runs, and their scores", setupRuns},
      {"compare", "Compare two training runs clip by clip", setupCompare},
      {"report", "Write the model card of a training run", setupReport},
      {"predict", "Predict the class of sound files", setupPredict},
      {"cache", "Show, trim or empty the cache of computed features", setupCache},
      {"doctor", "Show versions, BLAS, threads, codecs, devices and caches", setupDoctor},
  };
  return kAll;
}

CLI::Option* addMany(CLI::App& app, const std::string& name, std::vector<std::string>& words,
                     const std::string& help) {
  return app.add_option(name, words, help);
}

CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::vector<std::string>& words,
                         const std::string& help) {
  return app.add_option(name, words, help)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false);
}

CLI::Option* addProject(CLI::App& app, std::string& path) {
  return app.add_option("PROJECT", path, "Project file (.ullim)")->required();
}

}  // namespace ullim
