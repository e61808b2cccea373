// Tables, transforms, mel bands, decibels and cepstra against librosa's answers, at the tolerance of a
// double-precision implementation.
#include "core/dsp/mel.h"
#include "core/dsp/mfcc.h"
#include "core/dsp/stft.h"
#include "core/dsp/window.h"
#include "goldenoptions.h"

using namespace ullim;
using namespace ullim::test;

namespace {

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
    return featureAnswer(g.input(), g.rate(), o);
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
    return featureAnswer(g.input(), g.rate(), o);
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
  c["librosa.istft"] = [](const GoldenCase& g) -> Result<Answer> {
    const StftOptions options = stftOptions(g.params());
    const auto spectrum = stft(g.input(), options);
    if (!spectrum) return spectrum.error();
    const auto y = istft(*spectrum, options, valueOr(g.params(), "length", SamplePos(-1)));
    if (!y) return y.error();
    return Answer::vector(*y);
  };
  c["librosa.filters.window_sumsquare"] = [](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(windowSumSquare(stftOptions(g.params()), g.params()["n_frames"]));
  };
  c["input of mfcc/from_S_*"] = inputItself;
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

void TestGoldens::agreesWithLibrosa_data() { m_cases = goldenRows(m_computers); }

void TestGoldens::agreesWithLibrosa() {
  QFETCH(int, place);
  checkGolden(m_cases[std::size_t(place)], m_computers);
}

QTEST_APPLESS_MAIN(TestGoldens)
#include "tst_goldens.moc"
