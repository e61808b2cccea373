#include "ui/commands/keymap.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <algorithm>

#include "ui/commands/actions.h"
#include "ui/commands/keyrouter.h"

namespace ullim {

namespace {

constexpr auto kHead = "# Ullim keys 1";

const ActionInfo* find(const QString& id) {
  for (const ActionInfo& info : actionTable())
    if (id == QLatin1String(info.id)) return &info;
  return nullptr;
}

QString portable(const QKeySequence& key) { return key.toString(QKeySequence::PortableText); }

QString lineOf(const QString& id, const Keys& keys) {
  QStringList cells{id};
  for (const QKeySequence& key : keys) cells.append(portable(key));
  return cells.join(QLatin1Char('\t'));
}

/// The keys of a line's cells from the second on; false when one is no key.
bool keysOf(const QStringList& cells, Keys* keys) {
  for (qsizetype i = 1; i < cells.size(); ++i) {
    const QString text = cells.at(i).trimmed();
    if (text.isEmpty()) continue;
    const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
    if (key.count() != 1 || key[0].key() == Qt::Key_unknown || key[0].key() == 0) return false;
    if (keys->size() < kMostKeys && !keys->contains(key)) keys->append(key);
  }
  return true;
}

bool isModifier(int key) {
  return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
         key == Qt::Key_AltGr || key == Qt::Key_Super_L || key == Qt::Key_Super_R ||
         key == Qt::Key_CapsLock || key == Qt::Key_NumLock || key == Qt::Key_ScrollLock ||
         key == Qt::Key_Hyper_L || key == Qt::Key_Hyper_R;
}

/// Keys with which an input method is switched or asked.
bool isInputMethodKey(int key) {
  return (key >= Qt::Key_Kanji && key <= Qt::Key_Eisu_toggle) ||
         (key >= Qt::Key_Hangul && key <= Qt::Key_Hangul_Special) || key == Qt::Key_Multi_key ||
         key == Qt::Key_Codeinput || key == Qt::Key_Mode_switch || key == Qt::Key_SingleCandidate ||
         key == Qt::Key_MultipleCandidate || key == Qt::Key_PreviousCandidate;
}

QString said(const char* text) { return QCoreApplication::translate("KeyMap", text); }

KeyVerdict refused(const char* text) { return {KeyVerdict::Kind::Refused, said(text)}; }
KeyVerdict warned(const char* text) { return {KeyVerdict::Kind::Warned, said(text)}; }

}  // namespace

bool isBareKey(const QKeySequence& key) {
  if (key.isEmpty()) return false;
  const QKeyCombination combination = key[0];
  const bool function = combination.key() >= Qt::Key_F1 && combination.key() <= Qt::Key_F35;
  return !function &&
         !(combination.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

QKeySequence keyOf(const QKeyEvent& event) {
  if (isModifier(event.key()) || isInputMethodKey(event.key())) return {};
  const QKeyCombination pressed = pressedKey(event);
  return pressed.key() == Qt::Key_unknown || pressed.key() == 0 ? QKeySequence() : QKeySequence(pressed);
}

Keys KeyMap::defaults(const QString& id) {
  Keys out;
  if (const ActionInfo* info = find(id))
    for (const char* text : {info->key, info->key2})
      if (*text) out.append(QKeySequence::fromString(QString::fromLatin1(text), QKeySequence::PortableText));
  return out;
}

Keys KeyMap::keys(const QString& id) const {
  const auto changed = m_changed.find(id);
  return changed != m_changed.end() ? *changed : defaults(id);
}

void KeyMap::set(const QString& id, const Keys& keys) {
  if (!find(id)) return;
  Keys kept;
  for (const QKeySequence& key : keys)
    if (!key.isEmpty() && !kept.contains(key) && kept.size() < kMostKeys) kept.append(key);
  if (kept == defaults(id))
    m_changed.remove(id);
  else
    m_changed.insert(id, kept);
}

QStringList KeyMap::owners(const QKeySequence& key, const QString& except) const {
  QStringList out;
  for (const ActionInfo& info : actionTable()) {
    const QString id = QString::fromLatin1(info.id);
    if (id != except && keys(id).contains(key)) out.append(id);
  }
  return out;
}

std::vector<KeyMap::Clash> KeyMap::clashes() const {
  std::vector<Clash> out;
  for (const ActionInfo& info : actionTable()) {
    for (const QKeySequence& key : keys(QString::fromLatin1(info.id))) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Clash& c) { return c.key == key; });
      if (known) continue;
      const QStringList ids = owners(key);
      if (ids.size() > 1) out.push_back({key, ids});
    }
  }
  return out;
}

QStringList KeyMap::changes() const {
  QStringList out;
  for (const ActionInfo& info : actionTable()) {
    const QString id = QString::fromLatin1(info.id);
    if (m_changed.contains(id)) out.append(lineOf(id, m_changed.value(id)));
  }
  return out;
}

void KeyMap::setChanges(const QStringList& lines) {
  m_changed.clear();
  for (const QString& line : lines) {
    const QStringList cells = line.split(QLatin1Char('\t'));
    Keys keys;
    if (keysOf(cells, &keys)) set(cells.first(), keys);
  }
}

QString KeyMap::toText() const {
  QString out = QLatin1String(kHead) + QLatin1Char('\n');
  for (const ActionInfo& info : actionTable()) {
    const QString id = QString::fromLatin1(info.id);
    out += lineOf(id, keys(id)) + QLatin1Char('\n');
  }
  return out;
}

Result<KeyMap> KeyMap::fromText(const QString& text) {
  const QStringList lines = text.split(QLatin1Char('\n'));
  if (lines.first().trimmed() != QLatin1String(kHead))
    return Error{ErrorCode::BadFormat, "is no key map (choose a file that was exported here)"};
  KeyMap map;
  for (qsizetype i = 1; i < lines.size(); ++i) {
    QString line = lines.at(i);
    if (line.endsWith(QLatin1Char('\r'))) line.chop(1);
    if (line.trimmed().isEmpty() || line.startsWith(QLatin1Char('#'))) continue;
    const QStringList cells = line.split(QLatin1Char('\t'));
    Keys keys;
    if (!keysOf(cells, &keys))
      return Error{ErrorCode::BadFormat, "line " + std::to_string(i + 1) + ": “" + line.toStdString() +
                                             "” holds a key that is none (write it like Ctrl+Shift+N)"};
    map.set(cells.first().trimmed(), keys);  // of another version: an action that is not here is left out
  }
  return map;
}

KeyVerdict judgeKey(const QKeySequence& key, const QString& id) {
  if (key.isEmpty())
    return refused(QT_TRANSLATE_NOOP("KeyMap", "This key alone cannot be told from others; choose another."));
  if (KeyMap::defaults(id).contains(key)) return {};
  const Qt::Key k = key[0].key();
  const Qt::KeyboardModifiers m = key[0].keyboardModifiers();
  const bool control = m == Qt::ControlModifier, plain = m == Qt::NoModifier, shift = m == Qt::ShiftModifier;
  if ((k == Qt::Key_Tab || k == Qt::Key_Backtab) && (plain || shift))
    return refused(QT_TRANSLATE_NOOP("KeyMap",
                                     "Tab moves the keyboard from one control to the next; "
                                     "without it the program cannot be used without a mouse."));
  if (k == Qt::Key_Escape && plain)
    return refused(QT_TRANSLATE_NOOP("KeyMap", "Esc leaves dialogs, menus and text fields."));
  if (k == Qt::Key_Space && (m & Qt::ControlModifier))
    return refused(QT_TRANSLATE_NOOP("KeyMap",
                                     "Ctrl+Space switches the input method on Korean, Japanese and "
                                     "Chinese systems and would not arrive here."));
  if (control && (k == Qt::Key_C || k == Qt::Key_V || k == Qt::Key_X))
    return refused(QT_TRANSLATE_NOOP("KeyMap", "Copy, cut and paste are the same everywhere."));
  if (m & Qt::AltModifier && (k == Qt::Key_F4 || k == Qt::Key_Tab || k == Qt::Key_Space))
    return refused(QT_TRANSLATE_NOOP("KeyMap", "The system keeps this key for its windows."));
  if (m & Qt::MetaModifier)
    return warned(QT_TRANSLATE_NOOP("KeyMap", "The system may keep this key for itself."));
  if (k == Qt::Key_Space && shift)
    return warned(QT_TRANSLATE_NOOP("KeyMap",
                                    "Some input methods take Shift+Space for themselves; give the "
                                    "action a second key."));
  if (m == Qt::AltModifier && k >= Qt::Key_A && k <= Qt::Key_Z)
    return warned(QT_TRANSLATE_NOOP("KeyMap", "Alt with a letter may open a menu instead."));
  if (k == Qt::Key_F10 && plain)
    return warned(QT_TRANSLATE_NOOP("KeyMap", "F10 may open the menu bar instead."));
  if ((k == Qt::Key_Return || k == Qt::Key_Enter) && plain)
    return warned(QT_TRANSLATE_NOOP("KeyMap",
                                    "Return also presses buttons and opens rows; there it keeps "
                                    "that meaning."));
  const bool edits = k == Qt::Key_A || k == Qt::Key_Z || k == Qt::Key_Y || k == Qt::Key_Left ||
                     k == Qt::Key_Right || k == Qt::Key_Home || k == Qt::Key_End || k == Qt::Key_Backspace ||
                     k == Qt::Key_Delete;
  if (control && edits)
    return warned(QT_TRANSLATE_NOOP("KeyMap", "In text fields this key keeps its own meaning."));
  return {};
}

}  // namespace ullim
