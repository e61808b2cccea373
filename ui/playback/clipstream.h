#pragma once
#include <QIODevice>
#include <atomic>
#include <cstdint>

#include "core/base/units.h"

namespace ullim {

/// Hands planar float samples in memory to an audio sink as interleaved frames, once or in a loop. readData()
/// neither locks nor allocates; it may run on the sink's thread while the GUI thread calls the setters and
/// getters below.
class ClipStream : public QIODevice {
  Q_OBJECT
 public:
  struct Signal {
    const float* planar = nullptr;  ///< must outlive the stream
    std::int64_t frames = 0;
    int channels = 1;
  };
  /// `range` is what is played (and looped); `start` lies in it.
  ClipStream(const Signal& signal, SampleRange range, SamplePos start, int outChannels, bool floats,
             QObject* parent);

  void setSamples(const float* planar) { m_planar.store(planar, std::memory_order_release); }
  void setLoop(bool on) { m_loop.store(on, std::memory_order_relaxed); }
  bool finished() const { return m_finished.load(std::memory_order_acquire); }  ///< all has been handed out
  std::int64_t fed() const {
    return m_fed.load(std::memory_order_acquire);
  }  ///< frames handed out since the start
  /// Where the signal is after so many frames.
  SamplePos positionAfter(std::int64_t frames) const;

  bool isSequential() const override { return true; }
  qint64 bytesAvailable() const override;
  bool atEnd() const override { return finished(); }

 protected:
  qint64 readData(char* data, qint64 maxSize) override;
  qint64 writeData(const char*, qint64) override { return -1; }

 private:
  void writeFrames(char* out, const float* planar, std::int64_t from, std::int64_t count) const;
  std::atomic<const float*> m_planar;
  const Signal m_signal;
  const SampleRange m_range;
  const SamplePos m_start;
  const int m_outChannels;
  const bool m_floats;
  std::int64_t m_next;  // only readData
  std::atomic<bool> m_loop{false}, m_finished{false};
  std::atomic<std::int64_t> m_fed{0};
};

}  // namespace ullim
