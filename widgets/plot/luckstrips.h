#pragma once
#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

namespace ullim {

/// Repeats of a figure as dots on a strip each, one strip above the other over one axis, with mean and
/// spread, and upright lines for what is known beforehand (chance).
class LuckStrips : public QWidget {
  Q_OBJECT
 public:
  struct Strip {
    QString name;
    std::vector<double> values;  ///< shares in [0, 1]; not finite: left out
    double mean = 0, sd = 0;
    bool second = false;  ///< drawn in the theme's other colour
  };
  struct Line {
    QString name;
    double value = 0;  ///< share in [0, 1]
  };
  struct Dot {
    int strip = 0, index = 0;  ///< index in Strip::values
    QPointF at;                ///< its middle, pixels
  };
  explicit LuckStrips(QWidget* parent = nullptr);
  void setData(std::vector<Strip> strips, std::vector<Line> lines);
  void clear() { setData({}, {}); }
  /// Where the dots are drawn; no two of a strip cover each other unless it is fuller than it is high.
  std::vector<Dot> dots() const;
  double valueAt(double x) const;  ///< share at a pixel; inverse of where a dot is drawn
  QSize sizeHint() const override { return {640, 280}; }
  QSize minimumSizeHint() const override { return {360, 180}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QRectF plotArea() const;
  QRectF stripArea(int strip) const;
  double xOf(double share) const;
  void paintAxis(QPainter& painter) const;
  void paintLines(QPainter& painter) const;
  void paintStrip(QPainter& painter, int strip) const;
  std::vector<Strip> m_strips;
  std::vector<Line> m_lines;
  double m_low = 0, m_high = 1;  // of the axis
};

}  // namespace ullim
