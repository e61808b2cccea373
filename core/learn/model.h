#pragma once
// A trained model on disk: model.safetensors (weights, float32) beside model.json (recipe, classes, scaler),
// read by our own strict reader. Weights of several members are named "0/conv2d.weight", "1/...". torch::load
// is never used: it can run code in a file.
#include <memory>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/learn/backend.h"
#include "core/learn/recipe.h"

namespace ullim {

/// (x - mean) / std; one pair for all values, one a row of the picture, or one a pixel.
struct Scaler {
  std::vector<float> mean{0.0f}, std{1.0f};
  bool operator==(const Scaler&) const = default;
};

/// One trained network.
struct MemberModel {
  Member net;
  std::vector<Scaler> scalers;  ///< one a branch
  Weights weights;
};

struct ModelFile {
  Recipe recipe;
  std::vector<std::string> classNames;
  std::vector<MemberModel> members;  ///< probabilities are averaged; a fold ensemble has more than the recipe
  int testViews = 1;
};

/// `path`: the .safetensors file, or a run folder holding model.safetensors.
Result<ModelFile> readModel(const std::string& path);
Result<Done> writeModel(const ModelFile& model, const std::string& path);

/// safetensors, strict: header <= 1 MB, no duplicate key, offsets contiguous, F32 only, sizes agree with the
/// file.
Result<std::string> encodeSafetensors(const Weights& weights,
                                      const std::map<std::string, std::string>& metadata);
Result<Weights> decodeSafetensors(const std::string& bytes,
                                  std::map<std::string, std::string>* metadata = nullptr);

/// The network's input picture of one signal: feature, brought to height x width by area means, row 0 =
/// lowest row. A waveform is drawn: each column from its lowest to its highest sample, full scale = the
/// clip's peak, ink as the covered share of each cell.
Result<std::vector<float>> makePicture(std::span<const float> y, SampleRate sr, const PictureOptions& options,
                                       const JobContext& job = {});

/// The picture as test-time view `view` sees it: 0 as it is, 1 and 2 rolled by 3 columns to the left and
/// right, 3 and 4 with the frequency axis stretched by 0.93 and 1.07.
std::vector<float> testView(std::span<const float> picture, int height, int width, int view);
/// Rows stretched by `factor` around the lowest row, linear between rows, the last row held.
void warpRows(std::span<const float> picture, int height, int width, double factor, std::span<float> out);

/// Mean softmax probabilities over members and test-time views. x[member][branch]: [n][pixels], not scaled.
Result<Matrix> predictMembers(const std::vector<Network*>& networks, const ModelFile& model,
                              const std::vector<std::vector<const Matrix*>>& x);

struct Prediction {
  std::string file;
  std::string label;
  std::vector<float> probabilities;  ///< in the order of classNames()
  std::string error;                 ///< not empty: nothing else is set
};

class Predictor {
 public:
  static Result<std::unique_ptr<Predictor>> load(const std::string& modelPath);
  ~Predictor();
  const std::vector<std::string>& classNames() const;
  const Recipe& recipe() const;
  Prediction predictFile(const std::string& path) const;
  Prediction predictSignal(std::span<const float> y, SampleRate sr) const;

 private:
  Predictor();
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
