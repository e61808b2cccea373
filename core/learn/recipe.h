#pragma once
// A recipe: features, picture sizes, layers, optimiser and defaults, in plain data.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/dsp/feature.h"

namespace ullim {

enum class LayerKind {
  Conv2d,
  MaxPool2d,
  Relu,
  Dropout,
  Flatten,
  Dense,
  AvgPool2d,
  BatchNorm,
  LeakyRelu,
  Elu,
  Tanh,
  Sigmoid,
  GlobalAvgPool,      ///< mean over height and width; flattens
  GlobalMaxPool,      ///< maximum over height and width; flattens
  GlobalMeanMaxPool,  ///< mean and maximum, one after the other; flattens
  Residual,           ///< conv-BN-act-conv-BN plus the input (1x1 conv and BN where shapes differ), then act
  Softmax             ///< for teaching: before cross-entropy it flattens the loss
};
/// "conv2d", "max_pool2d", ... as recipes' JSON has them.
const char* layerKindName(LayerKind kind);
const std::vector<LayerKind>& layerKinds();  ///< in the order a menu shows them

struct Layer {
  LayerKind kind;
  int filters = 0;    ///< Conv2d, Residual: channels out; Dense: units, 0: one a class
  int kernel = 0;     ///< Conv2d, Residual, pooling: height of the kernel
  double rate = 0;    ///< Dropout: share dropped; LeakyRelu, Residual: slope below zero
  int kernelW = 0;    ///< width of the kernel; 0: square
  int stride = 0;     ///< 0: 1 for Conv2d and Residual, the kernel for pooling
  int strideW = 0;    ///< across; 0: as stride
  bool same = false;  ///< Conv2d: output = ceil(input / stride), zeros around; else only whole kernels
  bool bias = true;   ///< Conv2d, Dense
  bool operator==(const Layer&) const = default;
};

/// What is done to pictures before the network sees them; fitted on the training part alone.
enum class Scaling {
  None,    ///< as they are (dB)
  Unit,    ///< 0..1 by minimum and maximum: for teaching, with small batches it kills ReLUs
  Global,  ///< (x - mean) / std, one pair for all
  Rows,    ///< one pair for each row (mel band or coefficient)
  Pixels   ///< one pair for each value, as StandardScaler does on flattened pictures
};
const char* scalingName(Scaling scaling);  ///< "none", "unit", "global", "rows", "pixels"

enum class Schedule {
  Constant,
  OneCycle,  ///< up for warmUp of the steps, then down to almost nothing, both as a cosine (Smith 2018)
  Cosine,    ///< down to 0 as half a cosine
  Step,      ///< x 0.1 after each third of the epochs
  Plateau    ///< x 0.1 when the validation loss has not improved for 5 epochs (ReduceLROnPlateau)
};
const char* scheduleName(Schedule schedule);  ///< "constant", "one_cycle", "cosine", "step", "plateau"

enum class Init {
  Glorot,  ///< uniform, zero bias: Keras
  Torch    ///< PyTorch's default: uniform in 1/sqrt(fan in), bias too
};
const char* initName(Init init);  ///< "glorot", "torch"

constexpr int kAllTestViews = 5;  ///< as it is, shifted both ways, warped both ways

struct TrainSettings {
  int epochs = 10;
  int batchSize = 32;
  double learningRate = 1e-3;      ///< the highest one with OneCycle
  std::string optimizer = "adam";  ///< adam, adamw, sgd (momentum as below)
  int patience = 0;  ///< early stopping on validation loss after so many epochs without improvement; 0: off
  bool classWeights = false;  ///< N / (K * n_c)
  Scaling scaling = Scaling::Global;
  std::uint64_t seed = 0;
  int threads = 0;  ///< of one fold; 0: all cores, shared between folds at once

  double momentum = 0.9;   ///< sgd
  double weightDecay = 0;  ///< adamw: decoupled; adam, sgd: L2
  Schedule schedule = Schedule::Constant;
  double warmUp = 0.25;     ///< share of the steps, OneCycle
  double minDelta = 0;      ///< an epoch is better when its loss is lower by more than this
  bool restoreBest = true;  ///< weights of the best validation loss; false: of the last epoch
  int keepCheckpoints = 1;  ///< so many best epochs keep their weights as model files, 1: only the best
  Init init = Init::Glorot;

  double focalGamma = 0;      ///< 0: cross-entropy; else (1 - p)^gamma times it
  double labelSmoothing = 0;  ///< [0, 0.5]
  double mixup = 0;           ///< alpha of Beta(alpha, alpha); 0: off; off in the last tenth of the epochs
  int specMasks = 0;          ///< SpecAugment: so many frequency and time masks (of 1/8 and 1/10), 0: off
  double timeShift = 0;       ///< rolled by up to this share of the width at random
  double melWarp = 0;         ///< the frequency axis stretched by up to this share (as vocal tract length)
  int copies = 1;             ///< augmented copies of each training clip, when there is a chain
  int testViews = 1;          ///< 5: predictions are the mean over shifted and warped pictures as well
  int foldsAtOnce = 0;        ///< 0: as many as cores allow (at most 4), one thread each
  bool operator==(const TrainSettings&) const = default;
};

/// A network's input: a feature of the clip as one picture of fixed size.
struct PictureOptions {
  FeatureOptions feature;       ///< kind Waveform: the drawn waveform, ink 1 on 0
  int height = 34, width = 50;  ///< rows (frequency, lowest first) x columns (time)
  SampleRate resampleTo{8000};  ///< every clip is brought to this rate first; 0: native
  double clipS =
      0;  ///< cut or zero-pad to so many seconds (centred); 0: the whole clip is squeezed into the width
  bool fromStart = false;  ///< cut at the end and pad at the end instead
  bool operator==(const PictureOptions&) const = default;
};

/// One input with the layers that look at it.
struct Branch {
  PictureOptions picture;
  std::vector<Layer> layers;
  bool operator==(const Branch&) const = default;
};

/// One network. With several branches each ends flat, they are concatenated, and `head` goes on from there;
/// with one branch `head` simply follows.
struct Member {
  std::string name;  ///< "mel"; unique in its recipe
  std::vector<Branch> branches;
  std::vector<Layer> head;
  std::vector<double> speeds;  ///< each epoch sees each training clip at one of these speeds; empty: as it is
  bool operator==(const Member&) const = default;
};

struct Recipe {
  std::string name;  ///< "spectrogram-cnn"
  std::string description, origin;
  std::vector<Member> members;  ///< one; several: an ensemble, probabilities averaged
  TrainSettings defaults;
  double validationSize = 0.1;  ///< default for the split
  std::string warning = {};     ///< for recipes that are meant to fail, what one should see

  const PictureOptions& picture() const { return members.front().branches.front().picture; }
  /// Branch and head of a network with one branch, in order.
  std::vector<Layer> layersOf(std::size_t member = 0) const;
};

const std::vector<Recipe>& recipes();
Result<Recipe> findRecipe(const std::string& name);
/// All inputs cut or padded to so many seconds; where a column is a frame, the width goes with it.
Recipe withSeconds(Recipe recipe, double seconds);

/// One row a layer, as Keras' summary(): name, output shape, parameters.
struct SummaryRow {
  std::string layer, outputShape;
  std::int64_t parameters = 0;
  int member = 0, branch = -1;  ///< branch -1: the head
};
/// Empty when the layers do not fit; checkRecipe() says why.
std::vector<SummaryRow> summary(const Recipe& recipe, int classes);
/// BadFormat names member and layer that does not fit.
Result<Done> checkRecipe(const Recipe& recipe, int classes);

/// Ranges of the hyper-parameters: BadArgument names field, value and range.
Result<Done> validate(const TrainSettings& settings);

std::string recipeToJson(const Recipe& recipe);
/// Strict: a missing or extra-large value is BadFormat with the field's name. Recipes of older runs (one
/// picture, one list of layers) are read as well.
Result<Recipe> recipeFromJson(const std::string& json);
std::string settingsToJson(const TrainSettings& settings);
Result<TrainSettings> settingsFromJson(const std::string& json);

}  // namespace ullim
