#include "widgets/controls/choicebutton.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"

namespace ullim {
namespace {
constexpr int kHeight = 30, kPadding = 8, kGap = 6, kSign = 16, kDot = 11, kLongestName = 200;
}

ChoiceButton::ChoiceButton(QWidget* parent) : QAbstractButton(parent) {
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard with the clip
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChoiceButton::setKeyText(const QString& key) {
  m_key = key;
  updateGeometry();
  update();
}

void ChoiceButton::setColour(const QColor& colour) {
  m_colour = colour;
  updateGeometry();
  update();
}

void ChoiceButton::setIconName(const QString& iconName) {
  m_iconName = iconName;
  updateGeometry();
  update();
}

int ChoiceButton::keyWidth() const {
  return m_key.isEmpty() ? 0 : std::max(18, fontMetrics().horizontalAdvance(m_key) + 9);
}

QSize ChoiceButton::sizeHint() const {
  int width = 2 * kPadding + std::min(kLongestName, fontMetrics().horizontalAdvance(text()) + 1);
  if (!m_key.isEmpty()) width += keyWidth() + kGap;
  if (!m_iconName.isEmpty()) width += kSign + kGap;
  if (m_colour.isValid()) width += kDot + kGap;
  return {width, std::max(kHeight, fontMetrics().height() + 12)};
}

void ChoiceButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  const QColor tint = m_colour.isValid() ? m_colour : c.accent;
  QColor fill = c.base;
  if (!isEnabled())
    fill = c.window;
  else if (isDown())
    fill = mixed(c.base, tint, 0.42);
  else if (isChecked())
    fill = mixed(c.base, tint, isDarkTheme() ? 0.36 : 0.26);
  else if (underMouse())
    fill = mixed(c.base, tint, 0.10);
  QColor border = !isEnabled() ? c.grid : isChecked() || underMouse() ? tint : c.border;
  if (isEnabled() && isChecked()) border = mixed(tint, c.text, 0.25);
  painter.setPen(QPen(hasFocus() ? c.accent : border, isChecked() || hasFocus() ? 2.0 : 1.0));
  painter.setBrush(fill);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);

  const QColor ink = isEnabled() ? c.text : palette().color(QPalette::Disabled, QPalette::Text);
  int x = kPadding;
  if (!m_key.isEmpty()) {
    const QRectF cap(x, (height() - 19) / 2.0, keyWidth(), 19);
    painter.setPen(QPen(isEnabled() ? mixed(c.border, c.mutedText, 0.35) : c.grid, 1));
    painter.setBrush(isChecked() ? mixed(c.base, tint, 0.12) : c.panel);
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(isEnabled() ? c.mutedText : ink);
    if (isChecked() && isEnabled()) painter.setPen(c.text);
    painter.drawText(cap, Qt::AlignCenter, m_key);
    x += keyWidth() + kGap;
  }
  if (m_colour.isValid()) {
    painter.setPen(QPen(mixed(m_colour, c.text, 0.25), 1));
    painter.setBrush(isEnabled() ? m_colour : mixed(m_colour, c.window, 0.6));
    painter.drawEllipse(QRectF(x + 0.5, (height() - kDot) / 2.0 + 0.5, kDot - 1, kDot - 1));
    x += kDot + kGap;
  }
  if (!m_iconName.isEmpty()) {
    themedIcon(m_iconName)
        .paint(&painter, QRect(x, (height() - kSign) / 2, kSign, kSign), Qt::AlignCenter,
               isEnabled() ? QIcon::Normal : QIcon::Disabled);
    x += kSign + kGap;
  }
  painter.setPen(ink);
  const QRect area(x, 0, width() - x - kPadding + 2, height());
  painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                   fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

void ChoiceButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) updateGeometry();
  QAbstractButton::changeEvent(event);
}

}  // namespace ullim
