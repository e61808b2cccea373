#include "ui/pages/displaypanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "ui/settings/settings.h"
#include "widgets/view/spectrogrampane.h"

namespace ullim {
namespace {

const char* const kColourMaps[] = {"auto",   "magma",   "viridis", "inferno",
                                   "plasma", "cividis", "grey",    "coolwarm"};
const char* const kScales[] = {"linear", "log", "mel", "note"};
constexpr PaneKind kOverlays[] = {PaneKind::F0,        PaneKind::Centroid, PaneKind::Rolloff,
                                  PaneKind::Bandwidth, PaneKind::Rms,      PaneKind::ZeroCrossingRate,
                                  PaneKind::Flatness,  PaneKind::Onset};
constexpr double kMostRangeDb = 160, kRangeStepDb = 10, kGainStepDb = 3, kMostGainDb = 60;
constexpr double kUsualRangeDb = 80;

std::vector<PaneKind> kindsOf(const QStringList& names) {
  std::vector<PaneKind> kinds;
  for (const QString& name : names)
    if (const auto kind = paneFromName(name)) kinds.push_back(*kind);
  return kinds;
}

template <std::size_t n>
void step(const Setting& setting, const char* const (&names)[n], int by) {
  const QString present = Settings::instance().value(setting).toString();
  const auto* at = std::find_if(std::begin(names), std::end(names),
                                [&](const char* name) { return present == QLatin1String(name); });
  const int place = at == std::end(names) ? 0 : int(at - std::begin(names)) + by;
  Settings::instance().set(setting, QString::fromLatin1(names[std::size_t((place + int(n)) % int(n))]));
}

QIcon colourDot(const QColor& colour) {
  QPixmap dot(12, 12);
  dot.fill(colour);
  return QIcon(dot);
}

}  // namespace

void stepColourMapSetting(int by) { step(setting::colourMap, kColourMaps, by); }
void nextFrequencyScaleSetting() { step(setting::frequencyScale, kScales, 1); }

std::vector<PaneKind> panesFromSettings() {
  std::vector<PaneKind> panes = kindsOf(Settings::instance().value(setting::panes).toStringList());
  if (panes.empty()) panes.push_back(PaneKind::Waveform);
  return panes;
}

std::vector<PaneKind> overlaysFromSettings() {
  return kindsOf(Settings::instance().value(setting::overlays).toStringList());
}

bool fixedReferenceFromSettings() {
  return Settings::instance().value(setting::dbReference).toString() == QLatin1String("fixed");
}

PaneDisplay displayFromSettings() {
  const Settings& settings = Settings::instance();
  PaneDisplay display;
  const auto map = colourMapFromName(settings.value(setting::colourMap).toString().toStdString());
  display.automaticMap = !map;
  if (map) display.map = *map;
  const QString scale = settings.value(setting::frequencyScale).toString();
  if (scale == QLatin1String("log")) display.scale = FrequencyScaleKind::Log;
  if (scale == QLatin1String("mel")) display.scale = FrequencyScaleKind::Mel;
  if (scale == QLatin1String("note")) display.scale = FrequencyScaleKind::Note;
  display.gainDb = settings.value(setting::colourGain).toDouble();
  display.rangeDb = settings.value(setting::colourRange).toDouble();
  if (fixedReferenceFromSettings()) display.highestDb = settings.value(setting::highestDb).toDouble();
  return display;
}

DisplayPanel::DisplayPanel(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  followSettings();
  connect(&Settings::instance(), &Settings::changed, this, &DisplayPanel::followSettings);
}

QLabel* DisplayPanel::label(QFormLayout* form, QWidget* field) {
  auto* text = new QLabel(this);
  text->setBuddy(field);
  form->addRow(text, field);
  m_labels.push_back(text);
  return text;
}

void DisplayPanel::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);

  m_panesBox = new QGroupBox(this);
  auto* panes = new QVBoxLayout(m_panesBox);
  m_panes = new QListWidget(m_panesBox);
  m_panes->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_panes->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_panes->setDragDropMode(QAbstractItemView::InternalMove);
  m_panes->setProperty("noBareKeys", true);  // Space ticks a row here
  m_panes->installEventFilter(this);
  m_panesHint = new QLabel(m_panesBox);
  m_panesHint->setProperty("role", "muted");
  m_panesHint->setWordWrap(true);
  panes->addWidget(m_panes);
  panes->addWidget(m_panesHint);
  connect(m_panes, &QListWidget::itemChanged, this, &DisplayPanel::takePanes);
  connect(m_panes->model(), &QAbstractItemModel::rowsMoved, this, &DisplayPanel::takePanes);

  m_overlayBox = new QGroupBox(this);
  auto* list = new QVBoxLayout(m_overlayBox);
  list->setSpacing(2);
  for (const PaneKind kind : kOverlays) {
    auto* box = new QCheckBox(m_overlayBox);
    box->setIcon(colourDot(overlayColour(kind)));
    list->addWidget(box);
    m_overlays.push_back(box);
    connect(box, &QCheckBox::clicked, this, [this] {
      QStringList names;
      for (std::size_t i = 0; i < m_overlays.size(); ++i)
        if (m_overlays[i]->isChecked()) names << paneName(kOverlays[i]);
      Settings::instance().set(setting::overlays, names);
    });
  }

  m_coloursBox = new QGroupBox(this);
  auto* form = new QFormLayout(m_coloursBox);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setHorizontalSpacing(12);
  form->setVerticalSpacing(6);
  const auto combo = [&](QComboBox** box, const Setting& setting) {
    *box = new QComboBox(this);
    (*box)->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    (*box)->setMinimumContentsLength(10);
    connect(*box, &QComboBox::activated, this,
            [b = *box, &setting](int i) { Settings::instance().set(setting, b->itemData(i)); });
    label(form, *box);
  };
  const auto spin = [&](QDoubleSpinBox** box, const Setting& setting, double low, double high, double step) {
    *box = new QDoubleSpinBox(this);
    (*box)->setRange(low, high);
    (*box)->setDecimals(0);
    (*box)->setSingleStep(step);
    (*box)->setKeyboardTracking(false);
    connect(*box, &QDoubleSpinBox::valueChanged, this, [this, &setting](double value) {
      if (!m_filling) Settings::instance().set(setting, value);
    });
    label(form, *box);
  };
  combo(&m_colours, setting::colourMap);
  combo(&m_scale, setting::frequencyScale);
  spin(&m_range, setting::colourRange, 0, kMostRangeDb, kRangeStepDb);
  spin(&m_gain, setting::colourGain, -kMostGainDb, kMostGainDb, kGainStepDb);
  combo(&m_reference, setting::dbReference);
  spin(&m_highest, setting::highestDb, -100, 120, 5);

  column->addWidget(m_panesBox);
  column->addWidget(m_overlayBox);
  column->addWidget(m_coloursBox);
}

void DisplayPanel::retranslate() {
  m_panesBox->setTitle(tr("Panes"));
  m_overlayBox->setTitle(tr("Curves over the pictures"));
  m_coloursBox->setTitle(tr("Colours"));
  m_panes->setAccessibleName(tr("Panes and their order"));
  m_panesHint->setText(tr("Space shows or hides a pane, Alt+Up and Alt+Down move it."));
  for (std::size_t i = 0; i < m_overlays.size(); ++i) m_overlays[i]->setText(paneTitle(kOverlays[i]));
  const QString texts[] = {tr("Colour map"), tr("Frequency axis"), tr("Range"),
                           tr("Gain"),       tr("0 dB is"),        tr("Brightest")};
  for (std::size_t i = 0; i < m_labels.size(); ++i) m_labels[i]->setText(texts[i]);
  for (QDoubleSpinBox* box : {m_range, m_gain, m_highest}) box->setSuffix(tr(" dB"));
  m_range->setSpecialValueText(tr("all"));
  m_colours->clear();
  for (const char* name : kColourMaps)
    m_colours->addItem(qstrcmp(name, "auto") == 0 ? tr("automatic") : QString::fromLatin1(name),
                       QString::fromLatin1(name));
  m_scale->clear();
  const QString scales[] = {tr("linear"), tr("logarithmic"), tr("mel"), tr("notes")};
  for (int i = 0; i < 4; ++i) m_scale->addItem(scales[i], QString::fromLatin1(kScales[i]));
  m_reference->clear();
  m_reference->addItem(tr("each clip's maximum"), QStringLiteral("clip"));
  m_reference->addItem(tr("1, the same for all clips"), QStringLiteral("fixed"));
  m_panes->clear();
  followSettings();
}

void DisplayPanel::followSettings() {
  m_filling = true;
  const Settings& settings = Settings::instance();
  const auto choose = [&](QComboBox* box, const Setting& setting) {
    box->setCurrentIndex(std::max(0, box->findData(settings.value(setting).toString())));
  };
  choose(m_colours, setting::colourMap);
  choose(m_scale, setting::frequencyScale);
  choose(m_reference, setting::dbReference);
  m_range->setValue(settings.value(setting::colourRange).toDouble());
  m_gain->setValue(settings.value(setting::colourGain).toDouble());
  m_highest->setValue(settings.value(setting::highestDb).toDouble());
  m_highest->setEnabled(fixedReferenceFromSettings());
  const std::vector<PaneKind> overlays = overlaysFromSettings();
  for (std::size_t i = 0; i < m_overlays.size(); ++i)
    m_overlays[i]->setChecked(std::find(overlays.begin(), overlays.end(), kOverlays[i]) != overlays.end());

  // Shown panes first, in their order; the others after them, in the usual one.
  const std::vector<PaneKind> shown = panesFromSettings();
  std::vector<PaneKind> order = shown;
  for (const PaneKind kind : allPanes())
    if (std::find(shown.begin(), shown.end(), kind) == shown.end()) order.push_back(kind);
  bool same = m_panes->count() == int(order.size());
  for (int i = 0; same && i < m_panes->count(); ++i) {
    const bool checked = m_panes->item(i)->checkState() == Qt::Checked;
    same = m_panes->item(i)->data(Qt::UserRole).toInt() == int(order[std::size_t(i)]) &&
           checked == (i < int(shown.size()));
  }
  if (!same) {
    const QListWidgetItem* present = m_panes->currentItem();
    const int current = present ? present->data(Qt::UserRole).toInt() : -1;
    m_panes->clear();
    for (std::size_t i = 0; i < order.size(); ++i) {
      auto* item = new QListWidgetItem(paneTitle(order[i]), m_panes);
      item->setData(Qt::UserRole, int(order[i]));
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                     Qt::ItemIsDragEnabled);
      item->setCheckState(i < shown.size() ? Qt::Checked : Qt::Unchecked);
      if (int(order[i]) == current) m_panes->setCurrentItem(item);
    }
    m_panes->setFixedHeight(m_panes->sizeHintForRow(0) * m_panes->count() + 2 * m_panes->frameWidth() + 4);
  }
  m_filling = false;
}

void DisplayPanel::takePanes() {
  if (m_filling) return;
  QStringList names;
  for (int i = 0; i < m_panes->count(); ++i) {
    const QListWidgetItem* item = m_panes->item(i);
    if (item->checkState() == Qt::Checked) names << paneName(PaneKind(item->data(Qt::UserRole).toInt()));
  }
  if (names.isEmpty()) {
    // The last one stays: an empty page would have nothing to bring panes back with.
    QMetaObject::invokeMethod(this, &DisplayPanel::followSettings, Qt::QueuedConnection);
    return;
  }
  Settings::instance().set(setting::panes, names);
  // The list must not be rebuilt while it is telling of the change.
  QMetaObject::invokeMethod(this, &DisplayPanel::followSettings, Qt::QueuedConnection);
}

void DisplayPanel::moveRow(int by) {
  const int row = m_panes->currentRow(), to = row + by;
  if (row < 0 || to < 0 || to >= m_panes->count()) return;
  m_filling = true;
  QListWidgetItem* item = m_panes->takeItem(row);
  m_panes->insertItem(to, item);
  m_panes->setCurrentItem(item);
  m_filling = false;
  takePanes();
}

bool DisplayPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_panes &&
      (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
    const auto& key = static_cast<QKeyEvent&>(*event);
    const bool moves =
        key.modifiers() == Qt::AltModifier && (key.key() == Qt::Key_Up || key.key() == Qt::Key_Down);
    if (moves && event->type() == QEvent::ShortcutOverride) {
      event->accept();
      return true;
    }
    if (moves) {
      moveRow(key.key() == Qt::Key_Up ? -1 : 1);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void DisplayPanel::stepRange(int by) {
  const double now = m_range->value() > 0 ? m_range->value() : kUsualRangeDb;
  Settings::instance().set(setting::colourRange,
                           std::clamp(now + by * kRangeStepDb, kRangeStepDb, kMostRangeDb));
}

void DisplayPanel::stepGain(int by) {
  Settings::instance().set(setting::colourGain,
                           std::clamp(m_gain->value() + by * kGainStepDb, -kMostGainDb, kMostGainDb));
}

void DisplayPanel::toggleReference() {
  Settings::instance().set(setting::dbReference,
                           fixedReferenceFromSettings() ? QStringLiteral("clip") : QStringLiteral("fixed"));
}

void DisplayPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
