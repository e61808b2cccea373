#include "core/dsp/rowmaker.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dsp/chroma.h"
#include "core/dsp/kernels.h"
#include "core/dsp/mel.h"
#include "core/dsp/pitch.h"
#include "core/dsp/rms.h"
#include "core/dsp/spectralshape.h"
#include "core/dsp/spectrum.h"

namespace ullim {
namespace {

class StftRows final : public RowMaker {
 public:
  StftRows(const StftOptions& options, bool magnitude) : m_spectrum(options), m_magnitude(magnitude) {}
  std::size_t rows() const override { return m_spectrum.binCount(); }
  void make(const float* frame, std::span<float> row) override {
    if (m_magnitude) return kernels::rootToFloat(m_spectrum.power(frame).data(), row.data(), row.size());
    const auto power = m_spectrum.powerFloat(frame);
    std::copy(power.begin(), power.end(), row.begin());
  }

 private:
  SpectrumMaker m_spectrum;
  bool m_magnitude;
};

class MelRows final : public RowMaker {
 public:
  MelRows(const StftOptions& stft, const MelOptions& mel, SampleRate sr)
      : m_spectrum(stft),
        m_bank(sharedMelFilterbank(sr, stft.nFft, mel)),
        m_exponent(mel.power / 2),
        m_raised(m_exponent == 1.0 ? 0 : m_spectrum.binCount()) {}
  std::size_t rows() const override { return m_bank->melCount(); }
  void make(const float* frame, std::span<float> row) override {
    if (m_exponent == 1.0) return m_bank->apply(m_spectrum.powerFloat(frame), row);
    const auto power = m_spectrum.power(frame);
    for (std::size_t k = 0; k < m_raised.size(); ++k)
      m_raised[k] = float(m_exponent == 0.5 ? std::sqrt(power[k]) : std::pow(power[k], m_exponent));
    m_bank->apply(m_raised, row);
  }

 private:
  SpectrumMaker m_spectrum;
  std::shared_ptr<const MelBank> m_bank;
  double m_exponent;
  std::vector<float> m_raised;
};

class ChromaRows final : public RowMaker {
 public:
  ChromaRows(const StftOptions& stft, ChromaOptions chroma, SampleRate sr, double tuning) : m_spectrum(stft) {
    if (chroma.autoTuning) chroma.tuning = tuning;
    m_bank = chromaFilterbank(sr, stft.nFft, chroma);
  }
  std::size_t rows() const override { return m_bank.rows(); }
  void make(const float* frame, std::span<float> row) override {
    const double* const power = m_spectrum.power(frame).data();
    double most = 0;
    m_sums.resize(row.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
      const double* const w = m_bank.row(c).data();
      double sum[4] = {0, 0, 0, 0};
      const std::size_t n = m_bank.cols();
      std::size_t k = 0;
      for (; k + 4 <= n; k += 4)
        for (std::size_t i = 0; i < 4; ++i) sum[i] += w[k + i] * power[k + i];
      for (; k < n; ++k) sum[0] += w[k] * power[k];
      m_sums[c] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
      most = std::max(most, m_sums[c]);
    }
    // librosa.util.normalize leaves alone what is smaller than the smallest float.
    const double divisor = most < double(std::numeric_limits<float>::min()) ? 1.0 : most;
    for (std::size_t c = 0; c < row.size(); ++c) row[c] = float(m_sums[c] / divisor);
  }

 private:
  SpectrumMaker m_spectrum;
  MatrixD m_bank;
  std::vector<double> m_sums;
};

/// Centroid, Bandwidth, Rolloff, Flatness, Contrast: from the magnitudes, rounded to float as librosa's are.
class ShapeRows final : public RowMaker {
 public:
  ShapeRows(const FeatureOptions& options, SampleRate sr)
      : m_kind(options.kind),
        m_shape(options.shape),
        m_hzPerBin(double(sr.hz) / options.stft.nFft),
        m_magnitudes(options.stft, true),
        m_magnitude(m_magnitudes.rows()) {
    if (m_kind == FeatureKind::Contrast)
      m_bands = std::make_unique<ContrastBands>(sr, options.stft.nFft, options.contrast);
  }
  std::size_t rows() const override { return m_bands ? 2 * m_bands->count() : 1; }
  void make(const float* frame, std::span<float> row) override {
    m_magnitudes.make(frame, m_magnitude);
    if (m_bands) {
      const std::size_t n = m_bands->count();
      m_bands->measure(m_magnitude, row.first(n), row.last(n));
      return;
    }
    row[0] = float(value());
  }

 private:
  double value() const {
    switch (m_kind) {
      case FeatureKind::Bandwidth:
        return spectralBandwidth(m_magnitude, m_hzPerBin, m_shape);
      case FeatureKind::Rolloff:
        return spectralRolloff(m_magnitude, m_hzPerBin, m_shape);
      case FeatureKind::Flatness:
        return spectralFlatness(m_magnitude, m_shape);
      default:
        return spectralCentroid(m_magnitude, m_hzPerBin);
    }
  }
  FeatureKind m_kind;
  ShapeOptions m_shape;
  double m_hzPerBin;
  StftRows m_magnitudes;
  std::vector<float> m_magnitude;
  std::unique_ptr<ContrastBands> m_bands;
};

class TimeRows final : public RowMaker {
 public:
  TimeRows(double (*value)(const float*, std::size_t), int length)
      : m_value(value), m_length(std::size_t(length)) {}
  std::size_t rows() const override { return 1; }
  void make(const float* frame, std::span<float> row) override { row[0] = float(m_value(frame, m_length)); }

 private:
  double (*m_value)(const float*, std::size_t);
  std::size_t m_length;
};

class YinRows final : public RowMaker {
 public:
  YinRows(SampleRate sr, const PitchOptions& options)
      : m_kernel(sr, options), m_frame(std::size_t(options.frameLength)) {}
  std::size_t rows() const override { return 1; }
  void make(const float* frame, std::span<float> row) override {
    std::copy_n(frame, m_frame.size(), m_frame.begin());
    row[0] = float(m_kernel.f0Hz(m_frame));
  }

 private:
  YinKernel m_kernel;
  std::vector<double> m_frame;
};

}  // namespace

FramePlan framePlan(const FeatureOptions& options) {
  const StftOptions& stft = options.stft;
  // Crossings that only padding makes would be none of the signal's.
  const PadMode pad = options.kind == FeatureKind::ZeroCrossingRate ? PadMode::Edge : stft.padMode;
  return {stft.nFft, stft.hopLength, stft.center, pad};
}

PitchOptions pitchOptions(const FeatureOptions& options) {
  PitchOptions pitch;
  pitch.fMinHz = options.f0.fMinHz;
  pitch.fMaxHz = options.f0.fMaxHz;
  pitch.troughThreshold = options.f0.troughThreshold;
  pitch.frameLength = options.stft.nFft;
  pitch.hopLength = options.stft.hopLength;
  pitch.center = options.stft.center;
  pitch.padMode = options.stft.padMode;
  return pitch;
}

bool isFramewise(const FeatureOptions& options) {
  switch (options.kind) {
    case FeatureKind::Waveform:
    case FeatureKind::VoicedProbability:
    case FeatureKind::Hnr:
      return false;
    case FeatureKind::F0:
      return options.f0.method == PitchMethod::Yin;
    default:
      return true;
  }
}

bool sharesRows(const FeatureOptions& a, const FeatureOptions& b) {
  const auto mel = [](FeatureKind kind) {
    return kind == FeatureKind::MelSpectrogram || kind == FeatureKind::LogMel || kind == FeatureKind::Mfcc ||
           kind == FeatureKind::Delta || kind == FeatureKind::Delta2 || kind == FeatureKind::Onset;
  };
  const auto power = [](FeatureKind kind) {
    return kind == FeatureKind::StftPower || kind == FeatureKind::StftDb;
  };
  if (a.stft != b.stft || a.preemphasis != b.preemphasis) return false;
  return (mel(a.kind) && mel(b.kind) && a.mel == b.mel) || (power(a.kind) && power(b.kind));
}

bool needsTuning(const FeatureOptions& options) {
  return options.kind == FeatureKind::Chroma && options.chroma.autoTuning;
}

std::unique_ptr<RowMaker> makeRowMaker(const FeatureOptions& options, SampleRate sr, double tuning) {
  if (!isFramewise(options)) return nullptr;
  switch (options.kind) {
    case FeatureKind::StftMagnitude:
      return std::make_unique<StftRows>(options.stft, true);
    case FeatureKind::StftPower:
    case FeatureKind::StftDb:
      return std::make_unique<StftRows>(options.stft, false);
    case FeatureKind::Chroma:
      return std::make_unique<ChromaRows>(options.stft, options.chroma, sr, tuning);
    case FeatureKind::Centroid:
    case FeatureKind::Bandwidth:
    case FeatureKind::Rolloff:
    case FeatureKind::Flatness:
    case FeatureKind::Contrast:
      return std::make_unique<ShapeRows>(options, sr);
    case FeatureKind::ZeroCrossingRate:
      return std::make_unique<TimeRows>(zeroCrossingsOf, options.stft.nFft);
    case FeatureKind::Rms:
      return std::make_unique<TimeRows>(rmsOf, options.stft.nFft);
    case FeatureKind::F0:
      return std::make_unique<YinRows>(sr, pitchOptions(options));
    default:  // MelSpectrogram, LogMel, Mfcc, Delta, Delta2, Onset
      return std::make_unique<MelRows>(options.stft, options.mel, sr);
  }
}

}  // namespace ullim
