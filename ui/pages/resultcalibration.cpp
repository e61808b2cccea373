#include "ui/pages/resultcalibration.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/pages/resultclips.h"
#include "widgets/plot/reliabilityview.h"
#include "widgets/plot/thresholdcurve.h"

namespace ullim {
namespace {

/// Nearer than this the two are called the same.
constexpr double kAsSure = 0.02;

QString number(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

}  // namespace

ResultCalibration::ResultCalibration(QWidget* parent) : ResultSection(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  QVBoxLayout* inside;
  QFrame* left = resultCard(this, &inside, nullptr);
  auto* head = new QHBoxLayout;
  head->setSpacing(0);
  m_title = new QLabel(left);
  m_title->setProperty("role", "title");
  head->addWidget(m_title, 1);
  head->addSpacing(12);
  auto* group = new QButtonGroup(this);
  m_before = new QPushButton(left);
  m_after = new QPushButton(left);
  for (QPushButton* button : {m_before, m_after}) {
    button->setCheckable(true);
    group->addButton(button);
    head->addWidget(button);
  }
  m_before->setChecked(true);
  inside->addLayout(head);
  m_words = resultLabel(left);
  inside->addWidget(m_words);
  m_bins = new ReliabilityView(left);
  m_bins->setObjectName(QStringLiteral("reliability"));
  inside->addWidget(m_bins, 1);
  m_figures = resultLabel(left, "muted");
  inside->addWidget(m_figures);
  row->addWidget(left, 1);

  QFrame* right = resultCard(this, &inside, &m_riskTitle);
  m_riskHint = resultLabel(right, "muted");
  inside->addWidget(m_riskHint);
  m_risk = new ThresholdCurve(right);
  m_risk->setObjectName(QStringLiteral("riskCoverage"));
  m_risk->setTopToValues(true);
  m_risk->setWords([this](int point) { return pointWords(point); });
  inside->addWidget(m_risk, 1);
  row->addWidget(right, 1);

  connect(m_after, &QPushButton::toggled, this, &ResultCalibration::showResult);
  connect(m_bins, &ReliabilityView::binActivated, this, &ResultCalibration::openBin);
  connect(m_risk, &ThresholdCurve::pointActivated, this, [this](int point) { openRefused(point); });
  retranslate();
}

QWidget* ResultCalibration::keyWidget() { return m_bins; }

void ResultCalibration::setRun(RunPtr run) {
  m_run = std::move(run);
  m_calibration.reset();
  m_work.forget();
  showResult();
  if (m_run)
    m_work.ask([run = m_run] { return calibrate(*run); },
               [this](Calibration result) {
                 m_calibration = std::move(result);
                 showResult();
               });
}

const CalibrationScores& ResultCalibration::shown() const {
  return m_after->isChecked() ? m_calibration->after : m_calibration->before;
}

const RiskCoverage& ResultCalibration::risk() const {
  return m_after->isChecked() ? m_calibration->riskCoverage : m_calibration->riskBefore;
}

void ResultCalibration::showResult() {
  const bool both = m_calibration && m_calibration->onOtherFolds;
  m_before->setVisible(both);
  m_after->setVisible(both);
  if (!both) m_before->setChecked(true);
  std::vector<QPointF> points;
  if (m_calibration)
    for (const RiskPoint& p : risk().points) points.emplace_back(p.coverage, p.risk);
  m_risk->setPoints(std::move(points));
  showBins();
}

void ResultCalibration::showBins() {
  if (!m_calibration) {
    m_bins->setBins({}, 0);
    m_words->setText(m_run ? tr("Counting…") : QString());
    m_figures->clear();
    return;
  }
  const Calibration& c = *m_calibration;
  std::vector<ReliabilityView::Bin> bins;
  double sure = 0, right = 0, all = 0;
  for (const ReliabilityBin& b : shown().reliability.bins) {
    bins.push_back({b.low, b.high, b.meanConfidence, b.accuracy, b.count()});
    sure += b.meanConfidence * b.count();
    right += b.accuracy * b.count();
    all += b.count();
  }
  m_bins->setBins(std::move(bins), m_run->classNames.empty() ? 0 : 1.0 / double(m_run->classNames.size()));
  if (all > 0) {
    sure /= all;
    right /= all;
    const QString words = sure > right + kAsSure
                              ? tr("Too sure: it says %1 % on average and is right in %2 %.")
                          : sure < right - kAsSure
                              ? tr("Too modest: it says %1 % on average and is right in %2 %.")
                              : tr("As sure as it is right on average: it says %1 % and is right in %2 %.");
    m_words->setText(words.arg(percentNumber(sure), percentNumber(right)));
  }
  QStringList lines;
  if (c.onOtherFolds)
    lines << tr("Calibration error %1 % → %2 %, log loss %3 → %4, Brier %5 → %6", "before → after")
                 .arg(percentNumber(c.before.ece), percentNumber(c.after.ece), number(c.before.nll, 3),
                      number(c.after.nll, 3), number(c.before.brier, 3), number(c.after.brier, 3))
          << tr("Temperature %1; each fold was scaled by that of the others.").arg(number(c.temperature, 2));
  else
    lines << tr("Calibration error %1 %, log loss %2, Brier %3")
                 .arg(percentNumber(c.before.ece), number(c.before.nll, 3), number(c.before.brier, 3))
          << (c.fitted
                  ? tr("Temperature %1, fitted on these very clips: there is no other fold to judge it on.")
                        .arg(number(c.temperature, 2))
                  : tr("Too few clips to fit a temperature (50 are needed)."));
  m_figures->setText(lines.join(QLatin1Char('\n')));
}

void ResultCalibration::openBin(int bin) {
  if (!m_calibration || bin < 0 || bin >= int(shown().reliability.bins.size())) return;
  const ReliabilityBin& b = shown().reliability.bins[std::size_t(bin)];
  Q_EMIT clipsWanted(clipsOfRows(*m_run, b.rows),
                     tr("confidence %1 to %2 %").arg(percentNumber(b.low), percentNumber(b.high)));
}

QString ResultCalibration::pointWords(int point) const {
  const auto& points = risk().points;
  if (point < 0 || point >= int(points.size())) return {};
  const RiskPoint& p = points[std::size_t(point)];
  return tr("Sure by at least %1 %: %L2 clips accepted (%3 %),\n%4 % of them wrong; %L5 refused")
      .arg(percentNumber(p.threshold))
      .arg(p.accepted)
      .arg(percentNumber(p.coverage), percentNumber(p.risk))
      .arg(risk().order.size() - p.accepted);
}

void ResultCalibration::openRefused(int point) {
  if (!m_calibration || point < 0 || point >= int(risk().points.size())) return;
  const RiskPoint& p = risk().points[std::size_t(point)];
  Q_EMIT clipsWanted(refusedClips(*m_run, risk(), p),
                     tr("sure by less than %1 %").arg(percentNumber(p.threshold)));
}

void ResultCalibration::retranslate() {
  m_title->setText(tr("Is it as sure as it is right?"));
  m_before->setText(tr("As trained"));
  m_after->setText(tr("With temperature"));
  m_after->setToolTip(tr("Probabilities made softer or sharper by one number; answers stay the same"));
  m_riskTitle->setText(tr("When unsure answers are refused"));
  m_riskHint->setText(tr("Click a point to hear the clips it would refuse, the least sure first."));
  m_risk->setTitles(tr("Clips accepted"), tr("Wrong among them"), tr("Risk and coverage"));
  showBins();
}

void ResultCalibration::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
