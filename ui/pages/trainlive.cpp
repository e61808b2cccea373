#include "ui/pages/trainlive.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/coretext.h"
#include "ui/pages/trainwords.h"
#include "widgets/controls/probabilitybars.h"
#include "widgets/plot/curvesview.h"
#include "widgets/theme.h"

namespace ullim {
namespace {
constexpr int kLatest = -1;
constexpr int kKeysAFold = 100;  // members of an ensemble get keys of their own
constexpr int kRecallHeight = 150;
constexpr int kWarningIcon = 18;
constexpr int kShownWarnings = 3;
}  // namespace

TrainLive::TrainLive(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);

  m_warningStrip = new QFrame(this);
  m_warningStrip->setObjectName(QStringLiteral("trainWarnings"));
  auto* strip = new QHBoxLayout(m_warningStrip);
  strip->setContentsMargins(10, 6, 10, 6);
  m_warningIcon = new QLabel(m_warningStrip);
  m_warning = new QLabel(m_warningStrip);
  m_warning->setObjectName(QStringLiteral("trainWarningText"));
  m_warning->setWordWrap(true);
  m_warning->setTextFormat(Qt::PlainText);
  m_warning->setTextInteractionFlags(Qt::TextSelectableByMouse);
  strip->addWidget(m_warningIcon, 0, Qt::AlignTop);
  strip->addWidget(m_warning, 1);
  column->addWidget(m_warningStrip);

  m_series = new QComboBox(this);
  m_series->setObjectName(QStringLiteral("trainSeries"));
  m_series->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  column->addWidget(m_series, 0, Qt::AlignLeft);
  connect(m_series, &QComboBox::currentIndexChanged, this, &TrainLive::choose);

  m_curves = new CurvesView(this);
  column->addWidget(m_curves, 1);

  m_recallTitle = new QLabel(this);
  m_recallTitle->setProperty("role", "muted");
  column->addWidget(m_recallTitle);
  m_recallArea = new QScrollArea(this);
  m_recallArea->setWidgetResizable(true);
  m_recallArea->setFrameShape(QFrame::NoFrame);
  m_recallArea->setMaximumHeight(kRecallHeight);
  m_recalls = new ProbabilityBars(m_recallArea);
  m_recalls->setObjectName(QStringLiteral("trainRecalls"));
  m_recalls->setKeepOrder(true);
  m_recallArea->setWidget(m_recalls);
  column->addWidget(m_recallArea);
  retranslate();
}

void TrainLive::begin(const TrainSettings& settings, std::vector<ClassLook> classes) {
  m_curves->clear();
  m_curves->setEpochs(settings.epochs);
  m_mayStopEarly = settings.patience > 0;
  m_classes = std::move(classes);
  m_all.clear();
  m_latest = kLatest;
  m_warnings.clear();
  retranslate();
}

int TrainLive::keyOf(const TrainEvent& event) { return event.fold * kKeysAFold + event.member; }

void TrainLive::take(const TrainEvent& event, bool byWish) {
  if (event.kind == TrainEvent::Kind::Warning) {
    takeWarning(event);
  } else if (event.kind == TrainEvent::Kind::Epoch) {
    const int key = keyOf(event);
    if (!m_all.contains(key)) addSeries(key, event);
    Series& mine = m_all[key];
    mine.lastEpoch = event.epoch;
    mine.recalls = event.recalls;
    m_latest = key;
    m_curves->addEpoch(key, event.epoch, event.trainLoss, event.valLoss, event.trainAccuracy,
                       event.valAccuracy, event.best, event.learningRate);
    showRecalls();
  } else if (event.kind == TrainEvent::Kind::FoldEnd && m_mayStopEarly && !byWish) {
    for (const auto& [key, series] : m_all)
      if (series.fold == event.fold && series.lastEpoch < series.epochs)
        m_curves->setStopped(key, series.lastEpoch);
  }
}

QString TrainLive::nameOf(const Series& series) const {
  const QString member =
      series.memberName.isEmpty() ? tr("Network %1").arg(series.member + 1) : series.memberName;
  if (series.folds > 1 && series.members > 1) return tr("Fold %1, %2").arg(series.fold + 1).arg(member);
  return series.members > 1 ? member : tr("Fold %1").arg(series.fold + 1);
}

void TrainLive::addSeries(int key, const TrainEvent& event) {
  const Series series{.fold = event.fold,
                      .member = event.member,
                      .folds = event.folds,
                      .members = event.members,
                      .epochs = event.epochs,
                      .memberName = QString::fromStdString(event.memberName),
                      .recalls = {}};
  const auto place = m_all.emplace(key, series).first;  // folds at once come in any order
  m_series->insertItem(1 + int(std::distance(m_all.begin(), place)), nameOf(series), key);
  m_series->setVisible(m_all.size() > 1);
}

void TrainLive::choose() {
  m_curves->choose(m_series->currentData().toInt());
  showRecalls();
}

void TrainLive::takeWarning(const TrainEvent& event) {
  const QString text = QString::fromStdString(event.text);
  const auto known = std::find_if(m_warnings.begin(), m_warnings.end(), [&](const Warning& w) {
    return w.kind == event.warning && (w.kind != TrainWarning::Other || w.texts.contains(text));
  });
  if (known == m_warnings.end())
    m_warnings.push_back({event.warning, {text}});
  else if (!known->texts.contains(text))
    known->texts << text;
  showWarnings();
}

/// The last ones in short words, newest first; core's sentences, which name step, layer and class, behind.
void TrainLive::showWarnings() {
  m_warningStrip->setVisible(!m_warnings.empty());
  QStringList lines, details;
  for (auto w = m_warnings.rbegin(); w != m_warnings.rend(); ++w) {
    for (const QString& text : w->texts) details << coreText(text.toStdString());
    if (lines.size() >= kShownWarnings) continue;
    QString line = warningWords(w->kind, w->texts.first());
    if (w->texts.size() > 1) line = tr("%1 (%L2 times)").arg(line).arg(w->texts.size());
    lines << line;
  }
  const int more = int(m_warnings.size()) - int(lines.size());
  if (more > 0) lines.last() = tr("%1 … and %L2 more").arg(lines.last()).arg(more);
  m_warning->setText(lines.join(QLatin1Char('\n')));
  m_warning->setToolTip(details.join(QLatin1Char('\n')));
}

void TrainLive::showRecalls() {
  const int chosen = m_series->currentData().toInt();
  const auto found = m_all.find(chosen == kLatest ? m_latest : chosen);
  std::vector<ProbabilityBars::Bar> bars;
  if (found != m_all.end()) {
    const std::vector<double>& recalls = found->second.recalls;
    for (std::size_t i = 0; i < recalls.size() && i < m_classes.size(); ++i) {
      const QColor& colour = m_classes[i].colour;
      const bool known = std::isfinite(recalls[i]);
      bars.push_back({known ? m_classes[i].name : tr("%1 (no clip)").arg(m_classes[i].name),
                      colour.isValid() ? colour : themeColours().accent, known ? recalls[i] : 0.0});
    }
    m_recallTitle->setText(
        tr("Found of each class in the validation part, epoch %1").arg(found->second.lastEpoch));
  }
  m_recallTitle->setVisible(!bars.empty());
  m_recallArea->setVisible(!bars.empty());
  m_recalls->setBars(std::move(bars));
  m_recallArea->setFixedHeight(std::min(kRecallHeight, m_recalls->sizeHint().height() + 2));
}

void TrainLive::retranslate() {
  const int chosen = m_series->count() > 0 ? m_series->currentData().toInt() : kLatest;
  {
    const QSignalBlocker quiet(m_series);
    m_series->clear();
    m_series->addItem(tr("Latest"), kLatest);
    for (const auto& [key, series] : m_all) m_series->addItem(nameOf(series), key);
    m_series->setCurrentIndex(std::max(0, m_series->findData(chosen)));
  }
  m_series->setVisible(m_all.size() > 1);
  m_series->setAccessibleName(tr("Curves shown strongly"));
  m_series->setToolTip(tr("The fold or network whose curves are drawn strongly"));
  m_recalls->setAccessibleName(tr("Recall by class"));
  const QColor amber = themeColours().warning;
  m_warningStrip->setStyleSheet(
      QStringLiteral("#trainWarnings { border: 1px solid %1; border-radius: 6px; background: %2; }")
          .arg(amber.name(), mixed(amber, themeColours().base, 0.85).name()));
  m_warningIcon->setPixmap(themedIcon(QStringLiteral("warning"), amber).pixmap(kWarningIcon, kWarningIcon));
  showWarnings();
  choose();
}

void TrainLive::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
