#pragma once
#include <QStyledItemDelegate>
#include <QTreeWidget>

namespace ullim {

/// The classes as rows that are moved by dragging; the order is the owner's to change.
class ClassTree : public QTreeWidget {
  Q_OBJECT
 public:
  enum Column { Key, Name, Now, After, Share, Bars, Note, ColumnCount };
  enum Role { NameRole = Qt::UserRole, BeforeRole, AfterRole, ColourRole };  ///< shares 0..1
  explicit ClassTree(QWidget* parent = nullptr);
  QStringList selectedClasses() const;  ///< from top to bottom
  QStringList order() const;
  /// The order with the selected classes moved by `step` places, or before `row`.
  QStringList orderMoved(int step) const;
  QStringList orderBefore(int row) const;
  void select(const QStringList& names);

 Q_SIGNALS:
  void orderWanted(const QStringList& names);

 protected:
  void dropEvent(QDropEvent* event) override;
};

/// Count before (thin, muted) over count after (in the class's colour).
class ClassBarDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ullim
