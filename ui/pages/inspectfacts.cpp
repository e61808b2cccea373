#include "ui/pages/inspectfacts.h"

#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kValueWidth = 190;

QString str(const std::string& s) { return QString::fromStdString(s); }

QString statusText(ClipStatus status) {
  switch (status) {
    case ClipStatus::New:
      return InspectFacts::tr("new");
    case ClipStatus::Verified:
      return InspectFacts::tr("verified");
    case ClipStatus::Unsure:
      return InspectFacts::tr("unsure");
    case ClipStatus::Excluded:
      return InspectFacts::tr("excluded");
  }
  return {};
}

QString levelText(double amplitude) {
  if (amplitude <= 0) return InspectFacts::tr("silent");
  return InspectFacts::tr("%L1 dBFS").arg(20 * std::log10(amplitude), 0, 'f', 1);
}

QString rateText(int hz) { return InspectFacts::tr("%L1 Hz").arg(hz); }
QString channelText(int channels) {
  return channels > 1 ? InspectFacts::tr("%n channels, mixed to mono", nullptr, channels)
                      : InspectFacts::tr("mono");
}

void clear(QFormLayout* form) {
  while (form->rowCount() > 0) form->removeRow(0);
}

void add(QFormLayout* form, const QString& name, const QString& value, const char* role = nullptr) {
  auto* label = new QLabel(name);
  label->setProperty("role", "muted");
  // A long name without spaces cannot be wrapped and would push the panel wider than its place.
  auto* text = new QLabel(QFontMetrics(label->font()).elidedText(value, Qt::ElideMiddle, kValueWidth));
  if (text->text() != value) text->setToolTip(value);
  text->setTextFormat(Qt::PlainText);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (role) text->setProperty("role", role);
  form->addRow(label, text);
}

}  // namespace

InspectFacts::InspectFacts(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto box = [&](QGroupBox** group, QFormLayout** form) {
    *group = new QGroupBox(this);
    *form = new QFormLayout(*group);
    (*form)->setHorizontalSpacing(12);
    (*form)->setVerticalSpacing(4);
    column->addWidget(*group);
  };
  box(&m_clipBox, &m_clipForm);
  box(&m_soundBox, &m_soundForm);
  fill();
}

void InspectFacts::setClip(const Clip* clip) {
  m_clip = clip ? std::optional<Clip>(*clip) : std::nullopt;
  fill();
}

void InspectFacts::setAudio(const AudioClip* audio) {
  m_measured = audio ? std::optional<AudioFacts>(audio->facts) : std::nullopt;
  m_rate = audio ? audio->rate : SampleRate{};
  m_frames = audio ? audio->frames() : 0;
  fill();
}

void InspectFacts::fill() {
  m_clipBox->setTitle(tr("Clip"));
  m_soundBox->setTitle(tr("Sound"));
  clear(m_clipForm);
  clear(m_soundForm);
  setVisible(m_clip.has_value());
  if (!m_clip) return;
  const Clip& c = *m_clip;
  if (m_blind) {
    add(m_clipForm, tr("Label"), tr("hidden"));
  } else {
    add(m_clipForm, tr("File"), QFileInfo(str(c.file)).fileName());
    add(m_clipForm, tr("Label"), c.label.empty() ? tr("none yet") : str(c.label));
    add(m_clipForm, tr("First label"), c.originalLabel.empty() ? tr("none") : str(c.originalLabel));
  }
  add(m_clipForm, tr("Group"), c.group.empty() ? tr("its own") : str(c.group));
  add(m_clipForm, tr("Status"), statusText(c.status));
  if (!c.notes.empty()) add(m_clipForm, tr("Notes"), str(c.notes));
  if (!c.recipe.empty()) add(m_clipForm, tr("Made by"), str(c.recipe));
  for (const auto& [name, value] : c.columns)
    if (!value.empty() && !m_blind) add(m_clipForm, str(name), str(value));

  const QLocale locale;
  const int rate = m_rate.hz > 0 ? m_rate.hz : c.sampleRate;
  add(m_soundForm, tr("Rate"), rateText(rate));
  add(m_soundForm, tr("Channels"), channelText(c.channels));
  const std::int64_t frames = m_measured ? m_frames : c.frames;
  add(m_soundForm, tr("Duration"),
      tr("%1 s (%L2 samples)").arg(locale.toString(seconds(frames, {rate}), 'f', 3)).arg(frames));
  if (m_measured) {
    const AudioFacts& f = *m_measured;
    add(m_soundForm, tr("Peak"), levelText(double(f.peak)));
    add(m_soundForm, tr("RMS"), levelText(f.rms));
    add(m_soundForm, tr("DC"), locale.toString(f.dc, 'f', 5));
    add(m_soundForm, tr("Clipped"), f.clipped > 0 ? tr("%L1 samples").arg(f.clipped) : tr("none"),
        f.clipped > 0 ? "error" : nullptr);
    if (f.nonFinite > 0)
      add(m_soundForm, tr("NaN or Inf"), tr("%L1 samples, read as 0").arg(f.nonFinite), "error");
    if (f.truncated) add(m_soundForm, tr("Cut off"), tr("the file ends before its header says"), "error");
  }
  if (!c.remarks.empty()) add(m_soundForm, tr("Remarks"), str(c.remarks));
  if (!c.error.empty()) add(m_soundForm, tr("Problem"), str(c.error), "error");
}

QString InspectFacts::line() const {
  if (!m_clip) return {};
  const Clip& c = *m_clip;
  const int rate = m_rate.hz > 0 ? m_rate.hz : c.sampleRate;
  QStringList parts{
      rateText(rate), channelText(c.channels),
      tr("%1 s").arg(QLocale().toString(seconds(m_measured ? m_frames : c.frames, {rate}), 'f', 3))};
  if (m_measured) {
    parts << tr("peak %1").arg(levelText(double(m_measured->peak)))
          << tr("RMS %1").arg(levelText(m_measured->rms));
    if (m_measured->clipped > 0) parts << tr("%L1 samples clipped").arg(m_measured->clipped);
  }
  if (!c.remarks.empty()) parts << str(c.remarks);
  return parts.join(QStringLiteral(" · "));
}

void InspectFacts::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) fill();
  QWidget::changeEvent(event);
}

}  // namespace ullim
