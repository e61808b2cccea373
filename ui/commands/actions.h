#pragma once
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

#include "ui/commands/keymap.h"

class QAction;
class QWidget;

namespace ullim {

/// The one table of actions: id, text, icon, default key, menu. Every action has a name, a key and a place in
/// a menu; pages find theirs by id ("clip.play") and connect to triggered().
///
/// Plain letters, digits and Space are "bare keys": they are matched by KeyRouter on the physical key (so
/// that a Hangul input method does not swallow them) and only while no text editor has the focus. Keys with
/// Ctrl or Alt, and function keys, are ordinary shortcuts.
///
/// Who answers: label.*, file.*, edit.* and the docks are answered once, by the main window and its
/// LabelController, on every page. clip.* and view.zoom..., and the other keys of a picture, are answered by
/// the page that is visible: connect with Actions::onPage(), which asks isVisible() first. The toggles that
/// all pages share (clip.loop, clip.autoplay, clip.autoAdvance, clip.keepPitch, clip.bandLimited) are kept in
/// Settings by the main window; pages follow Settings::changed().
enum class Menu { File, Edit, Label, Clip, View, Train, Help, None };

struct ActionInfo {
  const char* id;
  const char* text;  ///< marked with QT_TRANSLATE_NOOP("Actions", ...)
  const char* icon;  ///< of resources/icons, or ""
  const char* key;   ///< by default; portable text, "" for none; bare keys too: "Space", "N", "Shift+1"
  const char* key2;  ///< a second key, or ""
  Menu menu;
  bool checkable;
};
const std::vector<ActionInfo>& actionTable();

class Actions : public QObject {
  Q_OBJECT
 public:
  explicit Actions(QWidget* window);
  QAction* action(const QString& id) const;  ///< asserts that the id exists
  std::vector<QAction*> inMenu(Menu menu) const;
  /// The present keys: those of the table, or what the user chose instead, which Settings keep
  /// (setting::keys, only what differs). Menus, tool tips and buttons follow at once.
  Keys keys(const QString& id) const { return m_map.keys(id); }
  QString keyText(const QString& id) const;  ///< of the first key, for buttons and the key sheet
  Keys defaultKeys(const QString& id) const { return KeyMap::defaults(id); }
  void setKeys(const QString& id, const Keys& keys);
  void resetKeys(const QString& id);
  void resetAllKeys();
  const KeyMap& keyMap() const { return m_map; }
  void setKeyMap(const KeyMap& map);
  std::vector<KeyMap::Clash> clashes() const { return m_map.clashes(); }
  /// Connects triggered() to `call` for as long as `page` lives, and only while `page` is visible.
  void onPage(const QString& id, QWidget* page, std::function<void()> call);
  /// Somebody who is visible answers it, or it is no page's. A key of an action that nobody answers now is
  /// the focused widget's.
  bool isAnswered(const QString& id) const;
  static QString menuTitle(Menu menu);
  void retranslate();
  void retranslate(const QString& id);  ///< one action back to the table's text

 Q_SIGNALS:
  void keysChanged();

 private:
  void retranslate(const ActionInfo& info);
  void showToolTip(QAction* item);
  void bind(QAction* action);
  void takeMap(const KeyMap& map);
  QHash<QString, QAction*> m_actions;
  QMultiHash<QString, QPointer<QWidget>> m_pages;  ///< who answers what, see onPage()
  KeyMap m_map;
};

}  // namespace ullim
