#pragma once
#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>
#include <vector>

class QPainter;

namespace ullim {

/// A tick at a pixel: y for vertical axes, x for horizontal ones.
struct PixelTick {
  double at = 0;
  QString label;
};

enum class AxisSide { Left, Right };

/// The small font of axes, from the widget's own.
QFont axisFont(const QFont& base);

/// Ticks and labels beside `plot`; labels that would touch the one before are left out (their ticks stay).
/// Labels keep within the height of the plot.
void paintVerticalAxis(QPainter& painter, const QRect& plot, AxisSide side,
                       const std::vector<PixelTick>& ticks, const QColor& line, const QColor& text);
/// Ticks and labels below `top`; the same rule.
void paintHorizontalAxis(QPainter& painter, const QRect& strip, const std::vector<PixelTick>& ticks,
                         const QColor& line, const QColor& text);
/// Words that stand upright along the left border (the unit).
void paintVerticalTitle(QPainter& painter, const QRect& area, const QString& text, const QColor& colour);
/// A name on a picture, readable on any colour below it.
void paintCaption(QPainter& painter, const QPoint& topLeft, const QString& text, const QColor& background,
                  const QColor& colour);

}  // namespace ullim
