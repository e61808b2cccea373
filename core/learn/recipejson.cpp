#include <cmath>

#include "core/learn/jsonfields.h"
#include "core/learn/recipe.h"

// Recipes and settings as JSON, strict in what they accept.
namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

constexpr std::size_t kMaxLayers = 256, kMaxBranches = 8, kMaxMembers = 16, kMaxSpeeds = 16;

template <class Enum, std::size_t N>
Enum named(const Json& j, const char* key, const Enum (&values)[N], const char* (*nameOf)(Enum)) {
  const std::string name = jsonfields::text(j, key);
  std::string known;
  for (const Enum value : values) {
    if (name == nameOf(value)) return value;
    known += (known.empty() ? "" : ", ") + std::string(nameOf(value));
  }
  throw BadField{std::string(key) + " " + name + " is unknown (there are: " + known + ")"};
}

constexpr Scaling kScalings[] = {Scaling::None, Scaling::Unit, Scaling::Global, Scaling::Rows,
                                 Scaling::Pixels};
constexpr Schedule kSchedules[] = {Schedule::Constant, Schedule::OneCycle, Schedule::Cosine, Schedule::Step,
                                   Schedule::Plateau};
constexpr Init kInits[] = {Init::Glorot, Init::Torch};

Json featureJson(const FeatureOptions& o) {
  return {{"kind", featureName(o.kind)},
          {"n_fft", o.stft.nFft},
          {"hop_length", o.stft.hopLength},
          {"win_length", o.stft.winLength},
          {"window", windowName(o.stft.window)},
          {"kaiser_beta", o.stft.kaiserBeta},
          {"center", o.stft.center},
          {"pad_mode", padModeName(o.stft.padMode)},
          {"n_mels", o.mel.nMels},
          {"fmin", o.mel.fMinHz},
          {"fmax", o.mel.fMaxHz},
          {"htk", o.mel.htk},
          {"mel_norm", o.mel.norm == MelNorm::Slaney ? "slaney" : "none"},
          {"power", o.mel.power},
          {"ref", o.db.ref},
          {"ref_max", o.db.refMax},
          {"amin", o.db.amin},
          {"top_db", o.db.topDb},
          {"n_mfcc", o.mfcc.nMfcc},
          {"dct_type", o.mfcc.dctType},
          {"ortho", o.mfcc.ortho},
          {"lifter", o.mfcc.lifter}};
}

FeatureOptions featureFromJson(const Json& j) {
  using namespace jsonfields;
  FeatureOptions o;
  const auto kind = featureFromName(text(j, "kind"));
  if (!kind) throw BadField{"kind is no feature"};
  o.kind = *kind;
  o.stft.nFft = int(integer(j, "n_fft", 2, 65536));
  // Shorter hops than this make a feature hundreds of times larger than the sound it comes from.
  o.stft.hopLength = int(integer(j, "hop_length", std::max(1, o.stft.nFft / 64), 1 << 20));
  o.stft.winLength = int(integer(j, "win_length", 0, o.stft.nFft));
  bool known = false;
  o.stft.window = windowFromName(text(j, "window"), &known);
  if (!known) throw BadField{"window is no known window"};
  o.stft.kaiserBeta = number(j, "kaiser_beta", 0, 1000);
  o.stft.center = flag(j, "center");
  const std::string pad = text(j, "pad_mode");
  known = false;
  for (const PadMode mode : {PadMode::Constant, PadMode::Reflect, PadMode::Edge}) {
    if (pad != padModeName(mode)) continue;
    o.stft.padMode = mode;
    known = true;
  }
  if (!known) throw BadField{"pad_mode is no known padding"};
  o.mel.nMels = int(integer(j, "n_mels", 1, 1024));
  o.mel.fMinHz = number(j, "fmin", 0, 1e6);
  o.mel.fMaxHz = number(j, "fmax", 0, 1e6);
  o.mel.htk = flag(j, "htk");
  const std::string norm = text(j, "mel_norm");
  if (norm != "slaney" && norm != "none") throw BadField{"mel_norm must be slaney or none"};
  o.mel.norm = norm == "slaney" ? MelNorm::Slaney : MelNorm::None;
  o.mel.power = number(j, "power", 0.01, 10);
  o.db.ref = number(j, "ref", 1e-30, 1e30);
  o.db.refMax = flag(j, "ref_max");
  o.db.amin = number(j, "amin", 1e-30, 1e30);
  o.db.topDb = number(j, "top_db", -1, 1000);
  o.mfcc.nMfcc = int(integer(j, "n_mfcc", 1, 1024));
  o.mfcc.dctType = int(integer(j, "dct_type", 1, 3));
  o.mfcc.ortho = flag(j, "ortho");
  o.mfcc.lifter = number(j, "lifter", 0, 1e6);
  return o;
}

Json settingsJson(const TrainSettings& s) {
  return {{"epochs", s.epochs},
          {"batch_size", s.batchSize},
          {"learning_rate", s.learningRate},
          {"optimizer", s.optimizer},
          {"patience", s.patience},
          {"class_weights", s.classWeights},
          {"scaling", scalingName(s.scaling)},
          {"seed", s.seed},
          {"threads", s.threads},
          {"momentum", s.momentum},
          {"weight_decay", s.weightDecay},
          {"schedule", scheduleName(s.schedule)},
          {"warm_up", s.warmUp},
          {"min_delta", s.minDelta},
          {"restore_best", s.restoreBest},
          {"keep_checkpoints", s.keepCheckpoints},
          {"init", initName(s.init)},
          {"focal_gamma", s.focalGamma},
          {"label_smoothing", s.labelSmoothing},
          {"mixup", s.mixup},
          {"spec_masks", s.specMasks},
          {"time_shift", s.timeShift},
          {"mel_warp", s.melWarp},
          {"copies", s.copies},
          {"test_views", s.testViews},
          {"folds_at_once", s.foldsAtOnce}};
}

TrainSettings readSettings(const Json& j) {
  using namespace jsonfields;
  TrainSettings s;
  s.epochs = int(integer(j, "epochs", 1, 1'000'000));
  s.batchSize = int(integer(j, "batch_size", 1, 1'000'000));
  s.learningRate = number(j, "learning_rate", 0, 1e6);
  s.optimizer = text(j, "optimizer");
  s.patience = int(integer(j, "patience", 0, 1'000'000));
  s.classWeights = flag(j, "class_weights");
  s.seed = seed(j, "seed");
  s.threads = int(integer(j, "threads", 0, 1024));
  if (j.contains("standardize")) {  // runs of before there were several ways
    s.scaling = flag(j, "standardize") ? Scaling::Global : Scaling::None;
  } else {
    s.scaling = named(j, "scaling", kScalings, scalingName);
    s.momentum = number(j, "momentum", 0, 1);
    s.weightDecay = number(j, "weight_decay", 0, 1e6);
    s.schedule = named(j, "schedule", kSchedules, scheduleName);
    s.warmUp = number(j, "warm_up", 0, 1);
    s.minDelta = number(j, "min_delta", 0, 1e6);
    s.restoreBest = flag(j, "restore_best");
    s.keepCheckpoints = int(integer(j, "keep_checkpoints", 1, 1000));
    s.init = named(j, "init", kInits, initName);
    s.focalGamma = number(j, "focal_gamma", 0, 100);
    s.labelSmoothing = number(j, "label_smoothing", 0, 1);
    s.mixup = number(j, "mixup", 0, 100);
    s.specMasks = int(integer(j, "spec_masks", 0, 100));
    s.timeShift = number(j, "time_shift", 0, 1);
    s.melWarp = number(j, "mel_warp", 0, 1);
    s.copies = int(integer(j, "copies", 1, 1000));
    s.testViews = int(integer(j, "test_views", 1, 100));
    s.foldsAtOnce = int(integer(j, "folds_at_once", 0, 1024));
  }
  if (const auto ok = validate(s); !ok) throw BadField{ok.error().detail};
  return s;
}

bool hasFilters(LayerKind k) { return k == LayerKind::Conv2d || k == LayerKind::Residual; }
bool hasKernel(LayerKind k) {
  return hasFilters(k) || k == LayerKind::MaxPool2d || k == LayerKind::AvgPool2d;
}
const char* rateName(LayerKind k) {
  return k == LayerKind::Dropout                                 ? "rate"
         : k == LayerKind::LeakyRelu || k == LayerKind::Residual ? "slope"
                                                                 : nullptr;
}

Json layersJson(const std::vector<Layer>& layers) {
  Json rows = Json::array();
  for (const Layer& layer : layers) {
    Json row = {{"kind", layerKindName(layer.kind)}};
    if (hasFilters(layer.kind)) row["filters"] = layer.filters;
    if (layer.kind == LayerKind::Dense) row["units"] = layer.filters;
    if (hasKernel(layer.kind)) {
      row["kernel"] = layer.kernel;
      if (layer.kernelW > 0) row["kernel_w"] = layer.kernelW;
      if (layer.stride > 0) row["stride"] = layer.stride;
      if (layer.strideW > 0) row["stride_w"] = layer.strideW;
    }
    if (layer.kind == LayerKind::Conv2d) row["padding"] = layer.same ? "same" : "valid";
    if (layer.kind == LayerKind::Conv2d || layer.kind == LayerKind::Dense) row["bias"] = layer.bias;
    if (const char* rate = rateName(layer.kind)) row[rate] = layer.rate;
    rows.push_back(row);
  }
  return rows;
}

std::vector<Layer> readLayers(const Json& list) {
  using namespace jsonfields;
  if (!list.is_array() || list.size() > kMaxLayers)
    throw BadField{"layers must be a list of up to 256 layers"};
  const auto optional = [](const Json& row, const char* key) {
    return row.contains(key) ? int(integer(row, key, 0, 4096)) : 0;
  };
  std::vector<Layer> layers;
  for (const Json& row : list) {
    const std::string name = text(row, "kind");
    Layer layer{.kind = LayerKind::Conv2d};
    bool known = false;
    for (const LayerKind kind : layerKinds()) {
      if (name != layerKindName(kind)) continue;
      layer.kind = kind;
      known = true;
    }
    if (!known) throw BadField{"layer kind " + name + " is unknown"};
    if (hasFilters(layer.kind)) layer.filters = int(integer(row, "filters", 1, 4096));
    if (layer.kind == LayerKind::Dense) layer.filters = int(integer(row, "units", 0, 100000));
    if (hasKernel(layer.kind)) {
      layer.kernel = int(integer(row, "kernel", 1, 64));
      layer.kernelW = optional(row, "kernel_w");
      layer.stride = optional(row, "stride");
      layer.strideW = optional(row, "stride_w");
    }
    if (row.contains("padding")) {
      const std::string padding = text(row, "padding");
      if (padding != "same" && padding != "valid") throw BadField{"padding must be same or valid"};
      layer.same = padding == "same";
    }
    if (row.contains("bias")) layer.bias = flag(row, "bias");
    if (const char* rate = rateName(layer.kind)) layer.rate = number(row, rate, 0, 0.999);
    layers.push_back(layer);
  }
  return layers;
}

Json pictureJson(const PictureOptions& p) {
  return {{"feature", featureJson(p.feature)}, {"height", p.height}, {"width", p.width},
          {"resample_to", p.resampleTo.hz},    {"clip_s", p.clipS},  {"from_start", p.fromStart}};
}

PictureOptions readPicture(const Json& j) {
  using namespace jsonfields;
  PictureOptions p;
  p.feature = featureFromJson(member(j, "feature"));
  p.height = int(integer(j, "height", 1, 4096));
  p.width = int(integer(j, "width", 1, 4096));
  p.resampleTo.hz = int(integer(j, "resample_to", 0, 1'000'000));
  p.clipS = number(j, "clip_s", 0, 3600);
  if (j.contains("from_start")) p.fromStart = flag(j, "from_start");
  return p;
}

Json memberJson(const Member& m) {
  Json branches = Json::array();
  for (const Branch& branch : m.branches)
    branches.push_back({{"picture", pictureJson(branch.picture)}, {"layers", layersJson(branch.layers)}});
  return {{"name", m.name}, {"branches", branches}, {"head", layersJson(m.head)}, {"speeds", m.speeds}};
}

Member readMember(const Json& j) {
  Member m;
  m.name = jsonfields::text(j, "name");
  if (m.name.empty() || m.name.size() > 60 || m.name.find('/') != std::string::npos)
    throw BadField{"a member's name must be 1 to 60 letters without a slash"};
  const Json& branches = jsonfields::member(j, "branches");
  if (!branches.is_array() || branches.empty() || branches.size() > kMaxBranches)
    throw BadField{"branches must be a list of 1 to 8"};
  for (const Json& branch : branches)
    m.branches.push_back({readPicture(jsonfields::member(branch, "picture")),
                          readLayers(jsonfields::member(branch, "layers"))});
  m.head = readLayers(jsonfields::member(j, "head"));
  const Json& speeds = jsonfields::member(j, "speeds");
  if (!speeds.is_array() || speeds.size() > kMaxSpeeds) throw BadField{"speeds must be a list of up to 16"};
  for (const Json& speed : speeds) {
    if (!speed.is_number() || !(speed.get<double>() >= 0.25 && speed.get<double>() <= 4))
      throw BadField{"speeds must be numbers from 0.25 to 4"};
    m.speeds.push_back(speed.get<double>());
  }
  return m;
}

}  // namespace

std::string settingsToJson(const TrainSettings& settings) { return settingsJson(settings).dump(2); }

Result<TrainSettings> settingsFromJson(const std::string& json) {
  try {
    return readSettings(jsonfields::parseStrict(json, 4));
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, "settings: " + bad.what + " (the file was changed or is damaged)"};
  }
}

std::string recipeToJson(const Recipe& recipe) {
  Json members = Json::array();
  for (const Member& member : recipe.members) members.push_back(memberJson(member));
  const Json json = {{"name", recipe.name},
                     {"description", recipe.description},
                     {"origin", recipe.origin},
                     {"warning", recipe.warning},
                     {"validation_size", recipe.validationSize},
                     {"members", members},
                     {"defaults", settingsJson(recipe.defaults)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<Recipe> recipeFromJson(const std::string& bytes) {
  using namespace jsonfields;
  try {
    const Json json = parseStrict(bytes, 12);
    Recipe recipe;
    recipe.name = text(json, "name");
    recipe.description = text(json, "description");
    recipe.origin = text(json, "origin");
    if (json.contains("warning")) recipe.warning = text(json, "warning");
    if (json.contains("validation_size")) recipe.validationSize = number(json, "validation_size", 0, 0.999);
    if (json.contains("members")) {
      const Json& members = member(json, "members");
      if (!members.is_array() || members.empty() || members.size() > kMaxMembers)
        throw BadField{"members must be a list of 1 to 16"};
      for (const Json& each : members) {
        recipe.members.push_back(readMember(each));
        for (std::size_t i = 0; i + 1 < recipe.members.size(); ++i)
          if (recipe.members[i].name == recipe.members.back().name)
            throw BadField{"the member name " + recipe.members[i].name + " occurs twice"};
      }
    } else {  // of before there were several networks
      const Json& layers = member(json, "layers");
      if (!layers.is_array() || layers.empty()) throw BadField{"layers must be a list of 1 to 256 layers"};
      recipe.members = {{"net", {{readPicture(member(json, "picture")), readLayers(layers)}}, {}, {}}};
    }
    recipe.defaults = readSettings(member(json, "defaults"));
    return recipe;
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, "recipe: " + bad.what + " (the file was changed or is damaged)"};
  }
}

}  // namespace ullim
