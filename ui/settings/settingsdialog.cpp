#include "ui/settings/settingsdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "core/store/project.h"
#include "ui/playback/outputdevices.h"
#include "ui/settings/settings.h"

namespace ullim {

namespace {

constexpr int kVolumeSteps = 100;

void choose(QComboBox* box, const QString& value) { box->setCurrentIndex(std::max(0, box->findData(value))); }

}  // namespace

SettingsDialog::SettingsDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("settingsDialog"));
  setMinimumWidth(440);
  m_form = new QFormLayout;
  m_form->setVerticalSpacing(10);
  m_form->setHorizontalSpacing(16);
  const auto combo = [this](const QStringList& values) {
    auto* box = new QComboBox(this);
    for (const QString& value : values) box->addItem({}, value);
    return box;
  };
  m_language = combo({QString(), QStringLiteral("en"), QStringLiteral("ko")});
  m_theme = combo({QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")});
  m_colourMap = combo({QStringLiteral("auto"), QStringLiteral("magma"), QStringLiteral("viridis"),
                       QStringLiteral("coolwarm"), QStringLiteral("grey"), QStringLiteral("inferno"),
                       QStringLiteral("plasma"), QStringLiteral("cividis")});
  m_scale = combo({QStringLiteral("linear"), QStringLiteral("log"), QStringLiteral("mel")});
  m_annotator = new QLineEdit(this);
  m_annotator->setPlaceholderText(QString::fromStdString(userName()));
  m_autoplay = new QCheckBox(this);
  m_advance = new QCheckBox(this);
  m_loop = new QCheckBox(this);
  m_volume = new QSlider(Qt::Horizontal, this);
  m_volume->setRange(0, kVolumeSteps);
  for (QWidget* field : std::initializer_list<QWidget*>{m_language, m_theme, m_annotator, m_autoplay,
                                                        m_advance, m_loop, m_volume, m_colourMap, m_scale})
    m_form->addRow(QStringLiteral(" "), field);  // retranslate() names the rows
  m_output = new QComboBox(this);
  m_form->insertRow(7, QStringLiteral(" "), m_output);
  m_reset = new QPushButton(this);
  m_reset->setAutoDefault(false);
  m_close = new QPushButton(this);
  m_close->setDefault(true);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_reset);
  buttons->addStretch(1);
  buttons->addWidget(m_close);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(20, 18, 20, 14);
  column->addLayout(m_form);
  column->addSpacing(12);
  column->addLayout(buttons);

  const auto keep = [this](QComboBox* box, const Setting& which) {
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, &which] {
      if (!m_reading) Settings::instance().set(which, box->currentData());
    });
  };
  keep(m_language, setting::language);
  keep(m_theme, setting::theme);
  keep(m_colourMap, setting::colourMap);
  keep(m_scale, setting::frequencyScale);
  keep(m_output, setting::outputDevice);
  const auto tick = [this](QCheckBox* box, const Setting& which) {
    connect(box, &QCheckBox::toggled, this, [&which](bool on) { Settings::instance().set(which, on); });
  };
  tick(m_autoplay, setting::autoplay);
  tick(m_advance, setting::autoAdvance);
  tick(m_loop, setting::loop);
  connect(m_annotator, &QLineEdit::editingFinished, this,
          [this] { Settings::instance().set(setting::annotator, m_annotator->text().trimmed()); });
  connect(m_volume, &QSlider::valueChanged, this,
          [](int value) { Settings::instance().set(setting::volume, double(value) / kVolumeSteps); });
  connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::reset);
  connect(m_close, &QPushButton::clicked, this, &QDialog::close);
  connect(&Settings::instance(), &Settings::changed, this, &SettingsDialog::read);
  retranslate();
  read();
}

void SettingsDialog::read() {
  m_reading = true;
  const Settings& settings = Settings::instance();
  choose(m_language, settings.value(setting::language).toString());
  choose(m_theme, settings.value(setting::theme).toString());
  choose(m_colourMap, settings.value(setting::colourMap).toString());
  choose(m_scale, settings.value(setting::frequencyScale).toString());
  m_annotator->setText(settings.value(setting::annotator).toString());
  listOutputs();
  m_autoplay->setChecked(settings.value(setting::autoplay).toBool());
  m_advance->setChecked(settings.value(setting::autoAdvance).toBool());
  m_loop->setChecked(settings.value(setting::loop).toBool());
  const QSignalBlocker quiet(m_volume);
  m_volume->setValue(int(std::lround(settings.value(setting::volume).toDouble() * kVolumeSteps)));
  m_reading = false;
}

void SettingsDialog::listOutputs() {
  m_output->clear();
  for (const OutputChoice& each :
       outputChoices(Settings::instance().value(setting::outputDevice).toByteArray()))
    m_output->addItem(each.name, each.id);
  m_output->setCurrentIndex(
      std::max(0, m_output->findData(Settings::instance().value(setting::outputDevice).toByteArray())));
}

void SettingsDialog::reset() {
  for (const Setting* each :
       {&setting::language, &setting::theme, &setting::annotator, &setting::autoplay, &setting::autoAdvance,
        &setting::loop, &setting::volume, &setting::outputDevice, &setting::speed, &setting::keepPitch,
        &setting::bandLimited, &setting::colourMap, &setting::frequencyScale})
    Settings::instance().reset(*each);
}

void SettingsDialog::retranslate() {
  setWindowTitle(tr("Settings"));
  const auto name = [this](QWidget* field, const QString& text) {
    if (auto* label = qobject_cast<QLabel*>(m_form->labelForField(field))) label->setText(text);
    field->setAccessibleName(text);
  };
  name(m_language, tr("Language"));
  name(m_theme, tr("Appearance"));
  name(m_annotator, tr("Annotator"));
  name(m_autoplay, tr("Autoplay"));
  name(m_advance, tr("Advance"));
  name(m_loop, tr("Loop"));
  name(m_volume, tr("Volume"));
  name(m_output, tr("Sound output"));
  name(m_colourMap, tr("Colour map"));
  name(m_scale, tr("Frequency axis"));
  m_language->setItemText(0, tr("the system's"));
  m_language->setItemText(1, QStringLiteral("English"));
  m_language->setItemText(2, QStringLiteral("한국어"));
  m_theme->setItemText(0, tr("the system's"));
  m_theme->setItemText(1, tr("light"));
  m_theme->setItemText(2, tr("dark"));
  m_colourMap->setItemText(0, tr("by the data (as librosa)"));
  for (int i = 1; i < m_colourMap->count(); ++i)
    m_colourMap->setItemText(i, m_colourMap->itemData(i).toString());
  m_scale->setItemText(0, tr("linear"));
  m_scale->setItemText(1, tr("logarithmic"));
  m_scale->setItemText(2, tr("mel"));
  m_autoplay->setText(tr("play each clip when it is chosen"));
  m_advance->setText(tr("go on to the next clip after a verdict"));
  m_loop->setText(tr("play again and again"));
  m_annotator->setToolTip(tr("Written into the history with every change."));
  m_reset->setText(tr("Reset all"));
  m_close->setText(tr("Close"));
}

void SettingsDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
