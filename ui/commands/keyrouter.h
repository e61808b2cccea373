#pragma once
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <Qt>

class QAction;
class QKeyEvent;

namespace ullim {

class Actions;

/// The Latin key (Qt::Key_A..Z, 0..9, ...) that a key event stands for, whatever layout or input method is
/// active: by Qt::Key, then by the jamo of the Korean two-set layout, then by the native scan code. 0: none.
int physicalKey(const QKeyEvent& event);

/// The same with the modifiers that count: none but Ctrl, Alt, Meta and Shift, and Shift not for signs, which
/// are typed with it ("?", "+"). Key 0: none.
QKeyCombination pressedKey(const QKeyEvent& event);

/// Watches the application's key presses and triggers bare-key actions. Never while a text editor, a spin box
/// or a dialog has the focus, nor inside a widget with the property "noBareKeys"; widgets that use the arrow
/// keys themselves (views, sliders, property "ownsArrowKeys") keep them, as do those with a list of Qt::Key
/// in the property "ownsKeys"; auto-repeat never labels a second clip. Follows Actions::keysChanged().
class KeyRouter : public QObject {
  Q_OBJECT
 public:
  KeyRouter(Actions* actions, QObject* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void readKeys();
  Actions* m_actions;
  QHash<int, QAction*> m_byKey;  // QKeyCombination, with modifiers
  int m_lastKey = 0;
  QElapsedTimer m_sinceLast;
};

}  // namespace ullim
