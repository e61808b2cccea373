#include "widgets/view/panetools.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "widgets/theme.h"

namespace ullim {

PaneTools::PaneTools(QWidget* pane) : QWidget(pane) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(2, 1, 2, 1);
  row->setSpacing(0);
  const auto button = [&](const char* icon) {
    auto* b = new QToolButton(this);
    b->setAutoRaise(true);
    b->setFocusPolicy(Qt::NoFocus);
    b->setIconSize(QSize(14, 14));
    b->setFixedSize(22, 20);
    b->setIcon(themedIcon(QString::fromLatin1(icon)));
    row->addWidget(b);
    return b;
  };
  m_up = button("up");
  m_down = button("down");
  m_close = button("close");
  connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveClicked(-1); });
  connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveClicked(1); });
  connect(m_close, &QToolButton::clicked, this, &PaneTools::closeClicked);
  setCursor(Qt::ArrowCursor);
  retranslate();
}

void PaneTools::place(const QRect& plot) {
  adjustSize();
  move(plot.right() - width() - 3, plot.top() + 4);
}

void PaneTools::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& c = themeColours();
  painter.setPen(c.border);
  painter.setBrush(c.panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void PaneTools::retranslate() {
  const std::pair<QToolButton*, QString> texts[] = {
      {m_up, tr("Move this pane up")}, {m_down, tr("Move this pane down")}, {m_close, tr("Close this pane")}};
  for (const auto& [button, text] : texts) {
    button->setToolTip(text);
    button->setAccessibleName(text);
  }
}

void PaneTools::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
