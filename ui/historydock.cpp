#include "ui/historydock.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/document.h"
#include "ui/models/historymodel.h"
#include "ui/models/historywords.h"
#include "ui/paststatedialog.h"
#include "ui/session.h"
#include "widgets/theme.h"
#include "widgets/view/workpool.h"

namespace ullim {

namespace {

constexpr int kRefreshMs = 200;
constexpr int kRowHeight = 24, kCellRoom = 24;
constexpr int kManyClips = 1000;
constexpr int kLeastRows = 60;  // a filter that leaves fewer reads on

void dim(QTreeWidgetItem* item) {
  for (int column = 0; column < item->columnCount(); ++column) {
    QFont font = item->font(column);
    font.setStrikeOut(true);
    item->setFont(column, font);
    item->setForeground(column, themeColours().mutedText);
  }
}

QComboBox* choice(QWidget* parent) {
  auto* made = new QComboBox(parent);
  made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  made->setMinimumContentsLength(6);
  made->setFocusPolicy(Qt::TabFocus);
  return made;
}

/// The entries anew, the choice as it was.
void fill(QComboBox* box, const QString& all, const QList<std::pair<QString, QString>>& entries) {
  const QSignalBlocker quiet(box);
  const QString chosen = box->currentData().toString();
  box->clear();
  box->addItem(all, QString());
  for (const auto& [text, value] : entries) box->addItem(text, value);
  box->setCurrentIndex(std::max(0, box->findData(chosen)));
}

}  // namespace

HistoryDock::HistoryDock(const Context& context, QWidget* parent)
    : QDockWidget(parent),
      m_context(context),
      m_model(new HistoryModel(context.document, this)),
      m_filter(new HistoryFilter(this)) {
  setObjectName(QStringLiteral("historyDock"));
  m_filter->setSourceModel(m_model);
  m_tabs = new QTabWidget(this);
  m_tabs->addTab(makeProjectTab(), {});
  m_tabs->addTab(makeClipTab(), {});
  m_tabs->setMinimumWidth(420);
  setWidget(m_tabs);

  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &HistoryDock::refreshClip);
  const auto later = [this] {
    if (isVisible() && !m_later.isActive()) m_later.start();
  };
  connect(context.document, &Document::saveStateChanged, this, later);
  connect(context.document, &Document::closed, this, later);
  connect(context.session, &Session::currentClipChanged, this, later);
  connect(context.document, &Document::readOnlyChanged, this, &HistoryDock::refreshButtons);
  connect(this, &QDockWidget::visibilityChanged, this, [this, later](bool visible) {
    m_model->setActive(visible);
    later();
  });
  connect(m_model, &HistoryModel::peopleChanged, this, &HistoryDock::refreshFilters);
  connect(m_model, &HistoryModel::fetched, this, [this] {
    fillRows();
    refreshButtons();
  });
  connect(m_model, &QAbstractItemModel::rowsInserted, this, &HistoryDock::refreshButtons);
  connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryDock::chosenChanged);
  connect(m_project->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &HistoryDock::chosenChanged);
  connect(m_project, &QTableView::activated, this, &HistoryDock::goThere);
  connect(m_go, &QPushButton::clicked, this, &HistoryDock::goThere);
  connect(m_show, &QPushButton::clicked, this, &HistoryDock::showClips);
  connect(m_look, &QPushButton::clicked, this, &HistoryDock::lookAt);
  const auto filtered = [this](auto set) {
    return [this, set] {
      set();
      fillRows();
    };
  };
  connect(m_text, &QLineEdit::textChanged, this, filtered([this] { m_filter->setText(m_text->text()); }));
  connect(m_person, &QComboBox::currentIndexChanged, this,
          filtered([this] { m_filter->setPerson(m_person->currentData().toString()); }));
  connect(m_kind, &QComboBox::currentIndexChanged, this,
          filtered([this] { m_filter->setKind(m_kind->currentData().toString()); }));
  connect(m_origin, &QComboBox::currentIndexChanged, this,
          filtered([this] { m_filter->setOrigin(m_origin->currentData().toString()); }));
  retranslate();
}

QWidget* HistoryDock::makeProjectTab() {
  auto* whole = new QWidget(m_tabs);
  m_text = new QLineEdit(whole);
  m_text->setClearButtonEnabled(true);
  m_person = choice(whole);
  m_kind = choice(whole);
  m_origin = choice(whole);
  m_project = new QTableView(whole);
  m_project->setObjectName(QStringLiteral("historyList"));
  m_project->setModel(m_filter);
  m_project->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_project->setSelectionMode(QAbstractItemView::SingleSelection);
  m_project->setShowGrid(false);
  m_project->setWordWrap(false);
  m_project->setAlternatingRowColors(true);
  m_project->setTabKeyNavigation(false);
  m_project->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_project->verticalHeader()->hide();
  m_project->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_project->verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_project->horizontalHeader()->setHighlightSections(false);
  m_details = new QLabel(whole);
  m_details->setTextFormat(Qt::PlainText);
  m_details->setWordWrap(true);
  m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_details->hide();
  m_go = new QPushButton(whole);
  m_show = new QPushButton(whole);
  m_look = new QPushButton(whole);
  for (QPushButton* button : {m_go, m_show, m_look}) button->setEnabled(false);

  auto* choices = new QHBoxLayout;
  for (QComboBox* box : {m_person, m_kind, m_origin}) choices->addWidget(box, 1);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_show, 1);
  buttons->addWidget(m_look, 1);
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(6, 6, 6, 6);
  column->addWidget(m_text);
  column->addLayout(choices);
  column->addWidget(m_project, 1);
  column->addWidget(m_details);
  column->addWidget(m_go);
  column->addLayout(buttons);
  return whole;
}

QWidget* HistoryDock::makeClipTab() {
  auto* one = new QWidget(m_tabs);
  m_clipName = new QLabel(one);
  m_clipName->setTextFormat(Qt::PlainText);
  m_clipName->setWordWrap(true);
  m_clipName->setProperty("role", QStringLiteral("heading"));
  m_original = new QLabel(one);
  m_original->setObjectName(QStringLiteral("originalLabel"));
  m_original->setTextFormat(Qt::PlainText);
  m_original->setWordWrap(true);
  m_clip = new QTreeWidget(one);
  m_clip->setColumnCount(4);
  m_clip->setRootIsDecorated(false);
  m_clip->setUniformRowHeights(true);
  m_clip->setAlternatingRowColors(true);
  m_clip->setAttribute(Qt::WA_InputMethodEnabled, false);
  auto* column = new QVBoxLayout(one);
  column->setContentsMargins(6, 6, 6, 6);
  column->addWidget(m_clipName);
  column->addWidget(m_original);
  column->addWidget(m_clip, 1);
  return one;
}

void HistoryDock::refreshClip() {
  const QString id = m_context.session->currentClip();
  const Clip* clip = m_context.document->data().find(id.toStdString());
  m_clipName->setText(clip ? QFileInfo(QString::fromStdString(clip->file)).fileName() : QString());
  m_original->setText(
      !clip ? QString()
      : clip->originalLabel.empty()
          ? tr("It came without a label.")
          : tr("It came as “%1”; that is kept for ever.").arg(QString::fromStdString(clip->originalLabel)));
  if (!clip) {
    m_clip->clear();
    return;
  }
  m_context.document->requestClipHistory(id, [this, id](const auto& entries) {
    if (id == m_context.session->currentClip()) showClip(entries);
  });
}

void HistoryDock::showClip(const std::vector<ClipHistoryEntry>& entries) {
  m_clip->clear();
  QList<QTreeWidgetItem*> items;
  for (const ClipHistoryEntry& entry : entries) {
    const QString field = QString::fromStdString(entry.field);
    auto* item = new QTreeWidgetItem(
        {changeKindText(QString::fromStdString(entry.kind)),
         tr("%1 → %2").arg(fieldValueText(field, entry.before), fieldValueText(field, entry.after)),
         QString::fromStdString(entry.who), historyTime(entry.whenMs)});
    if (entry.undone) dim(item);
    items.append(item);
  }
  m_clip->addTopLevelItems(items);
}

void HistoryDock::refreshFilters() {
  QList<std::pair<QString, QString>> people, kinds;
  for (const QString& who : m_model->people()) people.append({who, who});
  for (const QString& kind : m_model->kinds()) kinds.append({changeKindText(kind), kind});
  fill(m_person, tr("All people"), people);
  fill(m_kind, tr("All kinds"), kinds);
}

/// A filter may leave nothing of what was read; there may be more further down.
void HistoryDock::fillRows() {
  if (m_filter->isOn() && m_filter->rowCount() < kLeastRows && m_model->canFetchMore({}))
    m_model->fetchMore({});
}

int HistoryDock::chosenRow() const {
  const QModelIndexList rows = m_project->selectionModel()->selectedRows();
  return rows.isEmpty() ? -1 : m_filter->mapToSource(rows.first()).row();
}

void HistoryDock::chosenChanged() {
  const int row = chosenRow();
  if (row < 0) {
    m_change.reset();
    m_changeSeq = 0;
    showDetails();
    return;
  }
  const std::int64_t seq = m_model->entry(row).seq;
  if (seq == m_changeSeq) {
    refreshButtons();
    return;
  }
  m_changeSeq = seq;
  m_change.reset();
  showDetails();
  auto change = std::make_shared<Change>();
  const auto show = [this, seq, change] {
    if (seq != m_changeSeq || change->id.empty()) return;
    m_change = change;
    showDetails();
  };
  const auto read = [seq, change](const Project& project) {
    if (auto found = project.changeAt(seq)) *change = std::move(*found);
  };
  if (m_model->entry(row).clips <= kManyClips) {
    m_context.document->ask(read, show);
    return;
  }
  // The labels must not wait for a long line.
  workPool()->start(
      [dock = QPointer<HistoryDock>(this), path = m_context.document->path().toStdString(), read, show] {
        const auto project = Project::open(path, OpenMode::ReadOnly);
        if (!project) return;
        read(**project);
        QMetaObject::invokeMethod(qApp, [dock, show] {
          if (dock) show();
        });
      });
}

void HistoryDock::showDetails() {
  const int row = chosenRow();
  QString words;
  if (m_change && row >= 0) {
    const HistoryEntry& entry = m_model->entry(row);
    words =
        tr("%1, %2, %3")
            .arg(QString::fromStdString(entry.who), historyTime(entry.whenMs), originText(originOf(entry)));
    const QString what = changeInWords(*m_change, m_context.document->data());
    if (!what.isEmpty()) words += QLatin1Char('\n') + what;
    const QString undone = HistoryModel::undoneText(entry);
    if (!undone.isEmpty()) words += QLatin1Char('\n') + undone;
  }
  m_details->setText(words);
  m_details->setVisible(!words.isEmpty());
  refreshButtons();
}

void HistoryDock::refreshButtons() {
  const int row = chosenRow();
  const int steps = row < 0 ? 0 : m_model->stepsTo(row);
  const bool writable = m_context.document->readOnly() == Document::ReadOnly::No;
  m_go->setEnabled(steps != 0 && writable);
  m_go->setToolTip(writable ? QString() : tr("Not while the project is read-only"));
  m_go->setText(steps > 0   ? tr("Undo the %n step(s) above", nullptr, steps)
                : steps < 0 ? tr("Redo %n step(s)", nullptr, -steps)
                            : tr("Go to the chosen line"));
  m_look->setEnabled(row >= 0 && !m_model->entry(row).lost);
  m_show->setEnabled(m_change && !clipsOf(*m_change, m_context.document->data()).isEmpty());
}

void HistoryDock::goThere() {
  const int row = chosenRow();
  if (row < 0 || m_context.document->readOnly() != Document::ReadOnly::No) return;
  const int steps = m_model->stepsTo(row);
  if (steps > 0) m_context.document->undo(steps);
  if (steps < 0) m_context.document->redo(-steps);
}

void HistoryDock::showClips() {
  const int row = chosenRow();
  if (!m_change || row < 0) return;
  const HistoryEntry& entry = m_model->entry(row);
  m_context.session->setRestriction(
      clipsOf(*m_change, m_context.document->data()),
      tr("%1, %2").arg(changeKindText(QString::fromStdString(entry.kind)), historyTime(entry.whenMs)));
}

void HistoryDock::lookAt() {
  const int row = chosenRow();
  if (row < 0) return;
  const HistoryEntry& entry = m_model->entry(row);
  auto* dialog = new PastStateDialog(
      m_context, entry.seq,
      tr("%1, %2").arg(changeKindText(QString::fromStdString(entry.kind)), historyTime(entry.whenMs)),
      window());
  dialog->show();
}

void HistoryDock::retranslate() {
  m_model->retranslate();
  setWindowTitle(tr("History"));
  m_tabs->setTabText(0, tr("Project"));
  m_tabs->setTabText(1, tr("This clip"));
  m_text->setPlaceholderText(tr("Search the history"));
  m_show->setText(tr("Show its clips"));
  m_look->setText(tr("Look at this state…"));
  m_look->setToolTip(tr("The project as it was after this line; it can be saved as a project of its own"));
  m_show->setToolTip(tr("The clips that this line changed become the list on the Data page"));
  fill(m_origin, tr("All ways"),
       {{originText(QStringLiteral("hand")), QStringLiteral("hand")},
        {originText(QStringLiteral("model")), QStringLiteral("model")},
        {originText(QStringLiteral("import")), QStringLiteral("import")},
        {originText(QStringLiteral("rule")), QStringLiteral("rule")}});
  refreshFilters();
  m_clip->setHeaderLabels({tr("What"), tr("Details"), tr("Who"), tr("When")});
  m_clip->header()->setStretchLastSection(false);
  m_clip->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_clip->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  // Fixed widths: measuring all rows would take long in a long history.
  QHeaderView* header = m_project->horizontalHeader();
  header->setSectionResizeMode(QHeaderView::Interactive);
  header->setSectionResizeMode(HistoryModel::Details, QHeaderView::Stretch);
  const QFontMetrics metrics = fontMetrics();
  header->setMinimumSectionSize(metrics.horizontalAdvance(QLatin1Char('0')) * 4);
  const auto width = [&](int column, const char* widest) {
    m_project->setColumnWidth(column, metrics.horizontalAdvance(QLatin1String(widest)) + kCellRoom);
  };
  width(HistoryModel::When, "00:00:00");
  width(HistoryModel::What, "Verdict");
  width(HistoryModel::Clips, "00000");
  width(HistoryModel::Who, "nobody");
  refreshButtons();
  if (isVisible()) refreshClip();
}

void HistoryDock::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
