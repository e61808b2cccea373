#include "widgets/view/waveformpane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/plot/axis.h"
#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"
#include "widgets/view/waveimage.h"

namespace ullim {
namespace {
constexpr double kSampleSpacing = 0.5;  // pixels a sample from which the samples themselves are drawn
constexpr double kDotSpacing = 5.0;     // pixels a sample from which they get dots
constexpr double kSilentPeak = 1e-4;    // below it there is no point in magnifying
constexpr double kHeadroom = 1.05;
}  // namespace

WaveformPane::WaveformPane(TimeAxis* axis, QWidget* parent) : Pane(axis, parent) {
  setObjectName(QStringLiteral("paneWaveform"));
  setAccessibleName(title());
}

QString WaveformPane::title() const { return tr("Waveform"); }

bool WaveformPane::hasContent() const { return m_wave != nullptr; }

void WaveformPane::setWave(std::shared_ptr<const WaveSource> wave) {
  m_wave = std::move(wave);
  m_zoom = 1.0;
  viewChanged();
  refreshReadout();
}

void WaveformPane::waveChanged() {
  m_dirty = true;
  if (m_wave && m_wave->peak() != m_knownPeak)
    update();  // the axis, too
  else
    refreshPlot();
  m_knownPeak = m_wave ? m_wave->peak() : 0.0f;
  refreshReadout();
}

void WaveformPane::setNormalised(bool normalised) {
  m_normalised = normalised;
  m_zoom = 1.0;
  viewChanged();
}

void WaveformPane::viewChanged() {
  m_dirty = true;
  refresh();
}

void WaveformPane::zoomVertical(double factor, double) {
  m_zoom = std::clamp(m_zoom * factor, 0.25, 1000.0);
  viewChanged();
}

void WaveformPane::resetVertical() { zoomVertical(1.0 / m_zoom, 0); }

double WaveformPane::fullHeight() const {
  const double peak = m_wave ? double(m_wave->peak()) : 0.0;
  const double base = m_normalised && peak > kSilentPeak ? peak * kHeadroom : 1.0;
  return base / m_zoom;
}

double WaveformPane::yOf(double amplitude) const {
  const QRect plot = plotRect();
  return plot.top() + (1.0 - amplitude / fullHeight()) * plot.height() / 2.0;
}

void WaveformPane::renderCache() {
  const double ratio = devicePixelRatioF();
  const QSize size = plotRect().size() * ratio;
  QImage image(size, QImage::Format_RGB32);
  image.fill(themeColours().base);
  const auto zeroLine = [&](QPainter& painter) {
    painter.setPen(QPen(themeColours().grid, ratio));
    painter.drawLine(QPointF(0, size.height() / 2.0), QPointF(size.width(), size.height() / 2.0));
  };
  const double pixelsASample = size.width() / ratio / (m_axis->viewEnd() - m_axis->viewBegin());
  QPainter painter(&image);
  zeroLine(painter);
  const bool samples = pixelsASample >= kSampleSpacing && paintSamples(painter, size, ratio);
  painter.end();
  if (!samples) paintEnvelope(image, ratio);
  m_cache = QPixmap::fromImage(std::move(image));
  m_cache.setDevicePixelRatio(ratio);
  m_dirty = false;
}

void WaveformPane::paintEnvelope(QImage& image, double ratio) const {
  const std::vector<Peak> peaks = m_wave->columns(m_axis->viewBegin(), m_axis->viewEnd(), image.width());
  const ThemeColours& c = themeColours();
  drawEnvelope(image, peaks, image.height() / 2.0 / fullHeight(), mixed(c.waveform, c.base, 0.42), c.waveform,
               int(std::ceil(ratio)));
}

bool WaveformPane::paintSamples(QPainter& painter, const QSize& size, double ratio) const {
  const double begin = m_axis->viewBegin(), width = m_axis->viewEnd() - begin;
  const SamplePos first = std::max<SamplePos>(0, SamplePos(std::floor(begin)) - 1);
  const SamplePos last = std::min<SamplePos>(m_wave->length(), SamplePos(std::ceil(begin + width)) + 2);
  std::vector<float> samples;
  if (last <= first || !m_wave->samples({first, last}, samples)) return false;
  const double middle = size.height() / 2.0, scale = middle / fullHeight();
  QPolygonF line;
  for (SamplePos i = first; i < last; ++i) {
    const float sample = samples[std::size_t(i - first)];
    const double v = std::isfinite(sample) ? double(sample) : 0.0;
    line << QPointF((double(i) - begin) / width * size.width(), std::clamp(middle - v * scale, -1e4, 1e4));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(themeColours().waveform, 1.3 * ratio));
  painter.drawPolyline(line);
  if (size.width() / ratio / width < kDotSpacing) return true;
  painter.setPen(Qt::NoPen);
  painter.setBrush(themeColours().waveform);
  for (const QPointF& point : line) painter.drawEllipse(point, 2.2 * ratio, 2.2 * ratio);
  return true;
}

void WaveformPane::paintPlot(QPainter& painter, const QRect&) {
  if (m_dirty || m_cache.size() != plotRect().size() * devicePixelRatioF()) renderCache();
  painter.drawPixmap(plotRect().topLeft(), m_cache);
}

void WaveformPane::paintAxes(QPainter& painter) {
  const QRect plot = plotRect();
  const ThemeColours& c = themeColours();
  const double full = fullHeight();
  const int room = std::max(2, plot.height() / (painter.fontMetrics().height() + 6));
  const std::vector<Tick> values = valueTicks(-full, full, std::min(7, room));
  std::vector<PixelTick> ticks;
  for (const Tick& tick : values)
    if (std::abs(tick.value) <= full) ticks.push_back({yOf(tick.value), axisText(tick.label)});
  paintVerticalAxis(painter, plot, AxisSide::Left, ticks, c.border, c.mutedText);
  if (isCompact()) return;
  paintVerticalTitle(painter, QRect(1, plot.top(), 14, plot.height()), tr("amplitude"), c.mutedText);
  // dB re full scale, on both sides of zero; as many steps as have room.
  ticks.clear();
  double free = plot.top() - 100.0;
  const double minimumGap = painter.fontMetrics().height() + 2;
  for (const double db : {0.0, -3.0, -6.0, -12.0, -18.0, -24.0, -30.0, -40.0, -50.0, -60.0, -80.0}) {
    const double amplitude = std::pow(10.0, db / 20.0);
    if (amplitude > full) continue;
    const double y = yOf(amplitude);
    if (y - free < minimumGap || yOf(0) - y < minimumGap * 0.6) continue;
    free = y;
    ticks.push_back({y, numberText(db)});
    ticks.push_back({yOf(-amplitude), numberText(db)});
  }
  ticks.push_back({yOf(0), numberText(-INFINITY)});
  paintVerticalAxis(painter, plot, AxisSide::Right, ticks, c.border, c.mutedText);
  paintVerticalTitle(painter, QRect(width() - 16, plot.top(), 14, plot.height()), tr("dBFS"), c.mutedText);
}

QString WaveformPane::readout(const QPointF& pos) const {
  const SamplePos at = SamplePos(std::floor(sampleAt(pos.x()) + 0.5));
  std::vector<float> sample;
  if (at < 0 || at >= m_wave->length()) return {};
  if (!m_wave->samples({at, at + 1}, sample) || sample.empty())
    return tr("%1 s · sample %2").arg(timeText(seconds(at, m_axis->rate())), numberText(double(at)));
  const double value = double(sample.front());
  return tr("%1 s · sample %2 · %3 (%4 dBFS)")
      .arg(timeText(seconds(at, m_axis->rate())), numberText(double(at)), numberText(value, 4),
           decibelText(value));
}

}  // namespace ullim
