#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/actions.h"
#include "ui/commands/keysheet.h"

namespace ullim {

namespace {

constexpr int kNoMatch = -1;

/// 0 best; words in order of the wish, found anywhere in the text; kNoMatch otherwise.
int distance(const QString& text, const QString& wish) {
  if (wish.isEmpty()) return 0;
  int score = 0;
  for (const QString& word : wish.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const auto at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0) return kNoMatch;
    const bool wordStart = at == 0 || !text.at(at - 1).isLetterOrNumber();
    score += int(at) + (wordStart ? 0 : 100);
  }
  return score;
}

/// Up and Down in the text move in the list.
class ListKeys : public QObject {
 public:
  ListKeys(QListWidget* list, QObject* parent) : QObject(parent), m_list(list) {}

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down) return false;
    const int row = m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1);
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    return true;
  }

 private:
  QListWidget* m_list;
};

}  // namespace

CommandPalette::CommandPalette(Actions* actions, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("palette"));
  setWindowTitle(tr("Find an action"));
  setWindowFlag(Qt::FramelessWindowHint);
  setAttribute(Qt::WA_DeleteOnClose);
  resize(520, 380);
  auto* text = new QLineEdit(this);
  text->setPlaceholderText(tr("What do you want to do?"));
  auto* list = new QListWidget(this);
  list->setFocusPolicy(Qt::NoFocus);
  text->installEventFilter(new ListKeys(list, this));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 10, 10, 10);
  column->addWidget(text);
  column->addWidget(list, 1);

  const auto fill = [actions, list](const QString& wish) {
    std::vector<std::pair<int, QAction*>> found;
    for (const ActionInfo& info : actionTable()) {
      QAction* action = actions->action(QString::fromLatin1(info.id));
      // The English name works in every language: people learn it from the manual or from each other.
      int at = kNoMatch;
      if (action->isEnabled()) {
        at = distance(action->text(), wish.trimmed());
        if (at == kNoMatch) at = distance(QString::fromUtf8(info.text), wish.trimmed());
      }
      if (at != kNoMatch && action->objectName() != QLatin1String("help.palette"))
        found.emplace_back(at, action);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    list->clear();
    for (const auto& [at, action] : found) {
      const QString key = actions->keyText(action->objectName());
      auto* item = new QListWidgetItem(
          action->icon(), key.isEmpty() ? action->text() : tr("%1    [%2]").arg(action->text(), key), list);
      item->setData(Qt::UserRole, QVariant::fromValue(static_cast<QObject*>(action)));
    }
    list->setCurrentRow(0);
  };
  const auto run = [this, list] {
    const QListWidgetItem* item = list->currentItem();
    auto* action = item ? qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>()) : nullptr;
    close();
    // After the palette is gone, so that dialogs the action opens have the window as their parent's face.
    if (action) QTimer::singleShot(0, action, &QAction::trigger);
  };
  connect(text, &QLineEdit::textChanged, this, fill);
  connect(text, &QLineEdit::returnPressed, this, run);
  connect(list, &QListWidget::itemClicked, this, run);
  fill({});
  text->setFocus();
}

}  // namespace ullim
