#include "ui/pages/resultpair.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/pages/intervalchart.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

QString chanceText(double p) {
  return p < 0.001 ? ResultPair::tr("p < 0.001")
                   : ResultPair::tr("p = %1").arg(QLocale().toString(p, 'f', 3));
}

QString differenceText(double difference, const Interval& range) {
  if (!std::isfinite(range.low) || !std::isfinite(range.high))
    return ResultPair::tr("%1 points", "difference of two runs").arg(signedPoints(difference));
  return ResultPair::tr("%1 points (%2 to %3)", "difference of two runs, and its interval")
      .arg(signedPoints(difference), signedPoints(range.low), signedPoints(range.high));
}

}  // namespace

ResultPair::ResultPair(QWidget* parent) : QFrame(parent) {
  setProperty("role", "card");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(6);
  m_title = new QLabel(this);
  m_title->setProperty("role", "title");
  column->addWidget(m_title);
  auto* names = new QGridLayout;
  names->setHorizontalSpacing(8);
  names->setVerticalSpacing(4);
  names->setColumnStretch(1, 1);
  for (int i = 0; i < 2; ++i) {
    m_badges[i] = new QLabel(this);
    m_names[i] = resultLabel(this, "muted");
    names->addWidget(m_badges[i], i, 0, Qt::AlignTop);
    names->addWidget(m_names[i], i, 1);
  }
  column->addLayout(names);
  m_verdict = resultLabel(this);
  m_verdict->setObjectName(QStringLiteral("pairVerdict"));
  QFont large = m_verdict->font();
  large.setPointSizeF(large.pointSizeF() * 1.25);
  large.setWeight(QFont::DemiBold);
  m_verdict->setFont(large);
  column->addWidget(m_verdict);
  m_words = resultLabel(this);
  column->addWidget(m_words);
  auto* row = new QHBoxLayout;
  m_fixed = new QPushButton(this);
  m_fixed->setObjectName(QStringLiteral("pairFixed"));
  m_broken = new QPushButton(this);
  m_broken->setObjectName(QStringLiteral("pairBroken"));
  m_despite = new QPushButton(this);
  m_despite->setObjectName(QStringLiteral("pairDespite"));
  for (QPushButton* button : {m_fixed, m_broken, m_despite}) row->addWidget(button);
  row->addStretch(1);
  column->addLayout(row);
  m_chart = new IntervalChart(this);
  m_chart->setObjectName(QStringLiteral("pairChart"));
  m_chart->setRowHeight(20);
  m_chart->setLegend(false);  // the badges above are of the same colours
  column->addWidget(m_chart);
  m_figures = resultLabel(this, "muted");
  column->addWidget(m_figures);
  column->addStretch(1);
  connect(m_despite, &QPushButton::clicked, this, [this] { ask(true); });
  connect(m_fixed, &QPushButton::clicked, this, [this] {
    if (m_comparison) Q_EMIT clipsWanted(m_comparison->fixed, tr("A wrong, B right"));
  });
  connect(m_broken, &QPushButton::clicked, this, [this] {
    if (m_comparison) Q_EMIT clipsWanted(m_comparison->broken, tr("A right, B wrong"));
  });
  retranslate();
}

void ResultPair::setRuns(RunPtr a, RunPtr b) {
  if (a == m_a && b == m_b) return;
  m_a = std::move(a);
  m_b = std::move(b);
  ask(false);
}

void ResultPair::ask(bool despiteLabels) {
  m_comparison.reset();
  m_error.reset();
  m_differing = 0;
  m_work.forget();
  showAnswer();
  if (!m_a || !m_b) return;
  struct Answer {
    Result<RunComparison> result;
    int differing;
  };
  m_work.ask(
      [a = m_a, b = m_b, despiteLabels] {
        CompareOptions options;
        options.despiteLabels = despiteLabels;
        auto result = compareRuns(*a, *b, options);
        const int differing = result ? 0 : differingLabels(*a, *b);
        return Answer{std::move(result), differing};
      },
      [this](Answer answer) {
        if (answer.result)
          m_comparison = std::move(*answer.result);
        else
          m_error = answer.result.error();
        m_differing = answer.differing;
        showAnswer();
      });
}

QString ResultPair::figures() const {
  const RunComparison& c = *m_comparison;
  QStringList lines;
  lines << tr("Accuracy, B against A: %1").arg(differenceText(c.accuracyDifference, c.accuracyDifferenceCi));
  lines << tr("Balanced accuracy, B against A: %1")
               .arg(differenceText(c.balancedDifference, c.balancedDifferenceCi));
  lines << tr("McNemar's test over the clips that only one got right: %1").arg(chanceText(c.mcnemarP));
  if (c.sameFolds && std::isfinite(c.correctedP))
    lines << tr("Corrected t test over the %1 folds: %2").arg(c.folds).arg(chanceText(c.correctedP));
  if (c.onlyA > 0 || c.onlyB > 0)
    lines << tr("Clips that only A judged: %L1; only B: %L2").arg(c.onlyA).arg(c.onlyB);
  if (c.labelsDiffer > 0)
    lines << tr("Left out because their labels differ: %Ln clip(s)", nullptr, c.labelsDiffer);
  if (c.fewGroups)
    lines << tr("Only %n group(s): the intervals are too uncertain to rest on (8 or more are needed).",
                nullptr, c.groups);
  return lines.join(QLatin1Char('\n'));
}

/// Both runs on the clips that both judged; a run's own interval stands there when these are all its clips.
void ResultPair::showChart() {
  m_chart->setVisible(m_comparison.has_value());
  if (!m_comparison) return;
  const RunComparison& c = *m_comparison;
  const Metrics &a = m_a->metrics, &b = m_b->metrics;
  const auto row = [](const QString& name, int which, double value, double own, const Interval& range) {
    IntervalChart::Row made{name, {}, value, std::nullopt};
    if (std::abs(value - own) < 1e-9) made.interval = range;
    made.colour = pairColour(which);
    return made;
  };
  m_chart->setRows({row(tr("Accuracy, A"), 0, c.accuracyA, a.accuracy, a.accuracyCi),
                    row(tr("Accuracy, B"), 1, c.accuracyB, b.accuracy, b.accuracyCi),
                    row(tr("Balanced, A"), 0, c.balancedA, a.balancedAccuracy, a.balancedAccuracyCi),
                    row(tr("Balanced, B"), 1, c.balancedB, b.balancedAccuracy, b.balancedAccuracyCi)});
}

void ResultPair::showAnswer() {
  const ThemeColours& colours = themeColours();
  const RunPtr runs[] = {m_a, m_b};
  for (int i = 0; i < 2; ++i) {
    m_badges[i]->setPixmap(pairBadge(i).pixmap(16, 16));
    m_names[i]->setText(runs[i] ? runTitle(*runs[i]) : QString());
  }
  m_fixed->setIcon(pairBadge(1));
  m_broken->setIcon(pairBadge(0));
  m_fixed->setVisible(m_comparison.has_value());
  m_broken->setVisible(m_comparison.has_value());
  m_despite->setVisible(m_error && m_differing > 0);
  showChart();
  m_figures->setVisible(m_comparison.has_value());
  QColor tone = colours.text;
  if (m_comparison) {
    const RunComparison& c = *m_comparison;
    const bool told = c.verdict == "A is better" || c.verdict == "B is better";
    m_verdict->setText(c.verdict == "B is better"   ? tr("B is better")
                       : c.verdict == "A is better" ? tr("A is better")
                       : c.unfair                   ? tr("Not a fair comparison")
                                                    : tr("No difference can be told"));
    tone = told ? colours.ok : c.unfair ? colours.warning : colours.text;
    m_words->setText(
        tr("Of %Ln clip(s) that both judged, both are right in %L1 and wrong in %L2.", nullptr, c.clips)
            .arg(c.bothRight)
            .arg(c.bothWrong) +
        (c.unfair ? QStringLiteral(" ") +
                        tr("One run kept groups apart, the other was judged on groups it had learned "
                           "from: train both by group.")
                  : QString()));
    m_fixed->setText(tr("B right, A wrong: %L1").arg(c.fixed.size()));
    m_broken->setText(tr("A right, B wrong: %L1").arg(c.broken.size()));
    m_fixed->setEnabled(!c.fixed.empty());
    m_broken->setEnabled(!c.broken.empty());
    m_figures->setText(figures());
  } else if (m_error && m_differing > 0) {
    m_verdict->setText(tr("Not comparable"));
    tone = colours.warning;
    m_words->setText(
        tr("%Ln clip(s) had another label when the other run was made: the two were not judged by "
           "the same answers.",
           nullptr, m_differing));
  } else if (m_error) {
    m_verdict->setText(tr("Not comparable"));
    tone = colours.warning;
    m_words->setText(m_error->code == ErrorCode::TooFew ? tr("No clip was judged by both.")
                                                        : QString::fromStdString(m_error->detail));
  } else {
    m_verdict->setText(m_a && m_b ? tr("Counting…") : QString());
    m_words->clear();
  }
  m_verdict->setStyleSheet(QStringLiteral("color: %1").arg(tone.name()));
}

void ResultPair::retranslate() {
  m_title->setText(tr("Clip by clip"));
  m_fixed->setToolTip(tr("Opens these clips on Data"));
  m_broken->setToolTip(m_fixed->toolTip());
  m_despite->setText(tr("Compare all the same"));
  m_despite->setToolTip(tr("Without the clips whose labels differ"));
  showAnswer();
}

void ResultPair::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) showAnswer();
  QFrame::changeEvent(event);
}

}  // namespace ullim
