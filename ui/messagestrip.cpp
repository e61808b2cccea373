#include "ui/messagestrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kNoticeMs = 5000, kDoneMs = 9000;

QColor colourOf(MessageStrip::Kind kind) {
  switch (kind) {
    case MessageStrip::Kind::Error:
      return themeColours().error;
    case MessageStrip::Kind::Done:
      return themeColours().ok;
    case MessageStrip::Kind::Notice:
      break;
  }
  return themeColours().accent;
}

QString iconOf(MessageStrip::Kind kind) {
  switch (kind) {
    case MessageStrip::Kind::Error:
      return QStringLiteral("error");
    case MessageStrip::Kind::Done:
      return QStringLiteral("check");
    case MessageStrip::Kind::Notice:
      break;
  }
  return QStringLiteral("help");
}

}  // namespace

MessageStrip::MessageStrip(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("messages"));
  m_icon = new QLabel(this);
  m_text = new QLabel(this);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_action = new QPushButton(this);
  m_action->setFocusPolicy(Qt::TabFocus);
  m_close = new QToolButton(this);
  m_close->setIcon(themedIcon(QStringLiteral("close")));
  m_close->setAutoRaise(true);
  m_close->setFocusPolicy(Qt::TabFocus);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 8, 6);
  row->addWidget(m_icon);
  row->addWidget(m_text, 1);
  row->addWidget(m_action);
  row->addWidget(m_close);
  m_gone.setSingleShot(true);
  connect(&m_gone, &QTimer::timeout, this, &MessageStrip::dismiss);
  connect(m_close, &QToolButton::clicked, this, &MessageStrip::dismiss);
  connect(m_action, &QPushButton::clicked, this, [this] {
    const auto call = m_call;
    dismiss();
    if (call) call();
  });
  m_close->setAccessibleName(tr("Close the message"));
  hide();
}

void MessageStrip::show(Kind kind, const QString& text, const QString& action, std::function<void()> call) {
  m_kind = kind;
  m_text->setText(text);
  m_action->setText(action);
  m_action->setVisible(!action.isEmpty());
  m_call = std::move(call);
  m_icon->setPixmap(themedIcon(iconOf(kind), colourOf(kind)).pixmap(18, 18));
  if (kind == Kind::Error) {
    m_gone.stop();
  } else {
    m_gone.start(kind == Kind::Done ? kDoneMs : kNoticeMs);
  }
  setVisible(true);
  update();
}

void MessageStrip::dismiss() {
  m_gone.stop();
  m_call = {};
  hide();
}

QString MessageStrip::text() const { return isHidden() ? QString() : m_text->text(); }

void MessageStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QColor fill = colourOf(m_kind);
  painter.fillRect(QRect(0, 0, 3, height()), fill);
  fill.setAlphaF(0.10f);
  painter.fillRect(rect(), fill);
}

void MessageStrip::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) m_close->setAccessibleName(tr("Close the message"));
  if (event->type() == QEvent::PaletteChange)
    m_icon->setPixmap(themedIcon(iconOf(m_kind), colourOf(m_kind)).pixmap(18, 18));
}

}  // namespace ullim
