#include "ui/playback/playmenu.h"

#include <QActionGroup>
#include <QEvent>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>

#include "ui/commands/actions.h"
#include "ui/playback/outputdevices.h"
#include "ui/playback/playchain.h"
#include "ui/playback/playcontrol.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

QString speedText(double speed) {
  return PlayMenu::tr("%1×", "speed of playing").arg(QLocale().toString(speed, 'g', 3));
}

PlayMenu::PlayMenu(const Context& context, QWidget* parent) : QToolButton(parent), m_context(context) {
  setObjectName(QStringLiteral("playMenu"));
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard where it was
  m_menu = new QMenu(this);
  m_speeds = new QActionGroup(this);
  m_speeds->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);  // none at a free value
  for (const double speed : kSpeeds) {
    QAction* each = m_menu->addAction(QString());
    each->setCheckable(true);
    each->setData(speed);
    m_speeds->addAction(each);
  }
  connect(m_speeds, &QActionGroup::triggered, this, [this](QAction* chosen) {
    Settings::instance().set(setting::speed, chosen->data().toDouble());
    follow();
  });
  m_otherSpeed = m_menu->addAction(QString(), this, &PlayMenu::askForSpeed);
  m_otherSpeed->setCheckable(true);
  m_menu->addSeparator();
  for (const char* id : {"clip.keepPitch", "clip.bandLimited", "clip.playVisible"})
    m_menu->addAction(context.actions->action(QString::fromLatin1(id)));
  m_menu->addSeparator();
  m_outputs = m_menu->addMenu(QString());
  connect(m_outputs, &QMenu::aboutToShow, this, &PlayMenu::listOutputs);
  setMenu(m_menu);
  connect(&Settings::instance(), &Settings::changed, this, &PlayMenu::follow);
  retranslate();
}

void PlayMenu::listOutputs() {
  m_outputs->clear();
  const QByteArray chosen = Settings::instance().value(setting::outputDevice).toByteArray();
  auto* group = new QActionGroup(m_outputs);
  for (const OutputChoice& each : outputChoices(chosen)) {
    QAction* line = m_outputs->addAction(each.name);
    line->setCheckable(true);
    line->setChecked(each.id == chosen);
    group->addAction(line);
    connect(line, &QAction::triggered, this,
            [id = each.id] { Settings::instance().set(setting::outputDevice, id); });
  }
}

void PlayMenu::askForSpeed() {
  follow();  // asking is not choosing
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setInputMode(QInputDialog::DoubleInput);
  dialog->setWindowTitle(tr("Speed"));
  dialog->setLabelText(tr("Speed of playing, 1 is normal"));
  dialog->setDoubleRange(PlayOrder::kSlowest, PlayOrder::kFastest);
  dialog->setDoubleDecimals(2);
  dialog->setDoubleStep(0.05);
  dialog->setDoubleValue(Settings::instance().value(setting::speed).toDouble());
  connect(dialog, &QInputDialog::doubleValueSelected, this,
          [](double speed) { Settings::instance().set(setting::speed, speed); });
  dialog->open();
}

void PlayMenu::follow() {
  const double speed = Settings::instance().value(setting::speed).toDouble();
  setText(speedText(speed));
  setAccessibleName(tr("Speed and output: %1").arg(speedText(speed)));
  m_otherSpeed->setChecked(true);
  for (QAction* each : m_speeds->actions()) {
    each->setChecked(each->data().toDouble() == speed);
    if (each->isChecked()) m_otherSpeed->setChecked(false);
  }
}

void PlayMenu::retranslate() {
  setIcon(themedIcon(QStringLiteral("speed")));
  setToolTip(tr("Speed, pitch, band and sound output"));
  for (QAction* each : m_speeds->actions()) each->setText(speedText(each->data().toDouble()));
  m_otherSpeed->setText(tr("Another speed…"));
  m_outputs->setTitle(tr("Sound output"));
  follow();
}

void PlayMenu::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QToolButton::changeEvent(event);
}

}  // namespace ullim
