#include "widgets/view/overviewstrip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/waveimage.h"

namespace ullim {

OverviewStrip::OverviewStrip(TimeAxis* axis, int leftGutter, int rightGutter, QWidget* parent)
    : QWidget(parent), m_axis(axis), m_left(leftGutter), m_right(rightGutter) {
  setObjectName(QStringLiteral("overviewStrip"));
  setAccessibleName(tr("Overview of the whole clip"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  for (const auto change : {&TimeAxis::viewChanged, &TimeAxis::cursorChanged, &TimeAxis::selectionChanged})
    connect(m_axis, change, this, qOverload<>(&QWidget::update));
}

QRect OverviewStrip::area() const {
  return QRect(m_left, 2, std::max(1, width() - m_left - m_right - contentsMargins().right()),
               std::max(1, height() - 4));
}

double OverviewStrip::sampleAt(double x) const {
  return (x - area().left()) / area().width() * double(m_axis->length());
}

double OverviewStrip::xOf(double sample) const {
  return area().left() + sample / std::max<double>(1.0, double(m_axis->length())) * area().width();
}

void OverviewStrip::setWave(std::shared_ptr<const WaveSource> wave) {
  m_wave = std::move(wave);
  m_cache = {};
  update();
}

void OverviewStrip::waveChanged() {
  m_cache = {};
  update();
}

void OverviewStrip::renderCache() {
  const double ratio = devicePixelRatioF();
  const QSize size = area().size() * ratio;
  const ThemeColours& c = themeColours();
  QImage image(size, QImage::Format_RGB32);
  image.fill(c.base);
  const double scale = size.height() / 2.0 / std::max(1e-4, double(m_wave->peak()));
  drawEnvelope(image, m_wave->columns(0, double(m_axis->length()), size.width()), scale,
               mixed(c.waveform, c.base, 0.25), QColor(), 1);
  m_cache = QPixmap::fromImage(std::move(image));
  m_cache.setDevicePixelRatio(ratio);
}

void OverviewStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& c = themeColours();
  const QRect box = area();
  painter.fillRect(box, c.base);
  if (m_wave && m_axis->length() > 0) {
    if (m_cache.isNull()) renderCache();
    painter.drawPixmap(box.topLeft(), m_cache);
    const SampleRange selection = m_axis->selection();
    if (!selection.empty())
      painter.fillRect(QRectF(QPointF(xOf(double(selection.begin)), box.top()),
                              QPointF(xOf(double(selection.end)), box.bottom() + 1)),
                       c.selection);
    const double left = std::max<double>(box.left(), xOf(m_axis->viewBegin()));
    const double right = std::min<double>(box.right() + 1, xOf(m_axis->viewEnd()));
    QColor veil = c.window;
    veil.setAlpha(170);
    painter.fillRect(QRectF(QPointF(box.left(), box.top()), QPointF(left, box.bottom() + 1)), veil);
    painter.fillRect(QRectF(QPointF(right, box.top()), QPointF(box.right() + 1, box.bottom() + 1)), veil);
    if (!m_axis->isFit()) {
      painter.setPen(QPen(c.accent, 1));
      painter.drawRect(QRectF(left, box.top() + 0.5, std::max(2.0, right - left), box.height() - 1.0));
    }
    if (m_axis->cursor() >= 0) {
      painter.setPen(QPen(c.cursor, 1));
      const double x = std::floor(xOf(double(m_axis->cursor()))) + 0.5;
      painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom() + 1));
    }
  }
  painter.setPen(c.border);
  painter.drawRect(box.adjusted(-1, -1, 0, 0));
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_axis->length() <= 0) return;
  const double at = sampleAt(event->position().x());
  const double width = m_axis->viewEnd() - m_axis->viewBegin();
  if (at < m_axis->viewBegin() || at > m_axis->viewEnd()) m_axis->setView(at - width / 2, at + width / 2);
  m_grab = at - m_axis->viewBegin();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton) || m_axis->length() <= 0) return;
  m_axis->pan(sampleAt(event->position().x()) - m_grab - m_axis->viewBegin());
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent*) { m_axis->fit(); }

void OverviewStrip::resizeEvent(QResizeEvent*) { m_cache = {}; }

void OverviewStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) m_cache = {};
  if (event->type() == QEvent::LanguageChange) setAccessibleName(tr("Overview of the whole clip"));
  QWidget::changeEvent(event);
}

}  // namespace ullim
