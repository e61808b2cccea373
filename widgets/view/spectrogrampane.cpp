#include "widgets/view/spectrogrampane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/plot/poolcells.h"
#include "widgets/theme.h"
#include "widgets/view/background.h"
#include "widgets/view/curvelines.h"
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

/// Only the colours differ.
bool samePixels(CellView a, const CellView& b) {
  a.colourMap = b.colourMap;
  a.values = b.values;
  a.background = b.background;
  return a == b;
}

bool inHertz(const Feature& feature) {
  return feature.rowAxis == RowAxis::Hertz || feature.rowAxis == RowAxis::Mel;
}
}  // namespace

QColor overlayColour(PaneKind kind) {
  // Okabe and Ito's colours that stand out of magma, viridis and grey alike; the legend names them.
  switch (kind) {
    case PaneKind::F0:
      return QColor(0x56, 0xb4, 0xe9);
    case PaneKind::Centroid:
      return QColor(0xf0, 0xe4, 0x42);
    case PaneKind::Rolloff:
      return QColor(0x00, 0xc0, 0x8b);
    case PaneKind::Bandwidth:
      return QColor(0xff, 0xa0, 0x3c);
    case PaneKind::Rms:
      return QColor(0xff, 0xff, 0xff);
    case PaneKind::ZeroCrossingRate:
      return QColor(0xff, 0x6b, 0x5a);
    case PaneKind::Flatness:
      return QColor(0xff, 0x9e, 0xcf);
    default:
      return QColor(0xb4, 0xec, 0x6a);
  }
}

SpectrogramPane::SpectrogramPane(PaneKind kind, TimeAxis* axis, QWidget* parent)
    : Pane(axis, parent), m_kind(kind) {
  setObjectName(paneObjectName(kind));
  setAccessibleName(title());
  m_waiting.setSingleShot(true);
  m_waiting.setInterval(kWaitingNoticeMs);
  connect(&m_waiting, &QTimer::timeout, this, [this] { setMessage(tr("Computing …"), false); });
}

QString SpectrogramPane::title() const { return paneTitle(m_kind); }

void SpectrogramPane::setWaiting(bool waiting) {
  if (waiting)
    m_waiting.start();
  else
    m_waiting.stop();
}

void SpectrogramPane::setFeature(std::shared_ptr<const Feature> feature) {
  m_source.reset();
  m_feature = std::move(feature);
  if (m_feature && (m_feature->values.empty() || m_feature->rate.hz <= 0 || m_feature->hopLength <= 0))
    m_feature.reset();
  m_shape = m_feature;
  m_automaticMap.reset();
  shapeArrived();
}

void SpectrogramPane::setSource(std::shared_ptr<const CellSource> source) {
  m_feature.reset();
  m_source = std::move(source);
  m_shape = m_source ? m_source->shape() : nullptr;
  m_automaticMap.reset();
  ++m_generation;
  shapeArrived();
}

void SpectrogramPane::sourceChanged() {
  if (!m_source) return;
  const auto before = m_shape;
  m_shape = m_source->shape();
  ++m_generation;
  requestPicture();
  if (before->minimum != m_shape->minimum || before->maximum != m_shape->maximum) update();  // the colour bar
}

void SpectrogramPane::shapeArrived() {
  if (m_shape) {
    // A source's shape has no values; its rows are all that the limits need.
    Span limits = m_source ? Span{-0.5, double(m_source->rows()) - 0.5} : rowLimits(*m_shape);
    if (m_source && !m_shape->rowHz.empty()) {
      const std::vector<double> edges = cellEdges(m_shape->rowHz);
      limits = {edges.front(), edges.back()};
    }
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

void SpectrogramPane::setDisplay(const PaneDisplay& display) {
  if (display == m_display) return;
  m_display = display;
  viewChanged();
}

void SpectrogramPane::setReference(const QString& text) {
  if (text == m_reference) return;
  m_reference = text;
  update();
}

void SpectrogramPane::setOverlays(std::vector<Overlay> overlays) {
  m_overlays = std::move(overlays);
  update();
}

bool SpectrogramPane::hasFrequencies() const { return m_shape && inHertz(*m_shape); }

double SpectrogramPane::halfHop() const {
  return m_shape ? 0.5 * m_shape->hopLength * m_axis->rate().hz / m_shape->rate.hz : 0.0;
}

FrequencyScaleKind SpectrogramPane::effectiveScale() const {
  if (!m_shape || !inHertz(*m_shape)) return FrequencyScaleKind::Linear;
  return m_kind == PaneKind::Stft ? m_display.scale : defaultScale(*m_shape);
}

CellView SpectrogramPane::wantedView() const {
  const double ratio = devicePixelRatioF();
  const QRect plot = plotRect();
  CellView view;
  view.timeS = {m_axis->viewBegin() / m_axis->rate().hz, m_axis->viewEnd() / m_axis->rate().hz};
  view.rows = m_rows;
  view.scale = effectiveScale();
  view.colourMap = m_display.automaticMap ? m_automaticMap.value_or(ColourMap::Magma) : m_display.map;
  view.values = colourSpan(*m_shape, m_display);
  view.pooling = m_display.pooling;
  view.width = std::clamp(int(std::lround(plot.width() * ratio)), 1, 20000);
  view.height = std::clamp(int(std::lround(plot.height() * ratio)), 1, 20000);
  return view;
}

bool SpectrogramPane::isCurrent() const {
  if (!m_shape || m_axis->length() <= 0 || !(m_picture.view == wantedView())) return false;
  return m_source ? m_picture.generation == m_generation && m_picture.complete
                  : m_picture.feature == m_feature;
}

void SpectrogramPane::viewChanged() {
  requestPicture();
  refresh();
}

QColor SpectrogramPane::plotBackground() const {
  // While the next clip is on its way the pane keeps its tone, so that going through clips does not flash.
  const Rgb& rgb = colourTable(m_lastMap)[m_lastMap == ColourMap::Coolwarm ? 128 : 0];
  return QColor(rgb.r, rgb.g, rgb.b);
}

void SpectrogramPane::showEvent(QShowEvent*) { requestPicture(); }

void SpectrogramPane::requestPicture() {
  // One picture at a time: whatever changed meanwhile is asked for when it arrives, so no queue can build up.
  if (m_busy || !m_shape || m_axis->length() <= 0 || m_axis->rate().hz <= 0 || !isVisible()) return;
  const CellView view = wantedView();
  if (m_picture.view == view &&
      (m_source ? m_picture.generation == m_generation : m_picture.feature == m_feature))
    return;
  m_busy = true;
  const bool findMap = m_display.automaticMap && !m_automaticMap;
  runInBackground(
      this,
      [feature = m_feature, source = m_source, shape = m_shape, generation = m_generation,
       view = CellView(view), findMap, pooled = m_picture.pooled, before = m_picture.feature,
       beforeView = m_picture.view]() mutable {
        Picture picture;
        if (source) {
          const double perFrame = double(shape->rate.hz) / shape->hopLength;
          const auto first = std::int64_t(std::max(0.0, std::floor(view.timeS.low * perFrame - 0.5)));
          const auto end =
              std::min(source->frames(), std::int64_t(std::ceil(view.timeS.high * perFrame + 0.5)) + 1);
          CellSource::Cells cells;
          if (end > first) cells = source->cells(first, end, view.width);
          feature = cells.feature;
          picture.complete = cells.complete;
        }
        // A level is no signed quantity, whatever its reference; others get specshow's choice.
        const ColourMap found = !findMap || !feature     ? view.colourMap
                                : isLevelPicture(*shape) ? ColourMap::Magma
                                                         : defaultColourMap(feature->values);
        if (findMap) view.colourMap = found;
        picture.feature = feature;
        picture.view = view;
        picture.generation = generation;
        if (feature) {
          const bool same = pooled && feature == before && samePixels(view, beforeView);
          picture.pooled =
              same ? pooled : std::make_shared<const std::vector<float>>(poolCells(*feature, view));
          picture.image =
              imageOf(colourPixels(*picture.pooled, {view.colourMap, view.values, 0, view.background}),
                      view.width, view.height);
        }
        return std::pair(std::move(picture), found);
      },
      [this, source = m_source, feature = m_feature](std::pair<Picture, ColourMap> answer) {
        if (source == m_source && feature == m_feature) {
          accept(std::move(answer.first), answer.second);
        } else {
          m_busy = false;
          requestPicture();
        }
      });
}

void SpectrogramPane::accept(Picture picture, ColourMap automaticMap) {
  m_busy = false;
  if (m_display.automaticMap && !m_automaticMap && picture.feature) {
    m_automaticMap = automaticMap;
    update();  // the colour bar, too
  }
  m_lastMap = picture.view.colourMap;
  m_picture = std::move(picture);
  refreshPlot();
  Q_EMIT pictureChanged();
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
  if (!m_shape) return;
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

void SpectrogramPane::showBand(Span hz) {
  if (!hasFrequencies()) return;
  const Span rows{std::max(m_limits.low, hz.low), std::min(m_limits.high, hz.high)};
  if (hz.length() > 0 && !(rows.length() > 0)) return;
  m_rows = hz.length() > 0 ? rows : m_limits;
  viewChanged();
  refreshReadout();
}

void SpectrogramPane::paintPlot(QPainter& painter, const QRect&) {
  if (m_picture.image.isNull() || m_picture.view.scale != effectiveScale()) return;
  const QRectF plot = plotRect();
  if (m_picture.view.timeS == wantedView().timeS && m_picture.view.rows == m_rows) {
    painter.drawImage(plot, m_picture.image);
    paintNothing(painter);
    return paintOverlays(painter);
  }
  const double left = xOf(m_picture.view.timeS.low * m_axis->rate().hz),
               right = xOf(m_picture.view.timeS.high * m_axis->rate().hz);
  painter.drawImage(
      QRectF(QPointF(left, yOf(m_picture.view.rows.high)), QPointF(right, yOf(m_picture.view.rows.low))),
      m_picture.image);
  paintNothing(painter);
  paintOverlays(painter);
}

/// What lies after the last frame is no silence: it is not there.
void SpectrogramPane::paintNothing(QPainter& painter) const {
  const double frames = m_source ? double(m_source->frames()) : double(m_feature->values.rows());
  const double end = (frames - 0.5) * m_shape->hopLength * m_axis->rate().hz / m_shape->rate.hz;
  const QRect plot = plotRect();
  const double x = xOf(end);
  if (x >= plot.right()) return;
  const QRectF rest(QPointF(std::max<double>(x, plot.left()), plot.top()),
                    QPointF(plot.right() + 1, plot.bottom() + 1));
  painter.fillRect(rest, themeColours().window);
  painter.fillRect(rest, QBrush(themeColours().border, Qt::BDiagPattern));
}

void SpectrogramPane::paintOverlays(QPainter& painter) const {
  if (m_overlays.empty() || !hasFrequencies()) return;
  const QRect plot = plotRect();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  int row = 0;
  for (const Overlay& overlay : m_overlays) {
    if (!overlay.feature) continue;
    const Feature& feature = *overlay.feature;
    const bool hertz = isHertzCurve(overlay.kind);
    const double low = hertz ? 0 : double(feature.minimum),
                 span = std::max(1e-12, double(feature.maximum) - low);
    const QColor colour = overlayColour(overlay.kind);
    for (const QPolygonF& line : curveLines(feature, *m_axis, plot, [&](double v) {
           return hertz ? yOf(v) : plot.bottom() + 1 - (v - low) / span * plot.height();
         })) {
      painter.setPen(QPen(QColor(0, 0, 0, 150), 3.2));  // a dark border: seen on bright cells too
      painter.drawPolyline(line);
      painter.setPen(QPen(colour, 1.6));
      painter.drawPolyline(line);
    }
    const QString name =
        hertz ? paneTitle(overlay.kind)
              : tr("%1, %2 to %3")
                    .arg(paneTitle(overlay.kind), numberText(low, 3), numberText(double(feature.maximum), 3));
    const int height = painter.fontMetrics().height() + 5;
    paintCaption(painter, plot.topLeft() + QPoint(6, 5 + height * ++row), name, QColor(0, 0, 0, 150), colour);
  }
  painter.restore();
}

std::vector<PixelTick> SpectrogramPane::rowTicks(int room) const {
  std::vector<PixelTick> ticks;
  if (inHertz(*m_shape)) {
    for (const Tick& tick : FrequencyScale(effectiveScale()).ticks(m_rows.low, m_rows.high))
      ticks.push_back({yOf(tick.value), axisText(tick.label)});
  } else if (m_shape->rowAxis == RowAxis::Chroma) {
    for (const Tick& tick : chromaTicks(int(std::lround(m_limits.length()))))
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
                     effectiveScale() == FrequencyScaleKind::Note ? tr("note")
                     : inHertz(*m_shape)                          ? tr("Hz")
                     : m_shape->rowAxis == RowAxis::Chroma        ? tr("pitch class")
                     : m_kind == PaneKind::Contrast               ? tr("band")
                                                                  : tr("coefficient"),
                     c.mutedText);
  paintColourBar(painter, plot);
}

void SpectrogramPane::paintColourBar(QPainter& painter, const QRect& plot) {
  const QRect bar(plot.right() + 1 + kBarGap, plot.top(), kBarWidth, plot.height());
  const std::array<Rgb, 256>& table =
      colourTable(m_display.automaticMap ? m_automaticMap.value_or(ColourMap::Magma) : m_display.map);
  QImage strip(1, 256, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) {
    const Rgb& rgb = table[std::size_t(255 - i)];
    strip.setPixel(0, i, qRgb(rgb.r, rgb.g, rgb.b));
  }
  painter.drawImage(bar, strip);
  const ThemeColours& c = themeColours();
  painter.setPen(c.border);
  painter.drawRect(bar.adjusted(-1, -1, 0, 0));
  const auto [low, high] = colourSpan(*m_shape, m_display);
  if (!m_reference.isEmpty() && isLevelPicture(*m_shape))
    paintVerticalTitle(painter, QRect(width() - 16, plot.top(), 14, plot.height()), m_reference, c.mutedText);
  if (!(high > low)) {
    paintVerticalAxis(painter, bar, AxisSide::Right, {{double(bar.center().y()), numberText(low, 1)}},
                      c.border, c.mutedText);
    return;
  }
  const int room = std::clamp(plot.height() / (painter.fontMetrics().height() + 4), 2, 9);
  std::vector<PixelTick> ticks;
  const bool decibel = m_shape->unit == "dB";
  for (const Tick& tick : valueTicks(low, high, room)) {
    if (tick.value < low - 1e-9 || tick.value > high + 1e-9) continue;
    const QString label = axisText(tick.label);
    ticks.push_back({plot.top() + (high - tick.value) / (high - low) * plot.height(),
                     decibel ? tr("%1 dB").arg(label) : label});
  }
  paintVerticalAxis(painter, bar, AxisSide::Right, ticks, c.border, c.mutedText);
}

QString SpectrogramPane::valueText(const Cell& cell) const {
  float value = 0;
  if (m_source) {
    std::vector<float> rows;
    if (!m_source->frame(cell.frame, rows) || cell.row >= int(rows.size())) return tr("being read");
    value = rows[std::size_t(cell.row)];
  } else {
    value = m_feature->values(std::size_t(cell.frame), std::size_t(cell.row));
  }
  const QString number = numberText(double(value), 2);
  return m_shape->unit == "dB" ? tr("%1 dB").arg(number) : number;
}

QString SpectrogramPane::readout(const QPointF& pos) const {
  const double timeS = sampleAt(pos.x()) / m_axis->rate().hz;
  const std::int64_t frames = m_source ? m_source->frames() : std::int64_t(m_feature->values.rows());
  const std::size_t rows = m_source ? m_source->rows() : m_feature->values.cols();
  const Cell cell = cellAt(*m_shape, frames, rows, timeS, rowAt(pos.y()));
  if (!cell.valid()) return {};
  const QString shown = valueText(cell), time = timeText(std::max(0.0, timeS));
  const QString place =
      QStringLiteral("[%1, %2]").arg(cell.row).arg(cell.frame);  // librosa's order: row, frame
  if (inHertz(*m_shape) && cell.row < int(m_shape->rowHz.size())) {
    const double hz = m_shape->rowHz[std::size_t(cell.row)];
    const QString note = noteText(rowAt(pos.y()));
    if (note.isEmpty()) return tr("%1 s · %2 Hz · %3 · %4").arg(time, numberText(hz), shown, place);
    return tr("%1 s · %2 Hz (%3) · %4 · %5").arg(time, numberText(hz), note, shown, place);
  }
  if (m_shape->rowAxis == RowAxis::Chroma && rows == 12) {
    static constexpr const char* kNames[] = {"C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"};
    return tr("%1 s · %2 · %3 · %4").arg(time, QString::fromUtf8(kNames[cell.row]), shown, place);
  }
  return tr("%1 s · coefficient %2 · %3 · %4").arg(time, QString::number(cell.row), shown, place);
}

}  // namespace ullim
