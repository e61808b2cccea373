#pragma once
#include <QWidget>

#include "ui/context.h"

class QHBoxLayout;
class QLabel;
class QSlider;

namespace ullim {

class KeyButton;
class PlayControl;
class TimeAxis;

/// One row under a picture: previous, play, next, play selection, loop, the band while one is selected, speed
/// and output, the time, and the volume; keys on the buttons.
class TransportBar : public QWidget {
  Q_OBJECT
 public:
  TransportBar(const Context& context, PlayControl* control, QWidget* parent = nullptr);
  void addWidget(QWidget* widget);  ///< right of the buttons

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void follow();
  void retranslate();
  Context m_context;
  PlayControl* m_control;
  QHBoxLayout* m_buttons;
  KeyButton* m_play;
  KeyButton* m_selection;
  KeyButton* m_band;
  QLabel* m_time;
  QLabel* m_volumeIcon;
  QSlider* m_volume;
};

}  // namespace ullim
