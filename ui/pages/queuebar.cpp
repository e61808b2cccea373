#include "ui/pages/queuebar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QRandomGenerator>
#include <QResizeEvent>
#include <QToolButton>
#include <tuple>

#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/document.h"
#include "ui/models/clipmodel.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

const QString kOrderSetting = QStringLiteral("queueOrder");
constexpr int kLargestSeed = 99999;  // can be read out and typed again
constexpr int kBarRoom = 60, kGaps = 4 * 8;

const char* orderName(QueueOrder order) {
  switch (order) {
    case QueueOrder::Random:
      return "random";
    case QueueOrder::Unsure:
      return "unsure";
    case QueueOrder::Doubt:
      return "doubt";
    default:
      return "file";
  }
}

}  // namespace

QueueBar::QueueBar(const Context& context, ClipModel* model, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(model) {
  const auto action = [&](const char* id) { return context.actions->action(QString::fromLatin1(id)); };
  m_order = new QToolButton(this);
  m_order->setObjectName(QStringLiteral("queueOrder"));
  m_order->setPopupMode(QToolButton::InstantPopup);
  m_order->setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_order->setFocusPolicy(Qt::TabFocus);
  auto* menu = new QMenu(m_order);
  for (const char* id : {"queue.file", "queue.random", "queue.seed", "queue.unsure", "queue.doubt"})
    menu->addAction(action(id));
  m_order->setMenu(menu);
  m_blind = new QToolButton(this);
  m_blind->setObjectName(QStringLiteral("blind"));
  m_blind->setDefaultAction(action("queue.blind"));
  m_blind->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_blind->setFocusPolicy(Qt::TabFocus);
  m_done = new QProgressBar(this);
  m_done->setTextVisible(false);
  m_done->setFixedHeight(6);
  m_done->setMaximumWidth(140);
  m_words = new QLabel(this);
  m_words->setObjectName(QStringLiteral("queueProgress"));
  m_words->setProperty("role", QStringLiteral("muted"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->setSizeConstraint(QLayout::SetNoConstraint);  // fit() makes it as narrow as need be
  row->addWidget(m_order);
  row->addWidget(m_blind);
  row->addStretch(1);
  row->addWidget(m_done);
  row->addWidget(m_words);

  const auto on = [&](const char* id, std::function<void()> call) {
    connect(action(id), &QAction::triggered, this, [call = std::move(call)] { call(); });
  };
  on("queue.file", [this] { setOrder(QueueOrder::File, 0); });
  on("queue.random", [this] { random(); });
  on("queue.seed", [this] { askSeed(); });
  on("queue.unsure", [this] { setOrder(QueueOrder::Unsure, 0); });
  on("queue.doubt", [this] { setOrder(QueueOrder::Doubt, 0); });
  connect(action("queue.blind"), &QAction::toggled, context.session, &Session::setBlind);
  connect(context.session, &Session::blindChanged, this, [this, blind = action("queue.blind")](bool is) {
    blind->setChecked(is);
    refresh();
  });
  connect(model, &ClipModel::rebuilt, this, &QueueBar::refresh);
  connect(context.labels, &LabelController::verdictGiven, this, &QueueBar::refresh);
  connect(context.document, &Document::changed, this, &QueueBar::refresh);
  connect(context.document, &Document::opened, this, &QueueBar::opened);
  retranslate();
  if (context.document->isOpen()) opened();
}

/// A new random order each time it is asked for; the seed is shown, and any can be had again.
void QueueBar::random() {
  const bool again = m_seed == 0 || m_model->queueOrder() == QueueOrder::Random;
  setOrder(QueueOrder::Random,
           again ? std::uint64_t(QRandomGenerator::global()->bounded(1, kLargestSeed + 1)) : m_seed);
}

void QueueBar::askSeed() {
  auto* dialog = new QInputDialog(window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Random order"));
  dialog->setLabelText(tr("Seed (the same number gives the same order):"));
  dialog->setInputMode(QInputDialog::IntInput);
  dialog->setIntRange(1, kLargestSeed);
  dialog->setIntValue(m_seed ? int(m_seed) : 1);
  connect(dialog, &QInputDialog::intValueSelected, this,
          [this](int seed) { setOrder(QueueOrder::Random, std::uint64_t(seed)); });
  dialog->open();
}

void QueueBar::setOrder(QueueOrder order, std::uint64_t seed) {
  if (!m_context.document->isOpen()) return;
  if (order == QueueOrder::Random) m_seed = seed;
  m_model->setQueueOrder(order, seed);
  m_context.document->keepSetting(
      kOrderSetting, QStringLiteral("%1:%2").arg(QString::fromLatin1(orderName(order))).arg(m_seed));
  refresh();
}

void QueueBar::opened() {
  m_seed = 0;
  if (m_model->queueOrder() != QueueOrder::File) m_model->setQueueOrder(QueueOrder::File);
  m_context.document->requestSetting(
      kOrderSetting, [this, path = m_context.document->path()](const QString& kept) {
        if (path != m_context.document->path()) return;
        m_seed = kept.section(QLatin1Char(':'), 1).toULongLong();
        for (const QueueOrder order : {QueueOrder::Random, QueueOrder::Unsure, QueueOrder::Doubt})
          if (kept.section(QLatin1Char(':'), 0, 0) == QLatin1String(orderName(order)))
            m_model->setQueueOrder(order, order == QueueOrder::Random ? m_seed : 0);
        refresh();
      });
}

void QueueBar::refresh() {
  const int column = m_model->sortColumn();
  QString words;
  if (column >= 0) {
    words = tr("By %1").arg(columnTitle(m_model->columns()[std::size_t(column)]).toLower());
  } else {
    switch (m_model->queueOrder()) {
      case QueueOrder::File:
        words = tr("As imported");
        break;
      case QueueOrder::Random:
        words = tr("Random, seed %1").arg(m_model->seed());
        break;
      case QueueOrder::Unsure:
        words = tr("Unsure first");
        break;
      case QueueOrder::Doubt:
        words = tr("Most doubted first");
        break;
      case QueueOrder::Given:
        words = tr("As given");
        break;
    }
  }
  m_orderWords = words;
  const int total = m_model->rowCount(), done = m_model->doneCount();
  m_done->setRange(0, std::max(1, total));
  m_done->setValue(done);
  m_words->setText(tr("%1 of %2 done").arg(QLocale().toString(done), QLocale().toString(total)));
  fit();
}

/// Beside docks there is little room: first the bar goes, then what the eye and the arrow say already.
void QueueBar::fit() {
  const auto set = [this](bool bar, bool blind, bool order) {
    m_done->setVisible(bar);
    m_blind->setToolButtonStyle(blind ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_order->setText(order ? tr("Order: %1").arg(m_orderWords) : m_orderWords);
    const int room = m_order->sizeHint().width() + m_blind->sizeHint().width() + m_words->sizeHint().width() +
                     (bar ? kBarRoom : 0) + kGaps;
    return room <= width();
  };
  for (const auto& [bar, blind, order] :
       {std::tuple{true, true, true}, {false, true, true}, {false, false, true}, {false, false, false}})
    if (set(bar, blind, order)) break;
}

void QueueBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit();
}

void QueueBar::retranslate() {
  m_order->setToolTip(tr("In which order the clips come. A click on a column's head sorts, too."));
  m_done->setAccessibleName(tr("Done"));
  refresh();
}

void QueueBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
