#include "widgets/view/regionlane.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kMostRows = 4;  // more overlap than that shares the last row
constexpr double kLeastWidth = 3;
}  // namespace

RegionLane::RegionLane(TimeAxis* axis, QWidget* parent) : Pane(axis, parent) {
  setObjectName(QStringLiteral("regionLane"));
  setAccessibleName(tr("Regions"));
  setMinimumHeight(0);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

int RegionLane::rowHeight() const { return QFontMetrics(axisFont(font())).height() + 4; }

QSize RegionLane::sizeHint() const { return {200, m_rowCount * rowHeight() + 4}; }

void RegionLane::setRegions(std::shared_ptr<const ViewRegions> regions) {
  m_regions = std::move(regions);
  m_rows.clear();
  std::vector<SamplePos> ends;
  if (m_regions) {
    for (const ViewRegion& each : m_regions->all) {
      std::size_t row = 0;
      while (row < ends.size() && ends[row] > each.range.begin) ++row;
      if (row >= kMostRows) row = kMostRows - 1;
      if (row >= ends.size()) ends.resize(row + 1, 0);
      ends[row] = std::max(ends[row], each.range.end);
      m_rows.push_back(int(row));
    }
  }
  const int rows = std::max(1, int(ends.size()));
  if (rows != m_rowCount) {
    m_rowCount = rows;
    updateGeometry();
  }
  setVisible(m_regions && !m_regions->all.empty());
  update();
}

QRectF RegionLane::barOf(std::size_t index) const {
  const ViewRegion& each = m_regions->all[index];
  const double left = xOf(double(each.range.begin)), right = xOf(double(each.range.end));
  return QRectF(left, plotRect().top() + m_rows[index] * rowHeight() + 0.5,
                std::max(kLeastWidth, right - left), rowHeight() - 2);
}

QString RegionLane::regionAt(const QPointF& pos) const {
  if (!m_regions) return {};
  QString found;
  for (std::size_t i = 0; i < m_regions->all.size(); ++i)
    if (barOf(i).adjusted(-1, 0, 1, 0).contains(pos)) found = m_regions->all[i].id;  // the last is on top
  return found;
}

void RegionLane::paintPlot(QPainter& painter, const QRect&) {
  const ThemeColours& c = themeColours();
  const QFontMetrics metrics = painter.fontMetrics();
  for (std::size_t i = 0; i < m_regions->all.size(); ++i) {
    const ViewRegion& each = m_regions->all[i];
    if (double(each.range.begin) > m_axis->viewEnd()) break;
    if (double(each.range.end) < m_axis->viewBegin()) continue;
    const QRectF bar = barOf(i);
    const bool active = each.id == m_regions->active;
    QColor fill = each.colour;
    fill.setAlpha(active ? 255 : 150);
    painter.setPen(QPen(active ? c.text : each.colour.darker(130), active ? 1.5 : 1));
    painter.setBrush(fill);
    painter.drawRect(bar);
    const QRectF inside = bar.intersected(QRectF(plotRect())).adjusted(4, 0, -2, 0);
    if (inside.width() < 8) continue;
    const QString text = each.label.isEmpty() ? tr("no class") : each.label;
    painter.setPen(active ? readableOn(each.colour) : c.text);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(text, Qt::ElideRight, int(inside.width())));
  }
}

void RegionLane::paintAxes(QPainter& painter) {
  painter.setPen(themeColours().mutedText);
  const QRect plot = plotRect();
  painter.drawText(QRect(0, plot.top(), plot.left() - 6, plot.height()), Qt::AlignVCenter | Qt::AlignRight,
                   tr("regions"));
}

QString RegionLane::readout(const QPointF& pos) const {
  const ViewRegion* each = m_regions->find(regionAt(pos));
  if (!each) return {};
  const SampleRate rate = m_axis->rate();
  QString text =
      tr("%1: %2 to %3 s")
          .arg(each->label.isEmpty() ? tr("no class") : each->label,
               timeText(seconds(each->range.begin, rate)), timeText(seconds(each->range.end, rate)));
  if (each->band.length() > 0)
    text += tr(" · %1 to %2 Hz").arg(numberText(each->band.low), numberText(each->band.high));
  if (!each->note.isEmpty()) text += QStringLiteral(" · ") + each->note;
  return text;
}

void RegionLane::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  if (event->button() == Qt::LeftButton && !(event->modifiers() & Qt::ControlModifier)) {
    Q_EMIT regionClicked(regionAt(event->position()));
    return;
  }
  Pane::mousePressEvent(event);
}

void RegionLane::mouseDoubleClickEvent(QMouseEvent* event) {
  const QString id = regionAt(event->position());
  if (!id.isEmpty()) Q_EMIT regionDoubleClicked(id);
}

}  // namespace ullim
