#include "ui/wheelguard.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QPointer>

namespace ullim {
namespace {

bool isGuarded(QObject* object) {
  if (!qobject_cast<QAbstractSpinBox*>(object) && !qobject_cast<QComboBox*>(object)) return false;
  for (auto* w = static_cast<QWidget*>(object); w && !w->isWindow(); w = w->parentWidget())
    if (qobject_cast<QAbstractScrollArea*>(w->parentWidget())) return true;
  return false;
}

}  // namespace

void WheelGuard::install() {
  static QPointer<WheelGuard> guard;
  if (guard) return;
  guard = new WheelGuard(qApp);
  qApp->installEventFilter(guard);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Show && isGuarded(watched)) {
    // Qt would give it the keyboard by the wheel, and then the value.
    auto* field = static_cast<QWidget*>(watched);
    if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
  }
  if (event->type() != QEvent::Wheel || !isGuarded(watched) || static_cast<QWidget*>(watched)->hasFocus())
    return false;
  event->ignore();  // goes on to the scrolled area
  return true;
}

}  // namespace ullim
