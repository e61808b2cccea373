#include "ui/playback/outputdevices.h"

#include <QMediaDevices>
#include <algorithm>

namespace ullim {

OutputDevices::OutputDevices(QObject* parent) : QObject(parent) {}

QList<QAudioDevice> OutputDevices::all() { return QMediaDevices::audioOutputs(); }

void OutputDevices::choose(const QByteArray& id) {
  if (m_chosen == id) return;
  m_chosen = id;
  Q_EMIT changed();
}

QAudioDevice OutputDevices::present() const {
  const QList<QAudioDevice> outputs = all();
  for (const QAudioDevice& each : outputs)
    if (!m_chosen.isEmpty() && each.id() == m_chosen) return each;
  const QAudioDevice usual = QMediaDevices::defaultAudioOutput();
  return usual.isNull() && !outputs.isEmpty() ? outputs.first() : usual;
}

void OutputDevices::watch() {
  if (m_media) return;
  m_media = new QMediaDevices(this);
  connect(m_media, &QMediaDevices::audioOutputsChanged, this, &OutputDevices::changed);
}

QAudioFormat OutputDevices::formatFor(const QAudioDevice& device, int channels, int rateHz) {
  const QAudioFormat preferred = device.preferredFormat();
  QAudioFormat wish;
  for (const int rate : {preferred.sampleRate(), 48000, 44100, rateHz})
    for (const int width : {std::clamp(channels, 1, 2), preferred.channelCount(), 2})
      for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16}) {
        wish.setSampleRate(rate);
        wish.setChannelCount(width);
        wish.setSampleFormat(sample);
        if (rate > 0 && width > 0 && device.isFormatSupported(wish)) return wish;
      }
  return {};
}

}  // namespace ullim
