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
    case MessageStrip::Kind::Standing:
      return themeColours().warning;
    case MessageStrip::Kind::Walk:
    case MessageStrip::Kind::Notice:
      break;
  }
  return themeColours().accent;
}

bool stays(MessageStrip::Kind kind) {
  return kind == MessageStrip::Kind::Standing || kind == MessageStrip::Kind::Walk;
}

QString iconOf(MessageStrip::Kind kind) {
  switch (kind) {
    case MessageStrip::Kind::Error:
      return QStringLiteral("error");
    case MessageStrip::Kind::Done:
      return QStringLiteral("check");
    case MessageStrip::Kind::Standing:
      return QStringLiteral("warning");
    case MessageStrip::Kind::Walk:
      return QStringLiteral("eye");
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
  m_close = new QToolButton(this);
  m_close->setIcon(themedIcon(QStringLiteral("close")));
  m_close->setAutoRaise(true);
  m_close->setFocusPolicy(Qt::TabFocus);
  m_row = new QHBoxLayout(this);
  m_row->setContentsMargins(12, 6, 8, 6);
  m_row->addWidget(m_icon);
  m_row->addWidget(m_text, 1);
  m_row->addWidget(m_close);
  m_gone.setSingleShot(true);
  connect(&m_gone, &QTimer::timeout, this, &MessageStrip::dismiss);
  connect(m_close, &QToolButton::clicked, this, &MessageStrip::dismiss);
  m_close->setAccessibleName(tr("Close the message"));
  hide();
}

void MessageStrip::show(Kind kind, const QString& text, const QString& action, std::function<void()> call) {
  std::vector<Button> buttons;
  if (!action.isEmpty()) buttons.push_back({action, std::move(call)});
  show(kind, text, buttons);
}

void MessageStrip::show(Kind kind, const QString& text, const std::vector<Button>& buttons) {
  m_kind = kind;
  m_text->setText(text);
  for (QPushButton* each : m_buttons) {  // one of them may be what is being answered
    each->hide();
    each->deleteLater();
  }
  m_buttons.clear();
  for (const Button& button : buttons) {
    auto* made = new QPushButton(button.text, this);
    made->setFocusPolicy(Qt::TabFocus);
    m_row->insertWidget(m_row->count() - 1, made);
    connect(made, &QPushButton::clicked, this, [this, call = button.call] {
      if (!stays(m_kind)) dismiss();
      if (call) call();
    });
    m_buttons.push_back(made);
  }
  m_close->setVisible(!stays(kind));
  m_icon->setPixmap(themedIcon(iconOf(kind), colourOf(kind)).pixmap(18, 18));
  if (kind == Kind::Error || stays(kind)) {
    m_gone.stop();
  } else {
    m_gone.start(kind == Kind::Done ? kDoneMs : kNoticeMs);
  }
  setVisible(true);
  update();
}

void MessageStrip::dismiss() {
  m_gone.stop();
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
