#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"

namespace ullim {

/// The options of features and plot: librosa's names with dashes, librosa's defaults.
struct FeatureArgs {
  std::string kind = "logmel", window = "hann", padMode = "constant", melNorm = "slaney", ref = "max",
              topDb = "80", dctNorm = "ortho", resType = "soxr_hq", tuning = "auto", f0Method = "yin",
              scale = "none";
  bool noCenter = false, mono = true, bandwidthSum = false, linearContrast = false, chromaFromA = false;
  int sampleRate = 0;
  double fMinHz = 0, fMaxHz = 0, power = 2, amin = 1e-10;
  ReadOptions read;
  FeatureOptions feature;

  void addTo(CLI::App& app);
  /// Reads the words into `feature` and `read`. --fmin, --fmax, --power and --amin go to the kind that is
  /// asked for and have that kind's defaults, as in librosa. Errors: BadArgument.
  Result<Done> resolve();

 private:
  void addReading(CLI::App& app);
  void addFrames(CLI::App& app);
  void addMel(CLI::App& app);
  void addCepstrum(CLI::App& app);
  void addOthers(CLI::App& app);
  void placeShared();
  CLI::Option *m_fMin = nullptr, *m_fMax = nullptr, *m_power = nullptr, *m_amin = nullptr;
};

}  // namespace ullim
