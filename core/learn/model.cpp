#include "core/learn/model.h"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "core/audio/audiofile.h"
#include "core/base/atomicfile.h"
#include "core/learn/jsonfields.h"
#include "core/learn/layers.h"
#include "core/learn/scaling.h"

namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

constexpr const char* kFormat = "ullim-model-1";
constexpr std::size_t kMaxModelBytes = std::size_t(512) << 20;
constexpr std::size_t kMaxDescriptionBytes = 1 << 20;

std::string descriptionPath(const std::string& path) {
  return std::filesystem::path(path).replace_extension(".json").string();
}

/// The tensors a recipe needs, so that a model of another recipe is refused before any network is made.
Result<Done> checkShapes(const ModelFile& model, const std::string& path) {
  const auto traces = traceLayers(model.recipe.layers, model.recipe.picture.height,
                                  model.recipe.picture.width, int(model.classNames.size()));
  if (!traces) return Error{traces.error().code, path + ": " + traces.error().detail};
  std::size_t expected = 0;
  for (const LayerTrace& trace : *traces) {
    if (trace.weightShape.empty()) continue;
    expected += 2;
    const auto weight = model.weights.find(trace.name + ".weight"),
               bias = model.weights.find(trace.name + ".bias");
    if (weight == model.weights.end() || bias == model.weights.end() ||
        weight->second.shape != trace.weightShape ||
        bias->second.shape != std::vector<std::int64_t>{trace.weightShape[0]})
      return Error{
          ErrorCode::BadFormat,
          path + ": the tensors of layer " + trace.name +
              " are missing or of another shape (keep the .safetensors and .json of one model together)"};
  }
  if (expected != model.weights.size())
    return Error{ErrorCode::BadFormat, path +
                                           ": holds tensors that the recipe does not know (keep the "
                                           ".safetensors and .json of one model together)"};
  return Done{};
}

}  // namespace

Result<ModelFile> readModel(const std::string& path) {
  std::error_code ignored;
  std::string file = path;
  if (std::filesystem::is_directory(path, ignored))
    file = (std::filesystem::path(path) / "model.safetensors").string();
  const std::string extension = std::filesystem::path(file).extension().string();
  if (extension == ".pt" || extension == ".pth" || extension == ".pkl")
    return Error{ErrorCode::BadFormat, file +
                                           ": files of this kind can run code when they are opened, so they "
                                           "never are (convert it to .safetensors first)"};
  const auto bytes = readWholeFile(file, kMaxModelBytes);
  if (!bytes) return bytes.error();
  const auto text = readWholeFile(descriptionPath(file), kMaxDescriptionBytes);
  if (!text) return text.error();
  ModelFile model;
  try {
    const Json json = jsonfields::parseStrict(*text, 12);
    const std::string format = jsonfields::text(json, "format");
    if (format != kFormat)
      return Error{format.starts_with("ullim-model-") ? ErrorCode::TooNew : ErrorCode::BadFormat,
                   descriptionPath(file) + ": format " + format +
                       " is not known here (use the program that wrote it)"};
    const auto recipe = recipeFromJson(jsonfields::member(json, "recipe").dump());
    if (!recipe) return Error{recipe.error().code, descriptionPath(file) + ": " + recipe.error().detail};
    model.recipe = *recipe;
    model.classNames = jsonfields::texts(json, "classes");
    const Json& scaler = jsonfields::member(json, "scaler");
    model.scaler.mean = jsonfields::number(scaler, "mean", -1e12, 1e12);
    model.scaler.std = jsonfields::number(scaler, "std", 1e-12, 1e12);
    if (model.classNames.size() < 2 || model.classNames.size() > 10000)
      throw BadField{"classes must be 2 to 10000 names"};
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat,
                 descriptionPath(file) + ": " + bad.what + " (the file was changed or is damaged)"};
  }
  auto weights = decodeSafetensors(*bytes);
  if (!weights) return Error{weights.error().code, file + ": " + weights.error().detail};
  model.weights = std::move(*weights);
  if (const auto ok = checkShapes(model, file); !ok) return ok.error();
  return model;
}

Result<Done> writeModel(const ModelFile& model, const std::string& path) {
  if (const auto ok = checkShapes(model, path); !ok) return ok.error();
  const auto bytes = encodeSafetensors(model.weights, {{"format", kFormat}});
  if (!bytes) return Error{bytes.error().code, path + ": " + bytes.error().detail};
  const Json json = {{"format", kFormat},
                     {"recipe", Json::parse(recipeToJson(model.recipe))},
                     {"classes", model.classNames},
                     {"scaler", {{"mean", model.scaler.mean}, {"std", model.scaler.std}}}};
  const auto description = writeFileAtomically(
      descriptionPath(path), json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  if (!description) return description.error();
  return writeFileAtomically(path, *bytes);
}

struct Predictor::Impl {
  ModelFile model;
  std::unique_ptr<Network> network;
  mutable std::mutex mutex;  // a network serves one thread at a time
};

Predictor::Predictor() : d(std::make_unique<Impl>()) {}
Predictor::~Predictor() = default;

Result<std::unique_ptr<Predictor>> Predictor::load(const std::string& modelPath) {
  auto model = readModel(modelPath);
  if (!model) return model.error();
  const auto backend = learnBackend();
  if (!backend) return backend.error();
  auto network =
      (*backend)->makeNetwork(model->recipe.layers, model->recipe.picture.height, model->recipe.picture.width,
                              int(model->classNames.size()), model->recipe.defaults);
  if (!network) return network.error();
  if (const auto ok = (*network)->setWeights(model->weights); !ok) return ok.error();
  auto predictor = std::unique_ptr<Predictor>(new Predictor);
  predictor->d->model = std::move(*model);
  predictor->d->model.weights.clear();  // the network has its own copy
  predictor->d->network = std::move(*network);
  return predictor;
}

const std::vector<std::string>& Predictor::classNames() const { return d->model.classNames; }
const Recipe& Predictor::recipe() const { return d->model.recipe; }

Prediction Predictor::predictFile(const std::string& path) const {
  Prediction prediction;
  const auto clip = readAudio(path);
  if (clip && clip->frames() > 0) {
    prediction = predictSignal(clip->samples, clip->rate);
    if (!prediction.error.empty()) prediction.error = path + ": " + prediction.error;
  } else {
    prediction.error = clip ? path + ": holds no sound (check the file)" : clip.error().detail;
  }
  prediction.file = path;
  return prediction;
}

Prediction Predictor::predictSignal(std::span<const float> y, SampleRate sr) const {
  Prediction prediction;
  const PictureOptions& options = d->model.recipe.picture;
  auto picture = makePicture(y, sr, options);
  if (!picture) {
    prediction.error = picture.error().detail;
    return prediction;
  }
  Matrix x(1, picture->size());
  std::copy(picture->begin(), picture->end(), x.data().begin());
  applyScaler(d->model.scaler, x);
  const std::scoped_lock lock(d->mutex);
  const auto p = d->network->predict(x);
  if (!p) {
    prediction.error = p.error().detail;
    return prediction;
  }
  const auto row = p->row(0);
  prediction.probabilities.assign(row.begin(), row.end());
  prediction.label = d->model.classNames[std::size_t(std::max_element(row.begin(), row.end()) - row.begin())];
  return prediction;
}

}  // namespace ullim
