#include "ui/pages/checkpanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document.h"
#include "ui/jobs/factsjob.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/checkwords.h"
#include "ui/session.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

enum Column { Severe, Clips, What };

QColor colourOf(Severity severity) {
  const ThemeColours& colours = themeColours();
  switch (severity) {
    case Severity::Serious:
      return colours.error;
    case Severity::Warning:
      return colours.warning;
    case Severity::Note:
      break;
  }
  return colours.mutedText;
}

}  // namespace

CheckPanel::CheckPanel(const Context& context, QWidget* parent)
    : QDockWidget(parent),
      m_context(context),
      m_check(new QPushButton(this)),
      m_stop(new QPushButton(this)),
      m_show(new QPushButton(this)),
      m_bar(new QProgressBar(this)),
      m_summary(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_list(new QTreeWidget(this)),
      m_chart(new FindingChart(this)) {
  setObjectName(QStringLiteral("checkDock"));
  m_check->setProperty("role", QStringLiteral("primary"));
  m_check->setObjectName(QStringLiteral("checkStart"));
  m_stop->setObjectName(QStringLiteral("checkStop"));
  m_show->setObjectName(QStringLiteral("checkShow"));
  m_list->setObjectName(QStringLiteral("checkFindings"));
  m_list->setColumnCount(3);
  m_list->setRootIsDecorated(false);
  m_list->setUniformRowHeights(false);
  m_list->setWordWrap(true);
  m_list->setSelectionMode(QAbstractItemView::SingleSelection);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_list->header()->setStretchLastSection(true);
  m_summary->setProperty("role", QStringLiteral("muted"));
  m_summary->setWordWrap(true);
  m_hint->setWordWrap(true);
  m_hint->setTextFormat(Qt::RichText);
  m_bar->setTextVisible(false);
  m_chart->hide();

  auto* content = new QWidget(this);
  auto* layout = new QVBoxLayout(content);
  auto* top = new QHBoxLayout;
  top->addWidget(m_check);
  top->addWidget(m_bar, 1);
  top->addWidget(m_stop);
  top->addStretch();
  layout->addLayout(top);
  layout->addWidget(m_summary);
  layout->addWidget(m_list, 1);
  layout->addWidget(m_hint);
  layout->addWidget(m_chart);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(m_show);
  bottom->addStretch();
  layout->addLayout(bottom);
  content->setMinimumWidth(400);
  setWidget(content);

  connect(m_check, &QPushButton::clicked, this, &CheckPanel::check);
  connect(m_stop, &QPushButton::clicked, this, [this] {
    if (m_job) m_job->stop();
  });
  connect(m_show, &QPushButton::clicked, this, &CheckPanel::showClips);
  connect(m_list, &QTreeWidget::itemActivated, this, &CheckPanel::showClips);
  connect(m_list, &QTreeWidget::itemSelectionChanged, this, &CheckPanel::chosenChanged);
  const auto forget = [this] {
    ++m_serial;
    if (m_job) m_job->stop();
    m_job = nullptr;
    m_report.reset();
    fill();
    jobChanged();
  };
  connect(context.document, &Document::opened, this, forget);
  connect(context.document, &Document::closed, this, forget);
  retranslate();
  jobChanged();
}

void CheckPanel::check() {
  if (!m_context.document->isOpen() || (m_job && m_job->state() == JobState::Running)) return;
  m_job = startCheck(m_context, CheckWords::jobTitle(),
                     [panel = QPointer<CheckPanel>(this), serial = m_serial](auto report) {
                       if (panel && panel->m_serial == serial) panel->take(std::move(report));
                     });
  connect(m_job, &Job::changed, this, &CheckPanel::jobChanged);
  connect(m_job, &Job::ended, this, &CheckPanel::jobChanged);
  jobChanged();
}

void CheckPanel::jobChanged() {
  const bool runs = m_job && m_job->state() == JobState::Running;
  m_check->setEnabled(m_context.document->isOpen() && !runs);
  m_bar->setVisible(runs);
  m_stop->setVisible(runs);
  if (runs) {
    const double fraction = m_job->fraction();
    m_bar->setRange(0, fraction < 0 ? 0 : 1000);
    if (fraction >= 0) m_bar->setValue(int(1000 * fraction));
    m_summary->setText(tr("Measures the clips, compares all sounds and looks for what may be wrong."));
  } else if (m_job && m_job->state() == JobState::Failed) {
    m_summary->setText(m_job->error());
  } else if (m_report) {
    QString text = m_report->findings.empty()
                       ? tr("Nothing found in %1 clips.").arg(QLocale().toString(m_report->clips))
                       : tr("%1 findings in %2 clips. Nothing was changed.")
                             .arg(QLocale().toString(qlonglong(m_report->findings.size())),
                                  QLocale().toString(m_report->clips));
    if (!m_report->everyPair)
      text += QLatin1Char(' ') +
              tr("So many clips are not compared pair by pair: copies with noise added may be missed.");
    m_summary->setText(text);
  } else if (m_job && m_job->state() == JobState::Stopped) {
    m_summary->setText(tr("Stopped. What was measured until then is kept."));
  } else {
    m_summary->setText(
        tr("Finds copies, silence, clipping, mixed rates, labels that disagree, and what gives "
           "classes away. Nothing is changed."));
  }
}

void CheckPanel::take(std::shared_ptr<const CheckReport> report) {
  m_report = std::move(report);
  m_list->setCurrentItem(nullptr);
  fill();
  jobChanged();
}

void CheckPanel::fill() {
  const int row = std::max(0, m_list->indexOfTopLevelItem(m_list->currentItem()));
  m_list->clear();
  if (m_report)
    for (const Finding& finding : m_report->findings) {
      auto* item = new QTreeWidgetItem(m_list);
      item->setText(Severe, CheckWords::severity(finding.severity));
      item->setForeground(Severe, colourOf(finding.severity));
      QFont font = m_list->font();
      font.setBold(finding.severity != Severity::Note);
      item->setFont(Severe, font);
      item->setText(Clips, QLocale().toString(qlonglong(finding.clips.size())));
      item->setTextAlignment(Clips, Qt::AlignRight | Qt::AlignVCenter);
      item->setText(What, CheckWords::line(finding));
      item->setToolTip(What, CheckWords::line(finding));
    }
  if (const int rows = m_list->topLevelItemCount(); rows > 0)
    m_list->setCurrentItem(m_list->topLevelItem(std::min(row, rows - 1)));
  chosenChanged();
}

const Finding* CheckPanel::chosen() const {
  const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
  return m_report && row >= 0 && row < int(m_report->findings.size()) ? &m_report->findings[std::size_t(row)]
                                                                      : nullptr;
}

void CheckPanel::chosenChanged() {
  const Finding* finding = chosen();
  m_show->setEnabled(finding != nullptr);
  m_hint->setVisible(finding != nullptr);
  if (finding)
    m_hint->setText(
        QStringLiteral("<b>%1</b><br>%2")
            .arg(CheckWords::line(*finding).toHtmlEscaped(), CheckWords::hint(*finding).toHtmlEscaped()));
  m_chart->setPicture(finding ? finding->picture : FindingPicture(),
                      finding ? CheckWords::feature(finding->feature) : QString());
}

void CheckPanel::showClips() {
  const Finding* finding = chosen();
  if (!finding) return;
  QStringList ids;
  QSet<QString> known;
  const auto add = [&](const std::string& id) {
    const QString word = QString::fromStdString(id);
    if (known.contains(word) || !m_context.document->data().find(id)) return;
    known.insert(word);
    ids << word;
  };
  for (const auto& set : finding->sets)
    for (const std::string& id : set) add(id);
  for (const std::string& id : finding->clips) add(id);
  if (ids.isEmpty()) return;
  // In the order of the sets: copies stand beside each other.
  m_context.session->setRestriction(ids, CheckWords::line(*finding), !finding->sets.empty());
}

void CheckPanel::retranslate() {
  setWindowTitle(tr("Checks"));
  m_check->setText(tr("Check the data"));
  m_stop->setText(tr("Stop"));
  m_show->setText(tr("Show its clips"));
  m_show->setToolTip(tr("The clips of this finding become the list on the Data page (Return)"));
  m_list->setHeaderLabels({tr("How bad"), tr("Clips"), tr("What")});
  m_list->setAccessibleName(tr("Findings"));
  fill();
  jobChanged();
}

void CheckPanel::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  // Later: a style sheet that is just being put on walks over the children.
  if (event->type() == QEvent::PaletteChange)
    QMetaObject::invokeMethod(this, &CheckPanel::fill, Qt::QueuedConnection);
}

}  // namespace ullim
