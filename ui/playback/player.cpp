#include "ui/playback/player.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QTimer>
#include <algorithm>
#include <vector>

#include "core/dsp/resample.h"
#include "ui/playback/clipstream.h"

namespace ullim {
namespace {

constexpr int kTickMs = 16;                // 60 pictures a second
constexpr double kBufferS = 0.15;          // rides out a pause of the event loop; short enough for prompt A/B
constexpr qint64 kGuessAtMostUs = 60'000;  // how far the cursor runs on between two reports of the device
constexpr qint64 kRingOutMs =
    40;  // the cursor's guess may be ahead of the ear; stopping then would cut the end off
constexpr qint64 kDrainMs = 400;  // a device that says nothing more is done after this

}  // namespace

struct Player::Impl {
  explicit Impl(Player* owner) : q(owner) {
    tick.setInterval(kTickMs);
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, q, [this] { follow(); });
  }

  Player* q;
  std::shared_ptr<const AudioClip> clip;
  std::vector<std::shared_ptr<const AudioClip>> heldByStream;  // A/B may bring several while one stream runs
  std::vector<float> converted;  // only when the device cannot take the clip's rate
  SampleRate streamRate;
  SampleRange range;  // of the clip, being played
  SamplePos position = 0, begunAt = 0;
  bool playing = false, loop = false, toldNoDevice = false;
  double volume = 1.0;

  QMediaDevices* devices = nullptr;  // made at the first play(): it loads a plug-in
  QByteArray deviceId;
  QAudioSink* sink = nullptr;
  ClipStream* stream = nullptr;
  QTimer tick;
  QElapsedTimer clock;
  qint64 lastUs = 0, lastUsAt = 0, shownFrames = 0, drainedAt = -1, heardAt = -1;

  void watchDevices() {
    if (devices) return;
    devices = new QMediaDevices(q);
    QObject::connect(devices, &QMediaDevices::audioOutputsChanged, q, [this] {
      toldNoDevice = false;
      if (!playing) return;
      const auto outputs = QMediaDevices::audioOutputs();
      const bool there = std::any_of(outputs.begin(), outputs.end(),
                                     [this](const QAudioDevice& d) { return d.id() == deviceId; });
      if (!there) deviceLost();
    });
  }

  bool chooseFormat(const QAudioDevice& device, QAudioFormat* format) const {
    QAudioFormat wish;
    wish.setSampleRate(clip->rate.hz);
    wish.setChannelCount(clip->channels);
    const QAudioFormat preferred = device.preferredFormat();
    for (const int rate : {clip->rate.hz, preferred.sampleRate(), 48000, 44100})
      for (const int channels : {std::min(clip->channels, 2), preferred.channelCount(), 2})
        for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16}) {
          wish.setSampleRate(rate);
          wish.setChannelCount(channels);
          wish.setSampleFormat(sample);
          if (rate > 0 && channels > 0 && device.isFormatSupported(wish)) {
            *format = wish;
            return true;
          }
        }
    return false;
  }

  bool convert(SampleRate to) {
    converted.clear();
    streamRate = to;
    if (to == clip->rate) return true;
    for (int c = 0; c < clip->channels; ++c) {
      auto part = resample(clip->channel(c), clip->rate, to);
      if (!part) return false;
      converted.insert(converted.end(), part->begin(), part->end());
    }
    return true;
  }

  SamplePos toStream(SamplePos pos) const {
    return streamRate == clip->rate ? pos : SamplePos(double(pos) * streamRate.hz / clip->rate.hz);
  }
  SamplePos toClip(SamplePos pos) const {
    return streamRate == clip->rate ? pos : SamplePos(double(pos) * clip->rate.hz / streamRate.hz);
  }

  void start(SampleRange wanted, SamplePos from) {
    release();
    if (!clip || clip->frames() == 0) return;
    watchDevices();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    QAudioFormat format;
    if (device.isNull() || !chooseFormat(device, &format)) {
      setPlaying(false);
      if (!toldNoDevice)
        Q_EMIT q->failed(
            Player::tr("No sound output was found. Connect speakers or headphones, or start the sound "
                       "server, then play again."));
      toldNoDevice = true;
      return;
    }
    if (!convert({format.sampleRate()})) {
      setPlaying(false);
      Q_EMIT q->failed(
          Player::tr("The sound could not be brought to the %L1 Hz of the output.").arg(format.sampleRate()));
      return;
    }
    deviceId = device.id();
    range = wanted;
    begunAt = position = from;
    const bool own = converted.empty();
    const ClipStream::Signal signal{own ? clip->samples.data() : converted.data(),
                                    own ? clip->frames() : std::int64_t(converted.size()) / clip->channels,
                                    clip->channels};
    SampleRange streamed{toStream(range.begin), std::min<SamplePos>(toStream(range.end), signal.frames)};
    stream = new ClipStream(signal, streamed, std::clamp(toStream(from), streamed.begin, streamed.end),
                            format.channelCount(), format.sampleFormat() == QAudioFormat::Float, q);
    stream->setLoop(loop);
    heldByStream = {clip};
    sink = new QAudioSink(device, format, q);
    sink->setVolume(volume);
    sink->setBufferSize(format.bytesForDuration(qint64(kBufferS * 1e6)));
    QObject::connect(sink, &QAudioSink::stateChanged, q, [this](QAudio::State state) {
      if (state == QAudio::StoppedState && playing && sink->error() != QAudio::NoError) deviceLost();
    });
    clock.start();
    lastUs = lastUsAt = shownFrames = 0;
    drainedAt = heardAt = -1;
    setPlaying(true);
    sink->start(stream);
    if (sink && sink->error() != QAudio::NoError && sink->error() != QAudio::UnderrunError) {
      deviceLost();
      return;
    }
    if (playing) tick.start();
  }

  /// Lets go of the device; the state is the caller's business.
  void release() {
    tick.stop();
    if (sink) {
      sink->disconnect(q);
      sink->stop();
      sink->deleteLater();  // may be the sender of the signal we are in
      sink = nullptr;
    }
    if (stream) {
      stream->deleteLater();
      stream = nullptr;
    }
    heldByStream.clear();
  }

  void setPlaying(bool on) {
    if (playing == on) return;
    playing = on;
    Q_EMIT q->stateChanged(on);
  }

  void deviceLost() {
    release();
    setPlaying(false);
    Q_EMIT q->failed(
        Player::tr("The sound output went away while playing. Choose another one in the system's sound "
                   "settings, then play again."));
  }

  void follow() {
    if (!sink || !stream) return;
    // The device's clock comes in steps of its own; between two of them the cursor runs on by the computer's
    // clock.
    const qint64 nowUs = clock.nsecsElapsed() / 1000;
    const qint64 us = std::max<qint64>(0, sink->processedUSecs());
    if (us != lastUs) {
      lastUs = us;
      lastUsAt = nowUs;
    }
    const qint64 guess = lastUs > 0 ? std::min(nowUs - lastUsAt, kGuessAtMostUs) : 0;
    const auto frames = std::int64_t(double(lastUs + guess) * streamRate.hz / 1e6);
    shownFrames = std::clamp<std::int64_t>(frames, shownFrames, stream->fed());
    if (heardAt < 0 && stream->finished() && shownFrames >= stream->fed()) heardAt = clock.elapsed();
    const bool heardAll = heardAt >= 0 && clock.elapsed() - heardAt >= kRingOutMs;
    if (stream->finished() && drainedAt < 0) drainedAt = clock.elapsed();
    const bool silent = drainedAt >= 0 && clock.elapsed() - drainedAt > qint64(kBufferS * 1000) + kDrainMs;
    if (heardAll || silent) {
      release();
      position = range.end;
      Q_EMIT q->positionChanged(position);
      setPlaying(false);
      return;
    }
    const SamplePos at = std::clamp(toClip(stream->positionAfter(shownFrames)), range.begin, range.end);
    if (at == position) return;
    position = at;
    Q_EMIT q->positionChanged(position);
  }
};

Player::Player(QObject* parent) : QObject(parent), d(std::make_unique<Impl>(this)) {}

Player::~Player() { d->release(); }

void Player::setSource(std::shared_ptr<const AudioClip> audio) {
  d->release();
  d->clip = std::move(audio);
  d->position = d->begunAt = 0;
  d->range = {};
  d->setPlaying(false);
}

void Player::switchSource(std::shared_ptr<const AudioClip> audio) {
  if (audio == d->clip) return;
  const bool alike = audio && d->clip && audio->rate == d->clip->rate &&
                     audio->frames() == d->clip->frames() && audio->channels == d->clip->channels;
  if (!alike) {
    setSource(std::move(audio));
    return;
  }
  const SampleRange range = d->range;
  const SamplePos at = d->position;
  d->clip = std::move(audio);
  if (!d->playing) return;
  if (d->converted.empty()) {
    d->heldByStream.push_back(d->clip);
    d->stream->setSamples(d->clip->samples.data());
  } else {
    d->start(range, at);
  }
}

std::shared_ptr<const AudioClip> Player::source() const { return d->clip; }
bool Player::isPlaying() const { return d->playing; }
bool Player::loop() const { return d->loop; }
SamplePos Player::position() const { return d->position; }

void Player::play(SampleRange range) {
  if (!d->clip) return;
  const SamplePos frames = d->clip->frames();
  if (range.empty()) {
    const SamplePos from = d->position >= frames ? 0 : d->position;
    d->start({0, frames}, from);
  } else {
    const SampleRange within{std::clamp<SamplePos>(range.begin, 0, frames),
                             std::clamp<SamplePos>(range.end, 0, frames)};
    if (!within.empty()) d->start(within, within.begin);
  }
}

void Player::pause() {
  d->release();
  d->setPlaying(false);
}

void Player::stop() {
  d->release();
  if (d->position != d->begunAt) {
    d->position = d->begunAt;
    Q_EMIT positionChanged(d->position);
  }
  d->setPlaying(false);
}

void Player::seek(SamplePos pos) {
  if (!d->clip) return;
  pos = std::clamp<SamplePos>(pos, 0, d->clip->frames());
  if (d->playing) {
    const bool inside = pos >= d->range.begin && pos < d->range.end;
    d->start(inside ? d->range : SampleRange{0, d->clip->frames()}, pos);
  } else {
    d->position = pos;
  }
  Q_EMIT positionChanged(pos);
}

void Player::setLoop(bool on) {
  d->loop = on;
  if (d->stream) d->stream->setLoop(on);
}

void Player::setVolume(double volume) {
  d->volume = std::clamp(volume, 0.0, 1.0);
  if (d->sink) d->sink->setVolume(d->volume);
}

}  // namespace ullim
