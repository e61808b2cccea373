#include "ui/filterbox.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QStringListModel>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

#include "core/dataset/clipfield.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

namespace {
constexpr int kApplyMs = 200;  // after the last key
constexpr int kRecent = 10;
const QString kSavedFilters = QStringLiteral("savedFilters");
}  // namespace

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
  m_more = new QToolButton(this);
  m_more->setObjectName(QStringLiteral("filterMenu"));
  m_more->setIcon(themedIcon(QStringLiteral("down")));
  m_more->setPopupMode(QToolButton::InstantPopup);
  m_more->setFocusPolicy(Qt::TabFocus);
  m_menu = new QMenu(m_more);
  m_more->setMenu(m_menu);
  connect(m_menu, &QMenu::aboutToShow, this, &FilterBox::fillMenu);
  row->addWidget(m_text, 1);
  row->addWidget(m_more);
  row->addWidget(m_answer);

  m_words = new QStringListModel(this);
  m_completer = new QCompleter(m_words, this);
  m_completer->setWidget(m_text);
  m_completer->setCaseSensitivity(Qt::CaseInsensitive);
  m_completer->setMaxVisibleItems(12);
  connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &FilterBox::insertWord);
  connect(m_text, &QLineEdit::textEdited, this, &FilterBox::complete);
  connect(context.actions->action(QStringLiteral("edit.saveFilter")), &QAction::triggered, this,
          &FilterBox::askName);
  connect(context.actions->action(QStringLiteral("edit.filters")), &QAction::triggered, m_more,
          &QToolButton::showMenu);

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
  connect(context.document, &Document::opened, this, [this] {
    refresh();
    readSaved();
  });
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

/// The word before the cursor, when it may be the name of a field or a class.
void FilterBox::complete() {
  const QString before = m_text->text().left(m_text->cursorPosition());
  qsizetype from = before.size();
  while (from > 0 && !QStringLiteral(" \t(),=<>~!\"").contains(before.at(from - 1))) --from;
  const QString word = before.mid(from);
  if (word.size() < 2) return m_completer->popup()->hide();
  const bool value = from > 0 && (before.left(from).trimmed().endsWith(QLatin1Char('=')) ||
                                  before.at(from - 1) == QLatin1Char('"'));
  QStringList words;
  const Dataset& dataset = m_context.document->data();
  if (value) {
    for (const LabelClass& each : dataset.classes) words.append(QString::fromStdString(each.name));
    words << QStringLiteral("new") << QStringLiteral("verified") << QStringLiteral("unsure")
          << QStringLiteral("excluded");
  } else {
    for (const ClipFieldName& field : clipFieldNames()) words.append(QString::fromLatin1(field.name));
    // Clips of one import have the same columns; the first one says enough for a hint.
    if (!dataset.clips.empty())
      for (const auto& [name, text] : dataset.clips.front().columns)
        words.append(QString::fromStdString(name));
  }
  m_words->setStringList(words);
  m_completer->setCompletionPrefix(word);
  const bool done = m_completer->completionCount() == 0 ||
                    (m_completer->completionCount() == 1 && m_completer->currentCompletion() == word);
  if (done) return m_completer->popup()->hide();
  QRect place = m_text->rect();
  place.setWidth(std::min(place.width(), 260));
  m_completer->complete(place);
}

void FilterBox::insertWord(const QString& word) {
  const QString prefix = m_completer->completionPrefix();
  const int at = m_text->cursorPosition() - int(prefix.size());
  const bool inQuotes = at > 0 && m_text->text().at(at - 1) == QLatin1Char('"');
  const bool needsQuotes = !inQuotes && word.contains(QLatin1Char(' '));
  QString text = m_text->text();
  const QString put = needsQuotes ? QLatin1Char('"') + word + QLatin1Char('"') : word;
  m_text->setText(text.replace(at, prefix.size(), put));
  m_text->setCursorPosition(at + int(put.size()));
  m_later.start();
}

void FilterBox::fillMenu() {
  m_menu->clear();
  m_menu->addAction(m_context.actions->action(QStringLiteral("edit.saveFilter")));
  const auto use = [this](const QString& text) {
    m_context.session->setFilterText(text);
    Q_EMIT used();
  };
  if (!m_saved.isEmpty()) {
    m_menu->addSection(tr("Kept with the project"));
    auto* remove = new QMenu(tr("Remove"), m_menu);
    for (const auto& [name, text] : std::as_const(m_saved)) {
      QAction* entry = m_menu->addAction(name);
      entry->setToolTip(text);
      connect(entry, &QAction::triggered, this, [use, text = text] { use(text); });
      connect(remove->addAction(name), &QAction::triggered, this, [this, name = name] {
        m_saved.removeIf([&](const auto& each) { return each.first == name; });
        keepSaved();
      });
    }
    m_menu->addMenu(remove);
  }
  const QStringList recent = Settings::instance().value(setting::recentFilters).toStringList();
  if (!recent.isEmpty()) m_menu->addSection(tr("Recent"));
  for (const QString& text : recent)
    connect(m_menu->addAction(text), &QAction::triggered, this, [use, text] { use(text); });
}

void FilterBox::askName() {
  const QString text = m_text->text().trimmed();
  if (text.isEmpty() || !m_context.document->isOpen()) {
    m_text->setFocus(Qt::ShortcutFocusReason);  // there is nothing to keep yet: type it
    return;
  }
  auto* dialog = new QInputDialog(window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Keep this search"));
  dialog->setLabelText(tr("Name for: %1").arg(text));
  dialog->setTextValue(text);
  connect(dialog, &QInputDialog::textValueSelected, this, [this, text](const QString& given) {
    const QString name = given.trimmed();
    if (name.isEmpty()) return;
    m_saved.removeIf([&](const auto& each) { return each.first == name; });
    m_saved.append({name, text});
    keepSaved();
  });
  dialog->open();
}

void FilterBox::readSaved() {
  m_saved.clear();
  m_context.document->requestSetting(
      kSavedFilters, [this, path = m_context.document->path()](const QString& kept) {
        if (path != m_context.document->path()) return;
        m_saved.clear();
        const QJsonObject object = QJsonDocument::fromJson(kept.toUtf8()).object();
        for (auto it = object.begin(); it != object.end(); ++it) m_saved.append({it.key(), it->toString()});
      });
}

void FilterBox::keepSaved() {
  std::sort(m_saved.begin(), m_saved.end());
  QJsonObject object;
  for (const auto& [name, text] : std::as_const(m_saved)) object.insert(name, text);
  m_context.document->keepSetting(kSavedFilters,
                                  QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
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
      if (!text.isEmpty() && m_context.session->filterError().isEmpty()) {
        QStringList recent = Settings::instance().value(setting::recentFilters).toStringList();
        recent.removeAll(text);
        recent.prepend(text);
        Settings::instance().set(setting::recentFilters, QStringList(recent.mid(0, kRecent)));
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
         "Or a condition with = != < <= > >= ~ (contains) in ( , ) and or not on: label, original_label, "
         "group, status, name, notes, duration, sample_rate, channels, remarks, error,\n"
         "level, peak, noise (dBFS), snr (dB), silence (0 to 1, or 50%), clipped, dc, bandwidth, f0 (Hz), "
         "duplicate,\nopinion, probability, doubt, verdicts, annotators, and the columns of the import.\n"
         "Nothing there: f0 = \"\". Example: duration < 1.5 and snr > 20 and status = new"));
  m_more->setToolTip(tr("Searches that were kept, and recent ones"));
  m_more->setAccessibleName(m_more->toolTip());
  refresh();
}

void FilterBox::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
