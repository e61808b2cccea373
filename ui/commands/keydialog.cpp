#include "ui/commands/keydialog.h"

#include <QAccessible>
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/atomicfile.h"
#include "ui/commands/actions.h"
#include "ui/commands/keyfield.h"
#include "ui/errortext.h"
#include "widgets/theme.h"
#include "widgets/view/background.h"

namespace ullim {

namespace {

enum Column { MenuColumn, ActionColumn, KeyColumn, SecondColumn, ColumnCount };
constexpr std::size_t kMostBytes = 1 << 20;  // of a key map

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
  return table.item(row, ActionColumn)->data(Qt::UserRole + 1).toString().contains(word, Qt::CaseInsensitive);
}

}  // namespace

KeyDialog::KeyDialog(Actions* actions, QWidget* parent) : QDialog(parent), m_actions(actions) {
  setObjectName(QStringLiteral("keyDialog"));
  resize(760, 640);
  build();
  retranslate();
  m_table->setCurrentCell(0, ActionColumn);
  showChosen();
  connect(actions, &Actions::keysChanged, this, [this] {
    fill();
    showChosen();
  });
}

void KeyDialog::build() {
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
    m_table->item(row, ActionColumn)->setData(Qt::UserRole, QString::fromLatin1(info.id));
    m_table->item(row, ActionColumn)->setData(Qt::UserRole + 1, QString::fromUtf8(info.text));
  }
  m_table->horizontalHeader()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
  m_none = new QLabel(this);
  m_none->hide();
  connect(m_search, &QLineEdit::textChanged, this, &KeyDialog::filter);
  connect(m_table, &QTableWidget::currentCellChanged, this, &KeyDialog::showChosen);
  connect(m_table, &QTableWidget::cellDoubleClicked, this, [this] { m_fields[0]->listen(); });

  auto* column = new QVBoxLayout(this);
  column->addWidget(m_search);
  column->addWidget(m_table, 1);
  column->addWidget(m_none);
  buildAnswers(column);
}

void KeyDialog::buildAnswers(QVBoxLayout* column) {
  const auto button = [this](const char* name, auto call) {
    auto* made = new QPushButton(this);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, call);
    return made;
  };
  m_name = new QLabel(this);
  m_name->setProperty("role", QStringLiteral("heading"));
  auto* fields = new QHBoxLayout;
  for (int place = 0; place < kMostKeys; ++place) {
    m_captions[place] = new QLabel(this);
    m_fields[place] = new KeyField(this);
    m_fields[place]->setObjectName(QStringLiteral("keyField%1").arg(place));
    m_captions[place]->setBuddy(m_fields[place]);
    connect(m_fields[place], &KeyField::pressedKey, this,
            [this, place](const QKeySequence& key) { offer(place, key); });
    connect(m_fields[place], &KeyField::cleared, this, [this, place] { put(place, {}); });
    fields->addWidget(m_captions[place]);
    fields->addWidget(m_fields[place]);
  }
  m_reset = button("keyReset", [this] { m_actions->resetKeys(chosen()); });
  fields->addWidget(m_reset);
  fields->addStretch(1);

  m_message = new QLabel(this);
  m_message->setObjectName(QStringLiteral("keyMessage"));
  m_message->setWordWrap(true);
  m_move = button("keyMove", [this] { answer(true); });
  m_leave = button("keyLeave", [this] { answer(false); });
  m_keep = button("keyKeep", [this] { showChosen(); });
  auto* answers = new QHBoxLayout;
  for (QPushButton* each : {m_move, m_leave, m_keep}) answers->addWidget(each);
  answers->addStretch(1);

  m_import = button("keyImport", [this] {
    auto* dialog = new QFileDialog(this, tr("Import a key map"), QString(), tr("Key maps (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeyDialog::importFrom);
    dialog->open();
  });
  m_export = button("keyExport", [this] {
    auto* dialog = new QFileDialog(this, tr("Export the key map"), QStringLiteral("ullim-keys.txt"),
                                   tr("Key maps (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &KeyDialog::exportTo);
    dialog->open();
  });
  m_resetAll = button("keyResetAll", [this] {
    const KeyMap before = m_actions->keyMap();
    m_actions->resetAllKeys();
    say(before.changes().isEmpty() ? tr("All keys are as they came.")
                                   : tr("All keys are as they came again."));
  });
  m_close = button("keyClose", [this] { close(); });
  auto* foot = new QHBoxLayout;
  for (QPushButton* each : {m_resetAll, m_import, m_export}) foot->addWidget(each);
  foot->addStretch(1);
  foot->addWidget(m_close);

  column->addWidget(m_name);
  column->addLayout(fields);
  column->addWidget(m_message);
  column->addLayout(answers);
  column->addLayout(foot);
}

void KeyDialog::retranslate() {
  setWindowTitle(tr("Keyboard shortcuts"));
  m_search->setPlaceholderText(tr("Search by action, menu or key"));
  m_search->setAccessibleName(tr("Search"));
  m_table->setAccessibleName(tr("Actions and their keys"));
  m_table->setHorizontalHeaderLabels({tr("Menu"), tr("Action"), tr("Key"), tr("Second key")});
  m_none->setText(tr("No action fits. Try fewer letters."));
  const QString purposes[kMostKeys] = {tr("Key"), tr("Second key")};
  for (int place = 0; place < kMostKeys; ++place) {
    m_captions[place]->setText(purposes[place]);
    m_fields[place]->setPurpose(purposes[place]);
  }
  m_move->setText(tr("Move it here"));
  m_leave->setText(tr("Leave both without it"));
  m_keep->setText(tr("Keep as it was"));
  m_reset->setText(tr("Reset"));
  m_reset->setToolTip(tr("The keys this action came with"));
  m_resetAll->setText(tr("Reset all"));
  m_import->setText(tr("Import…"));
  m_export->setText(tr("Export…"));
  m_close->setText(tr("Close"));
  fill();
}

void KeyDialog::fill() {
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

void KeyDialog::filter() {
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

QString KeyDialog::chosen() const {
  const QTableWidgetItem* item = m_table->item(m_table->currentRow(), ActionColumn);
  return item ? item->data(Qt::UserRole).toString() : QString();
}

QString KeyDialog::nameOf(const QString& id) const {
  return m_actions->action(id)->text().remove(QLatin1Char('&'));
}

void KeyDialog::choose(const QString& id) {
  m_search->clear();
  for (int row = 0; row < m_table->rowCount(); ++row)
    if (m_table->item(row, ActionColumn)->data(Qt::UserRole).toString() == id)
      m_table->setCurrentCell(row, ActionColumn);
}

void KeyDialog::showChosen() {
  const QString id = chosen();
  const Keys keys = m_actions->keys(id);
  m_question = {};
  for (QPushButton* each : {m_move, m_leave, m_keep}) each->hide();
  m_name->setText(id.isEmpty() ? QString() : nameOf(id));
  for (int place = 0; place < kMostKeys; ++place)
    m_fields[place]->setKey(keys.size() > place ? keys.at(place) : QKeySequence());
  m_reset->setEnabled(m_actions->keyMap().isChanged(id));
  // A clash that came with an imported map is told where it is seen.
  for (const QKeySequence& key : keys)
    if (const QStringList others = m_actions->keyMap().owners(key, id); !others.isEmpty()) {
      say(tr("%1 is also “%2”.").arg(key.toString(QKeySequence::NativeText), nameOf(others.first())), true);
      return;
    }
  say({});
}

void KeyDialog::say(const QString& text, bool error) {
  m_message->setText(text);
  m_message->setProperty("role", error ? QStringLiteral("error") : QString());
  m_message->style()->polish(m_message);
  if (text.isEmpty()) return;
  QAccessibleEvent alert(m_message, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void KeyDialog::offer(int place, const QKeySequence& key) {
  const QString id = chosen();
  if (id.isEmpty()) return;
  showChosen();
  const Keys now = m_actions->keys(id);
  if (now.contains(key) && now.indexOf(key) != place) {
    say(tr("The action has this key already."));
    return;
  }
  const KeyVerdict verdict = judgeKey(key, id);
  if (verdict.kind == KeyVerdict::Kind::Refused) {
    say(verdict.words, true);
    return;
  }
  if (const QStringList owners = m_actions->keyMap().owners(key, id); !owners.isEmpty()) {
    ask(place, key, owners);
    return;
  }
  put(place, key);
  say(verdict.words);
}

void KeyDialog::ask(int place, const QKeySequence& key, const QStringList& owners) {
  m_question = {place, chosen(), key, owners};
  QStringList names;
  for (const QString& owner : owners) names.append(tr("“%1”").arg(nameOf(owner)));
  m_fields[place]->setKey(key);
  say(tr("%1 is also %2.").arg(key.toString(QKeySequence::NativeText), names.join(QStringLiteral(", "))),
      true);
  for (QPushButton* each : {m_move, m_leave, m_keep}) each->show();
  m_move->setFocus();
}

void KeyDialog::answer(bool here) {
  const Question question = m_question;
  if (question.place < 0) return;
  KeyMap map = m_actions->keyMap();
  for (const QString& owner : question.owners) {
    Keys left = map.keys(owner);
    left.removeAll(question.key);
    map.set(owner, left);
  }
  Keys mine = map.keys(question.id);
  if (here) {
    if (question.place < mine.size())
      mine[question.place] = question.key;
    else
      mine.append(question.key);
  }
  map.set(question.id, mine);
  m_actions->setKeyMap(map);
  showChosen();
  const KeyVerdict verdict = judgeKey(question.key, question.id);
  say(here && !verdict.words.isEmpty() ? verdict.words
      : here ? tr("%1 is now “%2”.").arg(question.key.toString(QKeySequence::NativeText), nameOf(question.id))
             : tr("%1 does nothing now.").arg(question.key.toString(QKeySequence::NativeText)));
  m_fields[question.place]->setFocus();
}

/// Sets one of the two keys; an empty one takes it away.
void KeyDialog::put(int place, const QKeySequence& key) {
  const QString id = chosen();
  Keys keys = m_actions->keys(id);
  if (key.isEmpty() && place < keys.size())
    keys.removeAt(place);
  else if (!key.isEmpty() && place < keys.size())
    keys[place] = key;
  else if (!key.isEmpty())
    keys.append(key);
  m_actions->setKeys(id, keys);
  showChosen();
}

void KeyDialog::exportTo(const QString& path) {
  runInBackground(
      this,
      [path, text = m_actions->keyMap().toText().toStdString()] {
        return writeFileAtomically(path.toStdString(), text);
      },
      [this, path](const Result<Done>& done) {
        done ? say(tr("Saved: %1").arg(path)) : say(errorText(done.error()), true);
      });
}

void KeyDialog::importFrom(const QString& path) {
  runInBackground(
      this,
      [path]() -> Result<KeyMap> {
        const auto bytes = readWholeFile(path.toStdString(), kMostBytes);
        if (!bytes) return bytes.error();
        auto map = KeyMap::fromText(QString::fromStdString(*bytes));
        if (!map) return Error{map.error().code, path.toStdString() + ": " + map.error().detail};
        return map;
      },
      [this, path](const Result<KeyMap>& map) {
        if (!map) {
          say(errorText(map.error()), true);
          return;
        }
        m_actions->setKeyMap(*map);
        showChosen();
        const auto clashes = m_actions->clashes();
        if (clashes.empty()) {
          say(tr("Keys taken from %1").arg(QFileInfo(path).fileName()));
          return;
        }
        const KeyMap::Clash& first = clashes.front();
        say(tr("Keys taken from %1; %2 is both “%3” and “%4”.")
                .arg(QFileInfo(path).fileName(), first.key.toString(QKeySequence::NativeText),
                     nameOf(first.ids.at(0)), nameOf(first.ids.at(1))),
            true);
      });
}

/// From the search down into the list, and from the list with Return to its first key.
bool KeyDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_search && (key == Qt::Key_Down || enter)) {
      m_table->setFocus();
      return true;
    }
    if (watched == m_table && (enter || key == Qt::Key_F2)) {
      if (!static_cast<QKeyEvent*>(event)->isAutoRepeat()) m_fields[0]->listen();
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

void KeyDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    filter();
    showChosen();
  }
}

}  // namespace ullim
