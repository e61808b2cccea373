#pragma once
#include <QStyledItemDelegate>

namespace ullim {

/// Draws an agreement beyond chance as a dot on a line from chance (0) to always alike (1), its 95 % interval
/// as a bar, and the figure beside it. Reads `value`, `low`, `high` from the item; NaN: the display text.
class KappaBar : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum Role { Value = Qt::UserRole + 1, Low, High };
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ullim
