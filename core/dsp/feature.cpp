#include "core/dsp/feature.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/dsp/featurestream.h"
#include "core/dsp/padding.h"
#include "core/dsp/preemphasis.h"
#include "core/dsp/pyin.h"
#include "core/dsp/spectralshape.h"
#include "core/dsp/voicequality.h"

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
    {FeatureKind::MelSpectrogram, "melspectrogram"},
    {FeatureKind::LogMel, "logmel"},
    {FeatureKind::Mfcc, "mfcc"},
    {FeatureKind::Delta, "delta"},
    {FeatureKind::Delta2, "delta2"},
    {FeatureKind::Chroma, "chroma"},
    {FeatureKind::Centroid, "centroid"},
    {FeatureKind::Bandwidth, "bandwidth"},
    {FeatureKind::Rolloff, "rolloff"},
    {FeatureKind::Flatness, "flatness"},
    {FeatureKind::Contrast, "contrast"},
    {FeatureKind::ZeroCrossingRate, "zcr"},
    {FeatureKind::Rms, "rms"},
    {FeatureKind::F0, "f0"},
    {FeatureKind::VoicedProbability, "voiced"},
    {FeatureKind::Hnr, "hnr"},
    {FeatureKind::Onset, "onset"},
};

bool isCepstral(FeatureKind kind) {
  return kind == FeatureKind::Mfcc || kind == FeatureKind::Delta || kind == FeatureKind::Delta2;
}
bool usesMel(FeatureKind kind) {
  return kind == FeatureKind::MelSpectrogram || kind == FeatureKind::LogMel || kind == FeatureKind::Onset ||
         isCepstral(kind);
}
bool usesDb(FeatureKind kind) {
  return kind == FeatureKind::LogMel || kind == FeatureKind::StftDb || kind == FeatureKind::Onset ||
         isCepstral(kind);
}
bool usesShape(FeatureKind kind) {
  return kind == FeatureKind::Bandwidth || kind == FeatureKind::Rolloff || kind == FeatureKind::Flatness;
}
bool isPitch(FeatureKind kind) { return kind == FeatureKind::F0 || kind == FeatureKind::VoicedProbability; }

/// Kinds that cut the signal into frames without a window.
bool isTimeDomain(FeatureKind kind) {
  return kind == FeatureKind::Rms || kind == FeatureKind::ZeroCrossingRate || kind == FeatureKind::Hnr ||
         isPitch(kind);
}

PyinOptions pyinOptions(const FeatureOptions& options) {
  PyinOptions pyin;
  pyin.pitch = pitchOptions(options);
  return pyin;
}

VoiceQualityOptions voiceOptions(const FeatureOptions& options, SampleRate sr) {
  VoiceQualityOptions voice;
  voice.timeStepS = double(options.stft.hopLength) / sr.hz;
  voice.fMinHz = options.f0.fMinHz;
  voice.fMaxHz = std::min(options.f0.fMaxHz, sr.hz / 2.0);  // does not count for the ratio
  return voice;
}

Matrix oneRow(std::span<const float> values) {
  Matrix out(values.size(), 1);
  std::copy(values.begin(), values.end(), out.data().begin());
  return out;
}

/// Praat's values lie round the middle of the signal: each frame gets the one nearest in time.
Result<Matrix> hnrOnFrames(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                           const JobContext& job) {
  const VoiceQualityOptions voice = voiceOptions(options, sr);
  const StftOptions& stft = options.stft;
  const SamplePos count = frameCount(SamplePos(y.size()), stft.nFft, stft.hopLength, stft.center);
  if (count == 0)
    return Error{ErrorCode::BadArgument,
                 "nFft: " + std::to_string(stft.nFft) + " is longer than the signal (use centred frames)"};
  const auto hnr = harmonicsToNoise(y, sr, voice, job);
  if (!hnr) return hnr.error();
  Matrix out(std::size_t(count), 1);
  const double first = harmonicsTimeS(0, y.size(), sr, voice);
  for (SamplePos t = 0; t < count; ++t) {
    const double atS = seconds(t * stft.hopLength + (stft.center ? 0 : stft.nFft / 2), sr);
    const double place = std::nearbyint((atS - first) / voice.timeStepS);
    const bool there = place >= 0 && place < double(hnr->size());
    out(std::size_t(t), 0) = there ? (*hnr)[std::size_t(place)] : kNoHarmonics;
  }
  return out;
}

/// Kinds whose frames depend on one another: the whole signal at once.
Result<Matrix> valuesOfWhole(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                             const JobContext& job) {
  if (options.kind == FeatureKind::Waveform) return oneRow(y);
  if (options.kind == FeatureKind::Hnr) return hnrOnFrames(y, sr, options, job);
  const auto track = pyin(y, sr, pyinOptions(options), job);
  if (!track) return track.error();
  return oneRow(options.kind == FeatureKind::F0 ? track->f0Hz : track->voicedProbability);
}

/// name=value;
class KeyText {
 public:
  void add(const char* name, double value) {
    char buffer[40];  // whatever the locale
    const char* const end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    m_text += std::string(name) + "=" + std::string(buffer, std::size_t(end - buffer)) + ";";
  }
  void add(const char* name, const char* value) { m_text += std::string(name) + "=" + value + ";"; }
  std::string text() && { return std::move(m_text); }

 private:
  std::string m_text;
};

void addStft(KeyText& key, const FeatureOptions& options) {
  const StftOptions& stft = options.stft;
  key.add("n_fft", stft.nFft);
  key.add("hop_length", stft.hopLength);
  key.add("center", stft.center);
  if (options.kind != FeatureKind::ZeroCrossingRate && options.kind != FeatureKind::Hnr)
    key.add("pad_mode", padModeName(stft.padMode));
  if (isTimeDomain(options.kind)) return;
  key.add("win_length", stft.windowLength());
  key.add("window", windowName(stft.window));
  if (stft.window == WindowKind::Kaiser) key.add("beta", stft.kaiserBeta);
  if (stft.window == WindowKind::Gaussian) key.add("std", stft.gaussianStd);
  if (stft.window == WindowKind::Tukey) key.add("alpha", stft.tukeyAlpha);
}

void addMelAndDb(KeyText& key, const FeatureOptions& options) {
  if (usesMel(options.kind)) {
    key.add("n_mels", options.mel.nMels);
    key.add("fmin", options.mel.fMinHz);
    key.add("fmax", options.mel.fMaxHz);
    key.add("htk", options.mel.htk);
    key.add("norm", melNormName(options.mel.norm));
    key.add("power", options.mel.power);
  }
  if (!usesDb(options.kind)) return;
  if (options.kind == FeatureKind::LogMel || options.kind == FeatureKind::StftDb) {
    if (options.db.refMax)
      key.add("ref", "max");
    else
      key.add("ref", options.db.ref);
  }
  key.add("amin", options.db.amin);
  key.add("top_db", options.db.topDb < 0 ? -1 : options.db.topDb);
}

void addSpecial(KeyText& key, const FeatureOptions& o) {
  if (isCepstral(o.kind)) {
    key.add("n_mfcc", o.mfcc.nMfcc);
    key.add("dct_type", o.mfcc.dctType);
    key.add("ortho", o.mfcc.ortho);
    key.add("lifter", o.mfcc.lifter);
  }
  if (o.kind == FeatureKind::Delta || o.kind == FeatureKind::Delta2) key.add("width", o.delta.width);
  if (o.kind == FeatureKind::Chroma) {
    key.add("n_chroma", o.chroma.nChroma);
    if (o.chroma.autoTuning)
      key.add("tuning", "auto");
    else
      key.add("tuning", o.chroma.tuning);
    key.add("ctroct", o.chroma.ctroct);
    key.add("octwidth", o.chroma.octwidth);
    key.add("base_c", o.chroma.baseC);
  }
  if (o.kind == FeatureKind::Rolloff) key.add("roll_percent", o.shape.rollPercent);
  if (o.kind == FeatureKind::Bandwidth) {
    key.add("p", o.shape.bandwidthP);
    key.add("norm", o.shape.bandwidthNorm);
  }
  if (o.kind == FeatureKind::Flatness) {
    key.add("power", o.shape.flatnessPower);
    key.add("amin", o.shape.flatnessAmin);
  }
  if (o.kind == FeatureKind::Contrast) {
    key.add("n_bands", o.contrast.nBands);
    key.add("fmin", o.contrast.fMinHz);
    key.add("quantile", o.contrast.quantile);
    key.add("linear", o.contrast.linear);
  }
  if (isPitch(o.kind) || o.kind == FeatureKind::Hnr) key.add("fmin", o.f0.fMinHz);
  if (isPitch(o.kind)) key.add("fmax", o.f0.fMaxHz);
  if (o.kind == FeatureKind::F0) {
    key.add("method", o.f0.method == PitchMethod::Yin ? "yin" : "pyin");
    if (o.f0.method == PitchMethod::Yin) key.add("trough_threshold", o.f0.troughThreshold);
  }
}

}  // namespace

const char* featureName(FeatureKind kind) {
  for (const NamedKind& k : kKinds)
    if (k.kind == kind) return k.name;
  return "logmel";
}

std::vector<std::string> featureNames() {
  std::vector<std::string> names;
  for (const NamedKind& k : kKinds) names.emplace_back(k.name);
  return names;
}

Result<FeatureKind> featureFromName(const std::string& name) {
  std::string known;
  for (const NamedKind& k : kKinds) {
    if (name == k.name) return k.kind;
    known += (known.empty() ? "" : ", ") + std::string(k.name);
  }
  return Error{ErrorCode::BadArgument, "kind: \"" + name + "\" is not a feature (use one of " + known + ")"};
}

const char* featureScaleName(FeatureScale scale) {
  return scale == FeatureScale::Clip ? "clip" : scale == FeatureScale::Rows ? "rows" : "none";
}

std::string featureKey(const FeatureOptions& options) {
  KeyText key;
  key.add("kind", featureName(options.kind));
  if (options.kind != FeatureKind::Waveform) addStft(key, options);
  addMelAndDb(key, options);
  addSpecial(key, options);
  if (options.preemphasis != 0) key.add("preemphasis", options.preemphasis);
  if (options.scale != FeatureScale::None) key.add("scale", featureScaleName(options.scale));
  return std::move(key).text();
}

Result<Done> FeatureOptions::validate(SampleRate sr) const {
  if (sr.hz < 1)
    return Error{ErrorCode::BadArgument,
                 "sample rate: " + std::to_string(sr.hz) + " Hz is not possible (use 1 Hz or more)"};
  if (!(preemphasis >= 0 && preemphasis <= 1))
    return Error{ErrorCode::BadArgument,
                 "preemphasis: " + std::to_string(preemphasis) + " is not possible (use 0 to 1, 0 for none)"};
  if (kind == FeatureKind::Waveform) return Done{};
  if (auto valid = stft.validate(); !valid) return valid;
  if (usesMel(kind))
    if (auto valid = mel.validate(sr); !valid) return valid;
  if (usesDb(kind))
    if (auto valid = db.validate(); !valid) return valid;
  if (usesShape(kind))
    if (auto valid = shape.validate(); !valid) return valid;
  if (kind == FeatureKind::Chroma) {
    if (stft.nFft < 4)
      return Error{ErrorCode::BadArgument,
                   "nFft: " + std::to_string(stft.nFft) + " is too small for chroma (use 4 samples or more)"};
    return chroma.validate();
  }
  if (kind == FeatureKind::Contrast) {
    if (auto valid = contrast.validate(sr); !valid) return valid;
    return ContrastBands::validate(sr, stft.nFft, contrast);
  }
  if (kind == FeatureKind::Hnr) return voiceOptions(*this, sr).validate(sr);
  if (isPitch(kind)) {
    const bool yin = kind == FeatureKind::F0 && f0.method == PitchMethod::Yin;
    return yin ? pitchOptions(*this).validate(sr) : pyinOptions(*this).validate(sr);
  }
  if (!isCepstral(kind)) return Done{};
  if (mfcc.nMfcc > mel.nMels)
    return Error{ErrorCode::BadArgument, "nMfcc: " + std::to_string(mfcc.nMfcc) + " is more than the " +
                                             std::to_string(mel.nMels) +
                                             " mel bands (use fewer, or more bands)"};
  if (mfcc.dctType == 1 && mel.nMels < 2)
    return Error{ErrorCode::BadArgument, "dctType: 1 needs two mel bands or more (use type 2)"};
  if (auto valid = mfcc.validate(); !valid) return valid;
  return kind == FeatureKind::Mfcc ? Result<Done>(Done{}) : delta.validate();
}

Result<Feature> computeFeature(std::span<const float> y, SampleRate sr, const FeatureOptions& options,
                               const JobContext& job, int jobs) {
  if (auto valid = options.validate(sr); !valid) return valid.error();
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  if (isFramewise(options)) {
    double tuning = 0;
    if (needsTuning(options)) {
      constexpr std::size_t kSamplesPerAsk = 1u << 16;
      TuningStream stream(sr, options);
      for (std::size_t at = 0; at < y.size(); at += kSamplesPerAsk) {
        if (job.stopped()) return Error{ErrorCode::Cancelled, "feature: stopped"};
        stream.push(y.subspan(at, std::min(kSamplesPerAsk, y.size() - at)));
      }
      tuning = stream.finish();
    }
    auto builder = FeatureBuilder::make(sr, options, tuning, jobs, job);
    if (!builder) return builder.error();
    builder->expect(SamplePos(y.size()));
    if (auto pushed = builder->push(y); !pushed) return pushed.error();
    return builder->finish();
  }
  if (!std::all_of(y.begin(), y.end(), [](float x) { return std::isfinite(x); }))
    return Error{ErrorCode::NotFinite,
                 "signal: holds values that are not numbers (read it again, or repair it)"};
  std::vector<float> changed;
  if (options.preemphasis != 0) {
    changed = ullim::preemphasis(y, options.preemphasis);
    y = changed;
  }
  auto values = valuesOfWhole(y, sr, options, job);
  if (!values) return values.error();
  Feature feature = describeFeature(options, sr);
  feature.values = std::move(*values);
  completeFeature(feature, options.scale);
  return feature;
}

Result<std::vector<Feature>> computeFeatures(std::span<const float> y, SampleRate sr,
                                             const std::vector<FeatureOptions>& options,
                                             const JobContext& job, int jobs) {
  std::vector<Feature> out(options.size());
  std::vector<bool> done(options.size(), false);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (done[i]) continue;
    std::vector<std::size_t> places;
    std::vector<const FeatureOptions*> together;
    for (std::size_t k = i; k < options.size(); ++k) {
      if (done[k] || (k != i && !sharesRows(options[i], options[k]))) continue;
      if (auto valid = options[k].validate(sr); !valid) return valid.error();
      places.push_back(k);
      together.push_back(&options[k]);
      done[k] = true;
    }
    if (together.size() == 1) {
      auto one = computeFeature(y, sr, options[i], job, jobs);
      if (!one) return one.error();
      out[i] = std::move(*one);
      continue;
    }
    if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
    auto builder = FeatureBuilder::make(sr, options[i], 0, jobs, job);
    if (!builder) return builder.error();
    builder->expect(SamplePos(y.size()));
    if (auto pushed = builder->push(y); !pushed) return pushed.error();
    auto features = builder->finishAs(together);
    if (!features) return features.error();
    for (std::size_t k = 0; k < places.size(); ++k) out[places[k]] = std::move((*features)[k]);
  }
  return out;
}

}  // namespace ullim
