#include "ui/wheelguard.h"

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QPointer>
#include <QWheelEvent>

namespace ullim {
namespace {

/// The scrolled area a field is in, when the field is one that turns with the wheel.
QAbstractScrollArea* areaOf(QObject* object) {
  if (!qobject_cast<QAbstractSpinBox*>(object) && !qobject_cast<QComboBox*>(object)) return nullptr;
  for (auto* w = static_cast<QWidget*>(object); w && !w->isWindow(); w = w->parentWidget())
    if (auto* area = qobject_cast<QAbstractScrollArea*>(w->parentWidget())) return area;
  return nullptr;
}

}  // namespace

void WheelGuard::install() {
  static QPointer<WheelGuard> guard;
  if (guard) return;
  guard = new WheelGuard(qApp);
  qApp->installEventFilter(guard);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Show && event->type() != QEvent::Wheel) return false;
  QAbstractScrollArea* area = areaOf(watched);
  if (!area) return false;
  auto* field = static_cast<QWidget*>(watched);
  if (event->type() == QEvent::Show) {
    // Qt would give it the keyboard by the wheel, and then the value.
    if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
    return false;
  }
  if (field->hasFocus()) return false;
  const auto* wheel = static_cast<QWheelEvent*>(event);
  QWheelEvent forArea(area->viewport()->mapFromGlobal(wheel->globalPosition()), wheel->globalPosition(),
                      wheel->pixelDelta(), wheel->angleDelta(), wheel->buttons(), wheel->modifiers(),
                      wheel->phase(), wheel->inverted(), wheel->source());
  QApplication::sendEvent(area->viewport(), &forArea);
  event->accept();
  return true;
}

}  // namespace ullim
