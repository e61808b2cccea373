#include "core/learn/checkpoint.h"

#include <cmath>
#include <filesystem>
#include <limits>

#include "core/base/atomicfile.h"
#include "core/base/filelock.h"
#include "core/learn/jsonfields.h"
#include "core/learn/model.h"
#include "core/learn/runrecord.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;
using jsonfields::BadField;
using jsonfields::Json;

constexpr std::size_t kMaxBytes = std::size_t(4) << 30;
constexpr const char* kStateKey = "state";

// JSON has no NaN: a loss without a validation part is null. Other doubles come back to the last bit.
Json numberOr(double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); }
double asNumber(const Json& j) {
  if (j.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!j.is_number()) throw BadField{"a number is missing"};
  return j.get<double>();
}

Json eventJson(const TrainEvent& e) {
  Json recalls = Json::array();
  for (const double r : e.recalls) recalls.push_back(numberOr(r));
  return {e.epoch,         e.epochs,
          e.trainLoss,     numberOr(e.valLoss),
          e.trainAccuracy, numberOr(e.valAccuracy),
          e.seconds,       e.best,
          e.member,        e.members,
          e.memberName,    e.step,
          e.learningRate,  e.samplesPerSecond,
          recalls};
}

TrainEvent eventFrom(const Json& j) {
  if (!j.is_array() || j.size() != 15) throw BadField{"an epoch is damaged"};
  TrainEvent e{.kind = TrainEvent::Kind::Epoch};
  e.epoch = j[0].get<int>();
  e.epochs = j[1].get<int>();
  e.trainLoss = asNumber(j[2]);
  e.valLoss = asNumber(j[3]);
  e.trainAccuracy = asNumber(j[4]);
  e.valAccuracy = asNumber(j[5]);
  e.seconds = asNumber(j[6]);
  e.best = j[7].get<bool>();
  e.member = j[8].get<int>();
  e.members = j[9].get<int>();
  e.memberName = j[10].get<std::string>();
  e.step = j[11].get<std::int64_t>();
  e.learningRate = asNumber(j[12]);
  e.samplesPerSecond = asNumber(j[13]);
  for (const Json& r : j[14]) e.recalls.push_back(asNumber(r));
  return e;
}

Json stateJson(const Checkpoint& c) {
  Json kept = Json::array(), history = Json::array(), warnings = Json::array();
  for (const KeptEpoch& k : c.kept) kept.push_back({k.member, k.epoch, k.valLoss});
  for (const TrainEvent& e : c.history) history.push_back(eventJson(e));
  for (const auto& [code, text] : c.warnings) warnings.push_back({int(code), text});
  std::vector<int> told;
  for (const TrainWarning w : c.watch.told) told.push_back(int(w));
  const RngState& rng = c.network.dropout;
  return {{"steps", c.network.steps},
          {"dropout", {rng.s[0], rng.s[1], rng.s[2], rng.s[3], rng.spare, rng.hasSpare}},
          {"epoch", c.epoch},
          {"best_epoch", c.bestEpoch},
          {"last_better", c.lastBetter},
          {"since_drop", c.sinceDrop},
          {"best_loss", c.bestLoss},
          {"plateau_factor", c.plateauFactor},
          {"done", c.done},
          {"stopped_early", c.stoppedEarly},
          {"failure", c.failure},
          {"watch",
           {{"told", told},
            {"early", c.watch.early},
            {"late", c.watch.late},
            {"last_loss", numberOr(c.watch.lastLoss)},
            {"rising", c.watch.rising},
            {"unseen", c.watch.unseen}}},
          {"kept", kept},
          {"history", history},
          {"part", {c.part.batches, c.part.loss, c.part.accuracy, c.part.clips}},
          {"warnings", warnings}};
}

void readState(const Json& j, Checkpoint& c) {
  c.network.steps = j.at("steps").get<std::int64_t>();
  const Json& rng = j.at("dropout");
  for (std::size_t i = 0; i < 4; ++i) c.network.dropout.s[i] = rng.at(i).get<std::uint64_t>();
  c.network.dropout.spare = rng.at(4).get<double>();
  c.network.dropout.hasSpare = rng.at(5).get<bool>();
  c.epoch = j.at("epoch").get<int>();
  c.bestEpoch = j.at("best_epoch").get<int>();
  c.lastBetter = j.at("last_better").get<int>();
  c.sinceDrop = j.at("since_drop").get<int>();
  c.bestLoss = j.at("best_loss").get<double>();
  c.plateauFactor = j.at("plateau_factor").get<double>();
  c.done = j.at("done").get<bool>();
  c.stoppedEarly = j.at("stopped_early").get<bool>();
  c.failure = j.at("failure").get<std::string>();
  const Json& watch = j.at("watch");
  for (const Json& w : watch.at("told")) c.watch.told.push_back(TrainWarning(w.get<int>()));
  c.watch.early = watch.at("early").get<double>();
  c.watch.late = watch.at("late").get<double>();
  c.watch.lastLoss = asNumber(watch.at("last_loss"));
  c.watch.rising = watch.at("rising").get<int>();
  c.watch.unseen = watch.at("unseen").get<std::vector<int>>();
  if (const auto part = j.find("part"); part != j.end())  // older ones are of whole epochs
    c.part = {part->at(0).get<int>(), part->at(1).get<double>(), part->at(2).get<double>(),
              part->at(3).get<double>()};
  for (const Json& k : j.at("kept"))
    c.kept.push_back({k.at(0).get<std::size_t>(), k.at(1).get<int>(), k.at(2).get<double>(), {}});
  for (const Json& e : j.at("history")) c.history.push_back(eventFrom(e));
  for (const Json& w : j.at("warnings"))
    c.warnings.emplace_back(TrainWarning(w.at(0).get<int>()), w.at(1).get<std::string>());
}

Json clipJson(const TrainClip& c) {
  std::error_code ignored;
  const auto bytes = fs::file_size(c.path, ignored);
  return {c.id, c.path, c.label, c.group, c.parent, c.contentHash, c.stratum, c.nearSet, ignored ? 0 : bytes};
}

constexpr const char* kResumeFormat = "ullim-resume-1";

}  // namespace

std::string checkpointPath(const std::string& runFolder, int fold, std::size_t member) {
  return (fs::path(runFolder) / "checkpoint" /
          ("fold" + std::to_string(fold) + "-" + std::to_string(member) + ".safetensors"))
      .string();
}

Result<Done> writeCheckpoint(const Checkpoint& c, const std::string& path) {
  Weights all;
  const auto add = [&](const std::string& prefix, const Weights& weights) {
    for (const auto& [name, tensor] : weights) all[prefix + name] = tensor;
  };
  add("w/", c.network.weights);
  add("o/", c.network.optimizer);
  add("b/", c.best);
  for (std::size_t k = 0; k < c.kept.size(); ++k) add("k" + std::to_string(k) + "/", c.kept[k].weights);
  const auto bytes = encodeSafetensors(
      all, {{kStateKey, stateJson(c).dump(-1, ' ', false, Json::error_handler_t::replace)}});
  if (!bytes) return Error{bytes.error().code, path + ": " + bytes.error().detail};
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  return writeFileAtomically(path, *bytes);
}

Result<std::optional<Checkpoint>> readCheckpoint(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::optional<Checkpoint>();
  const auto bytes = readWholeFile(path, kMaxBytes);
  if (!bytes) return bytes.error();
  std::map<std::string, std::string> metadata;
  auto all = decodeSafetensors(*bytes, &metadata);
  if (!all) return Error{all.error().code, path + ": " + all.error().detail};
  Checkpoint c;
  try {
    readState(Json::parse(metadata[kStateKey]), c);
    for (auto& [name, tensor] : *all) {
      const std::size_t slash = name.find('/');
      const std::string kind = name.substr(0, slash), own = name.substr(slash + 1);
      if (kind == "w")
        c.network.weights[own] = std::move(tensor);
      else if (kind == "o")
        c.network.optimizer[own] = std::move(tensor);
      else if (kind == "b")
        c.best[own] = std::move(tensor);
      else if (kind.size() > 1 && kind[0] == 'k')
        c.kept.at(std::stoul(kind.substr(1))).weights[own] = std::move(tensor);
      else
        throw BadField{"it holds the unknown tensor " + name};
    }
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, path + ": " + bad.what + " (the checkpoint is damaged)"};
  } catch (const std::exception&) {
    return Error{ErrorCode::BadFormat, path + ": the checkpoint is damaged"};
  }
  return std::optional(std::move(c));
}

Result<Done> writeResume(const TrainRequest& r) {
  Json clips = Json::array();
  for (const TrainClip& c : r.clips) clips.push_back(clipJson(c));
  const Json json = {{"format", kResumeFormat},
                     {"name", r.runName},
                     {"project", r.projectName},
                     {"class_mapping", r.classMapping},
                     {"classes", r.classNames},
                     {"recipe", Json::parse(recipeToJson(r.recipe))},
                     {"settings", Json::parse(settingsToJson(r.settings))},
                     {"split", Json::parse(splitOptionsToJson(r.split))},
                     {"allow_leaks", r.allowLeaks},
                     {"baselines", r.baselines},
                     {"augment", {{"chain", chainText(r.augment)}, {"seed", r.augment.seed}}},
                     {"jobs", r.jobs},
                     {"clips", clips}};
  return writeFileAtomically((fs::path(r.runFolder) / "resume.json").string(),
                             json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

Result<TrainRequest> readResume(const std::string& runFolder) {
  std::error_code ignored;
  const fs::path folder = runFolder;
  if (fs::exists(folder / "run.json", ignored))
    return Error{ErrorCode::FileExists, runFolder + ": this run is complete (there is nothing to continue)"};
  const std::string path = (folder / "resume.json").string();
  if (!fs::exists(path, ignored))
    return Error{ErrorCode::NotFound, runFolder + ": holds no begun run (start one without --resume)"};
  const auto bytes = readWholeFile(path, std::size_t(512) << 20);
  if (!bytes) return bytes.error();
  try {
    const Json j = Json::parse(*bytes);
    if (j.at("format").get<std::string>() != kResumeFormat) throw BadField{"its format is not known here"};
    TrainRequest r;
    r.runFolder = runFolder;
    r.runName = j.at("name").get<std::string>();
    r.projectName = j.at("project").get<std::string>();
    r.classMapping = j.at("class_mapping").get<std::string>();
    r.classNames = j.at("classes").get<std::vector<std::string>>();
    auto recipe = recipeFromJson(j.at("recipe").dump());
    if (!recipe) throw BadField{recipe.error().detail};
    r.recipe = std::move(*recipe);
    auto settings = settingsFromJson(j.at("settings").dump());
    if (!settings) throw BadField{settings.error().detail};
    r.settings = std::move(*settings);
    const auto split = splitOptionsFromJson(j.at("split").dump());
    if (!split) throw BadField{split.error().detail};
    r.split = *split;
    r.allowLeaks = j.at("allow_leaks").get<bool>();
    r.baselines = j.value("baselines", true);
    auto chain = parseChain(j.at("augment").at("chain").get<std::string>());
    if (!chain) throw BadField{chain.error().detail};
    r.augment = std::move(*chain);
    r.augment.seed = j.at("augment").at("seed").get<std::uint64_t>();
    r.jobs = j.at("jobs").get<int>();
    for (const Json& c : j.at("clips")) {
      const auto text = [&](std::size_t i) { return c.at(i).get<std::string>(); };
      TrainClip clip{text(0), text(1), text(2), text(3), text(4), text(5)};
      clip.stratum = text(6);
      clip.nearSet = c.at(7).get<int>();
      std::error_code error;
      const auto bytesNow = fs::file_size(clip.path, error);
      if ((error ? 0 : bytesNow) != c.at(8).get<std::uintmax_t>())
        return Error{ErrorCode::BadArgument,
                     clip.path + ": the file has changed since the training began (start the training anew)"};
      r.clips.push_back(std::move(clip));
    }
    return r;
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, path + ": " + bad.what + " (start the training anew)"};
  } catch (const std::exception&) {
    return Error{ErrorCode::BadFormat, path + ": the file is damaged (start the training anew)"};
  }
}

std::string runLockPath(const std::string& runFolder) { return (fs::path(runFolder) / ".lock").string(); }

bool isRunLocked(const std::string& runFolder) {
  std::error_code ignored;
  const std::string path = runLockPath(runFolder);
  if (!fs::exists(path, ignored)) return false;
  const auto lock = FileLock::acquire(path, 0);
  return !lock && lock.error().code == ErrorCode::Locked;
}

void removeCheckpoints(const std::string& runFolder) {
  std::error_code ignored;
  fs::remove_all(fs::path(runFolder) / "checkpoint", ignored);
  fs::remove(fs::path(runFolder) / "resume.json", ignored);
  fs::remove(runLockPath(runFolder), ignored);
}

}  // namespace ullim
