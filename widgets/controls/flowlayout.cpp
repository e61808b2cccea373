#include "widgets/controls/flowlayout.h"

#include <QWidget>
#include <algorithm>

namespace ullim {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(spacing);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }
int FlowLayout::count() const { return int(m_items.size()); }
QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }
QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::arrange(const QRect& rect, bool move) const {
  const QRect inner = rect.marginsRemoved(contentsMargins());
  const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
  int x = inner.x(), y = inner.y(), lineHeight = 0;
  for (QLayoutItem* item : m_items) {
    if (item->isEmpty()) continue;
    const QSize size = item->sizeHint().boundedTo(QSize(std::max(1, inner.width()), QLAYOUTSIZE_MAX));
    if (x > inner.x() && x + size.width() > inner.right() + 1) {
      x = inner.x();
      y += lineHeight + spacing();
      lineHeight = 0;
    }
    if (move) {
      const int left = mirrored ? inner.right() + 1 - (x - inner.x()) - size.width() : x;
      item->setGeometry(QRect(QPoint(left, y), size));
    }
    x += size.width() + spacing();
    lineHeight = std::max(lineHeight, size.height());
  }
  return y + lineHeight - rect.y() + contentsMargins().bottom();
}

int FlowLayout::heightForWidth(int width) const { return arrange(QRect(0, 0, width, 0), false); }

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const {
  constexpr int kUsualWidth = 480;
  return QSize(minimumSize().width(), heightForWidth(kUsualWidth));
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

}  // namespace ullim
