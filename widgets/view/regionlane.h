#pragma once
#include <memory>
#include <vector>

#include "widgets/view/pane.h"
#include "widgets/view/viewregion.h"

namespace ullim {

/// The clip's regions as bars with their labels, one above the other where they overlap. A click chooses one,
/// a double click edits it. A part of ClipView.
class RegionLane : public Pane {
  Q_OBJECT
 public:
  RegionLane(TimeAxis* axis, QWidget* parent);
  void setRegions(std::shared_ptr<const ViewRegions> regions);
  QString title() const override { return {}; }
  QSize sizeHint() const override;
  QString regionAt(const QPointF& pos) const;  ///< id; empty: none

 Q_SIGNALS:
  void regionClicked(const QString& id);  ///< empty: beside all of them
  void regionDoubleClicked(const QString& id);

 protected:
  void paintPlot(QPainter& painter, const QRect& exposed) override;
  void paintAxes(QPainter& painter) override;
  QString readout(const QPointF& pos) const override;
  bool hasContent() const override { return m_regions && !m_regions->all.empty(); }
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  QRectF barOf(std::size_t index) const;
  int rowHeight() const;
  std::shared_ptr<const ViewRegions> m_regions;
  std::vector<int> m_rows;  ///< of each region, 0 at the top
  int m_rowCount = 1;
};

}  // namespace ullim
