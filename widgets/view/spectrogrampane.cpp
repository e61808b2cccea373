#include "widgets/view/spectrogrampane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/background.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kBarWidth = 12, kBarGap = 8;
constexpr int kWaitingNoticeMs = 250;  // shorter waits show nothing, so that quick pictures do not flicker
constexpr double kClosestRows = 1.0 / 64;  // of all rows

QImage imageOf(std::vector<std::uint32_t> pixels, int width, int height) {
  auto* owned = new std::vector<std::uint32_t>(std::move(pixels));
  return QImage(
      reinterpret_cast<const uchar*>(owned->data()), width, height, width * 4, QImage::Format_ARGB32,
      [](void* data) { delete static_cast<std::vector<std::uint32_t>*>(data); }, owned);
}

bool inHertz(const Feature& feature) {
  return feature.rowAxis == RowAxis::Hertz || feature.rowAxis == RowAxis::Mel;
}
}  // namespace

SpectrogramPane::SpectrogramPane(PaneKind kind, TimeAxis* axis, QWidget* parent)
    : Pane(axis, parent), m_kind(kind) {
  setObjectName(kind == PaneKind::Stft     ? QStringLiteral("paneStft")
                : kind == PaneKind::LogMel ? QStringLiteral("paneLogMel")
                                           : QStringLiteral("paneMfcc"));
  setAccessibleName(title());
  m_waiting.setSingleShot(true);
  m_waiting.setInterval(kWaitingNoticeMs);
  connect(&m_waiting, &QTimer::timeout, this, [this] { setMessage(tr("Computing …"), false); });
}

QString SpectrogramPane::title() const {
  switch (m_kind) {
    case PaneKind::Stft:
      return tr("Spectrogram (STFT)");
    case PaneKind::LogMel:
      return tr("Log-mel spectrogram");
    default:
      return tr("MFCC");
  }
}

void SpectrogramPane::setWaiting(bool waiting) {
  if (waiting)
    m_waiting.start();
  else
    m_waiting.stop();
}

void SpectrogramPane::setFeature(std::shared_ptr<const Feature> feature) {
  m_feature = std::move(feature);
  m_automaticMap.reset();
  if (m_feature && (m_feature->values.empty() || m_feature->rate.hz <= 0 || m_feature->hopLength <= 0))
    m_feature.reset();
  if (m_feature) {
    const Span limits = rowLimits(*m_feature);
    if (!(limits == m_limits)) m_rows = limits;  // the zoom stays from clip to clip
    m_limits = limits;
    m_waiting.stop();
    setMessage({}, false);
  } else {
    m_picture = {};
  }
  viewChanged();
  refreshReadout();
}

void SpectrogramPane::setColourMap(bool automatic, ColourMap map) {
  m_automatic = automatic;
  m_map = map;
  viewChanged();
}

void SpectrogramPane::setScale(FrequencyScaleKind scale) {
  m_scale = scale;
  viewChanged();
}

FrequencyScaleKind SpectrogramPane::effectiveScale() const {
  if (!m_feature || !inHertz(*m_feature)) return FrequencyScaleKind::Linear;
  return m_kind == PaneKind::Stft ? m_scale : defaultScale(*m_feature);
}

CellView SpectrogramPane::wantedView() const {
  const double ratio = devicePixelRatioF();
  const QRect plot = plotRect();
  CellView view;
  view.timeS = {m_axis->viewBegin() / m_axis->rate().hz, m_axis->viewEnd() / m_axis->rate().hz};
  view.rows = m_rows;
  view.scale = effectiveScale();
  view.colourMap = m_automatic ? m_automaticMap.value_or(ColourMap::Magma) : m_map;
  view.values = {double(m_feature->minimum), double(m_feature->maximum)};
  view.width = std::clamp(int(std::lround(plot.width() * ratio)), 1, 20000);
  view.height = std::clamp(int(std::lround(plot.height() * ratio)), 1, 20000);
  return view;
}

bool SpectrogramPane::isCurrent() const {
  return m_feature && m_axis->length() > 0 && m_picture.feature == m_feature &&
         m_picture.view == wantedView();
}

void SpectrogramPane::viewChanged() {
  requestPicture();
  update();
}

QColor SpectrogramPane::plotBackground() const {
  // While the next clip is on its way the pane keeps its tone, so that going through clips does not flash.
  const Rgb& rgb = colourTable(m_lastMap)[m_lastMap == ColourMap::Coolwarm ? 128 : 0];
  return QColor(rgb.r, rgb.g, rgb.b);
}

void SpectrogramPane::showEvent(QShowEvent*) { requestPicture(); }

void SpectrogramPane::requestPicture() {
  // One picture at a time: whatever changed meanwhile is asked for when it arrives, so no queue can build up.
  if (m_busy || !m_feature || m_axis->length() <= 0 || m_axis->rate().hz <= 0 || !isVisible() || isCurrent())
    return;
  m_busy = true;
  const bool findMap = m_automatic && !m_automaticMap;
  runInBackground(
      this,
      [feature = m_feature, view = wantedView(), findMap]() mutable {
        const ColourMap found = findMap ? defaultColourMap(feature->values) : view.colourMap;
        if (findMap) view.colourMap = found;
        Picture picture{feature, view, imageOf(renderCells(*feature, view), view.width, view.height)};
        return std::pair(std::move(picture), found);
      },
      [this](std::pair<Picture, ColourMap> answer) { accept(std::move(answer.first), answer.second); });
}

void SpectrogramPane::accept(Picture picture, ColourMap automaticMap) {
  m_busy = false;
  if (picture.feature == m_feature) {
    if (m_automatic && !m_automaticMap) m_automaticMap = automaticMap;
    m_lastMap = picture.view.colourMap;
    m_picture = std::move(picture);
    update();
    Q_EMIT pictureChanged();
  }
  requestPicture();
}

double SpectrogramPane::yOf(double row) const {
  const QRect plot = plotRect();
  const FrequencyScale scale(effectiveScale());
  const double low = scale.toCoordinate(m_rows.low), high = scale.toCoordinate(m_rows.high);
  return plot.top() + (high - scale.toCoordinate(row)) / (high - low) * plot.height();
}

double SpectrogramPane::rowAt(double y) const {
  const QRect plot = plotRect();
  const FrequencyScale scale(effectiveScale());
  const double low = scale.toCoordinate(m_rows.low), high = scale.toCoordinate(m_rows.high);
  return scale.toHz(high - (y - plot.top()) / plot.height() * (high - low));
}

void SpectrogramPane::zoomVertical(double factor, double y) {
  if (!m_feature) return;
  const FrequencyScale scale(effectiveScale());
  const double outerLow = scale.toCoordinate(m_limits.low), outerHigh = scale.toCoordinate(m_limits.high);
  const double low = scale.toCoordinate(m_rows.low), high = scale.toCoordinate(m_rows.high);
  const double at = scale.toCoordinate(rowAt(y));
  const double length =
      std::clamp((high - low) / factor, (outerHigh - outerLow) * kClosestRows, outerHigh - outerLow);
  const double newLow = std::clamp(at - (at - low) * length / (high - low), outerLow, outerHigh - length);
  if (length >= outerHigh - outerLow)
    m_rows = m_limits;  // exactly, without rounding through the scale
  else
    m_rows = {scale.toHz(newLow), scale.toHz(newLow + length)};
  viewChanged();
  refreshReadout();
}

void SpectrogramPane::resetVertical() {
  m_rows = m_limits;
  viewChanged();
}

void SpectrogramPane::paintPlot(QPainter& painter, const QRect&) {
  if (m_picture.image.isNull() || m_picture.view.scale != effectiveScale()) return;
  const QRectF plot = plotRect();
  if (isCurrent()) {
    painter.drawImage(plot, m_picture.image);
    return;
  }
  const double left = xOf(m_picture.view.timeS.low * m_axis->rate().hz),
               right = xOf(m_picture.view.timeS.high * m_axis->rate().hz);
  painter.drawImage(
      QRectF(QPointF(left, yOf(m_picture.view.rows.high)), QPointF(right, yOf(m_picture.view.rows.low))),
      m_picture.image);
}

std::vector<PixelTick> SpectrogramPane::rowTicks(int room) const {
  std::vector<PixelTick> ticks;
  if (inHertz(*m_feature)) {
    for (const Tick& tick : FrequencyScale(effectiveScale()).ticks(m_rows.low, m_rows.high))
      ticks.push_back({yOf(tick.value), axisText(tick.label)});
  } else {
    for (const Tick& tick : valueTicks(m_rows.low, m_rows.high, room))
      if (tick.value == std::round(tick.value)) ticks.push_back({yOf(tick.value), numberText(tick.value)});
  }
  return ticks;
}

void SpectrogramPane::paintAxes(QPainter& painter) {
  const QRect plot = plotRect();
  const ThemeColours& c = themeColours();
  const int room = std::clamp(plot.height() / (painter.fontMetrics().height() + 4), 2, 9);
  paintVerticalAxis(painter, plot, AxisSide::Left, rowTicks(room), c.border, c.mutedText);
  if (isCompact()) return;
  paintVerticalTitle(painter, QRect(1, plot.top(), 14, plot.height()),
                     inHertz(*m_feature) ? tr("Hz") : tr("coefficient"), c.mutedText);
  paintColourBar(painter, plot);
}

void SpectrogramPane::paintColourBar(QPainter& painter, const QRect& plot) {
  const QRect bar(plot.right() + 1 + kBarGap, plot.top(), kBarWidth, plot.height());
  const std::array<Rgb, 256>& table =
      colourTable(m_automatic ? m_automaticMap.value_or(ColourMap::Magma) : m_map);
  QImage strip(1, 256, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) {
    const Rgb& rgb = table[std::size_t(255 - i)];
    strip.setPixel(0, i, qRgb(rgb.r, rgb.g, rgb.b));
  }
  painter.drawImage(bar, strip);
  const ThemeColours& c = themeColours();
  painter.setPen(c.border);
  painter.drawRect(bar.adjusted(-1, -1, 0, 0));
  const double low = double(m_feature->minimum), high = double(m_feature->maximum);
  if (!(high > low)) {
    paintVerticalAxis(painter, bar, AxisSide::Right, {{double(bar.center().y()), numberText(low, 1)}},
                      c.border, c.mutedText);
    return;
  }
  const int room = std::clamp(plot.height() / (painter.fontMetrics().height() + 4), 2, 9);
  std::vector<PixelTick> ticks;
  const bool decibel = m_feature->unit == "dB";
  for (const Tick& tick : valueTicks(low, high, room)) {
    if (tick.value < low - 1e-9 || tick.value > high + 1e-9) continue;
    const QString label = axisText(tick.label);
    ticks.push_back({plot.top() + (high - tick.value) / (high - low) * plot.height(),
                     decibel ? tr("%1 dB").arg(label) : label});
  }
  paintVerticalAxis(painter, bar, AxisSide::Right, ticks, c.border, c.mutedText);
}

QString SpectrogramPane::readout(const QPointF& pos) const {
  const double timeS = sampleAt(pos.x()) / m_axis->rate().hz;
  const Cell cell = cellAt(*m_feature, timeS, rowAt(pos.y()));
  if (!cell.valid()) return {};
  const float value = m_feature->values(std::size_t(cell.frame), std::size_t(cell.row));
  const QString number = numberText(double(value), 2);
  const QString shown = m_feature->unit == "dB" ? tr("%1 dB").arg(number) : number;
  const QString time = timeText(std::max(0.0, timeS));
  const QString place =
      QStringLiteral("[%1, %2]").arg(cell.row).arg(cell.frame);  // librosa's order: row, frame
  if (inHertz(*m_feature) && cell.row < int(m_feature->rowHz.size()))
    return tr("%1 s · %2 Hz · %3 · %4")
        .arg(time, numberText(m_feature->rowHz[std::size_t(cell.row)]), shown, place);
  return tr("%1 s · coefficient %2 · %3 · %4").arg(time, QString::number(cell.row), shown, place);
}

}  // namespace ullim
