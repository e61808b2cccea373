#pragma once
#include <QWidget>

#include "widgets/view/timeaxis.h"

namespace ullim {

/// What all panes of a clip share: the plot's place, the mouse, and the marks on top (selection, pointer,
/// play cursor). Moving the cursor repaints two narrow strips only. A part of ClipView; see there for the
/// mouse.
class Pane : public QWidget {
  Q_OBJECT
 public:
  Pane(TimeAxis* axis, QWidget* parent);
  void setCompact(bool compact);
  bool isCompact() const { return m_compact; }

  /// Instead of a picture. Problem: in the error colour with a sign; otherwise muted.
  void setMessage(const QString& text, bool problem);
  bool hasProblem() const { return m_problem && !m_message.isEmpty(); }

  static int leftGutter(bool compact);  ///< pixels beside the plot, for axes
  static int rightGutter(bool compact);
  QRect plotRect() const;           ///< where data is drawn; the same left and right in all panes
  double xOf(double sample) const;  ///< widget pixels
  double sampleAt(double x) const;
  QString readoutAt(const QPointF& pos) const;  ///< what is under a widget position; empty outside the data

  virtual QString title() const = 0;

 Q_SIGNALS:
  void seekRequested(ullim::SamplePos pos);
  void readoutChanged(const QString& text);

 protected:
  virtual void paintPlot(QPainter& painter, const QRect& exposed) = 0;
  virtual void paintAxes(QPainter& painter) = 0;
  virtual QString readout(const QPointF& pos) const;
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
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

  TimeAxis* m_axis;
  bool m_compact = false;

 private:
  enum class Drag { None, Pending, Select, Pan };
  void paintMarks(QPainter& painter, const QRect& plot);
  void updateStrip(double sample);
  void extendSelection(double x);
  SamplePos snapped(double x) const;
  int edgeAt(double x) const;  ///< -1: start of the selection, 1: its end, 0: neither

  QString m_message;
  bool m_problem = false;
  Drag m_drag = Drag::None;
  double m_pressX = 0, m_lastX = 0;
  SamplePos m_anchor = 0;
  double m_paintedCursor = -1, m_paintedHover = -1;
};

}  // namespace ullim
