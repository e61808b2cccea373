#include "ui/pages/passlist.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/dataset/passes.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/passcontroller.h"
#include "ui/document.h"
#include "ui/pages/newpassdialog.h"

namespace ullim {

namespace {

enum Column { Name, Who, Given, State };
constexpr int kLeastHeight = 90;

QString str(const std::string& s) { return QString::fromStdString(s); }

}  // namespace

PassList::PassList(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  m_list = new QTreeWidget(this);
  m_list->setObjectName(QStringLiteral("passList"));
  m_list->setRootIsDecorated(false);
  m_list->setUniformRowHeights(true);
  m_list->setAlternatingRowColors(true);
  m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_list->setProperty("ownsKeys", QVariantList{int(Qt::Key_Return), int(Qt::Key_Enter)});
  m_list->setMinimumHeight(kLeastHeight);
  m_list->header()->setStretchLastSection(false);
  m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
  m_new = new QPushButton(this);
  m_new->setObjectName(QStringLiteral("passNew"));
  m_go = new QPushButton(this);
  m_go->setObjectName(QStringLiteral("passGo"));
  m_close = new QPushButton(this);
  m_delete = new QPushButton(this);
  auto* buttons = new QHBoxLayout;
  for (QPushButton* button : {m_new, m_go, m_close, m_delete}) buttons->addWidget(button, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_list, 1);
  column->addLayout(buttons);

  connect(m_new, &QPushButton::clicked, this, &PassList::askNew);
  connect(m_go, &QPushButton::clicked, this, &PassList::go);
  connect(m_close, &QPushButton::clicked, this, &PassList::closeOrOpen);
  connect(m_delete, &QPushButton::clicked, this, &PassList::removeChosen);
  connect(m_list, &QTreeWidget::itemActivated, this, &PassList::go);
  connect(m_list, &QTreeWidget::currentItemChanged, this, &PassList::refreshButtons);
  connect(context.labels->passes(), &PassController::changed, this, &PassList::refreshButtons);
  const auto again = [this] { refresh(); };
  connect(context.document, &Document::opened, this, again);
  connect(context.document, &Document::closed, this, again);
  connect(context.document, &Document::readOnlyChanged, this, again);
  connect(context.document, &Document::changed, this, [this](const Change& change, bool structure) {
    if (structure || !change.passes.empty() || !change.verdicts.empty()) refresh();
  });
  retranslate();
}

QString PassList::chosen() const {
  const QTreeWidgetItem* item = m_list->currentItem();
  return item ? item->data(Name, Qt::UserRole).toString() : QString();
}

void PassList::refresh() {
  const QString before = chosen();
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  if (m_context.document->isOpen()) {
    const Dataset& dataset = m_context.document->data();
    for (auto pass = dataset.passes.rbegin(); pass != dataset.passes.rend(); ++pass) {
      auto* item = new QTreeWidgetItem(m_list);
      item->setData(Name, Qt::UserRole, str(pass->id));
      item->setText(Name, str(pass->name));
      item->setText(Who, str(pass->annotator));
      if (pass->kind == "source") {
        item->setText(Given, tr("%n clip(s)", nullptr, int(pass->clips.size())));
        item->setText(State, tr("table"));
      } else {
        const PassProgress progress = passProgress(dataset, *pass);
        item->setText(Given, tr("%1 of %2").arg(progress.done).arg(progress.places));
        item->setText(State, pass->closed                       ? tr("closed")
                             : progress.done == progress.places ? tr("done")
                                                                : tr("open"));
      }
      if (str(pass->id) == before) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
      m_list->setCurrentItem(m_list->topLevelItem(0));
  }
  refreshButtons();
}

void PassList::refreshButtons() {
  const bool open = m_context.document->isOpen();
  const bool writes = open && m_context.document->readOnly() == Document::ReadOnly::No;
  const Pass* pass = open ? m_context.document->data().findPass(chosen().toStdString()) : nullptr;
  const PassController& walk = *m_context.labels->passes();
  const bool blind = pass && pass->kind == "blind";
  const bool walking = blind && walk.passId() == chosen();
  m_new->setEnabled(writes);
  m_go->setEnabled(writes && blind && !pass->closed);
  m_go->setText(walking                                                             ? tr("Stop")
                : blind && passProgress(m_context.document->data(), *pass).done > 0 ? tr("Continue")
                                                                                    : tr("Start"));
  m_close->setEnabled(writes && blind);
  m_close->setText(blind && pass->closed ? tr("Open") : tr("Close"));
  m_delete->setEnabled(writes && pass);
}

void PassList::go() {
  if (!m_go->isEnabled()) return;
  PassController& walk = *m_context.labels->passes();
  if (walk.active() && walk.passId() == chosen()) {
    walk.stop();
  } else {
    walk.start(chosen());
  }
}

void PassList::walkOrStop() {
  PassController& walk = *m_context.labels->passes();
  if (walk.active()) {
    walk.stop();
    return;
  }
  if (!m_context.document->isOpen()) return;
  const auto& passes = m_context.document->data().passes;
  const std::string who = m_context.document->annotator().toStdString();
  for (auto pass = passes.rbegin(); pass != passes.rend(); ++pass)
    if (pass->kind == "blind" && !pass->closed && pass->annotator == who) {
      walk.start(str(pass->id));
      return;
    }
  Q_EMIT notice(tr("%1 has no open blind pass. Make one in Annotators.").arg(str(who)));
}

void PassList::closeOrOpen() {
  const Pass* pass = m_context.document->data().findPass(chosen().toStdString());
  if (!pass) return;
  auto change = closePass(m_context.document->data(), pass->id, !pass->closed);
  if (change) m_context.document->commit(std::move(*change));
}

void PassList::removeChosen() {
  auto change = deletePass(m_context.document->data(), chosen().toStdString());
  if (!change) return;
  const auto verdicts = int(change->verdicts.size());
  m_context.document->commit(std::move(*change));
  Q_EMIT notice(tr("The pass and its %n verdict(s) are deleted. Undo brings them back.", nullptr, verdicts));
}

void PassList::askNew() {
  if (!m_context.document->isOpen()) return;
  auto* dialog = new NewPassDialog(m_context, window());
  connect(dialog, &NewPassDialog::made, this, [this](const QString& id, bool start) {
    for (int row = 0; row < m_list->topLevelItemCount(); ++row)
      if (m_list->topLevelItem(row)->data(Name, Qt::UserRole).toString() == id)
        m_list->setCurrentItem(m_list->topLevelItem(row));
    if (start) m_context.labels->passes()->start(id);
  });
  dialog->open();
}

void PassList::retranslate() {
  m_list->setHeaderLabels({tr("Pass"), tr("Annotator"), tr("Given"), tr("State")});
  m_list->setAccessibleName(tr("Passes"));
  m_new->setText(tr("New blind pass…"));
  m_delete->setText(tr("Delete"));
  refresh();
}

void PassList::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
