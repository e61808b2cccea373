#include "ui/pages/intervalchart.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kScale = 22, kLegend = 22, kGap = 16;

QString percent(double share) { return QLocale().toString(share * 100, 'f', 1); }

}  // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void IntervalChart::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  for (Row& row : m_rows)
    if (row.interval && !(std::isfinite(row.interval->low) && std::isfinite(row.interval->high)))
      row.interval.reset();
  QStringList spoken;
  for (const Row& row : m_rows) spoken << tr("%1: %2", "name: numbers").arg(row.name, numbers(row));
  setAccessibleDescription(spoken.join(QStringLiteral("; ")));
  updateGeometry();
  update();
}

QString IntervalChart::numbers(const Row& row) const {
  if (!row.interval) return tr("%1 %").arg(percent(row.value));
  return tr("%1 % (%2 to %3)", "estimate and its 95 % interval")
      .arg(percent(row.value), percent(row.interval->low), percent(row.interval->high));
}

int IntervalChart::nameWidth() const {
  int width = 0;
  for (const Row& row : m_rows) width = std::max(width, fontMetrics().horizontalAdvance(row.name));
  return width;
}

int IntervalChart::textWidth() const {
  QFont bold = font();
  bold.setWeight(QFont::DemiBold);
  int width = 0;
  for (const Row& row : m_rows) width = std::max(width, QFontMetrics(bold).horizontalAdvance(numbers(row)));
  return width;
}

int IntervalChart::heightForWidth(int width) const {
  return int(m_rows.size()) * m_row + kScale + layoutLegend(nullptr, 0, width);
}

QSize IntervalChart::sizeHint() const {
  const int width = nameWidth() + textWidth() + 2 * kGap + 280;
  return {width, heightForWidth(width)};
}
QSize IntervalChart::minimumSizeHint() const {
  const int width = nameWidth() + textWidth() + 2 * kGap + 120;
  return {width, heightForWidth(width)};
}

void IntervalChart::setLegend(bool shown) {
  m_legend = shown;
  updateGeometry();
  update();
}

void IntervalChart::setRowHeight(int pixels) {
  m_row = pixels;
  updateGeometry();
  update();
}

void IntervalChart::paintEvent(QPaintEvent*) {
  if (m_rows.empty()) return;
  const ThemeColours& c = themeColours();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const int left = nameWidth() + kGap, right = width() - textWidth() - kGap - 4;
  const auto x = [&](double share) { return left + (right - left) * std::clamp(share, 0.0, 1.0); };
  const int bottom = int(m_rows.size()) * m_row;
  for (int tick = 0; tick <= 4; ++tick) {
    const double at = x(tick / 4.0);
    p.setPen(QPen(c.grid, 1));
    p.drawLine(QPointF(at, 2), QPointF(at, bottom));
    p.setPen(c.mutedText);
    p.drawText(QRectF(at - 30, bottom + 2, 60, kScale - 4), Qt::AlignCenter, tr("%1 %").arg(tick * 25));
  }
  QFont bold = font();
  bold.setWeight(QFont::DemiBold);
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    const Row& row = m_rows[i];
    const double top = double(i) * m_row, middle = top + m_row / 2.0;
    p.setFont(font());
    const QColor tone = row.warned ? c.warning : row.colour.isValid() ? row.colour : c.accent;
    p.setPen(row.warned ? c.warning : c.text);
    p.drawText(QRectF(0, top, nameWidth() + 2, m_row), Qt::AlignLeft | Qt::AlignVCenter, row.name);
    if (row.interval) {
      p.setPen(QPen(mixed(tone, c.base, 0.35), 5, Qt::SolidLine, Qt::RoundCap));
      p.drawLine(QPointF(x(row.interval->low), middle), QPointF(x(row.interval->high), middle));
    }
    for (std::size_t kind = 0; kind < row.marks.size(); ++kind)
      if (std::isfinite(row.marks[kind])) paintMark(p, kind, QPointF(x(row.marks[kind]), middle));
    p.setPen(QPen(c.base, 1.5));
    p.setBrush(tone);
    p.drawEllipse(QPointF(x(row.value), middle), 5.5, 5.5);
    p.setFont(bold);
    p.setPen(c.text);
    p.drawText(QRectF(right + kGap, top, width() - right - kGap, m_row), Qt::AlignLeft | Qt::AlignVCenter,
               numbers(row));
  }
  p.setFont(font());
  layoutLegend(&p, bottom + kScale, width());
}

void IntervalChart::paintMark(QPainter& p, std::size_t kind, const QPointF& at) const {
  const ThemeColours& c = themeColours();
  const QPointF up(0, 8), half(0, 6), aside(5, 0);
  switch (kind) {
    case 0:
      p.setPen(QPen(c.second, 2.4));
      p.drawLine(at - up, at + up);
      break;
    case 1:
      p.setPen(QPen(c.third, 2, Qt::DotLine));
      p.drawLine(at - up, at + up);
      break;
    case 2:
      p.setPen(QPen(c.base, 1));
      p.setBrush(c.third);
      p.drawPolygon(QPolygonF({at - half, at + aside, at + half, at - aside}));
      break;
    default:
      p.setPen(QPen(c.mutedText, 1.4, Qt::DashLine));
      p.drawLine(at - up, at + up);
  }
}

bool IntervalChart::isMarked(std::size_t kind) const {
  return std::any_of(m_rows.begin(), m_rows.end(), [kind](const Row& row) {
    return kind < row.marks.size() && std::isfinite(row.marks[kind]);
  });
}

void IntervalChart::setMarks(QStringList names) {
  m_marks = std::move(names);
  updateGeometry();
  update();
}

/// What dot, bar and marks are, in as many lines as it takes.
int IntervalChart::layoutLegend(QPainter* p, int top, int width) const {
  if (!m_legend) return 0;
  const ThemeColours& c = themeColours();
  int x = 0, y = top;
  const auto entry = [&](const QString& text, auto draw) {
    const int needed = 24 + fontMetrics().horizontalAdvance(text);
    if (x > 0 && x + needed > width) {
      x = 0;
      y += kLegend;
    }
    if (p) {
      draw(QPointF(x + 9, y + kLegend / 2.0));
      p->setPen(c.mutedText);
      p->drawText(QRect(x + 24, y, needed, kLegend), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    x += needed + 18;
  };
  entry(tr("estimate and 95 % interval"), [&](const QPointF& at) {
    p->setPen(QPen(mixed(c.accent, c.base, 0.35), 5, Qt::SolidLine, Qt::RoundCap));
    p->drawLine(at - QPointF(8, 0), at + QPointF(8, 0));
    p->setPen(Qt::NoPen);
    p->setBrush(c.accent);
    p->drawEllipse(at, 4.5, 4.5);
  });
  for (std::size_t kind = 0; kind < std::size_t(m_marks.size()); ++kind)
    if (isMarked(kind)) entry(m_marks[qsizetype(kind)], [&](const QPointF& at) { paintMark(*p, kind, at); });
  return y + kLegend - top;
}

bool IntervalChart::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int at = help->pos().y() / m_row;
    if (at >= 0 && at < int(m_rows.size()) && !m_rows[std::size_t(at)].toolTip.isEmpty())
      QToolTip::showText(help->globalPos(), m_rows[std::size_t(at)].toolTip, this);
    else
      QToolTip::hideText();
    return true;
  }
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  return QWidget::event(event);
}

}  // namespace ullim
