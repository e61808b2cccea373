#include "ui/pages/tablemapping.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <algorithm>

#include "core/dataset/encoding.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr char kSeparators[] = {',', ';', '\t', '|'};
constexpr int kWidestColumn = 280;

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

QString nameOf(const std::string& encoding) {
  if (encoding == "utf-8") return QStringLiteral("UTF-8");
  if (encoding == "utf-16le") return QStringLiteral("UTF-16 LE");
  if (encoding == "utf-16be") return QStringLiteral("UTF-16 BE");
  if (encoding == "cp949") return QStringLiteral("CP949 / EUC-KR");
  if (encoding == "cp1252") return QStringLiteral("Windows-1252");
  if (encoding == "latin-1") return QStringLiteral("Latin-1");
  return fromUtf8(encoding);
}

QString separatorWord(char separator) {
  switch (separator) {
    case ';':
      return TableMapping::tr("semicolon ;");
    case '\t':
      return TableMapping::tr("tab");
    case '|':
      return TableMapping::tr("pipe |");
    default:
      return TableMapping::tr("comma ,");
  }
}

}  // namespace

TableMapping::TableMapping(QWidget* parent) : QWidget(parent) {
  const auto combo = [this](const char* name) {
    auto* made = new QComboBox(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(made, &QComboBox::currentIndexChanged, this, [this] {
      if (!m_filling) Q_EMIT changed();
    });
    return made;
  };
  const auto title = [this](QWidget* buddy) {
    auto* made = new QLabel(this);
    made->setBuddy(buddy);
    return made;
  };
  m_filling = true;
  m_encoding = combo("tableEncoding");
  m_separator = combo("tableSeparator");
  m_encodingTitle = title(m_encoding);
  m_separatorTitle = title(m_separator);
  m_encoding->addItem(QString(), QString());
  for (const auto& name : textEncodings()) m_encoding->addItem(nameOf(name), fromUtf8(name));
  m_separator->addItem(QString(), 0);
  for (const char each : kSeparators) m_separator->addItem(QString(), int(each));
  const auto column = [&](const char* name) {
    Column made;
    made.choice = combo(name);
    made.title = title(made.choice);
    return made;
  };
  m_file = column("importFileColumn");
  m_label = column("importLabelColumn");
  m_group = column("importGroupColumn");
  m_split = column("importSplitColumn");
  m_filling = false;
  m_about = new QLabel(this);
  m_about->setProperty("role", QStringLiteral("muted"));
  m_rows = new QTableWidget(this);
  m_rows->setObjectName(QStringLiteral("tableRows"));
  prepareTable(m_rows, 24);
  m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_rows->setSelectionMode(QAbstractItemView::NoSelection);
  m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

  auto* format = new QHBoxLayout;
  format->addWidget(m_encodingTitle);
  format->addWidget(m_encoding);
  format->addSpacing(12);
  format->addWidget(m_separatorTitle);
  format->addWidget(m_separator);
  format->addStretch(1);
  auto* columns = new QHBoxLayout;
  for (const Column& each : {m_file, m_label, m_group, m_split}) {
    columns->addWidget(each.title);
    columns->addWidget(each.choice);
    columns->addSpacing(8);
  }
  columns->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addLayout(format);
  layout->addLayout(columns);
  layout->addWidget(m_about);
  layout->addWidget(m_rows, 1);
  retranslate();
}

void TableMapping::reset() {
  m_filling = true;
  m_encoding->setCurrentIndex(0);
  m_separator->setCurrentIndex(0);
  m_view = {};
  for (const Column& each : {m_file, m_label, m_group, m_split}) each.choice->clear();
  m_filling = false;
  fillColumns();
  fillRows();
}

void TableMapping::show(const TableView& view) {
  m_view = view;
  retranslate();
  fillRows();
}

void TableMapping::apply(ImportOptions& to) const {
  const auto chosen = [](const Column& column) {
    return column.choice->currentData().toString().toStdString();
  };
  to.encoding = m_encoding->currentData().toString().toStdString();
  to.separator = char(m_separator->currentData().toInt());
  to.fileColumn = chosen(m_file);
  to.labelColumn = chosen(m_label);
  to.groupColumn = chosen(m_group);
  to.splitColumn = chosen(m_split);
}

void TableMapping::setGroupAndSplit(bool asked) {
  for (const Column& each : {m_group, m_split}) {
    each.title->setVisible(asked);
    each.choice->setVisible(asked);
  }
}

void TableMapping::fillColumns() {
  m_filling = true;
  const auto fill = [this](const Column& column, int inUse) {
    const QString chosen = column.choice->currentData().toString();
    column.choice->clear();
    const bool isGuess = chosen.isEmpty() && inUse >= 0;
    column.choice->addItem(isGuess ? tr("guessed: %1").arg(fromUtf8(m_view.header[std::size_t(inUse)]))
                           : chosen.isEmpty() ? tr("none found")
                                              : tr("guess"),
                           QString());
    for (const std::string& name : m_view.header)
      if (!name.empty()) column.choice->addItem(fromUtf8(name), fromUtf8(name));
    column.choice->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : column.choice->findData(chosen)));
  };
  fill(m_file, m_view.file);
  fill(m_label, m_view.label);
  fill(m_group, m_view.group);
  fill(m_split, m_view.split);
  m_filling = false;
}

void TableMapping::fillRows() {
  const int columns = int(m_view.header.size());
  m_rows->setColumnCount(columns);
  m_rows->setRowCount(int(m_view.rows.size()));
  const auto roleOf = [this](int column) {
    if (column == m_view.file) return tr("file");
    if (column == m_view.label) return tr("label");
    if (column == m_view.group) return tr("group");
    if (column == m_view.split) return tr("split");
    return QString();
  };
  for (int c = 0; c < columns; ++c) {
    const QString role = roleOf(c), name = fromUtf8(m_view.header[std::size_t(c)]);
    auto* head =
        new QTableWidgetItem(role.isEmpty() ? name
                             : name.compare(role, Qt::CaseInsensitive) == 0
                                 ? tr("%1 ✓", "column of a table that is used").arg(name)
                                 : tr("%1 → %2", "column of a table, what it is used for").arg(name, role));
    head->setForeground(role.isEmpty() ? themeColours().mutedText : themeColours().accent);
    m_rows->setHorizontalHeaderItem(c, head);
    for (std::size_t r = 0; r < m_view.rows.size(); ++r) {
      const QString text = fromUtf8(m_view.rows[r][std::size_t(c)]);
      auto* item = new QTableWidgetItem(text);
      item->setToolTip(text);
      m_rows->setItem(int(r), c, item);
    }
  }
  m_rows->resizeColumnsToContents();
  for (int c = 0; c < columns; ++c)
    m_rows->setColumnWidth(c, std::min(kWidestColumn, m_rows->columnWidth(c)));
}

void TableMapping::retranslate() {
  m_encodingTitle->setText(tr("Encoding"));
  m_separatorTitle->setText(tr("Separator"));
  m_file.title->setText(tr("File"));
  m_label.title->setText(tr("Label"));
  m_group.title->setText(tr("Group"));
  m_split.title->setText(tr("Split"));
  m_file.choice->setToolTip(tr("Column with the file name"));
  m_label.choice->setToolTip(tr("Column with the label"));
  m_group.choice->setToolTip(tr("Column with the subject, speaker or recording"));
  m_split.choice->setToolTip(tr("Column with the official split"));
  m_filling = true;
  m_encoding->setItemText(
      0, m_view.header.empty() ? tr("recognised") : tr("recognised: %1").arg(nameOf(m_view.encoding)));
  if (m_encoding->currentIndex() > 0) m_encoding->setItemText(0, tr("recognised"));
  m_separator->setItemText(0, m_view.header.empty() || m_separator->currentIndex() > 0
                                  ? tr("recognised")
                                  : tr("recognised: %1").arg(separatorWord(m_view.separator)));
  for (int i = 1; i < m_separator->count(); ++i)
    m_separator->setItemText(i, separatorWord(char(m_separator->itemData(i).toInt())));
  m_filling = false;
  m_about->setText(m_view.header.empty() ? QString()
                                         : tr("%1: %2 rows, the first %3 as they are read")
                                               .arg(QFileInfo(fromUtf8(m_view.path)).fileName(),
                                                    QLocale().toString(qulonglong(m_view.rowCount)),
                                                    QLocale().toString(qulonglong(m_view.rows.size()))));
  fillColumns();
}

void TableMapping::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) fillRows();
}

}  // namespace ullim
