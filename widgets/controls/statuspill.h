#pragma once
#include <QStyledItemDelegate>
#include <QWidget>

namespace ullim {

enum class PillKind { Neutral, Ok, Warning, Error, Accent };

/// A word in a small tinted pill: the state of a clip, a job, a run. The word carries the meaning, the colour
/// helps.
class StatusPill : public QWidget {
  Q_OBJECT
 public:
  explicit StatusPill(QWidget* parent = nullptr);
  void setStatus(const QString& text, PillKind kind);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;

 private:
  QString m_text;
  PillKind m_kind = PillKind::Neutral;
};

/// Pills in a table: Qt::DisplayRole is the word, kKindRole the int of a PillKind (none: plain text).
class PillDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  static constexpr int kKindRole = Qt::UserRole + 100;
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A class name with its colour as a dot: Qt::DisplayRole, and a QColor in Qt::DecorationRole.
class SwatchDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace ullim
