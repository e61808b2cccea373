#include "ui/commands/keydialog.h"

#include <QAccessible>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "core/base/atomicfile.h"
#include "ui/commands/actions.h"
#include "ui/commands/keyfield.h"
#include "ui/commands/keylist.h"
#include "ui/errortext.h"
#include "widgets/view/background.h"

namespace ullim {

namespace {

constexpr std::size_t kMostBytes = 1 << 20;  // of a key map

}  // namespace

KeyDialog::KeyDialog(Actions* actions, QWidget* parent) : QDialog(parent), m_actions(actions) {
  setObjectName(QStringLiteral("keyDialog"));
  resize(760, 640);
  m_list = new KeyList(actions, this);
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_list, 1);
  buildAnswers(column);
  retranslate();
  showChosen();
  connect(m_list, &KeyList::chosenChanged, this, &KeyDialog::showChosen);
  connect(m_list, &KeyList::editRequested, this, [this] { m_fields[0]->listen(); });
  connect(actions, &Actions::keysChanged, this, &KeyDialog::showChosen);
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
  m_reset = button("keyReset", [this] { m_actions->resetKeys(m_list->chosen()); });
  fields->addWidget(m_reset);
  fields->addStretch(1);

  m_message = new QLabel(this);
  m_message->setObjectName(QStringLiteral("keyMessage"));
  m_message->setWordWrap(true);
  m_move = button("keyMove", [this] { answer(true); });
  m_leave = button("keyLeave", [this] { answer(false); });
  m_keep = button("keyKeep", [this] { showChosen(); });
  auto* answers = new QHBoxLayout;
  for (QPushButton* each : {m_move, m_leave, m_keep}) {
    QSizePolicy stays = each->sizePolicy();  // the list does not jump when a question comes
    stays.setRetainSizeWhenHidden(true);
    each->setSizePolicy(stays);
    answers->addWidget(each);
  }
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
}

void KeyDialog::showChosen() {
  const QString id = m_list->chosen();
  const Keys keys = m_actions->keys(id);
  m_question = {};
  for (QPushButton* each : {m_move, m_leave, m_keep}) each->hide();
  m_name->setText(id.isEmpty() ? QString() : m_list->nameOf(id));
  for (int place = 0; place < kMostKeys; ++place)
    m_fields[place]->setKey(keys.size() > place ? keys.at(place) : QKeySequence());
  m_reset->setEnabled(m_actions->keyMap().isChanged(id));
  // A clash that came with an imported map is told where it is seen.
  for (const QKeySequence& key : keys)
    if (const QStringList others = m_actions->keyMap().owners(key, id); !others.isEmpty()) {
      say(tr("%1 is also “%2”.").arg(key.toString(QKeySequence::NativeText), m_list->nameOf(others.first())),
          true);
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
  const QString id = m_list->chosen();
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
  m_question = {place, m_list->chosen(), key, owners};
  QStringList names;
  for (const QString& owner : owners) names.append(tr("“%1”").arg(m_list->nameOf(owner)));
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
      : here                           ? tr("%1 is now “%2”.")
                   .arg(question.key.toString(QKeySequence::NativeText), m_list->nameOf(question.id))
             : tr("%1 does nothing now.").arg(question.key.toString(QKeySequence::NativeText)));
  m_fields[question.place]->setFocus();
}

/// Sets one of the two keys; an empty one takes it away.
void KeyDialog::put(int place, const QKeySequence& key) {
  const QString id = m_list->chosen();
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
                     m_list->nameOf(first.ids.at(0)), m_list->nameOf(first.ids.at(1))),
            true);
      });
}

void KeyDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    showChosen();
  }
}

}  // namespace ullim
