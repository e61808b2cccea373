#include "ui/pages/inspectpanel.h"
#include "ui/errortext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/settings/settings.h"

namespace ullim {
namespace {

constexpr int kSizes[] = {128, 256, 512, 1024, 2048, 4096, 8192};
constexpr WindowKind kWindows[] = {WindowKind::Hann,     WindowKind::Hamming, WindowKind::Blackman,
                                   WindowKind::Bartlett, WindowKind::Boxcar,  WindowKind::BlackmanHarris,
                                   WindowKind::Kaiser};
const char* const kColourMaps[] = {"auto", "magma", "viridis", "coolwarm", "grey", "cividis"};
const char* const kScales[] = {"linear", "log", "mel"};
constexpr PaneKind kPanes[] = {PaneKind::Waveform, PaneKind::Stft, PaneKind::LogMel, PaneKind::Mfcc};

}  // namespace

QString paneName(PaneKind pane) {
  switch (pane) {
    case PaneKind::Waveform:
      return QStringLiteral("waveform");
    case PaneKind::Stft:
      return QStringLiteral("stft");
    case PaneKind::LogMel:
      return QStringLiteral("logmel");
    case PaneKind::Mfcc:
      return QStringLiteral("mfcc");
  }
  return {};
}

std::vector<PaneKind> panesFromSettings() {
  const QStringList names = Settings::instance().value(setting::panes).toStringList();
  std::vector<PaneKind> panes;
  for (const PaneKind pane : kPanes)
    if (names.contains(paneName(pane))) panes.push_back(pane);
  if (panes.empty()) panes.push_back(PaneKind::Waveform);
  return panes;
}

InspectPanel::InspectPanel(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  followSettings();
  connect(&Settings::instance(), &Settings::changed, this, &InspectPanel::followSettings);
}

QLabel* InspectPanel::label(QFormLayout* form, QWidget* field) {
  auto* text = new QLabel(this);
  text->setBuddy(field);
  form->addRow(text, field);
  m_labels.push_back(text);
  return text;
}

void InspectPanel::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto spin = [this](int low, int high, int step) {
    auto* s = new QSpinBox(this);
    s->setRange(low, high);
    s->setSingleStep(step);
    s->setKeyboardTracking(false);
    connect(s, &QSpinBox::valueChanged, this, &InspectPanel::take);
    return s;
  };
  const auto real = [this](double low, double high, double step) {
    auto* s = new QDoubleSpinBox(this);
    s->setRange(low, high);
    s->setDecimals(0);
    s->setSingleStep(step);
    s->setKeyboardTracking(false);
    connect(s, &QDoubleSpinBox::valueChanged, this, &InspectPanel::take);
    return s;
  };
  const auto box = [this](QGroupBox** group) {
    *group = new QGroupBox(this);
    auto* form = new QFormLayout(*group);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    return form;
  };

  QFormLayout* analysis = box(&m_analysis);
  m_preset = new QComboBox(this);
  m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_preset->setMinimumContentsLength(12);
  connect(m_preset, &QComboBox::activated, this, &InspectPanel::applyPreset);
  label(analysis, m_preset);
  m_nFft = new QComboBox(this);
  for (const int size : kSizes) m_nFft->addItem(QString::number(size), size);
  label(analysis, m_nFft);
  m_win = spin(0, 8192, 16);
  label(analysis, m_win);
  m_hop = spin(1, 8192, 16);
  label(analysis, m_hop);
  m_window = new QComboBox(this);
  for (const WindowKind kind : kWindows) m_window->addItem(QString::fromLatin1(windowName(kind)), int(kind));
  label(analysis, m_window);
  m_topDb = real(-1, 200, 5);
  label(analysis, m_topDb);
  m_resolution = new QLabel(this);
  m_resolution->setProperty("role", "muted");
  m_resolution->setWordWrap(true);
  analysis->addRow(m_resolution);

  QFormLayout* mel = box(&m_melBox);
  m_nMels = spin(1, 512, 8);
  label(mel, m_nMels);
  m_fMin = real(0, 96000, 50);
  label(mel, m_fMin);
  m_fMax = real(0, 96000, 500);
  label(mel, m_fMax);
  m_power = new QComboBox(this);
  label(mel, m_power);
  m_nMfcc = spin(1, 128, 1);
  label(mel, m_nMfcc);
  for (QComboBox* combo : {m_nFft, m_window, m_power})
    connect(combo, &QComboBox::activated, this, &InspectPanel::take);

  QFormLayout* display = box(&m_display);
  m_scale = new QComboBox(this);
  connect(m_scale, &QComboBox::activated, this,
          [this](int i) { Settings::instance().set(setting::frequencyScale, m_scale->itemData(i)); });
  label(display, m_scale);
  m_colours = new QComboBox(this);
  connect(m_colours, &QComboBox::activated, this,
          [this](int i) { Settings::instance().set(setting::colourMap, m_colours->itemData(i)); });
  label(display, m_colours);
  for (int i = 0; i < 4; ++i) {
    m_panes[i] = new QCheckBox(this);
    connect(m_panes[i], &QCheckBox::clicked, this, [this] {
      QStringList names;
      for (int k = 0; k < 4; ++k)
        if (m_panes[k]->isChecked()) names << paneName(kPanes[k]);
      Settings::instance().set(setting::panes, names);
    });
    display->addRow(m_panes[i]);
  }

  m_problem = new QLabel(this);
  m_problem->setProperty("role", "error");
  m_problem->setWordWrap(true);
  m_problem->hide();
  column->addWidget(m_analysis);
  column->addWidget(m_problem);
  column->addWidget(m_melBox);
  column->addWidget(m_display);
}

void InspectPanel::retranslate() {
  m_analysis->setTitle(tr("Analysis"));
  m_melBox->setTitle(tr("Mel bands and MFCC"));
  m_display->setTitle(tr("Display"));
  const QString texts[] = {
      tr("Preset"),         tr("FFT size (n_fft)"), tr("Window length"), tr("Hop length"), tr("Window"),
      tr("Range (top_db)"), tr("Bands (n_mels)"),   tr("From (fmin)"),   tr("To (fmax)"),  tr("Power"),
      tr("MFCC (n_mfcc)"),  tr("Frequency axis"),   tr("Colours")};
  for (std::size_t i = 0; i < m_labels.size(); ++i) m_labels[i]->setText(texts[i]);
  m_win->setSpecialValueText(tr("as FFT size"));
  m_win->setSuffix(tr(" samples"));
  m_hop->setSuffix(tr(" samples"));
  m_topDb->setSpecialValueText(tr("no limit"));
  m_topDb->setSuffix(tr(" dB"));
  m_fMin->setSuffix(tr(" Hz"));
  m_fMax->setSuffix(tr(" Hz"));
  m_fMax->setSpecialValueText(tr("half the rate"));
  m_panes[0]->setText(tr("Waveform"));
  m_panes[1]->setText(tr("Spectrogram (STFT)"));
  m_panes[2]->setText(tr("Log-mel spectrogram"));
  m_panes[3]->setText(tr("MFCC"));

  m_power->clear();
  m_power->addItem(tr("1 (magnitude)"), 1.0);
  m_power->addItem(tr("2 (power)"), 2.0);
  m_scale->clear();
  const QString scales[] = {tr("linear"), tr("logarithmic"), tr("mel")};
  for (int i = 0; i < 3; ++i) m_scale->addItem(scales[i], QString::fromLatin1(kScales[i]));
  m_colours->clear();
  for (const char* name : kColourMaps)
    m_colours->addItem(qstrcmp(name, "auto") == 0 ? tr("automatic") : QString::fromLatin1(name),
                       QString::fromLatin1(name));

  const int preset = m_preset->count() > 0 ? m_preset->currentIndex() : 0;
  m_presets = inspectPresets();
  m_preset->clear();
  for (const InspectPreset& p : m_presets) {
    m_preset->addItem(p.name);
    m_preset->setItemData(m_preset->count() - 1, p.toolTip, Qt::ToolTipRole);
  }
  m_preset->addItem(tr("Own settings"));
  m_preset->setCurrentIndex(preset);
  fill();
  followSettings();
}

void InspectPanel::fill() {
  m_filling = true;
  int at = m_nFft->findData(m_options.stft.nFft);
  if (at < 0) {
    m_nFft->addItem(QString::number(m_options.stft.nFft), m_options.stft.nFft);
    at = m_nFft->count() - 1;
  }
  m_nFft->setCurrentIndex(at);
  m_win->setMaximum(m_options.stft.nFft);
  m_win->setValue(m_options.stft.winLength);
  m_hop->setValue(m_options.stft.hopLength);
  m_window->setCurrentIndex(m_window->findData(int(m_options.stft.window)));
  m_topDb->setValue(m_options.topDb < 0 ? -1 : m_options.topDb);
  m_nMels->setValue(m_options.mel.nMels);
  m_fMin->setValue(m_options.mel.fMinHz);
  m_fMax->setValue(m_options.mel.fMaxHz);
  m_power->setCurrentIndex(m_options.mel.power < 1.5 ? 0 : 1);
  m_nMfcc->setValue(m_options.nMfcc);
  m_filling = false;
  showProblem();
}

void InspectPanel::take() {
  if (m_filling) return;
  InspectOptions o = m_options;
  o.stft.nFft = m_nFft->currentData().toInt();
  o.stft.winLength = std::min(m_win->value(), o.stft.nFft);
  o.stft.hopLength = m_hop->value();
  o.stft.window = WindowKind(m_window->currentData().toInt());
  o.topDb = m_topDb->value();
  o.mel.nMels = m_nMels->value();
  o.mel.fMinHz = m_fMin->value();
  o.mel.fMaxHz = m_fMax->value();
  o.mel.power = m_power->currentData().toDouble();
  o.nMfcc = m_nMfcc->value();
  if (o == m_options) return;
  m_preset->setCurrentIndex(m_preset->count() - 1);  // own settings
  m_options = o;
  fill();
  Q_EMIT optionsChanged();
}

void InspectPanel::setOptions(const InspectOptions& options) {
  if (options == m_options) return;
  m_options = options;
  m_preset->setCurrentIndex(m_preset->count() - 1);
  fill();
  Q_EMIT optionsChanged();
}

void InspectPanel::applyPreset(int index) {
  if (index < 0 || index >= int(m_presets.size())) return;
  const InspectOptions o = m_presets[std::size_t(index)].at(m_rate);
  if (o == m_options) return;
  m_options = o;
  fill();
  Q_EMIT optionsChanged();
}

void InspectPanel::setRate(SampleRate rate) {
  if (rate == m_rate || rate.hz < 1) return;
  m_rate = rate;
  applyPreset(m_preset->currentIndex());
  showProblem();
}

void InspectPanel::showProblem() {
  const StftOptions& s = m_options.stft;
  m_resolution->setText(tr("Window %L1 ms, hop %L2 ms, %L3 Hz a bin at %L4 Hz")
                            .arg(1000.0 * s.windowLength() / m_rate.hz, 0, 'f', 1)
                            .arg(1000.0 * s.hopLength / m_rate.hz, 0, 'f', 1)
                            .arg(double(m_rate.hz) / s.nFft, 0, 'f', 1)
                            .arg(m_rate.hz));
  const auto valid = paneOptions(PaneKind::Mfcc, m_options).validate(m_rate);
  m_problem->setText(valid ? QString() : errorText(valid.error()));
  m_problem->setVisible(!valid);
}

void InspectPanel::followSettings() {
  const Settings& settings = Settings::instance();
  m_scale->setCurrentIndex(
      std::max(0, m_scale->findData(settings.value(setting::frequencyScale).toString())));
  m_colours->setCurrentIndex(std::max(0, m_colours->findData(settings.value(setting::colourMap).toString())));
  const std::vector<PaneKind> panes = panesFromSettings();
  for (int i = 0; i < 4; ++i)
    m_panes[i]->setChecked(std::find(panes.begin(), panes.end(), kPanes[i]) != panes.end());
}

void InspectPanel::nextColourMap() {
  const int next = (m_colours->currentIndex() + 1) % m_colours->count();
  Settings::instance().set(setting::colourMap, m_colours->itemData(next));
}

void InspectPanel::nextFrequencyScale() {
  const int next = (m_scale->currentIndex() + 1) % m_scale->count();
  Settings::instance().set(setting::frequencyScale, m_scale->itemData(next));
}

void InspectPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
