// The waveform of a long file: every sample counts at every zoom, and nothing waits for the disk.
#include "core/audio/peaks.h"
#include "tests/core/view/longrig.h"

using namespace ullim;
using namespace ullim::test;

class TestLongWave : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void columnsHoldTheirSamples_data();
  void columnsHoldTheirSamples();
  void closeUpIsExact();
  void samplesAreTheFiles();
  void clickSurvivesAtEveryZoom();
  void coarseLookComesFirst();
  void outsideIsZero();
  void channelIsChosen();
  void notFiniteIsZero();

 private:
  QTemporaryDir m_dir;
};

void TestLongWave::columnsHoldTheirSamples_data() {
  QTest::addColumn<int>("samples");
  for (const int samples : {1, 255, 256, 257, 1 << 20, (1 << 20) + 1, 3 * (1 << 20) + 12345})
    QTest::addRow("%d samples", samples) << samples;
}

void TestLongWave::columnsHoldTheirSamples() {
  QFETCH(int, samples);
  Rng rng(7);
  std::vector<float> y(static_cast<std::size_t>(samples));
  for (float& x : y) x = float(rng.normal());
  const auto sound = opened(written(m_dir, "w.wav", y, 48000));
  const auto wave = sound->wave();
  QVERIFY(eventually([&] { return wave->complete(); }));
  QCOMPARE(wave->length(), samples);
  for (int trial = 0; trial < 60; ++trial) {
    const double begin = double(rng.below(std::size_t(samples))),
                 end = begin + 1 + double(rng.below(std::size_t(samples)));
    const int count = 1 + int(rng.below(700));
    const double step = (end - begin) / count;
    const auto got = wave->columns(begin, end, count);
    QCOMPARE(got.size(), std::size_t(count));
    // Borders lie on summaries of 256 samples: a column holds what is well inside it and nothing from beyond.
    for (int c = 0; c < count; ++c) {
      const auto peak = got[std::size_t(c)];
      const SamplePos low = SamplePos(begin + c * step), high = SamplePos(begin + (c + 1) * step);
      const SampleRange wide{std::max<SamplePos>(0, low - 256), std::min<SamplePos>(samples, high + 257)},
          narrow{std::max<SamplePos>(0, low + 256), std::min<SamplePos>(samples, high - 256)};
      if (low >= samples) continue;
      const Peak most = peaks(y, wide, 1).front();
      QVERIFY(peak.max <= most.max && peak.min >= most.min);
      if (narrow.empty()) continue;
      const Peak least = peaks(y, narrow, 1).front();
      QVERIFY(peak.max >= least.max && peak.min <= least.min);
      if (step > 100000) QVERIFY(std::fabs(peak.rms - least.rms) < 0.02);
    }
  }
  const Peak all = wave->columns(0, samples, 1).front(), expected = peaks(y, {0, samples}, 1).front();
  QCOMPARE(all.min, expected.min);
  QCOMPARE(all.max, expected.max);
  QVERIFY(std::fabs(all.rms - expected.rms) <= 1e-5f * (1 + expected.rms));
  QCOMPARE(wave->peak(), std::max(-expected.min, expected.max));
}

void TestLongWave::closeUpIsExact() {
  const std::vector<float> y = livelySignal(200, 16000);
  const auto sound = opened(written(m_dir, "close.wav", y, 16000));
  const auto wave = sound->wave();
  for (const SampleRange range : {SampleRange{0, 700}, {1000000, 1200000}, {65536 - 100, 65536 + 100}}) {
    std::vector<float> samples;
    QVERIFY(eventually([&] { return wave->samples(range, samples); }));
    const auto got = wave->columns(double(range.begin), double(range.end), 500);
    const auto expected = peaks(y, range, 500);
    for (std::size_t c = 0; c < got.size(); ++c) {
      QCOMPARE(got[c].max, expected[c].max);
      QCOMPARE(got[c].min, expected[c].min);
      QVERIFY(std::fabs(got[c].rms - expected[c].rms) <= 1e-5f);
    }
  }
}

void TestLongWave::samplesAreTheFiles() {
  const std::vector<float> y = livelySignal(100, 16000);
  const auto sound = opened(written(m_dir, "samples.wav", y, 16000));
  const auto wave = sound->wave();
  for (const SampleRange range : {SampleRange{0, 1},
                                  {32767, 32769},
                                  {500000, 900000},
                                  {SamplePos(y.size()) - 5, SamplePos(y.size())}}) {
    std::vector<float> got;
    QVERIFY(eventually([&] { return wave->samples(range, got); }));
    QVERIFY(std::equal(got.begin(), got.end(), y.begin() + range.begin, y.begin() + range.end));
  }
  std::vector<float> got;
  QVERIFY(wave->samples({5, 5}, got));
  QVERIFY(got.empty());
}

void TestLongWave::clickSurvivesAtEveryZoom() {
  std::vector<float> y(44100 * 300, 0.0f);
  const SamplePos at = 44100 * 123 + 456;
  y[std::size_t(at)] = -1;
  const auto sound = opened(written(m_dir, "click.wav", y, 44100));
  const auto wave = sound->wave();
  QVERIFY(eventually([&] { return wave->complete(); }));
  for (double wide = double(y.size()); wide > 100; wide /= 3) {
    const double begin = double(at) - wide * 0.4;
    const auto columns = wave->columns(begin, begin + wide, 1000);
    const auto deepest = std::min_element(columns.begin(), columns.end(),
                                          [](const Peak& a, const Peak& b) { return a.min < b.min; });
    QCOMPARE(deepest->min, -1.0f);
    const double tolerance = 1 + 257 / (wide / 1000);  // one column, or one summary
    QVERIFY(std::fabs(double(deepest - columns.begin()) - 400) <= tolerance);
  }
}

void TestLongWave::coarseLookComesFirst() {
  std::vector<float> y(44100 * 600);
  for (std::size_t i = 0; i < y.size(); ++i)
    y[i] = float(std::sin(0.05 * double(i))) * (i < y.size() / 2 ? 0.25f : 0.5f);
  const auto sound = opened(written(m_dir, "coarse.wav", y, 44100));
  sound->stopPass();
  const auto wave = sound->wave();
  QElapsedTimer timer;
  timer.start();
  // The whole shape is there before the file was read.
  QVERIFY(eventually(
      [&] {
        const auto columns = wave->columns(0, double(y.size()), 1000);
        for (int c = 10; c < 990; ++c) {
          const float expected = c < 500 ? 0.25f : 0.5f;
          if (std::abs(c - 500) > 5 && std::fabs(columns[std::size_t(c)].max - expected) > 0.01f)
            return false;
        }
        return true;
      },
      5000));
  sound->resumePass();
  QVERIFY(eventually([&] { return wave->complete(); }));
}

void TestLongWave::outsideIsZero() {
  const std::vector<float> y(1000, 0.5f);
  const auto sound = opened(written(m_dir, "outside.wav", y, 8000));
  const auto wave = sound->wave();
  QVERIFY(eventually([&] { return wave->complete(); }));
  const auto columns = wave->columns(-1000, 2000, 3);
  QCOMPARE(columns[0].max, 0.0f);
  QCOMPARE(columns[1].min, 0.5f);
  QCOMPARE(columns[2].rms, 0.0f);
  QVERIFY(wave->columns(0, 1000, 0).empty());
  QCOMPARE(wave->columns(100, 100, 2).size(), std::size_t(2));
}

void TestLongWave::channelIsChosen() {
  constexpr int kChannels = 8;
  constexpr std::size_t kFrames = 50000;
  std::vector<float> planar(kChannels * kFrames);
  for (std::size_t c = 0; c < kChannels; ++c)
    for (std::size_t i = 0; i < kFrames; ++i) planar[c * kFrames + i] = float(c + 1) / 16;
  const std::string path = written(m_dir, "eight.wav", planar, 8000, kChannels);
  for (int channel = -1; channel < kChannels; ++channel) {
    LongSound::Options options;
    options.channel = channel;
    const auto sound = opened(path, options);
    QVERIFY(eventually([&] { return sound->wave()->complete(); }));
    QCOMPARE(sound->wave()->peak(), channel < 0 ? 4.5f / 16 : float(channel + 1) / 16);
    QCOMPARE(sound->info().channels, kChannels);
  }
  LongSound::Options options;
  options.channel = kChannels;
  const auto refused = LongSound::open(path, options);
  QVERIFY(!refused.has_value());
  QCOMPARE(refused.error().code, ErrorCode::BadArgument);
}

void TestLongWave::notFiniteIsZero() {
  std::vector<float> y(20000, 0.25f);
  y[777] = std::numeric_limits<float>::quiet_NaN();
  y[888] = std::numeric_limits<float>::infinity();
  // writeWav keeps what is not finite out; the file is made by hand.
  const std::string path = written(m_dir, "nan.wav", std::vector<float>(20000, 0.25f), 8000);
  QFile file(QString::fromStdString(path));
  QVERIFY(file.open(QIODevice::ReadWrite));
  const qint64 data = file.size() - qint64(y.size() * sizeof(float));
  QVERIFY(file.seek(data));
  file.write(reinterpret_cast<const char*>(y.data()), qint64(y.size() * sizeof(float)));
  file.close();
  const auto sound = opened(path);
  std::vector<float> got;
  QVERIFY(eventually([&] { return sound->wave()->samples({0, 20000}, got); }));
  QCOMPARE(got[776], 0.25f);
  QCOMPARE(got[777], 0.0f);
  QCOMPARE(got[888], 0.0f);
  QVERIFY(eventually([&] { return sound->wave()->complete(); }));
  QCOMPARE(sound->wave()->columns(0, 20000, 1).front().min, 0.0f);
  FeatureOptions options;
  options.kind = FeatureKind::Rms;
  const auto source = *sound->cells(options);
  const auto cells = finished(*source, 0, source->frames(), 100);
  for (const float v : cells.feature->values.data()) QVERIFY(std::isfinite(v));
}

QTEST_APPLESS_MAIN(TestLongWave)
#include "tst_longwave.moc"
