#include "ui/playback/playcontrol.h"

#include <QEvent>
#include <QWidget>

#include "ui/commands/actions.h"
#include "ui/playback/player.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/view/timeaxis.h"

namespace ullim {
namespace {
constexpr double kSeekStepS = 0.25;
constexpr double kZoomStep = 1.5;
}  // namespace

PlayControl::PlayControl(const Context& context, TimeAxis* axis, QWidget* page)
    : QObject(page), m_context(context), m_axis(axis), m_page(page) {
  page->installEventFilter(this);
  Player* player = context.player;
  connect(player, &Player::positionChanged, this, [this](SamplePos pos) {
    if (!mine()) return;
    m_axis->setCursor(pos);
    Q_EMIT changed();
  });
  connect(player, &Player::stateChanged, this, &PlayControl::changed);
  connect(player, &Player::failed, this, [this](const QString& text) {
    if (m_page->isVisible()) Q_EMIT failed(text);
  });
  connect(&Settings::instance(), &Settings::changed, this, &PlayControl::followSettings);
  followSettings();

  Actions* actions = context.actions;
  actions->onPage("clip.play", page, [this] { toggle(); });
  actions->onPage("clip.playSelection", page, [this] { playSelection(); });
  actions->onPage("clip.seekBack", page, [this] {
    if (m_audio) seek(position() - samples(kSeekStepS, m_audio->rate));
  });
  actions->onPage("clip.seekForward", page, [this] {
    if (m_audio) seek(position() + samples(kSeekStepS, m_audio->rate));
  });
  actions->onPage("clip.start", page, [this] { seek(0); });
  actions->onPage("clip.end", page, [this] {
    if (m_audio) seek(m_audio->frames());
  });
  actions->onPage("clip.next", page, [this] { m_context.session->next(); });
  actions->onPage("clip.previous", page, [this] { m_context.session->previous(); });
  const auto centre = [this] {
    const bool seen = m_axis->cursor() >= m_axis->viewBegin() && m_axis->cursor() <= m_axis->viewEnd();
    return seen ? double(m_axis->cursor()) : (m_axis->viewBegin() + m_axis->viewEnd()) / 2;
  };
  actions->onPage("view.zoomIn", page, [this, centre] { m_axis->zoom(kZoomStep, centre()); });
  actions->onPage("view.zoomOut", page, [this, centre] { m_axis->zoom(1 / kZoomStep, centre()); });
  actions->onPage("view.fit", page, [this] { m_axis->fit(); });
  actions->onPage("view.zoomSelection", page, [this] { m_axis->zoomToSelection(); });
  actions->onPage("view.back", page, [this] { m_axis->back(); });
  actions->onPage("view.forward", page, [this] { m_axis->forward(); });
  actions->onPage("clip.selectionStart", page, [this] {
    const SamplePos at = std::max<SamplePos>(0, m_axis->cursor()), end = m_axis->selection().end;
    m_axis->setSelection({at, end > at ? end : m_axis->length()});
  });
  actions->onPage("clip.selectionEnd", page, [this] {
    const SamplePos at = std::max<SamplePos>(0, m_axis->cursor());
    m_axis->setSelection({m_axis->selection().begin < at ? m_axis->selection().begin : 0, at});
  });
  actions->onPage("clip.unselect", page, [this] { m_axis->setSelection({}); });
}

bool PlayControl::mine() const { return m_audio && m_context.player->source() == m_audio; }

void PlayControl::takeOver() {
  if (mine()) return;
  m_context.player->setSource(m_audio);
  Q_EMIT changed();
}

void PlayControl::followSettings() {
  const Settings& settings = Settings::instance();
  m_context.player->setLoop(settings.value(setting::loop).toBool());
  m_context.player->setVolume(settings.value(setting::volume).toDouble());
  Q_EMIT changed();
}

void PlayControl::setAudio(std::shared_ptr<const AudioClip> audio) {
  if (m_audio == audio) return;
  m_audio = std::move(audio);
  if (m_page->isVisible()) m_context.player->setSource(m_audio);
  Q_EMIT changed();
}

void PlayControl::switchAudio(std::shared_ptr<const AudioClip> audio) {
  if (m_audio == audio) return;
  const bool held = mine();
  m_audio = std::move(audio);
  if (held)
    m_context.player->switchSource(m_audio);
  else if (m_page->isVisible())
    m_context.player->setSource(m_audio);
  Q_EMIT changed();
}

bool PlayControl::isPlaying() const { return mine() && m_context.player->isPlaying(); }
SamplePos PlayControl::position() const { return mine() ? m_context.player->position() : 0; }

void PlayControl::toggle() {
  if (!m_audio) return;
  takeOver();
  if (m_context.player->isPlaying())
    m_context.player->pause();
  else
    m_context.player->play({});
}

void PlayControl::playSelection() {
  if (!m_audio) return;
  takeOver();
  const SampleRange selection = m_axis->selection();
  m_context.player->play(selection.empty() ? SampleRange{0, m_audio->frames()} : selection);
}

void PlayControl::seek(SamplePos pos) {
  if (!m_audio) return;
  takeOver();
  m_context.player->seek(pos);
}

bool PlayControl::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_page && event->type() == QEvent::Show && m_audio) takeOver();
  if (watched == m_page && event->type() == QEvent::Hide && isPlaying()) m_context.player->pause();
  return QObject::eventFilter(watched, event);
}

}  // namespace ullim
