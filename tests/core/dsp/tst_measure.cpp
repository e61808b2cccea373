// Numbers of a selection, against signals whose numbers are known because we made them, and librosa's
// spectra.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/random.h"
#include "core/dsp/measure.h"
#include "tests/core/npyreader.h"

using namespace ullim;

namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<float> sine(double hz, double amplitude, SampleRate sr, std::size_t n) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i) y[i] = float(amplitude * std::sin(2 * kPi * hz * double(i) / sr.hz));
  return y;
}

std::vector<float> sum(std::vector<float> a, const std::vector<float>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

std::vector<float> noise(double sigma, std::size_t n) {
  Rng rng(5);
  std::vector<float> y(n);
  for (float& v : y) v = float(sigma * rng.normal());
  return y;
}

/// Pulses whose periods are longer and shorter than their mean by the share `jitter` in turn, and whose
/// heights differ by the share `shimmer`.
std::vector<float> voice(double hz, SampleRate sr, double lengthS, double jitter, double shimmer) {
  std::vector<double> y(std::size_t(lengthS * sr.hz));
  double at = 0.01;
  for (int k = 0; at < lengthS - 0.01; ++k) {
    const double sign = k % 2 ? -1 : 1;
    for (auto i = std::size_t((at - 0.002) * sr.hz); i < std::size_t((at + 0.002) * sr.hz); ++i) {
      const double x = (double(i) / sr.hz - at) / 0.0003;
      y[i] += 0.5 * (1 + sign * shimmer) * (1 - x * x) * std::exp(-x * x / 2);
    }
    at += (1 + sign * jitter) / hz;
  }
  return {y.begin(), y.end()};
}

Selection whole(const std::vector<float>& y) { return {{0, SamplePos(y.size())}}; }

bool near(double found, double truth, double tolerance) {
  if (std::fabs(found - truth) <= tolerance) return true;
  qWarning("%.9g is not %.9g +- %.3g", found, truth, tolerance);
  return false;
}

const MeasureOptions kNoVoice{.voice = false};

}  // namespace

class TestMeasure : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sineHasItsLevelAndFrequency_data() {
    QTest::addColumn<int>("rate");
    QTest::addColumn<double>("hz");
    QTest::addColumn<double>("amplitude");
    QTest::newRow("8 kHz") << 8000 << 443.21 << 0.25;
    QTest::newRow("16 kHz, loud") << 16000 << 1000.0 << 1.0;
    QTest::newRow("44.1 kHz, faint") << 44100 << 612.5 << 0.001;
  }
  void sineHasItsLevelAndFrequency() {
    QFETCH(int, rate);
    QFETCH(double, hz);
    QFETCH(double, amplitude);
    const SampleRate sr{rate};
    const auto y = sine(hz, amplitude, sr, std::size_t(2 * rate));
    const auto m = measure(y, sr, whole(y));
    QVERIFY(m);
    QCOMPARE(m->durationS, 2.0);
    QVERIFY(near(m->rms, amplitude / std::sqrt(2), amplitude * 0.002));
    QVERIFY(near(m->rmsDbfs, 20 * std::log10(amplitude) - 3.0103, 0.02));
    QVERIFY(near(m->peakDbfs, 20 * std::log10(amplitude), 0.05));
    QVERIFY(near(m->bandRms, m->rms, 1e-12));
    QVERIFY(near(m->peakHz, hz, 0.06 * rate / 2048));  // parabola on a Hann window: 5 % of a bin at most
    QVERIFY(near(m->edgeLowHz, hz, 2.0 * rate / 2048));
    QVERIFY(near(m->edgeHighHz, hz, 2.0 * rate / 2048));
    QVERIFY(near(m->zcr, 2 * hz / rate, 2.0 / rate));
    QVERIFY(near(m->f0MedianHz, hz, 0.006 * hz));  // pYIN's grid: a tenth of a semitone
    QVERIFY(m->f0MinHz <= m->f0MedianHz && m->f0MedianHz <= m->f0MaxHz);
    QVERIFY(m->voicedShare > 0.95);
    QVERIFY(m->jitterLocal < 1e-3 && m->shimmerLocal < 1e-3);
    QVERIFY(m->hnrDb > 30);
  }

  void bandPicksOneOfTwoSines() {
    const SampleRate sr{16000};
    const auto y = sum(sine(500, 0.4, sr, 32000), sine(3000, 0.1, sr, 32000));
    const auto all = measure(y, sr, whole(y), kNoVoice);
    QVERIFY(all);
    QVERIFY(near(all->peakHz, 500, 1));
    QVERIFY(near(all->rms, std::sqrt((0.16 + 0.01) / 2), 1e-4));
    const auto high = measure(y, sr, {{0, 32000}, 2500, 3500}, kNoVoice);
    QVERIFY(high);
    QVERIFY(near(high->peakHz, 3000, 1));
    QVERIFY(near(high->bandRms, 0.1 / std::sqrt(2), 0.0007));
    QVERIFY(near(high->bandRmsDbfs, -23.01, 0.1));
    QVERIFY(near(high->rms, all->rms, 1e-12));  // the level of all frequencies stays beside it
    QVERIFY(near(high->centroidHz, 3000, 10));
    QVERIFY(near(high->edgeLowHz, 3000, 16) && near(high->edgeHighHz, 3000, 16));
    const auto low = measure(y, sr, {{0, 32000}, 0, 1000}, kNoVoice);
    QVERIFY(low);
    QVERIFY(near(low->peakHz, 500, 1));
    QVERIFY(near(low->bandRms, 0.4 / std::sqrt(2), 0.002));
    QCOMPARE(low->lowHz, 0.0);
    QCOMPARE(low->highHz, 1000.0);
    // The energies of bands that make up the whole add up to it.
    const auto rest = measure(y, sr, {{0, 32000}, 1000.1, 0}, kNoVoice);
    QVERIFY(rest);
    QVERIFY(near(low->bandRms * low->bandRms + rest->bandRms * rest->bandRms, all->rms * all->rms, 1e-9));
  }

  void onlyTheSelectionCounts() {
    const SampleRate sr{8000};
    auto y = sine(400, 0.5, sr, 8000);
    const auto other = sine(1500, 0.05, sr, 8000);
    y.insert(y.end(), other.begin(), other.end());
    const auto m = measure(y, sr, {{8000, 16000}}, kNoVoice);
    QVERIFY(m);
    QCOMPARE(m->beginS, 1.0);
    QCOMPARE(m->endS, 2.0);
    QVERIFY(near(m->peakHz, 1500, 1));
    QVERIFY(near(m->rms, 0.05 / std::sqrt(2), 1e-4));
    const auto beyond = measure(y, sr, {{-500, 99999}}, kNoVoice);
    QVERIFY(beyond);
    QCOMPARE(beyond->range, (SampleRange{0, 16000}));
  }

  void whiteNoiseIsEven() {
    // Flat power: nine tenths of it lie between 5 and 95 % of half the rate; flat mean magnitude: its
    // centroid is a quarter of the rate and its deviation that of the even distribution, half the rate over
    // sqrt(12).
    const SampleRate sr{16000};
    const auto y = noise(0.1, 320000);
    const auto m = measure(y, sr, whole(y));
    QVERIFY(m);
    QVERIFY(near(m->edgeLowHz, 400, 40) && near(m->edgeHighHz, 7600, 40));
    QVERIFY(near(m->centroidHz, 4000, 40));
    QVERIFY(near(m->bandwidthHz, 8000 / std::sqrt(12.0), 40));
    QVERIFY(near(m->zcr, 0.5, 0.01));
    QVERIFY(near(m->rmsDbfs, -20, 0.1));
    QVERIFY(m->voicedShare < 0.2);
    const auto box = measure(y, sr, {{0, 320000}, 2000, 4000}, kNoVoice);
    QVERIFY(near(box->bandRmsDbfs, -20 - 10 * std::log10(4.0), 0.1));
  }

  void centroidIsThatOfLibrosasSpectrum_data() {
    QTest::addColumn<QString>("spectrum");
    QTest::addColumn<QString>("input");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("nFft");
    QTest::addColumn<int>("winLength");
    QTest::addColumn<int>("hop");
    QTest::newRow("cry") << "nfft512_win400_hop160__cry_8000"
                         << "cry_8000" << 8000 << 512 << 400 << 160;
    QTest::newRow("chirp") << "nfft2048_hop512__chirp_22050"
                           << "chirp_22050" << 22050 << 2048 << 0 << 512;
    QTest::newRow("impulses") << "nfft512_hop128__impulses_16000"
                              << "impulses_16000" << 16000 << 512 << 0 << 128;
  }
  void centroidIsThatOfLibrosasSpectrum() {
    QFETCH(QString, spectrum);
    QFETCH(QString, input);
    QFETCH(int, rate);
    QFETCH(int, nFft);
    const std::string folder = ULLIM_TEST_DATA "/goldens/";
    const auto golden = test::readNpy(folder + "stft/" + spectrum.toStdString() + ".npy");  // (bins, frames)
    const std::size_t bins = golden.shape[0], frames = golden.shape[1];
    // librosa.feature.spectral_centroid and spectral_bandwidth of S = |X|.mean(axis=1), by their definition.
    double weight = 0, moment = 0, spread = 0;
    std::vector<double> s(bins);
    for (std::size_t k = 0; k < bins; ++k) {
      for (std::size_t t = 0; t < frames; ++t) s[k] += std::abs(golden.values[k * frames + t]);
      weight += s[k];
      moment += s[k] * double(k) * rate / nFft;
    }
    for (std::size_t k = 0; k < bins; ++k)
      spread += s[k] / weight * std::pow(double(k) * rate / nFft - moment / weight, 2);
    MeasureOptions options{.voice = false};
    options.stft.nFft = nFft;
    QFETCH(int, winLength);
    QFETCH(int, hop);
    options.stft.winLength = winLength;
    options.stft.hopLength = hop;
    const auto y = test::readNpy(folder + "inputs/" + input.toStdString() + ".npy").floats();
    const auto m = measure(y, {rate}, whole(y), options);
    QVERIFY(m);
    QVERIFY(near(m->centroidHz, moment / weight, 1e-6 * moment / weight));
    QVERIFY(near(m->bandwidthHz, std::sqrt(spread), 1e-6 * std::sqrt(spread)));
  }

  void voiceHasItsJitterAndShimmer() {
    const SampleRate sr{44100};
    // Periods T (1 + j) and T (1 - j) in turn: |T1 - T2| / T = 2 j; the same with amplitudes.
    const auto shaky = voice(320, sr, 1.5, 0.005, 0);
    const auto m = measure(shaky, sr, whole(shaky));
    QVERIFY(m);
    QVERIFY(near(m->jitterLocal, 0.01, 0.0005));
    QVERIFY(near(m->f0MedianHz, 320, 4));
    const auto uneven = voice(320, sr, 1.5, 0, 0.02);
    const auto n = measure(uneven, sr, whole(uneven));
    QVERIFY(n);
    QVERIFY(near(n->shimmerLocal, 0.04, 0.002));
    QVERIFY(n->jitterLocal < 0.001);
  }

  void halfAVoiceIsHalfVoiced() {
    const SampleRate sr{16000};
    auto y = sine(450, 0.5, sr, 32000);
    const auto hiss = noise(0.001, 32000);
    y.insert(y.end(), hiss.begin(), hiss.end());
    const auto m = measure(y, sr, whole(y));
    QVERIFY(m);
    QVERIFY(near(m->voicedShare, 0.5, 0.1));
    QVERIFY(near(m->f0MedianHz, 450, 3));
  }

  void longSelectionsAreTakenInPieces() {
    const SampleRate sr{8000};
    const auto y = sine(300, 0.5, sr, 130 * 8000);
    const auto m = measure(y, sr, whole(y));
    QVERIFY(m);
    QVERIFY(near(m->f0MedianHz, 300, 2));
    QVERIFY(m->voicedShare > 0.98);
  }

  void silenceHasNoNumbers() {
    const std::vector<float> y(16000, 0.0f);
    const auto m = measure(y, {16000}, whole(y));
    QVERIFY(m);
    QCOMPARE(m->rms, 0.0);
    QCOMPARE(m->peak, 0.0);
    QCOMPARE(m->bandRms, 0.0);
    QCOMPARE(m->zcr, 0.0);
    QCOMPARE(m->voicedShare, 0.0);
    for (const double each :
         {m->rmsDbfs, m->peakDbfs, m->bandRmsDbfs, m->peakHz, m->centroidHz, m->bandwidthHz, m->edgeLowHz,
          m->edgeHighHz, m->f0MedianHz, m->f0MinHz, m->f0MaxHz, m->jitterLocal, m->shimmerLocal, m->hnrDb})
      QVERIFY(std::isnan(each));
  }

  void shortSelections_data() {
    QTest::addColumn<int>("length");
    for (const int n : {1, 2, 3, 10, 160, 161, 321, 500, 2047, 2048, 2049}) QTest::addRow("%d", n) << n;
  }
  void shortSelections() {
    QFETCH(int, length);
    const SampleRate sr{16000};
    const auto y = sine(500, 0.5, sr, 16000);
    for (const bool center : {true, false}) {
      MeasureOptions options;
      options.stft.center = center;
      const auto m = measure(y, sr, {{8, 8 + length}}, options);
      QVERIFY(m);
      double squares = 0;
      for (int i = 8; i < 8 + length; ++i) squares += double(y[i]) * y[i];
      QVERIFY(near(m->rms, std::sqrt(squares / length), 1e-9));
      QVERIFY(m->centroidHz >= 0 && m->centroidHz <= 8000);
      QVERIFY(m->edgeLowHz <= m->edgeHighHz);
      if (length < 3 * 16000 / 150) QVERIFY(std::isnan(m->f0MedianHz) && std::isnan(m->jitterLocal));
    }
  }

  void narrowBandsHaveNoSpectrum() {
    const SampleRate sr{16000};
    const auto y = noise(0.1, 16000);
    const auto m = measure(y, sr, {{0, 16000}, 1001, 1002}, kNoVoice);  // bins lie at 1000 and 1007.8 Hz
    QVERIFY(m);
    QVERIFY(std::isnan(m->centroidHz) && std::isnan(m->peakHz) && std::isnan(m->bandRms));
    QVERIFY(m->rms > 0);
  }

  void wrongQuestionsGetOneSentence() {
    const auto y = sine(500, 0.5, {8000}, 8000);
    const auto code = [&](const Selection& s, const MeasureOptions& o = {}) {
      const auto m = measure(y, {8000}, s, o);
      return m ? ErrorCode::Internal : m.error().code;
    };
    QCOMPARE(code({{0, 8000}, 500, 500}), ErrorCode::BadArgument);  // a band of 0 Hz
    QCOMPARE(code({{0, 8000}, 900, 500}), ErrorCode::BadArgument);
    QCOMPARE(code({{0, 8000}, -5, 500}), ErrorCode::BadArgument);
    QCOMPARE(code({{0, 8000}, 4000, 5000}), ErrorCode::BadArgument);  // above half the rate
    QCOMPARE(code({{0, 8000}, kNan, 500}), ErrorCode::BadArgument);
    QCOMPARE(code({{0, 8000}, 100, kNan}), ErrorCode::BadArgument);
    QCOMPARE(code({{100, 100}}), ErrorCode::FileEmpty);
    QCOMPARE(code({{200, 100}}), ErrorCode::FileEmpty);
    QCOMPARE(code({{9000, 9100}}), ErrorCode::FileEmpty);
    QCOMPARE(code({{0, 8000}}, {.f0MinHz = 500, .f0MaxHz = 100}), ErrorCode::BadArgument);
    QCOMPARE(code({{0, 8000}}, {.f0MinHz = 0}), ErrorCode::BadArgument);
    QVERIFY(measure({}, {8000}, {{0, 1}}).error().code == ErrorCode::FileEmpty);
    QVERIFY(measure(y, {0}, {{0, 1}}).error().code == ErrorCode::BadArgument);
    // A range of pitch that a low rate cannot hold is no failure of the rest.
    const auto low = measure(y, {200}, whole(y));
    QVERIFY(low);
    QVERIFY(std::isnan(low->f0MedianHz));
    QVERIFY(near(low->rms, 0.5 / std::sqrt(2), 1e-3));
  }

  void numbersThatAreNoneAreRefused() {
    auto y = sine(500, 0.5, {8000}, 8000);
    y[5000] = float(kNan);
    const auto m = measure(y, {8000}, whole(y));
    QVERIFY(!m);
    QCOMPARE(m.error().code, ErrorCode::NotFinite);
    QVERIFY(m.error().detail.find("5000") != std::string::npos);
    QVERIFY(measure(y, {8000}, {{0, 5000}}));  // beside it all is well
    y[5000] = std::numeric_limits<float>::infinity();
    QVERIFY(!measure(y, {8000}, whole(y)));
  }

  void stopsWhenAsked() {
    std::stop_source source;
    source.request_stop();
    const auto y = sine(500, 0.5, {8000}, 80000);
    const auto m = measure(y, {8000}, whole(y), {}, {source.get_token(), {}});
    QVERIFY(!m);
    QCOMPARE(m.error().code, ErrorCode::Cancelled);
  }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
