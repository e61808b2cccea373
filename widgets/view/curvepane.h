#pragma once
#include <QTimer>
#include <memory>

#include "core/plot/cellsource.h"
#include "widgets/view/pane.h"
#include "widgets/view/panekind.h"

namespace ullim {

/// A curve: one value a frame, with its unit. f0 also shows how sure pYIN is that there is a voice. A part of
/// ClipView.
class CurvePane : public Pane {
  Q_OBJECT
 public:
  CurvePane(PaneKind kind, TimeAxis* axis, QWidget* parent);
  void setFeature(std::shared_ptr<const Feature> feature);   ///< nullptr: none yet
  void setSource(std::shared_ptr<const CellSource> source);  ///< of a long file
  void sourceChanged();
  void setVoicing(std::shared_ptr<const Feature> voicing);  ///< 0..1 a frame; a band along the bottom
  std::shared_ptr<const Feature> feature() const { return m_feature; }
  void setWaiting(bool waiting);
  bool isSettled() const;
  QString title() const override { return paneTitle(m_kind); }

 protected:
  void paintPlot(QPainter& painter, const QRect& exposed) override;
  void paintAxes(QPainter& painter) override;
  QString readout(const QPointF& pos) const override;
  void viewChanged() override;
  void zoomVertical(double factor, double y) override;
  void resetVertical() override;
  bool hasContent() const override { return m_feature != nullptr; }

 private:
  double yOf(double value) const;
  void fetch();  ///< of a source: the part in view

  PaneKind m_kind;
  std::shared_ptr<const Feature> m_feature, m_voicing;
  std::shared_ptr<const CellSource> m_source;
  bool m_complete = true;
  Span m_limits, m_values;  ///< with a margin; what is in view
  QTimer m_waiting;
};

}  // namespace ullim
