#include "widgets/view/timeruler.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/plot/axis.h"
#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {

TimeRuler::TimeRuler(TimeAxis* axis, QWidget* parent) : Pane(axis, parent) {
  setObjectName(QStringLiteral("timeRuler"));
  setAccessibleName(tr("Time axis"));
  setFocusPolicy(Qt::NoFocus);
  setMinimumHeight(0);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(axis, &TimeAxis::cursorChanged, this, qOverload<>(&QWidget::update));
}

QSize TimeRuler::sizeHint() const { return {200, QFontMetrics(axisFont(font())).height() + 10}; }

void TimeRuler::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setFont(axisFont(font()));
  painter.fillRect(event->rect(), palette().window());
  if (m_axis->length() <= 0 || m_axis->rate().hz <= 0) return;
  const ThemeColours& c = themeColours();
  const QFontMetrics metrics = painter.fontMetrics();
  const QRect plot = plotRect();
  const QRect strip(plot.left(), 1, plot.width(), height() - 1);
  const double rate = m_axis->rate().hz, begin = m_axis->viewBegin() / rate, end = m_axis->viewEnd() / rate;
  const int room = std::clamp(
      plot.width() / std::max(1, metrics.horizontalAdvance(QStringLiteral("0:00:00")) + 14), 2, 10);
  std::vector<PixelTick> ticks;
  for (const Tick& tick : timeTicks(begin, end, room))
    if (tick.value >= -1e-9) ticks.push_back({xOf(tick.value * rate), axisText(tick.label)});
  paintHorizontalAxis(painter, strip, ticks, c.border, c.mutedText);
  if (!m_compact) {
    painter.setPen(c.mutedText);
    const QRect unit(plot.right() + 8, strip.top() + 4, width() - plot.right() - 14, metrics.height() + 2);
    painter.drawText(unit, Qt::AlignRight | Qt::AlignTop, end - begin >= 60.0 ? tr("min:s") : tr("s"));
  }
  const SampleRange selection = m_axis->selection();
  if (!selection.empty()) {
    const double left =
        std::clamp(xOf(double(selection.begin)), double(plot.left()), double(plot.right() + 1));
    const double right =
        std::clamp(xOf(double(selection.end)), double(plot.left()), double(plot.right() + 1));
    if (right > left) painter.fillRect(QRectF(left, 0, right - left, 3), c.accent);
    const QString text = tr("%1 s").arg(timeText(seconds(selection.length(), m_axis->rate())));
    const int width = metrics.horizontalAdvance(text) + 12;
    const double x = std::clamp((left + right - width) / 2.0, double(plot.left()),
                                std::max(double(plot.left()), double(plot.right() - width)));
    paintCaption(painter, QPoint(int(x), 4), text, c.highlight, c.onHighlight);
  }
  if (m_axis->cursor() >= 0) {
    const double x = std::floor(xOf(double(m_axis->cursor()))) + 0.5;
    if (x >= plot.left() && x <= plot.right() + 1) {
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(Qt::NoPen);
      painter.setBrush(c.cursor);
      painter.drawPolygon(QPolygonF{{x, 0.0}, {x - 4.5, 7.0}, {x + 4.5, 7.0}});
    }
  }
}

}  // namespace ullim
