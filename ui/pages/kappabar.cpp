#include "ui/pages/kappabar.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr double kLeast = -0.2;  // worse than chance is rare; further left is drawn at the edge
constexpr int kGap = 8, kDot = 4, kBar = 5, kLeastScale = 90, kHeight = 26;

}  // namespace

void KappaBar::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const double value = index.data(Value).toDouble();
  QStyleOptionViewItem plain = option;
  initStyleOption(&plain, index);
  if (std::isnan(value)) {
    QStyledItemDelegate::paint(painter, option, index);
    return;
  }
  plain.text.clear();
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
  const ThemeColours& c = themeColours();
  // Without the focus the chosen row is only tinted.
  const bool chosen = (option.state & QStyle::State_Selected) && option.widget && option.widget->hasFocus();
  const QColor ink = chosen ? c.onHighlight : c.text;
  const int textWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("−0,00"));
  const QRect scale = option.rect.adjusted(kGap, 0, -textWidth - 2 * kGap, 0);
  const double y = scale.center().y() + 0.5;
  const auto x = [&](double at) {
    return scale.left() + (std::clamp(at, kLeast, 1.0) - kLeast) / (1 - kLeast) * scale.width();
  };
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(mixed(ink, chosen ? c.highlight : c.base, 0.6), 1));
  painter->drawLine(QPointF(x(kLeast), y), QPointF(x(1), y));
  for (const double mark : {0.0, 1.0}) painter->drawLine(QPointF(x(mark), y - 6), QPointF(x(mark), y + 6));
  const QColor tone = chosen ? c.onHighlight : c.accent;
  const double low = index.data(Low).toDouble(), high = index.data(High).toDouble();
  if (!std::isnan(low)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(tone, chosen ? c.highlight : c.base, 0.55));
    painter->drawRoundedRect(QRectF(QPointF(x(low), y - kBar / 2.0), QPointF(x(high), y + kBar / 2.0)), 2, 2);
  }
  painter->setPen(Qt::NoPen);
  painter->setBrush(tone);
  painter->drawEllipse(QPointF(x(value), y), kDot, kDot);
  painter->setPen(ink);
  painter->drawText(option.rect.adjusted(0, 0, -kGap, 0), Qt::AlignRight | Qt::AlignVCenter,
                    QLocale().toString(value, 'f', 2));
  painter->restore();
}

QSize KappaBar::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {kLeastScale + option.fontMetrics.horizontalAdvance(QStringLiteral("−0,00")) + 3 * kGap, kHeight};
}

}  // namespace ullim
