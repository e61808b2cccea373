#pragma once
#include <QPointF>
#include <QString>
#include <QWidget>
#include <functional>
#include <vector>

namespace ullim {

/// A curve over thresholds (ROC, precision and recall, risk and coverage): shares 0..1 along both axes, drawn
/// as percent. The point under the mouse, or chosen with the arrow keys, is marked and explained; a click or
/// Enter opens it, with Shift the other side of its threshold.
class ThresholdCurve : public QWidget {
  Q_OBJECT
 public:
  explicit ThresholdCurve(QWidget* parent = nullptr);
  /// In the order they are joined in; points that are not finite are left out of the drawing.
  void setPoints(std::vector<QPointF> points);
  void setTitles(const QString& x, const QString& y, const QString& name);
  /// The line of a guess, from the left border to the right; without a call none.
  void setReference(double left, double right, const QString& name);
  void setMark(int point, const QString& name);  ///< a point worth a ring; -1: none
  /// Between two points the earlier one's y holds: precision is not linear between two thresholds.
  void setSteps(bool steps) { m_steps = steps; }
  void setTopToValues(bool fit) { m_fitTop = fit; }  ///< y axis ends at a round share above the curve
  /// Lines that explain a point: the tool tip, and what is spoken.
  void setWords(std::function<QString(int)> words) { m_words = std::move(words); }

  int chosen() const { return m_chosen; }
  QPoint pixelOf(int point) const;
  QSize sizeHint() const override { return {420, 360}; }
  QSize minimumSizeHint() const override { return {220, 180}; }

 Q_SIGNALS:
  void pointActivated(int point, bool otherSide);

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  QRect plotRect() const;
  QPointF toPixel(const QPointF& p) const;
  int nearest(const QPoint& pos) const;
  void choose(int point);
  void step(int by);

  std::vector<QPointF> m_points;
  std::vector<int> m_seen;  ///< points far enough apart to be told, in their order
  std::function<QString(int)> m_words;
  QString m_x, m_y, m_name, m_referenceName, m_markName;
  double m_left = -1, m_right = -1, m_top = 1;
  int m_mark = -1, m_chosen = -1;
  bool m_steps = false, m_fitTop = false;
};

}  // namespace ullim
