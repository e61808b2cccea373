#pragma once
// A recipe: features, picture size, layers, optimiser and defaults, in plain data.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/dsp/feature.h"

namespace ullim {

enum class LayerKind { Conv2d, MaxPool2d, Relu, Dropout, Flatten, Dense };

struct Layer {
  LayerKind kind;
  int filters = 0;  ///< Conv2d: channels out; Dense: units
  int kernel = 0;   ///< Conv2d, MaxPool2d: square kernel
  double rate = 0;  ///< Dropout
  bool operator==(const Layer&) const = default;
};

struct TrainSettings {
  int epochs = 10;
  int batchSize = 32;
  double learningRate = 1e-3;
  std::string optimizer = "adam";  ///< adam, adamw, sgd
  int patience = 0;  ///< early stopping on validation loss after so many epochs without improvement; 0: off
  bool classWeights = false;  ///< N / (K * n_c)
  bool standardize = true;    ///< (x - mean) / std of the training part
  std::uint64_t seed = 0;
  int threads = 0;  ///< 0: all cores
  bool operator==(const TrainSettings&) const = default;
};

/// The network's input: a feature of the clip as one picture of fixed size.
struct PictureOptions {
  FeatureOptions feature;
  int height = 34, width = 50;  ///< rows (frequency, lowest first) x columns (time)
  SampleRate resampleTo{8000};  ///< every clip is brought to this rate first; 0: native
  double clipS =
      0;  ///< cut or zero-pad to so many seconds (centred); 0: the whole clip is squeezed into the width
  bool operator==(const PictureOptions&) const = default;
};

struct Recipe {
  std::string name;  ///< "spectrogram-cnn"
  std::string description, origin;
  PictureOptions picture;
  std::vector<Layer> layers;  ///< softmax is part of the loss, not a layer; the last Dense has filters == 0:
                              ///< number of classes
  TrainSettings defaults;
};

const std::vector<Recipe>& recipes();
Result<Recipe> findRecipe(const std::string& name);

/// One row a layer, as Keras' summary(): name, output shape, parameters.
struct SummaryRow {
  std::string layer, outputShape;
  std::int64_t parameters = 0;
};
std::vector<SummaryRow> summary(const Recipe& recipe, int classes);

/// Ranges of the hyper-parameters: BadArgument names field, value and range.
Result<Done> validate(const TrainSettings& settings);

std::string recipeToJson(const Recipe& recipe);
/// Strict: a missing or extra-large value is BadFormat with the field's name.
Result<Recipe> recipeFromJson(const std::string& json);
std::string settingsToJson(const TrainSettings& settings);
Result<TrainSettings> settingsFromJson(const std::string& json);

}  // namespace ullim
