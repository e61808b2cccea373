#pragma once
#include <QToolButton>
#include <vector>

#include "ui/context.h"

class QActionGroup;
class QMenu;

namespace ullim {

/// What of playing is not needed with every clip, behind one small button: speed, pitch, the band alone, the
/// part in view, and the sound output. The button's text is the speed.
class PlayMenu : public QToolButton {
  Q_OBJECT
 public:
  explicit PlayMenu(const Context& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void follow();
  void listOutputs();
  void retranslate();
  void askForSpeed();
  Context m_context;
  QMenu *m_menu, *m_outputs;
  QActionGroup* m_speeds;
  QAction* m_otherSpeed;
};

/// "0.5×" in the user's language.
QString speedText(double speed);

}  // namespace ullim
