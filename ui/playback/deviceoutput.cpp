#include "ui/playback/deviceoutput.h"

#include <QAudioSink>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <utility>

namespace ullim {
namespace {

constexpr double kBufferS = 0.15;  // rides out a busy moment of the window
constexpr int kWords = 300;        // looks the mean goes over: 3 s
constexpr std::int64_t kJumpNs = 40'000'000;
constexpr int kLookMs = 10;             // how often the device is asked how far it is
constexpr std::size_t kPart = 1 << 12;  // values converted at once

}  // namespace

RingReader::RingReader(std::shared_ptr<PlaySession> session, bool floats, QObject* parent)
    : QIODevice(parent), m_session(std::move(session)), m_floats(floats), m_part(kPart) {
  // Unbuffered: QIODevice would otherwise keep a copy of its own and allocate for it.
  open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 RingReader::bytesAvailable() const { return 1 << 20; }  // silence never ends

void RingReader::copy(char* to, std::size_t values) {
  if (m_floats) {
    m_session->ring.read(std::span(reinterpret_cast<float*>(to), values));
    return;
  }
  auto* out = reinterpret_cast<std::int16_t*>(to);
  for (std::size_t done = 0; done < values;) {
    const std::size_t n = m_session->ring.read(std::span(m_part).first(std::min(kPart, values - done)));
    for (std::size_t i = 0; i < n; ++i) out[done + i] = std::int16_t(std::lrintf(m_part[i] * 32767.0f));
    done += n;
  }
}

qint64 RingReader::readData(char* data, qint64 maxSize) {
  const auto width = std::size_t(m_session->format.channels);
  const std::size_t bytes = m_floats ? sizeof(float) : sizeof(std::int16_t);
  const std::size_t wanted = std::size_t(maxSize) / (width * bytes);
  const bool made = m_session->made;  // asked first: what it promises is then in the ring
  const std::size_t ready = std::min(wanted, m_session->ring.readable() / width);
  copy(data, ready * width);
  if (ready > 0 && !made) {  // the rest comes with the next call
    m_session->taken += std::int64_t(ready);
    return qint64(ready * width * bytes);
  }
  std::fill(data + ready * width * bytes, data + wanted * width * bytes, char(0));
  if (ready < wanted && !made) m_session->gaps.write({m_session->taken, std::int64_t(wanted)});
  m_session->taken += std::int64_t(wanted);
  return qint64(wanted * width * bytes);
}

DeviceOutput::DeviceOutput(QObject* parent) : QObject(parent), m_clock(new QTimer(this)) {
  m_clock->setInterval(kLookMs);
  m_clock->setTimerType(Qt::PreciseTimer);
  connect(m_clock, &QTimer::timeout, this, &DeviceOutput::look);
}

DeviceOutput::~DeviceOutput() { close(); }

void DeviceOutput::open(std::shared_ptr<PlaySession> session, const QAudioDevice& device,
                        const QAudioFormat& format, double volume) {
  close();
  m_session = std::move(session);
  m_lastUs = 0;
  m_words = 0;
  m_reader = new RingReader(m_session, format.sampleFormat() == QAudioFormat::Float, this);
  m_sink = new QAudioSink(device, format, this);
  m_sink->setVolume(volume);
  m_sink->setBufferSize(format.bytesForDuration(qint64(kBufferS * 1e6)));
  // Queued: what follows may delete the sink, which must not be in the middle of a signal then.
  connect(
      m_sink, &QAudioSink::stateChanged, this,
      [this, sink = m_sink](QAudio::State state) {
        if (sink == m_sink && state == QAudio::StoppedState && m_sink->error() != QAudio::NoError)
          Q_EMIT lost(m_session);
      },
      Qt::QueuedConnection);
  m_sink->start(m_reader);
  if (m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError) {
    Q_EMIT lost(m_session);
    return;
  }
  m_clock->start();
}

void DeviceOutput::setVolume(double volume) {
  if (m_sink) m_sink->setVolume(volume);
}

void DeviceOutput::close() {
  m_clock->stop();
  if (m_sink) {
    m_sink->disconnect(this);
    m_sink->stop();
  }
  delete std::exchange(m_sink, nullptr);
  delete std::exchange(m_reader, nullptr);
  m_session.reset();
}

void DeviceOutput::look() {
  if (!m_sink) return;
  // processedUSecs() is what has left the device by the system's latest word, carried on by the clock. The
  // words are rare, and each is off by up to half of what the device takes at once; their mean over time is
  // not. A jump means that the device stood still, or is another one: from there on anew.
  const qint64 us = m_sink->processedUSecs();
  if (us <= m_lastUs) return;
  m_lastUs = us;
  const std::int64_t first = PlaySession::nowNs() - us * 1000;
  if (m_words == 0 || std::abs(first - m_firstNs) > kJumpNs) m_words = 0, m_firstNs = first;
  m_words = std::min(m_words + 1, kWords);
  m_firstNs += (first - m_firstNs) / m_words;
  m_session->firstHeardNs = m_firstNs;
}

}  // namespace ullim
