#include "ui/pages/patternbox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QTextLayout>
#include <algorithm>

#include "ui/jobs/jobs.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr std::size_t kShown = 60;
constexpr int kTypingMs = 200;
constexpr int kPartsRole = Qt::UserRole + 1;  // QVariantList of begin, length, column

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

/// A colour for each named part; the header of its column has the same.
QColor partColour(int index) {
  const ThemeColours& colours = themeColours();
  const QColor kinds[] = {colours.accent, colours.second, colours.third, colours.ok, colours.warning};
  QColor colour = kinds[std::size_t(index) % std::size(kinds)];
  colour.setAlphaF(0.28f);
  return colour;
}

/// The name with what each group took from it on its colour.
class NameDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QVariantList parts = index.data(kPartsRole).toList();
    const QString text = index.data().toString();
    QTextLayout layout(text, option.font);
    QList<QTextLayout::FormatRange> formats;
    for (qsizetype i = 0; i + 2 < parts.size(); i += 3) {
      QTextLayout::FormatRange range;
      range.start = parts[i].toInt();
      range.length = parts[i + 1].toInt();
      range.format.setBackground(partColour(parts[i + 2].toInt()));
      formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) line.setLineWidth(1e6);
    layout.endLayout();
    painter->save();
    painter->setClipRect(option.rect);
    const bool marked = !parts.isEmpty();
    painter->setPen(marked ? themeColours().text : themeColours().mutedText);
    constexpr int kMargin = 6;
    layout.draw(painter, QPointF(option.rect.left() + kMargin,
                                 option.rect.top() + (option.rect.height() - line.height()) / 2));
    painter->restore();
  }
};

}  // namespace

struct PatternBox::Answer {
  Result<PatternPreview> preview = Error{};
  QString pattern;
};

PatternBox::PatternBox(QWidget* parent) : QWidget(parent) {
  m_title = new QLabel(this);
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("importPattern"));
  m_text->setClearButtonEnabled(true);
  m_text->setPlaceholderText(QStringLiteral("(?<group>\\d+)_(?<label>[a-z]+)"));
  m_title->setBuddy(m_text);
  const auto label = [this](const char* role) {
    auto* made = new QLabel(this);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    return made;
  };
  m_error = label("error");
  m_error->setObjectName(QStringLiteral("importPatternError"));
  m_error->hide();
  m_counts = label("muted");
  m_counts->setObjectName(QStringLiteral("importPatternCounts"));
  m_help = label("muted");
  m_rows = new QTableWidget(this);
  m_rows->setObjectName(QStringLiteral("importPatternRows"));
  prepareTable(m_rows, 24);
  m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_rows->setSelectionMode(QAbstractItemView::NoSelection);
  m_rows->setItemDelegate(new NameDelegate(m_rows));
  m_rows->horizontalHeader()->setStretchLastSection(true);
  m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  auto* line = new QHBoxLayout;
  line->addWidget(m_title);
  line->addWidget(m_text, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->addLayout(line);
  column->addWidget(m_error);
  column->addWidget(m_counts);
  column->addWidget(m_help);
  column->addWidget(m_rows, 1);
  m_typed.setSingleShot(true);
  m_typed.setInterval(kTypingMs);
  connect(&m_typed, &QTimer::timeout, this, &PatternBox::look);
  connect(m_text, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
  retranslate();
}

void PatternBox::setNames(Names names) {
  m_names = std::move(names);
  look();
}

void PatternBox::reset() {
  m_names.reset();
  const QSignalBlocker quiet(m_text);
  m_text->clear();
  m_typed.stop();
  m_pattern.clear();
  m_preview = {};
  ++m_generation;
  m_error->hide();
  showPreview();
}

void PatternBox::look() {
  const QString text = m_text->text().trimmed();
  const auto generation = ++m_generation;
  if (text.isEmpty() || !m_names) {
    m_error->hide();
    m_preview = {};
    if (m_names)
      for (const std::string& name : *m_names) {
        if (m_preview.rows.size() == kShown) break;
        m_preview.rows.push_back({name, {}, false});
      }
    showPreview();
    if (text.isEmpty() && !m_pattern.isEmpty()) {
      m_pattern.clear();
      Q_EMIT changed();
    }
    return;
  }
  auto answer = std::make_shared<Answer>();
  answer->pattern = text;
  // Not one of the listed jobs: there is one for each letter that is typed. An older one ends by itself.
  auto* job = new Job(
      {},
      [answer, names = m_names](const JobContext& context) -> Result<Done> {
        answer->preview = previewPattern(answer->pattern.toStdString(), *names, kShown, context);
        return Done{};
      },
      this);
  connect(job, &Job::ended, this, [this, answer, job, generation] {
    job->deleteLater();
    if (generation == m_generation) showAnswer(*answer);
  });
  connect(this, &PatternBox::changed, job, &Job::stop);
  connect(&m_typed, &QTimer::timeout, job, &Job::stop);
  job->start();
}

void PatternBox::showAnswer(const Answer& answer) {
  m_error->setVisible(!answer.preview);
  if (!answer.preview) {
    m_error->setText(fromUtf8(answer.preview.error().detail));
    return;  // the rows of the last pattern that was one stay
  }
  m_preview = *answer.preview;
  showPreview();
  if (m_pattern == answer.pattern) return;
  m_pattern = answer.pattern;
  Q_EMIT changed();
}

void PatternBox::showPreview() {
  const auto& columns = m_preview.columns;
  m_rows->setColumnCount(1 + int(columns.size()));
  m_rows->setRowCount(int(m_preview.rows.size()));
  for (std::size_t c = 0; c < columns.size(); ++c) {
    auto* head = new QTableWidgetItem(fromUtf8(columns[c]));
    m_rows->setHorizontalHeaderItem(1 + int(c), head);
  }
  m_rows->setHorizontalHeaderItem(0, new QTableWidgetItem(tr("File")));
  for (std::size_t r = 0; r < m_preview.rows.size(); ++r) {
    const auto& row = m_preview.rows[r];
    auto* name = new QTableWidgetItem(fromUtf8(row.name));
    QVariantList parts;
    for (const NamePart& part : row.parts) {
      const auto at = std::find(columns.begin(), columns.end(), part.name) - columns.begin();
      parts << fromUtf8(row.name.substr(0, part.begin)).size()
            << fromUtf8(row.name.substr(part.begin, part.length)).size() << int(at);
    }
    name->setData(kPartsRole, parts);
    name->setToolTip(row.fits || columns.empty() ? name->text() : tr("does not fit the pattern"));
    m_rows->setItem(int(r), 0, name);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      auto* cell = new QTableWidgetItem(fromUtf8(row.value(columns[c])));
      cell->setData(kPartsRole, QVariantList{0, cell->text().size(), int(c)});
      m_rows->setItem(int(r), 1 + int(c), cell);
    }
  }
  m_rows->setColumnWidth(0, 340);
  m_counts->setVisible(!columns.empty());
  m_help->setVisible(columns.empty());
  m_counts->setText(m_preview.misfit == 0
                        ? tr("%n name(s) fit, none does not.", nullptr, int(m_preview.fit))
                        : tr("%n name(s) fit, %1 do not: there the folder says the class, if it does.",
                             nullptr, int(m_preview.fit))
                              .arg(QLocale().toString(qulonglong(m_preview.misfit))));
}

void PatternBox::retranslate() {
  m_title->setText(tr("Pattern"));
  m_help->setText(
      tr("A regular expression that is found in the file name. (?<label>…) is the class, (?<group>…) the "
         "subject or speaker; any other name in (?<…>) becomes a column."));
  showPreview();
}

void PatternBox::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) showPreview();
}

}  // namespace ullim
