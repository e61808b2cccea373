#include "widgets/controls/emptystate.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace ullim {
namespace {
constexpr int kIconSize = 56, kTextWidth = 440;
}

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_iconName(icon) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(24, 24, 24, 24);
  outer->setSpacing(8);
  m_icon = new QLabel;
  m_icon->setAlignment(Qt::AlignCenter);
  m_title = new QLabel(title);
  m_title->setProperty("role", "title");
  m_title->setAlignment(Qt::AlignCenter);
  m_title->setWordWrap(true);
  m_text = new QLabel(text);
  m_text->setProperty("role", "muted");
  m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  m_text->setWordWrap(true);
  m_text->setFixedWidth(kTextWidth);
  m_buttons = new QVBoxLayout;
  m_buttons->setSpacing(8);
  outer->addStretch(2);
  outer->addWidget(m_icon);
  outer->addSpacing(4);
  outer->addWidget(m_title);
  auto* line = new QHBoxLayout;  // not an alignment: that would keep the text from wrapping to its height
  line->addStretch();
  line->addWidget(m_text);
  line->addStretch();
  outer->addLayout(line);
  outer->addSpacing(8);
  outer->addLayout(m_buttons);
  outer->addStretch(3);
  showIcon();
}

void EmptyState::showIcon() {
  m_icon->setPixmap(
      themedIcon(m_iconName, themeColours().accent).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
}

QPushButton* EmptyState::addButton(const QString& text, const QString& icon) {
  auto* button = new QPushButton(text);
  if (m_buttons->count() == 0) {
    button->setProperty("role", "primary");
    if (!icon.isEmpty()) button->setIcon(themedIcon(icon, themeColours().onHighlight));
  } else if (!icon.isEmpty()) {
    button->setIcon(themedIcon(icon));
  }
  button->setMinimumWidth(220);
  m_buttons->addWidget(button, 0, Qt::AlignHCenter);
  return button;
}

void EmptyState::setTexts(const QString& title, const QString& text) {
  m_title->setText(title);
  m_text->setText(text);
}

void EmptyState::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) showIcon();
  QWidget::changeEvent(event);
}

}  // namespace ullim
