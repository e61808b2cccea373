#include "ui/pages/datapage.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/jobs/opinionloader.h"
#include "ui/models/clipmodel.h"
#include "ui/pages/dataclasses.h"
#include "ui/pages/dataclip.h"
#include "ui/pages/datatable.h"
#include "ui/pages/queuebar.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/controls/emptystate.h"
#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kClassesHeight = 190;
}

DataPage::DataPage(const Context& context, QWidget* parent) : Page(context, parent) {
  m_model = new ClipModel(context.document, this);
  m_table = new DataTable(context, m_model, this);
  m_classes = new DataClasses(context, this);
  m_clip = new DataClip(context, m_model, this);

  m_chip = new QToolButton(this);
  m_chip->setObjectName(QStringLiteral("restriction"));
  m_chip->setIcon(themedIcon(QStringLiteral("close")));
  m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_chip->setFocusPolicy(Qt::TabFocus);
  m_chip->setCheckable(true);
  m_chip->setChecked(true);
  m_chip->hide();
  connect(m_chip, &QToolButton::clicked, this, [this] { m_context.session->setRestriction({}, {}); });

  m_noClips = new EmptyState(QStringLiteral("import"), {}, {}, this);
  m_import = m_noClips->addButton({}, QStringLiteral("folder"));
  m_import->setProperty("role", QStringLiteral("primary"));
  m_importTable = m_noClips->addButton({}, QStringLiteral("import"));
  connect(m_import, &QPushButton::clicked, this,
          [this] { m_context.actions->action(QStringLiteral("file.import"))->trigger(); });
  connect(m_importTable, &QPushButton::clicked, this,
          [this] { m_context.actions->action(QStringLiteral("file.importTable"))->trigger(); });
  m_noMatch = new EmptyState(QStringLiteral("search"), {}, {}, this);
  m_showAll = m_noMatch->addButton({}, QStringLiteral("filter"));
  connect(m_showAll, &QPushButton::clicked, this, &DataPage::showAll);
  connect(context.actions->action(QStringLiteral("edit.showAll")), &QAction::triggered, this,
          &DataPage::showAll);
  context.actions->onPage(QStringLiteral("edit.selectAll"), this, [this] { m_table->selectAll(); });

  m_tableStack = new QStackedWidget(this);
  m_tableStack->addWidget(m_table);
  m_tableStack->addWidget(m_noMatch);
  auto* left = new QWidget(this);
  auto* leftColumn = new QVBoxLayout(left);
  leftColumn->setContentsMargins(0, 0, 0, 0);
  leftColumn->setSpacing(6);
  leftColumn->addWidget(new QueueBar(context, m_model, this));
  leftColumn->addWidget(m_chip, 0, Qt::AlignLeft);
  leftColumn->addWidget(m_tableStack, 1);

  m_right = new QSplitter(Qt::Vertical, this);
  m_right->addWidget(m_classes);
  m_right->addWidget(m_clip);
  m_right->setStretchFactor(0, 0);
  m_right->setStretchFactor(1, 1);
  m_right->setChildrenCollapsible(false);
  m_across = new QSplitter(Qt::Horizontal, this);
  m_across->addWidget(left);
  m_across->addWidget(m_right);
  m_across->setStretchFactor(0, 1);
  m_across->setStretchFactor(1, 1);
  m_across->setChildrenCollapsible(false);
  m_across->setSizes({560, 610});
  const QVariantList sizes = Settings::instance().value(setting::dataSplitters).toList();
  if (sizes.size() == 2) {
    m_across->restoreState(sizes.at(0).toByteArray());
    m_right->restoreState(sizes.at(1).toByteArray());
  }
  const auto keepSizes = [this] {
    Settings::instance().set(setting::dataSplitters,
                             QVariantList{m_across->saveState(), m_right->saveState()});
  };
  connect(m_across, &QSplitter::splitterMoved, this, keepSizes);
  connect(m_right, &QSplitter::splitterMoved, this, keepSizes);

  m_stack = new QStackedWidget(this);
  m_stack->addWidget(m_across);
  m_stack->addWidget(m_noClips);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 10, 12, 8);
  column->addWidget(m_stack);

  connect(m_table, &DataTable::restoring, m_clip, &DataClip::setQuiet);
  connect(m_clip, &DataClip::readout, this, &Page::readout);
  connect(m_clip, &DataClip::notice, this, &Page::notice);
  connect(m_model, &ClipModel::rebuilt, this, &DataPage::refreshEmpty);
  connect(context.session, &Session::filterTextChanged, this, &DataPage::applyFilter);
  connect(context.session, &Session::restrictionChanged, this, &DataPage::applyRestriction);
  new OpinionLoader(context, this);
  connect(context.document, &Document::closed, this, [this] {
    m_context.session->setFilterText({});
    m_context.session->setRestriction({}, {});
  });
  retranslate();
  refreshEmpty();
  if (context.document->isOpen()) {
    applyFilter();
    applyRestriction();
  }
}

QWidget* DataPage::activate() {
  return m_stack->currentWidget() == m_noClips ? static_cast<QWidget*>(m_import) : m_table;
}

void DataPage::applyFilter() {
  Session& session = *m_context.session;
  std::vector<std::string> columns;  // the model knows them: no look at every clip for every letter typed
  for (const ClipColumn& column : m_model->columns())
    if (column.field.kind == ClipFieldKind::Column) columns.push_back(column.field.column);
  const auto filter = Filter::parse(session.filterText().toStdString(), columns);
  if (!filter) {
    session.setFilterError(QString::fromStdString(filter.error().detail));
    return;  // the rows stay as they are until the text is understood
  }
  session.setFilterError({});
  m_model->setFilter(*filter);
}

void DataPage::applyRestriction() {
  const Session& session = *m_context.session;
  m_chip->setVisible(!session.restriction().isEmpty());
  refreshChip();
  m_model->setRestriction(session.restriction(), session.restrictionOrdered());
}

void DataPage::showAll() {
  m_context.session->setFilterText({});
  m_context.session->setRestriction({}, {});
}

void DataPage::refreshEmpty() {
  m_stack->setCurrentWidget(m_context.document->data().clips.empty() ? static_cast<QWidget*>(m_noClips)
                                                                     : m_across);
  m_tableStack->setCurrentWidget(
      m_model->rowCount() == 0 && !m_model->isBuilding() ? static_cast<QWidget*>(m_noMatch) : m_table);
}

void DataPage::retranslate() {
  m_noClips->setTexts(
      tr("No clips yet"),
      tr("Drop a folder of sounds on this window: a folder for each class, or any folder whose file names "
         "say the class. A table (CSV) of files and labels works too. Your files are only read."));
  m_import->setText(tr("Choose a folder…"));
  m_importTable->setText(tr("Choose a table…"));
  m_noMatch->setTexts(tr("No clip matches"), tr("Change the search, or show all clips again."));
  m_showAll->setText(tr("Show all clips"));
  refreshChip();
  m_table->setAccessibleName(tr("Clips"));
  m_model->retranslate();
}

void DataPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (std::exchange(m_sized, true) || !Settings::instance().value(setting::dataSplitters).toList().isEmpty())
    return;
  // Only now is the height known: the classes get what a handful needs, the clip the rest.
  QTimer::singleShot(0, this, [this] {
    m_right->setSizes({kClassesHeight, std::max(kClassesHeight, m_right->height() - kClassesHeight)});
  });
}

void DataPage::refreshChip() {
  const Session& session = *m_context.session;
  m_chip->setText(
      tr("%1 · %n clip(s)", nullptr, int(session.restriction().size())).arg(session.restrictionTitle()));
  m_chip->setToolTip(tr("Show all clips again"));
}

void DataPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

Page* makeDataPage(const Context& context, QWidget* parent) { return new DataPage(context, parent); }

}  // namespace ullim
