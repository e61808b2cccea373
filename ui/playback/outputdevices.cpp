#include "ui/playback/outputdevices.h"

#include <QMediaDevices>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace ullim {
namespace {
// With PulseAudio Qt 6.4 keeps its list up to date but does not say when it changes; reading it costs
// nothing.
constexpr int kLookMs = 250;
}  // namespace

QList<OutputChoice> outputChoices(const QByteArray& chosen) {
  QList<OutputChoice> choices{{OutputDevices::tr("the system's"), {}}};
  bool there = chosen.isEmpty();
  for (const QAudioDevice& each : OutputDevices::all()) {
    choices.append({each.description(), each.id()});
    there = there || each.id() == chosen;
  }
  if (!there)
    choices.append({OutputDevices::tr("%1 (not connected)").arg(QString::fromUtf8(chosen)), chosen});
  return choices;
}

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
  connect(m_media, &QMediaDevices::audioOutputsChanged, this, &OutputDevices::look);
  auto* again = new QTimer(this);
  connect(again, &QTimer::timeout, this, &OutputDevices::look);
  again->start(kLookMs);
  m_known = ids();
}

QList<QByteArray> OutputDevices::ids() {
  QList<QByteArray> found{QMediaDevices::defaultAudioOutput().id()};
  for (const QAudioDevice& each : all()) found.append(each.id());
  return found;
}

void OutputDevices::look() {
  const QList<QByteArray> now = ids();
  if (now == std::exchange(m_known, now)) return;
  Q_EMIT changed();
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
