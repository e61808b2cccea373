#include "core/learn/recipe.h"

#include <cmath>
#include <cstdio>

#include "core/learn/jsonfields.h"
#include "core/learn/layers.h"

namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

constexpr const char* kLayerNames[] = {"conv2d", "max_pool2d", "relu", "dropout", "flatten", "dense"};

Recipe spectrogramCnn() {
  Recipe recipe;
  recipe.name = "spectrogram-cnn";
  recipe.description =
      "A small picture network on a log-mel spectrogram of 34 x 50: two 3x3 convolutions (32, 64), max "
      "pooling, a dense "
      "layer of 128, dropout. The whole clip is brought to the picture's width. Inputs are standardised.";
  recipe.origin =
      "Spoken digits as spectrogram pictures in a Keras network; Glorot initialisation as Keras has it. "
      "Unstandardised "
      "inputs are left out on purpose: at small batches they kill every ReLU.";
  // 32 ms windows every 8 ms at 8 kHz, from 20 to 4000 Hz: short digits still fill the 50 columns, and 7 s
  // cries are averaged down to them.
  recipe.picture.feature.kind = FeatureKind::LogMel;
  recipe.picture.feature.stft.nFft = 256;
  recipe.picture.feature.stft.hopLength = 64;
  recipe.picture.feature.mel.nMels = 34;
  recipe.picture.feature.mel.fMinHz = 20.0;
  recipe.picture.feature.db.refMax = true;
  recipe.picture.feature.db.topDb = 80.0;
  recipe.layers = {
      {.kind = LayerKind::Conv2d, .filters = 32, .kernel = 3},
      {.kind = LayerKind::Relu},
      {.kind = LayerKind::Conv2d, .filters = 64, .kernel = 3},
      {.kind = LayerKind::Relu},
      {.kind = LayerKind::MaxPool2d, .kernel = 2},
      {.kind = LayerKind::Dropout, .rate = 0.25},
      {.kind = LayerKind::Flatten},
      {.kind = LayerKind::Dense, .filters = 128},
      {.kind = LayerKind::Relu},
      {.kind = LayerKind::Dropout, .rate = 0.5},
      {.kind = LayerKind::Dense},
  };
  return recipe;
}

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
  if (!kind || *kind == FeatureKind::Waveform) throw BadField{"kind is no feature with frames"};
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
          {"standardize", s.standardize},
          {"seed", s.seed},
          {"threads", s.threads}};
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
  s.standardize = flag(j, "standardize");
  s.seed = seed(j, "seed");
  s.threads = int(integer(j, "threads", 0, 1024));
  if (const auto ok = validate(s); !ok) throw BadField{ok.error().detail};
  return s;
}

}  // namespace

const std::vector<Recipe>& recipes() {
  static const std::vector<Recipe> all = {spectrogramCnn()};
  return all;
}

Result<Recipe> findRecipe(const std::string& name) {
  std::string names;
  for (const Recipe& recipe : recipes()) {
    if (recipe.name == name) return recipe;
    names += (names.empty() ? "" : ", ") + recipe.name;
  }
  return Error{ErrorCode::NotFound,
               "recipe " + name + ": there is none of this name (there are: " + names + ")"};
}

std::vector<SummaryRow> summary(const Recipe& recipe, int classes) {
  const auto traces = traceLayers(recipe.layers, recipe.picture.height, recipe.picture.width, classes);
  if (!traces) return {};
  std::vector<SummaryRow> rows;
  for (const LayerTrace& trace : *traces) {
    std::string shape = "(None, ";
    if (trace.output.size() == 3)  // Keras writes height, width, channels
      shape += std::to_string(trace.output[1]) + ", " + std::to_string(trace.output[2]) + ", " +
               std::to_string(trace.output[0]);
    else
      shape += std::to_string(trace.output[0]);
    rows.push_back({trace.name, shape + ")", trace.parameters});
  }
  return rows;
}

Result<Done> validate(const TrainSettings& s) {
  const auto bad = [](const std::string& field, const std::string& value, const std::string& range) {
    return Error{ErrorCode::BadArgument,
                 field + ": " + value + " is outside " + range + " (choose another value)"};
  };
  if (s.epochs < 1 || s.epochs > 100000) return bad("epochs", std::to_string(s.epochs), "1 to 100000");
  if (s.batchSize < 1 || s.batchSize > 65536)
    return bad("batch size", std::to_string(s.batchSize), "1 to 65536");
  if (!(s.learningRate > 0 && s.learningRate <= 10))
    return bad("learning rate", std::to_string(s.learningRate), "above 0 to 10");
  if (s.patience < 0 || s.patience > 100000)
    return bad("patience", std::to_string(s.patience), "0 to 100000");
  if (s.threads < 0 || s.threads > 1024) return bad("threads", std::to_string(s.threads), "0 to 1024");
  if (s.optimizer != "adam" && s.optimizer != "adamw" && s.optimizer != "sgd")
    return bad("optimizer", s.optimizer, "adam, adamw, sgd");
  return Done{};
}

std::string settingsToJson(const TrainSettings& settings) { return settingsJson(settings).dump(2); }

Result<TrainSettings> settingsFromJson(const std::string& json) {
  try {
    return readSettings(jsonfields::parseStrict(json, 4));
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, "settings: " + bad.what + " (the file was changed or is damaged)"};
  }
}

std::string recipeToJson(const Recipe& recipe) {
  Json layers = Json::array();
  for (const Layer& layer : recipe.layers) {
    Json row = {{"kind", kLayerNames[int(layer.kind)]}};
    if (layer.kind == LayerKind::Conv2d) row["filters"] = layer.filters;
    if (layer.kind == LayerKind::Dense) row["units"] = layer.filters;
    if (layer.kind == LayerKind::Conv2d || layer.kind == LayerKind::MaxPool2d) row["kernel"] = layer.kernel;
    if (layer.kind == LayerKind::Dropout) row["rate"] = layer.rate;
    layers.push_back(row);
  }
  const Json json = {{"name", recipe.name},
                     {"description", recipe.description},
                     {"origin", recipe.origin},
                     {"picture",
                      {{"feature", featureJson(recipe.picture.feature)},
                       {"height", recipe.picture.height},
                       {"width", recipe.picture.width},
                       {"resample_to", recipe.picture.resampleTo.hz},
                       {"clip_s", recipe.picture.clipS}}},
                     {"layers", layers},
                     {"defaults", settingsJson(recipe.defaults)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<Recipe> recipeFromJson(const std::string& bytes) {
  using namespace jsonfields;
  try {
    const Json json = parseStrict(bytes, 8);
    Recipe recipe;
    recipe.name = text(json, "name");
    recipe.description = text(json, "description");
    recipe.origin = text(json, "origin");
    const Json& picture = member(json, "picture");
    recipe.picture.feature = featureFromJson(member(picture, "feature"));
    recipe.picture.height = int(integer(picture, "height", 1, 4096));
    recipe.picture.width = int(integer(picture, "width", 1, 4096));
    recipe.picture.resampleTo.hz = int(integer(picture, "resample_to", 0, 1'000'000));
    recipe.picture.clipS = number(picture, "clip_s", 0, 3600);
    const Json& layers = member(json, "layers");
    if (!layers.is_array() || layers.empty() || layers.size() > 256)
      throw BadField{"layers must be a list of 1 to 256 layers"};
    for (const Json& row : layers) {
      const std::string name = text(row, "kind");
      int kind = -1;
      for (int k = 0; k < 6; ++k)
        if (name == kLayerNames[k]) kind = k;
      if (kind < 0) throw BadField{"layer kind " + name + " is unknown"};
      Layer layer{.kind = LayerKind(kind)};
      if (layer.kind == LayerKind::Conv2d) layer.filters = int(integer(row, "filters", 1, 4096));
      if (layer.kind == LayerKind::Dense) layer.filters = int(integer(row, "units", 0, 100000));
      if (layer.kind == LayerKind::Conv2d || layer.kind == LayerKind::MaxPool2d)
        layer.kernel = int(integer(row, "kernel", 1, 64));
      if (layer.kind == LayerKind::Dropout) layer.rate = number(row, "rate", 0, 0.999);
      recipe.layers.push_back(layer);
    }
    recipe.defaults = readSettings(member(json, "defaults"));
    return recipe;
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat, "recipe: " + bad.what + " (the file was changed or is damaged)"};
  }
}

}  // namespace ullim
