#pragma once
// A trained model on disk: model.safetensors (weights, float32) beside model.json (recipe, classes, scaler),
// read by our own strict reader. torch::load is never used: it can run code in a file.
#include <memory>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/learn/backend.h"
#include "core/learn/recipe.h"

namespace ullim {

struct Scaler {
  double mean = 0, std = 1;
};

struct ModelFile {
  Recipe recipe;
  std::vector<std::string> classNames;
  Scaler scaler;
  Weights weights;
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
/// lowest row.
Result<std::vector<float>> makePicture(std::span<const float> y, SampleRate sr, const PictureOptions& options,
                                       const JobContext& job = {});

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
