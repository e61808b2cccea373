#include "widgets/plot/reliabilityview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kLeft = 58, kBottom = 42, kTop = 28, kRight = 16, kCounts = 44, kCountGap = 8;

QString percent(double share) { return numberText(share * 100, 1); }
}  // namespace

ReliabilityView::ReliabilityView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  describe();
}

void ReliabilityView::setBins(std::vector<Bin> bins, double lowest) {
  m_bins = std::move(bins);
  m_lowest = lowest;
  m_hover = m_current = -1;
  for (int i = 0; i < int(m_bins.size()) && m_current < 0; ++i)
    if (m_bins[std::size_t(i)].count > 0) m_current = i;
  describe();
  update();
}

QRect ReliabilityView::plotRect() const {
  return rect().adjusted(kLeft, kTop, -kRight, -kBottom - kCounts - kCountGap);
}

QRect ReliabilityView::countRect() const {
  const QRect plot = plotRect();
  return QRect(plot.left(), plot.bottom() + kCountGap, plot.width(), kCounts);
}

QRect ReliabilityView::binRect(int bin) const {
  const QRect plot = plotRect();
  const Bin& b = m_bins[std::size_t(bin)];
  const int left = plot.left() + int(std::max(b.low, m_lowest) * plot.width()),
            right = plot.left() + int(b.high * plot.width());
  return QRect(left, plot.top(), std::max(3, right - left), countRect().bottom() - plot.top());
}

int ReliabilityView::binAt(const QPoint& pos) const {
  for (int i = 0; i < int(m_bins.size()); ++i)
    if (m_bins[std::size_t(i)].count > 0 && binRect(i).contains(pos)) return i;
  return -1;
}

QString ReliabilityView::words(int bin) const {
  const Bin& b = m_bins[std::size_t(bin)];
  return tr("Confidence %1 to %2 %: %3 clips\nsays %4 %, is right in %5 %")
      .arg(percent(b.low), percent(b.high), numberText(b.count), percent(b.confidence), percent(b.accuracy));
}

void ReliabilityView::describe() {
  setAccessibleName(tr("Confidence and how often it is right"));
  setAccessibleDescription(m_current >= 0 ? words(m_current) : QString());
}

void ReliabilityView::paintBins(QPainter& p) const {
  const ThemeColours& c = themeColours();
  const QRectF plot = plotRect(), counts = countRect();
  int most = 1;
  for (const Bin& b : m_bins) most = std::max(most, b.count);
  const auto y = [&](double share) { return plot.bottom() - plot.height() * share; };
  for (int i = 0; i < int(m_bins.size()); ++i) {
    const Bin& b = m_bins[std::size_t(i)];
    if (b.count == 0) continue;
    const QRectF column = QRectF(binRect(i)).adjusted(1, 0, -1, 0);
    const bool here = i == m_hover || (hasFocus() && i == m_current);
    if (here) {
      p.setPen(hasFocus() && i == m_current ? QPen(c.text, 1.5) : QPen(Qt::NoPen));
      p.setBrush(mixed(c.base, c.accent, 0.12));
      p.drawRoundedRect(column.adjusted(-1, 0, 1, 1), 3, 3);
    }
    p.setPen(Qt::NoPen);
    // What it promises too much, or is better than it says, is the gap to where the diagonal passes.
    const double top = y(b.accuracy), promised = y(b.confidence);
    p.setBrush(mixed(c.base, c.second, 0.35));
    p.drawRect(QRectF(column.left(), std::min(top, promised), column.width(), std::abs(top - promised)));
    p.setBrush(c.accent);
    p.drawRect(QRectF(column.left(), std::max(top, promised), column.width(),
                      plot.bottom() - std::max(top, promised)));
    if (top < promised)
      p.fillRect(QRectF(column.left(), top, column.width(), promised - top), mixed(c.base, c.accent, 0.55));
    p.setPen(QPen(c.text, 2));
    p.drawLine(QPointF(column.left(), top), QPointF(column.right(), top));
    p.setPen(Qt::NoPen);
    p.setBrush(c.mutedText);
    const double height = std::max(1.5, double(counts.height()) * b.count / most);
    p.drawRect(QRectF(column.left(), counts.bottom() - height, column.width(), height));
  }
}

void ReliabilityView::paintEvent(QPaintEvent*) {
  const ThemeColours& c = themeColours();
  QPainter p(this);
  p.setRenderHint(QPainter::Antialiasing);
  const QRect plot = plotRect(), counts = countRect();
  const QRectF exact(plot);  // a QRect's bottom is a pixel short
  std::vector<PixelTick> across, up;
  for (int tick = 0; tick <= 4; ++tick) {
    const double share = tick / 4.0, x = exact.left() + exact.width() * share,
                 y = exact.bottom() - exact.height() * share;
    p.setPen(QPen(c.grid, 1));
    p.drawLine(QPointF(x, plot.top()), QPointF(x, counts.bottom()));
    p.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    across.push_back({x, tr("%1 %").arg(numberText(share * 100))});
    up.push_back({y, tr("%1 %").arg(numberText(share * 100))});
  }
  if (m_lowest > 0) {
    const QRectF never(plot.left(), plot.top(), plot.width() * m_lowest, counts.bottom() - plot.top());
    p.fillRect(never, mixed(c.base, c.grid, 0.6));
  }
  paintBins(p);
  p.setPen(QPen(c.second, 1.6, Qt::DashLine));
  p.drawLine(exact.bottomLeft(), exact.topRight());
  p.save();
  p.setFont(axisFont(font()));
  paintVerticalAxis(p, plot, AxisSide::Left, up, c.border, c.mutedText);
  paintHorizontalAxis(p, QRect(plot.left(), counts.bottom() + 1, plot.width(), 20), across, c.border,
                      c.mutedText);
  p.restore();
  p.setPen(c.mutedText);
  p.drawText(QRect(plot.left(), height() - 20, plot.width(), 18), Qt::AlignCenter,
             tr("How sure it says it is (confidence)"));
  paintVerticalTitle(p, QRect(0, plot.top(), 16, plot.height()), tr("How often it is right"), c.mutedText);
  p.drawText(QRect(0, counts.top(), kLeft - 8, counts.height()), Qt::AlignRight | Qt::AlignVCenter,
             tr("Clips"));
  // What the marks mean.
  int x = plot.left();
  const auto entry = [&](const QColor& colour, const QString& text, bool line) {
    if (line) {
      p.setPen(QPen(colour, 1.6, Qt::DashLine));
      p.drawLine(x, kTop / 2 - 2, x + 18, kTop / 2 - 2);
    } else {
      p.fillRect(QRect(x + 6, kTop / 2 - 7, 10, 10), colour);
    }
    p.setPen(c.mutedText);
    p.drawText(QRect(x + 22, 0, width(), kTop - 4), Qt::AlignVCenter | Qt::AlignLeft, text);
    x += 22 + fontMetrics().horizontalAdvance(text) + 10;
  };
  entry(c.accent, tr("right"), false);
  entry(mixed(c.base, c.accent, 0.55), tr("better than it says"), false);
  entry(mixed(c.base, c.second, 0.35), tr("worse than it says"), false);
  entry(c.second, tr("exact"), true);
}

void ReliabilityView::mousePressEvent(QMouseEvent* event) {
  const int bin = binAt(event->position().toPoint());
  if (event->button() != Qt::LeftButton || bin < 0) return;
  m_current = bin;
  describe();
  update();
  Q_EMIT binActivated(bin);
}

void ReliabilityView::mouseMoveEvent(QMouseEvent* event) {
  const int bin = binAt(event->position().toPoint());
  setCursor(bin >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (bin == m_hover) return;
  m_hover = bin;
  update();
}

void ReliabilityView::keyPressEvent(QKeyEvent* event) {
  const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (by != 0) {
    for (int at = m_current + by; at >= 0 && at < int(m_bins.size()); at += by) {
      if (m_bins[std::size_t(at)].count == 0) continue;
      m_current = at;
      describe();
      update();
      QToolTip::showText(mapToGlobal(binRect(at).center()), words(at), this);
      return;
    }
    return;
  }
  if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current >= 0)
    Q_EMIT binActivated(m_current);
  else
    event->ignore();
}

void ReliabilityView::leaveEvent(QEvent*) {
  m_hover = -1;
  update();
}

void ReliabilityView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) describe();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) update();
  QWidget::changeEvent(event);
}

bool ReliabilityView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int bin = binAt(help->pos());
  if (bin >= 0)
    QToolTip::showText(help->globalPos(), words(bin), this, binRect(bin));
  else
    QToolTip::hideText();
  return true;
}

}  // namespace ullim
