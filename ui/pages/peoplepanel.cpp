#include "ui/pages/peoplepanel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/commands/labelcontroller.h"
#include "ui/commands/passcontroller.h"
#include "ui/commands/settlecontroller.h"
#include "ui/document.h"
#include "ui/pages/kappabar.h"
#include "ui/pages/passlist.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/plot/confusionview.h"

namespace ullim {

namespace {

enum Column { Who, Clips, Alike, Beyond };
constexpr int kBarWidth = 150, kLeastWidth = 400;
constexpr int kLaterMs = 500, kPairRows = 4, kRow = 26, kConfusionHeight = 260;

QString str(const std::string& s) { return QString::fromStdString(s); }

QLabel* wordsIn(QWidget* parent, const char* role = "") {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  if (*role) label->setProperty("role", QString::fromLatin1(role));
  return label;
}

}  // namespace

PeoplePanel::PeoplePanel(const Context& context, QWidget* parent) : QDockWidget(parent), m_context(context) {
  setObjectName(QStringLiteral("peoplePanel"));
  auto* whole = new QWidget;
  m_annotatorTitle = new QLabel(whole);
  m_annotator = new QComboBox(whole);
  m_annotator->setObjectName(QStringLiteral("annotator"));
  m_annotator->setEditable(true);
  m_annotator->setInsertPolicy(QComboBox::NoInsert);
  m_annotatorTitle->setBuddy(m_annotator);
  m_passes = new PassList(context, whole);
  m_agreementTitle = wordsIn(whole, "heading");
  m_hidden = wordsIn(whole, "muted");
  m_hidden->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_stack = new QStackedWidget(whole);
  m_stack->addWidget(makeAgreement());
  m_stack->addWidget(m_hidden);

  auto* top = new QHBoxLayout;
  top->addWidget(m_annotatorTitle);
  top->addWidget(m_annotator, 1);
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(6, 6, 6, 6);
  column->addLayout(top);
  column->addWidget(m_passes, 1);
  column->addWidget(m_agreementTitle);
  column->addWidget(m_stack, 5);
  whole->setMinimumWidth(kLeastWidth);
  setWidget(whole);

  m_later.setSingleShot(true);
  m_later.setInterval(kLaterMs);
  m_pool.setMaxThreadCount(1);
  connect(&m_later, &QTimer::timeout, this, &PeoplePanel::refresh);
  connect(context.document, &Document::changed, this, [this](const Change&, bool) { later(); });
  for (auto signal : {&Document::opened, &Document::closed}) {
    connect(context.document, signal, this, [this] {
      m_report = {};
      refreshAnnotator();
      showReport({});
      later();
    });
  }
  // What the others say is not for who listens blind.
  connect(context.labels->passes(), &PassController::changed, this, [this] {
    const bool hidden = m_context.labels->passes()->active();
    m_stack->setCurrentIndex(hidden ? 1 : 0);
    if (!hidden) later();
  });
  connect(m_passes, &PassList::notice, this, &PeoplePanel::notice);
  connect(m_annotator->lineEdit(), &QLineEdit::editingFinished, this, &PeoplePanel::keepAnnotator);
  connect(m_annotator, &QComboBox::activated, this, &PeoplePanel::keepAnnotator);
  connect(&Settings::instance(), &Settings::changed, this, [this](const QString& key) {
    if (key == QLatin1String(setting::annotator.key)) refreshAnnotator();
  });
  retranslate();
}

PeoplePanel::~PeoplePanel() {
  m_stop.request_stop();
  m_pool.waitForDone();
}

QWidget* PeoplePanel::makeAgreement() {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* whole = new QWidget(area);
  m_pairs = new QTreeWidget(whole);
  m_pairs->setObjectName(QStringLiteral("pairList"));
  m_pairs->setRootIsDecorated(false);
  m_pairs->setUniformRowHeights(true);
  m_pairs->setAttribute(Qt::WA_InputMethodEnabled, false);
  m_pairs->setColumnCount(4);
  m_pairs->setItemDelegateForColumn(Beyond, new KappaBar(m_pairs));
  m_pairs->header()->setStretchLastSection(false);
  m_pairs->header()->setSectionResizeMode(Who, QHeaderView::Stretch);
  for (const int column : {int(Clips), int(Alike)})
    m_pairs->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  m_pairs->header()->setSectionResizeMode(Beyond, QHeaderView::Fixed);
  m_pairs->header()->resizeSection(Beyond, kBarWidth);
  m_pairs->setMinimumHeight(kRow * (kPairRows + 1));
  m_words = wordsIn(whole);
  m_words->setObjectName(QStringLiteral("pairWords"));
  m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_confusion = new ConfusionView(whole);
  m_confusion->setObjectName(QStringLiteral("peopleConfusion"));
  m_confusion->setMinimumHeight(kConfusionHeight);
  // Enter is theirs, and not the region's of the clip.
  for (QWidget* list : std::initializer_list<QWidget*>{m_pairs, m_confusion})
    list->setProperty("ownsKeys", QVariantList{int(Qt::Key_Return), int(Qt::Key_Enter)});
  m_settleAll = new QPushButton(whole);
  m_settleAll->setObjectName(QStringLiteral("settleAll"));
  m_together = wordsIn(whole, "muted");
  auto* column = new QVBoxLayout(whole);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_pairs);
  column->addWidget(m_words);
  column->addWidget(m_confusion, 1);
  column->addWidget(m_settleAll);
  column->addWidget(m_together);
  column->addStretch(0);
  area->setWidget(whole);
  connect(m_pairs, &QTreeWidget::currentItemChanged, this, &PeoplePanel::showPair);
  connect(m_pairs, &QTreeWidget::itemActivated, this,
          [this] { settle(Ratings::kMissing, Ratings::kMissing); });
  connect(m_confusion, &ConfusionView::cellActivated, this, &PeoplePanel::settle);
  connect(m_settleAll, &QPushButton::clicked, this, [this] { settle(Ratings::kMissing, Ratings::kMissing); });
  return area;
}

void PeoplePanel::later() {
  if (isVisible()) m_later.start();  // anew: not while one labels on and on
}

void PeoplePanel::refresh() {
  m_later.stop();
  m_stop.request_stop();
  if (!m_context.document->isOpen() || !isVisible() || m_context.labels->passes()->active()) return;
  m_stop = std::stop_source();
  m_pool.start([this, guard = QPointer<PeoplePanel>(this), serial = ++m_serial,
                data = &m_context.document->data(), gate = m_context.document->gate(),
                stop = m_stop.get_token(), app = QCoreApplication::instance()] {
    PeopleReport report;
    if (!makePeopleReport(*data, *gate, stop, &report)) return;
    QMetaObject::invokeMethod(
        app,
        [this, guard, serial, report = std::move(report)]() mutable {
          if (guard && serial == m_serial) showReport(std::move(report));
        },
        Qt::QueuedConnection);
  });
}

void PeoplePanel::showReport(PeopleReport report) {
  QString before;
  if (const auto* pair = chosen())
    before =
        str(m_report.raters[pair->first].name) + QLatin1Char('\n') + str(m_report.raters[pair->second].name);
  m_report = std::move(report);
  {
    const QSignalBlocker quiet(m_pairs);
    m_pairs->clear();
    for (std::size_t i = 0; i < m_report.pairs.size(); ++i) {
      const auto& pair = m_report.pairs[i];
      const Rater &first = m_report.raters[pair.first], &second = m_report.raters[pair.second];
      auto* item = new QTreeWidgetItem(m_pairs);
      item->setData(Who, Qt::UserRole, int(i));
      item->setText(Who, tr("%1 – %2", "two raters").arg(raterText(first), raterText(second)));
      item->setToolTip(Who, item->text(Who));
      item->setText(Clips, QLocale().toString(pair.agreement.n));
      item->setText(Alike, tr("%1 %").arg(QLocale().toString(pair.agreement.share.value * 100, 'f', 0)));
      for (const int column : {int(Clips), int(Alike)})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
      const Estimate& kappa = pair.agreement.kappa;
      item->setData(Beyond, KappaBar::Value, kappa.value);
      item->setData(Beyond, KappaBar::Low, kappa.low);
      item->setData(Beyond, KappaBar::High, kappa.high);
      item->setText(Beyond,
                    std::isnan(kappa.value) ? tr("one class only") : QLocale().toString(kappa.value, 'f', 2));
      if (str(first.name) + QLatin1Char('\n') + str(second.name) == before) m_pairs->setCurrentItem(item);
    }
    if (!m_pairs->currentItem() && m_pairs->topLevelItemCount() > 0)
      m_pairs->setCurrentItem(m_pairs->topLevelItem(0));
  }
  m_together->setText(togetherWords(m_report));
  m_together->setVisible(!m_together->text().isEmpty());
  showPair();
}

const PeopleReport::Pair* PeoplePanel::chosen() const {
  const QTreeWidgetItem* item = m_pairs->currentItem();
  if (!item) return nullptr;
  const auto at = std::size_t(item->data(Who, Qt::UserRole).toInt());
  return at < m_report.pairs.size() ? &m_report.pairs[at] : nullptr;
}

void PeoplePanel::showPair() {
  const auto* pair = chosen();
  m_confusion->setVisible(pair);
  m_settleAll->setVisible(pair);
  if (!pair) {
    m_words->setText(
        tr("Once a clip has a word of two – a label, a table of labels, a blind pass – it stands "
           "here how far they agree."));
    return;
  }
  m_words->setText(agreementWords(m_report, *pair));
  const Ratings& ratings = m_report.ratings;
  // Classes that neither of the two gives would be empty rows.
  std::vector<std::string> names;
  m_shownClasses.clear();
  for (std::size_t c = 0; c < ratings.classes.size(); ++c)
    if (pair->agreement.classes[c].first + pair->agreement.classes[c].second > 0) {
      names.push_back(ratings.classes[c]);
      m_shownClasses.push_back(int(c));
    }
  MatrixOf<int> counts(names.size(), names.size());
  for (std::size_t r = 0; r < names.size(); ++r)
    for (std::size_t c = 0; c < names.size(); ++c)
      counts(r, c) =
          pair->agreement.confusion(std::size_t(m_shownClasses[r]), std::size_t(m_shownClasses[c]));
  m_confusion->setSides(raterText(m_report.raters[pair->first]), raterText(m_report.raters[pair->second]));
  m_confusion->setMatrix(names, counts);
  const int apart = pair->agreement.n - pair->agreement.agree;
  m_settleAll->setEnabled(apart > 0);
  m_settleAll->setText(apart > 0 ? tr("Settle the %n clip(s) they disagree on", nullptr, apart)
                                 : tr("They agree on every clip"));
}

/// Rows and columns of the picture, or kMissing for all disagreements.
void PeoplePanel::settle(int row, int column) {
  const auto* pair = chosen();
  if (!pair) return;
  const auto shown = [this](int at) { return at < 0 ? at : m_shownClasses[std::size_t(at)]; };
  const Ratings& ratings = m_report.ratings;
  const auto clips = clipsOfCell(ratings, pair->first, pair->second, shown(row), shown(column));
  if (clips.empty()) return;
  const QString first = raterText(m_report.raters[pair->first]),
                second = raterText(m_report.raters[pair->second]);
  SettleController::Case open{first, second, {}, {}};
  for (const std::size_t i : clips) {
    if (!m_context.document->data().find(ratings.clips[i])) continue;
    open.clips.append(str(ratings.clips[i]));
    open.sides[ratings.clips[i]] = {str(ratings.classes[std::size_t(ratings.of[pair->first][i])]),
                                    str(ratings.classes[std::size_t(ratings.of[pair->second][i])])};
  }
  if (row >= 0 && row == column) {  // they agree: to listen to, nothing to settle
    m_context.session->setRestriction(open.clips, tr("%1 and %2 agree").arg(first, second));
    return;
  }
  m_context.labels->settling()->start(std::move(open));
}

void PeoplePanel::refreshAnnotator() {
  const QSignalBlocker quiet(m_annotator);
  const QString name = m_context.document->annotator();
  QStringList names{name};
  if (m_context.document->isOpen())
    for (const Pass& pass : m_context.document->data().passes)
      if (pass.kind == "blind") names << str(pass.annotator);
  names.removeDuplicates();
  m_annotator->clear();
  m_annotator->addItems(names);
  m_annotator->setCurrentText(name);
}

void PeoplePanel::keepAnnotator() {
  const QString name = m_annotator->currentText().trimmed();
  if (name != m_context.document->annotator()) Settings::instance().set(setting::annotator, name);
  if (name.isEmpty()) refreshAnnotator();  // then it is the user's own name
}

void PeoplePanel::askAnnotator() {
  setVisible(true);
  raise();
  m_annotator->setFocus();
  m_annotator->lineEdit()->selectAll();
}

void PeoplePanel::showEvent(QShowEvent* event) {
  QDockWidget::showEvent(event);
  refreshAnnotator();
  later();
}

void PeoplePanel::retranslate() {
  setWindowTitle(tr("Annotators"));
  m_annotatorTitle->setText(tr("&You are"));
  m_annotator->setAccessibleName(tr("Annotator"));
  m_annotator->setToolTip(tr("Written down with every change and every verdict."));
  m_agreementTitle->setText(tr("Agreement"));
  m_hidden->setText(tr("Hidden while a blind pass goes on."));
  m_pairs->setHeaderLabels({tr("Who"), tr("Clips"), tr("Alike"), tr("Beyond chance")});
  m_pairs->setAccessibleName(tr("Agreement of two"));
  m_pairs->headerItem()->setToolTip(
      Beyond, tr("Cohen's kappa: 0 is as by chance, 1 always alike. The bar holds it with 95 % certainty."));
  showReport(std::move(m_report));
}

void PeoplePanel::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
