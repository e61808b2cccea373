#include "widgets/controls/seriesbars.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kLegend = 26, kRow = 46, kLeastRow = 35, kBarStep = 12, kTightStep = 10, kLongestName = 180,
              kGap = 12;

std::array<QColor, 3> seriesColours() {
  const ThemeColours& c = themeColours();
  return {c.accent, c.second, c.third};
}
}  // namespace

SeriesBars::SeriesBars(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  describe();
}

void SeriesBars::setRows(std::vector<Row> rows) {
  m_rows = std::move(rows);
  m_current = 0;
  m_hover = -1;
  describe();
  updateGeometry();
  update();
}

void SeriesBars::describe() {
  setAccessibleName(tr("Precision, recall and F1 of each class"));
  if (m_current >= int(m_rows.size())) return setAccessibleDescription({});
  setAccessibleDescription(words(m_current));
}

QString SeriesBars::words(int index) const {
  const Row& row = m_rows[std::size_t(index)];
  const auto percent = [](double share) { return numberText(share * 100, 1); };
  return tr("%1: precision %2 %, recall %3 %, F1 %4 %, clips: %5")
      .arg(row.name, percent(row.precision), percent(row.recall), percent(row.f1), numberText(row.support));
}

QSize SeriesBars::sizeHint() const {
  return {420, kLegend + int(std::max<std::size_t>(1, m_rows.size())) * kRow + 4};
}
QSize SeriesBars::minimumSizeHint() const {
  return {260, kLegend + int(std::max<std::size_t>(1, m_rows.size())) * kLeastRow + 4};
}

int SeriesBars::rowHeight() const {
  return m_rows.empty() ? kRow : std::clamp((height() - kLegend - 4) / int(m_rows.size()), kLeastRow, kRow);
}

QRect SeriesBars::rowRect(int row) const {
  return QRect(0, kLegend + row * rowHeight(), width(), rowHeight());
}

int SeriesBars::rowAt(int y) const {
  const int row = (y - kLegend) / rowHeight();
  return y >= kLegend && row < int(m_rows.size()) ? row : -1;
}

int SeriesBars::seriesAt(int y) const {
  const int step = rowHeight() < kRow ? kTightStep : kBarStep;
  return std::clamp((y - kLegend - rowAt(y) * rowHeight() - (rowHeight() - 3 * step) / 2) / step, 0, 2);
}

void SeriesBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  const std::array colours = seriesColours();
  const std::array names{tr("Precision"), tr("Recall"), tr("F1")};
  const QFont small = axisFont(font());
  const QFontMetrics smallMetrics(small);
  int x = 8;
  for (std::size_t i = 0; i < 3; ++i) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours[i]);
    painter.drawRoundedRect(QRectF(x, kLegend / 2.0 - 5, 10, 10), 2, 2);
    painter.setPen(c.mutedText);
    painter.drawText(QRect(x + 15, 0, 200, kLegend), Qt::AlignVCenter | Qt::AlignLeft, names[i]);
    x += 15 + fontMetrics().horizontalAdvance(names[i]) + 18;
  }
  int nameWidth = 60;
  for (const Row& row : m_rows)
    nameWidth = std::max(nameWidth, fontMetrics().horizontalAdvance(row.name) + 4);
  nameWidth = std::min({nameWidth, kLongestName, width() / 3});
  const int numberWidth = smallMetrics.horizontalAdvance(QStringLiteral("100.0 %")) + 4;
  const int left = 8 + nameWidth + kGap, right = width() - numberWidth - 14;
  const int step = rowHeight() < kRow ? kTightStep : kBarStep;
  for (int r = 0; r < int(m_rows.size()); ++r) {
    const Row& row = m_rows[std::size_t(r)];
    const QRect box = rowRect(r);
    if (r == m_hover || (hasFocus() && r == m_current)) {
      painter.setPen(hasFocus() && r == m_current ? QPen(c.accent, 1) : QPen(Qt::NoPen));
      painter.setBrush(mixed(c.window, c.accent, 0.08));
      painter.drawRoundedRect(QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5);
    }
    painter.setPen(c.text);
    painter.drawText(QRect(8, box.center().y() - 18, nameWidth, 20), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(row.name, Qt::ElideRight, nameWidth));
    painter.save();
    painter.setFont(small);
    painter.setPen(c.mutedText);
    painter.drawText(QRect(8, box.center().y() - 1, nameWidth, 18), Qt::AlignVCenter | Qt::AlignLeft,
                     tr("n = %1").arg(numberText(row.support)));
    const std::array values{row.precision, row.recall, row.f1};
    for (std::size_t i = 0; i < 3; ++i) {
      const double y = box.top() + (box.height() - 3 * step) / 2.0 + double(i) * step;
      const QRectF track(left, y, std::max(10, right - left), step - 3);
      painter.setPen(Qt::NoPen);
      painter.setBrush(c.grid);
      painter.drawRoundedRect(track, 2, 2);
      const bool known = std::isfinite(values[i]);
      const double share = known ? std::clamp(values[i], 0.0, 1.0) : 0.0;
      painter.setBrush(colours[i]);
      if (share > 0)
        painter.drawRoundedRect(
            QRectF(track.topLeft(), QSizeF(std::max(2.0, share * track.width()), step - 3)), 2, 2);
      painter.setPen(c.mutedText);
      painter.drawText(QRectF(right + 4, y - 3, numberWidth, step + 3), Qt::AlignVCenter | Qt::AlignRight,
                       known ? tr("%1 %").arg(numberText(values[i] * 100, 1)) : QStringLiteral("–"));
    }
    painter.restore();
  }
}

void SeriesBars::mousePressEvent(QMouseEvent* event) {
  const int row = rowAt(int(event->position().y()));
  if (row < 0 || event->button() != Qt::LeftButton) return;
  m_current = row;
  describe();
  update();
  Q_EMIT rowActivated(row);
  Q_EMIT barActivated(row, seriesAt(int(event->position().y())));
}

void SeriesBars::mouseMoveEvent(QMouseEvent* event) {
  const int row = rowAt(int(event->position().y()));
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (row == m_hover) return;
  m_hover = row;
  update();
}

void SeriesBars::keyPressEvent(QKeyEvent* event) {
  const int last = int(m_rows.size()) - 1;
  if (event->key() == Qt::Key_Down && m_current < last)
    ++m_current;
  else if (event->key() == Qt::Key_Up && m_current > 0)
    --m_current;
  else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current <= last) {
    Q_EMIT rowActivated(m_current);
    Q_EMIT barActivated(m_current, event->modifiers().testFlag(Qt::ShiftModifier) ? 0 : 1);
  } else
    return event->ignore();
  describe();
  update();
}

void SeriesBars::leaveEvent(QEvent*) {
  m_hover = -1;
  update();
}

void SeriesBars::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) describe();
  QWidget::changeEvent(event);
}

bool SeriesBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int row = rowAt(help->pos().y());
  if (row < 0) {
    QToolTip::hideText();
    return true;
  }
  const QString more[] = {
      tr("Precision: of the clips told to be of the class, the share that is. A click opens those that are "
         "not."),
      tr("Recall: of the clips of the class, the share that was found. A click opens those that were not."),
      tr("F1: the harmonic mean of precision and recall. A click opens what was not found.")};
  QToolTip::showText(help->globalPos(), words(row) + QLatin1Char('\n') + more[seriesAt(help->pos().y())],
                     this, rowRect(row));
  return true;
}

}  // namespace ullim
