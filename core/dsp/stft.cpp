#include "core/dsp/stft.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/dsp/overlapadd.h"
#include "core/dsp/padding.h"
#include "core/dsp/spectrum.h"
#include "core/dsp/window.h"

namespace ullim {

Result<Done> forEachFrame(std::span<const float> y, int frameLength, int hopLength, bool center,
                          PadMode padMode, const JobContext& job,
                          const std::function<void(std::size_t, const float*)>& body) {
  if (y.empty()) return Error{ErrorCode::FileEmpty, "signal: has no sample (choose a longer clip)"};
  const SamplePos count = frameCount(SamplePos(y.size()), frameLength, hopLength, center);
  if (count == 0)
    return Error{ErrorCode::BadArgument,
                 "frame of " + std::to_string(frameLength) + " samples: is longer than the signal of " +
                     std::to_string(y.size()) + " samples (use centred frames or a shorter frame)"};
  constexpr std::size_t kFramesPerAsk = 256;  // some milliseconds
  std::size_t done = 0;
  const auto run = [&](const float* first, std::size_t frames) {
    for (std::size_t i = 0; i < frames; ++i, ++done) {
      if (done % kFramesPerAsk == 0) {
        if (job.stopped()) return false;
        job.progress(done, std::size_t(count));
      }
      body(done, first + i * std::size_t(hopLength));
    }
    return true;
  };
  FrameFeeder feeder(frameLength, hopLength, center, padMode);
  if (!feeder.push(y, run) || !feeder.finish(run)) return Error{ErrorCode::Cancelled, "frames: stopped"};
  job.progress(std::size_t(count), std::size_t(count));
  return Done{};
}

namespace {

template <class T, class Row>
Result<MatrixOf<T>> collect(std::span<const float> y, const StftOptions& options, const JobContext& job,
                            Row&& row) {
  if (auto valid = options.validate(); !valid) return valid.error();
  SpectrumMaker maker(options);
  MatrixOf<T> out(
      std::size_t(frameCount(SamplePos(y.size()), options.nFft, options.hopLength, options.center)),
      maker.binCount());
  const auto done = forEachFrame(y, options.nFft, options.hopLength, options.center, options.padMode, job,
                                 [&](std::size_t t, const float* frame) { row(maker, frame, out.row(t)); });
  if (!done) return done.error();
  return out;
}

template <class T>
Result<std::vector<T>> overlapAdd(const MatrixOf<std::complex<T>>& spectrum, const StftOptions& options,
                                  SamplePos length, const JobContext& job) {
  if (auto valid = options.validate(); !valid) return valid.error();
  if (spectrum.rows() == 0) return Error{ErrorCode::FileEmpty, "istft: there is no frame to turn back"};
  if (spectrum.cols() != std::size_t(options.binCount()))
    return Error{ErrorCode::BadArgument, "nFft: " + std::to_string(options.nFft) + " does not fit " +
                                             std::to_string(spectrum.cols()) +
                                             " bins (use the options the spectrogram was made with)"};
  OverlapAdd sum(options, spectrum.rows(), length);
  constexpr std::size_t kFramesPerAsk = 256;
  for (std::size_t t = 0; t < sum.frameCount(); ++t) {
    if (t % kFramesPerAsk == 0) {
      if (job.stopped()) return Error{ErrorCode::Cancelled, "istft: stopped"};
      job.progress(t, sum.frameCount());
    }
    const auto row = spectrum.row(t);
    std::copy(row.begin(), row.end(), sum.bins().begin());
    sum.add(t);
  }
  const std::vector<double> y = std::move(sum).finish();
  return std::vector<T>(y.begin(), y.end());
}

}  // namespace

Result<ComplexMatrix> stft(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<std::complex<float>>(
      y, options, job, [](SpectrumMaker& maker, const float* frame, std::span<std::complex<float>> out) {
        const auto bins = maker.spectrum(frame);
        for (std::size_t k = 0; k < out.size(); ++k) out[k] = {float(bins[k].real()), float(bins[k].imag())};
      });
}

Result<ComplexMatrixD> stftDouble(std::span<const float> y, const StftOptions& options,
                                  const JobContext& job) {
  return collect<std::complex<double>>(
      y, options, job, [](SpectrumMaker& maker, const float* frame, std::span<std::complex<double>> out) {
        const auto bins = maker.spectrum(frame);
        std::copy(bins.begin(), bins.end(), out.begin());
      });
}

Result<Matrix> stftMagnitude(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<float>(y, options, job, [](SpectrumMaker& maker, const float* frame, std::span<float> out) {
    const auto power = maker.power(frame);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = float(std::sqrt(power[k]));
  });
}

Result<Matrix> stftPower(std::span<const float> y, const StftOptions& options, const JobContext& job) {
  return collect<float>(y, options, job, [](SpectrumMaker& maker, const float* frame, std::span<float> out) {
    const auto power = maker.power(frame);
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = float(power[k]);
  });
}

Result<std::vector<float>> istft(const ComplexMatrix& spectrum, const StftOptions& options, SamplePos length,
                                 const JobContext& job) {
  return overlapAdd(spectrum, options, length, job);
}
Result<std::vector<double>> istft(const ComplexMatrixD& spectrum, const StftOptions& options,
                                  SamplePos length, const JobContext& job) {
  return overlapAdd(spectrum, options, length, job);
}

std::vector<double> windowSumSquare(const StftOptions& options, std::size_t nFrames) {
  if (nFrames == 0) return {};
  std::vector<double> w = window(options);
  for (double& x : w) x *= x;
  const std::size_t hop = std::size_t(options.hopLength), n = std::size_t(options.nFft);
  std::vector<double> sum(n + hop * (nFrames - 1), 0.0);
  const std::size_t begin = (n - w.size()) / 2;
  for (std::size_t t = 0; t < nFrames; ++t)
    for (std::size_t i = 0; i < w.size(); ++i) sum[t * hop + begin + i] += w[i];
  return sum;
}

std::vector<double> fftFrequencies(SampleRate sr, int nFft) {
  std::vector<double> hz(std::size_t(nFft / 2 + 1));
  for (std::size_t k = 0; k < hz.size(); ++k) hz[k] = double(k) * sr.hz / nFft;
  return hz;
}

}  // namespace ullim
