#include "ui/historydock.h"

#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/document.h"
#include "ui/models/clipmodel.h"
#include "ui/session.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kRefreshMs = 200, kShown = 500;
constexpr int kStepsRole = Qt::UserRole;  // > 0: undo so many; < 0: redo so many

QString kindText(const QString& kind) {
  static const QHash<QString, const char*> texts = {
      {QStringLiteral("label"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Label")},
      {QStringLiteral("status"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Verdict")},
      {QStringLiteral("region"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Region")},
      {QStringLiteral("merge"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Merge")},
      {QStringLiteral("rename"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Rename")},
      {QStringLiteral("drop"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Drop")},
      {QStringLiteral("split"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Split")},
      {QStringLiteral("mapping"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Mapping")},
      {QStringLiteral("class"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Class")},
      {QStringLiteral("import"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Import")},
      {QStringLiteral("note"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Note")},
      {QStringLiteral("augment"), QT_TRANSLATE_NOOP("ullim::HistoryDock", "Augment")}};
  const char* text = texts.value(kind);
  return text ? HistoryDock::tr(text) : kind;
}

QString timeOf(qint64 ms) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms);
  const QLocale locale;
  return when.date() == QDate::currentDate() ? locale.toString(when.time(), QStringLiteral("HH:mm:ss"))
                                             : locale.toString(when, QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString fieldValue(const QString& field, const std::string& value) {
  if (field == QLatin1String("status"))
    if (const auto status = statusFromName(value)) return statusText(*status);
  return value.empty() ? QStringLiteral("–") : QString::fromStdString(value);
}

void dim(QTreeWidgetItem* item) {
  for (int column = 0; column < item->columnCount(); ++column) {
    QFont font = item->font(column);
    font.setStrikeOut(true);
    item->setFont(column, font);
    item->setForeground(column, themeColours().mutedText);
  }
}

QTreeWidget* list(QWidget* parent, int columns) {
  auto* made = new QTreeWidget(parent);
  made->setColumnCount(columns);
  made->setRootIsDecorated(false);
  made->setUniformRowHeights(true);
  made->setAlternatingRowColors(true);
  made->setAttribute(Qt::WA_InputMethodEnabled, false);
  return made;
}

}  // namespace

HistoryDock::HistoryDock(const Context& context, QWidget* parent) : QDockWidget(parent), m_context(context) {
  setObjectName(QStringLiteral("historyDock"));
  m_tabs = new QTabWidget(this);
  auto* whole = new QWidget(m_tabs);
  m_project = list(whole, 4);
  m_project->setObjectName(QStringLiteral("historyList"));
  m_go = new QPushButton(whole);
  m_go->setEnabled(false);
  auto* wholeColumn = new QVBoxLayout(whole);
  wholeColumn->setContentsMargins(6, 6, 6, 6);
  wholeColumn->addWidget(m_project, 1);
  wholeColumn->addWidget(m_go);
  auto* one = new QWidget(m_tabs);
  m_clipName = new QLabel(one);
  m_clipName->setWordWrap(true);
  m_clipName->setProperty("role", QStringLiteral("heading"));
  m_clip = list(one, 4);
  auto* oneColumn = new QVBoxLayout(one);
  oneColumn->setContentsMargins(6, 6, 6, 6);
  oneColumn->addWidget(m_clipName);
  oneColumn->addWidget(m_clip, 1);
  m_tabs->addTab(whole, {});
  m_tabs->addTab(one, {});
  m_tabs->setMinimumWidth(320);
  setWidget(m_tabs);

  m_later.setSingleShot(true);
  m_later.setInterval(kRefreshMs);
  connect(&m_later, &QTimer::timeout, this, &HistoryDock::refresh);
  const auto later = [this] {
    if (isVisible() && !m_later.isActive()) m_later.start();
  };
  connect(context.document, &Document::saveStateChanged, this, later);
  connect(context.document, &Document::closed, this, later);
  connect(context.session, &Session::currentClipChanged, this, later);
  connect(this, &QDockWidget::visibilityChanged, this, later);
  connect(m_project, &QTreeWidget::itemSelectionChanged, this, &HistoryDock::refreshButton);
  connect(m_project, &QTreeWidget::itemActivated, this, &HistoryDock::goThere);
  connect(m_go, &QPushButton::clicked, this, &HistoryDock::goThere);
  retranslate();
}

void HistoryDock::refresh() {
  const QString clip = m_context.session->currentClip();
  m_context.document->requestHistory(kShown, [this](const auto& entries) { showProject(entries); });
  if (!clip.isEmpty())
    m_context.document->requestClipHistory(clip, [this](const auto& entries) { showClip(entries); });
}

void HistoryDock::showProject(const std::vector<HistoryEntry>& entries) {
  m_project->clear();
  int undone = 0;
  for (const HistoryEntry& entry : entries) undone += entry.undone;
  int above = 0, redoable = undone;
  QList<QTreeWidgetItem*> items;
  for (const HistoryEntry& entry : entries) {
    auto* item =
        new QTreeWidgetItem({kindText(QString::fromStdString(entry.kind)), QString::fromStdString(entry.why),
                             QString::fromStdString(entry.who), timeOf(entry.whenMs)});
    item->setToolTip(1, tr("%1\n%n clip(s), by %2", nullptr, entry.clips)
                            .arg(QString::fromStdString(entry.why), QString::fromStdString(entry.who)));
    if (entry.undone) {
      dim(item);
      item->setData(0, kStepsRole, -redoable);  // redo up to and with this line
      --redoable;
    } else {
      item->setData(0, kStepsRole, above);  // undo what lies above; the line itself stays
      ++above;
    }
    items.append(item);
  }
  m_project->addTopLevelItems(items);
  refreshButton();
}

void HistoryDock::showClip(const std::vector<ClipHistoryEntry>& entries) {
  m_clip->clear();
  const Clip* clip = m_context.document->data().find(m_context.session->currentClip().toStdString());
  m_clipName->setText(clip ? QFileInfo(QString::fromStdString(clip->file)).fileName() : QString());
  QList<QTreeWidgetItem*> items;
  for (const ClipHistoryEntry& entry : entries) {
    const QString field = QString::fromStdString(entry.field);
    auto* item = new QTreeWidgetItem(
        {kindText(QString::fromStdString(entry.kind)),
         tr("%1 → %2").arg(fieldValue(field, entry.before), fieldValue(field, entry.after)),
         QString::fromStdString(entry.who), timeOf(entry.whenMs)});
    if (entry.undone) dim(item);
    items.append(item);
  }
  m_clip->addTopLevelItems(items);
}

void HistoryDock::refreshButton() {
  const auto chosen = m_project->selectedItems();
  const int steps = chosen.isEmpty() ? 0 : chosen.first()->data(0, kStepsRole).toInt();
  m_go->setEnabled(steps != 0);
  m_go->setText(steps > 0   ? tr("Undo the %n step(s) above", nullptr, steps)
                : steps < 0 ? tr("Redo %n step(s)", nullptr, -steps)
                            : tr("Go to the chosen line"));
}

void HistoryDock::goThere() {
  const auto chosen = m_project->selectedItems();
  if (chosen.isEmpty()) return;
  const int steps = chosen.first()->data(0, kStepsRole).toInt();
  if (steps > 0) m_context.document->undo(steps);
  if (steps < 0) m_context.document->redo(-steps);
}

void HistoryDock::retranslate() {
  setWindowTitle(tr("History"));
  m_tabs->setTabText(0, tr("Project"));
  m_tabs->setTabText(1, tr("This clip"));
  const QStringList headers = {tr("What"), tr("Details"), tr("Who"), tr("When")};
  for (QTreeWidget* each : {m_project, m_clip}) {
    each->setHeaderLabels(headers);
    each->header()->setStretchLastSection(false);
    each->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    each->header()->setSectionResizeMode(1, QHeaderView::Stretch);
  }
  refreshButton();
  if (isVisible()) refresh();
}

void HistoryDock::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
