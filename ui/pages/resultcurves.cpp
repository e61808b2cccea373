#include "ui/pages/resultcurves.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/learn/calibration.h"
#include "ui/pages/resultclips.h"
#include "widgets/plot/thresholdcurve.h"

namespace ullim {
namespace {

QString areaText(double area) {
  return std::isfinite(area) ? QLocale().toString(area, 'f', 3) : QStringLiteral("–");
}

std::vector<QPointF> pointsOf(const Curve& curve) {
  std::vector<QPointF> points;
  for (const CurvePoint& p : curve.points) points.emplace_back(p.x, p.y);
  return points;
}

}  // namespace

ResultCurves::ResultCurves(QWidget* parent) : ResultSection(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* head = new QHBoxLayout;
  m_classLabel = new QLabel(this);
  m_class = new QComboBox(this);
  m_class->setObjectName(QStringLiteral("curveClass"));
  m_classLabel->setBuddy(m_class);
  head->addWidget(m_classLabel);
  head->addWidget(m_class);
  m_hint = resultLabel(this, "muted");
  head->addSpacing(8);
  head->addWidget(m_hint, 1);
  column->addLayout(head);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  const auto add = [&](QLabel** title, QLabel** words, const char* name) {
    QVBoxLayout* inside;
    QFrame* card = resultCard(this, &inside, title);
    *words = resultLabel(card, "muted");
    inside->addWidget(*words);
    auto* curve = new ThresholdCurve(card);
    curve->setObjectName(QLatin1String(name));
    inside->addWidget(curve, 1);
    row->addWidget(card, 1);
    return curve;
  };
  m_roc = add(&m_rocTitle, &m_rocWords, "roc");
  m_pr = add(&m_prTitle, &m_prWords, "pr");
  m_pr->setSteps(true);
  column->addLayout(row, 1);
  m_roc->setWords([this](int point) { return m_curves ? pointWords(m_curves->roc, point) : QString(); });
  m_pr->setWords([this](int point) { return m_curves ? pointWords(m_curves->pr, point) : QString(); });
  connect(m_roc, &ThresholdCurve::pointActivated, this, [this](int point, bool missed) {
    if (m_curves) open(m_curves->roc, point, missed);
  });
  connect(m_pr, &ThresholdCurve::pointActivated, this, [this](int point, bool missed) {
    if (m_curves) open(m_curves->pr, point, missed);
  });
  connect(m_class, &QComboBox::currentIndexChanged, this, &ResultCurves::ask);
  retranslate();
}

QWidget* ResultCurves::keyWidget() { return m_roc; }

void ResultCurves::setRun(RunPtr run) {
  const QString kept = m_class->currentText();
  m_run = std::move(run);
  const QSignalBlocker quiet(m_class);
  m_class->clear();
  if (m_run)
    for (const std::string& name : m_run->classNames) m_class->addItem(QString::fromStdString(name));
  m_class->setCurrentIndex(std::max(0, m_class->findText(kept)));
  ask();
}

void ResultCurves::ask() {
  m_curves.reset();
  m_work.forget();
  showCurves();
  const int cls = m_class->currentIndex();
  if (!m_run || cls < 0) return;
  m_work.ask(
      [run = m_run, cls] {
        const std::vector<int> labels = oofLabels(*run);
        const Matrix probabilities = oofProbabilities(*run);
        return Curves{rocCurve(labels, probabilities, std::size_t(cls)),
                      prCurve(labels, probabilities, std::size_t(cls)), cls};
      },
      [this](Curves result) {
        m_curves = std::move(result);
        showCurves();
      });
}

void ResultCurves::showCurves() {
  if (!m_curves) {
    m_roc->setPoints({});
    m_pr->setPoints({});
    m_rocWords->setText(m_run ? tr("Counting…") : QString());
    m_prWords->setText(m_rocWords->text());
    return;
  }
  const Curve &roc = m_curves->roc, &pr = m_curves->pr;
  m_roc->setPoints(pointsOf(roc));
  m_pr->setPoints(pointsOf(pr));
  if (roc.points.empty()) {
    m_rocWords->setText(tr("All clips, or none, are of this class: there is nothing to tell apart."));
  } else {
    const std::size_t best = bestPoint(roc);
    m_rocWords->setText(tr("Area under the curve %1; chance is %2.").arg(areaText(roc.area), areaText(0.5)));
    if (best < roc.points.size()) m_roc->setMark(int(best), tr("tells best"));
  }
  const double share = roc.order.empty() && pr.order.empty()
                           ? 0
                           : double(pr.positives) / double(std::max<std::size_t>(1, pr.order.size()));
  m_prWords->setText(tr("Average precision %1; chance is %2, the share of the class.")
                         .arg(areaText(pr.area), areaText(share)));
  m_pr->setReference(share, share, tr("chance"));
}

QString ResultCurves::pointWords(const Curve& curve, int point) const {
  if (point < 0 || point >= int(curve.points.size())) return {};
  const CurvePoint& p = curve.points[std::size_t(point)];
  const QString head = std::isfinite(p.threshold) ? tr("Threshold %1 %").arg(percentNumber(p.threshold))
                                                  : tr("No clip is told to be of the class");
  const std::size_t alarms = p.above - p.hits, missed = curve.positives - p.hits;
  const std::size_t rest = curve.order.size() - curve.positives;
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? std::nan("") : double(part) / double(whole);
  };
  return head + QLatin1Char('\n') +
         tr("found %L1 of %L2 (recall %3 %), missed %L4")
             .arg(p.hits)
             .arg(curve.positives)
             .arg(percentNumber(share(p.hits, curve.positives)))
             .arg(missed) +
         QLatin1Char('\n') +
         tr("false alarms %L1 of %L2 (%3 %), precision %4 %")
             .arg(alarms)
             .arg(rest)
             .arg(percentNumber(share(alarms, rest)), percentNumber(share(p.hits, p.above)));
}

void ResultCurves::open(const Curve& curve, int point, bool missed) {
  if (point < 0 || point >= int(curve.points.size())) return;
  const CurvePoint& p = curve.points[std::size_t(point)];
  const int cls = m_curves->cls;
  const QString name = QString::fromStdString(m_run->classNames[std::size_t(cls)]);
  const QString threshold = percentNumber(std::isfinite(p.threshold) ? p.threshold : 1.0);
  if (missed)
    Q_EMIT clipsWanted(missedClips(*m_run, curve, p, cls),
                       tr("%1 missed at threshold %2 %").arg(name, threshold));
  else
    Q_EMIT clipsWanted(falseAlarms(*m_run, curve, p, cls),
                       tr("false alarms for %1 at threshold %2 %").arg(name, threshold));
}

void ResultCurves::retranslate() {
  m_classLabel->setText(tr("Class"));
  m_hint->setText(
      tr("A click on a curve opens the false alarms above that threshold, Shift+click what is "
         "missed below it."));
  m_rocTitle->setText(tr("Found against false alarms (ROC)"));
  m_rocTitle->setToolTip(tr("scikit-learn: roc_curve, roc_auc_score"));
  m_prTitle->setText(tr("Precision and recall"));
  m_prTitle->setToolTip(tr("scikit-learn: precision_recall_curve, average_precision_score"));
  m_roc->setTitles(tr("False alarms among the rest"), tr("Found of the class (recall)"), tr("ROC curve"));
  m_roc->setReference(0, 1, tr("chance"));
  m_pr->setTitles(tr("Found of the class (recall)"), tr("Right among those told (precision)"),
                  tr("Precision and recall"));
  showCurves();
}

void ResultCurves::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
