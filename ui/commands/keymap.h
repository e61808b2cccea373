#pragma once
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/base/result.h"

class QKeyEvent;

namespace ullim {

using Keys = QList<QKeySequence>;  ///< of one action, the first is the one that is shown; one press each

constexpr int kMostKeys = 2;  ///< an action has at most so many

/// Bare keys have no Ctrl, Alt or Meta and are no function key: KeyRouter answers them, not Qt.
bool isBareKey(const QKeySequence& key);

/// What pressing this means as a binding: the physical key, so that it is the same with a Hangul input method
/// on, with its modifiers; Shift does not count for signs ("?"). Empty for a modifier alone and for keys that
/// nothing is known of.
QKeySequence keyOf(const QKeyEvent& event);

/// Which action has which keys: the defaults of actionTable(), and what the user made of them.
class KeyMap {
 public:
  static Keys defaults(const QString& id);
  Keys keys(const QString& id) const;
  bool isChanged(const QString& id) const { return m_changed.contains(id); }
  void set(const QString& id, const Keys& keys);  ///< more than kMostKeys: the rest is left out
  void reset(const QString& id) { m_changed.remove(id); }
  void resetAll() { m_changed.clear(); }
  /// The actions other than `except` that have this key, in the order of the table.
  QStringList owners(const QKeySequence& key, const QString& except = {}) const;

  struct Clash {
    QKeySequence key;
    QStringList ids;  ///< two or more
  };
  /// Every key that several actions share. All pages answer to the same table, so none may.
  std::vector<Clash> clashes() const;

  /// "clip.next<tab>N<tab>Down", portable names, only what differs from the defaults; ids that no longer
  /// exist are left out when read.
  QStringList changes() const;
  void setChanges(const QStringList& lines);

  /// All of it as a small text file; and back, where actions that are not named have their defaults.
  /// Errors: BadFormat (with the line): no key map, a key that is none.
  QString toText() const;
  static Result<KeyMap> fromText(const QString& text);

 private:
  QHash<QString, Keys> m_changed;
};

/// Whether a key is a good one for an action.
struct KeyVerdict {
  enum class Kind { Good, Warned, Refused };
  Kind kind = Kind::Good;
  QString words;  ///< one sentence, translated; empty for Good
};
/// An action's own default keys are always good.
KeyVerdict judgeKey(const QKeySequence& key, const QString& id);

}  // namespace ullim
