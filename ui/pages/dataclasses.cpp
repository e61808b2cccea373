#include "ui/pages/dataclasses.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QTableWidget>
#include <QToolButton>

#include "core/dataset/operations.h"
#include "ui/commands/actions.h"
#include "ui/commands/classdialogs.h"
#include "ui/document.h"
#include "ui/session.h"
#include "widgets/plot/classchart.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kRefreshMs = 120;  // a row of quick verdicts redraws the chart once
constexpr int kRow = 24;

QIcon swatch(const QString& colour) {
  QPixmap picture(12, 12);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(colour));
  painter.drawRoundedRect(QRectF(0, 0, 12, 12), 3, 3);
  return QIcon(picture);
}

QString quoted(QString name) {
  name.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
  return QLatin1Char('"') + name + QLatin1Char('"');
}

}  // namespace

DataClasses::DataClasses(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  m_title = new QLabel(this);
  m_title->setProperty("role", QStringLiteral("heading"));
  const auto button = [this](const char* action) {
    auto* made = new QToolButton(this);
    made->setDefaultAction(m_context.actions->action(QString::fromLatin1(action)));
    made->setToolButtonStyle(Qt::ToolButtonIconOnly);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAutoRaise(true);
    return made;
  };
  m_add = button("classes.add");
  m_edit = button("classes.edit");
  m_merge = button("classes.merge");

  m_list = new QTableWidget(0, 3, this);
  m_list->setObjectName(QStringLiteral("classList"));
  prepareTable(m_list, kRow);
  m_list->horizontalHeader()->hide();
  m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  m_list->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_list->setContextMenuPolicy(Qt::CustomContextMenu);
  m_list->setAlternatingRowColors(false);
  connect(m_list, &QWidget::customContextMenuRequested, this, &DataClasses::showMenu);
  connect(m_list, &QTableWidget::cellDoubleClicked, this,
          [this](int row, int) { filterBy(m_list->item(row, 1)->data(Qt::UserRole).toString()); });

  m_chart = new ClassChart(this);
  m_chart->setObjectName(QStringLiteral("classChart"));
  connect(m_chart, &ClassChart::classActivated, this, &DataClasses::filterBy);

  auto* head = new QHBoxLayout;
  head->setSpacing(2);
  head->addWidget(m_title, 1);
  head->addWidget(m_add);
  head->addWidget(m_merge);
  head->addWidget(m_edit);
  auto* left = new QVBoxLayout;
  left->setSpacing(2);
  left->addLayout(head);
  left->addWidget(m_list, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addLayout(left, 2);
  row->addWidget(m_chart, 3);

  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &DataClasses::refresh);
  connect(context.document, &Document::opened, this, &DataClasses::refresh);
  connect(context.document, &Document::closed, this, &DataClasses::refresh);
  connect(context.document, &Document::changed, this, [this] {
    if (!m_later.isActive()) m_later.start();
  });
  retranslate();
  refresh();
}

QStringList DataClasses::selectedClasses() const {
  QStringList out;
  for (const QModelIndex& index : m_list->selectionModel()->selectedRows(1))
    out.append(index.data(Qt::UserRole).toString());
  return out;
}

void DataClasses::refresh() {
  const Dataset& dataset = m_context.document->data();
  const auto counts = classCounts(dataset);
  m_chart->setCounts(counts, dataset.classes);
  const QStringList selected = selectedClasses();
  m_list->setRowCount(int(counts.size()));
  m_list->clearSelection();
  for (int row = 0; row < int(counts.size()); ++row) {
    const ClassCount& count = counts[std::size_t(row)];
    const QString name = QString::fromStdString(count.name);
    const LabelClass* known = dataset.findClass(count.name);
    const QString key =
        known && known->position < 10 ? QString::number((known->position + 1) % 10) : QString();
    auto* keyItem = new QTableWidgetItem(key);
    keyItem->setTextAlignment(Qt::AlignCenter);
    keyItem->setForeground(themeColours().mutedText);
    auto* nameItem = new QTableWidgetItem(name.isEmpty() ? tr("no label") : name);
    nameItem->setData(Qt::UserRole, name);
    if (known) nameItem->setIcon(swatch(QString::fromStdString(known->colour)));
    if (known && !known->note.empty()) nameItem->setToolTip(QString::fromStdString(known->note));
    auto* countItem = new QTableWidgetItem(QLocale().toString(count.count));
    countItem->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (count.excluded > 0) countItem->setToolTip(tr("%n more excluded", nullptr, count.excluded));
    m_list->setItem(row, 0, keyItem);
    m_list->setItem(row, 1, nameItem);
    m_list->setItem(row, 2, countItem);
    if (selected.contains(name))
      for (int column = 0; column < 3; ++column) m_list->item(row, column)->setSelected(true);
  }
}

void DataClasses::filterBy(const QString& name) {
  const QString text =
      name.isEmpty() ? QStringLiteral("label = \"\"") : QStringLiteral("label = ") + quoted(name);
  Session& session = *m_context.session;
  session.setFilterText(session.filterText() == text ? QString() : text);  // the second click shows all again
}

void DataClasses::showMenu(const QPoint& at) {
  const QTableWidgetItem* item = m_list->itemAt(at);
  const QString name = item ? m_list->item(item->row(), 1)->data(Qt::UserRole).toString() : QString();
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (!name.isEmpty()) {
    const QStringList selected = selectedClasses();
    menu->addAction(themedIcon(QStringLiteral("filter")), tr("Show these clips"), this,
                    [this, name] { filterBy(name); });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("rename")), tr("Rename…"), this,
                    [this, name] { askRenameClass(m_context, window(), name); });
    menu->addAction(themedIcon(QStringLiteral("merge")), tr("Merge…"), this, [this, selected, name] {
      askMergeClasses(m_context, window(), selected.size() > 1 ? selected : QStringList{name});
    });
    menu->addAction(themedIcon(QStringLiteral("colour")), tr("Colour…"), this,
                    [this, name] { askClassColour(m_context, window(), name); });
    menu->addAction(themedIcon(QStringLiteral("remove")), tr("Drop…"), this,
                    [this, name] { askDropClass(m_context, window(), name); });
    menu->addSeparator();
  }
  menu->addAction(m_context.actions->action(QStringLiteral("classes.edit")));
  menu->addAction(m_context.actions->action(QStringLiteral("classes.add")));
  menu->popup(m_list->viewport()->mapToGlobal(at));
}

void DataClasses::retranslate() {
  m_title->setText(tr("Classes"));
  m_list->setAccessibleName(tr("Classes"));
  m_list->setToolTip(
      tr("Double-click: show the clips of this class. Right-click: rename, merge, colour, drop."));
}

void DataClasses::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    refresh();
  } else if (event->type() == QEvent::PaletteChange) {
    if (!m_later.isActive()) m_later.start();
  }
}

}  // namespace ullim
