#include "ui/playback/clipstream.h"

#include <algorithm>
#include <cmath>

namespace ullim {

ClipStream::ClipStream(const Signal& signal, SampleRange range, SamplePos start, int outChannels, bool floats,
                       QObject* parent)
    : QIODevice(parent),
      m_planar(signal.planar),
      m_signal(signal),
      m_range(range),
      m_start(start),
      m_outChannels(outChannels),
      m_floats(floats),
      m_next(start) {
  // Unbuffered: QIODevice would otherwise keep a copy of its own and allocate for it.
  open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 ClipStream::bytesAvailable() const {
  if (finished()) return 0;
  const qint64 frameBytes = m_outChannels * (m_floats ? 4 : 2);
  return std::max<qint64>(1, m_range.length()) * frameBytes;
}

SamplePos ClipStream::positionAfter(std::int64_t frames) const {
  const SamplePos at = m_start + frames;
  if (at < m_range.end || m_range.empty()) return std::min<SamplePos>(at, m_range.end);
  if (finished() && frames >= fed()) return m_range.end;
  return m_range.begin + (at - m_range.begin) % m_range.length();
}

void ClipStream::writeFrames(char* out, const float* planar, std::int64_t from, std::int64_t count) const {
  for (int c = 0; c < m_outChannels; ++c) {
    // A mono clip sounds on every channel; a clip with more channels than the device loses the last ones.
    const float* in = planar + (c < m_signal.channels ? c : 0) * m_signal.frames + from;
    if (m_floats) {
      auto* to = reinterpret_cast<float*>(out) + c;
      for (std::int64_t i = 0; i < count; ++i) to[i * m_outChannels] = std::clamp(in[i], -1.0f, 1.0f);
    } else {
      auto* to = reinterpret_cast<std::int16_t*>(out) + c;
      for (std::int64_t i = 0; i < count; ++i)
        to[i * m_outChannels] = std::int16_t(std::lrintf(std::clamp(in[i], -1.0f, 1.0f) * 32767.0f));
    }
  }
}

qint64 ClipStream::readData(char* data, qint64 maxSize) {
  const qint64 frameBytes = m_outChannels * (m_floats ? 4 : 2);
  const std::int64_t wanted = maxSize / frameBytes;
  const float* planar = m_planar.load(std::memory_order_acquire);
  std::int64_t done = 0;
  while (done < wanted && !finished()) {
    if (m_next >= m_range.end) {
      if (!m_loop.load(std::memory_order_relaxed) || m_range.empty()) {
        m_finished.store(true, std::memory_order_release);
        break;
      }
      m_next = m_range.begin;
    }
    const std::int64_t count = std::min<std::int64_t>(wanted - done, m_range.end - m_next);
    writeFrames(data + done * frameBytes, planar, m_next, count);
    m_next += count;
    done += count;
  }
  m_fed.fetch_add(done, std::memory_order_acq_rel);
  return done * frameBytes;
}

}  // namespace ullim
