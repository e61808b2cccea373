#pragma once
#include <QImage>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/plot/render.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/clipview.h"
#include "widgets/view/pane.h"

namespace ullim {

/// One feature as a picture with axes as specshow, and its colour bar. The picture is rendered in the
/// background for the present view; until it is there the last one is shown stretched into place. A part of
/// ClipView.
class SpectrogramPane : public Pane {
  Q_OBJECT
 public:
  SpectrogramPane(PaneKind kind, TimeAxis* axis, QWidget* parent);
  void setFeature(std::shared_ptr<const Feature> feature);  ///< nullptr: none yet
  std::shared_ptr<const Feature> feature() const { return m_feature; }
  void setWaiting(bool waiting);  ///< a feature is on its way; says so after a moment
  void setColourMap(bool automatic, ColourMap map);
  void setScale(FrequencyScaleKind scale);  ///< of rows in Hz
  bool isCurrent() const;                   ///< the picture on screen is that of the present view
  double yOf(double row) const;             ///< row in the unit of rowLimits(); widget pixels
  double rowAt(double y) const;
  QString title() const override;

 Q_SIGNALS:
  void pictureChanged();

 protected:
  void paintPlot(QPainter& painter, const QRect& exposed) override;
  void paintAxes(QPainter& painter) override;
  QString readout(const QPointF& pos) const override;
  void viewChanged() override;
  void zoomVertical(double factor, double y) override;
  void resetVertical() override;
  bool isPicture() const override { return true; }
  bool hasContent() const override { return m_feature != nullptr; }
  QColor plotBackground() const override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Picture {
    std::shared_ptr<const Feature> feature;
    CellView view;
    QImage image;
  };
  CellView wantedView() const;
  FrequencyScaleKind effectiveScale() const;
  void requestPicture();
  void accept(Picture picture, ColourMap automaticMap);
  void paintColourBar(QPainter& painter, const QRect& plot);
  std::vector<PixelTick> rowTicks(int room) const;

  PaneKind m_kind;
  std::shared_ptr<const Feature> m_feature;
  Picture m_picture;
  Span m_limits, m_rows;  ///< all rows, visible rows
  bool m_automatic = true;
  ColourMap m_map = ColourMap::Magma;
  ColourMap m_lastMap = ColourMap::Magma;
  std::optional<ColourMap> m_automaticMap;  ///< found with the first picture of a feature
  FrequencyScaleKind m_scale = FrequencyScaleKind::Linear;
  bool m_busy = false;
  QTimer m_waiting;
};

}  // namespace ullim
