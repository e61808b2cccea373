#include "ui/commands/keylist.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/actions.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

enum Column { MenuColumn, ActionColumn, KeyColumn, SecondColumn, ColumnCount };
constexpr int kIdRole = Qt::UserRole, kEnglishRole = Qt::UserRole + 1;

QString nativeText(const Keys& keys, int place) {
  return keys.size() > place ? keys.at(place).toString(QKeySequence::NativeText) : QString();
}

bool mentions(const QTableWidget& table, int row, const QString& word) {
  for (int column = 0; column < ColumnCount; ++column) {
    const QString text = table.item(row, column)->text();
    if (column >= KeyColumn ? text.compare(word, Qt::CaseInsensitive) == 0
                            : text.contains(word, Qt::CaseInsensitive))
      return true;
  }
  // The English name works in every language: people learn it from the manual or from each other.
  return table.item(row, ActionColumn)->data(kEnglishRole).toString().contains(word, Qt::CaseInsensitive);
}

}  // namespace

KeyList::KeyList(Actions* actions, QWidget* parent) : QWidget(parent), m_actions(actions) {
  m_search = new QLineEdit(this);
  m_search->setObjectName(QStringLiteral("keySearch"));
  m_search->setClearButtonEnabled(true);
  m_search->installEventFilter(this);
  m_table = new QTableWidget(int(actionTable().size()), ColumnCount, this);
  m_table->setObjectName(QStringLiteral("keyTable"));
  prepareTable(m_table);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setTabKeyNavigation(false);
  m_table->installEventFilter(this);
  for (int row = 0; row < m_table->rowCount(); ++row) {
    for (int column = 0; column < ColumnCount; ++column) m_table->setItem(row, column, new QTableWidgetItem);
    const ActionInfo& info = actionTable()[std::size_t(row)];
    m_table->item(row, ActionColumn)->setData(kIdRole, QString::fromLatin1(info.id));
    m_table->item(row, ActionColumn)->setData(kEnglishRole, QString::fromUtf8(info.text));
  }
  m_table->horizontalHeader()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
  m_none = new QLabel(this);
  m_none->hide();
  connect(m_search, &QLineEdit::textChanged, this, &KeyList::filter);
  connect(m_table, &QTableWidget::currentCellChanged, this, &KeyList::chosenChanged);
  connect(m_table, &QTableWidget::cellDoubleClicked, this, &KeyList::editRequested);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_search);
  column->addWidget(m_table, 1);
  column->addWidget(m_none);
  retranslate();
  m_table->setCurrentCell(0, ActionColumn);
  connect(actions, &Actions::keysChanged, this, &KeyList::fill);
}

void KeyList::retranslate() {
  m_search->setPlaceholderText(tr("Search by action, menu or key"));
  m_search->setAccessibleName(tr("Search"));
  m_table->setAccessibleName(tr("Actions and their keys"));
  m_table->setHorizontalHeaderLabels({tr("Menu"), tr("Action"), tr("Key"), tr("Second key")});
  m_none->setText(tr("No action fits. Try fewer letters."));
  fill();
}

void KeyList::fill() {
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const ActionInfo& info = actionTable()[std::size_t(row)];
    const QString id = QString::fromLatin1(info.id);
    const Keys keys = m_actions->keys(id);
    m_table->item(row, MenuColumn)->setText(Actions::menuTitle(info.menu).remove(QLatin1Char('&')));
    m_table->item(row, ActionColumn)->setText(nameOf(id));
    QFont font = m_table->font();
    font.setBold(m_actions->keyMap().isChanged(id));
    for (int place = 0; place < kMostKeys; ++place) {
      m_table->item(row, KeyColumn + place)->setText(nativeText(keys, place));
      m_table->item(row, KeyColumn + place)->setFont(font);
    }
  }
  m_table->resizeColumnToContents(MenuColumn);
  m_table->resizeColumnToContents(KeyColumn);
  m_table->resizeColumnToContents(SecondColumn);
}

void KeyList::filter() {
  const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  int first = -1;
  for (int row = 0; row < m_table->rowCount(); ++row) {
    const bool fits = std::all_of(words.begin(), words.end(),
                                  [&](const QString& word) { return mentions(*m_table, row, word); });
    m_table->setRowHidden(row, !fits);
    if (fits && first < 0) first = row;
  }
  m_none->setVisible(first < 0);
  if (first >= 0 && m_table->isRowHidden(m_table->currentRow())) m_table->setCurrentCell(first, ActionColumn);
}

QString KeyList::chosen() const {
  const QTableWidgetItem* item = m_table->item(m_table->currentRow(), ActionColumn);
  return item ? item->data(kIdRole).toString() : QString();
}

QString KeyList::nameOf(const QString& id) const {
  return m_actions->action(id)->text().remove(QLatin1Char('&'));
}

void KeyList::choose(const QString& id) {
  m_search->clear();
  for (int row = 0; row < m_table->rowCount(); ++row)
    if (m_table->item(row, ActionColumn)->data(kIdRole).toString() == id) {
      m_table->setCurrentCell(row, ActionColumn);
      m_table->scrollToItem(m_table->item(row, ActionColumn), QAbstractItemView::PositionAtCenter);
    }
}

/// From the search down into the list, and from the list with Return to its keys.
bool KeyList::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_search && (key == Qt::Key_Down || enter)) {
      m_table->setFocus();
      return true;
    }
    if (watched == m_table && (enter || key == Qt::Key_F2)) {
      if (!static_cast<QKeyEvent*>(event)->isAutoRepeat()) Q_EMIT editRequested();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void KeyList::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  filter();
}

}  // namespace ullim
