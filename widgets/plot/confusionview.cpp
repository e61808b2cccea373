#include "widgets/plot/confusionview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {
constexpr int kTitle = 22, kShortestName = 40, kLongestName = 130, kGap = 8;
constexpr int kBesideName = 4;  // free beside a column's name, so that neighbours do not run together
constexpr int kUsualWidth = 76, kUsualHeight = 46, kSmallestWidth = 34, kSmallestHeight = 24;
constexpr int kTotals = 62;
constexpr int kWidestCell = 150, kHighestCell = 84;  // beyond, cells only look empty
}  // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);
  describe();
}

void ConfusionView::setMatrix(const std::vector<std::string>& classNames, const MatrixOf<int>& counts) {
  m_names.clear();
  const std::size_t n = std::min({classNames.size(), counts.rows(), counts.cols()});
  for (std::size_t i = 0; i < n; ++i) m_names.push_back(QString::fromStdString(classNames[i]));
  m_counts = counts;
  m_row = std::min(m_row, std::max(0, classCount() - 1));
  m_col = std::min(m_col, std::max(0, classCount() - 1));
  m_hoverRow = m_hoverCol = -1;
  describe();
  updateGeometry();
  update();
}

ConfusionView::Geometry ConfusionView::geometryOf(const QSize& size) const {
  const int n = std::max(1, classCount());
  int widest = 0;
  for (const QString& name : m_names) widest = std::max(widest, fontMetrics().horizontalAdvance(name));
  const int longest = std::clamp(widest + 4, kShortestName, kLongestName);
  Geometry g{};
  g.left = kTitle + longest + kGap;
  g.right = kTotals;
  g.cell[0] = std::min<double>(kWidestCell, std::max(1.0, double(size.width() - g.left - g.right) / n));
  g.steep = widest + kBesideName > g.cell[0];
  g.top = kTitle + (g.steep ? longest + kGap : fontMetrics().height() + kGap);
  g.cell[1] = std::min<double>(kHighestCell, std::max(1.0, double(size.height() - g.top - 2) / n));
  return g;
}

QSize ConfusionView::sizeHint() const {
  const Geometry g = geometryOf(QSize(4000, 4000));
  const int n = std::max(1, classCount());
  return {g.left + g.right + n * kUsualWidth, g.top + 2 + n * kUsualHeight + (n > 8 ? kLongestName / 2 : 0)};
}

QSize ConfusionView::minimumSizeHint() const {
  const Geometry g = geometryOf(QSize(1, 1));
  const int n = std::max(1, classCount());
  return {g.left + g.right + n * kSmallestWidth, g.top + 2 + n * kSmallestHeight};
}

QRect ConfusionView::cellRect(int row, int col) const {
  const Geometry g = geometryOf(size());
  const auto x = [&](int c) { return g.left + int(std::lround(c * g.cell[0])); };
  const auto y = [&](int r) { return g.top + int(std::lround(r * g.cell[1])); };
  return QRect(QPoint(x(col), y(row)), QPoint(x(col + 1) - 1, y(row + 1) - 1));
}

bool ConfusionView::cellAt(const QPoint& pos, int* row, int* col) const {
  for (*row = 0; *row < classCount(); ++*row)
    for (*col = 0; *col < classCount(); ++*col)
      if (cellRect(*row, *col).contains(pos)) return true;
  return false;
}

int ConfusionView::rowTotal(int row) const {
  int total = 0;
  for (int col = 0; col < classCount(); ++col) total += m_counts(std::size_t(row), std::size_t(col));
  return total;
}

QString ConfusionView::sentence(int row, int col) const {
  const int count = m_counts(std::size_t(row), std::size_t(col)), total = rowTotal(row);
  const QString share = total > 0 ? numberText(100.0 * count / total, 1) : numberText(0, 1);
  if (!m_rowsBy.isEmpty())
    return tr("%1: %2, %3: %4; %5 of %6 clips (%7 %)")
        .arg(m_rowsBy, m_names[std::size_t(row)], m_columnsBy, m_names[std::size_t(col)], numberText(count),
             numberText(total), share);
  // Names may hold a percent sign, so all go in at once.
  return tr("True label %1, predicted %2: %3 of %4 clips (%5 %)")
      .arg(m_names[std::size_t(row)], m_names[std::size_t(col)], numberText(count), numberText(total), share);
}

void ConfusionView::setSides(const QString& rows, const QString& columns) {
  m_rowsBy = rows;
  m_columnsBy = columns;
  describe();
  update();
}

void ConfusionView::setPercent(bool percent) {
  m_percent = percent;
  update();
}

void ConfusionView::describe() {
  setAccessibleName(tr("Confusion matrix"));
  setAccessibleDescription(m_names.empty() ? QString() : sentence(m_row, m_col));
}

/// The finest way to say a share that fits; what fits is asked of the widest share, so that all cells speak
/// alike.
QString ConfusionView::shareText(double share, const QFontMetrics& metrics, int width) const {
  const double percent = 100 * share;
  const auto fits = [&](int decimals) {
    return metrics.horizontalAdvance(tr("%1 %").arg(numberText(100.0, decimals))) <= width;
  };
  if (fits(1)) return tr("%1 %").arg(numberText(percent, 1));
  return fits(0) ? tr("%1 %").arg(numberText(percent, 0)) : numberText(percent, 0);
}

void ConfusionView::paintCell(QPainter& painter, int row, int col) const {
  const ThemeColours& c = themeColours();
  const QRect rect = cellRect(row, col).adjusted(1, 1, -1, -1);
  const int count = m_counts(std::size_t(row), std::size_t(col)), total = rowTotal(row);
  const double share = total > 0 ? double(count) / total : 0.0;
  // The root of the share: small confusions are what one looks for.
  const QColor tone =
      mixed(mixed(c.base, c.grid, 0.5), row == col ? c.accent : c.second, 0.92 * std::sqrt(share));
  painter.setPen(Qt::NoPen);
  painter.setBrush(tone);
  painter.drawRoundedRect(rect, 3, 3);
  const QColor ink = count == 0 ? mixed(tone, c.mutedText, 0.55) : readableOn(tone);
  const QFont small = axisFont(font());
  const QFontMetrics smallMetrics(small);
  const bool both =
      count > 0 && rect.height() >= fontMetrics().height() + smallMetrics.height() + 2 && rect.width() >= 38;
  painter.setPen(ink);
  QFont font = painter.font();
  font.setBold(count > 0 && row == col);
  painter.setFont(font);
  const QString number =
      m_percent && count > 0 ? shareText(share, QFontMetrics(font), rect.width()) : numberText(count);
  if (!both) {
    painter.drawText(rect, Qt::AlignCenter, number);
  } else {
    const int height = fontMetrics().height() + smallMetrics.height() - 2;
    const int top = rect.center().y() - height / 2;
    painter.drawText(QRect(rect.left(), top, rect.width(), fontMetrics().height()), Qt::AlignCenter, number);
    painter.setFont(small);
    painter.drawText(
        QRect(rect.left(), top + fontMetrics().height() - 2, rect.width(), smallMetrics.height()),
        Qt::AlignCenter, m_percent ? numberText(count) : shareText(share, smallMetrics, rect.width()));
  }
  painter.setFont(this->font());
}

void ConfusionView::paintNames(QPainter& painter, const Geometry& g) const {
  const ThemeColours& c = themeColours();
  const int n = classCount();
  const QRect all(cellRect(0, 0).topLeft(), cellRect(n - 1, n - 1).bottomRight());
  QString columns = m_columnsBy.isEmpty() ? tr("Predicted") : m_columnsBy;
  if (m_percent) columns = tr("%1, % of the row", "who gives the columns").arg(columns);
  painter.setPen(c.mutedText);
  painter.drawText(QRect(all.left(), 0, all.width(), kTitle), Qt::AlignCenter,
                   fontMetrics().elidedText(columns, Qt::ElideRight, all.width()));
  paintVerticalTitle(painter, QRect(0, all.top(), kTitle, all.height()),
                     fontMetrics().elidedText(m_rowsBy.isEmpty() ? tr("True label") : m_rowsBy,
                                              Qt::ElideRight, all.height()),
                     c.mutedText);
  for (int i = 0; i < n; ++i) {
    const QString& name = m_names[std::size_t(i)];
    const bool here = i == m_hoverRow || (hasFocus() && i == m_row);
    const QRect row = cellRect(i, 0);
    const QRect nameRect(kTitle, row.top(), g.left - kTitle - kGap, row.height());
    painter.setPen(here ? c.text : c.mutedText);
    painter.drawText(nameRect, Qt::AlignVCenter | Qt::AlignRight,
                     fontMetrics().elidedText(name, Qt::ElideRight, nameRect.width()));
    painter.setPen(c.mutedText);
    painter.drawText(QRect(all.right() + kGap, row.top(), kTotals - kGap, row.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, tr("n = %1").arg(numberText(rowTotal(i))));
    painter.setPen(i == m_hoverCol || (hasFocus() && i == m_col) ? c.text : c.mutedText);
    const QRect col = cellRect(0, i);
    const QRect head(col.left(), kTitle, col.width(), g.top - kTitle - kGap / 2);
    if (!g.steep) {
      painter.drawText(head, Qt::AlignCenter, fontMetrics().elidedText(name, Qt::ElideRight, head.width()));
    } else {
      painter.save();
      painter.translate(head.left(), head.bottom());
      painter.rotate(-90);
      painter.drawText(QRect(0, 0, head.height(), head.width()), Qt::AlignVCenter | Qt::AlignLeft,
                       fontMetrics().elidedText(name, Qt::ElideRight, head.height()));
      painter.restore();
    }
  }
}

void ConfusionView::paintEvent(QPaintEvent*) {
  if (m_names.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  const int n = classCount();
  paintNames(painter, geometryOf(size()));
  for (int row = 0; row < n; ++row)
    for (int col = 0; col < n; ++col) paintCell(painter, row, col);
  painter.setBrush(Qt::NoBrush);
  if (m_hoverRow >= 0) {
    painter.setPen(QPen(c.text, 1.5));
    painter.drawRoundedRect(QRectF(cellRect(m_hoverRow, m_hoverCol)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
  if (hasFocus()) {
    painter.setPen(QPen(c.text, 2));
    painter.drawRoundedRect(QRectF(cellRect(m_row, m_col)).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
  int row = 0, col = 0;
  if (event->button() != Qt::LeftButton || !cellAt(event->position().toPoint(), &row, &col)) return;
  m_row = row;
  m_col = col;
  describe();
  update();
  Q_EMIT cellActivated(row, col);
}

void ConfusionView::mouseMoveEvent(QMouseEvent* event) {
  int row = -1, col = -1;
  if (!cellAt(event->position().toPoint(), &row, &col)) row = col = -1;
  setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (row == m_hoverRow && col == m_hoverCol) return;
  m_hoverRow = row;
  m_hoverCol = col;
  update();
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
  if (m_names.empty()) return event->ignore();
  const int last = classCount() - 1;
  switch (event->key()) {
    case Qt::Key_Left:
      m_col = std::max(0, m_col - 1);
      break;
    case Qt::Key_Right:
      m_col = std::min(last, m_col + 1);
      break;
    case Qt::Key_Up:
      m_row = std::max(0, m_row - 1);
      break;
    case Qt::Key_Down:
      m_row = std::min(last, m_row + 1);
      break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT cellActivated(m_row, m_col);
      return;
    default:
      return event->ignore();
  }
  describe();
  update();
}

void ConfusionView::leaveEvent(QEvent*) {
  m_hoverRow = m_hoverCol = -1;
  update();
}

void ConfusionView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) describe();
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) updateGeometry();
  QWidget::changeEvent(event);
}

bool ConfusionView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    int row = 0, col = 0;
    if (cellAt(help->pos(), &row, &col))
      QToolTip::showText(help->globalPos(), sentence(row, col), this, cellRect(row, col));
    else
      QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

}  // namespace ullim
