#include "widgets/plot/thresholdcurve.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {

constexpr int kLeft = 58, kBottom = 42, kTop = 10, kRight = 16, kFarthest = 40;
constexpr double kTold = 1 / 4000.0;  // a share: less than a pixel of any screen

bool finite(const QPointF& p) { return std::isfinite(p.x()) && std::isfinite(p.y()); }

}  // namespace

ThresholdCurve::ThresholdCurve(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ThresholdCurve::setPoints(std::vector<QPointF> points) {
  m_points = std::move(points);
  m_chosen = m_mark = -1;
  m_top = 1;
  m_seen.clear();
  for (int i = 0; i < int(m_points.size()); ++i) {
    const QPointF& p = m_points[std::size_t(i)];
    if (!finite(p)) continue;
    const bool last = i + 1 == int(m_points.size());
    if (m_seen.empty() || last || (p - m_points[std::size_t(m_seen.back())]).manhattanLength() > kTold)
      m_seen.push_back(i);
  }
  if (m_fitTop) {
    double highest = 0;
    for (const QPointF& p : m_points)
      if (finite(p)) highest = std::max(highest, p.y());
    for (const double top : {0.05, 0.1, 0.2, 0.4, 0.6, 1.0})
      if (highest <= top) {
        m_top = top;
        break;
      }
  }
  update();
}

void ThresholdCurve::setTitles(const QString& x, const QString& y, const QString& name) {
  m_x = x;
  m_y = y;
  m_name = name;
  setAccessibleName(name);
  update();
}

void ThresholdCurve::setReference(double left, double right, const QString& name) {
  m_left = left;
  m_right = right;
  m_referenceName = name;
  update();
}

void ThresholdCurve::setMark(int point, const QString& name) {
  m_mark = point < int(m_points.size()) ? point : -1;
  m_markName = name;
  update();
}

QRect ThresholdCurve::plotRect() const { return rect().adjusted(kLeft, kTop, -kRight, -kBottom); }

QPointF ThresholdCurve::toPixel(const QPointF& p) const {
  const QRectF r = plotRect();
  return {r.left() + r.width() * p.x(), r.bottom() - r.height() * p.y() / m_top};
}

QPoint ThresholdCurve::pixelOf(int point) const {
  return point >= 0 && point < int(m_points.size()) ? toPixel(m_points[std::size_t(point)]).toPoint()
                                                    : QPoint();
}

int ThresholdCurve::nearest(const QPoint& pos) const {
  int best = -1;
  double least = kFarthest * kFarthest;
  for (const int i : m_seen) {
    const QPointF d = toPixel(m_points[std::size_t(i)]) - QPointF(pos);
    const double distance = d.x() * d.x() + d.y() * d.y();
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

void ThresholdCurve::choose(int point) {
  if (point == m_chosen) return;
  m_chosen = point;
  setAccessibleDescription(point >= 0 && m_words ? m_words(point) : QString());
  update();
}

void ThresholdCurve::step(int by) {
  const int last = int(m_points.size()) - 1;
  if (last < 0) return;
  if (m_points.front().x() > m_points.back().x()) by = -by;  // Right is always to the right
  int at = m_chosen;
  if (at < 0)
    at = m_mark >= 0 ? m_mark : (by > 0 ? 0 : last);
  else {
    // Points that fall on the same pixel are one step.
    const QPoint from = pixelOf(at);
    do at += by;
    while (at > 0 && at < last &&
           (!finite(m_points[std::size_t(at)]) || (pixelOf(at) - from).manhattanLength() < 3));
    at = std::clamp(at, 0, last);
    if (!finite(m_points[std::size_t(at)])) return;
  }
  choose(at);
  if (m_words) QToolTip::showText(mapToGlobal(pixelOf(at) + QPoint(8, 8)), m_words(at), this);
}

void ThresholdCurve::paintEvent(QPaintEvent*) {
  const ThemeColours& c = themeColours();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QRect plot = plotRect();
  std::vector<PixelTick> across, up;
  const int decimals = m_top < 0.15 ? 1 : 0;
  for (int tick = 0; tick <= 4; ++tick) {
    const double share = tick / 4.0;
    const QPointF at = toPixel({share, share * m_top});
    p.setPen(QPen(c.grid, 1));
    p.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()));
    p.drawLine(QPointF(plot.left(), at.y()), QPointF(plot.right(), at.y()));
    across.push_back({at.x(), tr("%1 %").arg(numberText(share * 100))});
    up.push_back({at.y(), tr("%1 %").arg(numberText(share * m_top * 100, decimals))});
  }
  p.save();
  p.setFont(axisFont(font()));
  paintVerticalAxis(p, plot, AxisSide::Left, up, c.border, c.mutedText);
  paintHorizontalAxis(p, QRect(plot.left(), plot.bottom() + 1, plot.width(), 20), across, c.border,
                      c.mutedText);
  p.restore();
  p.setPen(c.mutedText);
  p.drawText(QRect(plot.left(), height() - 20, plot.width(), 18), Qt::AlignCenter, m_x);
  paintVerticalTitle(p, QRect(0, plot.top(), 16, plot.height()), m_y, c.mutedText);
  if (m_points.empty()) return;
  p.save();
  p.setClipRect(plot.adjusted(-6, -6, 6, 6));
  if (m_left >= 0) {
    const QPointF from = toPixel({0, m_left}), to = toPixel({1, m_right});
    p.setPen(QPen(c.second, 1.4, Qt::DashLine));
    p.drawLine(from, to);
    p.setPen(c.mutedText);
    const bool level = std::abs(from.y() - to.y()) < 20;
    const double y = level ? std::max(to.y() - 18, double(plot.top())) : plot.bottom() - 22;
    p.drawText(QRectF(plot.left(), y, plot.width() - 6, 18), Qt::AlignRight | Qt::AlignVCenter,
               m_referenceName);
  }
  QPainterPath path;
  QPointF before;
  bool started = false;
  for (const int i : m_seen) {
    const QPointF at = toPixel(m_points[std::size_t(i)]);
    if (!started) path.moveTo(at);
    if (started && m_steps && at.y() != before.y()) path.lineTo(at.x(), before.y());
    path.lineTo(at);
    before = at;
    started = true;
  }
  p.setBrush(Qt::NoBrush);
  p.setPen(QPen(c.accent, 2));
  p.drawPath(path);
  if (m_mark >= 0) {
    const QPointF at = toPixel(m_points[std::size_t(m_mark)]);
    p.setPen(QPen(c.accent, 2));
    p.setBrush(c.base);
    p.drawEllipse(at, 5, 5);
    p.setPen(c.mutedText);
    const bool leftSide = at.x() > plot.center().x();
    p.drawText(leftSide ? QRectF(plot.left(), at.y() + 4, at.x() - plot.left() - 8, 18)
                        : QRectF(at.x() + 10, at.y() + 4, plot.right() - at.x() - 10, 18),
               (leftSide ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, m_markName);
  }
  if (m_chosen >= 0 && finite(m_points[std::size_t(m_chosen)])) {
    const QPointF at = toPixel(m_points[std::size_t(m_chosen)]);
    p.setPen(QPen(c.mutedText, 1, Qt::DotLine));
    p.drawLine(QPointF(at.x(), plot.bottom()), at);
    p.drawLine(QPointF(plot.left(), at.y()), at);
    p.setPen(QPen(c.base, 1.5));
    p.setBrush(c.accent);
    p.drawEllipse(at, 5.5, 5.5);
  }
  p.restore();
  if (hasFocus()) {
    p.setPen(QPen(c.accent, 1));
    p.setBrush(Qt::NoBrush);
    p.drawRect(QRectF(plot).adjusted(-0.5, -0.5, 0.5, 0.5));
  }
}

void ThresholdCurve::mousePressEvent(QMouseEvent* event) {
  const int point = nearest(event->position().toPoint());
  if (event->button() != Qt::LeftButton || point < 0) return;
  choose(point);
  Q_EMIT pointActivated(point, event->modifiers().testFlag(Qt::ShiftModifier));
}

void ThresholdCurve::mouseMoveEvent(QMouseEvent* event) {
  const int point = nearest(event->position().toPoint());
  setCursor(point >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  choose(point);
  if (point >= 0 && m_words)
    QToolTip::showText(event->globalPosition().toPoint(), m_words(point), this);
  else
    QToolTip::hideText();
}

void ThresholdCurve::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return step(-1);
    case Qt::Key_Right:
      return step(1);
    case Qt::Key_Home:
      return choose(m_points.empty() ? -1 : 0);
    case Qt::Key_End:
      return choose(int(m_points.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_chosen >= 0) Q_EMIT pointActivated(m_chosen, event->modifiers().testFlag(Qt::ShiftModifier));
      return;
    default:
      event->ignore();
  }
}

void ThresholdCurve::leaveEvent(QEvent*) {
  if (!hasFocus()) choose(-1);
}

void ThresholdCurve::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  QWidget::changeEvent(event);
}

}  // namespace ullim
