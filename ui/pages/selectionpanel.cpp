#include "ui/pages/selectionpanel.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>
#include <cmath>

#include "core/audio/soundreader.h"
#include "ui/commands/actions.h"
#include "ui/errortext.h"
#include "ui/jobs/cliploader.h"
#include "widgets/view/background.h"
#include "widgets/view/timeaxis.h"

namespace ullim {
namespace {

constexpr int kRestMs = 150;                            // a drag is not measured at every step
constexpr SamplePos kMostSamples = SamplePos(1) << 24;  // of a long file, in memory for a moment

struct Shown {
  const char* column;  // of measurementColumns()
  const char* title;
};
constexpr std::array kShown = {
    Shown{"duration_s", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Duration")},
    Shown{"rms_dbfs", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "RMS")},
    Shown{"peak_dbfs", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Peak level")},
    Shown{"band_rms_dbfs", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "RMS of the band")},
    Shown{"peak_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Peak frequency")},
    Shown{"centroid_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Spectral centroid")},
    Shown{"bandwidth_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Spectral bandwidth")},
    Shown{"f0_median_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "f0, median")},
    Shown{"f0_min_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "f0, lowest")},
    Shown{"f0_max_hz", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "f0, highest")},
    Shown{"jitter_local", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Jitter")},
    Shown{"hnr_db", QT_TRANSLATE_NOOP("ullim::SelectionPanel", "Harmonics to noise")},
};

struct Task {
  QString key;
  std::shared_ptr<const AudioClip> audio;
  Selection selection;
  MeasureOptions options;
};

Result<Measurement> run(const Task& task, const JobContext& job) {
  if (task.audio) return measure(task.audio->channel(0), task.audio->rate, task.selection, task.options, job);
  if (task.selection.range.length() > kMostSamples)
    return Error{ErrorCode::BadArgument,
                 "the selection is too long to be measured (select 16 million samples or less)"};
  auto reader =
      SoundReader::open(ClipLoader::pathOf(task.key).toStdString(), ClipLoader::channelOf(task.key));
  if (!reader) return reader.error();
  std::vector<float> y(std::size_t(task.selection.range.length()));
  if (auto read = (*reader)->read(task.selection.range.begin, y); !read) return read.error();
  Selection part = task.selection;
  part.range = {0, SamplePos(y.size())};
  auto values = measure(y, (*reader)->rate(), part, task.options, job);
  if (values) {
    const double offset = seconds(task.selection.range.begin, (*reader)->rate());
    values->range = task.selection.range;
    values->beginS += offset;
    values->endS += offset;
  }
  return values;
}

}  // namespace

SelectionPanel::SelectionPanel(const Context& context, TimeAxis* axis, QWidget* parent)
    : QWidget(parent), m_context(context), m_axis(axis) {
  build();
  retranslate();
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMs);
  connect(&m_rest, &QTimer::timeout, this, [this] { start({}); });
  for (const auto change : {&TimeAxis::selectionChanged, &TimeAxis::bandChanged, &TimeAxis::signalChanged})
    connect(axis, change, this, &SelectionPanel::follow);
  connect(context.actions, &Actions::keysChanged, this, &SelectionPanel::retranslate);
  follow();
}

SelectionPanel::~SelectionPanel() {
  m_stop.request_stop();
  m_askedStop.request_stop();
}

void SelectionPanel::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto box = [this, column](QGroupBox** group) {
    *group = new QGroupBox(this);
    auto* form = new QFormLayout(*group);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(3);
    column->addWidget(*group);
    return form;
  };
  QFormLayout* borders = box(&m_borders);
  const auto spin = [&](QDoubleSpinBox** s, int decimals, double step) {
    *s = new QDoubleSpinBox(this);
    (*s)->setDecimals(decimals);
    (*s)->setSingleStep(step);
    (*s)->setKeyboardTracking(false);
    connect(*s, &QDoubleSpinBox::valueChanged, this, [this, field = *s] { take(field); });
    auto* name = new QLabel(this);
    name->setBuddy(*s);
    m_borderNames.push_back(name);
    borders->addRow(name, *s);
  };
  spin(&m_begin, 4, 0.01);
  spin(&m_end, 4, 0.01);
  spin(&m_low, 0, 50);
  spin(&m_high, 0, 50);

  m_form = box(&m_values);
  for (std::size_t i = 0; i < kShown.size(); ++i) {
    m_names.push_back(new QLabel(this));
    m_names.back()->setProperty("role", "muted");
    m_numbers.push_back(new QLabel(this));
    m_numbers.back()->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_form->addRow(m_names.back(), m_numbers.back());
  }
  m_state = new QLabel(this);
  m_state->setProperty("role", "muted");
  m_state->setWordWrap(true);
  m_form->addRow(m_state);
  m_append = new QPushButton(this);
  connect(m_append, &QPushButton::clicked, this, &SelectionPanel::appendRequested);
  column->addWidget(m_append);
}

void SelectionPanel::retranslate() {
  m_borders->setTitle(tr("Selection"));
  m_values->setTitle(tr("Measured"));
  const QString borders[] = {tr("From"), tr("To"), tr("Lowest frequency"), tr("Highest frequency")};
  for (std::size_t i = 0; i < m_borderNames.size(); ++i) m_borderNames[i]->setText(borders[i]);
  for (QDoubleSpinBox* s : {m_begin, m_end}) s->setSuffix(tr(" s"));
  for (QDoubleSpinBox* s : {m_low, m_high}) s->setSuffix(tr(" Hz"));
  m_high->setSpecialValueText(tr("all"));
  for (std::size_t i = 0; i < kShown.size(); ++i) m_names[i]->setText(tr(kShown[i].title));
  const QString key = m_context.actions->keyText(QStringLiteral("clip.measure"));
  m_append->setText(key.isEmpty() ? tr("Add to the table") : tr("Add to the table   %1").arg(key));
}

void SelectionPanel::setSound(const QString& key, std::shared_ptr<const AudioClip> audio) {
  m_key = key;
  m_audio = std::move(audio);
  follow();
}

void SelectionPanel::setOptions(const MeasureOptions& options) {
  if (options == m_options) return;
  m_options = options;
  follow();
}

void SelectionPanel::follow() {
  m_filling = true;
  const double rate = std::max(1, m_axis->rate().hz), length = double(m_axis->length()) / rate;
  const SampleRange range = m_axis->selection();
  for (QDoubleSpinBox* s : {m_begin, m_end}) s->setRange(0, length);
  for (QDoubleSpinBox* s : {m_low, m_high}) s->setRange(0, rate / 2);
  m_begin->setValue(seconds(range.begin, m_axis->rate().hz > 0 ? m_axis->rate() : SampleRate{1}));
  m_end->setValue(seconds(range.end, m_axis->rate().hz > 0 ? m_axis->rate() : SampleRate{1}));
  m_low->setValue(m_axis->band().low);
  m_high->setValue(m_axis->band().high);
  const bool there = m_axis->length() > 0;
  for (QWidget* each : std::initializer_list<QWidget*>{m_begin, m_end, m_low, m_high, m_append})
    each->setEnabled(there);
  m_filling = false;
  m_stop.request_stop();
  ++m_number;
  if (range.empty()) {
    m_rest.stop();
    show(nullptr);
    m_state->show();
    m_state->setText(there ? tr("Nothing is selected; the key measures the whole clip.") : QString());
  } else {
    m_rest.start();
  }
}

void SelectionPanel::take(const QObject* field) {
  if (m_filling || m_axis->length() <= 0) return;
  SampleRange range = m_axis->selection();
  Span band = m_axis->band();
  const auto sample = [&](const QDoubleSpinBox* of) {
    return SamplePos(std::llround(of->value() * m_axis->rate().hz));
  };
  if (field == m_begin) range.begin = sample(m_begin);
  if (field == m_end) range.end = sample(m_end);
  if (field == m_low) band.low = m_low->value();
  if (field == m_high) band.high = m_high->value();
  m_axis->setSelection(range);
  if (band.high > band.low)
    m_axis->setBand(band.low, band.high);
  else if (field == m_high)
    m_axis->setBand(0, 0);  // "all"
  Q_EMIT edited();
}

void SelectionPanel::measureNow(MeasurementRow row) { start(std::move(row)); }

void SelectionPanel::start(std::optional<MeasurementRow> asked) {
  if (m_axis->length() <= 0 || (!m_audio && m_key.isEmpty())) return;
  Task task;
  task.key = m_key;
  task.audio = m_audio;
  task.options = m_options;
  task.selection.range = m_axis->selection();
  if (task.selection.range.empty()) task.selection.range = {0, m_axis->length()};
  task.selection.lowHz = m_axis->band().low;
  task.selection.highHz = m_axis->band().high;
  if (!asked) {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_state->setText(tr("Measuring…"));
    m_state->show();
  }
  const std::stop_source stop = asked ? m_askedStop : m_stop;
  const int number = m_number;
  runInBackground(
      this,
      [task, stop] {
        JobContext job;
        job.stop = stop.get_token();
        return run(task, job);
      },
      [this, number, asked = std::move(asked)](Result<Measurement> values) mutable {
        if (!values && values.error().code == ErrorCode::Cancelled) return;
        if (asked && values) {
          asked->values = *values;
          Q_EMIT measured(*asked);
        }
        if (asked && !values) Q_EMIT notice(errorText(values.error()));
        if (number != m_number) return;
        show(values ? &*values : nullptr);
        m_state->setText(values ? QString() : errorText(values.error()));
        m_state->setVisible(!values);
      });
}

void SelectionPanel::show(const Measurement* values) {
  MeasurementRow row;
  if (values) row.values = *values;
  for (std::size_t i = 0; i < kShown.size(); ++i) {
    const int column = measurementColumn(kShown[i].column);
    if (column < 0) continue;
    const MeasurementColumn& of = measurementColumns()[std::size_t(column)];
    QString text = values ? QString::fromStdString(shownCell(row, of)) : QString();
    if (!text.isEmpty() && *of.unit) text += QLatin1Char(' ') + QString::fromUtf8(of.unit);
    m_numbers[i]->setText(text.isEmpty() ? QStringLiteral("–") : text);
  }
}

void SelectionPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
