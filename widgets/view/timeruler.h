#pragma once
#include "widgets/view/pane.h"

namespace ullim {

/// The time axis below the panes, with the selection's length and the cursor's head. A part of ClipView.
class TimeRuler : public Pane {
  Q_OBJECT
 public:
  TimeRuler(TimeAxis* axis, QWidget* parent);
  QSize sizeHint() const override;
  QString title() const override { return {}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void paintPlot(QPainter&, const QRect&) override {}
  void paintAxes(QPainter&) override {}
  void viewChanged() override { update(); }  // it is all along the time axis
  bool hasContent() const override { return false; }
};

}  // namespace ullim
