// What is asked of a picture, answered from what is known.
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/view/longcells.h"

namespace ullim {
namespace {

constexpr std::int64_t kTileFrames = 512, kFewestTileColumns = 16;
constexpr std::int64_t kMostFineFrames = std::int64_t(1) << 18;  // wider views are answered by the pass alone
constexpr std::int64_t kMostHop = std::int64_t(1) << 30;
constexpr int kMostColumns = 16384;
constexpr float kNothing = std::numeric_limits<float>::quiet_NaN();

}  // namespace

LongCells::Range LongCells::range() const {
  ColumnFacts all;
  for (const ColumnFacts& facts : m_levels.facts()) {
    all.low = std::min(all.low, facts.low);
    all.high = std::max(all.high, facts.high);
  }
  if (!m_complete) {
    all.low = std::min(all.low, m_seen.low);
    all.high = std::max(all.high, m_seen.high);
  }
  return {all.low, all.high};
}

Feature LongCells::describe(const std::vector<float>& maximum, const Range& range) const {
  Feature feature = describeFeature(m_plan.options, m_plan.rate);
  if (!(range.low <= range.high)) return feature;
  const auto shown = [&](float value) {
    if (!m_finishing.keepsRaw()) return value;
    std::vector<float> row(m_finishing.rawRows(), value);
    m_finishing.finish(row, maximum);
    return row.front();
  };
  feature.minimum = shown(range.low);
  feature.maximum = shown(range.high);
  return feature;
}

std::shared_ptr<const Feature> LongCells::shape() const {
  std::vector<float> maximum;
  Range seen{};
  {
    const std::scoped_lock lock(m_mutex);
    maximum = m_maximum;
    seen = range();
  }
  return std::make_shared<const Feature>(describe(maximum, seen));
}

int LongCells::tileColumns(int level) const {
  return int(std::max(kTileFrames >> level, kFewestTileColumns));
}

SampleRange LongCells::tileFrames(int level, std::int64_t index) const {
  const std::int64_t wide = std::int64_t(tileColumns(level)) << level;
  return {index * wide, std::min(m_frames, (index + 1) * wide)};
}

/// The level that gives at least so many columns, unless only a new pass could.
int LongCells::levelFor(std::int64_t count, int columns) const {
  int level = 0;
  while (level < m_levels.top() && (count >> (level + 1)) >= columns &&
         (std::int64_t(m_plan.options.stft.hopLength) << (level + 1)) <= kMostHop)
    ++level;
  const auto tilesFit = [&] {
    const std::size_t wide = std::size_t((count >> level) + 2 * tileColumns(level));
    return wide * m_finishing.keptRows() * sizeof(float) <= m_plan.tiles->bytes() / 2;
  };
  while (level < m_baseLevel && (count > kMostFineFrames || !tilesFit())) ++level;
  return level;
}

void LongCells::fillOne(int level, std::int64_t c, std::span<float> out) const {
  const std::int64_t first = c << level, end = std::min(m_frames, (c + 1) << level);
  std::fill(out.begin(), out.end(), kNothing);
  if (m_coarse.count() == 0 || m_complete) return;
  const auto placeOf = [&](std::int64_t frame) { return int(frame * m_coarse.count() / m_frames); };
  bool any = false;
  for (int place = placeOf(first); place < m_coarse.count() && placeFrame(place) < end; ++place) {
    if (!m_coarse.isKnown(place) || placeFrame(place) < first) continue;
    const auto values = m_coarseValues.row(std::size_t(place));
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = any && !(values[r] > out[r]) ? out[r] : values[r];
    any = true;
  }
  if (any) return;
  const int place = m_coarse.nearest(placeOf(first));
  if (place < 0) return;
  const auto values = m_coarseValues.row(std::size_t(place));
  std::copy(values.begin(), values.end(), out.begin());
}

bool LongCells::fillCoarse(int level, std::int64_t c0, std::int64_t c1, Matrix& values) const {
  bool whole = true;
  for (std::int64_t c = c0; c < c1; ++c) {
    const auto out = values.row(std::size_t(c - c0));
    const auto known = m_levels.column(level, c);
    if (known.empty())
      fillOne(level, c, out);
    else
      std::copy(known.begin(), known.end(), out.begin());
    whole = whole && m_levels.isWhole(level, c);
  }
  return whole;
}

bool LongCells::fillFine(int level, std::int64_t c0, std::int64_t c1, Matrix& values,
                         std::vector<std::int64_t>& missing) const {
  const std::int64_t wide = tileColumns(level);
  std::vector<std::shared_ptr<const Tile>> tiles;
  for (std::int64_t i = c0 / wide; i * wide < c1; ++i)
    tiles.push_back(m_plan.tiles->get({m_plan.number, level, i}));
  std::shared_ptr<const Tile> coarser;  // while a tile is on its way, that of another zoom
  TileKey coarserKey;
  const auto fromCoarser = [&](std::int64_t c, std::span<float> out) {
    for (int up = level + 1; up < std::min(level + 4, m_baseLevel); ++up) {
      const std::int64_t column = c >> (up - level), perTile = tileColumns(up);
      const TileKey key{m_plan.number, up, column / perTile};
      if (!coarser || key != coarserKey) {
        coarser = m_plan.tiles->get(key);
        coarserKey = key;
      }
      if (!coarser) continue;
      const auto from = coarser->values.row(std::size_t(column % perTile));
      std::copy(from.begin(), from.end(), out.begin());
      return true;
    }
    return false;
  };
  const std::scoped_lock lock(m_mutex);
  bool whole = true;
  for (std::size_t k = 0; k < tiles.size(); ++k) {
    const std::int64_t index = c0 / wide + std::int64_t(k);
    bool good = tiles[k] != nullptr;
    // What was finished with an earlier maximum is done again once the last one is known.
    if (good && m_complete && !m_finishing.keepsRaw())
      good = std::all_of(tiles[k]->facts.begin(), tiles[k]->facts.end(), [&](const ColumnFacts& facts) {
        return m_finishing.isStillRight(facts, m_maximum);
      });
    if (!good) missing.push_back(index);
    whole = whole && good;
    for (std::int64_t c = std::max(c0, index * wide); c < std::min(c1, (index + 1) * wide); ++c) {
      const auto out = values.row(std::size_t(c - c0));
      if (tiles[k]) {
        const auto from = tiles[k]->values.row(std::size_t(c - index * wide));
        std::copy(from.begin(), from.end(), out.begin());
        continue;
      }
      if (fromCoarser(c, out)) continue;
      const auto known = m_levels.column(m_baseLevel, c >> (m_baseLevel - level));
      if (known.empty())
        fillOne(level, c, out);
      else
        std::copy(known.begin(), known.end(), out.begin());
    }
  }
  return whole;
}

void LongCells::askFor(int level, std::int64_t c0, std::int64_t c1, std::vector<std::int64_t> missing) const {
  if (missing.empty() || !takesTiles()) return;
  const std::uint64_t generation = ++m_generation;
  const std::int64_t middle = (c0 + c1) / 2 / tileColumns(level);
  std::sort(missing.begin(), missing.end(), [&](std::int64_t a, std::int64_t b) {
    return std::abs(a - middle) > std::abs(b - middle);  // the newest question is answered first
  });
  for (const std::int64_t index : missing) m_plan.ask(level, index, generation);
}

CellSource::Cells LongCells::cells(std::int64_t first, std::int64_t end, int columns) const {
  first = std::clamp<std::int64_t>(first, 0, m_frames);
  end = std::clamp<std::int64_t>(end, first, m_frames);
  if (first == end) return {nullptr, true};
  const int level = levelFor(end - first, std::clamp(columns, 1, kMostColumns));
  const std::int64_t c0 = first >> level, c1 = (end + (std::int64_t(1) << level) - 1) >> level;
  std::uint64_t revision = 0;
  Answer last;
  {
    const std::scoped_lock lock(m_mutex);
    revision = m_revision;
    if (m_last.level == level && m_last.c0 == c0 && m_last.c1 == c1 && m_last.revision == revision)
      last = m_last;
  }
  if (last.cells.feature) {
    askFor(level, c0, c1, last.missing);
    return last.cells;
  }
  Matrix values(0, m_finishing.keptRows());
  values.appendRows(std::size_t(c1 - c0));  // each column is written below
  bool whole = false;
  std::vector<std::int64_t> missing;
  if (level >= m_baseLevel) {
    const std::scoped_lock lock(m_mutex);
    whole = fillCoarse(level, c0, c1, values);
  } else {
    whole = fillFine(level, c0, c1, values, missing);
  }
  std::vector<float> maximum;
  Range seen{};
  {
    const std::scoped_lock lock(m_mutex);
    maximum = m_maximum;
    seen = range();
    whole = whole && m_complete;
  }
  askFor(level, c0, c1, missing);
  if (maximum.empty()) return {nullptr, false};
  if (m_finishing.keepsRaw()) {
    if (const auto finisher = m_finishing.make(maximum))
      for (std::size_t c = 0; c < values.rows(); ++c) {
        const auto row = values.row(c);
        finisher->push(row,
                       [&](std::span<const float> out) { std::copy(out.begin(), out.end(), row.begin()); });
      }
  }
  auto feature = std::make_shared<Feature>(describe(maximum, seen));
  feature->values = std::move(values);
  feature->hopLength = int(std::int64_t(m_plan.options.stft.hopLength) << level);
  feature->origin =
      (double(c0 << level) + double((std::int64_t(1) << level) - 1) / 2) * m_plan.options.stft.hopLength;
  const Cells answer{std::move(feature), whole};
  const std::scoped_lock lock(m_mutex);
  m_last = {revision, level, c0, c1, answer, std::move(missing)};
  return answer;
}

bool LongCells::frame(std::int64_t frame, std::vector<float>& out) const {
  if (frame < 0 || frame >= m_frames) return false;
  if (m_baseLevel == 0) {
    const std::scoped_lock lock(m_mutex);
    const auto known = m_levels.column(0, frame);
    if (known.empty()) return false;
    out.assign(known.begin(), known.end());
  } else {
    const std::int64_t index = frame / tileColumns(0);
    const auto tile = m_plan.tiles->get({m_plan.number, 0, index});
    std::unique_lock lock(m_mutex);
    const auto inTile = std::size_t(frame - index * tileColumns(0));
    const bool good = tile && (!m_complete || m_finishing.isStillRight(tile->facts[inTile], m_maximum));
    lock.unlock();
    if (!good) {
      if (takesTiles()) m_plan.ask(0, index, m_generation);
      return false;
    }
    const auto row = tile->values.row(inTile);
    out.assign(row.begin(), row.end());
  }
  if (!m_finishing.keepsRaw()) return true;
  std::vector<float> maximum;
  {
    const std::scoped_lock lock(m_mutex);
    maximum = m_maximum;
  }
  m_finishing.finish(out, maximum);
  return true;
}

}  // namespace ullim
