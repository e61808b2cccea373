#pragma once
// The parameters of a golden entry as our options, and a feature as an answer.
#include <algorithm>
#include <string>
#include <vector>

#include "../goldens.h"
#include "core/dsp/decibel.h"
#include "core/dsp/feature.h"
#include "core/dsp/trim.h"

namespace ullim::test {

template <class T>
T valueOr(const Json& params, const char* key, T otherwise) {
  return params.contains(key) && !params[key].is_null() ? params[key].get<T>() : otherwise;
}

inline StftOptions stftOptions(const Json& p) {
  StftOptions o;
  o.nFft = valueOr(p, "n_fft", 2048);
  o.winLength = valueOr(p, "win_length", 0);
  o.hopLength = valueOr(p, "hop_length", o.windowLength() / 4);
  o.center = valueOr(p, "center", true);
  o.window = windowFromName(valueOr(p, "window", std::string("hann")), nullptr);
  o.padMode = padModeFromName(valueOr(p, "pad_mode", std::string("constant")), nullptr);
  return o;
}

inline MelOptions melOptions(const Json& p, const char* normKey) {
  MelOptions o;
  o.nMels = valueOr(p, "n_mels", 128);
  o.fMinHz = valueOr(p, "fmin", 0.0);
  o.fMaxHz = valueOr(p, "fmax", 0.0);
  o.htk = valueOr(p, "htk", false);
  if (p.contains(normKey) && !p[normKey].is_string())
    o.norm = p[normKey].is_null() ? MelNorm::None : MelNorm::L1;  // the one number that occurs is 1
  o.power = valueOr(p, "power", 2.0);
  return o;
}

inline MfccOptions mfccOptions(const Json& p) {
  MfccOptions o;
  o.nMfcc = valueOr(p, "n_mfcc", 20);
  o.dctType = valueOr(p, "dct_type", 2);
  o.ortho = !p["norm"].is_null();
  o.lifter = valueOr(p, "lifter", 0.0);
  return o;
}

/// `values` are what numpy's max and median would be taken of.
inline DbOptions dbOptions(const Json& p, std::vector<double> values) {
  DbOptions o;
  if (p["ref"] == "max") {
    o.refMax = true;
  } else if (p["ref"] == "median") {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    o.ref = values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
  } else {
    o.ref = p["ref"];
  }
  o.amin = p["amin"];
  o.topDb = valueOr(p, "top_db", -1.0);
  return o;
}

inline TrimOptions trimOptions(const Json& p) {
  TrimOptions o;
  o.topDb = p["top_db"];
  o.frames = {p["frame_length"], p["hop_length"], true};
  return o;
}

inline FeatureOptions optionsFor(FeatureKind kind) {
  FeatureOptions o;
  o.kind = kind;
  return o;
}

inline Result<Answer> featureAnswer(std::span<const float> y, SampleRate sr, const FeatureOptions& options) {
  const auto feature = computeFeature(y, sr, options);
  if (!feature) return feature.error();
  return Answer::transposed(feature->values);
}

inline Answer vectorDb(const GoldenCase& g, bool amplitude) {
  const auto values = g.params()["S"].get<std::vector<double>>();
  const DbOptions options = dbOptions(g.params(), values);
  return Answer::vector(amplitude ? amplitudeToDb(values, options) : powerToDb(values, options));
}

inline Answer mapped(const Json& list, auto&& one) {
  std::vector<double> out;
  for (const double v : list) out.push_back(one(v));
  return Answer::vector(out);
}

}  // namespace ullim::test
