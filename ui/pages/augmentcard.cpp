#include "ui/pages/augmentcard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kSliderSteps = 400;

struct Word {
  const char* name;
  const char* text;
};

constexpr Word kTransforms[] = {
    {"fade_in", QT_TRANSLATE_NOOP("Augment", "Fade in")},
    {"fade_out", QT_TRANSLATE_NOOP("Augment", "Fade out")},
    {"gain", QT_TRANSLATE_NOOP("Augment", "Gain")},
    {"noise", QT_TRANSLATE_NOOP("Augment", "Noise")},
};
constexpr Word kDescriptions[] = {
    {"fade_in", QT_TRANSLATE_NOOP("Augment", "The level rises from silence over the first seconds.")},
    {"fade_out", QT_TRANSLATE_NOOP("Augment", "The level falls to silence over the last seconds.")},
    {"gain", QT_TRANSLATE_NOOP("Augment", "The whole clip is made louder or softer.")},
    {"noise", QT_TRANSLATE_NOOP("Augment", "Noise is added at a chosen distance below the signal.")},
};
constexpr Word kParameters[] = {
    {"length", QT_TRANSLATE_NOOP("Augment", "Length")},
    {"curve", QT_TRANSLATE_NOOP("Augment", "Curve")},
    {"gain_db", QT_TRANSLATE_NOOP("Augment", "Gain")},
    {"snr_db", QT_TRANSLATE_NOOP("Augment", "Signal to noise")},
    {"kind", QT_TRANSLATE_NOOP("Augment", "Kind")},
};
constexpr Word kChoices[] = {
    {"linear", QT_TRANSLATE_NOOP("Augment", "linear")},
    {"equal_power", QT_TRANSLATE_NOOP("Augment", "equal power")},
    {"exponential", QT_TRANSLATE_NOOP("Augment", "exponential")},
    {"white", QT_TRANSLATE_NOOP("Augment", "white")},
    {"pink", QT_TRANSLATE_NOOP("Augment", "pink")},
    {"brown", QT_TRANSLATE_NOOP("Augment", "brown")},
};

template <std::size_t N>
QString wordFor(const Word (&words)[N], const std::string& name, const std::string& otherwise) {
  for (const Word& word : words)
    if (name == word.name) return QCoreApplication::translate("Augment", word.text);
  return QString::fromStdString(otherwise);
}

/// Seconds in hundredths, decibels in tenths.
int decimalsFor(const ParameterInfo& info) {
  const double span = info.maximum - info.minimum;
  return info.unit == "s" || span <= 10 ? 2 : span <= 200 ? 1 : 0;
}

/// Seconds reach far beyond a clip: a cubic slider gives most of its way to the short ones.
double bendOf(const ParameterInfo& info) {
  return info.unit == "s" && info.minimum >= 0 && info.maximum > 5 ? 3.0 : 1.0;
}

}  // namespace

QString transformTitle(const std::string& name) { return wordFor(kTransforms, name, name); }
QString transformDescription(const TransformInfo& info) {
  return wordFor(kDescriptions, info.name, info.description);
}
QString parameterTitle(const std::string& name) { return wordFor(kParameters, name, name); }
QString choiceTitle(const std::string& choice) { return wordFor(kChoices, choice, choice); }

AugmentCard::AugmentCard(const TransformInfo& info, const Step& step, QWidget* parent)
    : QFrame(parent), m_info(info), m_step(step) {
  setProperty("role", "card");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 8, 10);
  column->setSpacing(6);
  auto* head = new QHBoxLayout;
  head->setSpacing(2);
  m_on = new QCheckBox(this);
  QFont bold = m_on->font();
  bold.setWeight(QFont::DemiBold);
  m_on->setFont(bold);
  m_on->setChecked(step.enabled);
  head->addWidget(m_on, 1);
  const auto tool = [&](const char* icon) {
    auto* button = new QToolButton(this);
    button->setIcon(themedIcon(QString::fromLatin1(icon)));
    button->setIconSize({16, 16});
    head->addWidget(button);
    return button;
  };
  m_up = tool("up");
  m_down = tool("down");
  m_remove = tool("remove");
  column->addLayout(head);
  m_description = new QLabel(this);
  m_description->setProperty("role", "muted");
  m_description->setWordWrap(true);
  column->addWidget(m_description);
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(8);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  column->addLayout(grid);
  for (const ParameterInfo& parameter : info.parameters) addRow(grid, parameter);
  for (const Row& row : m_rows)
    for (QWidget* field : {static_cast<QWidget*>(row.slider), static_cast<QWidget*>(row.spin),
                           static_cast<QWidget*>(row.choice)})
      if (field) field->setEnabled(step.enabled);

  connect(m_on, &QCheckBox::toggled, this, [this](bool on) {
    m_step.enabled = on;
    for (const Row& row : m_rows) {
      if (row.slider) row.slider->setEnabled(on);
      if (row.spin) row.spin->setEnabled(on);
      if (row.choice) row.choice->setEnabled(on);
    }
    Q_EMIT changed();
  });
  connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moved(-1); });
  connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moved(1); });
  connect(m_remove, &QToolButton::clicked, this, &AugmentCard::removed);
  retranslate();
}

void AugmentCard::addRow(QGridLayout* grid, const ParameterInfo& info) {
  Row row;
  row.info = &info;
  row.name = new QLabel(this);
  const int at = int(m_rows.size());
  const auto it = m_step.parameters.find(info.name);
  const double value = it != m_step.parameters.end() ? it->second : info.defaultValue;
  grid->addWidget(row.name, at, 0);
  if (!info.choices.empty()) {
    row.choice = new QComboBox(this);
    for (const std::string& choice : info.choices) row.choice->addItem(choiceTitle(choice));
    row.choice->setCurrentIndex(int(std::lround(value)));
    grid->addWidget(row.choice, at, 1, 1, 2);
    connect(row.choice, &QComboBox::currentIndexChanged, this, [this, &info](int i) {
      if (i >= 0) set(info.name, i);
    });
  } else {
    row.slider = new QSlider(Qt::Horizontal, this);
    row.slider->setRange(0, kSliderSteps);
    row.spin = new QDoubleSpinBox(this);
    row.spin->setDecimals(decimalsFor(info));
    row.spin->setRange(info.minimum, info.maximum);
    row.spin->setSingleStep(std::pow(10.0, -decimalsFor(info)) * 5);
    row.spin->setKeyboardTracking(false);
    row.spin->setMinimumWidth(96);
    const double span = info.maximum - info.minimum, bend = bendOf(info);
    QSlider* slider = row.slider;
    QDoubleSpinBox* spin = row.spin;
    const auto place = [slider, &info, span, bend](double v) {
      const QSignalBlocker blocker(slider);
      slider->setValue(int(std::lround(std::pow((v - info.minimum) / span, 1 / bend) * kSliderSteps)));
    };
    spin->setValue(value);
    place(value);
    grid->addWidget(slider, at, 1);
    grid->addWidget(spin, at, 2);
    connect(slider, &QSlider::valueChanged, spin, [spin, &info, span, bend](int v) {
      spin->setValue(info.minimum + span * std::pow(double(v) / kSliderSteps, bend));
    });
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, place, &info](double v) {
      place(v);
      set(info.name, v);
    });
  }
  m_rows.push_back(row);
}

void AugmentCard::set(const std::string& parameter, double value) {
  double& held = m_step.parameters[parameter];
  if (held == value) return;
  held = value;
  Q_EMIT changed();
}

void AugmentCard::setPlace(bool first, bool last) {
  m_up->setEnabled(!first);
  m_down->setEnabled(!last);
}

void AugmentCard::retranslate() {
  m_on->setText(transformTitle(m_info.name));
  m_description->setText(transformDescription(m_info));
  const std::pair<QToolButton*, QString> tools[] = {
      {m_up, tr("Earlier")}, {m_down, tr("Later")}, {m_remove, tr("Remove")}};
  for (const auto& [button, text] : tools) {
    button->setToolTip(text);
    button->setAccessibleName(text);
  }
  for (const Row& row : m_rows) {
    const QString name = parameterTitle(row.info->name);
    row.name->setText(name);
    row.name->setToolTip(QString::fromStdString(row.info->description));
    if (row.spin) {
      row.spin->setSuffix(row.info->unit.empty() ? QString()
                                                 : QLatin1Char(' ') + QString::fromStdString(row.info->unit));
      row.spin->setAccessibleName(name);
      row.slider->setAccessibleName(name);
    } else {
      row.choice->setAccessibleName(name);
      for (int i = 0; i < row.choice->count(); ++i)
        row.choice->setItemText(i, choiceTitle(row.info->choices[std::size_t(i)]));
    }
  }
}

void AugmentCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ullim
