#pragma once
// Seeded changes to waveforms. The preview, the command line and training use this one chain.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

struct ParameterInfo {
  std::string name, unit, description;
  double minimum = 0, maximum = 0, defaultValue = 0;
  std::vector<std::string>
      choices;  ///< for named values: the parameter is an index into them; empty: a number
};

struct TransformInfo {
  std::string name;         ///< "fade_in", "fade_out", "gain", "noise"
  std::string description;  ///< one sentence
  std::vector<ParameterInfo> parameters;
};

/// fade_in, fade_out (length s, curve linear/equal_power/exponential), gain (gain_db), noise (snr_db, kind
/// white/pink/brown).
const std::vector<TransformInfo>& transforms();
const TransformInfo* findTransform(const std::string& name);

struct Step {
  std::string name;
  std::map<std::string, double> parameters;  ///< all of them, defaults filled in
  bool enabled = true;
  bool operator==(const Step&) const = default;
};

/// "fade_in(length=0.5, curve=equal_power)"; parameters left out take their defaults, "off:fade_in()" is a
/// disabled step. Errors name the transform, the parameter and the range.
Result<Step> parseStep(const std::string& text);
std::string stepText(const Step& step);

struct Chain {
  std::vector<Step> steps;
  std::uint64_t seed = 0;
  bool operator==(const Chain&) const = default;
};
/// "fade_in(length=0.5); noise(snr_db=10)"; the seed is not part of the text.
Result<Chain> parseChain(const std::string& text);
std::string chainText(const Chain& chain);

/// Applies the enabled steps in order. The clip's id and the step's number decide the chance, not the thread
/// or the order of calls. Length is kept. Samples may exceed [-1, 1]; the writer clips.
Result<std::vector<float>> applyChain(std::span<const float> y, SampleRate sr, const Chain& chain,
                                      const std::string& clipId);

}  // namespace ullim
