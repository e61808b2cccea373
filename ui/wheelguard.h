#pragma once
#include <QObject>

namespace ullim {

/// A wheel that scrolls a page changes no setting that happens to come under the pointer: number fields and
/// lists inside a scrolled area take the wheel only once they have the keyboard.
class WheelGuard : public QObject {
  Q_OBJECT
 public:
  /// Installs itself on the application, once.
  static void install();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  using QObject::QObject;
};

}  // namespace ullim
