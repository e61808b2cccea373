#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/augment/chain.h"
#include "core/augment/noise.h"

using namespace ullim;

namespace {

constexpr SampleRate kRate{8000};

std::vector<float> sine(std::size_t n, double amplitude = 0.3) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i)
    y[i] = float(amplitude * std::sin(2 * std::numbers::pi * 440 * double(i) / kRate.hz));
  return y;
}

Chain chainOf(const char* text, std::uint64_t seed = 0) {
  auto chain = parseChain(text);
  Q_ASSERT(chain.has_value());
  chain->seed = seed;
  return *chain;
}

std::vector<float> run(const std::vector<float>& y, const char* text, std::uint64_t seed = 0,
                       const char* id = "clip") {
  auto out = applyChain(y, kRate, chainOf(text, seed), id);
  Q_ASSERT(out.has_value());
  return *out;
}

double measuredSnrDb(const std::vector<float>& clean, const std::vector<float>& noisy) {
  std::vector<float> noise(clean.size());
  for (std::size_t i = 0; i < clean.size(); ++i) noise[i] = noisy[i] - clean[i];
  return 20 * std::log10(rmsOf(clean) / rmsOf(noise));
}

/// Power of the first difference over power of the signal: 2 for white noise, less the redder the noise.
double roughness(const std::vector<float>& y) {
  double diff = 0, power = 0;
  for (std::size_t i = 1; i < y.size(); ++i) {
    diff += std::pow(double(y[i]) - y[i - 1], 2);
    power += double(y[i]) * y[i];
  }
  return diff / power;
}

/// Power of y around hz, by Goertzel sums over blocks of 1024.
double powerAt(const std::vector<float>& y, double hz) {
  double sum = 0;
  constexpr std::size_t kBlock = 1024;
  for (std::size_t b = 0; b + kBlock <= y.size(); b += kBlock) {
    double re = 0, im = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const double hann = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * double(i) / kBlock);
      const double phase = 2 * std::numbers::pi * hz * double(i) / kRate.hz;
      re += hann * y[b + i] * std::cos(phase);
      im += hann * y[b + i] * std::sin(phase);
    }
    sum += re * re + im * im;
  }
  return sum;
}

}  // namespace

class TestChain : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fadeFollowsItsCurve_data();
  void fadeFollowsItsCurve();
  void fadeLongerThanTheClipCoversIt();
  void gainIsExact();
  void noiseHasTheSnrAskedFor_data();
  void noiseHasTheSnrAskedFor();
  void noiseHasItsColour();
  void silenceStaysSilent();
  void seedAndClipDecideTheBytes();
  void orderOfStepsMatters();
  void disabledStepsDoNothingAndShiftNoChance();
  void textReadsBack();
  void emptyAndTinyClips();
  void badTextIsRefused_data();
  void badTextIsRefused();
  void registryIsComplete();
};

void TestChain::fadeFollowsItsCurve_data() {
  QTest::addColumn<QString>("curve");
  QTest::addColumn<double>("middle");
  QTest::addColumn<double>("quarter");
  QTest::newRow("linear") << "linear" << 0.5 << 0.25;
  QTest::newRow("equal power") << "equal_power" << std::sqrt(0.5) << std::sin(std::numbers::pi / 8);
  QTest::newRow("exponential") << "exponential" << 0.5 * std::pow(2.0, -0.5) << 0.25 * std::pow(2.0, -0.75);
}

void TestChain::fadeFollowsItsCurve() {
  QFETCH(QString, curve);
  QFETCH(double, middle);
  QFETCH(double, quarter);
  const std::vector<float> ones(8000, 1.0f);
  const auto in = run(ones, ("fade_in(length=0.5, curve=" + curve + ")").toUtf8().constData());
  QCOMPARE(in.size(), ones.size());
  QCOMPARE(in[0], 0.0f);
  QCOMPARE(in[1000], float(quarter));
  QCOMPARE(in[2000], float(middle));
  QCOMPARE(in[4000], 1.0f);
  QCOMPARE(in[7999], 1.0f);
  QVERIFY(std::is_sorted(in.begin(), in.end()));
  auto out = run(ones, ("fade_out(length=0.5, curve=" + curve + ")").toUtf8().constData());
  std::reverse(out.begin(), out.end());
  QVERIFY(out == in);
}

void TestChain::fadeLongerThanTheClipCoversIt() {
  const auto y = run(std::vector<float>(100, 1.0f), "fade_in(length=30)");
  QCOMPARE(y[0], 0.0f);
  QCOMPARE(y[50], 0.5f);
  QCOMPARE(y[99], 0.99f);
}

void TestChain::gainIsExact() {
  const auto y = sine(1000);
  const auto louder = run(y, "gain(gain_db=20)");
  for (std::size_t i = 0; i < y.size(); ++i) QCOMPARE(louder[i], y[i] * 10.0f);
}

void TestChain::noiseHasTheSnrAskedFor_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<double>("snrDb");
  for (const char* kind : {"white", "pink", "brown"})
    for (const double snr : {-10.0, 0.0, 10.0, 30.0}) QTest::addRow("%s %g dB", kind, snr) << kind << snr;
}

void TestChain::noiseHasTheSnrAskedFor() {
  QFETCH(QString, kind);
  QFETCH(double, snrDb);
  const auto y = sine(16000);
  const auto text = QString("noise(snr_db=%1, kind=%2)").arg(snrDb).arg(kind).toUtf8();
  const double measured = measuredSnrDb(y, run(y, text.constData(), 7));
  QVERIFY2(std::abs(measured - snrDb) < 0.2, qPrintable(QString::number(measured)));
}

void TestChain::noiseHasItsColour() {
  const auto noiseOf = [](NoiseKind kind) {
    Rng rng(3);
    return makeNoise(kind, 200000, kRate, rng);
  };
  const auto white = noiseOf(NoiseKind::White), pink = noiseOf(NoiseKind::Pink),
             brown = noiseOf(NoiseKind::Brown);
  QVERIFY(std::abs(roughness(white) - 2.0) < 0.03);
  // Over the three octaves from 250 to 2000 Hz: 0, -9.03 and -18.06 dB.
  const auto slopeDb = [](const std::vector<float>& y) {
    return 10 * std::log10(powerAt(y, 2000) / powerAt(y, 250));
  };
  QVERIFY2(std::abs(slopeDb(white)) < 1.5, qPrintable(QString::number(slopeDb(white))));
  QVERIFY2(std::abs(slopeDb(pink) + 9.03) < 1.5, qPrintable(QString::number(slopeDb(pink))));
  // The integrator of sampled noise bends up a little towards the Nyquist frequency.
  QVERIFY2(std::abs(slopeDb(brown) + 17.2) < 1.7, qPrintable(QString::number(slopeDb(brown))));
}

void TestChain::silenceStaysSilent() {
  const std::vector<float> zeros(500, 0.0f);
  QVERIFY(run(zeros, "noise(snr_db=0); gain(gain_db=60); fade_in()") == zeros);
}

void TestChain::seedAndClipDecideTheBytes() {
  const auto y = sine(2000);
  const char* text = "noise(snr_db=10)";
  const auto first = run(y, text, 5, "a");
  QVERIFY(run(y, text, 6, "a") != first);
  QVERIFY(run(y, text, 5, "b") != first);
  QVERIFY(run(y, text, 5, "a") == first);  // whatever was made in between
}

void TestChain::orderOfStepsMatters() {
  const auto y = sine(4000);
  // Gain before noise raises the noise with it; the SNR is taken from the level at that point.
  const auto gainFirst = run(y, "gain(gain_db=6); noise(snr_db=20)");
  QVERIFY(std::abs(measuredSnrDb(run(y, "gain(gain_db=6)"), gainFirst) - 20) < 0.2);
  // A fade after the noise silences it at the start, a fade before it does not.
  QCOMPARE(run(y, "noise(snr_db=0); fade_in(length=0.1)")[0], 0.0f);
  QVERIFY(run(y, "fade_in(length=0.1); noise(snr_db=0)")[0] != 0.0f);
}

void TestChain::disabledStepsDoNothingAndShiftNoChance() {
  const auto y = sine(1000);
  Chain chain = chainOf("gain(gain_db=0); noise(snr_db=10)", 9);
  const auto with = applyChain(y, kRate, chain, "x");
  chain.steps[0].enabled = false;
  const auto without = applyChain(y, kRate, chain, "x");
  QVERIFY(with.value() == without.value());
  chain.steps[1].enabled = false;
  QVERIFY(applyChain(y, kRate, chain, "x").value() == y);
}

void TestChain::textReadsBack() {
  const auto chain =
      parseChain(" fade_in( length = 0.25 ,curve=equal_power ) ; off:gain(gain_db=-3.5);noise ; ");
  QVERIFY(chain.has_value());
  QCOMPARE(chain->steps.size(), std::size_t(3));
  QVERIFY(!chain->steps[1].enabled);
  QCOMPARE(
      QString::fromStdString(chainText(*chain)),
      QString(
          "fade_in(length=0.25, curve=equal_power); off:gain(gain_db=-3.5); noise(snr_db=20, kind=white)"));
  QVERIFY(parseChain(chainText(*chain)).value() == *chain);
  QVERIFY(parseChain("").value().steps.empty());
}

void TestChain::emptyAndTinyClips() {
  const char* all = "fade_in(); fade_out(); gain(); noise(kind=pink)";
  QVERIFY(run({}, all).empty());
  QCOMPARE(run({0.5f}, all).size(), std::size_t(1));
  QVERIFY(!applyChain(std::vector<float>{1}, SampleRate{0}, chainOf("gain()"), "x").has_value());
}

void TestChain::badTextIsRefused_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("mustName");
  QTest::newRow("unknown transform") << "fade(length=1)"
                                     << "fade_in";
  QTest::newRow("unknown parameter") << "fade_in(len=1)"
                                     << "length";
  QTest::newRow("not a number") << "gain(gain_db=loud)"
                                << "loud";
  QTest::newRow("nan") << "gain(gain_db=nan)"
                       << "nan";
  QTest::newRow("trailing rubbish") << "gain(gain_db=3dB)"
                                    << "3dB";
  QTest::newRow("out of range") << "gain(gain_db=61)"
                                << "-60..60 dB";
  QTest::newRow("negative length") << "fade_in(length=-1)"
                                   << "0..60 s";
  QTest::newRow("unknown choice") << "noise(kind=blue)"
                                  << "pink";
  QTest::newRow("open bracket") << "gain(gain_db=3"
                                << "bracket";
  QTest::newRow("no value") << "gain(3)"
                            << "name=value";
  QTest::newRow("twice") << "gain(gain_db=3, gain_db=4)"
                         << "twice";
  QTest::newRow("empty name") << "(length=1)"
                              << "fade_in";
}

void TestChain::badTextIsRefused() {
  QFETCH(QString, text);
  QFETCH(QString, mustName);
  const auto step = parseStep(text.toStdString());
  QVERIFY(!step.has_value());
  QCOMPARE(step.error().code, ErrorCode::BadArgument);
  QVERIFY2(QString::fromStdString(step.error().detail).contains(mustName), step.error().detail.c_str());
  QVERIFY(!parseChain("gain(); " + text.toStdString()).has_value());
}

void TestChain::registryIsComplete() {
  for (const TransformInfo& t : transforms()) {
    QVERIFY(!t.description.empty());
    for (const ParameterInfo& p : t.parameters) {
      QVERIFY(!p.description.empty());
      QVERIFY(p.defaultValue >= p.minimum && p.defaultValue <= p.maximum);
    }
    // Every transform can be called by its bare name, and its text reads back.
    const auto step = parseStep(t.name);
    QVERIFY(step.has_value());
    QVERIFY(parseStep(stepText(*step)).value() == *step);
  }
}

QTEST_APPLESS_MAIN(TestChain)
#include "tst_chain.moc"
