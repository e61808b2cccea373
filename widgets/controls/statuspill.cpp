#include "widgets/controls/statuspill.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/view/axispainter.h"

namespace ullim {
namespace {
constexpr int kPadding = 8;

QColor colourOf(PillKind kind) {
  const ThemeColours& c = themeColours();
  switch (kind) {
    case PillKind::Ok:
      return c.ok;
    case PillKind::Warning:
      return c.warning;
    case PillKind::Error:
      return c.error;
    case PillKind::Accent:
      return c.accent;
    case PillKind::Neutral:
      break;
  }
  return c.mutedText;
}

QSize pillSize(const QFont& font, const QString& text) {
  const QFontMetrics metrics(axisFont(font));
  return {metrics.horizontalAdvance(text) + 2 * kPadding + 1, metrics.height() + 4};
}

void paintPill(QPainter* painter, const QRect& rect, const QFont& font, const QString& text, PillKind kind) {
  const QColor colour = colourOf(kind);
  const ThemeColours& c = themeColours();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setFont(axisFont(font));
  painter->setPen(QPen(mixed(c.base, colour, 0.45), 1));
  painter->setBrush(mixed(c.base, colour, isDarkTheme() ? 0.18 : 0.10));
  const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
  painter->drawRoundedRect(box, box.height() / 2, box.height() / 2);
  painter->setPen(kind == PillKind::Neutral ? c.mutedText : colour);
  painter->drawText(rect.adjusted(kPadding - 2, 0, -kPadding + 2, 0), Qt::AlignCenter,
                    painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 2 * kPadding + 5));
  painter->restore();
}

QStyle* paintBackground(QPainter* painter, QStyleOptionViewItem& box) {
  QStyle* style = box.widget ? box.widget->style() : QApplication::style();
  box.text.clear();
  box.icon = {};
  box.features &= ~QStyleOptionViewItem::ViewItemFeatures(QStyleOptionViewItem::HasDecoration);
  style->drawControl(QStyle::CE_ItemViewItem, &box, painter, box.widget);
  return style;
}
}  // namespace

StatusPill::StatusPill(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusPill::setStatus(const QString& text, PillKind kind) {
  m_text = text;
  m_kind = kind;
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize StatusPill::sizeHint() const {
  return m_text.isEmpty() ? QSize(0, pillSize(font(), m_text).height()) : pillSize(font(), m_text);
}

void StatusPill::paintEvent(QPaintEvent*) {
  if (m_text.isEmpty()) return;
  QPainter painter(this);
  paintPill(&painter, rect(), font(), m_text, m_kind);
}

void PillDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  const QVariant kind = index.data(kKindRole);
  const QString text = index.data(Qt::DisplayRole).toString();
  if (!kind.isValid() || text.isEmpty()) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem box = option;
  initStyleOption(&box, index);
  paintBackground(painter, box);
  const QSize size = pillSize(option.font, text).boundedTo(option.rect.size() - QSize(8, 2));
  QRect place(QPoint(option.rect.left() + 4, 0), size);
  place.moveTop(option.rect.top() + (option.rect.height() - size.height()) / 2);
  paintPill(painter, place, option.font, text, PillKind(kind.toInt()));
}

QSize PillDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  return pillSize(option.font, index.data(Qt::DisplayRole).toString()) + QSize(12, 4);
}

void SwatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
  const QColor colour = index.data(Qt::DecorationRole).value<QColor>();
  if (!colour.isValid()) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem box = option;
  initStyleOption(&box, index);
  const QString text = box.text;
  const bool selected = box.state & QStyle::State_Selected;
  const bool active = box.state & QStyle::State_Active;
  paintBackground(painter, box);
  constexpr int kDot = 10;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  const QColor ink = selected && active ? c.onHighlight : option.palette.color(QPalette::Text);
  painter->setPen(QPen(mixed(colour, selected && active ? c.onHighlight : c.text, selected ? 0.6 : 0.25), 1));
  painter->setBrush(colour);
  const QRect r = option.rect;
  painter->drawEllipse(QRectF(r.left() + 8.5, r.top() + (r.height() - kDot) / 2.0 + 0.5, kDot - 1, kDot - 1));
  const QVariant own = index.data(Qt::ForegroundRole);
  painter->setPen(own.canConvert<QBrush>() && !selected ? own.value<QBrush>().color() : ink);
  painter->setFont(box.font);
  const QRect area = r.adjusted(8 + kDot + 6, 0, -4, 0);
  painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetrics(box.font).elidedText(text, Qt::ElideRight, area.width()));
  painter->restore();
}

}  // namespace ullim
