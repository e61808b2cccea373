// Pictures of long files: whatever way they are put together, they are computeFeature()'s of the whole file.
#include "tests/core/view/longrig.h"

using namespace ullim;
using namespace ullim::test;

class TestLongCells : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyKindEqualsTheWhole_data();
  void everyKindEqualsTheWhole();
  void framesUnderTheCursor();
  void tileEdgesDoNotShow();
  void oneScaleForAll();
  void clickSurvivesAtEveryZoom();
  void toneLiesInItsRow();
  void whereColumnsAreDrawn();
  void lateMaximumMovesWhatWasFinished();
  void joinsARunningPass();
  void coarseLookComesFirst();
  void paddingAndEmphasis_data();
  void paddingAndEmphasis();
  void shortFiles_data();
  void shortFiles();
  void refusesWhatNeedsTheWhole();
  void samePictureWhileHeld();

 private:
  QTemporaryDir m_dir;
};

namespace {

FeatureOptions kindOf(FeatureKind kind) {
  FeatureOptions options;
  options.kind = kind;
  options.stft.nFft = 512;
  options.stft.hopLength = 32;
  options.contrast.nBands = 4;
  options.mel.nMels = 40;
  options.mfcc.nMfcc = 13;
  options.f0.fMinHz = 100;
  options.f0.fMaxHz = 1000;
  return options;
}

/// All levels of the picture against the whole: the largest difference.
void compareAtAllZooms(const CellSource& source, const Feature& whole, double tolerance) {
  const std::int64_t frames = std::int64_t(whole.values.rows());
  QCOMPARE(source.frames(), frames);
  QCOMPARE(source.rows(), whole.values.cols());
  for (std::int64_t zoom = 1; zoom < 2 * frames; zoom *= 2) {
    constexpr std::int64_t kColumns = 2000;
    for (std::int64_t first = 0; first < frames; first += kColumns * zoom) {
      const std::int64_t end = std::min(frames, first + kColumns * zoom);
      const auto cells = finished(source, first, end, int(std::max<std::int64_t>(1, (end - first) / zoom)));
      QVERIFY(cells.complete);
      const Feature& got = *cells.feature;
      const std::int64_t per = got.hopLength / whole.hopLength;
      QVERIFY(per <= zoom);
      const std::int64_t begin = first / per * per;
      QCOMPARE(got.origin, (double(begin) + double(per - 1) / 2) * whole.hopLength);
      for (std::size_t c = 0; c < got.values.rows(); ++c) {
        const auto expected =
            pooled(whole.values, begin + std::int64_t(c) * per, begin + std::int64_t(c + 1) * per);
        const double difference = largestDifference(got.values.row(c), expected);
        QVERIFY2(difference <= tolerance,
                 qPrintable(QString("column %1 of %2 frames differs by %3").arg(c).arg(per).arg(difference)));
      }
    }
    const Feature got = *source.shape();
    QVERIFY(std::fabs(got.minimum - whole.minimum) <= tolerance);
    QVERIFY(std::fabs(got.maximum - whole.maximum) <= tolerance);
    QCOMPARE(got.rowAxis, whole.rowAxis);
    QVERIFY(got.rowHz == whole.rowHz);
    QCOMPARE(got.unit, whole.unit);
  }
}

}  // namespace

void TestLongCells::everyKindEqualsTheWhole_data() {
  QTest::addColumn<int>("kind");
  for (const FeatureKind kind :
       {FeatureKind::StftDb, FeatureKind::StftPower, FeatureKind::StftMagnitude, FeatureKind::MelSpectrogram,
        FeatureKind::LogMel, FeatureKind::Mfcc, FeatureKind::Delta, FeatureKind::Delta2, FeatureKind::Chroma,
        FeatureKind::Contrast, FeatureKind::Rms, FeatureKind::ZeroCrossingRate, FeatureKind::Centroid,
        FeatureKind::Bandwidth, FeatureKind::Rolloff, FeatureKind::Flatness, FeatureKind::Onset,
        FeatureKind::F0})
    QTest::newRow(featureName(kind)) << int(kind);
}

void TestLongCells::everyKindEqualsTheWhole() {
  QFETCH(int, kind);
  // Four minutes, 60000 frames; little memory, so that coarse levels, tiles and their being dropped all
  // occur.
  static const std::vector<float> y = livelySignal(240, 8000);
  static const std::string path = written(m_dir, "lively.wav", y, 8000);
  const FeatureOptions options = kindOf(FeatureKind(kind));
  const auto whole = computeFeature(y, {8000}, options);
  QVERIFY(whole.has_value());
  LongSound::Options small;
  small.memoryBytes = 0;  // the least there is
  const auto sound = opened(path, small);
  const auto source = sound->cells(options);
  QVERIFY(source.has_value());
  compareAtAllZooms(**source, *whole, 1e-4);
  QCOMPARE(sound->problem(), std::string());
}

void TestLongCells::framesUnderTheCursor() {
  const std::vector<float> y = livelySignal(300, 16000);
  const auto sound = opened(written(m_dir, "cursor.wav", y, 16000));
  for (const FeatureKind kind : {FeatureKind::StftDb, FeatureKind::LogMel, FeatureKind::Mfcc}) {
    FeatureOptions options;
    options.kind = kind;
    options.stft.hopLength = 256;
    const auto whole = computeFeature(y, {16000}, options);
    const auto source = *sound->cells(options);
    QVERIFY(eventually([&] { return source->cells(0, source->frames(), 800).complete; }));
    for (const std::int64_t t : {std::int64_t(0), std::int64_t(1), std::int64_t(1023), std::int64_t(1024),
                                 std::int64_t(9999), source->frames() - 1}) {
      std::vector<float> values;
      QVERIFY(eventually([&] { return source->frame(t, values); }));
      QCOMPARE(largestDifference(values, whole->values.row(std::size_t(t))), 0.0);
    }
    std::vector<float> none;
    QVERIFY(!source->frame(-1, none));
    QVERIFY(!source->frame(source->frames(), none));
  }
}

void TestLongCells::tileEdgesDoNotShow() {
  // A noise that is everywhere the same: no column may stand out at any place, and overlapping views agree.
  const std::vector<float> y = livelySignal(400, 16000);
  const auto sound = opened(written(m_dir, "edges.wav", y, 16000));
  FeatureOptions options;
  options.stft.hopLength = 200;
  const auto source = *sound->cells(options);
  for (const int zoom : {1, 2, 4}) {
    const auto a = finished(*source, 900, 900 + 1000 * zoom, 1000),
               b = finished(*source, 500, 500 + 1800 * zoom, 1800);
    QVERIFY(a.complete && b.complete);
    QCOMPARE(a.feature->hopLength, b.feature->hopLength);
    const std::int64_t per = a.feature->hopLength / 200;
    const std::int64_t firstA = 900 / per, firstB = 500 / per;
    for (std::size_t c = 0; c < a.feature->values.rows(); ++c) {
      const std::size_t other = std::size_t(firstA - firstB) + c;
      if (other >= b.feature->values.rows()) break;
      QCOMPARE(largestDifference(a.feature->values.row(c), b.feature->values.row(other)), 0.0);
    }
  }
}

void TestLongCells::oneScaleForAll() {
  // Loud at one place: a quiet stretch alone must be as dark as it is in the whole.
  std::vector<float> y(16000 * 200);
  Rng rng(1);
  for (float& x : y) x = float(1e-3 * rng.normal());
  for (std::size_t i = 16000 * 150; i < 16000 * 150 + 4000; ++i) y[i] = float(std::sin(0.5 * double(i)));
  const auto sound = opened(written(m_dir, "scale.wav", y, 16000));
  FeatureOptions options;
  options.kind = FeatureKind::StftDb;
  const auto source = *sound->cells(options);
  const auto quiet = finished(*source, 100, 400, 300);
  QCOMPARE(quiet.feature->maximum, 0.0f);
  QCOMPARE(quiet.feature->minimum, -80.0f);
  QCOMPARE(source->shape()->maximum, 0.0f);
  float loudest = -1000;
  for (const float v : quiet.feature->values.data()) loudest = std::max(loudest, v);
  QVERIFY(loudest < -30);
}

void TestLongCells::clickSurvivesAtEveryZoom() {
  // Frames touch each other, so that one alone sees the click, and it is not the first of its column.
  constexpr int kHop = 128;
  std::vector<float> y(16000 * 400, 0.0f);
  constexpr std::size_t kFrame = 34127;
  y[kFrame * kHop] = 1;
  const auto sound = opened(written(m_dir, "click.wav", y, 16000));
  FeatureOptions options;
  options.kind = FeatureKind::StftDb;
  options.stft.nFft = options.stft.hopLength = kHop;
  const auto source = *sound->cells(options);
  for (int columns = 1; columns <= 8192; columns *= 2) {
    const auto cells = finished(*source, 0, source->frames(), columns);
    QVERIFY(cells.complete);
    const std::size_t per = std::size_t(cells.feature->hopLength / kHop);
    for (std::size_t c = 0; c < cells.feature->values.rows(); ++c)
      QCOMPARE(cells.feature->values(c, 20), c == kFrame / per ? 0.0f : -80.0f);
  }
}

void TestLongCells::toneLiesInItsRow() {
  std::vector<float> y(8000 * 100);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = float(std::sin(2 * kPi * 1000 * double(i) / 8000));
  const auto sound = opened(written(m_dir, "tone.wav", y, 8000));
  FeatureOptions options;
  options.kind = FeatureKind::StftDb;
  const auto source = *sound->cells(options);
  const auto cells = finished(*source, 0, source->frames(), 100);
  for (std::size_t c = 1; c + 1 < cells.feature->values.rows(); ++c) {
    const auto row = cells.feature->values.row(c);
    QCOMPARE(std::max_element(row.begin(), row.end()) - row.begin(), 256);  // 1000 Hz * 2048 / 8000
    QVERIFY(row[256] > -0.01f && row[300] < -60);
  }
}

void TestLongCells::whereColumnsAreDrawn() {
  const auto sound = opened(written(m_dir, "drawn.wav", livelySignal(200, 16000), 16000));
  FeatureOptions options;
  const auto source = *sound->cells(options);
  const auto cells = finished(*source, 1000, 1800, 100);
  const Feature& feature = *cells.feature;
  const int per = feature.hopLength / 512;
  QCOMPARE(per, 8);
  // The middle of frames 1000 .. 1007 is frame 1003.5.
  QCOMPARE(feature.origin, 1003.5 * 512);
  QCOMPARE(feature.values.rows(), std::size_t(100));
}

void TestLongCells::lateMaximumMovesWhatWasFinished() {
  // MFCC's floor is 80 dB under the maximum of the clip: one loud moment at the very end, between the places
  // of the coarse look, lifts the floor of everything before it.
  std::vector<float> y(16000 * 300);
  Rng rng(2);
  for (float& x : y) x = float(1e-5 * rng.normal());
  for (std::size_t i = y.size() - 3000; i < y.size() - 2800; ++i) y[i] = i % 2 ? 0.9f : -0.9f;
  const auto sound = opened(written(m_dir, "late.wav", y, 16000));
  for (const FeatureKind kind : {FeatureKind::Mfcc, FeatureKind::Contrast, FeatureKind::Onset}) {
    FeatureOptions options;
    options.kind = kind;
    options.stft.hopLength = 256;
    const auto whole = computeFeature(y, {16000}, options);
    const auto source = *sound->cells(options);
    source->cells(0, 500, 500);  // tiles that are finished with an early maximum
    compareAtAllZooms(*source, *whole, 1e-4);
  }
}

void TestLongCells::joinsARunningPass() {
  const std::vector<float> y = livelySignal(600, 16000);
  const auto sound = opened(written(m_dir, "join.wav", y, 16000));
  FeatureOptions stft, mel;
  stft.kind = FeatureKind::StftDb;
  mel.kind = FeatureKind::LogMel;
  const auto first = *sound->cells(stft);
  QVERIFY(eventually([&] { return sound->wave()->complete() && sound->progress() > 0.4; }));
  const auto second = *sound->cells(mel);
  QVERIFY(eventually([&] { return sound->progress() == 1; }));
  for (const auto& [source, options] : {std::pair{first, stft}, std::pair{second, mel}}) {
    const auto whole = computeFeature(y, {16000}, options);
    const auto cells = source->cells(0, source->frames(), 500);
    QVERIFY(cells.complete);
    const std::int64_t per = cells.feature->hopLength / 512;
    for (std::size_t c = 0; c < cells.feature->values.rows(); ++c)
      QVERIFY(largestDifference(cells.feature->values.row(c), pooled(whole->values, std::int64_t(c) * per,
                                                                     std::int64_t(c + 1) * per)) <= 1e-4);
  }
}

void TestLongCells::coarseLookComesFirst() {
  const std::vector<float> y = livelySignal(1200, 16000);
  const auto sound = opened(written(m_dir, "coarse.wav", y, 16000));
  sound->stopPass();
  FeatureOptions options;
  const auto source = *sound->cells(options);  // a new picture lets the pass go on
  sound->stopPass();
  QVERIFY(sound->isPassStopped());
  // Soon every column shows something, on the scale of the whole, and nobody claims that it is final.
  CellSource::Cells cells;
  QVERIFY(eventually([&] {
    cells = source->cells(0, source->frames(), 1000);
    if (!cells.feature) return false;
    for (std::size_t c = 0; c < cells.feature->values.rows(); ++c)
      if (std::isnan(cells.feature->values(c, 3))) return false;
    return true;
  }));
  QVERIFY(!cells.complete);
  QTest::qSleep(100);
  QVERIFY(!source->cells(0, source->frames(), 1000).complete);
  sound->resumePass();
  QVERIFY(finished(*source, 0, source->frames(), 1000).complete);
  QCOMPARE(sound->progress(), 1.0);
}

void TestLongCells::paddingAndEmphasis_data() {
  QTest::addColumn<int>("mode");
  QTest::addColumn<double>("emphasis");
  QTest::addColumn<bool>("center");
  for (int mode = int(PadMode::Constant); mode <= int(PadMode::LinearRamp); ++mode)
    for (const double emphasis : {0.0, 0.97})
      QTest::addRow("%s, %g", padModeName(PadMode(mode)), emphasis) << mode << emphasis << true;
  QTest::newRow("not centred") << int(PadMode::Constant) << 0.97 << false;
}

void TestLongCells::paddingAndEmphasis() {
  QFETCH(int, mode);
  QFETCH(double, emphasis);
  QFETCH(bool, center);
  std::vector<float> y(8000 * 30 + 77);
  Rng rng(3);
  for (float& x : y) x = float(rng.normal());
  FeatureOptions options;
  options.kind = FeatureKind::StftPower;
  options.stft.padMode = PadMode(mode);
  options.stft.center = center;
  options.preemphasis = emphasis;
  const auto whole = computeFeature(y, {8000}, options);
  const auto sound = opened(written(m_dir, "pad.wav", y, 8000));
  const auto source = *sound->cells(options);
  const auto cells = finished(*source, 0, source->frames(), int(source->frames()));
  QCOMPARE(largestDifference(cells.feature->values.data(), whole->values.data()), 0.0);
}

void TestLongCells::shortFiles_data() {
  QTest::addColumn<int>("samples");
  for (const int samples : {1, 2, 100, 1024, 1025, 5000}) QTest::addRow("%d samples", samples) << samples;
}

void TestLongCells::shortFiles() {
  QFETCH(int, samples);
  std::vector<float> y(static_cast<std::size_t>(samples));
  Rng rng(4);
  for (float& x : y) x = float(0.1 * rng.normal());
  const auto sound = opened(written(m_dir, "short.wav", y, 8000));
  for (const PadMode mode : {PadMode::Constant, PadMode::Reflect, PadMode::LinearRamp}) {
    FeatureOptions options;
    options.stft.padMode = mode;
    options.preemphasis = 0.5;
    const auto whole = computeFeature(y, {8000}, options);
    const auto source = *sound->cells(options);
    const auto cells = finished(*source, 0, source->frames(), 100);
    QVERIFY(cells.complete);
    QCOMPARE(largestDifference(cells.feature->values.data(), whole->values.data()), 0.0);
  }
  QVERIFY(eventually([&] { return sound->wave()->complete(); }));
  const auto peaks = sound->wave()->columns(0, samples, 1);
  QCOMPARE(peaks.front().max, *std::max_element(y.begin(), y.end()));
}

void TestLongCells::refusesWhatNeedsTheWhole() {
  const auto sound = opened(written(m_dir, "refuse.wav", livelySignal(2, 8000), 8000));
  FeatureOptions options;
  for (const FeatureKind kind : {FeatureKind::Hnr, FeatureKind::VoicedProbability, FeatureKind::Waveform}) {
    options.kind = kind;
    const auto cells = sound->cells(options);
    QVERIFY(!cells.has_value());
    QCOMPARE(cells.error().code, ErrorCode::Unsupported);
  }
  options = {};
  options.scale = FeatureScale::Rows;
  QCOMPARE(sound->cells(options).error().code, ErrorCode::Unsupported);
  options = {};
  options.stft.nFft = 0;
  QCOMPARE(sound->cells(options).error().code, ErrorCode::BadArgument);
  options = {};
  options.stft.center = false;
  options.stft.nFft = 32768;  // longer than the file
  QCOMPARE(sound->cells(options).error().code, ErrorCode::BadArgument);
}

void TestLongCells::samePictureWhileHeld() {
  const auto sound = opened(written(m_dir, "held.wav", livelySignal(2, 8000), 8000));
  FeatureOptions options;
  const auto a = *sound->cells(options), b = *sound->cells(options);
  QCOMPARE(a.get(), b.get());
  options.stft.hopLength = 100;
  QVERIFY((*sound->cells(options)).get() != a.get());
}

QTEST_APPLESS_MAIN(TestLongCells)
#include "tst_longcells.moc"
