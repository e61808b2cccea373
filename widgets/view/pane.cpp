#include "widgets/view/pane.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/panetools.h"

namespace ullim {
namespace {
constexpr int kLeftGutter = 64, kRightGutter = 88;
constexpr int kCompactLeftGutter = 48, kCompactRightGutter = 10;
constexpr int kEdgeReach = 4;        // pixels within which an edge of the selection can be taken
constexpr double kWheelStep = 1.25;  // zoom of one notch
constexpr double kNotch = 120.0;     // Qt's unit of one wheel notch
constexpr double kLeastBox = 3;      // pixels; a lower drag selects all frequencies
}  // namespace

Pane::Pane(TimeAxis* axis, QWidget* parent) : QWidget(parent), m_axis(axis) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);  // letters are commands here, also in Hangul mode
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumHeight(48);
  connect(m_axis, &TimeAxis::viewChanged, this, [this] {
    m_alongTime = true;
    viewChanged();
    m_alongTime = false;
    refreshReadout();
  });
  connect(m_axis, &TimeAxis::selectionChanged, this, qOverload<>(&QWidget::update));
  connect(m_axis, &TimeAxis::bandChanged, this, qOverload<>(&QWidget::update));
  connect(m_axis, &TimeAxis::cursorChanged, this, [this] {
    updateStrip(m_paintedCursor);
    m_paintedCursor = double(m_axis->cursor());
    updateStrip(m_paintedCursor);
  });
  connect(m_axis, &TimeAxis::hoverChanged, this, [this] {
    updateStrip(m_paintedHover);
    m_paintedHover = m_axis->hover();
    updateStrip(m_paintedHover);
  });
}

void Pane::setCompact(bool compact) {
  if (m_compact == compact) return;
  m_compact = compact;
  viewChanged();
}

void Pane::setTools(bool on) {
  if (on == (m_tools != nullptr)) return;
  if (!on) {
    delete m_tools;
    m_tools = nullptr;
    return;
  }
  m_tools = new PaneTools(this);
  connect(m_tools, &PaneTools::closeClicked, this, &Pane::closeRequested);
  connect(m_tools, &PaneTools::moveClicked, this, &Pane::moveRequested);
  m_tools->place(plotRect());
  m_tools->setVisible(underMouse());
}

void Pane::setBoxes(bool on) { m_boxes = on; }

void Pane::zoomHeight(double factor) { zoomVertical(factor, plotRect().center().y()); }

void Pane::setMessage(const QString& text, bool problem) {
  if (m_message == text && m_problem == problem) return;
  m_message = text;
  m_problem = problem;
  setAccessibleDescription(text);
  update();
}

int Pane::leftGutter(bool compact) { return compact ? kCompactLeftGutter : kLeftGutter; }
int Pane::rightGutter(bool compact) { return compact ? kCompactRightGutter : kRightGutter; }

QRect Pane::plotRect() const {
  const int left = leftGutter(m_compact), right = rightGutter(m_compact);
  return QRect(left, 2, std::max(1, width() - left - right - contentsMargins().right()),
               std::max(1, height() - 4));
}

double Pane::xOf(double sample) const {
  const QRect plot = plotRect();
  return plot.left() +
         (sample - m_axis->viewBegin()) / (m_axis->viewEnd() - m_axis->viewBegin()) * plot.width();
}

double Pane::sampleAt(double x) const {
  const QRect plot = plotRect();
  return m_axis->viewBegin() + (x - plot.left()) / plot.width() * (m_axis->viewEnd() - m_axis->viewBegin());
}

QString Pane::readoutAt(const QPointF& pos) const {
  const QRect plot = plotRect();
  const bool inside = pos.x() >= plot.left() && pos.x() < plot.right() + 1 && pos.y() >= plot.top() &&
                      pos.y() < plot.bottom() + 1;
  return inside && hasContent() && !showsMessage() ? readout(pos) : QString();
}

QString Pane::readout(const QPointF&) const { return {}; }
void Pane::viewChanged() { refresh(); }

void Pane::refreshPlot() { update(plotRect()); }

void Pane::refresh() {
  if (m_alongTime)
    refreshPlot();
  else
    update();
}
void Pane::zoomVertical(double, double) {}
void Pane::resetVertical() {}
bool Pane::isPicture() const { return false; }
QColor Pane::plotBackground() const { return themeColours().base; }

void Pane::refreshReadout() {
  if (!underMouse()) return;
  Q_EMIT readoutChanged(readoutAt(mapFromGlobal(QPointF(QCursor::pos()))));
}

void Pane::updateStrip(double sample) {
  if (sample < 0) return;
  const QRect plot = plotRect();
  const double x = xOf(sample);
  if (x < plot.left() - 2 || x > plot.right() + 3) return;
  update(QRect(int(std::floor(x)) - 3, plot.top(), 7, plot.height()));
}

void Pane::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setFont(axisFont(font()));
  const ThemeColours& c = themeColours();
  const QRect plot = plotRect();
  const QRect exposed = event->rect();
  if (!plot.contains(exposed)) {
    painter.fillRect(exposed, palette().window());
    if (m_axis->length() > 0 && hasContent() && !showsMessage()) paintAxes(painter);
  }
  painter.save();
  painter.setClipRect(plot & exposed);
  painter.fillRect(plot & exposed, showsMessage() ? c.base : plotBackground());
  if (m_axis->length() > 0 && hasContent() && !showsMessage()) {
    paintPlot(painter, plot & exposed);
    paintMarks(painter, plot);
  }
  if (showsMessage()) {
    painter.setPen(m_problem ? c.error : c.mutedText);
    const QString text = m_problem ? QStringLiteral("\u26A0  ") + m_message : m_message;
    painter.drawText(plot.adjusted(12, 4, -12, -4), Qt::AlignCenter | Qt::TextWordWrap, text);
  }
  const QString name = title();
  if (!name.isEmpty()) {
    if (isPicture() && !showsMessage())
      paintCaption(painter, plot.topLeft() + QPoint(6, 5), name, QColor(0, 0, 0, 135),
                   QColor(255, 255, 255, 235));
    else
      paintCaption(painter, plot.topLeft() + QPoint(6, 5), name,
                   QColor(c.base.red(), c.base.green(), c.base.blue(), 200), c.mutedText);
  }
  painter.restore();
  painter.setClipRect(exposed);
  painter.setPen(hasFocus() ? c.accent : c.border);
  painter.drawRect(plot.adjusted(-1, -1, 0, 0));
}

void Pane::setRegionsShown(std::shared_ptr<const ViewRegions> regions) {
  m_regionsShown = std::move(regions);
  update();
}

void Pane::paintRegions(QPainter& painter, const QRect& plot) {
  if (!m_regionsShown) return;
  for (const ViewRegion& each : m_regionsShown->all) {
    if (double(each.range.begin) > m_axis->viewEnd()) break;
    if (double(each.range.end) < m_axis->viewBegin()) continue;
    const bool active = each.id == m_regionsShown->active;
    const QRectF area = rectOf(each.range, each.band, plot);
    QColor fill = each.colour;
    fill.setAlpha(active ? 60 : 28);
    painter.fillRect(area, fill);
    if (isPicture()) {  // a dark border, so that it shows on bright cells too
      painter.setPen(QPen(QColor(0, 0, 0, 130), 3));
      painter.drawRect(area);
    }
    painter.setPen(QPen(each.colour, active ? 2 : 1, active ? Qt::SolidLine : Qt::DashLine));
    painter.drawRect(area);
  }
}

void Pane::paintMarks(QPainter& painter, const QRect& plot) {
  paintRegions(painter, plot);
  const ThemeColours& c = themeColours();
  const SampleRange selection = m_axis->selection();
  if (!selection.empty()) {
    const QRectF area = selectionRect(plot);
    painter.fillRect(area, isPicture() ? QColor(255, 255, 255, 46) : c.selection);
    painter.setPen(QPen(isPicture() ? QColor(255, 255, 255, 220) : c.accent, 1));
    painter.drawLine(area.topLeft(), area.bottomLeft());
    painter.drawLine(area.topRight(), area.bottomRight());
    if (m_axis->hasBand() && hasFrequencies()) {
      painter.drawLine(area.topLeft(), area.topRight());
      painter.drawLine(area.bottomLeft(), area.bottomRight());
    }
  }
  if (m_axis->hover() >= 0) {
    const double x = std::floor(xOf(m_axis->hover())) + 0.5;
    painter.setPen(QPen(isPicture() ? QColor(255, 255, 255, 150) : c.mutedText, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 1));
  }
  if (m_axis->cursor() >= 0) {
    const double x = std::floor(xOf(double(m_axis->cursor()))) + 0.5;
    if (isPicture()) {  // a dark border, so that it shows on bright cells too
      painter.setPen(QPen(QColor(0, 0, 0, 120), 3));
      painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 1));
    }
    painter.setPen(QPen(isPicture() ? QColor(255, 255, 255) : c.cursor, isPicture() ? 1 : 1.5));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 1));
  }
}

QRectF Pane::selectionRect(const QRect& plot) const {
  return rectOf(m_axis->selection(), m_axis->band(), plot);
}

QRectF Pane::rectOf(SampleRange range, Span band, const QRect& plot) const {
  const double left = xOf(double(range.begin)), right = xOf(double(range.end));
  QRectF area(left, plot.top(), std::max(1.0, right - left), plot.height());
  if (band.length() > 0 && hasFrequencies()) {
    area.setTop(std::clamp(yOfHz(band.high), double(plot.top()), double(plot.bottom() + 1)));
    area.setBottom(std::clamp(yOfHz(band.low), double(plot.top()), double(plot.bottom() + 1)));
  }
  return area;
}

void Pane::resizeEvent(QResizeEvent*) {
  if (m_tools) m_tools->place(plotRect());
  viewChanged();
}

bool Pane::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture && m_axis->length() > 0) {
    const auto& gesture = static_cast<QNativeGestureEvent&>(*event);
    if (gesture.gestureType() == Qt::ZoomNativeGesture) {
      const double factor = std::max(0.1, 1.0 + gesture.value());
      if (gesture.modifiers() & Qt::AltModifier)
        zoomVertical(factor, gesture.position().y());
      else
        m_axis->zoom(factor, sampleAt(gesture.position().x()));
      return true;
    }
  }
  return QWidget::event(event);
}

void Pane::wheelEvent(QWheelEvent* event) {
  if (m_axis->length() <= 0) return event->ignore();
  const QPoint delta = event->angleDelta();
  const bool alt = event->modifiers() & Qt::AltModifier;
  // With Alt, Qt reports a vertical wheel as a horizontal one.
  const double notches = (alt && delta.y() == 0 ? delta.x() : delta.y()) / kNotch;
  const double width = m_axis->viewEnd() - m_axis->viewBegin();
  if (alt) {
    zoomVertical(std::pow(kWheelStep, notches), event->position().y());
  } else if (event->modifiers() & Qt::ShiftModifier) {
    m_axis->pan(-(delta.y() != 0 ? delta.y() : delta.x()) / kNotch * width * 0.1);
  } else if (std::abs(delta.x()) > std::abs(delta.y())) {
    m_axis->pan(-delta.x() / kNotch * width * 0.1);
  } else if (notches != 0.0) {
    m_axis->zoom(std::pow(kWheelStep, notches), sampleAt(event->position().x()));
  }
  m_axis->setHover(sampleAt(event->position().x()));
  event->accept();
}

SamplePos Pane::snapped(double x) const {
  return std::clamp<SamplePos>(SamplePos(std::llround(sampleAt(x))), 0, m_axis->length());
}

int Pane::bandEdgeAt(double x, double y) const {
  if (!m_axis->hasBand() || !hasFrequencies() || !hasContent()) return 0;
  const QRectF box = selectionRect(plotRect());
  if (x < box.left() || x > box.right()) return 0;
  const double toHigh = std::abs(box.top() - y), toLow = std::abs(box.bottom() - y);
  if (std::min(toHigh, toLow) > kEdgeReach) return 0;
  return toLow < toHigh ? -1 : 1;
}

int Pane::edgeAt(double x) const {
  const SampleRange selection = m_axis->selection();
  if (selection.empty()) return 0;
  const double toBegin = std::abs(xOf(double(selection.begin)) - x),
               toEnd = std::abs(xOf(double(selection.end)) - x);
  if (std::min(toBegin, toEnd) > kEdgeReach) return 0;
  return toBegin < toEnd ? -1 : 1;
}

void Pane::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  if (m_axis->length() <= 0) return;
  m_pressX = m_lastX = event->position().x();
  m_pressY = event->position().y();
  const QRect plot = plotRect();
  if (m_pressX < plot.left() - kEdgeReach || m_pressX > plot.right() + kEdgeReach) return;  // on an axis
  const bool pan = event->button() == Qt::MiddleButton ||
                   (event->button() == Qt::LeftButton && (event->modifiers() & Qt::ControlModifier));
  if (pan) {
    m_drag = Drag::Pan;
    setCursor(Qt::ClosedHandCursor);
  } else if (event->button() == Qt::LeftButton) {
    const int edge = edgeAt(m_pressX), bandEdge = edge == 0 ? bandEdgeAt(m_pressX, m_pressY) : 0;
    m_adjusting = false;
    m_boxing = (m_boxes || (event->modifiers() & Qt::AltModifier)) && hasFrequencies() && hasContent();
    if (bandEdge != 0) {
      m_anchorHz = bandEdge < 0 ? m_axis->band().high : m_axis->band().low;
      m_drag = Drag::Band;
      m_adjusting = true;
    } else if (edge != 0) {
      m_boxing = false;  // the box keeps its frequencies
      m_adjusting = true;
      m_anchor = edge < 0 ? m_axis->selection().end : m_axis->selection().begin;
      m_drag = Drag::Select;
    } else if (event->modifiers() & Qt::ShiftModifier && !m_axis->selection().empty()) {
      const SampleRange selection = m_axis->selection();
      const SamplePos at = snapped(m_pressX);
      m_anchor = at < (selection.begin + selection.end) / 2 ? selection.end : selection.begin;
      m_boxing = false;
      m_adjusting = true;
      m_drag = Drag::Select;
      extendSelection(m_pressX);
    } else {
      m_anchor = snapped(m_pressX);
      m_drag = Drag::Pending;
    }
  }
}

void Pane::extendSelection(double x) {
  const SamplePos at = snapped(x);
  m_axis->setSelection({std::min(m_anchor, at), std::max(m_anchor, at)});
}

void Pane::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x(), y = event->position().y();
  if (m_axis->length() <= 0) return;
  const QRect plot = plotRect();
  const bool inside = x >= plot.left() && x <= plot.right() + 1;
  if (m_drag == Drag::Pending && std::abs(x - m_pressX) >= QApplication::startDragDistance() / 2.0) {
    m_drag = Drag::Select;
    m_axis->setBand(0, 0);
  }
  const auto heldHz = [&](double at) {
    return hzAt(std::clamp(at, double(plot.top()), double(plot.bottom() + 1)));
  };
  if (m_drag == Drag::Select) {
    extendSelection(x);
    if (m_boxing && std::abs(y - m_pressY) >= kLeastBox)
      m_axis->setBand(heldHz(m_pressY), heldHz(y));
    else if (m_boxing)
      m_axis->setBand(0, 0);
  }
  if (m_drag == Drag::Band) m_axis->setBand(m_anchorHz, heldHz(y));
  if (m_drag == Drag::Pan) {
    m_axis->pan(sampleAt(m_lastX) - sampleAt(x));
    m_lastX = x;
  }
  if (m_drag == Drag::None)
    setCursor(inside && edgeAt(x) != 0          ? Qt::SizeHorCursor
              : inside && bandEdgeAt(x, y) != 0 ? Qt::SizeVerCursor
                                                : Qt::ArrowCursor);
  m_axis->setHover(inside ? std::clamp(sampleAt(x), 0.0, double(m_axis->length())) : -1.0);
  Q_EMIT readoutChanged(readoutAt(event->position()));
}

void Pane::mouseReleaseEvent(QMouseEvent*) {
  if (m_drag == Drag::Pending) {
    const SampleRange selection = m_axis->selection();
    const SamplePos at = snapped(m_pressX);
    if (at < selection.begin || at >= selection.end) m_axis->setSelection({});
    m_axis->setCursor(at);
    Q_EMIT seekRequested(at);
  }
  if (m_drag == Drag::Pan) setCursor(Qt::ArrowCursor);
  const bool selected = m_drag == Drag::Select || m_drag == Drag::Band;
  m_drag = Drag::None;
  if (selected) Q_EMIT selectionDragged(m_adjusting);
}

void Pane::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || m_axis->length() <= 0) return;
  m_drag = Drag::None;
  if (!plotRect().contains(event->position().toPoint())) return resetVertical();
  m_axis->setSelection({SamplePos(std::ceil(m_axis->viewBegin())), SamplePos(std::floor(m_axis->viewEnd()))});
  m_axis->setBand(0, 0);
  Q_EMIT selectionDragged(false);
}

void Pane::enterEvent(QEnterEvent*) {
  if (m_tools) m_tools->show();
}

void Pane::contextMenuEvent(QContextMenuEvent* event) {
  if (!m_tools) return event->ignore();
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  Q_EMIT menuRequested(byKey ? mapToGlobal(plotRect().center()) : event->globalPos());
}

void Pane::leaveEvent(QEvent*) {
  if (m_tools) m_tools->hide();
  m_axis->setHover(-1.0);
  Q_EMIT readoutChanged({});
}

void Pane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
      event->type() == QEvent::LanguageChange)
    viewChanged();
  QWidget::changeEvent(event);
}

void Pane::focusInEvent(QFocusEvent*) { update(); }
void Pane::focusOutEvent(QFocusEvent*) { update(); }

}  // namespace ullim
