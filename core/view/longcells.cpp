// What the threads bring; what is asked: longcellsask.cpp.
#include "core/view/longcells.h"

#include <algorithm>

#include "core/dsp/rowmaker.h"

namespace ullim {
namespace {

constexpr std::int64_t kStripeSamples = std::int64_t(1) << 19;
constexpr int kCoarsePlaces = 1024;

void raise(std::vector<float>& maximum, const std::vector<float>& more) {
  if (maximum.empty()) maximum = more;
  for (std::size_t i = 0; i < more.size(); ++i) maximum[i] = std::max(maximum[i], more[i]);
}

}  // namespace

LongCells::LongCells(LongCellsPlan plan)
    : m_plan(std::move(plan)),
      m_frames(framesOf(m_plan.options, m_plan.length)),
      m_finishing(m_plan.options, m_plan.rate, m_frames),
      m_levels(m_frames, m_finishing.keptRows(), m_plan.levelBytes) {
  m_baseLevel = m_levels.base();
  const std::int64_t hop = std::max(1, m_plan.options.stft.hopLength);
  while (2 * m_stripeFrames * hop <= kStripeSamples) m_stripeFrames *= 2;
  m_stripeFrames = std::max(m_stripeFrames, std::int64_t(1) << m_baseLevel);
  m_stripes.assign(std::size_t((m_frames + m_stripeFrames - 1) / m_stripeFrames), Stripe::Open);
  m_open = stripes();
  // Where the pass is done in no time nobody needs a look beforehand.
  if (m_frames >= 8 * kCoarsePlaces) {
    m_coarse = CoarsePlaces(kCoarsePlaces);
    m_coarseValues = Matrix(0, m_finishing.keptRows());
    m_coarseValues.appendRows(kCoarsePlaces);
  }
  m_tuned = m_roughlyTuned = !needsTuning(m_plan.options);
}

LongCells::~LongCells() { m_plan.tiles->dropSource(m_plan.number); }

bool LongCells::isComplete() const {
  const std::scoped_lock lock(m_mutex);
  return m_complete;
}

double LongCells::done() const {
  const std::scoped_lock lock(m_mutex);
  return m_complete ? 1 : 1 - double(m_open) / double(m_stripes.size());
}

ColumnJob LongCells::newJob(int level) const {
  ColumnJob job;
  job.options = &m_plan.options;
  job.finishing = &m_finishing;
  job.level = level;
  const std::scoped_lock lock(m_mutex);
  job.tuning = m_tuning;
  job.maximum = m_maximum;
  return job;
}

bool LongCells::takesTiles() const {
  const std::scoped_lock lock(m_mutex);
  return m_tuned;
}

void LongCells::putTile(int level, std::int64_t index, ColumnJob job) {
  auto tile = std::make_shared<Tile>(Tile{std::move(job.values), std::move(job.facts)});
  {
    const std::scoped_lock lock(m_mutex);
    for (const ColumnFacts& facts : tile->facts) {
      m_seen.low = std::min(m_seen.low, facts.low);
      m_seen.high = std::max(m_seen.high, facts.high);
    }
    raise(m_maximum, job.maximum);
    ++m_revision;
  }
  m_plan.tiles->put({m_plan.number, level, index}, std::move(tile));
}

bool LongCells::wantsStripes() const {
  const std::scoped_lock lock(m_mutex);
  return !m_complete && m_tuned;
}

bool LongCells::claimStripe(std::int64_t stripe) {
  const std::scoped_lock lock(m_mutex);
  Stripe& state = m_stripes[std::size_t(stripe)];
  if (state != Stripe::Open || !m_tuned) return false;
  state = Stripe::Claimed;
  return true;
}

void LongCells::releaseStripe(std::int64_t stripe) {
  const std::scoped_lock lock(m_mutex);
  m_stripes[std::size_t(stripe)] = Stripe::Open;
}

void LongCells::putStripe(std::int64_t stripe, ColumnJob job) {
  const std::scoped_lock lock(m_mutex);
  raise(m_maximum, job.maximum);
  m_levels.put(stripe * m_stripeFrames >> m_baseLevel, job.values, job.facts);
  m_stripes[std::size_t(stripe)] = Stripe::Done;
  --m_open;
  ++m_revision;
  if (m_open == 0) settle();
}

// The last maximum is known: what an earlier one shaped is made again.
void LongCells::settle() {
  const auto& facts = m_levels.facts();
  for (std::size_t c = 0; c < facts.size() && !m_finishing.keepsRaw(); ++c) {
    Stripe& stripe = m_stripes[c / std::size_t(m_stripeFrames >> m_baseLevel)];
    if (stripe == Stripe::Open || m_finishing.isStillRight(facts[c], m_maximum)) continue;
    stripe = Stripe::Open;
    ++m_open;
  }
  m_complete = m_open == 0;
  if (m_complete) m_coarseValues = Matrix();
}

int LongCells::coarseAt() const {
  const std::scoped_lock lock(m_mutex);
  return m_complete || m_coarseBusy || m_coarseNext >= m_coarse.count() || !m_roughlyTuned ? -1
                                                                                           : m_coarseNext;
}

bool LongCells::beginCoarse() {
  const std::scoped_lock lock(m_mutex);
  if (m_coarseBusy) return false;
  m_coarseBusy = true;
  return true;
}

void LongCells::putCoarse(int i, ColumnJob job) {
  const std::scoped_lock lock(m_mutex);
  m_coarseNext = i + 1;
  if (m_complete || job.missing || job.values.rows() != 1) return;
  const int place = m_coarse.nth(i);
  const auto row = job.values.row(0);
  std::copy(row.begin(), row.end(), m_coarseValues.row(std::size_t(place)).begin());
  m_coarse.setKnown(place);
  m_seen.low = std::min(m_seen.low, job.facts.front().low);
  m_seen.high = std::max(m_seen.high, job.facts.front().high);
  raise(m_maximum, job.maximum);
  ++m_revision;
}

void LongCells::endCoarse() {
  const std::scoped_lock lock(m_mutex);
  m_coarseBusy = false;
}

bool LongCells::needsTuningNow() const {
  const std::scoped_lock lock(m_mutex);
  return !m_tuned;
}

void LongCells::setTuning(double tuning, bool final) {
  const std::scoped_lock lock(m_mutex);
  m_tuning = tuning;
  m_roughlyTuned = true;
  m_tuned = m_tuned || final;
  ++m_revision;
}

}  // namespace ullim
