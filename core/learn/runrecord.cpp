#include "core/learn/runrecord.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <map>

#include "core/base/atomicfile.h"
#include "core/dataset/csv.h"
#include "core/learn/jsonfields.h"
#include "core/learn/modelcard.h"
#include "core/learn/rivalsjson.h"
#include "core/learn/runname.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;
using jsonfields::BadField;
using jsonfields::Json;

constexpr const char* kFormat = "ullim-run-1";
constexpr std::size_t kMaxRunJson = std::size_t(64) << 20;
// The scores of a run are computed from its own probabilities when it is read; the chance in their intervals
// is fixed.
constexpr std::uint64_t kBootstrapSeed = 0;

Json orNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json pair(const Interval& i) { return {orNull(i.low), orNull(i.high)}; }

Json metricsJson(const Metrics& m) {
  Json classes = Json::array(), confusion = Json::array(), bins = Json::array();
  for (const ClassScore& c : m.classes)
    classes.push_back({{"name", c.name},
                       {"precision", c.precision},
                       {"recall", c.recall},
                       {"f1", c.f1},
                       {"support", c.support},
                       {"predicted", c.predicted},
                       {"roc_auc", orNull(c.rocAuc)},
                       {"average_precision", orNull(c.averagePrecision)}});
  for (std::size_t r = 0; r < m.confusion.rows(); ++r)
    confusion.push_back(std::vector<int>(m.confusion.row(r).begin(), m.confusion.row(r).end()));
  for (const ReliabilityBin& b : m.reliability.bins)
    bins.push_back({{"low", b.low},
                    {"high", b.high},
                    {"count", b.count()},
                    {"confidence", b.meanConfidence},
                    {"accuracy", b.accuracy}});
  return {{"n", m.n},
          {"groups", m.groups},
          {"few_groups", m.fewGroups},
          {"draws_left_out", m.drawsLeftOut},
          {"worse_than_chance", worseThanChance(m)},
          {"accuracy", m.accuracy},
          {"accuracy_ci95", pair(m.accuracyCi)},
          {"accuracy_wilson95", pair(m.accuracyWilson)},
          {"balanced_accuracy", m.balancedAccuracy},
          {"balanced_accuracy_ci95", pair(m.balancedAccuracyCi)},
          {"macro_f1", m.macroF1},
          {"macro_f1_ci95", pair(m.macroF1Ci)},
          {"weighted_f1", m.weightedF1},
          {"weighted_f1_ci95", pair(m.weightedF1Ci)},
          {"micro_f1", m.microF1},
          {"macro_precision", m.macroPrecision},
          {"macro_recall", m.macroRecall},
          {"weighted_precision", m.weightedPrecision},
          {"weighted_recall", m.weightedRecall},
          {"cohen_kappa", m.kappa},
          {"matthews", m.mcc},
          {"top2_accuracy", m.top2Accuracy},
          {"log_loss", orNull(m.logLoss)},
          {"log_loss_ci95", pair(m.logLossCi)},
          {"brier", orNull(m.brier)},
          {"roc_auc_ovr", orNull(m.rocAucOvr)},
          {"roc_auc_ovr_ci95", pair(m.rocAucCi)},
          {"average_precision_macro", orNull(m.averagePrecisionMacro)},
          {"expected_calibration_error", m.expectedCalibrationError},
          {"reliability",
           {{"bins", bins},
            {"equal_mass", m.reliability.equalMass},
            {"ece", m.reliability.ece},
            {"mce", m.reliability.mce}}},
          {"majority_baseline", m.majorityBaseline},
          {"majority_class",
           m.majorityClass < 0 ? Json(nullptr) : Json(m.classes[std::size_t(m.majorityClass)].name)},
          {"chance", m.chance},
          {"verdict", m.verdict},
          {"verdict_words", verdictWords(m)},
          {"classes", classes},
          {"confusion_matrix", confusion}};
}

/// Shortest text that gives the same number again, whatever the locale.
template <class Number>
std::string numberText(Number value) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

template <class Number>
Number numberFrom(const std::string& text) {
  Number value{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size())
    throw BadField{"\"" + text + "\" is no number"};
  return value;
}

std::string historyCsv(const RunRecord& record) {
  std::string csv =
      "fold,epoch,train_loss,val_loss,train_accuracy,val_accuracy,seconds,best,member,"
      "learning_rate\n";
  for (const TrainEvent& e : record.history)
    csv += csvRow({std::to_string(e.fold), std::to_string(e.epoch), numberText(e.trainLoss),
                   numberText(e.valLoss), numberText(e.trainAccuracy), numberText(e.valAccuracy),
                   numberText(e.seconds), e.best ? "1" : "0", std::to_string(e.member),
                   numberText(e.learningRate)}) +
           "\n";
  return csv;
}

std::string oofCsv(const RunRecord& record) {
  std::vector<std::string> cells = {"clip", "fold", "label"};
  cells.insert(cells.end(), record.classNames.begin(), record.classNames.end());
  std::string csv = csvRow(cells) + "\n";
  for (const OofRow& row : record.oof) {
    cells = {row.clipId, std::to_string(row.fold), record.classNames[std::size_t(row.label)]};
    for (const float p : row.probabilities) cells.push_back(numberText(p));
    csv += csvRow(cells) + "\n";
  }
  return csv;
}

std::string splitCsv(const RunFiles& files) {
  std::string csv = "clip,fold,role\n";
  for (std::size_t f = 0; f < files.split.folds.size(); ++f)
    for (std::size_t i = 0; i < files.clips.size(); ++i)
      csv += csvRow({files.clips[i].id, std::to_string(f), roleName(files.split.folds[f][i])}) + "\n";
  return csv;
}

std::string datasetCsv(const std::vector<TrainClip>& clips) {
  std::string csv = "clip,file,label,group,parent,content_hash\n";
  for (const TrainClip& c : clips)
    csv += csvRow({c.id, c.path, c.label, c.group, c.parent, c.contentHash}) + "\n";
  return csv;
}

Json runJson(const RunRecord& r) {
  Json folds = Json::array();
  for (const FoldResult& f : r.folds)
    folds.push_back({{"fold", f.fold},
                     {"epochs_run", f.epochsRun},
                     {"best_epoch", f.bestEpoch},
                     {"n_train", f.nTrain},
                     {"n_validation", f.nValidation},
                     {"n_test", f.nTest},
                     {"accuracy", f.accuracy},
                     {"macro_f1", f.macroF1},
                     {"balanced_accuracy", f.balancedAccuracy},
                     {"stopped_early", f.stoppedEarly},
                     {"name", f.name},
                     {"member_accuracy", f.memberAccuracy},
                     {"member_balanced_accuracy", f.memberBalancedAccuracy}});
  Json split = Json::parse(splitOptionsToJson(r.splitOptions));
  split["summary"] = r.splitSummary;
  return {{"format", kFormat},
          {"name", r.name},
          {"project", r.projectName},
          {"started_utc", r.startedUtc},
          {"recipe", Json::parse(recipeToJson(r.recipe))},
          {"settings", Json::parse(settingsToJson(r.settings))},
          {"split", split},
          {"augment", r.augment},
          {"class_mapping", r.classMapping},
          {"classes", r.classNames},
          {"warnings", r.warnings},
          {"unreadable", r.unreadable},
          {"folds", folds},
          {"accuracy", {{"mean", r.accuracyMean}, {"std", r.accuracyStd}}},
          {"metrics", metricsJson(r.metrics)},
          {"baselines", Json::parse(baselinesToJson(r.baselines))},
          {"shortcuts", Json::parse(shortcutsToJson(r.shortcuts))},
          {"seconds", r.seconds},
          {"stopped", r.stopped},
          {"members", r.memberNames},
          {"threads", r.threads},
          {"folds_at_once", r.foldsAtOnce},
          {"failure", r.failure},
          {"environment", r.environment}};
}

SplitOptions splitOptionsFrom(const Json& split) {
  using namespace jsonfields;
  SplitOptions o;
  o.folds = int(integer(split, "folds", 0, 1'000'000));
  o.testSize = number(split, "test_size", 0, 1);
  o.validationSize = number(split, "validation_size", 0, 1);
  o.byGroup = flag(split, "by_group");
  o.seed = seed(split, "seed");
  // Older runs have none of these.
  if (split.contains("stratify")) o.stratifyBy = text(split, "stratify");
  if (split.contains("repeats")) o.repeats = int(integer(split, "repeats", 1, 1000));
  if (split.contains("leave_one_out")) o.leaveOneGroupOut = flag(split, "leave_one_out");
  if (split.contains("validation_by_group")) o.validationByGroup = flag(split, "validation_by_group");
  if (split.contains("group_by")) o.groupBy = text(split, "group_by");
  return o;
}

std::vector<double> shares(const Json& j, const char* key) {
  const Json& list = jsonfields::member(j, key);
  if (!list.is_array()) throw BadField{std::string(key) + " must be a list of numbers"};
  std::vector<double> out;
  for (const Json& value : list) {
    if (!value.is_number()) throw BadField{std::string(key) + " must be a list of numbers"};
    out.push_back(value.get<double>());
  }
  return out;
}

template <class Value>
Value orThrow(Result<Value> value) {
  if (!value) throw BadField{value.error().detail};
  return std::move(*value);
}

void readRunJson(const Json& json, RunRecord& r) {
  using namespace jsonfields;
  const std::string format = text(json, "format");
  if (format != kFormat) throw BadField{"format " + format + " is not known here"};
  r.name = text(json, "name");
  r.projectName = text(json, "project");
  r.startedUtc = text(json, "started_utc");
  const auto recipe = recipeFromJson(member(json, "recipe").dump());
  if (!recipe) throw BadField{recipe.error().detail};
  r.recipe = *recipe;
  const auto settings = settingsFromJson(member(json, "settings").dump());
  if (!settings) throw BadField{settings.error().detail};
  r.settings = *settings;
  const Json& split = member(json, "split");
  r.splitOptions = splitOptionsFrom(split);
  r.splitSummary = text(split, "summary");
  r.augment = text(json, "augment");
  if (json.contains("class_mapping")) r.classMapping = text(json, "class_mapping");  // older runs have none
  r.classNames = texts(json, "classes");
  r.warnings = texts(json, "warnings");
  r.unreadable = texts(json, "unreadable");
  const Json& folds = member(json, "folds");
  if (!folds.is_array()) throw BadField{"folds must be a list"};
  for (const Json& j : folds) {
    FoldResult f;
    f.fold = int(integer(j, "fold", 0, 1'000'000));
    f.epochsRun = int(integer(j, "epochs_run", 0, 1'000'000));
    f.bestEpoch = int(integer(j, "best_epoch", 0, 1'000'000));
    f.nTrain = int(integer(j, "n_train", 0, INT32_MAX));
    f.nValidation = int(integer(j, "n_validation", 0, INT32_MAX));
    f.nTest = int(integer(j, "n_test", 0, INT32_MAX));
    f.accuracy = number(j, "accuracy", 0, 1);
    f.macroF1 = number(j, "macro_f1", 0, 1);
    f.balancedAccuracy = number(j, "balanced_accuracy", 0, 1);
    f.stoppedEarly = flag(j, "stopped_early");
    // Older runs have none of these.
    f.name = j.contains("name") ? text(j, "name") : std::to_string(f.fold + 1);
    if (j.contains("member_accuracy")) f.memberAccuracy = shares(j, "member_accuracy");
    if (j.contains("member_balanced_accuracy"))
      f.memberBalancedAccuracy = shares(j, "member_balanced_accuracy");
    r.folds.push_back(f);
  }
  const Json& accuracy = member(json, "accuracy");
  r.accuracyMean = number(accuracy, "mean", 0, 1);
  r.accuracyStd = number(accuracy, "std", 0, 1);
  r.seconds = number(json, "seconds", 0, 1e12);
  r.stopped = flag(json, "stopped");
  r.environment = text(json, "environment");
  if (json.contains("members")) r.memberNames = texts(json, "members");
  if (json.contains("threads")) r.threads = int(integer(json, "threads", 1, 1024));
  if (json.contains("folds_at_once")) r.foldsAtOnce = int(integer(json, "folds_at_once", 1, 1024));
  if (json.contains("failure")) r.failure = text(json, "failure");
  if (json.contains("baselines")) r.baselines = orThrow(baselinesFromJson(json["baselines"].dump()));
  if (json.contains("shortcuts")) r.shortcuts = orThrow(shortcutsFromJson(json["shortcuts"].dump()));
}

void readHistory(const Table& table, RunRecord& r) {
  const bool older = table.header.size() == 8;  // without network and learning rate
  if (!older && table.header.size() != 10) throw BadField{"history.csv must have 10 columns"};
  for (const auto& cells : table.rows) {
    TrainEvent e{.kind = TrainEvent::Kind::Epoch, .folds = int(r.folds.size()), .epochs = r.settings.epochs};
    e.fold = numberFrom<int>(cells[0]);
    e.epoch = numberFrom<int>(cells[1]);
    e.trainLoss = numberFrom<double>(cells[2]);
    e.valLoss = numberFrom<double>(cells[3]);
    e.trainAccuracy = numberFrom<double>(cells[4]);
    e.valAccuracy = numberFrom<double>(cells[5]);
    e.seconds = numberFrom<double>(cells[6]);
    e.best = cells[7] == "1";
    e.members = int(std::max<std::size_t>(1, r.memberNames.size()));
    if (!older) {
      e.member = numberFrom<int>(cells[8]);
      e.learningRate = numberFrom<double>(cells[9]);
      if (e.member >= 0 && e.member < int(r.memberNames.size()))
        e.memberName = r.memberNames[std::size_t(e.member)];
    }
    r.history.push_back(e);
  }
}

void readOof(const Table& table, RunRecord& r) {
  const std::size_t k = r.classNames.size();
  if (table.header.size() != 3 + k) throw BadField{"oof.csv must have a column for each class"};
  for (const auto& cells : table.rows) {
    OofRow row;
    row.clipId = cells[0];
    row.fold = numberFrom<int>(cells[1]);
    const auto it = std::find(r.classNames.begin(), r.classNames.end(), cells[2]);
    if (it == r.classNames.end()) throw BadField{"oof.csv names the unknown class " + cells[2]};
    row.label = int(it - r.classNames.begin());
    for (std::size_t c = 0; c < k; ++c) row.probabilities.push_back(numberFrom<float>(cells[3 + c]));
    r.oof.push_back(std::move(row));
  }
}

void sortById(std::vector<RunClip>& clips) {
  std::sort(clips.begin(), clips.end(), [](const RunClip& a, const RunClip& b) { return a.id < b.id; });
}

Table csvOf(const fs::path& path) {
  auto table = readCsv(path.string());
  if (!table) throw BadField{table.error().detail};
  return *table;
}

}  // namespace

std::vector<RunClip> runClips(const std::vector<TrainClip>& clips) {
  std::vector<RunClip> out;
  for (const TrainClip& c : clips) out.push_back({c.id, c.path, c.label, c.group});
  sortById(out);
  return out;
}

std::string runToJson(const RunRecord& record) {
  return runJson(record).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string splitOptionsToJson(const SplitOptions& o) {
  return Json{{"folds", o.folds},
              {"test_size", o.testSize},
              {"validation_size", o.validationSize},
              {"by_group", o.byGroup},
              {"seed", o.seed},
              {"stratify", o.stratifyBy},
              {"repeats", o.repeats},
              {"leave_one_out", o.leaveOneGroupOut},
              {"validation_by_group", o.validationByGroup},
              {"group_by", o.groupBy}}
      .dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<SplitOptions> splitOptionsFromJson(const std::string& json) {
  try {
    return splitOptionsFrom(jsonfields::parseStrict(json, 4));
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, "split: " + bad.what + " (the file was changed or is damaged)"};
  }
}

std::string metricsToJson(const Metrics& metrics) {
  return metricsJson(metrics).dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<RunFolder> RunFolder::make(const std::string& path) {
  std::error_code error;
  if (path.empty()) return Error{ErrorCode::BadArgument, "run folder: no name was given (name one)"};
  if (fs::exists(path, error)) {
    if (fs::exists(fs::path(path) / "resume.json", error) && !fs::exists(fs::path(path) / "run.json", error))
      return Error{
          ErrorCode::FileExists,
          path + ": holds a run that was broken off (continue it with --resume, or choose another name)"};
    if (!fs::is_directory(path, error) || !fs::is_empty(path, error) || error)
      return Error{ErrorCode::FileExists, path + ": already exists (choose another name for the run)"};
    return RunFolder(path, false);
  }
  fs::create_directories(path, error);
  if (error)
    return Error{ErrorCode::FileUnwritable,
                 path + ": could not be made: " + error.message() + " (choose another folder)"};
  return RunFolder(path, true);
}

RunFolder::RunFolder(RunFolder&& other) noexcept : m_path(std::move(other.m_path)), m_made(other.m_made) {
  other.m_path.clear();
}

RunFolder::~RunFolder() {
  if (m_path.empty()) return;
  std::error_code ignored;  // a leftover is ugly, not harmful: without run.json it is no run
  if (m_made) {
    fs::remove_all(m_path, ignored);
  } else {
    for (const auto& entry : fs::directory_iterator(m_path, ignored)) fs::remove_all(entry.path(), ignored);
  }
}

void RunFolder::keep() { m_path.clear(); }

Result<Done> writeRun(const RunRecord& record, const RunFiles& files) {
  const fs::path folder = record.folder;
  for (std::size_t f = 0; f < files.models.size(); ++f) {
    const auto name = "model-fold" + std::to_string(record.folds[f].fold) + ".safetensors";
    if (files.models.size() > 1)
      if (const auto ok = writeModel(files.models[f], (folder / name).string()); !ok) return ok.error();
  }
  if (const auto ok = writeModel(files.models[files.best], (folder / "model.safetensors").string()); !ok)
    return ok.error();
  const std::pair<const char*, std::string> texts[] = {
      {"history.csv", historyCsv(record)},
      {"oof.csv", oofCsv(record)},
      {"split.csv", splitCsv(files)},
      {"dataset.csv", datasetCsv(files.clips)},
      {"MODEL_CARD.md", modelCardMarkdown(record)},
      {"run.json", runToJson(record)},
  };
  for (const auto& [name, text] : texts)
    if (const auto ok = writeFileAtomically((folder / name).string(), text); !ok) return ok.error();
  return Done{};
}

Result<RunRecord> readRun(const std::string& folder) {
  const fs::path path = folder;
  const auto bytes = readWholeFile((path / "run.json").string(), kMaxRunJson);
  if (!bytes) return bytes.error();
  try {
    RunRecord r;
    r.folder = folder;
    r.givenName = givenRunName(folder);
    readRunJson(jsonfields::parseStrict(*bytes, 12), r);
    readHistory(csvOf(path / "history.csv"), r);
    readOof(csvOf(path / "oof.csv"), r);
    const Table dataset = csvOf(path / "dataset.csv");
    const int id = dataset.column("clip"), group = dataset.column("group"), file = dataset.column("file"),
              label = dataset.column("label");
    if (id < 0 || group < 0 || file < 0 || label < 0)
      throw BadField{"dataset.csv must have the columns clip, file, label and group"};
    std::map<std::string, std::string> groupOf;
    for (const auto& cells : dataset.rows) {
      r.dataset.push_back({cells[std::size_t(id)], cells[std::size_t(file)], cells[std::size_t(label)],
                           cells[std::size_t(group)]});
      groupOf[r.dataset.back().id] = r.dataset.back().group;
    }
    sortById(r.dataset);
    Matrix probabilities(r.oof.size(), r.classNames.size());
    std::vector<int> labels;
    for (std::size_t i = 0; i < r.oof.size(); ++i) {
      std::copy(r.oof[i].probabilities.begin(), r.oof[i].probabilities.end(), probabilities.row(i).begin());
      labels.push_back(r.oof[i].label);
      r.oofGroups.push_back(groupOf[r.oof[i].clipId]);
    }
    r.metrics = computeMetrics(labels, probabilities, r.classNames, r.oofGroups, kBootstrapSeed);
    return r;
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat,
                 folder + ": " + bad.what + " (the run's files were changed or are damaged)"};
  }
}

std::vector<std::string> listRuns(const std::string& runsFolder) {
  std::vector<std::pair<std::string, std::string>> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(runsFolder, ignored)) {
    const auto bytes = readWholeFile((entry.path() / "run.json").string(), kMaxRunJson);
    if (!bytes) continue;
    try {
      const Json json = jsonfields::parseStrict(*bytes, 12);
      if (jsonfields::text(json, "format") == kFormat)
        found.emplace_back(jsonfields::text(json, "started_utc"), entry.path().string());
    } catch (const BadField&) {
      continue;  // no run of ours
    }
  }
  std::sort(found.rbegin(), found.rend());
  std::vector<std::string> folders;
  for (auto& [started, folder] : found) folders.push_back(std::move(folder));
  return folders;
}

}  // namespace ullim
