#include "ui/playback/playcontrol.h"

#include <QEvent>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/commands/actions.h"
#include "ui/playback/player.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/view/timeaxis.h"

namespace ullim {
namespace {
constexpr double kZoomStep = 1.5;
}  // namespace

PlayControl::PlayControl(const Context& context, TimeAxis* axis, QWidget* page)
    : QObject(page), m_context(context), m_axis(axis), m_page(page) {
  page->installEventFilter(this);
  Player* player = context.player;
  connect(player, &Player::positionChanged, this, [this](SamplePos pos) {
    if (!mine()) return;
    m_axis->setCursor(pos);
  });
  connect(player, &Player::stateChanged, this, &PlayControl::changed);
  connect(player, &Player::failed, this, [this](const QString& text) {
    if (m_page->isVisible()) Q_EMIT failed(text);
  });
  connect(&Settings::instance(), &Settings::changed, this, &PlayControl::followSettings);
  followAxis();
  followSettings();
  connectKeys();
}

void PlayControl::setAxis(TimeAxis* axis) {
  if (axis == m_axis) return;
  m_axis->disconnect(this);
  m_axis = axis;
  followAxis();
  Q_EMIT changed();
}

void PlayControl::followAxis() {
  const auto takeBand = [this] { setBand(m_axis->band().low, m_axis->band().high); };
  connect(m_axis, &TimeAxis::bandChanged, this, takeBand);
  for (const auto change : {&TimeAxis::selectionChanged, &TimeAxis::cursorChanged, &TimeAxis::signalChanged})
    connect(m_axis, change, this, &PlayControl::changed);
  takeBand();
}

void PlayControl::connectKeys() {
  Actions* actions = m_context.actions;
  const auto on = [&](const char* id, auto call) { actions->onPage(QString::fromLatin1(id), m_page, call); };
  on("clip.play", [this] { toggle(); });
  on("clip.playSelection", [this] { playSelection(); });
  on("clip.playVisible", [this] { playVisible(); });
  struct Step {
    const char* id;
    double s;
  };
  for (const Step step : {Step{"clip.seekBack", -0.25}, Step{"clip.seekForward", 0.25},
                          Step{"clip.seekBackFar", -1.0}, Step{"clip.seekForwardFar", 1.0},
                          Step{"clip.seekBackFine", -0.01}, Step{"clip.seekForwardFine", 0.01}})
    on(step.id, [this, step] { seek(position() + samples(step.s, rate())); });
  on("clip.start", [this] { seek(0); });
  on("clip.end", [this] { seek(length()); });
  on("clip.next", [this] { m_context.session->next(); });
  on("clip.previous", [this] { m_context.session->previous(); });
  const auto setSpeed = [](double speed) { Settings::instance().set(setting::speed, speed); };
  const auto speed = [] { return Settings::instance().value(setting::speed).toDouble(); };
  on("clip.faster", [=] {
    const auto* next = std::upper_bound(std::begin(kSpeeds), std::end(kSpeeds), speed());
    if (next != std::end(kSpeeds)) setSpeed(*next);
  });
  on("clip.slower", [=] {
    const auto* next = std::lower_bound(std::begin(kSpeeds), std::end(kSpeeds), speed());
    if (next != std::begin(kSpeeds)) setSpeed(*(next - 1));
  });
  on("clip.normalSpeed", [=] { setSpeed(1.0); });
  const auto centre = [this] {
    const bool seen = m_axis->cursor() >= m_axis->viewBegin() && m_axis->cursor() <= m_axis->viewEnd();
    return seen ? double(m_axis->cursor()) : (m_axis->viewBegin() + m_axis->viewEnd()) / 2;
  };
  on("view.zoomIn", [this, centre] { m_axis->zoom(kZoomStep, centre()); });
  on("view.zoomOut", [this, centre] { m_axis->zoom(1 / kZoomStep, centre()); });
  on("view.fit", [this] { m_axis->fit(); });
  on("view.zoomSelection", [this] { m_axis->zoomToSelection(); });
  on("view.back", [this] { m_axis->back(); });
  on("view.forward", [this] { m_axis->forward(); });
  on("clip.selectionStart", [this] {
    const SamplePos at = std::max<SamplePos>(0, m_axis->cursor()), end = m_axis->selection().end;
    m_axis->setSelection({at, end > at ? end : m_axis->length()});
  });
  on("clip.selectionEnd", [this] {
    const SamplePos at = std::max<SamplePos>(0, m_axis->cursor());
    m_axis->setSelection({m_axis->selection().begin < at ? m_axis->selection().begin : 0, at});
  });
  on("clip.unselect", [this] { m_axis->setSelection({}); });
}

SampleRate PlayControl::rate() const { return m_audio ? m_audio->rate : m_file.rate; }
SamplePos PlayControl::length() const { return m_audio ? m_audio->frames() : m_file.frames; }

bool PlayControl::mine() const {
  const Player* player = m_context.player;
  return m_audio ? player->source() == m_audio
                 : !m_file.empty() && !player->source() && player->file() == m_file;
}

void PlayControl::takeOver() {
  if (mine()) return;
  if (m_audio)
    m_context.player->setSource(m_audio);
  else
    m_context.player->setFile(m_file);
  applyBand();
  Q_EMIT changed();
}

void PlayControl::followSettings() {
  const Settings& settings = Settings::instance();
  Player* player = m_context.player;
  player->setLoop(settings.value(setting::loop).toBool());
  player->setVolume(settings.value(setting::volume).toDouble());
  player->setSpeed(settings.value(setting::speed).toDouble(), settings.value(setting::keepPitch).toBool());
  player->setOutputDevice(settings.value(setting::outputDevice).toByteArray());
  applyBand();
  Q_EMIT changed();
}

void PlayControl::applyBand() {
  if (!mine()) return;
  const bool alone = Settings::instance().value(setting::bandLimited).toBool();
  const FrequencyBand band = alone ? m_band : FrequencyBand{};
  m_context.player->setBand(band.lowHz, band.highHz);
}

void PlayControl::setBand(double lowHz, double highHz) {
  const FrequencyBand band{lowHz, highHz};
  if (band == m_band) return;
  m_band = band;
  applyBand();
  Q_EMIT changed();
}

void PlayControl::setAudio(std::shared_ptr<const AudioClip> audio) {
  if (m_audio == audio && m_file.empty()) return;
  m_audio = std::move(audio);
  m_file = {};
  if (m_page->isVisible()) {
    m_context.player->setSource(m_audio);
    applyBand();
  }
  Q_EMIT changed();
}

void PlayControl::setFile(const PlayFile& file) {
  if (!m_audio && m_file == file) return;
  m_audio.reset();
  m_file = file;
  if (m_page->isVisible()) {
    m_context.player->setFile(m_file);
    applyBand();
  }
  Q_EMIT changed();
}

void PlayControl::switchAudio(std::shared_ptr<const AudioClip> audio) {
  if (m_audio == audio) return;
  const bool held = mine();
  m_audio = std::move(audio);
  m_file = {};
  if (held) {
    m_context.player->switchSource(m_audio);
  } else if (m_page->isVisible()) {
    m_context.player->setSource(m_audio);
    applyBand();
  }
  Q_EMIT changed();
}

bool PlayControl::isPlaying() const { return mine() && m_context.player->isPlaying(); }
SamplePos PlayControl::position() const { return mine() ? m_context.player->position() : 0; }

void PlayControl::toggle() {
  if (nothing()) return;
  takeOver();
  if (m_context.player->isPlaying())
    m_context.player->pause();
  else
    m_context.player->play({});
}

void PlayControl::playSelection() {
  if (nothing()) return;
  takeOver();
  const SampleRange selection = m_axis->selection();
  m_context.player->play(selection.empty() ? SampleRange{0, length()} : selection);
}

void PlayControl::playVisible() {
  if (nothing()) return;
  takeOver();
  const SamplePos begin = std::max<SamplePos>(0, std::llround(m_axis->viewBegin()));
  const SampleRange seen{begin, std::min<SamplePos>(length(), std::llround(m_axis->viewEnd()))};
  if (seen.begin < seen.end) m_context.player->play(seen);
}

void PlayControl::seek(SamplePos pos) {
  if (nothing()) return;
  takeOver();
  m_context.player->seek(pos);
}

bool PlayControl::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_page && event->type() == QEvent::Show && !nothing()) takeOver();
  if (watched == m_page && event->type() == QEvent::Hide && isPlaying()) m_context.player->pause();
  return QObject::eventFilter(watched, event);
}

}  // namespace ullim
