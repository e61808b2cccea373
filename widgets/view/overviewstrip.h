#pragma once
#include <QPixmap>
#include <QWidget>
#include <memory>

#include "core/audio/wavesource.h"
#include "widgets/view/timeaxis.h"

namespace ullim {

/// The whole clip at a glance; the part that the panes show can be dragged, a click centres it. A part of
/// ClipView.
class OverviewStrip : public QWidget {
  Q_OBJECT
 public:
  OverviewStrip(TimeAxis* axis, int leftGutter, int rightGutter, QWidget* parent);
  void setWave(std::shared_ptr<const WaveSource> wave);
  void waveChanged();  ///< more of it is known
  QSize sizeHint() const override { return {200, 30}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRect area() const;
  double sampleAt(double x) const;
  double xOf(double sample) const;
  void renderCache();

  TimeAxis* m_axis;
  int m_left, m_right;
  std::shared_ptr<const WaveSource> m_wave;
  QPixmap m_cache;
  double m_grab = 0;  ///< samples between the pointer and the window's start while dragging
};

}  // namespace ullim
