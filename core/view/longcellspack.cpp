// A complete picture as one matrix for the disk, and back.
#include <algorithm>
#include <cstring>

#include "core/view/longcells.h"

namespace ullim {
namespace {

// A row: the values of one column, then its facts. The raw maxima and the tuning follow in rows of the same
// width, filled up with zeros.
constexpr std::size_t kFacts = 6;
constexpr std::size_t kTuning = 2;  // floats that hold the bits of a double

std::size_t rowsFor(std::size_t count, std::size_t width) { return (count + width - 1) / width; }

}  // namespace

Matrix LongCells::packed() const {
  const std::scoped_lock lock(m_mutex);
  if (!m_complete) return {};
  const Matrix& values = m_levels.baseValues();
  const std::size_t width = values.cols() + kFacts, extra = kTuning + m_maximum.size();
  Matrix out(values.rows() + rowsFor(extra, width), width, 0.0f);
  for (std::size_t c = 0; c < values.rows(); ++c) {
    const auto row = out.row(c);
    std::copy_n(values.row(c).data(), values.cols(), row.data());
    const ColumnFacts& f = m_levels.facts()[c];
    const float facts[kFacts] = {f.low, f.high, f.rawLow[0], f.rawLow[1], f.used[0], f.used[1]};
    std::copy_n(facts, kFacts, row.data() + values.cols());
  }
  float* const rest = out.data().data() + values.rows() * width;
  std::memcpy(rest, &m_tuning, sizeof m_tuning);
  std::copy(m_maximum.begin(), m_maximum.end(), rest + kTuning);
  return out;
}

bool LongCells::unpack(const Matrix& packed) {
  const std::scoped_lock lock(m_mutex);
  const std::size_t columns = m_levels.baseValues().rows(), cols = m_finishing.keptRows();
  const std::size_t width = cols + kFacts, extra = kTuning + m_finishing.rawRows();
  if (packed.cols() != width || packed.rows() != columns + rowsFor(extra, width)) return false;
  constexpr std::size_t kBlock = 256;  // so that nothing is held twice
  for (std::size_t begin = 0; begin < columns; begin += kBlock) {
    const std::size_t count = std::min(kBlock, columns - begin);
    Matrix values(count, cols);
    std::vector<ColumnFacts> facts(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto row = packed.row(begin + i);
      std::copy_n(row.data(), cols, values.row(i).data());
      const float* const f = row.data() + cols;
      facts[i].low = f[0];
      facts[i].high = f[1];
      facts[i].rawLow = {f[2], f[3]};
      facts[i].used = {f[4], f[5]};
    }
    m_levels.put(std::int64_t(begin), values, facts);
  }
  const float* const rest = packed.data().data() + columns * width;
  std::memcpy(&m_tuning, rest, sizeof m_tuning);
  m_maximum.assign(rest + kTuning, rest + extra);
  m_tuned = m_roughlyTuned = true;
  std::fill(m_stripes.begin(), m_stripes.end(), Stripe::Done);
  m_open = 0;
  m_complete = true;
  m_coarseValues = Matrix();
  ++m_revision;
  return true;
}

}  // namespace ullim
