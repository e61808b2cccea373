#include "ui/pages/statspanel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QVBoxLayout>
#include <cmath>
#include <numeric>

#include "ui/document.h"
#include "ui/models/clipcolumns.h"
#include "ui/session.h"
#include "widgets/plot/statschart.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kRefreshMs = 250;  // a row of quick verdicts is counted once
enum Scope { Selected, Shown, All };

using K = ClipFieldKind;

QString str(const std::string& text) { return QString::fromStdString(text); }

QString quoted(QString name) {
  name.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
  return QLatin1Char('"') + name + QLatin1Char('"');
}

/// As the filter language writes it.
QString filterName(const ClipField& field) {
  if (field.kind == K::Column) {
    const QString name = str(field.column);
    return name.contains(QLatin1Char(' ')) ? quoted(name) : name;
  }
  for (const ClipFieldName& each : clipFieldNames())
    if (each.kind == field.kind) return QString::fromLatin1(each.name);
  return {};
}

QString unitOf(K kind) {
  for (const ClipFieldName& each : clipFieldNames())
    if (each.kind == kind) return QString::fromLatin1(each.unit);
  return {};
}

QString timeText(double seconds) {
  if (seconds < 120) return StatsPanel::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
  if (seconds < 7200) return StatsPanel::tr("%1 min").arg(QLocale().toString(seconds / 60, 'f', 1));
  return StatsPanel::tr("%1 h").arg(QLocale().toString(seconds / 3600, 'f', 1));
}

}  // namespace

StatsPanel::StatsPanel(const Context& context, QWidget* parent) : QDockWidget(parent), m_context(context) {
  setObjectName(QStringLiteral("statsPanel"));
  m_pool.setMaxThreadCount(1);
  auto* inside = new QWidget(this);
  m_scope = new QComboBox(inside);
  m_scope->setObjectName(QStringLiteral("statsScope"));
  m_picture = new QComboBox(inside);
  m_picture->setObjectName(QStringLiteral("statsPicture"));
  m_picture->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_picture->setMinimumContentsLength(14);
  m_summary = new QLabel(inside);
  m_summary->setObjectName(QStringLiteral("statsSummary"));
  m_summary->setWordWrap(true);
  m_chart = new StatsChart(inside);
  m_chart->setObjectName(QStringLiteral("statsChart"));
  auto* choices = new QHBoxLayout;
  choices->addWidget(m_scope);
  choices->addWidget(m_picture, 1);
  auto* column = new QVBoxLayout(inside);
  column->setContentsMargins(10, 8, 10, 8);
  column->addLayout(choices);
  column->addWidget(m_summary);
  column->addWidget(m_chart, 1);
  setWidget(inside);

  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &StatsPanel::refresh);
  for (QComboBox* box : {m_scope, m_picture})
    connect(box, &QComboBox::currentIndexChanged, this, &StatsPanel::refresh);
  connect(m_chart, &StatsChart::activated, this, &StatsPanel::filterBy);
  connect(context.document, &Document::opened, this, &StatsPanel::fillPictures);
  connect(context.document, &Document::changed, this, [this](const Change& change, bool structure) {
    if (structure && (change.empty() || !change.added.empty() || !change.removed.empty())) fillPictures();
    later();
  });
  connect(context.document, &Document::closed, this, &StatsPanel::later);
  for (const auto signal : {&Session::queueChanged, &Session::selectionChanged})
    connect(context.session, signal, this, &StatsPanel::later);
  retranslate();
}

StatsPanel::~StatsPanel() {
  m_stop.request_stop();
  m_pool.waitForDone();
}

void StatsPanel::later() {
  if (isVisible() && !m_later.isActive()) m_later.start();
}

QString StatsPanel::fieldTitle(const ClipField& field) const {
  if (field.kind == K::Column) return str(field.column);
  for (const ClipColumn& column : fixedClipColumns())
    if (column.field == field) return columnTitle(column);
  return {};
}

void StatsPanel::fillPictures() {
  const QSignalBlocker quiet(m_picture);
  const int before = m_picture->currentIndex();
  m_picture->clear();
  m_pictures.clear();
  const auto add = [&](Picture::Kind kind, const ClipField& field, const QString& text) {
    m_pictures.push_back({kind, field});
    m_picture->addItem(text);
  };
  add(Picture::Kind::Distribution, {K::Label}, tr("Clips by class"));
  for (const K kind : {K::Group, K::Status, K::OriginalLabel, K::Opinion})
    add(Picture::Kind::Across, {kind}, tr("Class × %1").arg(fieldTitle({kind}).toLower()));
  if (!m_context.document->data().clips.empty())  // of one import all have the same columns
    for (const auto& [name, value] : m_context.document->data().clips.front().columns)
      add(Picture::Kind::Across, {K::Column, name}, tr("Class × %1").arg(str(name)));
  for (const K kind : {K::Duration, K::F0, K::Level, K::Peak, K::Snr, K::Noise, K::Silence, K::Bandwidth,
                       K::SampleRate, K::Doubt})
    add(Picture::Kind::Spread, {kind}, tr("%1 by class").arg(fieldTitle({kind})));
  m_picture->setCurrentIndex(before >= 0 && before < m_picture->count() ? before : 0);
  later();
}

void StatsPanel::refresh() {
  m_later.stop();
  m_stop.request_stop();
  const int which = m_picture->currentIndex();
  if (!isVisible() || which < 0 || which >= int(m_pictures.size())) return;
  const Dataset& dataset = m_context.document->data();
  const Session& session = *m_context.session;
  StatsAsk ask;
  if (m_scope->currentIndex() == Selected) {
    for (const QString& id : session.selection())
      if (const int at = dataset.indexOf(id.toStdString()); at >= 0) ask.clips.push_back(at);
  } else if (m_scope->currentIndex() == Shown) {
    ask.clips = session.queue().clips();
  } else {
    ask.clips.resize(dataset.clips.size());
    std::iota(ask.clips.begin(), ask.clips.end(), 0);
  }
  const Picture picture = m_pictures[std::size_t(which)];
  if (picture.kind == Picture::Kind::Across) ask.across = picture.field;
  if (picture.kind == Picture::Kind::Spread) ask.number = picture.field;
  m_stop = std::stop_source();
  m_pool.start([this, guard = QPointer<StatsPanel>(this), serial = ++m_serial, ask = std::move(ask), picture,
                data = &dataset, gate = m_context.document->gate(), stop = m_stop.get_token(),
                app = QCoreApplication::instance()] {
    StatsTable table;
    if (!clipStats(*data, *gate, ask, stop, &table)) return;
    QMetaObject::invokeMethod(
        app,
        [this, guard, serial, picture, table = std::move(table)] {
          if (!guard || serial != m_serial) return;
          m_shown = picture;
          show(table);
        },
        Qt::QueuedConnection);
  });
}

void StatsPanel::show(const StatsTable& table) {
  m_table = table;
  const QLocale locale;
  QStringList words = {tr("%n clip(s)", nullptr, table.clips), timeText(table.durationS)};
  if (table.clips > 0) words << tr("%1 on average").arg(durationText(table.durationS / table.clips));
  words << tr("%n group(s)", nullptr, table.groups);
  for (int status = 0; status < 4; ++status)
    if (table.status[std::size_t(status)] > 0)
      words << QStringLiteral("%1 %2").arg(locale.toString(table.status[std::size_t(status)]),
                                           statusText(ClipStatus(status)));
  if (table.imbalance > 1)
    words << tr("largest class %1 times the smallest").arg(locale.toString(table.imbalance, 'f', 1));
  m_summary->setText(words.join(QStringLiteral(" · ")));

  const Dataset& dataset = m_context.document->data();
  const bool across = m_shown.kind == Picture::Kind::Across;
  std::vector<StatsChart::Row> rows;
  for (const StatsRow& each : table.rows) {
    StatsChart::Row row;
    row.name = each.label.empty() ? tr("no label") : str(each.label);
    const LabelClass* known = dataset.findClass(each.label);
    row.colour = known ? QColor(str(known->colour)) : themeColours().mutedText;
    const double share = table.clips > 0 ? 100.0 * each.count / table.clips : 0;
    row.text =
        tr("%1 (%2 %)").arg(locale.toString(each.count), locale.toString(share, 'f', share < 9.95 ? 1 : 0));
    if (across) {
      for (const int cell : each.cells) row.parts.push_back(cell);
      if (m_shown.field.kind == K::Group) row.text = tr("%n group(s)", nullptr, each.groups);
    } else {
      row.parts = {double(each.count)};
    }
    if (m_shown.kind == Picture::Kind::Spread) {
      const double boxes[] = {each.spread.least, each.spread.lower, each.spread.median, each.spread.upper,
                              each.spread.most};
      std::copy(std::begin(boxes), std::end(boxes), row.box);
      row.hasBox = each.spread.count > 0;
      row.text = row.hasBox ? tr("%1, median of %2")
                                  .arg(locale.toString(each.spread.median, 'g', 3),
                                       locale.toString(each.spread.count))
                            : tr("not measured");
    }
    rows.push_back(std::move(row));
  }
  const QString title = m_picture->currentText();
  if (m_shown.kind == Picture::Kind::Spread) {
    m_chart->setBoxes(rows, title, unitOf(m_shown.field.kind));
    return;
  }
  std::vector<StatsChart::Series> series;
  if (across) {
    for (std::size_t v = 0; v < table.values.size(); ++v)
      series.push_back({table.values[v].empty() ? tr("(none)") : str(table.values[v]),
                        QColor(str(defaultClassColour(int(v))))});
    if (table.others > 0) series.push_back({tr("%n other(s)", nullptr, table.others), themeColours().grid});
  }
  m_chart->setBars(rows, series, title);
}

void StatsPanel::filterBy(int row, int series) {
  if (row < 0 || row >= int(m_table.rows.size())) return;
  QString text = QStringLiteral("label = ") + quoted(str(m_table.rows[std::size_t(row)].label));
  if (m_shown.kind == Picture::Kind::Across && series >= 0 && series < int(m_table.values.size()))
    text += QStringLiteral(" and %1 = %2")
                .arg(filterName(m_shown.field), quoted(str(m_table.values[std::size_t(series)])));
  Session& session = *m_context.session;
  session.setFilterText(session.filterText() == text ? QString() : text);  // the second click shows all again
}

void StatsPanel::retranslate() {
  setWindowTitle(tr("Statistics"));
  {
    const QSignalBlocker quiet(m_scope);
    const int scope = m_scope->count() > 0 ? m_scope->currentIndex() : int(Shown);
    m_scope->clear();
    m_scope->addItems({tr("Selected clips"), tr("Shown clips"), tr("All clips")});
    m_scope->setCurrentIndex(scope);
  }
  m_scope->setAccessibleName(tr("Of which clips"));
  m_picture->setAccessibleName(tr("Picture"));
  m_chart->setToolTip(tr("Click a bar: the table shows these clips. Click again: all."));
  fillPictures();
}

void StatsPanel::showEvent(QShowEvent* event) {
  QDockWidget::showEvent(event);
  refresh();
}

void StatsPanel::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) later();
}

}  // namespace ullim
