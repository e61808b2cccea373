// Every dsp function against librosa's answers, at the tolerance of a double-precision implementation.
#include "../goldens.h"

#include <algorithm>

#include "core/dsp/decibel.h"
#include "core/dsp/feature.h"
#include "core/dsp/mel.h"
#include "core/dsp/mfcc.h"
#include "core/dsp/rms.h"
#include "core/dsp/stft.h"
#include "core/dsp/trim.h"
#include "core/dsp/window.h"

using namespace ullim;
using namespace ullim::test;

namespace {

template <class T>
T valueOr(const Json& params, const char* key, T otherwise) {
  return params.contains(key) && !params[key].is_null() ? params[key].get<T>() : otherwise;
}

StftOptions stftOptions(const Json& p) {
  StftOptions o;
  o.nFft = valueOr(p, "n_fft", 2048);
  o.winLength = valueOr(p, "win_length", 0);
  o.hopLength = valueOr(p, "hop_length", o.windowLength() / 4);
  o.center = valueOr(p, "center", true);
  o.window = windowFromName(valueOr(p, "window", std::string("hann")), nullptr);
  const std::string pad = valueOr(p, "pad_mode", std::string("constant"));
  o.padMode = pad == "reflect" ? PadMode::Reflect : pad == "edge" ? PadMode::Edge : PadMode::Constant;
  return o;
}

MelOptions melOptions(const Json& p, const char* normKey) {
  MelOptions o;
  o.nMels = valueOr(p, "n_mels", 128);
  o.fMinHz = valueOr(p, "fmin", 0.0);
  o.fMaxHz = valueOr(p, "fmax", 0.0);
  o.htk = valueOr(p, "htk", false);
  o.norm = p.contains(normKey) && p[normKey].is_null() ? MelNorm::None : MelNorm::Slaney;
  o.power = valueOr(p, "power", 2.0);
  return o;
}

MfccOptions mfccOptions(const Json& p) {
  MfccOptions o;
  o.nMfcc = valueOr(p, "n_mfcc", 20);
  o.dctType = valueOr(p, "dct_type", 2);
  o.ortho = !p["norm"].is_null();
  o.lifter = valueOr(p, "lifter", 0.0);
  return o;
}

/// `values` are what numpy's max and median would be taken of.
DbOptions dbOptions(const Json& p, std::vector<double> values) {
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

TrimOptions trimOptions(const Json& p) {
  TrimOptions o;
  o.topDb = p["top_db"];
  o.frames = {p["frame_length"], p["hop_length"], true};
  return o;
}

FeatureOptions optionsFor(FeatureKind kind) {
  FeatureOptions o;
  o.kind = kind;
  return o;
}

Result<Answer> featureAnswer(const GoldenCase& g, const FeatureOptions& options) {
  const auto feature = computeFeature(g.input(), g.rate(), options);
  if (!feature) return feature.error();
  return Answer::transposed(feature->values);
}

Answer vectorDb(const GoldenCase& g, bool amplitude) {
  const auto values = g.params()["S"].get<std::vector<double>>();
  const DbOptions options = dbOptions(g.params(), values);
  return Answer::vector(amplitude ? amplitudeToDb(values, options) : powerToDb(values, options));
}

Answer mapped(const Json& list, auto&& one) {
  std::vector<double> out;
  for (const double v : list) out.push_back(one(v));
  return Answer::vector(out);
}

Computers allComputers() {
  Computers c;
  c["librosa.filters.get_window"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& name = g.params()["window"];
    const bool kaiser = name.is_array();
    const WindowKind kind = windowFromName(kaiser ? name[0] : name, nullptr);
    return Answer::vector(window(kind, g.params()["Nx"], kaiser ? name[1].get<double>() : 0.0));
  };
  c["librosa.filters.mel"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    return Answer::plain(melFilterbank({p["sr"]}, p["n_fft"], melOptions(p, "norm")).dense());
  };
  c["librosa.mel_frequencies"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    return Answer::vector(melFrequencies(p["n_mels"], p["fmin"], p["fmax"], p["htk"]));
  };
  c["librosa.fft_frequencies"] = [](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(fftFrequencies({g.params()["sr"]}, g.params()["n_fft"]));
  };
  c["librosa.hz_to_mel"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["frequencies"], [&](double hz) { return hzToMel(hz, g.params()["htk"]); });
  };
  c["librosa.mel_to_hz"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["mels"], [&](double mel) { return melToHz(mel, g.params()["htk"]); });
  };
  c["librosa.stft"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto x = stft(g.input(), stftOptions(g.params()));
    if (!x) return x.error();
    return Answer::transposed(*x);
  };
  c["librosa.feature.melspectrogram"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::MelSpectrogram);
    o.stft = stftOptions(g.params());
    o.mel = melOptions(g.params(), "norm");
    return featureAnswer(g, o);
  };
  c["librosa.power_to_db(librosa.feature.melspectrogram(...))"] = [](const GoldenCase& g) -> Result<Answer> {
    FeatureOptions o = optionsFor(FeatureKind::MelSpectrogram);
    if (g.entry["input"] != "silence_22050") {  // silence was made with all defaults
      o.stft.nFft = 400;
      o.stft.hopLength = 160;
      o.mel.nMels = 40;
    }
    auto mel = computeFeature(g.input(), g.rate(), o);
    if (!mel) return mel.error();
    const auto power = mel->values.data();
    powerToDb(mel->values, dbOptions(g.params(), {power.begin(), power.end()}));
    return Answer::transposed(mel->values);
  };
  c["librosa.amplitude_to_db(abs(librosa.stft(...)))"] = [](const GoldenCase& g) -> Result<Answer> {
    StftOptions options;
    options.nFft = 256;
    options.hopLength = 128;
    auto magnitude = stftMagnitude(g.input(), options);
    if (!magnitude) return magnitude.error();
    amplitudeToDb(*magnitude, dbOptions(g.params(), {}));
    return Answer::transposed(*magnitude);
  };
  c["librosa.power_to_db"] = [](const GoldenCase& g) -> Result<Answer> { return vectorDb(g, false); };
  c["librosa.amplitude_to_db"] = [](const GoldenCase& g) -> Result<Answer> { return vectorDb(g, true); };
  c["librosa.db_to_power"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["S_db"], [&](double db) { return dbToPower(db, g.params()["ref"]); });
  };
  c["librosa.db_to_amplitude"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["S_db"], [&](double db) { return dbToAmplitude(db, g.params()["ref"]); });
  };
  c["librosa.feature.mfcc"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::Mfcc);
    o.stft = stftOptions(g.params());
    o.mel = melOptions(g.params(), "mel_norm");
    o.mfcc = mfccOptions(g.params());
    return featureAnswer(g, o);
  };
  c["librosa.feature.mfcc(S=...)"] = [](const GoldenCase& g) -> Result<Answer> {
    const Npy s = readNpy(g.inputPath());  // (n_mels, n_frames)
    MatrixD logMel(s.shape[1], s.shape[0]);
    for (std::size_t m = 0; m < s.shape[0]; ++m)
      for (std::size_t t = 0; t < s.shape[1]; ++t) logMel(t, m) = s.values[m * s.shape[1] + t].real();
    const auto mfcc = mfccFromLogMel(logMel, mfccOptions(g.params()));
    if (!mfcc) return mfcc.error();
    return Answer::transposed(*mfcc);
  };
  c["librosa.feature.rms"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::Rms);
    o.stft.nFft = g.params()["frame_length"];
    o.stft.hopLength = g.params()["hop_length"];
    return featureAnswer(g, o);
  };
  c["librosa.feature.zero_crossing_rate"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::ZeroCrossingRate);
    o.stft.nFft = g.params()["frame_length"];
    o.stft.hopLength = g.params()["hop_length"];
    return featureAnswer(g, o);
  };
  c["librosa.effects.trim"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto range = trimmedRange(g.input(), trimOptions(g.params()));
    if (!range) return range.error();
    return Answer::vector(std::vector<double>{double(range->begin), double(range->end)});
  };
  c["librosa.effects.split"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto ranges = splitRanges(g.input(), trimOptions(g.params()));
    if (!ranges) return ranges.error();
    Answer out{{ranges->size(), 2}, {}};
    for (const SampleRange& r : *ranges) {
      out.values.emplace_back(double(r.begin));
      out.values.emplace_back(double(r.end));
    }
    return out;
  };
  return c;
}

}  // namespace

class TestGoldens : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithLibrosa_data();
  void agreesWithLibrosa();

 private:
  Computers m_computers = allComputers();
  std::vector<GoldenCase> m_cases;
};

void TestGoldens::agreesWithLibrosa_data() {
  // The only norm we do not offer is L1 (filters/mel_h); everything else of these functions is checked.
  m_cases =
      goldenRows(m_computers, [](const Json& p) { return !(p.contains("norm") && p["norm"].is_number()); });
}

void TestGoldens::agreesWithLibrosa() {
  QFETCH(int, place);
  checkGolden(m_cases[std::size_t(place)], m_computers);
}

QTEST_APPLESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
