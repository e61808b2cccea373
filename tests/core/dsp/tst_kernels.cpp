// The quick loops against their definitions, at sizes that leave every kind of remainder.
#include <QTest>
#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/dsp/dct.h"
#include "core/dsp/kernels.h"
#include "core/dsp/mel.h"
#include "core/dsp/realfft.h"
#include "core/dsp/spectrum.h"

using namespace ullim;

namespace {

std::vector<float> noise(std::size_t n) {
  Rng rng(5);
  std::vector<float> y(n);
  for (float& x : y) x = float(rng.normal());
  return y;
}

bool close(double a, double b, double scale, double share) { return std::fabs(a - b) <= share * scale; }

}  // namespace

class TestKernels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void powersOfPairsAreThoseOfTheRealTransform();
  void spectrumIsTheDefinition();
  void melBandsAreTheMatrixProduct();
  void cosinesAreTheDefinition();
  void decibelsAreLogarithms();
  void phasesTurnByTheDifference();
};

void TestKernels::powersOfPairsAreThoseOfTheRealTransform() {
  for (const int n : {4, 8, 12, 20, 36, 64, 400, 1000, 2048}) {
    const auto y = noise(std::size_t(n));
    RealFft real(n);
    PairFft pairs(n);
    std::copy(y.begin(), y.end(), real.input().begin());
    std::copy(y.begin(), y.end(), pairs.input().begin());
    std::vector<double> cosine, sine;
    for (int k = 0; k < n / 4; ++k) {
      cosine.push_back(std::cos(2 * std::numbers::pi * k / n));
      sine.push_back(std::sin(2 * std::numbers::pi * k / n));
    }
    std::vector<float> out(std::size_t(n / 2 + 1), -1.0f);
    kernels::powerOfPairs(reinterpret_cast<const double*>(pairs.transform().data()), cosine.data(),
                          sine.data(), out.data(), std::size_t(n / 2));
    const auto bins = real.transform();
    for (std::size_t k = 0; k < out.size(); ++k) {
      const double want = std::norm(bins[k]);
      QVERIFY2(close(out[k], want, want + 1e-9, 1e-6), (std::to_string(n) + " " + std::to_string(k)).c_str());
    }
  }
}

void TestKernels::spectrumIsTheDefinition() {
  for (const int n : {1, 2, 7, 64, 66, 100}) {
    StftOptions options;
    options.nFft = n;
    options.window = WindowKind::Boxcar;
    options.winLength = n > 4 ? n - 3 : 0;
    SpectrumMaker maker(options);
    const auto y = noise(std::size_t(n));
    const std::size_t first = std::size_t(n - options.windowLength()) / 2;
    const auto power = maker.power(y.data());
    const std::vector<double> kept(power.begin(), power.end());
    const auto rounded = maker.powerFloat(y.data());
    for (std::size_t k = 0; k < kept.size(); ++k) {
      std::complex<double> sum = 0;
      for (std::size_t i = first; i < first + std::size_t(options.windowLength()); ++i)
        sum += double(y[i]) * std::polar(1.0, -2 * std::numbers::pi * double(i * k) / n);
      QVERIFY(close(kept[k], std::norm(sum), double(n), 1e-12));
      QVERIFY(close(rounded[k], std::norm(sum), double(n), 1e-6));
    }
  }
}

void TestKernels::melBandsAreTheMatrixProduct() {
  for (const int nFft : {8, 64, 400, 2048})
    for (const int nMels : {1, 3, 4, 5, 40, 128}) {
      MelOptions options;
      options.nMels = nMels;
      const MelBank bank = melFilterbank({8000}, nFft, options);
      const Matrix dense = bank.dense();
      std::vector<float> spectrum = noise(bank.binCount()), out(std::size_t(nMels), -1.0f);
      for (float& x : spectrum) x *= x;
      bank.apply(spectrum, out);
      for (std::size_t m = 0; m < out.size(); ++m) {
        double want = 0;
        for (std::size_t k = 0; k < spectrum.size(); ++k) want += double(dense(m, k)) * double(spectrum[k]);
        QVERIFY2(close(out[m], want, want + 1e-12, 2e-6),
                 (std::to_string(nFft) + " " + std::to_string(nMels) + " " + std::to_string(m)).c_str());
      }
    }
}

void TestKernels::cosinesAreTheDefinition() {
  for (const std::size_t n : {2u, 5u, 40u, 128u, 601u, 2000u})
    for (const std::size_t count : {std::size_t(1), std::size_t(2), std::min<std::size_t>(n, 13), n}) {
      const Dct dct(2, false, n, count);
      const auto x = noise(n);
      std::vector<double> out(dct.outputCount());
      dct.apply(std::span<const float>(x), out);
      for (std::size_t k = 0; k < out.size(); k += 1 + out.size() / 20) {
        double want = 0;
        for (std::size_t i = 0; i < n; ++i)
          want += 2 * double(x[i]) *
                  std::cos(std::numbers::pi * double(k) * (2 * double(i) + 1) / (2 * double(n)));
        QVERIFY(close(out[k], want, double(n), 1e-11));
      }
    }
}

void TestKernels::decibelsAreLogarithms() {
  std::vector<float> x;
  for (int e = -120; e <= 120; ++e)
    for (const float m : {1.0f, 1.1f, 1.41421f, 1.41422f, 1.5f, 1.99999f}) x.push_back(std::ldexp(m, e));
  std::vector<float> db(x.size());
  kernels::decibels(x.data(), db.data(), x.size(), 1.2e-38f, 0, -INFINITY);
  for (std::size_t i = 0; i < x.size(); ++i)
    QVERIFY(close(db[i], 10 * std::log10(double(x[i])), 1 + std::fabs(db[i]), 1e-6));
  const float odd[] = {0.0f, NAN, 1e-12f, 1.0f};
  float out[4];
  kernels::decibels(odd, out, 4, 1e-10f, 0, -80);
  QVERIFY(out[0] == -80 && std::isnan(out[1]) && out[2] == -80 && out[3] == 0);
}

void TestKernels::phasesTurnByTheDifference() {
  for (const std::size_t n : {1u, 3u, 8u, 33u}) {
    std::vector<double> a(2 * n), b(2 * n), ma(n), mb(n), ua(2 * n), ub(2 * n), phase(2 * n), out(2 * n);
    Rng rng(9);
    for (double& v : a) v = rng.normal();
    for (double& v : b) v = rng.normal();
    a[0] = a[1] = 0;  // silence points to angle 0
    kernels::polar(a.data(), ma.data(), ua.data(), n);
    kernels::polar(b.data(), mb.data(), ub.data(), n);
    phase = ua;
    kernels::vocode(ma.data(), mb.data(), ua.data(), ub.data(), 0.25, phase.data(), out.data(), n);
    for (std::size_t k = 0; k < n; ++k) {
      const std::complex<double> first(a[2 * k], a[2 * k + 1]), second(b[2 * k], b[2 * k + 1]);
      const auto want = std::polar(0.75 * std::abs(first) + 0.25 * std::abs(second), std::arg(first));
      QVERIFY(close(out[2 * k], want.real(), 1, 1e-12) && close(out[2 * k + 1], want.imag(), 1, 1e-12));
      const auto turned = std::polar(1.0, std::arg(second));
      QVERIFY(close(phase[2 * k], turned.real(), 1, 1e-12) &&
              close(phase[2 * k + 1], turned.imag(), 1, 1e-12));
    }
  }
}

QTEST_APPLESS_MAIN(TestKernels)
#include "tst_kernels.moc"
