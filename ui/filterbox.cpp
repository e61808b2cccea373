#include "ui/filterbox.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>

#include "ui/document.h"
#include "ui/session.h"
#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kApplyMs = 200;  // after the last key
}

FilterBox::FilterBox(const Context& context, QWidget* parent) : QWidget(parent), m_context(context) {
  m_text = new QLineEdit(this);
  m_text->setObjectName(QStringLiteral("filter"));
  m_text->setClearButtonEnabled(true);
  m_text->setMinimumWidth(200);
  m_text->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_text->installEventFilter(this);
  m_answer = new QLabel(this);
  m_answer->setObjectName(QStringLiteral("filterAnswer"));
  m_answer->setMinimumWidth(90);
  m_answer->setMaximumWidth(300);
  m_answer->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_text, 1);
  row->addWidget(m_answer);

  m_later.setSingleShot(true);
  m_later.setInterval(kApplyMs);
  connect(&m_later, &QTimer::timeout, this, &FilterBox::apply);
  connect(m_text, &QLineEdit::textEdited, this, [this] {
    m_later.start();
    Q_EMIT used();
  });
  connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (text.isEmpty()) m_later.start();  // the clear button
  });
  connect(context.session, &Session::filterTextChanged, this, [this](const QString& text) {
    if (m_text->text() != text) m_text->setText(text);
  });
  for (const auto signal : {&Session::queueChanged, &Session::restrictionChanged})
    connect(context.session, signal, this, &FilterBox::refresh);
  connect(context.session, &Session::filterErrorChanged, this, &FilterBox::refresh);
  connect(context.document, &Document::opened, this, &FilterBox::refresh);
  connect(context.document, &Document::closed, this, &FilterBox::refresh);
  retranslate();
}

void FilterBox::focusText() {
  m_text->setFocus(Qt::ShortcutFocusReason);
  m_text->selectAll();
}

void FilterBox::apply() {
  m_later.stop();
  m_context.session->setFilterText(m_text->text().trimmed());
}

void FilterBox::refresh() {
  const QString error = m_context.session->filterError();
  m_answer->setProperty("role", error.isEmpty() ? QStringLiteral("muted") : QStringLiteral("error"));
  m_answer->style()->unpolish(m_answer);
  m_answer->style()->polish(m_answer);
  m_text->setEnabled(m_context.document->isOpen());
  if (!error.isEmpty()) {
    m_answer->setText(
        m_answer->fontMetrics().elidedText(error, Qt::ElideRight, m_answer->maximumWidth() - 8));
    m_answer->setToolTip(error);
    return;
  }
  const auto total = qsizetype(m_context.document->data().clips.size()),
             shown = m_context.session->queue().size();
  m_answer->setToolTip({});
  m_answer->setText(!m_context.document->isOpen() || shown == total
                        ? QString()
                        : tr("%1 of %2").arg(QLocale().toString(shown), QLocale().toString(total)));
}

bool FilterBox::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_text && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !m_text->text().isEmpty()) {
      m_text->clear();
      apply();
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down || key == Qt::Key_Escape) {
      const QString text = m_text->text().trimmed();
      if (text == m_context.session->filterText()) {
        Q_EMIT m_context.session->filterTextChanged(text);  // applied again, to what the labels are now
      } else {
        apply();
      }
      Q_EMIT left();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void FilterBox::retranslate() {
  m_text->setPlaceholderText(tr("Search, or: label = \"hungry\" and status != verified"));
  m_text->setAccessibleName(tr("Search clips"));
  m_text->setToolTip(
      tr("Words are looked for in file, label, group and notes.\n"
         "Or a condition: label, original_label, group, status, duration, sample_rate, remarks … with = != < "
         "<= > >= ~ in, "
         "and, or, not.\nExample: duration < 1.5 and status = new"));
  refresh();
}

void FilterBox::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
