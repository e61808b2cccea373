// Jitter, shimmer and harmonics-to-noise ratio of voices whose numbers are known because we made them.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/random.h"
#include "core/dsp/voicequality.h"
#include "core/dsp/voicequalitypitch.h"

using namespace ullim;

namespace {

constexpr double kPi = std::numbers::pi;

std::vector<float> sine(double hz, SampleRate sr, std::size_t n, double amplitude = 0.5) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i) y[i] = float(amplitude * std::sin(2 * kPi * hz * double(i) / sr.hz));
  return y;
}

/// Pulses of 1 ms; periods and amplitudes differ by the share `periodShare` and `amplitudeShare` up and down
/// in turn from their means.
std::vector<float> pulseTrain(double hz, SampleRate sr, double seconds, double periodShare,
                              double amplitudeShare) {
  std::vector<double> y(std::size_t(seconds * sr.hz));
  double at = 0.01;
  for (int k = 0; at < seconds - 0.01; ++k) {
    const double sign = k % 2 ? -1 : 1;
    for (std::size_t i = std::size_t((at - 0.002) * sr.hz); i < std::size_t((at + 0.002) * sr.hz); ++i) {
      const double x = (double(i) / sr.hz - at) / 0.0003;
      y[i] += 0.5 * (1 + sign * amplitudeShare) * (1 - x * x) * std::exp(-x * x / 2);
    }
    at += (1 + sign * periodShare) / hz;
  }
  return {y.begin(), y.end()};
}

std::string difference(const char* name, double found, double truth, double share) {
  if (std::fabs(found - truth) <= share * truth) return {};
  return std::string(name) + ": " + std::to_string(found) + " for " + std::to_string(truth);
}

}  // namespace

class TestVoiceQuality : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void alternatingPeriodsHaveTheirJitter_data();
  void alternatingPeriodsHaveTheirJitter();
  void alternatingAmplitudesHaveTheirShimmer_data();
  void alternatingAmplitudesHaveTheirShimmer();
  void pureToneIsRegular_data();
  void pureToneIsRegular();
  void noiseHasItsRatio_data();
  void noiseHasItsRatio();
  void silenceHasNoVoice();
  void onlyTheVoicedPartCounts();
  void shareOfNoiseIsSmall();
  void loudnessDoesNotMatter();
  void longJumpsDoNotCount();
  void valuesLieInTheMiddle();
  void wrongOptionsAreRefused_data();
  void wrongOptionsAreRefused();
  void nothingAndTooShortAreRefused();
  void stopsWhenAsked();
};

void TestVoiceQuality::alternatingPeriodsHaveTheirJitter_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<int>("rate");
  QTest::addColumn<double>("share");
  QTest::newRow("man, 1 %") << 110.0 << 16000 << 0.01;
  QTest::newRow("man, 0.2 %") << 110.0 << 44100 << 0.002;
  QTest::newRow("woman, 2 %") << 210.0 << 22050 << 0.02;
  QTest::newRow("child, 0.5 %") << 320.0 << 44100 << 0.005;
}

void TestVoiceQuality::alternatingPeriodsHaveTheirJitter() {
  QFETCH(double, hz);
  QFETCH(int, rate);
  QFETCH(double, share);
  // Two unlike periods make one that repeats exactly; it must be below fMinHz.
  const auto q = voiceQuality(pulseTrain(hz, {rate}, 2, share, 0), {rate}, {.fMinHz = 0.75 * hz});
  QVERIFY(q.has_value());
  const std::string wrong = difference("local", q->jitterLocal, 2 * share, 0.05) +
                            difference("rap", q->jitterRap, 4 * share / 3, 0.05) +
                            difference("ppq5", q->jitterPpq5, 0.8 * share, 0.05) +
                            difference("median", q->f0MedianHz, hz, 0.01);
  QVERIFY2(wrong.empty(), wrong.c_str());
  QVERIFY(std::abs(q->periods - int(1.98 * hz)) <= 4);
}

void TestVoiceQuality::alternatingAmplitudesHaveTheirShimmer_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<double>("share");
  QTest::newRow("man, 10 %") << 110.0 << 0.1;
  QTest::newRow("man, 1 %") << 110.0 << 0.01;
  QTest::newRow("woman, 4 %") << 200.0 << 0.04;
}

void TestVoiceQuality::alternatingAmplitudesHaveTheirShimmer() {
  QFETCH(double, hz);
  QFETCH(double, share);
  // A whole number of samples a period, so that every pulse is sampled alike.
  const SampleRate sr{int(200 * hz)};
  const auto q = voiceQuality(pulseTrain(hz, sr, 2, 0, share), sr, {});
  QVERIFY(q.has_value());
  const std::string wrong =
      difference("local", q->shimmerLocal, 2 * share, 0.02) +
      difference("dB", q->shimmerLocalDb, 20 * std::log10((1 + share) / (1 - share)), 0.02) +
      difference("apq3", q->shimmerApq3, 4 * share / 3, 0.02) +
      difference("apq5", q->shimmerApq5, 0.8 * share, 0.02);
  QVERIFY2(wrong.empty(), wrong.c_str());
  QVERIFY(q->jitterLocal < 1e-4);
}

void TestVoiceQuality::pureToneIsRegular_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<int>("rate");
  QTest::addColumn<double>("fMinHz");
  QTest::addColumn<double>("fMaxHz");
  QTest::newRow("voice") << 123.4 << 16000 << 75.0 << 600.0;
  QTest::newRow("cry at 8 kHz") << 431.7 << 8000 << 150.0 << 1200.0;
}

void TestVoiceQuality::pureToneIsRegular() {
  QFETCH(double, hz);
  QFETCH(int, rate);
  QFETCH(double, fMinHz);
  QFETCH(double, fMaxHz);
  const auto q =
      voiceQuality(sine(hz, {rate}, std::size_t(rate)), {rate}, {.fMinHz = fMinHz, .fMaxHz = fMaxHz});
  QVERIFY(q.has_value());
  QVERIFY2(std::fabs(q->f0MedianHz / hz - 1) < 1e-4, qPrintable(QString::number(q->f0MedianHz)));
  QVERIFY(q->f0MinHz <= q->f0MedianHz && q->f0MedianHz <= q->f0MaxHz);
  QVERIFY2(q->jitterLocal < 1e-3, qPrintable(QString::number(q->jitterLocal)));
  QVERIFY2(q->shimmerLocal < 0.01, qPrintable(QString::number(q->shimmerLocal)));
  QVERIFY2(q->hnrDb > 40, qPrintable(QString::number(q->hnrDb)));
  QCOMPARE(q->voicedShare, 1.0);
}

void TestVoiceQuality::noiseHasItsRatio_data() {
  QTest::addColumn<double>("db");
  for (const int db : {5, 10, 20, 30}) QTest::addRow("%d dB", db) << double(db);
}

void TestVoiceQuality::noiseHasItsRatio() {
  QFETCH(double, db);
  const SampleRate sr{16000};
  auto y = sine(200, sr, 48000);
  const double sigma = 0.5 / std::numbers::sqrt2 * std::pow(10, -db / 20);
  Rng rng(11);
  for (float& v : y) v += float(sigma * rng.normal());
  const auto hnr = harmonicsToNoise(y, sr, {});
  QVERIFY(hnr.has_value());
  double sum = 0;
  for (const float v : *hnr) sum += double(v);
  // The best of several peaks is a little higher than the true one.
  const double mean = sum / double(hnr->size());
  QVERIFY2(mean > db - 0.3 && mean < db + 1.2, qPrintable(QString::number(mean)));
}

void TestVoiceQuality::silenceHasNoVoice() {
  const std::vector<float> y(8000, 0.0f);
  const auto hnr = harmonicsToNoise(y, {16000}, {});
  QVERIFY(hnr.has_value());
  QVERIFY(std::ranges::all_of(*hnr, [](float v) { return v == kNoHarmonics; }));
  const auto q = voiceQuality(y, {16000}, {});
  QVERIFY(q.has_value());
  QCOMPARE(q->voicedShare, 0.0);
  QCOMPARE(q->periods, 0);
  for (const double v :
       {q->hnrDb, q->jitterLocal, q->jitterRap, q->jitterPpq5, q->shimmerLocal, q->shimmerLocalDb,
        q->shimmerApq3, q->shimmerApq5, q->f0MedianHz, q->f0MinHz, q->f0MaxHz})
    QVERIFY(std::isnan(v));
}

void TestVoiceQuality::onlyTheVoicedPartCounts() {
  const SampleRate sr{16000};
  std::vector<float> y(64000, 0.0f);
  std::ranges::copy(pulseTrain(200, sr, 1, 0.01, 0), y.begin() + 16000);
  std::ranges::copy(pulseTrain(200, sr, 1, 0.01, 0), y.begin() + 40000);
  const auto q = voiceQuality(y, sr, {.fMinHz = 150});
  QVERIFY(q.has_value());
  QVERIFY(std::fabs(q->voicedShare - 0.5) < 0.03);
  const std::string wrong = difference("local", q->jitterLocal, 0.02, 0.05);
  QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestVoiceQuality::shareOfNoiseIsSmall() {
  std::vector<float> y(48000);
  Rng rng(5);
  for (float& v : y) v = float(0.1 * rng.normal());
  const auto q = voiceQuality(y, {16000}, {});
  QVERIFY(q.has_value());
  QVERIFY2(q->voicedShare < 0.1, qPrintable(QString::number(q->voicedShare)));
}

void TestVoiceQuality::loudnessDoesNotMatter() {
  auto y = pulseTrain(150, {16000}, 1, 0.01, 0.03);
  const auto loud = voiceQuality(y, {16000}, {});
  for (float& v : y) v /= 256;
  const auto soft = voiceQuality(y, {16000}, {});
  QVERIFY(loud.has_value() && soft.has_value());
  QVERIFY(std::fabs(loud->jitterLocal - soft->jitterLocal) < 1e-9);
  QVERIFY(std::fabs(loud->shimmerLocal - soft->shimmerLocal) < 1e-9);
  QVERIFY(std::fabs(loud->hnrDb - soft->hnrDb) < 1e-6);
}

void TestVoiceQuality::longJumpsDoNotCount() {
  const SampleRate sr{16000};
  const auto y = pulseTrain(150, sr, 1, 0.02, 0);
  // Neighbours differ by the factor 1.02 / 0.98 = 1.041.
  const auto strict = voiceQuality(y, sr, {.fMinHz = 110, .maxPeriodFactor = 1.03});
  const auto lenient = voiceQuality(y, sr, {.fMinHz = 110, .maxPeriodFactor = 1.05});
  QVERIFY(strict.has_value() && lenient.has_value());
  QVERIFY(std::isnan(strict->jitterLocal));
  QVERIFY(strict->periods <= 2);  // those at the ends, which have but one neighbour
  const std::string wrong = difference("local", lenient->jitterLocal, 0.04, 0.05);
  QVERIFY2(wrong.empty(), wrong.c_str());
  const auto floor = voiceQuality(y, sr, {.fMinHz = 110, .periodFloorS = 0.01});
  QVERIFY(floor.has_value());
  QCOMPARE(floor->periods, 0);
}

void TestVoiceQuality::valuesLieInTheMiddle() {
  const SampleRate sr{16000};
  for (const std::size_t n : {16000u, 15999u, 1000u}) {
    const auto hnr = harmonicsToNoise(sine(200, sr, n), sr, {});
    QVERIFY(hnr.has_value());
    const double first = harmonicsTimeS(0, n, sr, {}), last = harmonicsTimeS(hnr->size() - 1, n, sr, {});
    QVERIFY(std::fabs(first - (double(n) / sr.hz - last)) < 1e-9);
    QVERIFY(first >= 1.0 / 75 - 1e-9 && first < 1.0 / 75 + 0.01);
  }
}

void TestVoiceQuality::wrongOptionsAreRefused_data() {
  QTest::addColumn<QString>("field");
  QTest::addColumn<double>("value");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [field, value] : {std::pair{"fMinHz", 0.0},
                                     {"fMinHz", 700.0},
                                     {"fMinHz", nan},
                                     {"fMaxHz", 4001.0},
                                     {"fMaxHz", nan},
                                     {"timeStepS", 0.0},
                                     {"silenceThreshold", 1.5},
                                     {"hnrSilenceThreshold", -0.1},
                                     {"voicingThreshold", nan},
                                     {"octaveCost", -1.0},
                                     {"periodFloorS", -1.0},
                                     {"periodCeilingS", 0.0},
                                     {"maxPeriodFactor", 0.9},
                                     {"maxAmplitudeFactor", nan}})
    QTest::addRow("%s %g", field, value) << field << value;
}

void TestVoiceQuality::wrongOptionsAreRefused() {
  QFETCH(QString, field);
  QFETCH(double, value);
  VoiceQualityOptions o;
  QVERIFY(o.validate({8000}).has_value());
  for (const auto& [name, member] : {std::pair{"fMinHz", &o.fMinHz},
                                     {"fMaxHz", &o.fMaxHz},
                                     {"timeStepS", &o.timeStepS},
                                     {"silenceThreshold", &o.silenceThreshold},
                                     {"hnrSilenceThreshold", &o.hnrSilenceThreshold},
                                     {"voicingThreshold", &o.voicingThreshold},
                                     {"octaveCost", &o.octaveCost},
                                     {"periodFloorS", &o.periodFloorS},
                                     {"periodCeilingS", &o.periodCeilingS},
                                     {"maxPeriodFactor", &o.maxPeriodFactor},
                                     {"maxAmplitudeFactor", &o.maxAmplitudeFactor}})
    if (field == name) *member = value;
  const auto q = voiceQuality(sine(300, {8000}, 4000), {8000}, o);
  QVERIFY(!q.has_value());
  QCOMPARE(q.error().code, ErrorCode::BadArgument);
  QVERIFY2(q.error().detail.starts_with(field.toStdString() + ": "), q.error().detail.c_str());
  QVERIFY(q.error().detail.find("(use ") != std::string::npos);
}

void TestVoiceQuality::nothingAndTooShortAreRefused() {
  QCOMPARE(voiceQuality({}, {8000}, {}).error().code, ErrorCode::FileEmpty);
  QCOMPARE(harmonicsToNoise({}, {8000}, {}).error().code, ErrorCode::FileEmpty);
  QCOMPARE(harmonicsToNoise(sine(300, {8000}, 213), {8000}, {}).error().code, ErrorCode::BadArgument);
  QVERIFY(harmonicsToNoise(sine(300, {8000}, 214), {8000}, {}).has_value());  // two periods of 75 Hz
  QCOMPARE(voiceQuality(sine(300, {8000}, 319), {8000}, {}).error().code, ErrorCode::BadArgument);
  QVERIFY(voiceQuality(sine(300, {8000}, 320), {8000}, {}).has_value());  // three
}

void TestVoiceQuality::stopsWhenAsked() {
  std::stop_source source;
  source.request_stop();
  const JobContext job{source.get_token(), {}};
  const auto y = sine(300, {8000}, 8000);
  QCOMPARE(harmonicsToNoise(y, {8000}, {}, job).error().code, ErrorCode::Cancelled);
  QCOMPARE(voiceQuality(y, {8000}, {}, job).error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestVoiceQuality)
#include "tst_voicequality.moc"
