#include "ui/pages/inspectpanel.h"
#include "ui/errortext.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ui/settings/settings.h"

namespace ullim {
namespace {

constexpr int kSizes[] = {128, 256, 512, 1024, 2048, 4096, 8192};
constexpr WindowKind kWindows[] = {WindowKind::Hann,     WindowKind::Hamming, WindowKind::Blackman,
                                   WindowKind::Bartlett, WindowKind::Boxcar,  WindowKind::BlackmanHarris,
                                   WindowKind::Kaiser};
constexpr int kMostMels = 512;

}  // namespace

InspectPanel::InspectPanel(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  const QString kept = Settings::instance().value(setting::analysis).toString();
  const auto preset =
      std::find_if(m_presets.begin(), m_presets.end(), [&](const InspectPreset& p) { return p.id == kept; });
  if (preset != m_presets.end()) {
    m_preset->setCurrentIndex(int(preset - m_presets.begin()));
    m_options = preset->at(m_rate);
  } else if (!kept.isEmpty()) {
    m_preset->setCurrentIndex(m_preset->count() - 1);
    m_options = analysisFromText(kept);
  }
  fill();
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
  m_stftValue = new QComboBox(this);
  label(analysis, m_stftValue);
  m_preemphasis = real(0, 1, 0.01);
  m_preemphasis->setDecimals(2);
  label(analysis, m_preemphasis);
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
  m_f0Min = real(20, 4000, 10);
  label(mel, m_f0Min);
  m_f0Max = real(40, 8000, 50);
  label(mel, m_f0Max);
  for (QComboBox* combo : {m_nFft, m_window, m_power, m_stftValue})
    connect(combo, &QComboBox::activated, this, &InspectPanel::take);

  m_problem = new QLabel(this);
  m_problem->setProperty("role", "error");
  m_problem->setWordWrap(true);
  m_problem->hide();
  column->addWidget(m_analysis);
  column->addWidget(m_problem);
  column->addWidget(m_melBox);
}

void InspectPanel::retranslate() {
  m_analysis->setTitle(tr("Analysis"));
  m_melBox->setTitle(tr("Mel bands, MFCC, pitch"));
  const QString texts[] = {tr("Preset"),        tr("FFT size (n_fft)"), tr("Window length"),
                           tr("Hop length"),    tr("Window"),           tr("Range (top_db)"),
                           tr("STFT shows"),    tr("Pre-emphasis"),     tr("Bands (n_mels)"),
                           tr("From (fmin)"),   tr("To (fmax)"),        tr("Power"),
                           tr("MFCC (n_mfcc)"), tr("Pitch from"),       tr("Pitch to")};
  for (std::size_t i = 0; i < m_labels.size(); ++i) m_labels[i]->setText(texts[i]);
  m_win->setSpecialValueText(tr("as FFT size"));
  m_win->setSuffix(tr(" samples"));
  m_hop->setSuffix(tr(" samples"));
  m_topDb->setSpecialValueText(tr("no limit"));
  m_topDb->setSuffix(tr(" dB"));
  m_fMin->setSuffix(tr(" Hz"));
  m_fMax->setSuffix(tr(" Hz"));
  m_fMax->setSpecialValueText(tr("half the rate"));
  for (QDoubleSpinBox* spin : {m_f0Min, m_f0Max}) spin->setSuffix(tr(" Hz"));
  m_preemphasis->setSpecialValueText(tr("none"));

  m_power->clear();
  m_power->addItem(tr("1 (magnitude)"), 1.0);
  m_power->addItem(tr("2 (power)"), 2.0);
  m_stftValue->clear();
  m_stftValue->addItem(tr("decibel"), int(StftValue::Decibel));
  m_stftValue->addItem(tr("power"), int(StftValue::Power));
  m_stftValue->addItem(tr("magnitude"), int(StftValue::Magnitude));

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
}

void InspectPanel::fill() {
  m_filling = true;
  int at = m_nFft->findData(m_options.stft.nFft);
  if (at < 0) {
    m_nFft->addItem(QString::number(m_options.stft.nFft), m_options.stft.nFft);
    at = m_nFft->count() - 1;
  }
  m_nFft->setCurrentIndex(at);
  m_win->setValue(m_options.stft.winLength);
  m_hop->setValue(m_options.stft.hopLength);
  m_window->setCurrentIndex(m_window->findData(int(m_options.stft.window)));
  m_topDb->setValue(m_options.topDb < 0 ? -1 : m_options.topDb);
  m_nMels->setValue(m_options.mel.nMels);
  m_fMin->setValue(m_options.mel.fMinHz);
  m_fMax->setValue(m_options.mel.fMaxHz);
  m_power->setCurrentIndex(m_options.mel.power < 1.5 ? 0 : 1);
  m_nMfcc->setValue(m_options.nMfcc);
  m_stftValue->setCurrentIndex(int(m_options.stftValue));
  m_preemphasis->setValue(m_options.preemphasis);
  m_f0Min->setValue(m_options.f0MinHz);
  m_f0Max->setValue(m_options.f0MaxHz);
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
  o.stftValue = StftValue(std::max(0, m_stftValue->currentIndex()));
  o.preemphasis = m_preemphasis->value();
  // The spin boxes round: a pitch range nobody touched stays C2 to C7 exactly.
  if (m_f0Min->value() != std::round(m_options.f0MinHz)) o.f0MinHz = m_f0Min->value();
  if (m_f0Max->value() != std::round(m_options.f0MaxHz)) o.f0MaxHz = m_f0Max->value();
  setOptions(o);
}

void InspectPanel::setOptions(const InspectOptions& options) {
  if (options == m_options) return;
  m_options = options;
  m_preset->setCurrentIndex(m_preset->count() - 1);  // own settings
  fill();
  keep();
  Q_EMIT optionsChanged();
}

void InspectPanel::keep() {
  const int preset = m_preset->currentIndex();
  Settings::instance().set(setting::analysis, preset >= 0 && preset < int(m_presets.size())
                                                  ? m_presets[std::size_t(preset)].id
                                                  : analysisText(m_options));
}

void InspectPanel::setFixedReference(bool fixed) {
  if (fixed == m_options.fixedReference) return;
  m_options.fixedReference = fixed;
  Q_EMIT optionsChanged();
}

void InspectPanel::stepFftSize(int by) {
  InspectOptions o = m_options;
  const double factor = by > 0 ? 2 : 0.5;
  const auto scaled = [&](int value) { return std::max(1, int(std::lround(value * factor))); };
  o.stft.nFft = scaled(o.stft.nFft);
  if (o.stft.nFft < kSizes[0] || o.stft.nFft > kSizes[std::size(kSizes) - 1]) return;
  if (o.stft.winLength > 0) o.stft.winLength = scaled(o.stft.winLength);
  o.stft.hopLength = scaled(o.stft.hopLength);
  setOptions(o);
}

void InspectPanel::stepHop(int by) {
  InspectOptions o = m_options;
  o.stft.hopLength =
      by > 0 ? std::min(o.stft.hopLength * 2, o.stft.nFft) : std::max(o.stft.hopLength / 2, 16);
  setOptions(o);
}

void InspectPanel::stepWindow(int by) {
  InspectOptions o = m_options;
  const int count = int(std::size(kWindows));
  const auto at = std::find(std::begin(kWindows), std::end(kWindows), o.stft.window);
  const int next = at == std::end(kWindows) ? 0 : int(at - std::begin(kWindows)) + by;
  o.stft.window = kWindows[(next + count) % count];
  setOptions(o);
}

void InspectPanel::stepMels(int by) {
  InspectOptions o = m_options;
  o.mel.nMels = by > 0 ? std::min(o.mel.nMels * 2, kMostMels) : std::max(o.mel.nMels / 2, 8);
  setOptions(o);
}

void InspectPanel::applyPreset(int index) {
  if (index < 0 || index >= int(m_presets.size())) return;
  m_preset->setCurrentIndex(index);
  InspectOptions o = m_presets[std::size_t(index)].at(m_rate);
  o.fixedReference = m_options.fixedReference;
  keep();
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
  auto valid = paneOptions(PaneKind::Mfcc, m_options, m_rate).validate(m_rate);
  if (valid) valid = paneOptions(PaneKind::F0, m_options, m_rate).validate(m_rate);
  m_problem->setText(valid ? QString() : errorText(valid.error()));
  m_problem->setVisible(!valid);
}

void InspectPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
