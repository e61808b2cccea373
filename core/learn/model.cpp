#include "core/learn/model.h"

#include <algorithm>
#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/learn/jsonfields.h"
#include "core/learn/layers.h"

namespace ullim {
namespace {

using jsonfields::BadField;
using jsonfields::Json;

constexpr const char* kFormat = "ullim-model-2";
constexpr const char* kFirstFormat = "ullim-model-1";
constexpr std::size_t kMaxModelBytes = std::size_t(2) << 30;
constexpr std::size_t kMaxDescriptionBytes = 8 << 20;
constexpr std::size_t kMaxMembers = 1000;  // members of a recipe times folds
constexpr const char* kKeepTogether = " (keep the .safetensors and .json of one model together)";

std::string descriptionPath(const std::string& path) {
  return std::filesystem::path(path).replace_extension(".json").string();
}

/// The tensors of a network, so that a model of another recipe is refused before any network is made.
Result<Done> checkShapes(const MemberModel& member, int classes, const std::string& path) {
  const auto trace = traceMember(member.net, classes);
  if (!trace) return Error{trace.error().code, path + ": " + trace.error().detail};
  const std::vector<TensorTrace> tensors = tensorsOf(*trace);
  for (const TensorTrace& tensor : tensors) {
    const auto it = member.weights.find(tensor.name);
    if (it == member.weights.end() || it->second.shape != tensor.shape)
      return Error{ErrorCode::BadFormat,
                   path + ": the tensor " + tensor.name + " is missing or of another shape" + kKeepTogether};
  }
  if (tensors.size() != member.weights.size())
    return Error{ErrorCode::BadFormat,
                 path + ": holds tensors that the recipe does not know" + kKeepTogether};
  if (member.scalers.size() != member.net.branches.size())
    return Error{ErrorCode::BadFormat, path + ": a scaler is missing" + kKeepTogether};
  for (std::size_t b = 0; b < member.scalers.size(); ++b) {
    const PictureOptions& picture = member.net.branches[b].picture;
    const std::size_t n = member.scalers[b].mean.size(), height = std::size_t(picture.height);
    if (member.scalers[b].std.size() != n ||
        (n != 1 && n != height && n != height * std::size_t(picture.width)))
      return Error{ErrorCode::BadFormat, path + ": a scaler does not fit its picture" + kKeepTogether};
  }
  return Done{};
}

std::string prefixOf(std::size_t member, std::size_t members) {
  return members > 1 ? std::to_string(member) + "/" : std::string();
}

Json scalerJson(const Scaler& s) { return {{"mean", s.mean}, {"std", s.std}}; }

std::vector<float> numbers(const Json& j, const char* key, double low) {
  const Json& list = jsonfields::member(j, key);
  if (!list.is_array() || list.empty() || list.size() > (std::size_t(1) << 24))
    throw BadField{std::string(key) + " must be a list of numbers"};
  std::vector<float> out;
  for (const Json& value : list) {
    if (!value.is_number() || !(value.get<double>() >= low && value.get<double>() <= 1e12))
      throw BadField{std::string(key) + " must be a list of numbers"};
    out.push_back(value.get<float>());
  }
  return out;
}

Scaler readScaler(const Json& j) {
  if (jsonfields::member(j, "mean").is_number())  // the first format
    return {{float(jsonfields::number(j, "mean", -1e12, 1e12))},
            {float(jsonfields::number(j, "std", 1e-12, 1e12))}};
  return {numbers(j, "mean", -1e12), numbers(j, "std", 1e-12)};
}

/// Which member of the recipe and which scalers each network of the file has.
void readMembers(const Json& json, bool first, ModelFile& model) {
  if (first) {
    model.members.push_back(
        {model.recipe.members.front(), {readScaler(jsonfields::member(json, "scaler"))}, {}});
    return;
  }
  model.testViews = int(jsonfields::integer(json, "test_views", 1, kAllTestViews));
  const Json& members = jsonfields::member(json, "members");
  if (!members.is_array() || members.empty() || members.size() > kMaxMembers)
    throw BadField{"members must be a list of 1 to 1000"};
  for (const Json& each : members) {
    const std::string name = jsonfields::text(each, "net");
    const auto it = std::find_if(model.recipe.members.begin(), model.recipe.members.end(),
                                 [&](const Member& m) { return m.name == name; });
    if (it == model.recipe.members.end()) throw BadField{"the recipe has no network " + name};
    MemberModel member{*it, {}, {}};
    const Json& scalers = jsonfields::member(each, "scalers");
    if (!scalers.is_array()) throw BadField{"scalers must be a list"};
    for (const Json& scaler : scalers) member.scalers.push_back(readScaler(scaler));
    model.members.push_back(std::move(member));
  }
}

/// Gives each network its tensors; what is left over belongs to none.
Result<Done> shareWeights(Weights weights, ModelFile& model, const std::string& path) {
  const std::size_t n = model.members.size();
  for (auto& [name, tensor] : weights) {
    std::size_t member = 0;
    std::string own = name;
    if (n > 1) {
      const std::size_t slash = name.find('/');
      const std::string number = name.substr(0, slash == std::string::npos ? 0 : slash);
      if (number.empty() || number.size() > 4 ||
          number.find_first_not_of("0123456789") != std::string::npos || std::stoul(number) >= n)
        return Error{ErrorCode::BadFormat,
                     path + ": the tensor " + name + " belongs to no network" + kKeepTogether};
      member = std::stoul(number);
      own = name.substr(slash + 1);
    }
    model.members[member].weights[own] = std::move(tensor);
  }
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
    if (format != kFormat && format != kFirstFormat)
      return Error{format.starts_with("ullim-model-") ? ErrorCode::TooNew : ErrorCode::BadFormat,
                   descriptionPath(file) + ": format " + format +
                       " is not known here (use the program that wrote it)"};
    const auto recipe = recipeFromJson(jsonfields::member(json, "recipe").dump());
    if (!recipe) return Error{recipe.error().code, descriptionPath(file) + ": " + recipe.error().detail};
    model.recipe = *recipe;
    model.classNames = jsonfields::texts(json, "classes");
    if (model.classNames.size() < 2 || model.classNames.size() > 10000)
      throw BadField{"classes must be 2 to 10000 names"};
    readMembers(json, format == kFirstFormat, model);
  } catch (const BadField& bad) {
    return Error{ErrorCode::BadFormat,
                 descriptionPath(file) + ": " + bad.what + " (the file was changed or is damaged)"};
  }
  auto weights = decodeSafetensors(*bytes);
  if (!weights) return Error{weights.error().code, file + ": " + weights.error().detail};
  if (const auto ok = shareWeights(std::move(*weights), model, file); !ok) return ok.error();
  for (const MemberModel& member : model.members)
    if (const auto ok = checkShapes(member, int(model.classNames.size()), file); !ok) return ok.error();
  return model;
}

Result<Done> writeModel(const ModelFile& model, const std::string& path) {
  Weights weights;
  Json members = Json::array();
  for (std::size_t m = 0; m < model.members.size(); ++m) {
    const MemberModel& member = model.members[m];
    if (const auto ok = checkShapes(member, int(model.classNames.size()), path); !ok) return ok.error();
    for (const auto& [name, tensor] : member.weights)
      weights[prefixOf(m, model.members.size()) + name] = tensor;
    Json scalers = Json::array();
    for (const Scaler& scaler : member.scalers) scalers.push_back(scalerJson(scaler));
    members.push_back({{"net", member.net.name}, {"scalers", scalers}});
  }
  const auto bytes = encodeSafetensors(weights, {{"format", kFormat}});
  if (!bytes) return Error{bytes.error().code, path + ": " + bytes.error().detail};
  const Json json = {{"format", kFormat},
                     {"recipe", Json::parse(recipeToJson(model.recipe))},
                     {"classes", model.classNames},
                     {"test_views", model.testViews},
                     {"members", members}};
  const auto description = writeFileAtomically(
      descriptionPath(path), json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  if (!description) return description.error();
  return writeFileAtomically(path, *bytes);
}

}  // namespace ullim
