#include "core/view/framerun.h"

#include <algorithm>

#include "core/dsp/padding.h"
#include "core/dsp/preemphasis.h"
#include "core/dsp/rowmaker.h"

namespace ullim {

bool sharesFrames(const FeatureOptions& a, const FeatureOptions& b) {
  return a.stft == b.stft && a.preemphasis == b.preemphasis && framePlan(a).padMode == framePlan(b).padMode;
}

std::int64_t framesOf(const FeatureOptions& options, SamplePos length) {
  const FramePlan plan = framePlan(options);
  return frameCount(length, plan.frameLength, plan.hopLength, plan.center);
}

FrameRun::FrameRun(const FeatureOptions& options) : m_options(options) {
  const FramePlan plan = framePlan(options);
  m_length = plan.frameLength;
  m_hop = plan.hopLength;
  m_pad = plan.center ? plan.frameLength / 2 : 0;
  m_padMode = plan.padMode;
}

bool FrameRun::read(PartReader& reader, std::int64_t first, std::int64_t end, const std::stop_token& stop) {
  const SamplePos length = reader.length();
  m_fileEnd = length;
  m_begin = first * m_hop - m_pad;
  const SamplePos runEnd = (end - 1) * m_hop - m_pad + m_length;
  SamplePos begin = std::clamp<SamplePos>(m_begin, 0, length),
            stopAt = std::clamp<SamplePos>(runEnd, 0, length);
  // Mirrored padding looks at the half frame next to the end.
  if (m_begin < 0) stopAt = std::min(length, std::max(stopAt, m_pad + 1));
  if (runEnd > length) begin = std::max<SamplePos>(0, std::min(begin, length - m_pad - 1));
  const bool emphasis = m_options.preemphasis != 0;
  // The filter looks one sample back, and at the very beginning one ahead.
  const SamplePos before = emphasis && begin > 0 ? 1 : 0;
  if (emphasis && begin == 0) stopAt = std::max(stopAt, std::min<SamplePos>(2, length));

  m_file.resize(std::size_t(stopAt - begin + before));
  const PartReader::Got got = reader.read(begin - before, m_file, stop);
  if (got.stopped) return false;
  m_goodEnd = got.end < stopAt ? got.end : length;
  std::span<const float> inside(m_file);
  if (emphasis) {
    m_emphasized.clear();
    Preemphasis filter(m_options.preemphasis);
    filter.push(m_file, m_emphasized);
    filter.finish(m_emphasized);
    inside = std::span<const float>(m_emphasized).subspan(std::size_t(before));
  }
  m_seen = m_file.data();
  if (!emphasis && m_begin == begin && runEnd == stopAt) return true;  // in the middle: as it was read
  m_run.resize(std::size_t(runEnd - m_begin));
  m_seen = m_run.data();
  for (SamplePos at = m_begin; at < std::min<SamplePos>(0, runEnd); ++at) {
    const auto head = inside.first(std::size_t(std::min(m_pad + 1, length)));
    m_run[std::size_t(at - m_begin)] = paddedValue(head, at, m_pad, m_padMode);
  }
  const SamplePos from = std::max<SamplePos>(m_begin, 0), to = std::min(runEnd, length);
  if (from < to) std::copy_n(inside.begin() + (from - begin), to - from, m_run.begin() + (from - m_begin));
  for (SamplePos at = std::max(m_begin, length); at < runEnd; ++at) {
    const SamplePos tailSize = std::min(m_pad + 1, length);
    const auto tail = inside.subspan(std::size_t(length - tailSize - begin), std::size_t(tailSize));
    m_run[std::size_t(at - m_begin)] = paddedValue(tail, at - (length - tailSize), m_pad, m_padMode);
  }
  return true;
}

const float* FrameRun::frame(std::int64_t t) const { return m_seen + (t * m_hop - m_pad - m_begin); }

bool FrameRun::isWhole(std::int64_t t) const {
  return m_goodEnd >= m_fileEnd || t * m_hop - m_pad + m_length <= m_goodEnd;
}

}  // namespace ullim
