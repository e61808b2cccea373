#pragma once
#include <QAudioDevice>
#include <QAudioFormat>
#include <QIODevice>
#include <QObject>
#include <memory>

#include "ui/playback/playsession.h"

class QAudioSink;
class QTimer;

namespace ullim {

/// Hands the frames of a session's ring to the device. readData() copies and converts: it neither locks nor
/// allocates. Where the ring is empty it gives silence, so that the device never stops by itself.
class RingReader : public QIODevice {
  Q_OBJECT
 public:
  RingReader(std::shared_ptr<PlaySession> session, bool floats, QObject* parent = nullptr);
  bool isSequential() const override { return true; }
  qint64 bytesAvailable() const override;
  bool atEnd() const override { return false; }

 protected:
  qint64 readData(char* data, qint64 maxSize) override;
  qint64 writeData(const char*, qint64) override { return -1; }

 private:
  void copy(char* to, std::size_t values);
  std::shared_ptr<PlaySession> m_session;
  const bool m_floats;
  std::vector<float> m_part;  // for conversion
};

/// One audio sink at a time. It lives on the window's thread: Qt's PulseAudio sinks survive the end of the
/// sound server only there (the engine is taken down before a sink of another thread hears of it, Qt 6.4).
/// What it does there is to copy 20 ms of ready frames at a time.
class DeviceOutput : public QObject {
  Q_OBJECT
 public:
  explicit DeviceOutput(QObject* parent = nullptr);
  ~DeviceOutput() override;

  void open(std::shared_ptr<PlaySession> session, const QAudioDevice& device, const QAudioFormat& format,
            double volume);
  void close();
  void setVolume(double volume);

 Q_SIGNALS:
  void lost(std::shared_ptr<ullim::PlaySession> session);  ///< the device does not play (any more)

 private:
  void look();
  std::shared_ptr<PlaySession> m_session;
  QAudioSink* m_sink = nullptr;
  RingReader* m_reader = nullptr;
  QTimer* m_clock;
  qint64 m_lastUs = 0;
  std::int64_t m_firstNs = 0;
  int m_words = 0;
};

}  // namespace ullim
