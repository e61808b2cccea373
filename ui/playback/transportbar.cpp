#include "ui/playback/transportbar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>

#include "ui/commands/actions.h"
#include "ui/playback/keybutton.h"
#include "ui/playback/playcontrol.h"
#include "ui/playback/playmenu.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"
#include "widgets/view/timeaxis.h"

namespace ullim {
namespace {
constexpr int kVolumeSteps = 100;
constexpr int kRoomForSelection = 960;  // pixels; the buttons keep their words
}  // namespace

TransportBar::TransportBar(const Context& context, PlayControl* control, QWidget* parent)
    : QWidget(parent), m_context(context), m_control(control) {
  const auto button = [&](const char* id, KeyButton::Words words) {
    return new KeyButton(context.actions->action(id), context.actions->keyText(id), words, this);
  };
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  m_buttons = new QHBoxLayout;
  m_buttons->setSpacing(4);
  row->addLayout(m_buttons);
  m_buttons->addWidget(button("clip.previous", KeyButton::Words::InToolTip));
  m_play = button("clip.play", KeyButton::Words::Shown);
  m_buttons->addWidget(m_play);
  m_buttons->addWidget(button("clip.next", KeyButton::Words::InToolTip));
  m_selection = button("clip.playSelection", KeyButton::Words::Shown);
  m_buttons->addWidget(m_selection);
  m_buttons->addWidget(button("clip.loop", KeyButton::Words::Shown));
  m_band = button("clip.bandLimited", KeyButton::Words::Shown);
  m_band->setVisible(false);
  m_buttons->addWidget(m_band);
  m_buttons->addWidget(new PlayMenu(context, this));
  row->addStretch(1);
  m_time = new QLabel(this);
  row->addWidget(m_time);
  row->addSpacing(12);
  m_volumeIcon = new QLabel(this);
  row->addWidget(m_volumeIcon);
  m_volume = new QSlider(Qt::Horizontal, this);
  m_volume->setRange(0, kVolumeSteps);
  m_volume->setFixedWidth(96);
  row->addWidget(m_volume);

  connect(m_volume, &QSlider::valueChanged, this,
          [](int v) { Settings::instance().set(setting::volume, double(v) / kVolumeSteps); });
  connect(&Settings::instance(), &Settings::changed, this, &TransportBar::follow);
  connect(control, &PlayControl::changed, this, &TransportBar::follow);
  retranslate();
}

void TransportBar::addWidget(QWidget* widget) { m_buttons->addWidget(widget); }

void TransportBar::follow() {
  const QSignalBlocker blocker(m_volume);
  m_volume->setValue(int(Settings::instance().value(setting::volume).toDouble() * kVolumeSteps + 0.5));
  const bool playing = m_control->isPlaying();
  m_play->setWords(playing ? tr("Pause") : tr("Play"));
  m_play->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
  m_selection->setWords(m_control->axis()->selection().empty() ? tr("Play all") : tr("Play selection"));
  m_band->setVisible(!m_control->band().empty());
  if (m_control->length() == 0) {
    m_time->clear();
    return;
  }
  const QLocale locale;
  const auto text = [&](SamplePos pos) { return locale.toString(seconds(pos, m_control->rate()), 'f', 3); };
  const SamplePos cursor = std::max<SamplePos>(0, m_control->axis()->cursor());
  const SampleRange s = m_control->axis()->selection();
  m_time->setText(
      s.empty() || width() < kRoomForSelection  // the ruler below the panes says it, too
          ? tr("%1 / %2 s", "cursor time / duration").arg(text(cursor), text(m_control->length()))
          : tr("%1 / %2 s · selected %3 s").arg(text(cursor), text(m_control->length()), text(s.length())));
}

void TransportBar::resizeEvent(QResizeEvent*) { follow(); }

void TransportBar::retranslate() {
  m_band->setWords(tr("Band"));
  m_volume->setToolTip(tr("Volume"));
  m_volume->setAccessibleName(tr("Volume"));
  m_volumeIcon->setToolTip(tr("Volume"));
  m_volumeIcon->setPixmap(themedIcon(QStringLiteral("volume")).pixmap(16, 16));
  follow();
}

void TransportBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
