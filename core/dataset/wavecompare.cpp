#include "core/dataset/wavecompare.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/audio/audiofile.h"
#include "core/dataset/soundprint.h"
#include "core/dsp/realfft.h"

namespace ullim {
namespace {

constexpr int kRate = 8000;
constexpr double kReachS = 0.048, kShortestS = 0.1, kRaise = 0.9;

}  // namespace

Result<SlowWave> slowWave(const std::string& path, const JobContext& job) {
  const auto info = readAudioInfo(path, job);
  if (!info) return info.error();
  ReadOptions read;
  if (info->rate.hz > kRate) read.resampleTo = {kRate};
  SlowWave out;
  out.rate = std::min(info->rate.hz, kRate);
  const auto most = std::size_t(SoundPrint::kLongestS * out.rate);
  // The loudest sample becomes full scale: what was quiet keeps its detail.
  std::vector<float> samples;
  const auto done = streamAudio(
      path, read,
      [&](std::span<const float> block) {
        samples.insert(samples.end(), block.begin(), block.end());
        return samples.size() < most;
      },
      job);
  if (!done && done.error().code == ErrorCode::Cancelled && samples.size() < most) return done.error();
  if (!done && done.error().code != ErrorCode::Cancelled) return done.error();
  float peak = 0;
  for (const float x : samples) peak = std::max(peak, std::abs(x));
  out.samples.resize(std::min(samples.size(), most));
  for (std::size_t i = 0; i < out.samples.size() && peak > 0; ++i)
    out.samples[i] = std::int16_t(std::lrint(samples[i] / peak * 32767));
  return out;
}

WaveMatch matchWaves(const SlowWave& a, const SlowWave& b, double shiftS) {
  if (a.rate != b.rate || a.rate == 0) return {};
  const auto shift = std::lround(shiftS * a.rate), reach = std::lround(kReachS * a.rate);
  // x lies still, y moves by -reach .. reach.
  const auto begin = std::max(shift, 0L);
  const auto end = std::min(long(a.samples.size()), long(b.samples.size()) + shift);
  const auto n = end - begin;
  if (n < long(kShortestS * a.rate)) return {};
  const int size = quickFftSize(int(n + reach));
  RealFft fft(size);
  std::vector<std::complex<double>> first;
  std::vector<double> energyX{0}, energyY{0};  // sums from the front
  const auto load = [&](std::span<const std::int16_t> samples, std::vector<double>& energy) {
    const auto in = fft.input();
    std::fill(in.begin(), in.end(), 0.0);
    double before = samples[0];
    for (std::size_t i = 0; i < samples.size(); ++i) {
      in[i] = samples[i] - kRaise * before;
      before = samples[i];
      energy.push_back(energy.back() + in[i] * in[i]);
    }
    return fft.transform();
  };
  const auto x = load(std::span(a.samples).subspan(std::size_t(begin), std::size_t(n)), energyX);
  first.assign(x.begin(), x.end());
  const auto y = load(std::span(b.samples).subspan(std::size_t(begin - shift), std::size_t(n)), energyY);
  // At twice the rate: a copy at another rate or cut between two samples lies half a sample beside.
  RealInverseFft inverse(2 * size);
  const auto in = inverse.input();
  std::fill(in.begin(), in.end(), 0.0);
  for (std::size_t k = 0; k < first.size(); ++k) in[k] = first[k] * std::conj(y[k]);
  const auto cross = inverse.transform();
  WaveMatch best;
  for (long half = -2 * reach; half <= 2 * reach; ++half) {
    // x[t + lag] against y[t]
    const long lag = half / 2;
    const auto i = std::size_t(std::max(lag, 0L)), shared = std::size_t(n - std::abs(lag));
    const auto j = std::size_t(std::max(-lag, 0L));
    const double ofX = energyX[i + shared] - energyX[i], ofY = energyY[j + shared] - energyY[j];
    if (ofX <= 0 || ofY <= 0) continue;
    const double value = std::abs(cross[std::size_t(half < 0 ? half + 2 * size : half)]) / size;
    if (const double likeness = value / std::sqrt(ofX * ofY); likeness > best.likeness)
      best = {std::min(likeness, 1.0), (double(shift) + double(half) / 2) / a.rate};
  }
  return best;
}

}  // namespace ullim
