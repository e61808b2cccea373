#pragma once
#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/learn/recipe.h"

namespace ullim {

/// A place in a recipe. branch -1: the head; layer -1: the branch's picture, or the head as a whole.
/// branch -2: the network itself.
struct RecipePlace {
  int member = 0, branch = -2, layer = -1;
  bool operator==(const RecipePlace&) const = default;
  bool isMember() const { return branch == -2; }
  bool isPicture() const { return branch >= 0 && layer < 0; }
  bool isHead() const { return branch == -1 && layer < 0; }
  bool isLayer() const { return layer >= 0; }
};

/// One row of the recipe as the page shows it, in order: network, its inputs with their layers, its head.
struct OutlineRow {
  RecipePlace place;
  QString name, settings;       ///< "Convolution", "32 filters, 3 × 3, same"
  QString output;               ///< "34 × 50 × 32" (height, width, channels), "128"
  std::int64_t parameters = 0;  ///< of a network: of all its layers; 0 when something in it does not fit
  QString problem;              ///< what does not fit here; empty: fits
};

/// Each layer is followed by itself, so that one that does not fit is named at its place and those after it
/// are still shown, without output and parameters: nobody knows them. The head stands in the list only when
/// it has layers or several inputs meet there.
std::vector<OutlineRow> outlineOf(const Recipe& recipe, int classes);
/// The first problem of all: of a layer, or what checkRecipe() finds besides. Empty: the recipe can be used.
QString recipeProblem(const Recipe& recipe, int classes);
std::int64_t parametersOf(const std::vector<OutlineRow>& rows);

QString layerKindWords(LayerKind kind);
QString layerSettingsWords(const Layer& layer);  ///< empty where a layer has no setting
QString pictureWords(const PictureOptions& picture);
/// A new layer of this kind with usual values.
Layer usualLayer(LayerKind kind);

/// Nullptr where the place has no list of layers.
std::vector<Layer>* layersAt(Recipe& recipe, const RecipePlace& place);
const Layer* layerAt(const Recipe& recipe, const RecipePlace& place);
/// Edits; each gives the place that should be selected after it, or nothing when it cannot be done there.
/// A layer is added after the place: after a picture it becomes the first of its branch.
std::optional<RecipePlace> addLayer(Recipe& recipe, const RecipePlace& place, LayerKind kind);
std::optional<RecipePlace> duplicateAt(Recipe& recipe, const RecipePlace& place);  ///< layer, input, network
std::optional<RecipePlace> removeAt(Recipe& recipe, const RecipePlace& place);     ///< never the last input
/// by: -1 up, 1 down. A layer at the end of its list goes on into the neighbouring one of its network.
std::optional<RecipePlace> moveAt(Recipe& recipe, const RecipePlace& place, int by);

}  // namespace ullim
