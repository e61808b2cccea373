// Truths about the transform that need no reference: where a sine peaks, what silence is, what is refused.
#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/dsp/dct.h"
#include "core/dsp/feature.h"
#include "core/dsp/mel.h"
#include "core/dsp/padding.h"
#include "core/dsp/rms.h"
#include "core/dsp/stft.h"
#include "core/dsp/trim.h"

using namespace ullim;

namespace {

std::vector<float> sine(double hz, SampleRate sr, std::size_t n, double amplitude = 0.5) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i)
    y[i] = float(amplitude * std::sin(2 * std::numbers::pi * hz * double(i) / sr.hz));
  return y;
}

StftOptions sizes(int nFft, int hop) {
  StftOptions o;
  o.nFft = nFft;
  o.hopLength = hop;
  return o;
}

FeatureOptions feature(FeatureKind kind) {
  FeatureOptions o;
  o.kind = kind;
  return o;
}

}  // namespace

class TestStft : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sinePeaksAtItsBin_data();
  void sinePeaksAtItsBin();
  void amplitudeOfASine();
  void silenceIsZeroDb_data();
  void silenceIsZeroDb();
  void everyLengthHasItsFrames();
  void wrongOptionsAreRefused_data();
  void wrongOptionsAreRefused();
  void nothingAndNotNumbersAreRefused();
  void stopsWhenAsked();
  void namesRoundTrip();
  void dctIsOrthonormal_data();
  void dctIsOrthonormal();
  void emptyMelFiltersAreCounted();
  void thresholdTrim();
};

void TestStft::sinePeaksAtItsBin_data() {
  QTest::addColumn<double>("hz");
  QTest::addColumn<int>("rate");
  QTest::addColumn<int>("nFft");
  QTest::addColumn<int>("bin");
  QTest::newRow("1 kHz at 16 kHz, nFft 512") << 1000.0 << 16000 << 512 << 32;
  QTest::newRow("500 Hz at 8 kHz, nFft 400") << 500.0 << 8000 << 400 << 25;
  QTest::newRow("odd nFft") << 800.0 << 8000 << 401 << 40;
  QTest::newRow("5 kHz at 44.1 kHz") << 5000.0 << 44100 << 2048 << 232;
}

void TestStft::sinePeaksAtItsBin() {
  QFETCH(double, hz);
  QFETCH(int, rate);
  QFETCH(int, nFft);
  QFETCH(int, bin);
  const auto power = stftPower(sine(hz, {rate}, 8000), sizes(nFft, 128));
  QVERIFY(power.has_value());
  const auto row = power->row(power->rows() / 2);
  QCOMPARE(int(std::max_element(row.begin(), row.end()) - row.begin()), bin);
}

void TestStft::amplitudeOfASine() {
  // A periodic Hann window sums to n / 2, so a sine of amplitude a on a bin shows a * n / 4.
  const auto magnitude = stftMagnitude(sine(1000, {16000}, 16000), sizes(512, 128));
  QVERIFY(magnitude.has_value());
  QVERIFY(std::fabs((*magnitude)(60, 32) - 0.5 * 512 / 4) < 1e-3);
}

void TestStft::silenceIsZeroDb_data() {
  QTest::addColumn<int>("kind");
  QTest::newRow("log-mel") << int(FeatureKind::LogMel);
  QTest::newRow("stft in dB") << int(FeatureKind::StftDb);
}

void TestStft::silenceIsZeroDb() {
  QFETCH(int, kind);
  const auto f = computeFeature(std::vector<float>(8000, 0.0f), {8000}, feature(FeatureKind(kind)));
  QVERIFY(f.has_value());
  QCOMPARE(f->values.rows(), std::size_t(16));
  for (const float v : f->values.data()) QCOMPARE(v, 0.0f);
  QCOMPARE(f->minimum, 0.0f);
  QCOMPARE(f->unit, std::string("dB"));
}

void TestStft::everyLengthHasItsFrames() {
  for (const int nFft : {1, 2, 31, 64}) {
    for (std::size_t n = 1; n < 140; ++n) {
      for (const PadMode mode : {PadMode::Constant, PadMode::Reflect, PadMode::Edge}) {
        StftOptions o = sizes(nFft, 10);
        o.padMode = mode;
        const auto power = stftPower(std::vector<float>(n, 1.0f), o);
        QVERIFY(power.has_value());
        QCOMPARE(power->rows(), 1 + (n + 2 * std::size_t(nFft / 2) - std::size_t(nFft)) / 10);
        // A constant stays constant under reflection and repetition: its bin 0 is the window's sum in every
        // frame.
        if (mode != PadMode::Constant)
          for (std::size_t t = 0; t < power->rows(); ++t)
            QVERIFY(std::fabs((*power)(t, 0) - (*power)(0, 0)) <= 1e-6f * (*power)(0, 0));
      }
    }
  }
}

void TestStft::wrongOptionsAreRefused_data() {
  QTest::addColumn<QString>("field");
  for (const char* field : {"nFft", "hopLength", "winLength", "nMels", "fMinHz", "power", "ref", "amin",
                            "nMfcc", "dctType", "lifter", "kaiserBeta"})
    QTest::newRow(field) << QString(field);
}

void TestStft::wrongOptionsAreRefused() {
  QFETCH(QString, field);
  FeatureOptions o = feature(FeatureKind::Mfcc);
  if (field == "nFft") o.stft.nFft = 0;
  if (field == "hopLength") o.stft.hopLength = 0;
  if (field == "winLength") o.stft.winLength = 4096;
  if (field == "nMels") o.mel.nMels = 0;
  if (field == "fMinHz") o.mel.fMinHz = 4000;
  if (field == "power") o.mel.power = std::nan("");
  if (field == "ref") o.db = {0.0, false, 1e-10, 80.0};
  if (field == "amin") o.db.amin = 0;
  if (field == "nMfcc") o.mfcc.nMfcc = 129;
  if (field == "dctType") o.mfcc.dctType = 4;
  if (field == "lifter") o.mfcc.lifter = -1;
  if (field == "kaiserBeta") {
    o.stft.window = WindowKind::Kaiser;
    o.stft.kaiserBeta = -1;
  }
  const auto f = computeFeature(sine(440, {8000}, 4000), {8000}, o);
  QVERIFY(!f);
  QCOMPARE(f.error().code, ErrorCode::BadArgument);
  QVERIFY2(QString::fromStdString(f.error().detail).startsWith(field + ":"), f.error().detail.c_str());
}

void TestStft::nothingAndNotNumbersAreRefused() {
  const auto none = computeFeature({}, {8000}, {});
  QVERIFY(!none);
  QCOMPARE(none.error().code, ErrorCode::FileEmpty);
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    std::vector<float> y = sine(440, {8000}, 4000);
    y[3999] = bad;
    const auto f = computeFeature(y, {8000}, {});
    QVERIFY(!f);
    QCOMPARE(f.error().code, ErrorCode::NotFinite);
  }
  const auto one = computeFeature(std::vector<float>{0.5f}, {8000}, {});
  QVERIFY(one.has_value());
  QCOMPARE(one->values.rows(), std::size_t(1));
}

void TestStft::stopsWhenAsked() {
  std::stop_source source;
  JobContext job;
  job.stop = source.get_token();
  std::size_t reports = 0;
  job.report = [&](std::size_t done, std::size_t total) {
    QVERIFY(done <= total);
    if (++reports == 2) source.request_stop();
  };
  const auto f = computeFeature(std::vector<float>(1000000, 0.1f), {8000}, {}, job);
  QVERIFY(!f);
  QCOMPARE(f.error().code, ErrorCode::Cancelled);
  QCOMPARE(reports, std::size_t(2));
}

void TestStft::namesRoundTrip() {
  for (const char* name : {"waveform", "stft-magnitude", "stft-power", "stft", "melspectrogram", "logmel",
                           "mfcc", "rms", "zcr"}) {
    const auto kind = featureFromName(name);
    QVERIFY(kind.has_value());
    QCOMPARE(std::string(featureName(*kind)), std::string(name));
  }
  QVERIFY(!featureFromName("chroma "));
  bool ok = true;
  windowFromName("hanning", &ok);
  QVERIFY(!ok);
}

void TestStft::dctIsOrthonormal_data() {
  QTest::addColumn<int>("type");
  QTest::newRow("2") << 2;
  QTest::newRow("3") << 3;
}

void TestStft::dctIsOrthonormal() {
  QFETCH(int, type);
  constexpr std::size_t n = 13;
  // The transform of each unit vector is a column of an orthonormal matrix; type 3 is the inverse of type 2.
  const Dct forward(type, true, n, n), back(5 - type, true, n, n);
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> unit(n, 0.0), x(n), again(n);
    unit[i] = 1;
    forward.apply(unit, x);
    back.apply(x, again);
    for (std::size_t k = 0; k < n; ++k) QVERIFY(std::fabs(again[k] - unit[k]) < 1e-12);
  }
}

void TestStft::emptyMelFiltersAreCounted() {
  MelOptions mel;
  QCOMPARE(melFilterbank({22050}, 2048, mel).emptyCount(), std::size_t(0));
  QVERIFY(melFilterbank({22050}, 400, mel).emptyCount() > 0);
}

void TestStft::thresholdTrim() {
  std::vector<float> y(10000, 0.005f);
  y[3000] = 0.5f;
  y[6999] = -0.5f;
  TrimOptions o;
  o.method = TrimMethod::Threshold;
  QCOMPARE(trimmedRange(y, o).value(), (SampleRange{3000, 7000}));
  QCOMPARE(splitRanges(y, o).value(), (std::vector<SampleRange>{{3000, 3001}, {6999, 7000}}));
  o.threshold = 0.6;
  QVERIFY(trimmedRange(y, o).value().empty());
  QCOMPARE(trimmedRange(std::vector<float>(5000, 0.0f)).value(), (SampleRange{0, 5000}));
}

QTEST_APPLESS_MAIN(TestStft)
#include "tst_stft.moc"
