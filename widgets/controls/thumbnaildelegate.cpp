#include "widgets/controls/thumbnaildelegate.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPixmap>

#include "widgets/theme.h"

namespace ullim {

ThumbnailDelegate::ThumbnailDelegate(QObject* parent, QSize size)
    : QStyledItemDelegate(parent), m_size(size) {}

void ThumbnailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  QStyleOptionViewItem box = option;
  initStyleOption(&box, index);
  box.text.clear();
  box.icon = {};
  box.features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDecoration);
  const QStyle* style = box.widget ? box.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &box, painter, box.widget);

  QRect place(QPoint(), m_size.boundedTo(option.rect.size() - QSize(4, 2)));
  place.moveCenter(option.rect.center());
  const QVariant picture = index.data(Qt::DecorationRole);
  if (picture.metaType().id() == QMetaType::QImage && !picture.value<QImage>().isNull()) {
    painter->drawImage(place, picture.value<QImage>());
  } else if (picture.metaType().id() == QMetaType::QPixmap && !picture.value<QPixmap>().isNull()) {
    painter->drawPixmap(place, picture.value<QPixmap>());
  } else {
    painter->fillRect(place, themeColours().grid);
  }
}

QSize ThumbnailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return m_size + QSize(8, 4);
}

}  // namespace ullim
