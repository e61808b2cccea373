#pragma once
#include <QWidget>
#include <memory>

#include "widgets/view/timeaxis.h"
#include "widgets/view/viewregion.h"

namespace ullim {

class PaneTools;

/// What all panes of a clip share: the plot's place, the mouse, and the marks on top (selection, pointer,
/// play cursor). Moving the cursor repaints two narrow strips only. A part of ClipView; see there for the
/// mouse.
class Pane : public QWidget {
  Q_OBJECT
 public:
  Pane(TimeAxis* axis, QWidget* parent);
  void setCompact(bool compact);
  bool isCompact() const { return m_compact; }
  void setTools(bool on);  ///< buttons to move and close the pane, while the pointer is over it
  void setBoxes(bool on);  ///< a drag over frequencies selects a box; otherwise only with Alt

  /// Instead of a picture. Problem: in the error colour with a sign; otherwise muted.
  void setMessage(const QString& text, bool problem);
  bool hasProblem() const { return m_problem && !m_message.isEmpty(); }

  void setRegionsShown(std::shared_ptr<const ViewRegions> regions);

  static int leftGutter(bool compact);  ///< pixels beside the plot, for axes
  static int rightGutter(bool compact);
  QRect plotRect() const;           ///< where data is drawn; the same left and right in all panes
  double xOf(double sample) const;  ///< widget pixels
  double sampleAt(double x) const;
  QString readoutAt(const QPointF& pos) const;  ///< what is under a widget position; empty outside the data

  virtual QString title() const = 0;
  /// Rows are frequencies: boxes can be drawn, and the pane zooms to a band.
  virtual bool hasFrequencies() const { return false; }
  virtual double hzAt(double) const { return 0; }   ///< of a widget y
  virtual double yOfHz(double) const { return 0; }  ///< widget y
  virtual void showBand(Span) {}                    ///< zooms the height to Hz; an empty span: everything
  virtual void zoomHeight(double factor);           ///< about the middle of the pane
  void resetHeight() { resetVertical(); }

 Q_SIGNALS:
  void seekRequested(ullim::SamplePos pos);
  void readoutChanged(const QString& text);
  /// A drag has ended: an edge of the selection was moved (adjusted), or a new selection was made.
  void selectionDragged(bool adjusted);
  void closeRequested();
  void moveRequested(int by);  ///< -1: up, 1: down
  void menuRequested(const QPoint& globalPos);

 protected:
  virtual void paintPlot(QPainter& painter, const QRect& exposed) = 0;
  virtual void paintAxes(QPainter& painter) = 0;
  virtual QString readout(const QPointF& pos) const;
  /// For viewChanged(): everything, or only the plot when the view moved along the time axis, where the axes
  /// beside it stay as they are.
  void refresh();
  void refreshPlot();
  virtual void viewChanged();  ///< the visible range, the size or the theme changed
  virtual void zoomVertical(double factor, double y);
  virtual void resetVertical();
  virtual bool isPicture() const;  ///< marks must show on any colour
  virtual bool hasContent() const = 0;
  virtual QColor plotBackground() const;
  void refreshReadout();
  bool showsMessage() const { return !m_message.isEmpty(); }

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  bool event(QEvent* event) override;  ///< pinch
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

  TimeAxis* m_axis;
  bool m_compact = false;

 private:
  enum class Drag { None, Pending, Select, Pan, Band };
  void paintRegions(QPainter& painter, const QRect& plot);
  QRectF rectOf(SampleRange range, Span band, const QRect& plot) const;
  QRectF selectionRect(const QRect& plot) const;
  int bandEdgeAt(double x, double y) const;  ///< -1: lower edge of the box, 1: upper, 0: neither
  void paintMarks(QPainter& painter, const QRect& plot);
  void updateStrip(double sample);
  void extendSelection(double x);
  SamplePos snapped(double x) const;
  int edgeAt(double x) const;  ///< -1: start of the selection, 1: its end, 0: neither

  QString m_message;
  bool m_problem = false;
  bool m_alongTime = false;  ///< viewChanged() is called for a movement along the time axis
  Drag m_drag = Drag::None;
  double m_pressX = 0, m_pressY = 0, m_lastX = 0;
  bool m_boxes = false, m_boxing = false;
  double m_anchorHz = 0;
  SamplePos m_anchor = 0;
  PaneTools* m_tools = nullptr;
  bool m_adjusting = false;
  std::shared_ptr<const ViewRegions> m_regionsShown;
  double m_paintedCursor = -1, m_paintedHover = -1;
};

}  // namespace ullim
