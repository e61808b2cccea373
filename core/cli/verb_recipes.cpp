#include <ostream>

#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/learn/recipe.h"

namespace ullim {
namespace {

constexpr int kExampleClasses = 5;  // parameters of the last layer depend on the number of classes

std::string optimiserText(const TrainSettings& s) {
  return s.optimizer + ", learning rate " + Json(s.learningRate).dump() + ", batch " +
         std::to_string(s.batchSize) + ", " + std::to_string(s.epochs) + " epochs, " +
         (s.patience > 0 ? "patience " + std::to_string(s.patience) : std::string("no early stopping")) +
         ", inputs scaled: " + scalingName(s.scaling);
}

Json layersJson(const Recipe& recipe) {
  Json rows = Json::array();
  for (const SummaryRow& row : summary(recipe, kExampleClasses))
    rows.push_back({{"layer", row.layer}, {"output_shape", row.outputShape}, {"parameters", row.parameters}});
  return rows;
}

int run(Session& session) {
  if (session.common.json) {
    Json all = Json::array();
    for (const Recipe& recipe : recipes()) {
      Json json = Json::parse(recipeToJson(recipe));
      // Of the first network, for scripts that ask for one.
      const Json first = json["members"][0];  // a copy: new keys move the others
      json["picture"] = first["branches"][0]["picture"];
      json["layers"] = first["branches"][0]["layers"];
      for (const Json& layer : first["head"]) json["layers"].push_back(layer);
      json["summary"] = {{"classes", kExampleClasses}, {"layers", layersJson(recipe)}};
      all.push_back(json);
    }
    session.print(all);
    return kExitDone;
  }
  for (const Recipe& recipe : recipes()) {
    const PictureOptions& picture = recipe.picture();
    session.out << recipe.name << ": " << recipe.description << "\n  from: " << recipe.origin
                << "\n  input: " << featureName(picture.feature.kind) << " as a picture of " << picture.height
                << " x " << picture.width
                << (picture.resampleTo.hz > 0 ? " at " + std::to_string(picture.resampleTo.hz) + " Hz" : "")
                << "\n  learns: " << optimiserText(recipe.defaults) << "\n";
    std::vector<std::vector<std::string>> rows{
        {"layer", "output (" + std::to_string(kExampleClasses) + " classes)", "parameters"}};
    for (const SummaryRow& row : summary(recipe, kExampleClasses))
      rows.push_back({row.layer, row.outputShape, std::to_string(row.parameters)});
    session.out << tableText(rows) << "\n";
  }
  return kExitDone;
}

}  // namespace

Action setupRecipes(CLI::App&) {
  return [](Session& session) { return run(session); };
}

}  // namespace ullim
