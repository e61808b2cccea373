#pragma once
#include <QStyledItemDelegate>

namespace ullim {

/// Paints the QImage (or QPixmap) of Qt::DecorationRole at one fixed size, stretched without smoothing; a
/// quiet box while there is none. The model makes images of pictureSize() * devicePixelRatio.
class ThumbnailDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  explicit ThumbnailDelegate(QObject* parent = nullptr, QSize size = QSize(72, 24));
  QSize pictureSize() const { return m_size; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  QSize m_size;
};

}  // namespace ullim
