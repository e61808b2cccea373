#include "widgets/view/axispainter.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace ullim {
namespace {
constexpr int kTickLength = 4;
constexpr int kLabelGap = 3;
}  // namespace

QFont axisFont(const QFont& base) {
  QFont font = base;
  if (base.pointSizeF() > 0)
    font.setPointSizeF(std::max(7.0, base.pointSizeF() * 0.85));
  else
    font.setPixelSize(std::max(9, int(base.pixelSize() * 0.85)));
  return font;
}

void paintVerticalAxis(QPainter& painter, const QRect& plot, AxisSide side,
                       const std::vector<PixelTick>& ticks, const QColor& line, const QColor& text) {
  const QFontMetrics metrics(painter.font());
  const int height = metrics.height() - 2;
  std::vector<PixelTick> sorted = ticks;
  std::sort(sorted.begin(), sorted.end(), [](const PixelTick& a, const PixelTick& b) { return a.at > b.at; });
  double freeBelow = plot.bottom() + height;  // labels are set from the bottom up
  for (const PixelTick& tick : sorted) {
    if (tick.at < plot.top() - 0.5 || tick.at > plot.bottom() + 1.5) continue;
    const int y = int(std::clamp(std::floor(tick.at), double(plot.top()), double(plot.bottom())));
    painter.setPen(line);
    const int x = side == AxisSide::Left ? plot.left() - 1 : plot.right() + 1;
    painter.drawLine(x, y, side == AxisSide::Left ? x - kTickLength + 1 : x + kTickLength - 1, y);
    const double centre =
        std::clamp(double(y), plot.top() + height / 2.0 - 1, plot.bottom() - height / 2.0 + 1);
    if (centre + height / 2.0 > freeBelow + 0.5) continue;
    freeBelow = centre - height / 2.0;
    painter.setPen(text);
    const int width = metrics.horizontalAdvance(tick.label);
    const int left =
        side == AxisSide::Left ? x - kTickLength - kLabelGap - width + 1 : x + kTickLength + kLabelGap;
    painter.drawText(QPointF(left, centre + (metrics.ascent() - metrics.descent()) / 2.0), tick.label);
  }
}

void paintHorizontalAxis(QPainter& painter, const QRect& strip, const std::vector<PixelTick>& ticks,
                         const QColor& line, const QColor& text) {
  const QFontMetrics metrics(painter.font());
  std::vector<PixelTick> sorted = ticks;
  std::sort(sorted.begin(), sorted.end(), [](const PixelTick& a, const PixelTick& b) { return a.at < b.at; });
  double freeFrom = -1e9;
  for (const PixelTick& tick : sorted) {
    if (tick.at < strip.left() - 0.5 || tick.at > strip.right() + 1.5) continue;
    const int x = int(std::clamp(std::floor(tick.at), double(strip.left()), double(strip.right())));
    painter.setPen(line);
    painter.drawLine(x, strip.top(), x, strip.top() + kTickLength - 1);
    const int width = metrics.horizontalAdvance(tick.label);
    const double left = x - width / 2.0;
    if (left < freeFrom) continue;
    freeFrom = left + width + 8;
    painter.setPen(text);
    painter.drawText(QPointF(left, strip.top() + kTickLength + 1 + metrics.ascent()), tick.label);
  }
}

void paintVerticalTitle(QPainter& painter, const QRect& area, const QString& text, const QColor& colour) {
  painter.save();
  painter.setPen(colour);
  painter.translate(area.left(), area.bottom() + 1);
  painter.rotate(-90);
  painter.drawText(QRect(0, 0, area.height(), area.width()), Qt::AlignCenter, text);
  painter.restore();
}

void paintCaption(QPainter& painter, const QPoint& topLeft, const QString& text, const QColor& background,
                  const QColor& colour) {
  const QFontMetrics metrics(painter.font());
  const QRect box(topLeft, QSize(metrics.horizontalAdvance(text) + 12, metrics.height() + 3));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(background);
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(colour);
  painter.drawText(box, Qt::AlignCenter, text);
  painter.restore();
}

}  // namespace ullim
