#include "ui/playback/player.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <cmath>

#include "ui/errortext.h"
#include "ui/playback/deviceoutput.h"
#include "ui/playback/feeder.h"
#include "ui/playback/outputdevices.h"

namespace ullim {
namespace {

constexpr int kTickMs = 16;  // 60 pictures a second
// A picture is seen until the next one comes: the cursor is drawn where the sound is half a tick later.
constexpr std::int64_t kAheadNs = kTickMs * 500'000;
// The last sound has left the device by its own word, which may be early; stopping then would cut it off.
constexpr std::int64_t kRingOutNs = 40'000'000;
constexpr qint64 kSettledMs = 2000;  // a device that plays shorter than this is not tried again

}  // namespace

struct Player::Impl {
  explicit Impl(Player* owner) : q(owner), devices(new OutputDevices(owner)) {
    tick.setInterval(kTickMs);
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, q, [this] { follow(); });
    QObject::connect(devices, &OutputDevices::changed, q, [this] { followDevices(); });
  }

  Player* q;
  OutputDevices* devices;
  std::shared_ptr<const AudioClip> clip;
  PlayFile file;
  std::shared_ptr<PlaySource> source;
  SampleRange range;  // being played
  SamplePos position = 0, begunAt = 0;
  bool playing = false, loop = false, keepPitch = true, toldNoDevice = false;
  double volume = 1, speed = 1;
  FrequencyBand band;

  // Made at the first play().
  std::unique_ptr<Feeder> feeder;
  DeviceOutput* output = nullptr;

  std::shared_ptr<PlaySession> session;
  PlayPosition where;
  QByteArray deviceId;
  QTimer tick;
  QElapsedTimer sinceStart;
  std::int64_t endedNs = 0;
  double shownFrame = 0;

  void makeThreads() {
    if (feeder) return;
    devices->watch();
    feeder = std::make_unique<Feeder>();
    output = new DeviceOutput(q);
    QObject::connect(output, &DeviceOutput::lost, q, [this](const std::shared_ptr<PlaySession>& which) {
      if (which == session) deviceLost();
    });
  }

  bool startOn(const QAudioDevice& device, SamplePos from) {
    const QAudioFormat format = OutputDevices::formatFor(device, source->channels(), source->rate().hz);
    if (!format.isValid()) return false;
    deviceId = device.id();
    session = std::make_shared<PlaySession>(PlayFormat{{format.sampleRate()}, format.channelCount()});
    session->loop = loop;
    where = {};
    endedNs = 0;
    shownFrame = 0;
    position = from;
    Feeder::Start start;
    start.session = session;
    start.source = source;
    start.band = usableBand();
    start.order = {range, from, speed, keepPitch};
    start.ready = [this, mine = session, device, format] {
      QMetaObject::invokeMethod(q, [this, mine, device, format] {
        if (mine == session) output->open(mine, device, format, volume);
      });
    };
    start.failed = [this, mine = session](const Error& error) {
      QMetaObject::invokeMethod(q, [this, mine, error] {
        if (mine == session) giveUp(errorText(error));
      });
    };
    feeder->start(std::move(start));
    sinceStart.start();
    tick.start();
    return true;
  }

  void start(SampleRange wanted, SamplePos from) {
    release();
    if (!source || source->length() == 0) return;
    makeThreads();
    range = wanted;
    begunAt = from;
    const QAudioDevice device = devices->present();
    if (device.isNull() || !startOn(device, from)) {
      setPlaying(false);
      if (!toldNoDevice)
        Q_EMIT q->failed(
            Player::tr("No sound output was found. Connect speakers or headphones, or start the sound "
                       "server, then play again."));
      toldNoDevice = true;
      return;
    }
    setPlaying(true);
  }

  /// A box drawn on a picture may reach beyond what the sound has.
  FrequencyBand usableBand() const {
    if (!source || band.empty() || band.lowHz >= source->rate().hz / 2.0) return {};
    return {std::max(0.0, band.lowHz), band.highHz};
  }

  void change() {
    if (playing && session) feeder->change(source, usableBand(), speed, keepPitch);
  }

  /// Lets go of the device; the state is the caller's business.
  void release() {
    tick.stop();
    if (!session) return;
    session->cancelled = true;
    feeder->stop();
    output->close();
    session.reset();
  }

  void setPlaying(bool on) {
    if (playing == on) return;
    playing = on;
    Q_EMIT q->stateChanged(on);
  }

  void giveUp(const QString& text) {
    release();
    setPlaying(false);
    Q_EMIT q->failed(text);
  }

  /// Goes on, on the device to be used now.
  bool goOn() {
    const SamplePos at = std::clamp(position, range.begin, range.end);
    release();
    const QAudioDevice device = devices->present();
    return !device.isNull() && startOn(device, at);
  }

  void deviceLost() {
    const bool worked = sinceStart.elapsed() > kSettledMs || devices->present().id() != deviceId;
    if (worked && goOn()) return;
    giveUp(
        Player::tr("The sound output went away while playing. Choose another one in the system's sound "
                   "settings, then play again."));
  }

  void followDevices() {
    toldNoDevice = false;
    if (!playing || !session) return;
    const QAudioDevice device = devices->present();
    if (device.isNull())
      deviceLost();
    else if (device.id() != deviceId && !goOn())
      deviceLost();
  }

  void follow() {
    if (!session) return;
    const std::int64_t first = session->firstHeardNs, now = PlaySession::nowNs();
    if (first == 0) return;
    const double heard = double(now + kAheadNs - first) * 1e-9 * session->format.rate.hz;
    // What the device has not taken cannot be heard; small steps back of its clock are not shown.
    shownFrame = std::max(shownFrame, std::min(heard, double(session->taken)));
    const SamplePos at = std::clamp(SamplePos(where.at(*session, shownFrame)), range.begin, range.end);
    if (where.ended() && endedNs == 0) endedNs = now + kAheadNs;
    if (endedNs != 0 && now - endedNs >= kRingOutNs) {
      release();
      position = range.end;
      Q_EMIT q->positionChanged(position);
      setPlaying(false);
      return;
    }
    if (at == position) return;
    position = at;
    Q_EMIT q->positionChanged(position);
  }

  void replace(std::shared_ptr<const AudioClip> audio, const PlayFile& other) {
    release();
    clip = std::move(audio);
    file = other;
    source = clip ? playMemory(clip) : file.empty() ? nullptr : playFile(file);
    position = begunAt = 0;
    range = {};
    setPlaying(false);
  }
};

Player::Player(QObject* parent) : QObject(parent), d(std::make_unique<Impl>(this)) {}

Player::~Player() {
  d->release();
  d->feeder.reset();
}

void Player::setSource(std::shared_ptr<const AudioClip> audio) { d->replace(std::move(audio), {}); }
void Player::setFile(const PlayFile& file) { d->replace(nullptr, file); }

void Player::switchSource(std::shared_ptr<const AudioClip> audio) {
  if (audio == d->clip) return;
  const bool alike = audio && d->clip && audio->rate == d->clip->rate &&
                     audio->frames() == d->clip->frames() && audio->channels == d->clip->channels;
  if (!alike) {
    setSource(std::move(audio));
    return;
  }
  d->clip = std::move(audio);
  d->source = playMemory(d->clip);
  d->change();
}

std::shared_ptr<const AudioClip> Player::source() const { return d->clip; }
const PlayFile& Player::file() const { return d->file; }
SamplePos Player::length() const { return d->source ? d->source->length() : 0; }
bool Player::isPlaying() const { return d->playing; }
bool Player::loop() const { return d->loop; }
SamplePos Player::position() const { return d->position; }
double Player::speed() const { return d->speed; }
FrequencyBand Player::band() const { return d->band; }
OutputDevices* Player::devices() const { return d->devices; }

void Player::play(SampleRange range) {
  const SamplePos frames = length();
  if (range.empty()) {
    d->start({0, frames}, d->position >= frames ? 0 : d->position);
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
  if (!d->source) return;
  pos = std::clamp<SamplePos>(pos, 0, length());
  if (d->playing) {
    const bool inside = pos >= d->range.begin && pos < d->range.end;
    d->start(inside ? d->range : SampleRange{0, length()}, pos);
  } else {
    d->position = pos;
  }
  Q_EMIT positionChanged(pos);
}

void Player::setLoop(bool on) {
  d->loop = on;
  if (d->session) d->session->loop = on;
}

void Player::setVolume(double volume) {
  d->volume = std::clamp(volume, 0.0, 1.0);
  if (d->output) d->output->setVolume(d->volume);
}

void Player::setSpeed(double speed, bool keepPitch) {
  speed = std::isfinite(speed) ? std::clamp(speed, PlayOrder::kSlowest, PlayOrder::kFastest) : 1.0;
  if (speed == d->speed && keepPitch == d->keepPitch) return;
  const bool heard = speed != d->speed || speed != 1;
  d->speed = speed;
  d->keepPitch = keepPitch;
  if (heard) d->change();
}

void Player::setBand(double lowHz, double highHz) {
  const FrequencyBand band{lowHz, highHz};
  if (band == d->band || (band.empty() && d->band.empty())) return;
  d->band = band.empty() ? FrequencyBand{} : band;
  d->change();
}

void Player::setOutputDevice(const QByteArray& id) { d->devices->choose(id); }

}  // namespace ullim
