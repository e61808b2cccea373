#include "core/view/longwave.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr int kCoarsePlaces = 2048;
constexpr SamplePos kCoarseSamples = 512;

float sizeOf(const Peak& peak) { return std::max(std::fabs(peak.min), std::fabs(peak.max)); }

}  // namespace

/// The sample blocks that one answer looks at.
struct LongWave::Blocks {
  std::int64_t first = 0;
  std::vector<std::shared_ptr<const Tile>> blocks;
  std::vector<std::int64_t> missing;
};

LongWave::LongWave(SamplePos length, SampleRate rate, std::uint64_t number, std::shared_ptr<TileStore> tiles,
                   std::function<void(std::int64_t)> ask)
    : m_length(length),
      m_rate(rate),
      m_number(number),
      m_tiles(std::move(tiles)),
      m_ask(std::move(ask)),
      m_levels(length),
      m_base(m_levels.base()),
      m_claimed(std::size_t(m_levels.stripes()), 0) {
  if (length > 4 * PeakLevels::kStripe) {
    m_coarse = CoarsePlaces(kCoarsePlaces);
    m_coarsePeaks.resize(kCoarsePlaces);
  }
}

float LongWave::peak() const {
  const std::scoped_lock lock(m_mutex);
  return m_peak;
}

bool LongWave::complete() const {
  const std::scoped_lock lock(m_mutex);
  return m_levels.isComplete();
}

SampleRange LongWave::blockSamples(std::int64_t index) const {
  return {index * kBlock, std::min(m_length, (index + 1) * kBlock)};
}

void LongWave::putBlock(std::int64_t index, std::span<const float> samples) {
  auto tile = std::make_shared<Tile>();
  tile->values = Matrix(0, samples.size());
  const auto to = tile->values.appendRows(1);
  std::copy(samples.begin(), samples.end(), to.begin());
  m_tiles->put({m_number, 0, index}, std::move(tile));
}

bool LongWave::addExactly(SampleRange range, Blocks& blocks, PeakSum& sum) const {
  for (SamplePos at = range.begin; at < range.end;) {
    const std::int64_t index = at / kBlock;
    const auto& block = blocks.blocks[std::size_t(index - blocks.first)];
    if (!block) return false;
    const SampleRange inside = blockSamples(index);
    const SamplePos end = std::min(range.end, inside.end);
    sum.add(block->values.row(0).subspan(std::size_t(at - inside.begin), std::size_t(end - at)));
    at = end;
  }
  return true;
}

void LongWave::addCoarse(SampleRange range, PeakSum& sum) const {
  if (m_coarse.count() == 0) return;
  const auto placeOf = [&](SamplePos at) {
    return int(std::min<SamplePos>(at * kCoarsePlaces / m_length, kCoarsePlaces - 1));
  };
  const int first = placeOf(range.begin), last = placeOf(std::max(range.end - 1, range.begin));
  bool any = false;
  for (int place = first; place <= last; ++place)
    if (m_coarse.isKnown(place)) {
      sum.add(m_coarsePeaks[std::size_t(place)], kCoarseSamples);
      any = true;
    }
  const int near = any ? -1 : m_coarse.nearest(first);
  if (near >= 0) sum.add(m_coarsePeaks[std::size_t(near)], kCoarseSamples);
}

std::vector<Peak> LongWave::columns(double begin, double end, int count) const {
  std::vector<Peak> out(std::size_t(std::max(count, 0)));
  if (!(end > begin) || count < 1) return out;
  const double step = (end - begin) / count;
  const auto edge = [&](int c) { return SamplePos(std::floor(begin + (end - begin) * c / count)); };
  const auto partOf = [&](int c) {
    const SamplePos low = edge(c), high = std::max(edge(c + 1), low + 1);
    return SampleRange{std::clamp<SamplePos>(low, 0, m_length), std::clamp<SamplePos>(high, 0, m_length)};
  };
  // Close up: exactly, from the samples. Otherwise from summaries, each counted in one column.
  Blocks blocks;
  const SampleRange all{partOf(0).begin, partOf(count - 1).end};
  const bool closeUp = step < 4 * double(m_base) && !all.empty() && all.length() <= kMostSamples;
  if (closeUp) {
    blocks.first = all.begin / kBlock;
    for (std::int64_t i = blocks.first; i * kBlock < all.end; ++i) {
      blocks.blocks.push_back(m_tiles->get({m_number, 0, i}));
      if (!blocks.blocks.back()) blocks.missing.push_back(i);
    }
  }
  {
    const std::scoped_lock lock(m_mutex);
    std::vector<SampleRange> unknown;
    for (int c = 0; c < count; ++c) {
      const SampleRange part = partOf(c);
      if (part.empty()) continue;
      PeakSum sum;
      if (closeUp && addExactly(part, blocks, sum)) {
        out[std::size_t(c)] = sum.peak();
        continue;
      }
      sum = {};
      unknown.clear();
      const std::int64_t first =
          std::int64_t(double(part.begin) / double(m_base) + (step < double(m_base) ? 0.0 : 0.5));
      const std::int64_t last =
          std::int64_t(double(part.end) / double(m_base) + (step < double(m_base) ? 0.0 : 0.5));
      const std::int64_t from = std::min(first, m_levels.count() - 1);
      // The last summary of a signal may be a short one: its end is the signal's.
      const std::int64_t to = part.end == m_length ? m_levels.count() : last;
      m_levels.add(from, std::max(from + 1, to), sum, unknown);
      for (const SampleRange& stretch : unknown) addCoarse(stretch, sum);
      out[std::size_t(c)] = sum.peak();
    }
  }
  for (auto it = blocks.missing.rbegin(); it != blocks.missing.rend(); ++it) m_ask(*it);
  return out;
}

bool LongWave::samples(SampleRange range, std::vector<float>& out) const {
  range = {std::clamp<SamplePos>(range.begin, 0, m_length), std::clamp<SamplePos>(range.end, 0, m_length)};
  out.clear();
  if (range.empty()) return true;
  if (range.length() > kMostSamples) return false;
  std::vector<std::int64_t> missing;
  out.reserve(std::size_t(range.length()));
  for (std::int64_t i = range.begin / kBlock; i * kBlock < range.end; ++i) {
    const auto block = m_tiles->get({m_number, 0, i});
    if (!block) {
      missing.push_back(i);
      continue;
    }
    const SampleRange inside = blockSamples(i);
    const SamplePos from = std::max(range.begin, inside.begin), to = std::min(range.end, inside.end);
    const auto values =
        block->values.row(0).subspan(std::size_t(from - inside.begin), std::size_t(to - from));
    out.insert(out.end(), values.begin(), values.end());
  }
  if (missing.empty()) return true;
  out.clear();
  for (auto it = missing.rbegin(); it != missing.rend(); ++it) m_ask(*it);
  return false;
}

std::int64_t LongWave::claimStripe() {
  const std::scoped_lock lock(m_mutex);
  for (; m_nextStripe < m_levels.stripes(); ++m_nextStripe) {
    char& claimed = m_claimed[std::size_t(m_nextStripe)];
    if (claimed != 0 || m_levels.isDone(m_nextStripe)) continue;
    claimed = 1;
    return m_nextStripe;
  }
  return -1;
}

void LongWave::releaseStripe(std::int64_t stripe) {
  const std::scoped_lock lock(m_mutex);
  m_claimed[std::size_t(stripe)] = 0;
  m_nextStripe = std::min(m_nextStripe, stripe);
}

SampleRange LongWave::stripeSamples(std::int64_t stripe) const { return m_levels.samplesOf(stripe); }

void LongWave::putStripe(std::int64_t stripe, const std::vector<Peak>& peaks) {
  const std::scoped_lock lock(m_mutex);
  m_levels.put(stripe, peaks);
  for (const Peak& peak : peaks) m_peak = std::max(m_peak, sizeOf(peak));
}

double LongWave::done() const {
  const std::scoped_lock lock(m_mutex);
  return m_levels.done();
}

int LongWave::beginCoarse() {
  const std::scoped_lock lock(m_mutex);
  if (m_coarseBusy || m_levels.isComplete() || m_coarseNext >= m_coarse.count()) return -1;
  m_coarseBusy = true;
  return m_coarseNext;
}

SampleRange LongWave::coarseSamples(int i) const {
  const SamplePos begin = m_coarse.nth(i) * m_length / kCoarsePlaces;
  return {begin, std::min(m_length, begin + kCoarseSamples)};
}

void LongWave::putCoarse(int i, const Peak& peak) {
  const std::scoped_lock lock(m_mutex);
  m_coarseNext = i + 1;
  m_coarse.setKnown(m_coarse.nth(i));
  m_coarsePeaks[std::size_t(m_coarse.nth(i))] = peak;
  m_peak = std::max(m_peak, sizeOf(peak));
}

void LongWave::endCoarse() {
  const std::scoped_lock lock(m_mutex);
  m_coarseBusy = false;
}

Matrix LongWave::packed() const {
  const std::scoped_lock lock(m_mutex);
  if (!m_levels.isComplete()) return {};
  Matrix out(0, 3);
  auto to = out.appendRows(std::size_t(m_levels.count())).begin();
  for (const Peak& peak : m_levels.finest())
    for (const float value : {peak.min, peak.max, peak.rms}) *to++ = value;
  return out;
}

bool LongWave::unpack(const Matrix& packed) {
  if (packed.cols() != 3) return false;
  std::vector<Peak> peaks(packed.rows());
  for (std::size_t i = 0; i < peaks.size(); ++i) peaks[i] = {packed(i, 0), packed(i, 1), packed(i, 2)};
  const std::scoped_lock lock(m_mutex);
  if (!m_levels.assign(std::move(peaks))) return false;
  for (const Peak& peak : m_levels.finest()) m_peak = std::max(m_peak, sizeOf(peak));
  return true;
}

}  // namespace ullim
