#include "core/augment/chain.h"

#include <algorithm>
#include <cmath>

#include "core/augment/fades.h"
#include "core/augment/noise.h"

namespace ullim {
namespace {

ParameterInfo fadeLength() {
  return {"length", "s", "duration of the fade; longer than the clip means all of it", 0, 60, 0.5, {}};
}
ParameterInfo fadeCurve() {
  return {"curve", "", "shape of the gain over time", 0, 2, 0, {"linear", "equal_power", "exponential"}};
}

std::size_t fadeSamples(const Step& step, SampleRate sr) {
  return std::size_t(std::max<SamplePos>(0, samples(step.parameters.at("length"), sr)));
}

/// Does what one step says. The parameters are complete and in range: checkStep() has seen them.
void applyStep(const Step& step, std::span<float> y, SampleRate sr, Rng& rng) {
  const auto value = [&](const char* name) { return step.parameters.at(name); };
  if (step.name == "fade_in") {
    fadeIn(y, fadeSamples(step, sr), FadeCurve(int(value("curve"))));
  } else if (step.name == "fade_out") {
    fadeOut(y, fadeSamples(step, sr), FadeCurve(int(value("curve"))));
  } else if (step.name == "gain") {
    const float factor = float(std::pow(10.0, value("gain_db") / 20));
    for (float& v : y) v *= factor;
  } else if (step.name == "noise") {
    addNoise(y, sr, NoiseKind(int(value("kind"))), value("snr_db"), rng);
  }
}

Result<Done> checkStep(const Step& step) {
  const TransformInfo* info = findTransform(step.name);
  if (!info) return Error{ErrorCode::NotFound, step.name + ": no such transform (see augment --list)"};
  for (const ParameterInfo& p : info->parameters) {
    const auto it = step.parameters.find(p.name);
    if (it == step.parameters.end() || !std::isfinite(it->second) || it->second < p.minimum ||
        it->second > p.maximum)
      return Error{ErrorCode::BadArgument,
                   step.name + ": " + p.name + " is missing or out of range (see augment --list)"};
  }
  return Done{};
}

}  // namespace

const std::vector<TransformInfo>& transforms() {
  static const std::vector<TransformInfo> kAll{
      {"fade_in", "Raises the level from silence at the start.", {fadeLength(), fadeCurve()}},
      {"fade_out", "Lowers the level to silence at the end.", {fadeLength(), fadeCurve()}},
      {"gain",
       "Changes the level by a fixed number of decibels.",
       {{"gain_db", "dB", "change of level", -60, 60, -6, {}}}},
      {"noise",
       "Adds noise at a given distance below the clip's own level; a silent clip stays silent.",
       {{"snr_db", "dB", "level of the clip (RMS) above the noise (RMS)", -40, 120, 20, {}},
        {"kind",
         "",
         "colour of the noise: flat, -3 dB or -6 dB an octave",
         0,
         2,
         0,
         {"white", "pink", "brown"}}}},
  };
  return kAll;
}

const TransformInfo* findTransform(const std::string& name) {
  const auto& all = transforms();
  const auto it =
      std::find_if(all.begin(), all.end(), [&](const TransformInfo& t) { return t.name == name; });
  return it == all.end() ? nullptr : &*it;
}

Result<std::vector<float>> applyChain(std::span<const float> y, SampleRate sr, const Chain& chain,
                                      const std::string& clipId) {
  if (sr.hz < 1)
    return Error{ErrorCode::BadArgument, "sample rate is " + std::to_string(sr.hz) + " Hz (at least 1)"};
  for (const Step& step : chain.steps)
    if (auto ok = checkStep(step); !ok) return ok.error();
  std::vector<float> out(y.begin(), y.end());
  const std::uint64_t clipSeed = seedOf(clipId);
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    if (!chain.steps[i].enabled) continue;
    // The number counts disabled steps too: switching one off leaves the chance of the others as it was.
    Rng rng(mixSeed(chain.seed, clipSeed, i));
    applyStep(chain.steps[i], out, sr, rng);
  }
  return out;
}

}  // namespace ullim
