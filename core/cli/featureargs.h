#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"

namespace ullim {

/// The options of features and plot: librosa's names with dashes, librosa's defaults.
struct FeatureArgs {
  std::string kind = "logmel", window = "hann", padMode = "constant", melNorm = "slaney", ref = "max",
              topDb = "80", dctNorm = "ortho";
  bool noCenter = false, mono = true;
  int sampleRate = 0;
  ReadOptions read;
  FeatureOptions feature;

  void addTo(CLI::App& app);
  /// Reads the words into `feature` and `read`. Errors: BadArgument.
  Result<Done> resolve();
};

/// Names of all features, for messages and --help.
std::vector<std::string> featureNames();

/// The feature of one file, as librosa would: load, resample, compute. Errors carry the file's name.
Result<Feature> featureOfFile(const std::string& path, const FeatureArgs& args, const JobContext& job);

}  // namespace ullim
