#include "ui/pages/intervalchart.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRow = 32, kScale = 22, kLegend = 22, kGap = 16;

QString percent(double share) { return QLocale().toString(share * 100, 'f', 1); }

}  // namespace

IntervalChart::IntervalChart(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalChart::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
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

QSize IntervalChart::sizeHint() const {
  return {nameWidth() + textWidth() + 2 * kGap + 280, int(m_rows.size()) * kRow + kScale + kLegend};
}
QSize IntervalChart::minimumSizeHint() const {
  return {nameWidth() + textWidth() + 2 * kGap + 120, sizeHint().height()};
}

void IntervalChart::paintEvent(QPaintEvent*) {
  if (m_rows.empty()) return;
  const ThemeColours& c = themeColours();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const int left = nameWidth() + kGap, right = width() - textWidth() - kGap - 4;
  const auto x = [&](double share) { return left + (right - left) * std::clamp(share, 0.0, 1.0); };
  const int bottom = int(m_rows.size()) * kRow;
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
    const double top = double(i) * kRow, middle = top + kRow / 2.0;
    p.setFont(font());
    p.setPen(c.text);
    p.drawText(QRectF(0, top, nameWidth() + 2, kRow), Qt::AlignLeft | Qt::AlignVCenter, row.name);
    if (row.interval) {
      p.setPen(QPen(mixed(c.accent, c.base, 0.35), 5, Qt::SolidLine, Qt::RoundCap));
      p.drawLine(QPointF(x(row.interval->low), middle), QPointF(x(row.interval->high), middle));
    }
    p.setPen(QPen(c.second, 2));
    p.drawLine(QPointF(x(row.baseline), middle - 9), QPointF(x(row.baseline), middle + 9));
    p.setPen(QPen(c.base, 1.5));
    p.setBrush(c.accent);
    p.drawEllipse(QPointF(x(row.value), middle), 5.5, 5.5);
    p.setFont(bold);
    p.setPen(c.text);
    p.drawText(QRectF(right + kGap, top, width() - right - kGap, kRow), Qt::AlignLeft | Qt::AlignVCenter,
               numbers(row));
  }
  // The legend: what dot, bar and mark are.
  p.setFont(font());
  const double y = bottom + kScale + kLegend / 2.0;
  double at = left;
  const auto entry = [&](const QString& text, auto draw) {
    draw(at + 9);
    p.setPen(c.mutedText);
    p.drawText(QRectF(at + 22, y - kLegend / 2.0, width(), kLegend), Qt::AlignLeft | Qt::AlignVCenter, text);
    at += 22 + fontMetrics().horizontalAdvance(text) + 20;
  };
  entry(tr("estimate and 95 % interval"), [&](double cx) {
    p.setPen(QPen(mixed(c.accent, c.base, 0.35), 5, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(cx - 8, y), QPointF(cx + 8, y));
    p.setPen(Qt::NoPen);
    p.setBrush(c.accent);
    p.drawEllipse(QPointF(cx, y), 4.5, 4.5);
  });
  entry(tr("always the most frequent class"), [&](double cx) {
    p.setPen(QPen(c.second, 2));
    p.drawLine(QPointF(cx, y - 7), QPointF(cx, y + 7));
  });
}

bool IntervalChart::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int at = help->pos().y() / kRow;
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
