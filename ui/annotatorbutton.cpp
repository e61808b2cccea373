#include "ui/annotatorbutton.h"

#include <QAction>
#include <QEvent>

#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/settings/settings.h"

namespace ullim {

AnnotatorButton::AnnotatorButton(const Context& context, QWidget* parent)
    : QToolButton(parent), m_context(context) {
  setObjectName(QStringLiteral("annotatorButton"));
  setAutoRaise(true);
  setFocusPolicy(Qt::TabFocus);
  setToolButtonStyle(Qt::ToolButtonTextOnly);
  connect(this, &QToolButton::clicked, context.actions->action(QStringLiteral("people.annotator")),
          &QAction::trigger);
  connect(&Settings::instance(), &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::annotator.key)) refresh();
  });
  refresh();
}

void AnnotatorButton::refresh() {
  const QString name = m_context.document->annotator();
  setText(tr("Annotator: %1").arg(name));
  setToolTip(tr("Written down with every change and every verdict. Click to change it."));
}

void AnnotatorButton::changeEvent(QEvent* event) {
  QToolButton::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace ullim
