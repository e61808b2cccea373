#include "core/dsp/feature.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dsp/decibel.h"
#include "core/dsp/mel.h"
#include "core/dsp/mfcc.h"
#include "core/dsp/rms.h"
#include "core/dsp/stft.h"

namespace ullim {
namespace {

struct NamedKind {
  FeatureKind kind;
  const char* name;
};
constexpr NamedKind kKinds[] = {
    {FeatureKind::Waveform, "waveform"},
    {FeatureKind::StftMagnitude, "stft-magnitude"},
    {FeatureKind::StftPower, "stft-power"},
    {FeatureKind::StftDb, "stft"},
    {FeatureKind::LogMel, "logmel"},
    {FeatureKind::MelSpectrogram, "melspectrogram"},
    {FeatureKind::Mfcc, "mfcc"},
    {FeatureKind::Rms, "rms"},
    {FeatureKind::ZeroCrossingRate, "zcr"},
};

bool usesMel(FeatureKind kind) {
  return kind == FeatureKind::MelSpectrogram || kind == FeatureKind::LogMel || kind == FeatureKind::Mfcc;
}
bool isDb(FeatureKind kind) { return kind == FeatureKind::LogMel || kind == FeatureKind::StftDb; }

bool allFinite(std::span<const float> y) {
  float sum = 0;  // 0 * x is 0 for finite x and NaN otherwise, and the loop has no branch
  for (const float x : y) sum += 0.0f * x;
  return sum == 0.0f;
}

Result<Matrix> melSpectrogram(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                              const JobContext& job) {
  auto frames = StftFrames::of(y, options.stft);
  if (!frames) return frames.error();
  const MelBank bank = melFilterbank(sr, options.stft.nFft, options.mel);
  Matrix out(frames->count(), bank.melCount());
  const double exponent = options.mel.power / 2;
  std::vector<double> raised(exponent == 1.0 ? 0 : frames->binCount());
  const bool finished = forEachFrame(frames->count(), job, [&](std::size_t t) {
    const auto power = frames->power(t);
    if (exponent == 1.0) {
      bank.apply(power, out.row(t));
      return;
    }
    for (std::size_t k = 0; k < raised.size(); ++k)
      raised[k] = exponent == 0.5 ? std::sqrt(power[k]) : std::pow(power[k], exponent);
    bank.apply(raised, out.row(t));
  });
  if (!finished) return Error{ErrorCode::Cancelled, "feature: stopped"};
  return out;
}

Matrix oneRow(std::span<const float> values) {
  Matrix out(values.size(), 1);
  std::copy(values.begin(), values.end(), out.data().begin());
  return out;
}

Result<Matrix> valuesOf(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                        const JobContext& job) {
  const FrameOptions frames{options.stft.nFft, options.stft.hopLength, options.stft.center};
  switch (options.kind) {
    case FeatureKind::Waveform:
      return oneRow(y);
    case FeatureKind::StftMagnitude:
      return stftMagnitude(y, options.stft, job);
    case FeatureKind::StftPower:
      return stftPower(y, options.stft, job);
    case FeatureKind::MelSpectrogram:
      return melSpectrogram(y, sr, options, job);
    case FeatureKind::StftDb: {
      auto power = stftPower(y, options.stft, job);
      if (power) powerToDb(*power, options.db);
      return power;
    }
    case FeatureKind::LogMel: {
      auto power = melSpectrogram(y, sr, options, job);
      if (power) powerToDb(*power, options.db);
      return power;
    }
    case FeatureKind::Mfcc: {
      auto power = melSpectrogram(y, sr, options, job);
      if (!power) return power;
      DbOptions db = options.db;
      db.ref =
          1.0;  // librosa.feature.mfcc: never relative to the clip, which would move the first coefficient
      db.refMax = false;
      powerToDb(*power, db);
      return mfccFromLogMel(*power, options.mfcc);
    }
    case FeatureKind::Rms: {
      const auto values = frameRms(y, frames, options.stft.padMode);
      if (!values) return values.error();
      return oneRow(*values);
    }
    case FeatureKind::ZeroCrossingRate: {
      const auto values = zeroCrossingRate(y, frames);
      if (!values) return values.error();
      return oneRow(*values);
    }
  }
  return Error{ErrorCode::BadArgument, "kind: unknown feature (choose one of the list)"};
}

void findRange(Feature& feature) {
  float low = std::numeric_limits<float>::infinity(), high = -low;
  for (const float v : feature.values.data()) {
    if (!std::isfinite(v)) continue;
    low = std::min(low, v);
    high = std::max(high, v);
  }
  feature.minimum = low <= high ? low : 0;
  feature.maximum = low <= high ? high : 0;
}

}  // namespace

const char* featureName(FeatureKind kind) {
  for (const NamedKind& k : kKinds)
    if (k.kind == kind) return k.name;
  return "logmel";
}

Result<FeatureKind> featureFromName(const std::string& name) {
  std::string known;
  for (const NamedKind& k : kKinds) {
    if (name == k.name) return k.kind;
    known += (known.empty() ? "" : ", ") + std::string(k.name);
  }
  return Error{ErrorCode::BadArgument, "kind: \"" + name + "\" is not a feature (use one of " + known + ")"};
}

Result<Done> FeatureOptions::validate(SampleRate sr) const {
  if (sr.hz < 1)
    return Error{ErrorCode::BadArgument,
                 "sample rate: " + std::to_string(sr.hz) + " Hz is not possible (use 1 Hz or more)"};
  if (kind == FeatureKind::Waveform) return Done{};
  if (auto valid = stft.validate(); !valid) return valid;
  if (usesMel(kind))
    if (auto valid = mel.validate(sr); !valid) return valid;
  if (isDb(kind) || kind == FeatureKind::Mfcc)
    if (auto valid = db.validate(); !valid) return valid;
  if (kind != FeatureKind::Mfcc) return Done{};
  if (mfcc.nMfcc > mel.nMels)
    return Error{ErrorCode::BadArgument, "nMfcc: " + std::to_string(mfcc.nMfcc) + " is more than the " +
                                             std::to_string(mel.nMels) +
                                             " mel bands (use fewer, or more bands)"};
  return mfcc.validate();
}

Result<Feature> computeFeature(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                               const JobContext& job) {
  if (auto valid = options.validate(sr); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  if (!allFinite(y))
    return Error{ErrorCode::NotFinite,
                 "signal: holds values that are not numbers (read it again, or repair it)"};
  auto values = valuesOf(y, sr, options, job);
  if (!values) return values.error();

  Feature feature;
  feature.values = std::move(*values);
  feature.kind = options.kind;
  feature.rate = sr;
  feature.hopLength = options.kind == FeatureKind::Waveform ? 1 : options.stft.hopLength;
  feature.unit = isDb(options.kind) ? "dB" : "";
  switch (options.kind) {
    case FeatureKind::StftMagnitude:
    case FeatureKind::StftPower:
    case FeatureKind::StftDb:
      feature.rowAxis = RowAxis::Hertz;
      feature.rowHz = fftFrequencies(sr, options.stft.nFft);
      break;
    case FeatureKind::MelSpectrogram:
    case FeatureKind::LogMel:
      feature.rowAxis = RowAxis::Mel;
      feature.rowHz =
          melFrequencies(options.mel.nMels, options.mel.fMinHz,
                         options.mel.fMaxHz > 0 ? options.mel.fMaxHz : sr.hz / 2.0, options.mel.htk);
      break;
    case FeatureKind::Mfcc:
      feature.rowAxis = RowAxis::Coefficient;
      break;
    case FeatureKind::Waveform:
    case FeatureKind::Rms:
    case FeatureKind::ZeroCrossingRate:
      feature.rowAxis = RowAxis::Value;
      break;
  }
  findRange(feature);
  return feature;
}

}  // namespace ullim
