#include "ui/pages/measurepanel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/atomicfile.h"
#include "ui/commands/keyrouter.h"
#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/measuremodel.h"
#include "ui/pages/measurestore.h"
#include "widgets/controls/emptystate.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kFileWidth = 180;

/// One line of a copied table: cells as in files, without what would break the line.
QString copiedLine(const MeasurementRow& row) {
  QStringList cells;
  for (const MeasurementColumn& column : measurementColumns())
    cells.append(QString::fromStdString(fileCell(row, column)).simplified());
  return cells.join(QLatin1Char('\t'));
}

QString copiedHeader() {
  QStringList cells;
  for (const MeasurementColumn& column : measurementColumns()) cells.append(QString::fromLatin1(column.name));
  return cells.join(QLatin1Char('\t'));
}

}  // namespace

MeasurePanel::MeasurePanel(const Context& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(new MeasureModel(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_store(new MeasureStore(this)) {
  setObjectName(QStringLiteral("measurePanel"));
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(MeasureModel::SortRole);
  build();
  buildMenu();
  retranslate();
  refresh();

  connect(m_model, &MeasureModel::edited, this, [this] {
    m_store->save(m_model->rows());
    refresh();
  });
  connect(m_store, &MeasureStore::failed, this, &MeasurePanel::notice);
  connect(m_store, &MeasureStore::loaded, this, [this](const std::vector<MeasurementRow>& rows) {
    // What was measured while the file was being read comes after it.
    const std::vector<MeasurementRow> early = m_model->rows();
    m_model->setRows(rows);
    for (const MeasurementRow& row : early) m_model->append(row);
    refresh();
  });
  const auto follow = [this] {
    m_model->setRows({});
    m_store->open(m_context.document->isOpen() ? m_context.document->path() : QString());
    refresh();
  };
  connect(m_context.document, &Document::opened, this, follow);
  connect(m_context.document, &Document::closed, this, follow);
  if (m_context.document->isOpen()) follow();
}

void MeasurePanel::build() {
  m_table = new QTableView(this);
  m_table->setObjectName(QStringLiteral("measureTable"));
  m_table->setModel(m_sorted);
  prepareTable(m_table);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(-1, Qt::AscendingOrder);  // in the order of measuring until asked otherwise
  m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
  m_table->setTabKeyNavigation(false);
  m_table->setProperty("ownsKeys", QVariantList{int(Qt::Key_Delete), int(Qt::Key_Return), int(Qt::Key_F2)});
  m_table->installEventFilter(this);
  m_table->setColumnHidden(measurementColumn("id"), true);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MeasurePanel::refresh);
  connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
    const QModelIndex from = m_sorted->mapToSource(index);
    if (from.isValid()) Q_EMIT rowActivated(m_model->rows()[std::size_t(from.row())]);
  });

  m_empty = new EmptyState(QStringLiteral("inspect"), {}, {}, this);
  m_count = new QLabel(this);
  m_count->setObjectName(QStringLiteral("measureCount"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_count, 1);
  const auto button = [&](const char* name, auto call) {
    auto* made = new QPushButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard where it was
    connect(made, &QPushButton::clicked, this, call);
    buttons->addWidget(made);
    return made;
  };
  m_copy = button("measureCopy", [this] { copySelected(); });
  m_remove = button("measureRemove", [this] { removeSelected(); });
  m_undo = button("measureUndo", [this] { undoRemove(); });
  m_clear = button("measureClear", [this] { clear(); });
  m_export = button("measureExport", [this] { askExport(); });

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addLayout(buttons);
  m_stack = new QStackedLayout;
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_table);
  column->addLayout(m_stack, 1);
}

void MeasurePanel::buildMenu() {
  const auto entry = [this](const char* name, auto call) {
    auto* made = new QAction(m_table);
    made->setObjectName(QString::fromLatin1(name));
    connect(made, &QAction::triggered, this, call);
    m_table->addAction(made);
  };
  entry("copy", [this] { copySelected(false); });
  entry("copyHeader", [this] { copySelected(true); });
  entry("remove", [this] { removeSelected(); });
}

void MeasurePanel::retranslate() {
  m_empty->setTexts(tr("Nothing is measured yet"),
                    tr("Select a stretch or a box in a picture and measure it; its numbers gather here."));
  m_table->setAccessibleName(tr("Measurements"));
  m_copy->setText(tr("Copy"));
  m_copy->setToolTip(
      tr("The chosen rows, or all of them, for a spreadsheet (Ctrl+C; with the header: "
         "Ctrl+Shift+C)"));
  m_remove->setText(tr("Remove"));
  m_remove->setToolTip(tr("The chosen rows (Del)"));
  m_undo->setText(tr("Undo remove"));
  m_undo->setToolTip(tr("Brings the rows back that were removed last (Ctrl+Z in the table)"));
  m_clear->setText(tr("Clear"));
  m_clear->setToolTip(tr("Removes all rows; “Undo remove” brings them back"));
  m_export->setText(tr("Export CSV…"));
  const auto texts = {std::pair("copy", tr("Copy")), std::pair("copyHeader", tr("Copy with the header")),
                      std::pair("remove", tr("Remove"))};
  for (const auto& [name, text] : texts)
    m_table->findChild<QAction*>(QLatin1String(name), Qt::FindDirectChildrenOnly)->setText(text);
  Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, m_model->columnCount() - 1);
}

void MeasurePanel::refresh() {
  const int count = m_model->rowCount();
  const bool some = count > 0, selected = m_table->selectionModel()->hasSelection();
  m_stack->setCurrentWidget(some ? static_cast<QWidget*>(m_table) : m_empty);
  m_count->setText(some ? tr("%n measurement(s)", nullptr, count) : QString());
  m_copy->setEnabled(some);
  m_remove->setEnabled(selected);
  m_undo->setEnabled(m_model->canUndo());
  m_clear->setEnabled(some);
  m_export->setEnabled(some);
  Q_EMIT countChanged(count);
}

const std::vector<MeasurementRow>& MeasurePanel::rows() const { return m_model->rows(); }

void MeasurePanel::append(const MeasurementRow& row) {
  const bool first = m_model->rowCount() == 0;
  m_model->append(row);
  const QModelIndex shown = m_sorted->mapFromSource(m_model->index(m_model->rowCount() - 1, 0));
  m_table->selectRow(shown.row());
  m_table->scrollTo(shown);
  if (first) {
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(0, kFileWidth);      // paths are long
    m_table->setTextElideMode(Qt::ElideMiddle);  // and end with what tells them apart
  }
}

std::vector<int> MeasurePanel::chosen() const {
  std::vector<int> shown;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) shown.push_back(index.row());
  std::sort(shown.begin(), shown.end());
  std::vector<int> out;
  for (const int row : shown) out.push_back(m_sorted->mapToSource(m_sorted->index(row, 0)).row());
  return out;
}

void MeasurePanel::copySelected(bool withHeader) {
  std::vector<int> places = chosen();
  if (places.empty())
    for (int row = 0; row < m_sorted->rowCount(); ++row)
      places.push_back(m_sorted->mapToSource(m_sorted->index(row, 0)).row());
  if (places.empty()) return;
  QStringList lines;
  if (withHeader) lines.append(copiedHeader());
  for (const int place : places) lines.append(copiedLine(m_model->rows()[std::size_t(place)]));
  QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
  Q_EMIT notice(tr("%n row(s) copied", nullptr, int(places.size())));
}

void MeasurePanel::removeSelected() { m_model->remove(chosen()); }

void MeasurePanel::clear() {
  std::vector<int> all(std::size_t(m_model->rowCount()));
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = int(i);
  m_model->remove(std::move(all));
}

void MeasurePanel::undoRemove() { m_model->undo(); }

void MeasurePanel::askExport() {
  auto* dialog = new QFileDialog(this, tr("Export measurements"), tr("measurements.csv"),
                                 tr("Comma separated values (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  connect(dialog, &QFileDialog::fileSelected, this, &MeasurePanel::exportTo);
  dialog->open();
}

void MeasurePanel::exportTo(const QString& path) {
  Job* job =
      m_context.jobs->start(tr("Measurements to %1").arg(QFileInfo(path).fileName()),
                            [path, rows = m_model->rows()](const JobContext&) -> Result<Done> {
                              return writeFileAtomically(path.toStdString(), measurementCsv(rows, true));
                            });
  connect(job, &Job::ended, this, [this, job, path](JobState state) {
    if (state == JobState::Finished) Q_EMIT notice(tr("Measurements saved: %1").arg(path));
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

/// The table's own keys, taken before the window's shortcuts of the same name see them.
bool MeasurePanel::eventFilter(QObject* watched, QEvent* event) {
  const bool asked = event->type() == QEvent::ShortcutOverride;
  if (watched != m_table || (!asked && event->type() != QEvent::KeyPress))
    return QWidget::eventFilter(watched, event);
  const auto& press = *static_cast<QKeyEvent*>(event);
  const int key = physicalKey(press);
  const Qt::KeyboardModifiers modifiers = press.modifiers() & ~Qt::KeypadModifier;
  const bool control = modifiers == Qt::ControlModifier;
  const bool controlShift = modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
  const bool copies = key == Qt::Key_C && (control || controlShift);
  const bool undoes = key == Qt::Key_Z && control && m_model->canUndo();
  const bool removes = key == Qt::Key_Delete && modifiers == Qt::NoModifier;
  const bool shows = (key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier &&
                     m_table->currentIndex().isValid();
  if (asked && key == Qt::Key_F2 && modifiers == Qt::NoModifier) {  // edits the cell; not "Rename run"
    event->accept();
    return true;
  }
  if (!copies && !undoes && !removes && !shows) return false;
  event->accept();
  if (asked) return true;
  if (copies) copySelected(controlShift);
  if (undoes) undoRemove();
  if (removes) removeSelected();
  if (shows)
    Q_EMIT rowActivated(m_model->rows()[std::size_t(m_sorted->mapToSource(m_table->currentIndex()).row())]);
  return true;
}

void MeasurePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    refresh();
  }
}

}  // namespace ullim
