#include <filesystem>
#include <ostream>

#include "core/base/atomicfile.h"
#include "core/cli/text.h"
#include "core/cli/trainjson.h"
#include "core/cli/trainplan.h"
#include "core/cli/verbs.h"
#include "core/learn/checkpoint.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string project, recipe = "spectrogram-cnn", out, augment;
  TrainChoice choice;
  int folds = 0, repeats = 1;
  bool leaveOneOut = false;
  std::string validationBy = "group";
  double testSize = 0.2, seconds = 0;
  std::optional<double> validationSize;
  std::vector<std::string> set;
  std::optional<int> epochs, batchSize, patience;
  std::optional<double> learningRate;
  std::optional<std::string> optimizer;
  bool classWeights = false, allowLeaks = false, resume = false, baselines = true;
};

/// "name=value" over settings as their JSON has them; the value's kind is the setting's.
Result<TrainSettings> withChanges(const TrainSettings& settings, const std::vector<std::string>& changes) {
  Json json = Json::parse(settingsToJson(settings));
  for (const std::string& change : changes) {
    const std::size_t at = change.find('=');
    const std::string name = change.substr(0, at);
    if (at == std::string::npos || !json.contains(name)) {
      std::string known;
      for (const auto& [key, value] : json.items()) known += (known.empty() ? "" : ", ") + key;
      return Error{ErrorCode::BadArgument,
                   "--set " + change + ": is no NAME=VALUE (there are: " + known + ")"};
    }
    const std::string text = change.substr(at + 1);
    if (json[name].is_string()) {
      json[name] = text;
      continue;
    }
    const Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded() || value.is_structured())
      return Error{ErrorCode::BadArgument, "--set " + change + ": the value is no number, true or false"};
    json[name] = value;
  }
  auto changed = settingsFromJson(json.dump());
  if (!changed) return Error{ErrorCode::BadArgument, "--set: " + changed.error().detail};
  return changed;
}

/// A built-in recipe by name, or one of a file.
Result<Recipe> recipeOf(const Options& options) {
  auto recipe = [&]() -> Result<Recipe> {
    if (!options.recipe.ends_with(".json")) return findRecipe(options.recipe);
    const auto bytes = readWholeFile(options.recipe, std::size_t(1) << 20);
    if (!bytes) return bytes.error();
    auto read = recipeFromJson(*bytes);
    if (!read) return Error{read.error().code, options.recipe + ": " + read.error().detail};
    return read;
  }();
  if (!recipe || options.seconds <= 0) return recipe;
  return withSeconds(std::move(*recipe), options.seconds);
}

TrainSettings settingsOf(const Options& options, const TrainSettings& defaults, const Session& session) {
  TrainSettings s = defaults;
  s.epochs = options.epochs.value_or(s.epochs);
  s.batchSize = options.batchSize.value_or(s.batchSize);
  s.patience = options.patience.value_or(s.patience);
  s.learningRate = options.learningRate.value_or(s.learningRate);
  s.optimizer = options.optimizer.value_or(s.optimizer);
  s.classWeights = options.classWeights || s.classWeights;
  s.seed = session.seedOr(0);
  s.threads = session.common.jobs;
  return s;
}

/// Reads the project, then lets go of it: training takes long, and others may go on labelling.
Result<TrainRequest> makeRequest(Session& session, const Options& options) {
  TrainRequest request;
  auto recipe = recipeOf(options);
  if (!recipe) return recipe.error();
  auto augment = parseChain(options.augment);
  if (!augment) return augment.error();
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return project.error();
  const auto data = (*project)->load();
  if (!data) return data.error();
  auto chosen = chooseClips(**project, *data, options.choice);
  if (!chosen) return chosen.error();
  if (chosen->unreadable > 0)
    session.problem((*project)->path() + ": " + std::to_string(chosen->unreadable) +
                    " unreadable clips are left out (see ullim-cli list --where 'error != \"\"')");
  for (const std::string& name : chosen->missing)
    session.problem("warning: --classes: the project has no class " + name);
  request.classMapping = mappingWords(chosen->mapping);
  request.clips = std::move(chosen->clips);
  request.classNames = std::move(chosen->classNames);
  request.recipe = std::move(*recipe);
  auto settings = withChanges(settingsOf(options, request.recipe.defaults, session), options.set);
  if (!settings) return settings.error();
  request.settings = std::move(*settings);
  if (const auto ok = checkRecipe(request.recipe, int(request.classNames.size())); !ok) return ok.error();
  request.split = {.folds = options.folds,
                   .testSize = options.testSize,
                   .validationSize = options.validationSize.value_or(request.recipe.validationSize),
                   .byGroup = options.choice.group != "none",
                   .seed = request.settings.seed,
                   .stratifyBy = options.choice.stratify,
                   .repeats = options.repeats,
                   .leaveOneGroupOut = options.leaveOneOut,
                   .validationByGroup = options.validationBy == "group",
                   .groupBy = options.choice.group};
  // Whoever asks for no groups asks for the leak; the run still warns of it.
  request.allowLeaks = options.allowLeaks || !request.split.byGroup;
  request.augment = std::move(*augment);
  request.augment.seed = request.settings.seed;
  request.runFolder = options.out;
  request.baselines = options.baselines;
  request.projectName = fs::path((*project)->path()).stem().string();
  request.jobs = session.common.jobs;
  return request;
}

void onEvent(Session& session, const TrainEvent& event) {
  using Kind = TrainEvent::Kind;
  if (event.kind == Kind::Features)
    session.progress.report("features", std::size_t(event.done), std::size_t(event.total));
  if (event.kind == Kind::Rivals)
    session.progress.report("baselines", std::size_t(event.done), std::size_t(event.total));
  if (event.kind == Kind::Batch)
    session.progress.report("fold " + std::to_string(event.fold + 1) + "/" + std::to_string(event.folds) +
                                " epoch " + std::to_string(event.epoch) + "/" + std::to_string(event.epochs),
                            std::size_t(event.done), std::size_t(event.total));
  if (event.kind == Kind::Warning) session.problem("warning: " + event.text);
  if (!session.common.json) return;
  if (const Json line = eventJson(event); !line.is_null()) session.print(line);
}

/// With --force a new run takes the place of an old one, which stays until the new one is complete. Only a
/// folder that holds a run is ever replaced.
bool replacesRun(const Session& session, const std::string& folder) {
  std::error_code error;
  return session.common.force && fs::exists(fs::path(folder) / "run.json", error);
}

Result<Done> replaceRun(const std::string& fresh, const std::string& folder) {
  std::error_code error;
  const std::string old = temporaryNameFor(folder);
  fs::rename(folder, old, error);
  if (!error) fs::rename(fresh, folder, error);
  if (error)
    return Error{ErrorCode::FileUnwritable,
                 folder + ": could not be replaced: " + error.message() + " (the new run is " + fresh + ")"};
  fs::remove_all(old, error);
  return Done{};
}

int run(Session& session, const Options& options) {
  auto request = options.resume ? readResume(options.out) : makeRequest(session, options);
  if (!request) return session.fail(request.error());
  std::string folder = options.out;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  const bool replace = !options.resume && replacesRun(session, folder);
  request->runFolder = replace ? temporaryNameFor(folder) : folder;
  request->runName = fs::path(folder).filename().string();
  const auto record = (options.resume ? resumeTraining : runTraining)(
      *request, {session.stop, {}}, [] { return StopWish::None; },
      [&](const TrainEvent& event) { onEvent(session, event); });
  session.progress.clear();
  if (!record) return session.fail(record.error());
  if (replace)
    if (auto ok = replaceRun(request->runFolder, folder); !ok) return session.fail(ok.error());
  if (!record->failure.empty()) session.problem("training broke off: " + record->failure);
  const std::string model = (fs::path(folder) / "model.safetensors").string();
  if (session.common.json) {
    session.print(doneJson(*record, model));
  } else {
    session.out << record->splitSummary << "\n"
                << metricsText(record->metrics) << "\n"
                << rivalsText(*record)
                << (record->oof.empty() ? std::string() : calibrationText(calibrate(*record)))
                << foldsText(*record) << "accuracy by fold " << fixedText(100 * record->accuracyMean, 1)
                << " +- " << fixedText(100 * record->accuracyStd, 1) << " %, "
                << fixedText(record->seconds, 1) << " s\nmodel " << model << "\n";
  }
  return session.batchExit(1, record->unreadable.size());
}

}  // namespace

Action setupTrain(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--recipe", options->recipe, "Recipe (see ullim-cli recipes)")
      ->capture_default_str()
      ->type_name("NAME");
  app.add_option("--out", options->out, "Folder for the run: settings, split, curves, metrics, models")
      ->required()
      ->type_name("RUN");
  auto* folds = app.add_option("--folds", options->folds,
                               "Cross-validation with so many folds (default: one hold-out part)")
                    ->check(CLI::Range(2, 1000));
  auto* repeats = app.add_option("--repeats", options->repeats,
                                 "The whole division so many times, each with another seed")
                      ->check(CLI::Range(1, 1000));
  app.add_flag("--leave-one-out", options->leaveOneOut, "A fold a group: each group is the test part once")
      ->excludes(folds)
      ->excludes(repeats);
  app.add_option("--group", options->choice.group,
                 "What stays together in the split: group, import columns (with commas), or none")
      ->capture_default_str()
      ->type_name("COLUMN");
  app.add_option("--stratify", options->choice.stratify,
                 "An import column (genre) whose values the parts get evenly, as they get the classes")
      ->type_name("COLUMN");
  app.add_option("--test-size", options->testSize, "Share of the hold-out part")
      ->check(CLI::Range(0.001, 0.999))
      ->capture_default_str();
  app.add_option("--validation-size", options->validationSize,
                 "Share of the rest that chooses the best epoch, 0 for none (default: the recipe's)")
      ->check(CLI::Range(0.0, 0.999));
  app.add_option("--validation-by", options->validationBy,
                 "group: validation clips of other groups than training; clip: chosen one by one inside the "
                 "training groups (for few groups)")
      ->check(CLI::IsMember({"group", "clip"}))
      ->capture_default_str();
  app.add_option("--epochs", options->epochs, "Passes over the training part (default: the recipe's)")
      ->check(CLI::Range(1, 100000));
  app.add_option("--batch-size", options->batchSize, "Clips in a step (default: the recipe's)")
      ->check(CLI::Range(1, 100000));
  app.add_option("--lr", options->learningRate, "Learning rate (default: the recipe's)")
      ->check(CLI::PositiveNumber);
  app.add_option("--optimizer", options->optimizer, "Optimiser (default: the recipe's)")
      ->check(CLI::IsMember({"adam", "adamw", "sgd"}));
  app.add_option(
         "--patience", options->patience,
         "Stop after so many epochs without a better validation loss, 0 for never (default: the recipe's)")
      ->check(CLI::Range(0, 100000));
  app.add_flag("--class-weights", options->classWeights, "Weigh rare classes more: N / (K n_class)");
  app.add_flag("--resume", options->resume,
               "Go on with the run in --out that was killed; everything comes from its folder, other options "
               "do not count");
  app.add_option("--seconds", options->seconds, "Cut or pad clips to so many seconds (default: the recipe's)")
      ->check(CLI::Range(0.05, 3600.0));
  addRepeated(app, "--set", options->set,
              "Any other setting, as recipes --json names it: 'schedule=one_cycle', 'mixup=0.2', "
              "'test_views=5', 'folds_at_once=1'; may be repeated")
      ->type_name("NAME=VALUE");
  app.add_option("--augment", options->augment,
                 "Chain for one further copy of each training clip, e.g. 'noise(snr_db=20)'")
      ->type_name("CHAIN");
  app.add_option("--where", options->choice.where, "Only clips that match")->type_name("EXPR");
  addRepeated(app, "--classes", options->choice.classMap,
              "Learn TARGET instead of SOURCE,SOURCE: 'rest=tired,burping'; '=unclear' leaves a class out; "
              "may be repeated; or a mapping: a .ullim-classes.json file, or gems4")
      ->type_name("MAP");
  app.add_flag("!--no-baselines", options->baselines,
               "Do not score the baselines (majority, logistic regression) beside the network");
  app.add_flag("--allow-leaks", options->allowLeaks, "Train although the split leaks");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
