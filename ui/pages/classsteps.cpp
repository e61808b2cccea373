#include "ui/pages/classsteps.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kRow = 28;
}

ClassTree::ClassTree(QWidget* parent) : QTreeWidget(parent) {
  setColumnCount(ColumnCount);
  setRootIsDecorated(false);
  setUniformRowHeights(true);
  setAllColumnsShowFocus(true);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
  setDragDropMode(QAbstractItemView::InternalMove);
  setDefaultDropAction(Qt::MoveAction);
  setItemDelegateForColumn(Bars, new ClassBarDelegate(this));
  header()->setStretchLastSection(true);
  header()->setSectionsMovable(false);
}

QStringList ClassTree::order() const {
  QStringList out;
  for (int row = 0; row < topLevelItemCount(); ++row)
    if (const QString name = topLevelItem(row)->data(Name, NameRole).toString(); !name.isEmpty())
      out.append(name);
  return out;
}

QStringList ClassTree::selectedClasses() const {
  QStringList out;
  for (int row = 0; row < topLevelItemCount(); ++row)
    if (const QString name = topLevelItem(row)->data(Name, NameRole).toString();
        topLevelItem(row)->isSelected() && !name.isEmpty())
      out.append(name);
  return out;
}

QStringList ClassTree::orderMoved(int step) const {
  const QStringList all = order(), chosen = selectedClasses();
  if (chosen.isEmpty()) return all;
  const int first = int(all.indexOf(chosen.first())), last = int(all.indexOf(chosen.last()));
  return orderBefore(step < 0 ? std::max(0, first + step) : last + step + 1);
}

QStringList ClassTree::orderBefore(int row) const {
  const QStringList all = order(), chosen = selectedClasses();
  QStringList before, after;
  for (int i = 0; i < int(all.size()); ++i)
    if (!chosen.contains(all.at(i))) (i < row ? before : after).append(all.at(i));
  return before + chosen + after;
}

void ClassTree::select(const QStringList& names) {
  QTreeWidgetItem* first = nullptr;
  for (int row = 0; row < topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = topLevelItem(row);
    const bool chosen = names.contains(item->data(Name, NameRole).toString());
    if (chosen && !first) setCurrentItem(first = item);
    item->setSelected(chosen);
  }
}

void ClassTree::dropEvent(QDropEvent* event) {
  // The rows stay: whoever owns them shows the new order when it holds.
  const QModelIndex at = indexAt(event->position().toPoint());
  int row = at.isValid() ? at.row() : topLevelItemCount();
  if (at.isValid() && event->position().y() > visualRect(at).center().y()) ++row;
  event->setDropAction(Qt::IgnoreAction);
  event->accept();
  Q_EMIT orderWanted(orderBefore(row));
}

void ClassBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
  QStyleOptionViewItem plain = option;
  initStyleOption(&plain, index);
  plain.text.clear();
  const QWidget* widget = option.widget;
  QStyle* style = widget->style();
  style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
  const QRectF room = QRectF(option.rect).adjusted(6, 5, -6, -5);
  const double before = index.data(ClassTree::BeforeRole).toDouble();
  const double after = index.data(ClassTree::AfterRole).toDouble();
  const QColor colour(index.data(ClassTree::ColourRole).toString());
  painter->save();
  painter->setPen(Qt::NoPen);
  const double half = room.height() / 2;
  const auto bar = [&](double share, double top, double height, const QColor& fill) {
    if (share <= 0) return;
    painter->setBrush(fill);
    painter->drawRect(QRectF(room.left(), top, std::max(2.0, room.width() * share), height));
  };
  bar(before, room.top(), half - 2, mixed(themeColours().mutedText, themeColours().base, 0.45));
  bar(after, room.top() + half - 1, half + 1, colour.isValid() ? colour : themeColours().accent);
  painter->restore();
}

}  // namespace ullim
