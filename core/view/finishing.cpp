#include "core/view/finishing.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dsp/kernels.h"
#include "core/dsp/rowmaker.h"

namespace ullim {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr double kFloorMarginDb = 1e-3;  // the rounding of the decibels, with room

float largest(std::span<const float> values) {
  float most = 0;
  for (const float v : values) most = v > most ? v : most;
  return most;
}

}  // namespace

ColumnFacts::ColumnFacts() : low(kInfinity), high(-kInfinity) { rawLow.fill(kInfinity); }

void ColumnFacts::add(std::span<const float> values) {
  kernels::widenRange(values.data(), values.size(), low, high);
}

Finishing::Finishing(const FeatureOptions& options, SampleRate rate, std::int64_t frames)
    : m_options(options),
      m_frames(frames),
      m_rawRows(makeRowMaker(options, rate)->rows()),
      m_rows(m_rawRows) {
  m_keepsRaw = false;
  switch (options.kind) {
    case FeatureKind::Delta:
    case FeatureKind::Delta2:
      m_margin = options.delta.width;
      [[fallthrough]];
    case FeatureKind::Mfcc:
      m_rows = std::size_t(options.mfcc.nMfcc);
      break;
    case FeatureKind::Onset:
      m_rows = 1;
      m_margin = options.stft.center ? options.stft.nFft / (2 * std::int64_t(options.stft.hopLength)) + 1 : 1;
      break;
    case FeatureKind::Contrast:
      m_rows = m_rawRows / 2;
      break;
    default:
      m_keepsRaw = true;
      return;
  }
  if (options.kind == FeatureKind::Contrast) {
    if (options.contrast.linear) return;
    const DbOptions db;  // contrast's own, whatever the options say
    m_topDb = db.topDb;
    m_amin = db.amin;
    m_floorParts = 2;
  } else {
    m_topDb = options.db.topDb;
    m_amin = options.db.amin;
    m_floorParts = 1;
  }
}

std::unique_ptr<RowFinisher> Finishing::make(const std::vector<float>& maximum) const {
  RowStats stats;
  stats.maximum = maximum;
  stats.frames = std::size_t(m_frames);
  auto made = makeRowFinisher(m_options, stats);
  return made ? std::move(*made) : nullptr;  // options were checked when the picture was asked for
}

void Finishing::finish(std::span<float> row, const std::vector<float>& maximum) const {
  const auto finisher = make(maximum);
  if (finisher)
    finisher->push(row, [&](std::span<const float> out) { std::copy(out.begin(), out.end(), row.begin()); });
}

void Finishing::noteRaw(std::span<const float> raw, ColumnFacts& facts) const {
  for (std::size_t i = 0; i < parts(); ++i)
    for (const float v : part(raw, i)) facts.rawLow[i] = v < facts.rawLow[i] ? v : facts.rawLow[i];
}

void Finishing::noteUsed(const std::vector<float>& maximum, ColumnFacts& facts) const {
  for (std::size_t i = 0; i < parts(); ++i) facts.used[i] = largest(part(std::span<const float>(maximum), i));
}

bool Finishing::isStillRight(const ColumnFacts& facts, const std::vector<float>& maximum) const {
  if (m_topDb < 0) return true;
  const auto decibel = [&](float power) { return 10 * std::log10(std::max(double(power), m_amin)); };
  for (std::size_t i = 0; i < parts(); ++i) {
    const float most = largest(part(std::span<const float>(maximum), i));
    if (most == facts.used[i]) continue;
    if (decibel(facts.rawLow[i]) < decibel(most) - m_topDb + kFloorMarginDb) return false;
  }
  return true;
}

}  // namespace ullim
