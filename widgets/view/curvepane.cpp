#include "widgets/view/curvepane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/plot/axis.h"
#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/curvelines.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr double kMargin = 0.06;  // of the range, above and below
constexpr int kVoicingHeight = 6;
constexpr int kWaitingNoticeMs = 250;

int decimalsOf(double span) { return std::clamp(int(std::ceil(2 - std::log10(std::max(span, 1e-9)))), 0, 6); }
}  // namespace

CurvePane::CurvePane(PaneKind kind, TimeAxis* axis, QWidget* parent) : Pane(axis, parent), m_kind(kind) {
  setObjectName(paneObjectName(kind));
  setAccessibleName(title());
  m_waiting.setSingleShot(true);
  m_waiting.setInterval(kWaitingNoticeMs);
  connect(&m_waiting, &QTimer::timeout, this, [this] { setMessage(tr("Computing …"), false); });
}

void CurvePane::setWaiting(bool waiting) {
  if (waiting)
    m_waiting.start();
  else
    m_waiting.stop();
}

bool CurvePane::isSettled() const { return hasProblem() || (m_feature && m_complete); }

void CurvePane::setFeature(std::shared_ptr<const Feature> feature) {
  m_source.reset();
  m_complete = true;
  m_feature = std::move(feature);
  if (m_feature && (m_feature->values.empty() || m_feature->values.cols() != 1 || m_feature->rate.hz <= 0))
    m_feature.reset();
  if (m_feature) {
    m_waiting.stop();
    setMessage({}, false);
    double low = double(m_feature->minimum), high = double(m_feature->maximum);
    if (!std::isfinite(low) || !std::isfinite(high)) low = 0, high = 1;  // no voice anywhere
    if (low >= 0 && low < 0.5 * high && !isHertzCurve(m_kind)) low = 0;
    if (!(high > low)) high = low + (low != 0 ? std::abs(low) * 0.1 : 1.0);
    const double margin = kMargin * (high - low);
    m_limits = {low - margin, high + margin};
    m_values = m_limits;
  } else {
    m_voicing.reset();
  }
  update();
  refreshReadout();
}

void CurvePane::setSource(std::shared_ptr<const CellSource> source) {
  setFeature(nullptr);
  m_source = std::move(source);
  fetch();
}

void CurvePane::sourceChanged() { fetch(); }

void CurvePane::fetch() {
  if (!m_source || m_axis->length() <= 0) return;
  const auto shape = m_source->shape();
  const double perFrame = double(shape->hopLength) * m_axis->rate().hz / shape->rate.hz;
  const auto first = std::max<std::int64_t>(0, std::int64_t(m_axis->viewBegin() / perFrame) - 1);
  const auto end = std::min(m_source->frames(), std::int64_t(std::ceil(m_axis->viewEnd() / perFrame)) + 2);
  if (end <= first) return;
  const auto keep = m_source;
  const Span seen = m_values, limits = m_limits;
  const CellSource::Cells cells = m_source->cells(first, end, plotRect().width());
  if (cells.feature) {
    setFeature(cells.feature);
    if (limits.length() > 0 && !(seen == limits)) m_values = seen;  // zoomed
  }
  m_source = keep;
  m_complete = cells.complete;
  update();
}

void CurvePane::setVoicing(std::shared_ptr<const Feature> voicing) {
  m_voicing = std::move(voicing);
  update();
}

void CurvePane::viewChanged() {
  fetch();
  refresh();
}

double CurvePane::yOf(double value) const {
  const QRect plot = plotRect();
  return plot.top() + (m_values.high - value) / m_values.length() * plot.height();
}

void CurvePane::zoomVertical(double factor, double y) {
  if (!m_feature) return;
  const QRect plot = plotRect();
  const double at = m_values.high - (y - plot.top()) / plot.height() * m_values.length();
  const double length = std::clamp(m_values.length() / factor, m_limits.length() / 256, m_limits.length());
  const double low =
      std::clamp(at - (at - m_values.low) * length / m_values.length(), m_limits.low, m_limits.high - length);
  m_values = {low, low + length};
  update();
}

void CurvePane::resetVertical() {
  m_values = m_limits;
  update();
}

void CurvePane::paintPlot(QPainter& painter, const QRect&) {
  const QRect plot = plotRect();
  const ThemeColours& c = themeColours();
  painter.setPen(c.grid);
  for (const Tick& tick : valueTicks(m_values.low, m_values.high, 4))
    painter.drawLine(QPointF(plot.left(), yOf(tick.value)), QPointF(plot.right() + 1, yOf(tick.value)));
  if (m_voicing) {
    // Fuller colour where a voice is more probable.
    const double perFrame = double(m_voicing->hopLength) * m_axis->rate().hz / m_voicing->rate.hz;
    for (int x = plot.left(); x <= plot.right(); ++x) {
      const auto t = std::int64_t(std::lround(sampleAt(x) / perFrame));
      if (t < 0 || t >= std::int64_t(m_voicing->values.rows())) continue;
      QColor colour = c.ok;
      colour.setAlphaF(std::clamp(m_voicing->values(std::size_t(t), 0), 0.0f, 1.0f));
      painter.fillRect(QRect(x, plot.bottom() + 1 - kVoicingHeight, 1, kVoicingHeight), colour);
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(c.waveform, 1.6));
  for (const QPolygonF& line : curveLines(*m_feature, *m_axis, plot, [this](double v) { return yOf(v); }))
    painter.drawPolyline(line);
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (std::isnan(m_feature->minimum)) {
    painter.setPen(c.mutedText);
    painter.drawText(plot, Qt::AlignCenter, tr("no voice was found"));
  }
}

void CurvePane::paintAxes(QPainter& painter) {
  const QRect plot = plotRect();
  const ThemeColours& c = themeColours();
  const int room = std::clamp(plot.height() / (painter.fontMetrics().height() + 4), 2, 7);
  std::vector<PixelTick> ticks;
  for (const Tick& tick : valueTicks(m_values.low, m_values.high, room))
    ticks.push_back({yOf(tick.value), axisText(tick.label)});
  paintVerticalAxis(painter, plot, AxisSide::Left, ticks, c.border, c.mutedText);
  if (isCompact()) return;
  paintVerticalTitle(painter, QRect(1, plot.top(), 14, plot.height()),
                     QString::fromStdString(m_feature->unit), c.mutedText);
}

QString CurvePane::readout(const QPointF& pos) const {
  const double sample = sampleAt(pos.x());
  const double perFrame = double(m_feature->hopLength) * m_axis->rate().hz / m_feature->rate.hz;
  const double origin = m_feature->origin * m_axis->rate().hz / m_feature->rate.hz;
  const auto t = std::int64_t(std::floor((sample - origin) / perFrame + 0.5));
  if (t < 0 || t >= std::int64_t(m_feature->values.rows())) return {};
  const auto value = double(m_feature->values(std::size_t(t), 0));
  QString text = std::isnan(value) ? tr("no voice") : numberText(value, decimalsOf(m_limits.length()));
  if (!std::isnan(value) && !m_feature->unit.empty())
    text += QLatin1Char(' ') + QString::fromStdString(m_feature->unit);
  if (isHertzCurve(m_kind) && !std::isnan(value)) text += QStringLiteral(" (%1)").arg(noteText(value));
  if (m_voicing && t < std::int64_t(m_voicing->values.rows()))
    text += tr(" · voiced %1").arg(numberText(double(m_voicing->values(std::size_t(t), 0)), 2));
  return tr("%1 s · %2: %3 · [0, %4]")
      .arg(timeText(std::max(0.0, sample / m_axis->rate().hz)), paneTitle(m_kind), text)
      .arg(t);
}

}  // namespace ullim
