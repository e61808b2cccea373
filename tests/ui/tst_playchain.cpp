// The way from a source to the device, without a device: loops without a seam, speed with and without the
// pitch, time kept to the sample, a band alone, files of any length, sounds of any shape.

#include "tests/ui/studiorig.h"
#include "ui/playback/deviceoutput.h"
#include "ui/playback/feeder.h"

using namespace ullim;

namespace {

std::shared_ptr<const AudioClip> clipOf(std::vector<float> samples, int rate, int channels = 1) {
  AudioClip clip;
  clip.rate = {rate};
  clip.channels = channels;
  clip.samples = std::move(samples);
  return std::make_shared<const AudioClip>(std::move(clip));
}

/// Everything a chain makes, or so many frames in a loop; one channel of it.
std::vector<float> heard(std::shared_ptr<PlaySource> source, const PlayOrder& order, PlayFormat format,
                         std::size_t most = 0, std::size_t channel = 0) {
  auto chain = PlayChain::make(std::move(source), order, format);
  if (!chain) return {};
  std::vector<float> out, block(std::size_t(format.channels) * 333);
  for (;;) {
    const auto got = chain->pull(block, most > 0);
    if (!got) return {};
    for (std::size_t i = 0; i < *got; ++i) out.push_back(block[i * std::size_t(format.channels) + channel]);
    if (*got < 333 || (most > 0 && out.size() >= most)) break;
  }
  return out;
}

double rms(std::span<const float> y) {
  double sum = 0;
  for (const float x : y) sum += double(x) * x;
  return std::sqrt(sum / double(std::max<std::size_t>(1, y.size())));
}

/// Frequency from the rising zero crossings of the middle half.
double frequencyOf(std::span<const float> all, int rate) {
  const auto y = all.subspan(all.size() / 4, all.size() / 2);
  double first = -1, last = -1;
  int crossings = 0;
  for (std::size_t i = 1; i < y.size(); ++i) {
    if (!(y[i - 1] < 0 && y[i] >= 0)) continue;
    const double at = double(i) - double(y[i]) / double(y[i] - y[i - 1]);
    if (first < 0)
      first = at;
    else
      ++crossings;
    last = at;
  }
  return crossings > 0 ? crossings * rate / (last - first) : 0;
}

}  // namespace

class TestPlayChain : public QObject {
  Q_OBJECT

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void aLoopHasNoSeam() {
    const auto clip = clipOf({0.0f, 0.1f, 0.2f, 0.3f, 0.4f}, 8000);
    const auto out = heard(playMemory(clip), {{1, 4}, 2}, {{8000}, 1}, 8);
    const float expected[] = {0.2f, 0.3f, 0.1f, 0.2f, 0.3f, 0.1f, 0.2f, 0.3f};
    for (std::size_t i = 0; i < 8; ++i) QCOMPARE(out[i], expected[i]);
    auto chain = PlayChain::make(playMemory(clip), {{1, 4}, 2}, {{8000}, 1});
    QVERIFY(chain.has_value());
    QCOMPARE(chain->positionOf(0), 2.0);
    QCOMPARE(chain->positionOf(2), 1.0);
    QCOMPARE(heard(playMemory(clip), {{1, 4}, 2}, {{8000}, 1}).size(), std::size_t(2));
  }

  void channelsGoWhereTheyBelong() {
    const auto mono = clipOf({0.5f, -2.0f}, 8000);
    QCOMPARE(heard(playMemory(mono), {{0, 2}, 0}, {{8000}, 2}, 0, 1), (std::vector<float>{0.5f, -1.0f}));
    const auto stereo = clipOf({0.1f, 0.2f, 0.3f, 0.4f}, 8000, 2);
    QCOMPARE(heard(playMemory(stereo), {{0, 2}, 0}, {{8000}, 2}, 0, 1), (std::vector<float>{0.3f, 0.4f}));
    std::vector<float> eight(8 * 2, 0.0f);
    eight[7 * 2] = 0.8f;  // only the last microphone hears something: it must not be lost
    const auto out = heard(playMemory(clipOf(eight, 96000, 8)), {{0, 2}, 0}, {{96000}, 2}, 0, 1);
    QVERIFY(std::abs(out[0] - 0.1f) < 1e-6f);
  }

  void smallestSounds() {
    for (const int rate : {8000, 44100, 96000})
      for (const double speed : {0.25, 1.0, 2.0})
        for (const bool keep : {true, false}) {
          const auto one = playMemory(clipOf({0.5f}, rate));
          QVERIFY(!heard(one, {{0, 1}, 0, speed, keep}, {{48000}, 2}, 5000).empty());
          (void)heard(one, {{0, 1}, 0, speed, keep}, {{48000}, 2});
          QVERIFY(heard(playMemory(clipOf({}, rate)), {{0, 0}, 0, speed, keep}, {{48000}, 2}).empty());
        }
  }

  void speedAndPitch_data() {
    QTest::addColumn<double>("speed");
    QTest::addColumn<bool>("keep");
    for (const double speed : {0.25, 0.5, 0.75, 1.25, 1.5, 2.0})
      for (const bool keep : {true, false})
        QTest::addRow("%g %s", speed, keep ? "pitch kept" : "varispeed") << speed << keep;
  }
  void speedAndPitch() {
    QFETCH(double, speed);
    QFETCH(bool, keep);
    const auto clip = std::make_shared<const AudioClip>(studio::tone(440, 2.0, 44100));
    QElapsedTimer clock;
    clock.start();
    const auto out = heard(playMemory(clip), {{0, clip->frames()}, 0, speed, keep}, {{48000}, 1});
    const double ms = double(clock.nsecsElapsed()) / 1e6;
    const double wantHz = keep ? 440 : 440 * speed, hz = frequencyOf(out, 48000);
    qInfo("%.3f s of %.2f Hz, rms %.3f, made in %.0f ms", double(out.size()) / 48000, hz,
          rms(std::span(out).subspan(out.size() / 4, out.size() / 2)), ms);
    QVERIFY(std::abs(double(out.size()) - 2.0 / speed * 48000) < 50);
    QVERIFY2(std::abs(hz / wantHz - 1) < 2e-3, qPrintable(QString::number(hz)));
    QVERIFY(std::abs(rms(std::span(out).subspan(out.size() / 4, out.size() / 2)) - 0.3536) < 0.04);
  }

  /// Soft tone bursts, 0.25 s apart: each must come out where the chain says the source is. (Of a click a
  /// stretch makes something of 10 ms or more, uneven, whose middle is no measure.)
  void timeIsKept_data() { speedAndPitch_data(); }
  void timeIsKept() {
    QFETCH(double, speed);
    QFETCH(bool, keep);
    constexpr int kRate = 22050, kBursts = 7;
    std::vector<float> y(kRate * 2, 0.0f);
    for (int b = 1; b <= kBursts; ++b)
      for (int i = -2000; i <= 2000; ++i)
        y[std::size_t(b * kRate / 4 + i)] = 0.8f * float(std::exp(-i * i / 5e5) * std::cos(i * 0.15));
    const auto clip = clipOf(y, kRate);
    auto chain = PlayChain::make(playMemory(clip), {{0, clip->frames()}, 0, speed, keep}, {{48000}, 1});
    QVERIFY(chain.has_value());
    const auto out = heard(playMemory(clip), {{0, clip->frames()}, 0, speed, keep}, {{48000}, 1});
    double worst = 0;
    for (int b = 1; b <= kBursts; ++b) {
      const double at = b * kRate / 4 / chain->step();  // frame it belongs to
      const double reach = 0.1 / speed * 48000;
      double weight = 0, moment = 0;  // centre of its energy
      for (auto i = std::size_t(at - reach); i < std::min(out.size(), std::size_t(at + reach)); ++i) {
        weight += double(out[i]) * out[i];
        moment += double(out[i]) * out[i] * double(i);
      }
      QVERIFY(weight > 0);
      worst = std::max(worst, std::abs(moment / weight - at) / 48000);
    }
    qInfo("worst %.2f ms", worst * 1e3);
    QVERIFY2(worst < (keep ? 0.005 : 0.0002), qPrintable(QString::number(worst)));
  }

  void aBandAlone() {
    AudioClip clip = studio::tone(1000, 1.0, 16000, 0.4);
    const AudioClip low = studio::tone(300, 1.0, 16000, 0.4), high = studio::tone(2200, 1.0, 16000, 0.4);
    for (std::size_t i = 0; i < clip.samples.size(); ++i) clip.samples[i] += low.samples[i] + high.samples[i];
    const auto source = playMemory(std::make_shared<const AudioClip>(clip));
    auto banded = playBand(source, {600, 1600});
    QVERIFY(banded.has_value());
    const auto out = heard(*banded, {{4000, 12000}, 4000}, {{16000}, 1});
    const AudioClip pure = studio::tone(1000, 1.0, 16000, 0.4);
    QCOMPARE(out.size(), std::size_t(8000));
    double rest = 0;  // the 1000 Hz tone itself remains, sample by sample in its place
    for (std::size_t i = 0; i < out.size(); ++i) rest += std::pow(out[i] - pure.samples[i + 4000], 2);
    const double db = 10 * std::log10(rest / double(out.size()) / (0.4 * 0.4 / 2));
    qInfo("what is left of the rest: %.1f dB", db);
    QVERIFY2(db < -50, qPrintable(QString::number(db)));
  }

  void aLongFileIsReadWhileItPlays() {
    QTemporaryDir folder;
    const AudioClip clip = studio::tone(440, 600, 48000);  // 110 MiB as floats
    const QString path = studio::writeClip(folder.filePath("long.wav"), clip);
    const PlayFile file{path.toStdString(), {48000}, clip.frames()};
    const auto inMemory = playMemory(std::make_shared<const AudioClip>(clip));
    const PlayOrder order{{28'000'000, 28'040'000}, 28'000'000};
    const auto out = heard(playFile(file), order, {{48000}, 1}), same = heard(inMemory, order, {{48000}, 1});
    QCOMPARE(out.size(), same.size());
    for (std::size_t i = 0; i < out.size(); ++i) QVERIFY(std::abs(out[i] - same[i]) < 1e-4f);

    PlayFile other = file;
    other.frames += 1;
    auto wrong = PlayChain::make(playFile(other), {{0, 100}, 0}, {{48000}, 1});
    std::vector<float> block(64);
    const auto refused = wrong->pull(block, false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadFormat);
  }

  void aFileThatVanishesIsSaid() {
    QTemporaryDir folder;
    const QString path = studio::writeClip(folder.filePath("gone.wav"), studio::tone(440, 30, 48000));
    auto chain = PlayChain::make(playFile({path.toStdString(), {48000}, 30 * 48000}), {{0, 30 * 48000}, 0},
                                 {{48000}, 1});
    std::vector<float> block(480);
    QVERIFY(chain->pull(block, false).has_value());
    QVERIFY(QFile::resize(path, 1000));
    bool said = false;
    for (int i = 0; i < 3000 && !said; ++i) {
      const auto got = chain->pull(block, false);
      said = !got;
      if (!got) qInfo("%s", got.error().detail.c_str());
      if (got && *got < 480) break;
    }
    QVERIFY(said);
  }

  void theRingIsFedAndGivesSilenceWhereNothingIs() {
    auto session = std::make_shared<PlaySession>(PlayFormat{{8000}, 2});
    RingReader reader(session, false);
    std::int16_t out[64];
    QCOMPARE(reader.read(reinterpret_cast<char*>(out), sizeof out), qint64(sizeof out));
    QVERIFY(std::all_of(out, out + 64, [](std::int16_t x) { return x == 0; }));
    QCOMPARE(session->taken.load(), std::int64_t(32));

    Feeder feeder;
    std::atomic<bool> ready{false};
    feeder.start({session,
                  playMemory(clipOf(std::vector<float>(16, 0.5f), 8000)),
                  {},
                  {{0, 16}, 0},
                  [&] { ready = true; },
                  [](const Error&) {}});
    QTRY_VERIFY(ready);
    QVERIFY(session->made);
    QCOMPARE(reader.read(reinterpret_cast<char*>(out), sizeof out), qint64(sizeof out));
    for (int i = 0; i < 64; ++i) QCOMPARE(out[i], std::int16_t(i < 32 ? 16384 : 0));
    // 32 frames of silence came first; the sound stands behind them.
    PlayPosition where;
    QCOMPARE(where.at(*session, 20), 0.0);
    QCOMPARE(where.at(*session, 32), 0.0);
    QCOMPARE(where.at(*session, 40), 8.0);
    QVERIFY(!where.ended());
    QCOMPARE(where.at(*session, 48), 16.0);
    QVERIFY(where.ended());
  }
};

QTEST_GUILESS_MAIN(TestPlayChain)
#include "tst_playchain.moc"
