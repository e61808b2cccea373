// What a band-pass must do is known: a sine inside comes out as it went in, at the same time; one outside is
// gone. Levels are measured by projection on the sine, away from the ends.
#include <QtTest>
#include <cmath>
#include <numbers>

#include "core/dsp/bandpass.h"

using namespace ullim;

namespace {

constexpr SampleRate kRate{16000};

std::vector<float> sine(double hz, std::size_t n, SampleRate rate) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i) y[i] = float(std::sin(2 * std::numbers::pi * hz * double(i) / rate.hz));
  return y;
}

/// The filter's gain at a frequency, in dB, from the taps: |sum h e^{-iwt}|.
double gainDb(const Bandpass& filter, double hz, SampleRate rate) {
  double sum = 0;  // symmetric: real around the middle
  const auto taps = filter.taps();
  for (std::size_t i = 0; i < taps.size(); ++i)
    sum += taps[i] * std::cos(2 * std::numbers::pi * hz / rate.hz * (double(i) - filter.reach()));
  return 20 * std::log10(std::max(1e-12, std::abs(sum)));
}

}  // namespace

class TestBandpass : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSineInsideIsUntouchedAndOneOutsideIsGone_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("rate");
    QTest::newRow("speech") << 300.0 << 3400.0 << 16000;
    QTest::newRow("narrow") << 950.0 << 1050.0 << 44100;
    QTest::newRow("deep") << 40.0 << 80.0 << 48000;
    QTest::newRow("high") << 9000.0 << 12000.0 << 96000;
    QTest::newRow("low-pass") << 0.0 << 500.0 << 8000;
    QTest::newRow("high-pass") << 2000.0 << 8000.0 << 16000;
  }
  void aSineInsideIsUntouchedAndOneOutsideIsGone() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, rate);
    auto filter = Bandpass::make({low, high}, {rate});
    QVERIFY(filter.has_value());
    const double third = std::exp2(1.0 / 3);
    double worstInside = 0, bestOutside = -300;
    for (int i = 0; i <= 50; ++i) {
      const double edge = std::max(low, 1.0);
      const double inside = edge * std::pow(std::min(high, rate / 2.0 - 1) / edge, i / 50.0);
      worstInside = std::max(worstInside, std::abs(gainDb(*filter, inside, {rate})));
      if (low > 0) bestOutside = std::max(bestOutside, gainDb(*filter, low / third * i / 50, {rate}));
      if (high * third < rate / 2.0)
        bestOutside = std::max(bestOutside,
                               gainDb(*filter, high * third + (rate / 2.0 - high * third) * i / 50, {rate}));
    }
    qInfo("%zu taps, inside within %.4f dB, outside %.1f dB", filter->taps().size(), worstInside,
          bestOutside);
    QVERIFY2(worstInside < 0.01, qPrintable(QString::number(worstInside)));
    QVERIFY2(bestOutside < -60, qPrintable(QString::number(bestOutside)));
  }

  void nothingMovesInTime() {
    auto filter = Bandpass::make({500, 2000}, kRate);
    QVERIFY(filter.has_value());
    const auto reach = std::size_t(filter->reach());
    const std::vector<float> in = sine(1000, 30000 + 2 * reach, kRate);
    std::vector<float> out(30000);
    filter->apply(in, out);
    float worst = 0;
    for (std::size_t i = 0; i < out.size(); ++i) worst = std::max(worst, std::abs(out[i] - in[i + reach]));
    QVERIFY2(worst < 1e-3f, qPrintable(QString::number(worst)));
    // A click's middle stays the loudest sample, with equal sides.
    std::vector<float> click(1001 + 2 * reach, 0.0f), heard(1001);
    click[reach + 500] = 1;
    filter->apply(click, heard);
    QCOMPARE(std::max_element(heard.begin(), heard.end()) - heard.begin(), std::ptrdiff_t(500));
    for (std::size_t k = 1; k < 400; ++k) QVERIFY(std::abs(heard[500 - k] - heard[500 + k]) < 1e-6f);
  }

  void blocksMakeTheWhole() {
    auto filter = Bandpass::make({100, 400}, {8000});
    QVERIFY(filter.has_value());
    const auto reach = std::size_t(filter->reach());
    std::vector<float> in = sine(333, 20000 + 2 * reach, {8000});
    for (std::size_t i = 0; i < in.size(); i += 97) in[i] += 0.5f;
    std::vector<float> whole(20000), parts(20000);
    filter->apply(in, whole);
    for (std::size_t at = 0, n = 1; at < parts.size(); at += n, n = n * 2 + 1) {
      n = std::min(n, parts.size() - at);
      filter->apply(std::span(in).subspan(at, n + 2 * reach), std::span(parts).subspan(at, n));
    }
    for (std::size_t i = 0; i < whole.size(); ++i) QVERIFY(std::abs(whole[i] - parts[i]) < 1e-5f);
  }

  void whatIsNoBandIsRefused() {
    for (const FrequencyBand band :
         {FrequencyBand{100, 100}, {200, 100}, {-5, 100}, {9000, 9500}, {0, std::nan("")}}) {
      const auto filter = Bandpass::make(band, kRate);
      QVERIFY(!filter);
      QCOMPARE(filter.error().code, ErrorCode::BadArgument);
    }
    auto all = Bandpass::make({0, 9000}, kRate);
    QVERIFY(all.has_value());
    QCOMPARE(all->reach(), 0);
  }
};

QTEST_APPLESS_MAIN(TestBandpass)
#include "tst_bandpass.moc"
