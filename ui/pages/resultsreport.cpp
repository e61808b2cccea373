#include "ui/pages/resultsreport.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/coretext.h"
#include "ui/pages/resultcalibration.h"
#include "ui/pages/resultclasses.h"
#include "ui/pages/resultcompare.h"
#include "ui/pages/resultcurves.h"
#include "ui/pages/resultfolds.h"
#include "ui/pages/resultmaking.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

/// Scrolls a section where the window is too small for it. QScrollArea itself asks for the least height as if
/// wrapped texts had their least width, and would scroll what fits.
class SectionArea : public QScrollArea {
 public:
  explicit SectionArea(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
  }
  void take(QWidget* widget) {
    setWidget(widget);
    widget->installEventFilter(this);
    fit();
  }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QScrollArea::resizeEvent(event);
    fit();
  }
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) fit();
    return QScrollArea::eventFilter(watched, event);
  }

 private:
  void fit() {
    if (!widget() || !widget()->layout()) return;
    const QLayout* layout = widget()->layout();
    const QSize least = layout->totalMinimumSize(), seen = viewport()->size();
    const int width = std::max(seen.width(), least.width());
    const int height =
        layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width) : least.height();
    widget()->resize(width, std::max(seen.height(), height));
  }
};

}  // namespace

ResultsReport::ResultsReport(QWidget* parent)
    : QWidget(parent), m_sections(kSections, nullptr), m_told(kSections) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 12, 16, 12);
  column->setSpacing(8);
  QVBoxLayout* inside;
  QFrame* top = resultCard(this, &inside, nullptr);
  inside->setContentsMargins(16, 8, 12, 8);
  inside->setSpacing(2);
  auto* head = new QHBoxLayout;
  m_name = resultLabel(top, "muted");
  head->addWidget(m_name, 1);
  m_again = new QPushButton(top);
  head->addWidget(m_again);
  inside->addLayout(head);
  m_verdict = resultLabel(top);
  m_verdict->setObjectName(QStringLiteral("verdict"));
  QFont large = m_verdict->font();
  large.setPointSizeF(large.pointSizeF() * 1.6);
  large.setWeight(QFont::DemiBold);
  m_verdict->setFont(large);
  inside->addWidget(m_verdict);
  m_how = resultLabel(top, "muted");
  inside->addWidget(m_how);
  column->addWidget(top);
  m_tabs = new QTabBar(this);
  m_tabs->setObjectName(QStringLiteral("resultSections"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  column->addWidget(m_tabs);
  m_stack = new QStackedWidget(this);
  for (int i = 0; i < kSections; ++i) {
    m_tabs->addTab({});
    m_stack->addWidget(new SectionArea(m_stack));
  }
  column->addWidget(m_stack, 1);

  auto* classes = new ResultClasses;
  setSectionWidget(Section::Overview, new ResultOverview);
  setSectionWidget(Section::Classes, classes);
  setSectionWidget(Section::Curves, new ResultCurves);
  setSectionWidget(Section::Calibration, new ResultCalibration);
  setSectionWidget(Section::Folds, new ResultFolds);
  m_compare = new ResultCompare;
  setSectionWidget(Section::Compare, m_compare);
  setSectionWidget(Section::Making, new ResultMaking);
  connect(classes, &ResultClasses::cellActivated, this, &ResultsReport::cellActivated);
  connect(m_again, &QPushButton::clicked, this, &ResultsReport::trainAgainRequested);
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int at) {
    m_stack->setCurrentIndex(at);
    showBody();
  });
  retranslate();
}

void ResultsReport::setSectionWidget(Section section, ResultSection* widget) {
  m_sections[std::size_t(section)] = widget;
  static_cast<SectionArea*>(m_stack->widget(int(section)))->take(widget);
  connect(widget, &ResultSection::clipsWanted, this, &ResultsReport::clipsWanted);
}

ResultsReport::Section ResultsReport::section() const { return Section(m_tabs->currentIndex()); }

void ResultsReport::showSection(Section section) { m_tabs->setCurrentIndex(int(section)); }

void ResultsReport::step(int by) {
  m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + kSections) % kSections);
  focusSection();
}

void ResultsReport::focusSection() const {
  if (ResultSection* shown = m_sections[std::size_t(m_tabs->currentIndex())])
    shown->keyWidget()->setFocus(Qt::ShortcutFocusReason);
}

void ResultsReport::setRun(RunPtr run) {
  if (run == m_run) return;
  m_run = std::move(run);
  showHead();
  showBody();
}

void ResultsReport::showBody() {
  const auto at = std::size_t(m_tabs->currentIndex());
  if (!m_sections[at] || m_told[at] == m_run) return;
  m_told[at] = m_run;
  m_sections[at]->setRun(m_run);
}

void ResultsReport::showHead() {
  if (!m_run) return;
  const RunRecord& run = *m_run;
  m_name->setText(runTitle(run));
  m_verdict->setText(verdictSentence(run));
  const ThemeColours& c = themeColours();
  // The application's style sheet goes before a palette.
  const bool good = run.metrics.verdict == "better_than_majority" && !heardItsGroups(run);
  m_verdict->setStyleSheet(QStringLiteral("color: %1").arg((good ? c.ok : c.warning).name()));
  m_how->setText(tr("Over %Ln clip(s) that the network had not been trained on: %1", nullptr, run.metrics.n)
                     .arg(coreText(run.splitSummary)));
}

void ResultsReport::retranslate() {
  m_again->setText(tr("Train again"));
  m_again->setIcon(themedIcon(QStringLiteral("train")));
  m_again->setToolTip(tr("Takes these settings to the Train page"));
  const QString names[kSections] = {tr("Overview"), tr("Classes"), tr("Curves"),         tr("Calibration"),
                                    tr("Folds"),    tr("Compare"), tr("How it was made")};
  for (int i = 0; i < kSections; ++i) m_tabs->setTabText(i, names[i]);
  m_tabs->setAccessibleName(tr("Sections of the report"));
  showHead();
}

void ResultsReport::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) showHead();
  QWidget::changeEvent(event);
}

}  // namespace ullim
