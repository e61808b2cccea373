// YIN and probabilistic YIN against librosa's answers, and truths about pitch that need no reference.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "../goldens.h"
#include "core/base/random.h"
#include "core/dsp/pitch.h"
#include "core/dsp/pyin.h"

using namespace ullim;
using namespace ullim::test;

namespace {

PitchOptions pitchOptions(const Json& p) {
  PitchOptions o;
  o.fMinHz = p["fmin"];
  o.fMaxHz = p["fmax"];
  o.frameLength = p["frame_length"];
  o.hopLength = p["hop_length"].is_null() ? o.frameLength / 4 : p["hop_length"].get<int>();
  o.center = p["center"];
  if (p["pad_mode"] == "reflect") o.padMode = PadMode::Reflect;
  if (p["pad_mode"] == "edge") o.padMode = PadMode::Edge;
  if (p.contains("trough_threshold")) o.troughThreshold = p["trough_threshold"];
  return o;
}

PyinOptions pyinOptions(const Json& p) {
  PyinOptions o;
  o.pitch = pitchOptions(p);
  o.nThresholds = p["n_thresholds"];
  o.betaA = p["beta_parameters"][0];
  o.betaB = p["beta_parameters"][1];
  o.boltzmannParameter = p["boltzmann_parameter"];
  o.resolution = p["resolution"];
  o.maxTransitionRate = p["max_transition_rate"];
  o.switchProb = p["switch_prob"];
  o.noTroughProb = p["no_trough_prob"];
  return o;
}

Computers allComputers() {
  Computers c;
  c["librosa.yin"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto f0 = yin(g.input(), g.rate(), pitchOptions(g.params()));
    if (!f0) return f0.error();
    return Answer::vector(*f0);
  };
  c["yin's normalised difference function"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    PitchOptions o;
    o.fMinHz = g.rate().hz / p["max_period"].get<double>();
    o.fMaxHz = g.rate().hz / p["min_period"].get<double>();
    o.frameLength = p["frame_length"];
    o.hopLength = p["hop_length"];
    const std::vector<float> y = g.input();
    const auto frames = PitchFrames::of(y, g.rate(), o);
    if (!frames) return frames.error();
    YinKernel kernel(g.rate(), o);
    MatrixD out(frames->count(), std::size_t(kernel.maxPeriod() - kernel.minPeriod() + 1));
    for (std::size_t t = 0; t < out.rows(); ++t) {
      frames->load(t, kernel.input());
      std::ranges::copy(kernel.normalizedDifference(), out.row(t).begin());
    }
    return Answer::transposed(out);
  };
  c["librosa.pyin"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto track = pyin(g.input(), g.rate(), pyinOptions(g.params()));
    if (!track) return track.error();
    const std::string id = g.entry["id"];
    if (id.find("pyin_voiced") != id.npos) return Answer::vector(track->voiced);
    if (id.find("pyin_prob") != id.npos) return Answer::vector(track->voicedProbability);
    return Answer::vector(track->f0Hz);
  };
  return c;
}

std::vector<float> sine(double hz, SampleRate sr, std::size_t n, double amplitude = 0.5) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i)
    y[i] = float(amplitude * std::sin(2 * std::numbers::pi * hz * double(i) / sr.hz));
  return y;
}

std::vector<float> noise(std::size_t n, double sigma) {
  Rng rng(7);
  std::vector<float> y(n);
  for (float& v : y) v = float(sigma * rng.normal());
  return y;
}

PitchOptions range(double fMinHz, double fMaxHz, int frameLength = 2048, int hopLength = 512) {
  PitchOptions o;
  o.fMinHz = fMinHz;
  o.fMaxHz = fMaxHz;
  o.frameLength = frameLength;
  o.hopLength = hopLength;
  return o;
}

}  // namespace

class TestPitch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithLibrosa_data();
  void agreesWithLibrosa();
  void sineGivesItsFrequency_data();
  void sineGivesItsFrequency();
  void silenceGivesTheShortestPeriod();
  void differenceIsThatOfItsDefinition();
  void framesAreThoseOfTheCurve();
  void voicedToneBetweenSilences();
  void noiseIsMostlyUnvoiced();
  void glideIsFollowedInSteps();
  void betaDistributionHasItsClosedForms();
  void wrongOptionsAreRefused_data();
  void wrongOptionsAreRefused();
  void nothingAndTooShortAreRefused();
  void stopsWhenAsked();

 private:
  Computers m_computers = allComputers();
  std::vector<GoldenCase> m_cases;
};

void TestPitch::agreesWithLibrosa_data() { m_cases = goldenRows(m_computers); }

void TestPitch::agreesWithLibrosa() {
  QFETCH(int, place);
  checkGolden(m_cases[std::size_t(place)], m_computers);
}

void TestPitch::sineGivesItsFrequency_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<int>("rate");
  QTest::newRow("A4 at 22.05 kHz") << 440.0 << 22050;
  QTest::newRow("low voice at 8 kHz") << 83.0 << 8000;
  QTest::newRow("between two lags") << 301.7 << 8000;
  QTest::newRow("a scream at 44.1 kHz") << 1234.5 << 44100;
}

void TestPitch::sineGivesItsFrequency() {
  QFETCH(double, hz);
  QFETCH(int, rate);
  const auto y = sine(hz, {rate}, std::size_t(rate));
  const auto f0 = yin(y, {rate}, range(60, 2000, 4096));
  QVERIFY(f0.has_value());
  const auto track = pyin(y, {rate}, {.pitch = range(60, 2000, 4096)});
  QVERIFY(track.has_value());
  for (std::size_t t = 6; t + 6 < f0->size(); ++t) {  // away from the ends' zeros
    QVERIFY2(std::fabs((*f0)[t] / hz - 1) < 0.003, qPrintable(QString::number((*f0)[t])));
    QVERIFY(track->voiced[t]);
    QVERIFY(std::fabs(12 * std::log2(track->f0Hz[t] / hz)) < 0.1);  // semitones: one bin
  }
}

void TestPitch::silenceGivesTheShortestPeriod() {
  const std::vector<float> y(8000, 0.0f);
  const auto f0 = yin(y, {22050}, range(65, 2000));
  QVERIFY(f0.has_value());
  QCOMPARE(f0->size(), std::size_t(16));
  for (const float hz : *f0) QCOMPARE(hz, float(22050.0 / 11));  // librosa: no trough, so the first lag
  const auto track = pyin(y, {22050}, {.pitch = range(65, 2000)});
  QVERIFY(track.has_value());
  for (std::size_t t = 0; t < track->f0Hz.size(); ++t) {
    QVERIFY(std::isnan(track->f0Hz[t]));
    QCOMPARE(track->voiced[t], std::uint8_t(0));
    QCOMPARE(track->voicedProbability[t], 0.0f);
  }
}

void TestPitch::differenceIsThatOfItsDefinition() {
  const PitchOptions o = range(100, 1000, 301);
  const SampleRate sr{8000};
  YinKernel kernel(sr, o);
  const auto y = noise(301, 0.3);
  std::ranges::copy(y, kernel.input().begin());
  const auto found = kernel.normalizedDifference();
  QCOMPARE(kernel.minPeriod(), 8);
  QCOMPARE(kernel.maxPeriod(), 80);
  double sum = 0;
  for (int k = 1; k <= 80; ++k) {
    double d = 0;
    for (int m = 0; m < 301; ++m) d += 2 * double(y[std::size_t(m)]) * y[std::size_t(m)];
    for (int m = 0; m + k < 301; ++m) d -= 2 * double(y[std::size_t(m)]) * y[std::size_t(m + k)];
    for (int m = 0; m < k && k > 1; ++m) d -= double(y[std::size_t(m)]) * y[std::size_t(m)];
    sum += d;
    if (k < 8) continue;
    QVERIFY(std::fabs(found[std::size_t(k - 8)] - d / (sum / k)) < 1e-12);
  }
}

void TestPitch::framesAreThoseOfTheCurve() {
  const auto y = noise(3000, 0.3);
  PitchOptions o = range(100, 1000, 513, 100);
  o.center = false;
  const auto f0 = yin(y, {8000}, o);
  QVERIFY(f0.has_value());
  QCOMPARE(f0->size(), std::size_t(25));
  YinKernel kernel({8000}, o);
  for (std::size_t t = 0; t < f0->size(); ++t) {
    const std::vector<double> frame(y.begin() + std::ptrdiff_t(100 * t),
                                    y.begin() + std::ptrdiff_t(100 * t + 513));
    QCOMPARE(float(kernel.f0Hz(frame)), (*f0)[t]);
  }
}

void TestPitch::voicedToneBetweenSilences() {
  const SampleRate sr{16000};
  std::vector<float> y(48000, 0.0f);
  const auto tone = sine(250, sr, 16000);
  std::ranges::copy(tone, y.begin() + 16000);
  const auto track = pyin(y, sr, {.pitch = range(80, 800, 1024, 256)});
  QVERIFY(track.has_value());
  for (std::size_t t = 0; t < track->f0Hz.size(); ++t) {
    const std::size_t at = t * 256;
    if (at > 17000 && at < 31000) QVERIFY(track->voiced[t]);
    if (at < 15000 || at > 33000) QVERIFY(!track->voiced[t]);
    QCOMPARE(std::isnan(track->f0Hz[t]), !track->voiced[t]);
    QVERIFY(track->voicedProbability[t] >= 0 && track->voicedProbability[t] <= 1);
  }
}

void TestPitch::noiseIsMostlyUnvoiced() {
  const auto track = pyin(noise(44100, 0.2), {22050}, {.pitch = range(65, 2000)});
  QVERIFY(track.has_value());
  // pYIN calls about a quarter of white noise a voice, librosa as well.
  QVERIFY(std::ranges::count(track->voiced, 1) * 2 < std::ptrdiff_t(track->voiced.size()));
}

void TestPitch::glideIsFollowedInSteps() {
  const SampleRate sr{16000};
  std::vector<float> y(32000);
  double phase = 0;
  const auto hzAt = [](double i) { return 200 * std::exp2(i / 32000); };  // an octave in two seconds
  for (std::size_t i = 0; i < y.size(); ++i) {
    phase += 2 * std::numbers::pi * hzAt(double(i)) / sr.hz;
    y[i] = float(0.3 * std::sin(phase) + 0.2 * std::sin(2 * phase));
  }
  const PyinOptions o{.pitch = range(100, 800, 1024, 256)};
  const auto track = pyin(y, sr, o);
  QVERIFY(track.has_value());
  for (std::size_t t = 3; t + 3 < track->f0Hz.size(); ++t) {
    QVERIFY(std::fabs(12 * std::log2(track->f0Hz[t] / hzAt(double(t * 256)))) < 0.15);
    const double bin = 120 * std::log2(double(track->f0Hz[t]) / 100);  // ten bins a semitone
    QVERIFY(std::fabs(bin - std::round(bin)) < 1e-3);
  }
}

void TestPitch::betaDistributionHasItsClosedForms() {
  for (double x = 0; x <= 1; x += 0.0625) {
    QVERIFY(std::fabs(betaDistribution(x, 1, 1) - x) < 1e-14);
    QVERIFY(std::fabs(betaDistribution(x, 2, 18) -
                      (1 - 19 * std::pow(1 - x, 18) + 18 * std::pow(1 - x, 19))) < 1e-13);
    QVERIFY(std::fabs(betaDistribution(x, 0.5, 0.5) - 2 / std::numbers::pi * std::asin(std::sqrt(x))) <
            1e-13);
    QVERIFY(std::fabs(betaDistribution(x, 3.7, 1.2) + betaDistribution(1 - x, 1.2, 3.7) - 1) < 1e-13);
  }
}

void TestPitch::wrongOptionsAreRefused_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<QString>("value");
  for (const auto& [field, value] : {std::pair{"fMinHz", "0"},   {"fMinHz", "-1"},
                                     {"fMinHz", "900"},          {"fMinHz", "nan"},
                                     {"fMaxHz", "4001"},         {"fMaxHz", "nan"},
                                     {"frameLength", "81"},      {"frameLength", "0"},
                                     {"hopLength", "0"},         {"troughThreshold", "0"},
                                     {"nThresholds", "0"},       {"betaA", "0"},
                                     {"betaB", "nan"},           {"boltzmannParameter", "0"},
                                     {"resolution", "0"},        {"resolution", "1"},
                                     {"switchProb", "1.5"},      {"noTroughProb", "-0.1"},
                                     {"maxTransitionRate", "0"}, {"maxTransitionRate", "1e9"}})
    QTest::addRow("%s %s", field, value) << field << value;
}

void TestPitch::wrongOptionsAreRefused() {
  QFETCH(QString, field);
  QFETCH(QString, value);
  const double v = value == "nan" ? std::nan("") : value.toDouble();
  PyinOptions o{.pitch = range(100, 900, 1024, 256)};
  QVERIFY(o.validate({8000}).has_value());
  if (field == "fMinHz") o.pitch.fMinHz = v;
  if (field == "fMaxHz") o.pitch.fMaxHz = v;
  if (field == "frameLength") o.pitch.frameLength = int(v);
  if (field == "hopLength") o.pitch.hopLength = int(v);
  if (field == "troughThreshold") o.pitch.troughThreshold = v;
  if (field == "nThresholds") o.nThresholds = int(v);
  if (field == "betaA") o.betaA = v;
  if (field == "betaB") o.betaB = v;
  if (field == "boltzmannParameter") o.boltzmannParameter = v;
  if (field == "resolution") o.resolution = v;
  if (field == "switchProb") o.switchProb = v;
  if (field == "noTroughProb") o.noTroughProb = v;
  if (field == "maxTransitionRate") o.maxTransitionRate = v;
  const auto track = pyin(sine(300, {8000}, 4000), {8000}, o);
  QVERIFY(!track.has_value());
  QCOMPARE(track.error().code, ErrorCode::BadArgument);
  QVERIFY2(track.error().detail.starts_with(field.toStdString() + ": "), track.error().detail.c_str());
  QVERIFY(track.error().detail.find("(use ") != std::string::npos);
}

void TestPitch::nothingAndTooShortAreRefused() {
  PitchOptions o = range(100, 900, 1024, 256);
  QCOMPARE(yin({}, {8000}, o).error().code, ErrorCode::FileEmpty);
  QCOMPARE(pyin({}, {8000}, {.pitch = o}).error().code, ErrorCode::FileEmpty);
  QVERIFY(yin(std::vector<float>(1, 0.5f), {8000}, o).has_value());
  o.center = false;
  const std::vector<float> y(1023, 0.0f);
  QCOMPARE(yin(y, {8000}, o).error().code, ErrorCode::BadArgument);
  QCOMPARE(pyin(y, {8000}, {.pitch = o}).error().code, ErrorCode::BadArgument);
}

void TestPitch::stopsWhenAsked() {
  std::stop_source source;
  source.request_stop();
  const JobContext job{source.get_token(), {}};
  const std::vector<float> y(8000, 0.0f);
  QCOMPARE(yin(y, {8000}, range(100, 900), job).error().code, ErrorCode::Cancelled);
  QCOMPARE(pyin(y, {8000}, {.pitch = range(100, 900)}, job).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestPitch)
#include "tst_pitch.moc"
