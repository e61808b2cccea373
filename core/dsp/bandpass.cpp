#include "core/dsp/bandpass.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/dsp/realfft.h"
#include "core/dsp/window.h"

namespace ullim {
namespace {

constexpr double kStopDb = 70;  // designed for; 60 is promised
const double kThirdOctave = std::exp2(1.0 / 3);
constexpr int kLeastFft = 1 << 12;

double kaiserBeta(double stopDb) { return 0.1102 * (stopDb - 8.7); }  // for more than 50 dB

/// Odd, after Kaiser; `width` of the transition in Hz.
int kaiserTaps(double width, SampleRate rate) {
  const double n = (kStopDb - 7.95) / (2.285 * 2 * std::numbers::pi * width / rate.hz) + 1;
  return n >= Bandpass::kMaxTaps ? Bandpass::kMaxTaps : int(std::ceil(n)) | 1;
}

/// Adds sign times an ideal low-pass of cut-off hz, windowed, unit gain at 0 Hz.
void addLowpass(std::vector<double>& taps, double hz, SampleRate rate, double sign) {
  const int n = int(taps.size()), half = n / 2;
  // Periodic windows are what window() makes: one of n - 1 with its first value again is symmetric.
  const std::vector<double> shape = window(WindowKind::Kaiser, n - 1, kaiserBeta(kStopDb));
  std::vector<double> part(taps.size());
  double sum = 0;
  for (int i = 0; i < n; ++i) {
    const double t = i - half, turn = 2 * hz / rate.hz;
    const double sinc = t == 0 ? turn : std::sin(std::numbers::pi * turn * t) / (std::numbers::pi * t);
    part[std::size_t(i)] = sinc * (i < n - 1 ? shape[std::size_t(i)] : shape[0]);
    sum += part[std::size_t(i)];
  }
  for (std::size_t i = 0; i < taps.size(); ++i) taps[i] += sign * part[i] / sum;
}

std::vector<double> design(FrequencyBand band, SampleRate rate) {
  const double nyquist = rate.hz / 2.0;
  const bool cutsLow = band.lowHz > 0, cutsHigh = band.highHz < nyquist;
  if (!cutsLow && !cutsHigh) return {1.0};
  const double lowWidth = band.lowHz * (1 - 1 / kThirdOctave);
  const double highWidth = std::min(band.highHz * (kThirdOctave - 1), nyquist - band.highHz);
  int n = 3;
  if (cutsLow) n = std::max(n, kaiserTaps(lowWidth, rate));
  if (cutsHigh) n = std::max(n, kaiserTaps(std::max(highWidth, 1e-3 * nyquist), rate));
  std::vector<double> taps(std::size_t(n), 0.0);
  if (cutsHigh)
    addLowpass(taps, band.highHz + highWidth / 2, rate, 1);
  else
    taps[taps.size() / 2] = 1;
  if (cutsLow) addLowpass(taps, band.lowHz - lowWidth / 2, rate, -1);
  return taps;
}

}  // namespace

struct Bandpass::State {
  explicit State(std::vector<double> t)
      : taps(std::move(t)),
        size(quickFftSize(std::max(kLeastFft, 2 * int(taps.size())))),
        forward(size),
        inverse(size) {
    const auto in = forward.input();
    std::fill(in.begin(), in.end(), 0.0);
    std::copy(taps.begin(), taps.end(), in.begin());
    const auto bins = forward.transform();
    response.assign(bins.begin(), bins.end());
    for (auto& bin : response) bin /= double(size);  // the way back is not scaled
  }
  std::vector<double> taps;
  int size;
  RealFft forward;
  RealInverseFft inverse;
  std::vector<std::complex<double>> response;
};

Bandpass::Bandpass(std::unique_ptr<State> state) : d(std::move(state)) {}
Bandpass::~Bandpass() = default;
Bandpass::Bandpass(Bandpass&&) noexcept = default;
Bandpass& Bandpass::operator=(Bandpass&&) noexcept = default;

Result<Bandpass> Bandpass::make(FrequencyBand band, SampleRate rate) {
  const bool right = rate.hz > 0 && std::isfinite(band.lowHz) && std::isfinite(band.highHz) &&
                     band.lowHz >= 0 && band.highHz > band.lowHz && band.lowHz < rate.hz / 2.0;
  if (!right)
    return Error{ErrorCode::BadArgument, "band-pass: no sound lies between " + std::to_string(band.lowHz) +
                                             " Hz and " + std::to_string(band.highHz) + " Hz at " +
                                             std::to_string(rate.hz) +
                                             " Hz (use 0 <= low < high, low below half the rate)"};
  return Bandpass(std::make_unique<State>(design(band, rate)));
}

int Bandpass::reach() const { return int(d->taps.size()) / 2; }
std::span<const double> Bandpass::taps() const { return d->taps; }

void Bandpass::apply(std::span<const float> in, std::span<float> out) {
  const std::size_t context = d->taps.size() - 1;
  assert(in.size() == out.size() + context);
  const std::size_t step = std::size_t(d->size) - context;  // overlap-save: the first `context` wrap around
  for (std::size_t at = 0; at < out.size(); at += step) {
    const std::size_t n = std::min(step, out.size() - at);
    const auto block = d->forward.input();
    std::copy_n(in.begin() + std::ptrdiff_t(at), n + context, block.begin());
    std::fill(block.begin() + std::ptrdiff_t(n + context), block.end(), 0.0);
    const auto bins = d->forward.transform();
    const auto product = d->inverse.input();
    for (std::size_t k = 0; k < bins.size(); ++k) product[k] = bins[k] * d->response[k];
    const auto values = d->inverse.transform();
    for (std::size_t i = 0; i < n; ++i) out[at + i] = float(values[context + i]);
  }
}

}  // namespace ullim
