#include "ui/pages/resultclasses.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/resultclips.h"
#include "widgets/controls/seriesbars.h"
#include "widgets/plot/confusionview.h"

namespace ullim {

ResultClasses::ResultClasses(QWidget* parent) : ResultSection(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  QVBoxLayout* inside;
  QFrame* matrix = resultCard(this, &inside, nullptr);
  auto* head = new QHBoxLayout;
  head->setSpacing(0);
  m_matrixTitle = new QLabel(matrix);
  m_matrixTitle->setProperty("role", "title");
  head->addWidget(m_matrixTitle, 1);
  auto* group = new QButtonGroup(this);
  m_counts = new QPushButton(matrix);
  m_percent = new QPushButton(matrix);
  for (QPushButton* button : {m_counts, m_percent}) {
    button->setCheckable(true);
    group->addButton(button);
    head->addWidget(button);
  }
  m_counts->setChecked(true);
  inside->addLayout(head);
  m_matrixHint = resultLabel(matrix, "muted");
  inside->addWidget(m_matrixHint);
  m_matrix = new ConfusionView(matrix);
  m_matrix->setObjectName(QStringLiteral("confusion"));
  inside->addWidget(m_matrix, 1);
  row->addWidget(matrix, 3);

  QFrame* classes = resultCard(this, &inside, &m_classesTitle);
  m_classesHint = resultLabel(classes, "muted");
  inside->addWidget(m_classesHint);
  auto* scroll = new QScrollArea(classes);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  m_bars = new SeriesBars;
  m_bars->setObjectName(QStringLiteral("classBars"));
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_bars, 1);
  scroll->setWidget(holder);
  inside->addWidget(scroll, 1);
  row->addWidget(classes, 2);

  connect(m_percent, &QPushButton::toggled, m_matrix, &ConfusionView::setPercent);
  connect(m_matrix, &ConfusionView::cellActivated, this, &ResultClasses::cellActivated);
  connect(m_bars, &SeriesBars::barActivated, this, &ResultClasses::openBar);
  retranslate();
}

void ResultClasses::setRun(RunPtr run) {
  m_run = std::move(run);
  if (!m_run) return;
  m_matrix->setMatrix(m_run->classNames, m_run->metrics.confusion);
  std::vector<SeriesBars::Row> rows;
  for (const ClassScore& s : m_run->metrics.classes)
    rows.push_back({QString::fromStdString(s.name), s.precision, s.recall, s.f1, s.support});
  m_bars->setRows(std::move(rows));
}

QWidget* ResultClasses::keyWidget() { return m_matrix; }

void ResultClasses::openBar(int cls, int series) {
  if (!m_run || cls < 0 || cls >= int(m_run->classNames.size())) return;
  const QString name = QString::fromStdString(m_run->classNames[std::size_t(cls)]);
  if (series == 0)
    Q_EMIT clipsWanted(falseClipsOf(*m_run, cls), tr("wrongly told to be %1").arg(name));
  else
    Q_EMIT clipsWanted(wrongClipsOf(*m_run, cls), tr("%1 taken for another class").arg(name));
}

void ResultClasses::retranslate() {
  m_matrixTitle->setText(tr("What was taken for what"));
  m_matrixHint->setText(
      tr("Rows are the labels, columns the answers. Click a cell, or press Enter on it, to hear and relabel "
         "its clips."));
  m_counts->setText(tr("Counts"));
  m_percent->setText(tr("Row %"));
  m_percent->setToolTip(tr("The share of the clips with this label"));
  m_classesTitle->setText(tr("By class"));
  m_classesHint->setText(
      tr("A bar opens its mistakes: precision what is wrongly told to be of the class, "
         "recall what was missed."));
}

void ResultClasses::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
