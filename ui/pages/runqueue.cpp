#include "ui/pages/runqueue.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/trainwords.h"
#include "widgets/theme.h"

namespace ullim {
namespace {
constexpr int kShownRows = 4;
}

RunQueue::RunQueue(QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  setObjectName(QStringLiteral("trainQueue"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 8, 12, 8);
  column->setSpacing(4);
  auto* head = new QHBoxLayout;
  m_title = new QLabel(this);
  m_title->setProperty("role", "muted");
  head->addWidget(m_title, 1);
  const auto button = [&](const char* name) {
    auto* b = new QToolButton(this);
    b->setObjectName(QLatin1String(name));
    b->setAutoRaise(true);
    head->addWidget(b);
    return b;
  };
  m_up = button("queueUp");
  m_up->setArrowType(Qt::UpArrow);
  m_down = button("queueDown");
  m_down->setArrowType(Qt::DownArrow);
  m_remove = button("queueRemove");
  column->addLayout(head);
  m_list = new QListWidget(this);
  m_list->setObjectName(QStringLiteral("queueList"));
  m_list->setTextElideMode(Qt::ElideRight);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->installEventFilter(this);
  m_title->setBuddy(m_list);
  column->addWidget(m_list);
  connect(m_up, &QToolButton::clicked, this, [this] { moveSelected(-1); });
  connect(m_down, &QToolButton::clicked, this, [this] { moveSelected(1); });
  connect(m_remove, &QToolButton::clicked, this, &RunQueue::removeSelected);
  connect(m_list, &QListWidget::currentRowChanged, this, &RunQueue::showButtons);
  retranslate();
}

QString RunQueue::wordsOf(int place) const {
  const TrainStart& start = m_waiting[std::size_t(place)];
  QStringList parts{QString::fromStdString(start.request.recipe.name), splitName(start.request.split)};
  if (!start.differences.isEmpty()) parts << start.differences;
  return parts.join(QStringLiteral("  ·  "));
}

void RunQueue::add(TrainStart start) {
  m_waiting.push_back(std::move(start));
  showAll(waiting() - 1);
  Q_EMIT changed();
}

std::optional<TrainStart> RunQueue::takeFirst() {
  if (m_waiting.empty()) return std::nullopt;
  TrainStart first = std::move(m_waiting.front());
  m_waiting.erase(m_waiting.begin());
  showAll(m_list->currentRow() - 1);
  Q_EMIT changed();
  return first;
}

void RunQueue::clear() {
  if (m_waiting.empty()) return;
  m_waiting.clear();
  showAll(-1);
  Q_EMIT changed();
}

void RunQueue::removeSelected() {
  const int row = m_list->currentRow();
  if (row < 0 || row >= waiting()) return;
  m_waiting.erase(m_waiting.begin() + row);
  showAll(row);
  Q_EMIT changed();
}

void RunQueue::moveSelected(int by) {
  const int row = m_list->currentRow(), to = row + by;
  if (row < 0 || row >= waiting() || to < 0 || to >= waiting()) return;
  std::swap(m_waiting[std::size_t(row)], m_waiting[std::size_t(to)]);
  showAll(to);
  Q_EMIT changed();
}

void RunQueue::showAll(int selected) {
  {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (int i = 0; i < waiting(); ++i) {
      auto* item = new QListWidgetItem(tr("%1. %2").arg(i + 1).arg(wordsOf(i)), m_list);
      item->setToolTip(wordsOf(i));
    }
    m_list->setCurrentRow(std::clamp(selected, waiting() > 0 ? 0 : -1, waiting() - 1));
  }
  m_title->setText(tr("Waiting trainings (%L1)").arg(waiting()));
  if (waiting() > 0)
    m_list->setFixedHeight(std::min(waiting(), kShownRows) * m_list->sizeHintForRow(0) +
                           2 * m_list->frameWidth() + 2);
  setVisible(waiting() > 0);
  showButtons();
}

void RunQueue::showButtons() {
  const int row = m_list->currentRow();
  m_up->setEnabled(row > 0);
  m_down->setEnabled(row >= 0 && row + 1 < waiting());
  m_remove->setEnabled(row >= 0);
}

bool RunQueue::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool alt = key->modifiers() & Qt::AltModifier;
    if (key->key() == Qt::Key_Delete) return removeSelected(), true;
    if (alt && key->key() == Qt::Key_Up) return moveSelected(-1), true;
    if (alt && key->key() == Qt::Key_Down) return moveSelected(1), true;
  }
  return QFrame::eventFilter(watched, event);
}

void RunQueue::retranslate() {
  m_up->setToolTip(tr("Earlier   Alt+Up"));
  m_down->setToolTip(tr("Later   Alt+Down"));
  m_remove->setToolTip(tr("Out of the queue   Delete"));
  m_remove->setIcon(themedIcon(QStringLiteral("close")));
  for (QToolButton* b : {m_up, m_down, m_remove}) b->setAccessibleName(b->toolTip());
  showAll(m_list->currentRow());
}

void RunQueue::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ullim
