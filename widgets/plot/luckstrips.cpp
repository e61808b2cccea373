#include "widgets/plot/luckstrips.h"

#include <QEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr double kDot = 4;      // radius
constexpr double kMargin = 16;  // left and right
constexpr double kNear = 8;     // of the pointer to a dot
constexpr double kTick = 0.05;  // of the axis, at least
constexpr int kMostTicks = 12;
constexpr double kMeanWidth = 2.5;

QString percent(double share, int decimals = 1) {
  return LuckStrips::tr("%1 %").arg(QLocale().toString(share * 100, 'f', decimals));
}

/// A spread is a difference of per cents: points, as in the sentence about it.
QString caption(const LuckStrips::Strip& strip) {
  return LuckStrips::tr("%1: %2 on average, spread %3 points", "a strip of dots; spread: standard deviation")
      .arg(strip.name, percent(strip.mean), QLocale().toString(strip.sd * 100, 'f', 1));
}

}  // namespace

LuckStrips::LuckStrips(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LuckStrips::setData(std::vector<Strip> strips, std::vector<Line> lines) {
  m_strips = std::move(strips);
  m_lines = std::move(lines);
  double low = 1, high = 0;
  const auto widen = [&](double v) {
    if (!std::isfinite(v)) return;
    low = std::min(low, v);
    high = std::max(high, v);
  };
  QStringList told;
  for (const Strip& strip : m_strips) {
    for (const double v : strip.values) widen(v);
    widen(strip.mean);
    told << caption(strip);
  }
  for (const Line& line : m_lines) {
    widen(line.value);
    told << tr("%1: %2").arg(line.name, percent(line.value));
  }
  setAccessibleDescription(told.join(QStringLiteral("; ")));
  m_low = low > high ? 0 : std::max(0.0, std::floor(low / kTick - 0.2) * kTick);
  m_high = low > high ? 1 : std::min(1.0, std::ceil(high / kTick + 0.2) * kTick);
  if (m_high - m_low < kTick) m_high = m_low + kTick;
  update();
}

QRectF LuckStrips::plotArea() const {
  const double text = fontMetrics().height();
  return QRectF(rect()).adjusted(kMargin, 2 * text + 8, -kMargin, -(text + 10));
}

QRectF LuckStrips::stripArea(int strip) const {
  const QRectF all = plotArea();
  const double high = all.height() / std::max<double>(1, double(m_strips.size()));
  return {all.left(), all.top() + strip * high, all.width(), high};
}

double LuckStrips::xOf(double share) const {
  const QRectF area = plotArea();
  return area.left() + (share - m_low) / (m_high - m_low) * area.width();
}

double LuckStrips::valueAt(double x) const {
  const QRectF area = plotArea();
  return m_low + (x - area.left()) / area.width() * (m_high - m_low);
}

std::vector<LuckStrips::Dot> LuckStrips::dots() const {
  std::vector<Dot> all;
  for (int s = 0; s < int(m_strips.size()); ++s) {
    const std::vector<double>& values = m_strips[std::size_t(s)].values;
    const QRectF area = stripArea(s);
    const double top = area.top() + fontMetrics().height() + 8;
    const double middle = (top + area.bottom()) / 2, room = std::max(0.0, (area.bottom() - top) / 2 - kDot);
    const auto first = all.size();
    for (int i = 0; i < int(values.size()); ++i) {
      if (!std::isfinite(values[std::size_t(i)])) continue;
      const double x = xOf(values[std::size_t(i)]);
      // Up and down by turns, to the first place that is free.
      double y = middle;
      for (int step = 0;; ++step) {
        const double off = (step + 1) / 2 * kDot * (step % 2 ? -1 : 1);
        if (std::abs(off) > room) break;
        const bool free = std::none_of(all.begin() + std::ptrdiff_t(first), all.end(), [&](const Dot& d) {
          return std::hypot(d.at.x() - x, d.at.y() - (middle + off)) < 2 * kDot;
        });
        if (!free) continue;
        y = middle + off;
        break;
      }
      all.push_back({s, i, {x, y}});
    }
  }
  return all;
}

void LuckStrips::paintAxis(QPainter& painter) const {
  const ThemeColours& c = themeColours();
  const QRectF area = plotArea();
  double tick = kTick;
  while ((m_high - m_low) / tick > kMostTicks) tick *= 2;
  for (double v = std::ceil(m_low / tick - 1e-9) * tick; v <= m_high + 1e-9; v += tick) {
    const double x = xOf(v);
    painter.setPen(c.grid);
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(c.mutedText);
    const QString text = percent(v, 0);  // the last one stays within the picture
    const double wide = fontMetrics().horizontalAdvance(text);
    const double left = std::clamp(x - wide / 2, 2.0, std::max(2.0, width() - wide - 2));
    painter.drawText(QPointF(left, area.bottom() + 4 + fontMetrics().ascent()), text);
  }
}

/// Each line has its name on a row of its own above the plot, so that close ones do not cover each other.
void LuckStrips::paintLines(QPainter& painter) const {
  const ThemeColours& c = themeColours();
  const QRectF area = plotArea();
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    const double x = xOf(m_lines[i].value), y = double(i % 2) * fontMetrics().height() + 2;
    painter.setPen(QPen(c.warning, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, y + fontMetrics().height()), QPointF(x, area.bottom()));
    painter.setPen(c.text);
    const QString text = tr("%1: %2").arg(m_lines[i].name, percent(m_lines[i].value));
    const double width = fontMetrics().horizontalAdvance(text);
    const double left = std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width));
    painter.drawText(QPointF(left, y + fontMetrics().ascent()), text);
  }
}

void LuckStrips::paintStrip(QPainter& painter, int at) const {
  const ThemeColours& c = themeColours();
  const Strip& strip = m_strips[std::size_t(at)];
  const QRectF area = stripArea(at);
  const QColor colour = strip.second ? c.second : c.accent;
  const double top = area.top() + fontMetrics().height() + 6;
  QColor wash = colour;
  wash.setAlphaF(0.14f);
  const double left = xOf(std::max(m_low, strip.mean - strip.sd)),
               right = xOf(std::min(m_high, strip.mean + strip.sd));
  painter.fillRect(QRectF(left, top, right - left, area.bottom() - top - 2), wash);
  painter.setPen(QPen(colour, kMeanWidth));
  painter.drawLine(QPointF(xOf(strip.mean), top), QPointF(xOf(strip.mean), area.bottom() - 2));
  const QString words = caption(strip);
  const QRectF place(area.left(), area.top() + 2, fontMetrics().horizontalAdvance(words) + 4,
                     fontMetrics().height() + 2);
  painter.fillRect(place, c.base);  // lines go behind the words
  painter.setPen(c.text);
  painter.drawText(place, Qt::AlignLeft, words);
}

void LuckStrips::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& c = themeColours();
  painter.fillRect(rect(), c.base);
  if (m_strips.empty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  paintAxis(painter);
  paintLines(painter);
  for (int s = 0; s < int(m_strips.size()); ++s) paintStrip(painter, s);
  for (const Dot& dot : dots()) {
    const QColor colour = m_strips[std::size_t(dot.strip)].second ? c.second : c.accent;
    painter.setPen(QPen(c.base, 1));
    painter.setBrush(colour);
    if (m_strips[std::size_t(dot.strip)].second)  // another shape, too: not told by colour alone
      painter.drawRect(QRectF(dot.at.x() - kDot + 0.5, dot.at.y() - kDot + 0.5, 2 * kDot - 1, 2 * kDot - 1));
    else
      painter.drawEllipse(dot.at, kDot, kDot);
  }
}

void LuckStrips::mouseMoveEvent(QMouseEvent* event) {
  for (const Dot& dot : dots()) {
    const QPointF away = dot.at - event->position();
    if (std::hypot(away.x(), away.y()) > kNear) continue;
    const Strip& strip = m_strips[std::size_t(dot.strip)];
    QToolTip::showText(event->globalPosition().toPoint(),
                       tr("%1, division %2: %3")
                           .arg(strip.name)
                           .arg(dot.index + 1)
                           .arg(percent(strip.values[std::size_t(dot.index)])),
                       this);
    return;
  }
  QToolTip::hideText();
}

void LuckStrips::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) update();
  QWidget::changeEvent(event);
}

}  // namespace ullim
