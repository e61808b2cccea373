#include "core/dsp/rowfinisher.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/dsp/dct.h"
#include "core/dsp/decibel.h"
#include "core/dsp/delta.h"
#include "core/dsp/kernels.h"
#include "core/dsp/mel.h"
#include "core/dsp/mfcc.h"
#include "core/dsp/stft.h"

namespace ullim {
namespace {

float largest(std::span<const float> values) {
  float most = 0;
  for (const float v : values) most = v > most ? v : most;
  return most;
}

/// librosa's mfcc and onset strength: never relative to the clip, which would move the first coefficient.
DbOptions absolute(DbOptions db) {
  db.ref = 1;
  db.refMax = false;
  return db;
}

class DbRows final : public RowFinisher {
 public:
  DbRows(const DbOptions& options, const RowStats& stats)
      : m_scale(options, largest(stats.maximum)), m_row(stats.maximum.size()) {}
  std::size_t rows() const override { return m_row.size(); }
  void push(std::span<const float> raw, const Sink& out) override {
    m_scale.apply(raw, m_row);
    out(m_row);
  }

 private:
  DbScale m_scale;
  std::vector<float> m_row;
};

class MfccRows final : public RowFinisher {
 public:
  MfccRows(const FeatureOptions& options, const RowStats& stats)
      : m_scale(absolute(options.db), largest(stats.maximum)),
        m_dct(sharedDct(options.mfcc.dctType, options.mfcc.ortho, stats.maximum.size(),
                        std::size_t(options.mfcc.nMfcc))),
        m_lifter(lifterWeights(options.mfcc.nMfcc, options.mfcc.lifter)),
        m_db(stats.maximum.size()),
        m_coefficients(m_lifter.size()),
        m_row(m_lifter.size()) {}
  std::size_t rows() const override { return m_row.size(); }
  void push(std::span<const float> raw, const Sink& out) override {
    m_scale.apply(raw, m_db);
    m_dct->apply(std::span<const float>(m_db), m_coefficients);
    for (std::size_t k = 0; k < m_row.size(); ++k) m_row[k] = float(m_coefficients[k] * m_lifter[k]);
    out(m_row);
  }

 private:
  DbScale m_scale;
  std::shared_ptr<const Dct> m_dct;
  std::vector<double> m_lifter;
  std::vector<float> m_db;
  std::vector<double> m_coefficients;
  std::vector<float> m_row;
};

class DeltaRows final : public RowFinisher {
 public:
  DeltaRows(const FeatureOptions& options, const RowStats& stats)
      : m_mfcc(options, stats),
        m_delta(options.delta.width, options.kind == FeatureKind::Delta2 ? 2 : 1, m_mfcc.rows()),
        m_frame(m_mfcc.rows()),
        m_row(m_mfcc.rows()) {}
  std::size_t rows() const override { return m_row.size(); }
  void push(std::span<const float> raw, const Sink& out) override {
    m_mfcc.push(raw, [&](std::span<const float> mfcc) {
      std::copy(mfcc.begin(), mfcc.end(), m_frame.begin());
      m_delta.push(m_frame, [&](std::span<const double> slope) { send(slope, out); });
    });
  }
  void finish(const Sink& out) override {
    m_delta.finish([&](std::span<const double> slope) { send(slope, out); });
  }

 private:
  void send(std::span<const double> slope, const Sink& out) {
    std::transform(slope.begin(), slope.end(), m_row.begin(), [](double v) { return float(v); });
    out(m_row);
  }
  MfccRows m_mfcc;
  DeltaStream m_delta;
  std::vector<double> m_frame;
  std::vector<float> m_row;
};

/// The first pass gives peaks, then valleys.
class ContrastRows final : public RowFinisher {
 public:
  ContrastRows(const ContrastOptions& options, const RowStats& stats)
      : m_linear(options.linear),
        m_row(stats.maximum.size() / 2),
        m_peak(m_row.size()),
        m_valley(m_row.size()) {
    const auto all = std::span(stats.maximum);
    const DbOptions db;  // power_to_db's defaults, on magnitudes: as librosa has it
    m_scales = {DbScale(db, largest(all.first(m_row.size()))), DbScale(db, largest(all.last(m_row.size())))};
  }
  std::size_t rows() const override { return m_row.size(); }
  void push(std::span<const float> raw, const Sink& out) override {
    const auto peak = raw.first(m_row.size()), valley = raw.last(m_row.size());
    std::copy(peak.begin(), peak.end(), m_peak.begin());
    std::copy(valley.begin(), valley.end(), m_valley.begin());
    if (!m_linear) {
      m_scales[0].apply(m_peak, m_peak);
      m_scales[1].apply(m_valley, m_valley);
    }
    for (std::size_t b = 0; b < m_row.size(); ++b) m_row[b] = m_peak[b] - m_valley[b];
    out(m_row);
  }

 private:
  bool m_linear;
  std::vector<DbScale> m_scales;
  std::vector<float> m_row, m_peak, m_valley;
};

/// Mean rise over the mel bands from the frame before, moved to the frame's centre.
class OnsetRows final : public RowFinisher {
 public:
  OnsetRows(const FeatureOptions& options, const RowStats& stats)
      : m_scale(absolute(options.db), largest(stats.maximum)),
        m_now(stats.maximum.size()),
        m_before(stats.maximum.size()),
        m_delay(options.stft.center ? std::size_t(options.stft.nFft / (2 * SamplePos(options.stft.hopLength)))
                                    : 0) {}
  std::size_t rows() const override { return 1; }
  void push(std::span<const float> raw, const Sink& out) override {
    m_scale.apply(raw, m_now);
    double rise = 0;
    if (m_seen > 0)
      for (std::size_t b = 0; b < m_now.size(); ++b) rise += std::max(0.0f, m_now[b] - m_before[b]);
    std::swap(m_now, m_before);
    m_rises.push_back(float(rise / double(m_now.size())));
    // The first m_delay frames are 0; then the rises come late by as many.
    const float value = m_seen < m_delay ? 0.0f : m_rises[m_seen - m_delay - m_dropped];
    ++m_seen;
    if (m_rises.size() > 2 * m_delay + 64) {  // what was given out is needed no more
      const std::size_t spent = m_seen - m_delay - m_dropped;
      m_rises.erase(m_rises.begin(), m_rises.begin() + std::ptrdiff_t(spent));
      m_dropped += spent;
    }
    out(std::span(&value, 1));
  }

 private:
  DbScale m_scale;
  std::vector<float> m_now, m_before, m_rises;
  std::size_t m_delay, m_seen = 0, m_dropped = 0;
};

}  // namespace

void RowStats::add(std::span<const float> row) {
  if (maximum.empty()) maximum.assign(row.size(), -std::numeric_limits<float>::infinity());
  kernels::maximumInto(row.data(), maximum.data(), row.size());
  ++frames;
}

void RowStats::add(const RowStats& other) {
  if (other.frames == 0) return;
  add(other.maximum);
  frames += other.frames - 1;
}

Result<std::unique_ptr<RowFinisher>> makeRowFinisher(const FeatureOptions& options, const RowStats& stats) {
  using Made = std::unique_ptr<RowFinisher>;
  switch (options.kind) {
    case FeatureKind::StftDb:
    case FeatureKind::LogMel:
      return Made(std::make_unique<DbRows>(options.db, stats));
    case FeatureKind::Mfcc:
      return Made(std::make_unique<MfccRows>(options, stats));
    case FeatureKind::Delta:
    case FeatureKind::Delta2:
      if (stats.frames < std::size_t(options.delta.width))
        return Error{ErrorCode::BadArgument, "width: " + std::to_string(options.delta.width) +
                                                 " is more than the " + std::to_string(stats.frames) +
                                                 " frames (use a smaller width or a longer clip)"};
      return Made(std::make_unique<DeltaRows>(options, stats));
    case FeatureKind::Contrast:
      return Made(std::make_unique<ContrastRows>(options.contrast, stats));
    case FeatureKind::Onset:
      return Made(std::make_unique<OnsetRows>(options, stats));
    default:
      return Made();
  }
}

Feature describeFeature(const FeatureOptions& options, SampleRate sr) {
  Feature feature;
  feature.kind = options.kind;
  feature.rate = sr;
  feature.hopLength = options.kind == FeatureKind::Waveform ? 1 : options.stft.hopLength;
  switch (options.kind) {
    case FeatureKind::StftDb:
      feature.unit = "dB";
      [[fallthrough]];
    case FeatureKind::StftMagnitude:
    case FeatureKind::StftPower:
      feature.rowAxis = RowAxis::Hertz;
      feature.rowHz = fftFrequencies(sr, options.stft.nFft);
      break;
    case FeatureKind::LogMel:
      feature.unit = "dB";
      [[fallthrough]];
    case FeatureKind::MelSpectrogram:
      feature.rowAxis = RowAxis::Mel;
      feature.rowHz =
          melFrequencies(options.mel.nMels, options.mel.fMinHz,
                         options.mel.fMaxHz > 0 ? options.mel.fMaxHz : sr.hz / 2.0, options.mel.htk);
      break;
    case FeatureKind::Contrast:
      feature.unit = options.contrast.linear ? "" : "dB";
      [[fallthrough]];
    case FeatureKind::Mfcc:
    case FeatureKind::Delta:
    case FeatureKind::Delta2:
      feature.rowAxis = RowAxis::Coefficient;
      break;
    case FeatureKind::Chroma:
      feature.rowAxis = options.chroma.baseC ? RowAxis::Chroma : RowAxis::Coefficient;  // named from C on
      break;
    default:
      feature.rowAxis = RowAxis::Value;
      break;
  }
  if (options.kind == FeatureKind::Centroid || options.kind == FeatureKind::Bandwidth ||
      options.kind == FeatureKind::Rolloff || options.kind == FeatureKind::F0)
    feature.unit = "Hz";
  if (options.kind == FeatureKind::Hnr) feature.unit = "dB";
  if (options.scale != FeatureScale::None) feature.unit.clear();
  return feature;
}

}  // namespace ullim
