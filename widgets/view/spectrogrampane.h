#pragma once
#include <QImage>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/plot/cellsource.h"
#include "core/plot/render.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/pane.h"
#include "widgets/view/panedisplay.h"
#include "widgets/view/panekind.h"

namespace ullim {

/// A curve over a picture: frequencies where they are on the axis, other values over the pane's height.
struct Overlay {
  PaneKind kind = PaneKind::F0;
  std::shared_ptr<const Feature> feature;
};
QColor overlayColour(PaneKind kind);  ///< told apart by anyone, and from every colour map

/// One feature as a picture with axes as specshow, and its colour bar: of a clip in memory, or of a long file
/// (CellSource). The picture is rendered in the background for the present view; until it is there the last
/// one is shown stretched into place. A part of ClipView.
class SpectrogramPane : public Pane {
  Q_OBJECT
 public:
  SpectrogramPane(PaneKind kind, TimeAxis* axis, QWidget* parent);
  void setFeature(std::shared_ptr<const Feature> feature);  ///< nullptr: none yet
  std::shared_ptr<const Feature> feature() const { return m_feature; }
  void setSource(std::shared_ptr<const CellSource> source);
  void sourceChanged();           ///< more of it is known
  void setWaiting(bool waiting);  ///< a feature is on its way; says so after a moment
  void setDisplay(const PaneDisplay& display);
  void setReference(const QString& text);  ///< what 0 dB is; beside the colour bar
  void setOverlays(std::vector<Overlay> overlays);
  std::shared_ptr<const Feature> shownCells() const {
    return m_picture.feature;
  }                              ///< of the picture on screen
  bool isCurrent() const;        ///< the picture on screen is that of the present view
  double yOf(double row) const;  ///< row in the unit of rowLimits(); widget pixels
  double rowAt(double y) const;
  double halfHop() const;  ///< samples of the clip
  QString title() const override;
  bool hasFrequencies() const override;
  double hzAt(double y) const override { return rowAt(y); }
  double yOfHz(double hz) const override { return yOf(hz); }
  void showBand(Span hz) override;

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
  bool hasContent() const override { return m_shape != nullptr; }
  QColor plotBackground() const override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Picture {
    std::shared_ptr<const Feature> feature;  ///< what it was made from; of a source: the cells
    CellView view;
    std::shared_ptr<const std::vector<float>> pooled;  ///< the value under each pixel
    QImage image;
    int generation = 0;
    bool complete = true;
  };
  void shapeArrived();
  CellView wantedView() const;
  FrequencyScaleKind effectiveScale() const;
  void requestPicture();
  void accept(Picture picture, ColourMap automaticMap);
  void paintNothing(QPainter& painter) const;
  void paintOverlays(QPainter& painter) const;
  void paintColourBar(QPainter& painter, const QRect& plot);
  std::vector<PixelTick> rowTicks(int room) const;
  QString valueText(const Cell& cell) const;

  PaneKind m_kind;
  std::shared_ptr<const Feature> m_feature;  ///< a clip in memory
  std::shared_ptr<const CellSource> m_source;
  std::shared_ptr<const Feature> m_shape;  ///< what both say of rows, rate and range
  int m_generation = 0;                    ///< raised when the source knows more
  Picture m_picture;
  Span m_limits, m_rows;  ///< all rows, visible rows
  PaneDisplay m_display;
  ColourMap m_lastMap = ColourMap::Magma;
  std::optional<ColourMap> m_automaticMap;  ///< found with the first picture of a feature
  QString m_reference;
  std::vector<Overlay> m_overlays;
  bool m_busy = false;
  QTimer m_waiting;
};

}  // namespace ullim
