#include "core/dsp/framing.h"

#include <algorithm>

#include "core/dsp/padding.h"

namespace ullim {

FrameFeeder::FrameFeeder(int frameLength, int hopLength, bool center, PadMode padMode)
    : m_length(frameLength),
      m_hop(hopLength),
      m_pad(center ? frameLength / 2 : 0),
      m_padMode(padMode),
      m_started(m_pad == 0),
      m_next(-m_pad) {}

/// Sends the frames that lie whole in `run`, which starts at sample `begin` <= m_next.
bool FrameFeeder::emit(std::span<const float> run, SamplePos begin, const Sink& sink) {
  const SamplePos room = begin + SamplePos(run.size()) - m_length - m_next;
  if (room < 0) return true;
  const SamplePos count = 1 + room / m_hop;
  const float* const first = run.data() + (m_next - begin);
  m_next += count * m_hop;
  m_made += std::size_t(count);
  return sink(first, std::size_t(count));
}

/// Keeps at least the last m_pad + 1 samples.
void FrameFeeder::remember(std::span<const float> y) {
  const std::size_t keep = std::size_t(m_pad) + 1;
  if (y.size() >= keep) {
    m_last.assign(y.end() - SamplePos(keep), y.end());
    return;
  }
  m_last.insert(m_last.end(), y.begin(), y.end());
  if (m_last.size() > 2 * keep) m_last.erase(m_last.begin(), m_last.end() - SamplePos(keep));
}

bool FrameFeeder::push(std::span<const float> y, const Sink& sink) {
  if (y.empty()) return true;
  remember(y);
  if (m_started) return feed(y, sink);
  // The front padding mirrors the first m_pad + 1 samples: wait for them.
  std::vector<float> known;
  if (!m_carry.empty() || SamplePos(y.size()) <= m_pad) {
    m_carry.insert(m_carry.end(), y.begin(), y.end());
    m_end = SamplePos(m_carry.size());
    if (m_end <= m_pad) return true;
    known.swap(m_carry);
    y = known;
  }
  m_started = true;
  m_end = 0;
  m_carryAt = -m_pad;
  for (SamplePos at = -m_pad; at < 0; ++at) m_carry.push_back(paddedValue(y, at, m_pad, m_padMode));
  return feed(y, sink);
}

bool FrameFeeder::feed(std::span<const float> y, const Sink& sink) {
  const SamplePos blockAt = m_end;
  m_end += SamplePos(y.size());
  if (m_next < blockAt) {
    // Frames that begin in the carried samples; they need at most a frame and a hop of the new block.
    const std::size_t take = std::min(y.size(), std::size_t(m_length + m_hop));
    m_carry.insert(m_carry.end(), y.begin(), y.begin() + SamplePos(take));
    if (!emit(m_carry, m_carryAt, sink)) return false;
  }
  if (m_next >= blockAt) {  // the carry has done its work
    if (m_next < m_end && !emit(y, blockAt, sink)) return false;
    m_carryAt = std::min(m_next, m_end);
    m_carry.assign(y.begin() + (m_carryAt - blockAt), y.end());
    return true;
  }
  // A small block: all of it went into the carry. Drop what no frame needs any more.
  const SamplePos spent = m_next - m_carryAt;
  if (spent > 0) m_carry.erase(m_carry.begin(), m_carry.begin() + spent);
  m_carryAt = m_next;
  return true;
}

bool FrameFeeder::finish(const Sink& sink) {
  if (m_end == 0) return true;
  const SamplePos end = m_end + m_pad;
  std::vector<float> run;
  if (!m_started) {  // a signal of at most half a frame: all of it is in the carry
    m_started = true;
    run.reserve(std::size_t(end + m_pad));
    for (SamplePos at = -m_pad; at < end; ++at) run.push_back(paddedValue(m_carry, at, m_pad, m_padMode));
    return emit(run, -m_pad, sink);
  }
  const SamplePos begin = m_next;
  if (begin + m_length > end) return true;
  if (begin < m_end) run.assign(m_carry.begin() + (begin - m_carryAt), m_carry.end());
  const SamplePos shift = m_end - SamplePos(m_last.size());
  for (SamplePos at = std::max(begin, m_end); at < end; ++at)
    run.push_back(paddedValue(m_last, at - shift, m_pad, m_padMode));
  return emit(run, begin, sink);
}

}  // namespace ullim
