#include "ui/pages/luckpanel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobs.h"
#include "widgets/plot/luckstrips.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kBarSteps = 1000;
constexpr double kSure = 2;  // standard errors that a difference must be wide to be told of
enum Figure { Balanced, Accuracy };

QString points(double share) { return QLocale().toString(std::abs(share) * 100, 'f', 1); }

}  // namespace

LuckPanel::LuckPanel(const Context& context, Clips clips, QWidget* parent)
    : QDialog(parent), m_context(context), m_clips(std::move(clips)) {
  setObjectName(QStringLiteral("luckPanel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 16, 16, 16);
  column->setSpacing(12);
  m_about = new QLabel(this);
  m_about->setWordWrap(true);
  column->addWidget(m_about);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  const auto spin = [&](QLabel*& name, int low, int high, int value) {
    auto* s = new QSpinBox(this);
    s->setRange(low, high);
    s->setValue(value);
    name = new QLabel(this);
    name->setBuddy(s);
    line->addWidget(name);
    line->addWidget(s);
    return s;
  };
  m_repeats = spin(m_repeatsName, 2, 1000, 20);
  m_repeats->setObjectName(QStringLiteral("luckRepeats"));
  m_folds = spin(m_foldsName, 2, 20, 5);
  m_folds->setObjectName(QStringLiteral("luckFolds"));
  m_start = new QPushButton(this);
  m_start->setObjectName(QStringLiteral("luckStart"));
  m_start->setDefault(true);
  line->addWidget(m_start);
  m_bar = new QProgressBar(this);
  m_bar->setRange(0, kBarSteps);
  m_bar->setTextVisible(false);
  line->addWidget(m_bar, 1);
  line->addStretch(1);
  m_figure = new QComboBox(this);
  m_figure->setObjectName(QStringLiteral("luckFigure"));
  m_figure->addItems({QString(), QString()});
  m_figureName = new QLabel(this);
  m_figureName->setBuddy(m_figure);
  line->addWidget(m_figureName);
  line->addWidget(m_figure);
  column->addLayout(line);
  m_picture = new LuckStrips(this);
  column->addWidget(m_picture, 1);
  m_sentence = new QLabel(this);
  m_sentence->setObjectName(QStringLiteral("luckSentence"));
  m_sentence->setWordWrap(true);
  m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_sentence->setProperty("role", "title");
  column->addWidget(m_sentence);
  m_note = new QLabel(this);
  m_note->setWordWrap(true);
  m_note->setProperty("role", "muted");
  column->addWidget(m_note);
  connect(m_start, &QPushButton::clicked, this, &LuckPanel::startOrStop);
  connect(m_figure, &QComboBox::currentIndexChanged, this, &LuckPanel::showPicture);
  connect(context.document, &Document::closed, this, [this] {
    if (m_job && isRunning()) m_job->stop();
    m_luck.reset();
    hide();
    showPicture();
  });
  resize(820, 520);
  retranslate();
}

LuckPanel::~LuckPanel() {
  if (m_job && isRunning()) m_job->stop();
}

bool LuckPanel::isRunning() const { return m_job && m_job->state() == JobState::Running; }

void LuckPanel::startOrStop() {
  if (isRunning())
    m_job->stop();
  else
    start();
}

void LuckPanel::start() {
  const auto chosen = m_clips();
  m_problem.clear();
  if (!chosen) {
    m_problem = tr("The clips are still being looked at; press Start again in a moment.");
    showPicture();
    return;
  }
  if (chosen->classNames.size() < 2) {
    m_problem = tr("Needs clips of at least two classes: label some, or change which are trained with.");
    showPicture();
    return;
  }
  const int most = *std::max_element(chosen->classCounts.begin(), chosen->classCounts.end());
  const LuckOptions options{.folds = m_folds->value(), .repeats = m_repeats->value(), .seed = 0, .jobs = 0};
  const auto answer = std::make_shared<std::optional<Luck>>();
  m_job = m_context.jobs->start(tr("Luck of the split"), [chosen, options, answer](const JobContext& job) {
    auto luck = luckOfTheSplit(chosen->clips, chosen->classNames, options, job);
    if (!luck) return Result<Done>(luck.error());
    *answer = std::move(*luck);
    return Result<Done>(Done{});
  });
  connect(m_job, &Job::changed, this, [this] {
    if (m_job) m_bar->setValue(int(std::max(0.0, m_job->fraction()) * kBarSteps));
  });
  connect(m_job, &Job::ended, this, [this, chosen, answer, most](JobState state) {
    if (state == JobState::Failed) m_problem = m_job->error();
    if (state == JobState::Finished && *answer)
      showLuck(std::move(**answer), int(chosen->classNames.size()),
               double(most) / double(chosen->clips.size()));
    showPicture();
    Q_EMIT ended();
  });
  showPicture();
}

void LuckPanel::showLuck(Luck luck, int classes, double majority) {
  m_luck = std::move(luck);
  m_classes = classes;
  m_majority = majority;
  showPicture();
}

QString LuckPanel::sentence(const Luck& luck, bool balanced) {
  const LuckSeries& honest = luck.hasGroups ? luck.grouped : luck.random;
  const double sd = balanced ? honest.balancedSd : honest.accuracySd;
  // Twice what the picture says, not what it rounds: the two can be checked against each other.
  const QString alone = tr("One division alone can be %1 points off by luck (twice the spread of %2).")
                            .arg(points(2 * std::round(sd * 1000) / 1000), points(sd));
  if (!luck.hasGroups)
    return tr("No groups are known, so nothing can be said of leaks: give the clips groups.") +
           QLatin1Char(' ') + alone;
  const double gain = balanced ? luck.balancedGain() : luck.accuracyGain();
  const double randomSd = balanced ? luck.random.balancedSd : luck.random.accuracySd;
  const double error = std::hypot(sd, randomSd) / std::sqrt(std::max(1, luck.repeats));
  QString words;
  if (std::abs(gain) <= kSure * error)
    words = tr("A random split makes no clear difference for this set (%1 points).").arg(points(gain));
  else if (gain > 0)
    words = tr("A random split makes this set look %1 points better than it is.").arg(points(gain));
  else
    words = tr("A random split makes this set look %1 points worse than it is.").arg(points(gain));
  return words + QLatin1Char(' ') + alone;
}

void LuckPanel::showPicture() {
  showState();
  if (!m_luck) {
    m_picture->clear();
    m_sentence->setText(m_problem);
    return;
  }
  const bool balanced = m_figure->currentIndex() == Balanced;
  const auto strip = [&](const QString& name, const LuckSeries& s, bool second) {
    return LuckStrips::Strip{.name = name,
                             .values = balanced ? s.balancedAccuracy : s.accuracy,
                             .mean = balanced ? s.balancedMean : s.accuracyMean,
                             .sd = balanced ? s.balancedSd : s.accuracySd,
                             .second = second};
  };
  std::vector<LuckStrips::Strip> strips{strip(tr("At random"), m_luck->random, true)};
  if (m_luck->hasGroups) strips.push_back(strip(tr("By group"), m_luck->grouped, false));
  std::vector<LuckStrips::Line> lines;
  if (m_classes > 0) lines.push_back({tr("guessing"), 1.0 / m_classes});
  // Always saying one class finds all of it and nothing of the others: balanced, that is guessing, too.
  if (!balanced) lines.push_back({tr("always the most frequent class"), m_majority});
  m_picture->setData(std::move(strips), std::move(lines));
  m_sentence->setText(m_problem.isEmpty() ? sentence(*m_luck, balanced) : m_problem);
}

void LuckPanel::showState() {
  const bool running = isRunning();
  m_start->setText(running ? tr("Stop") : tr("Start"));
  m_start->setIcon(themedIcon(running ? QStringLiteral("stop") : QStringLiteral("play")));
  m_repeats->setEnabled(!running);
  m_folds->setEnabled(!running);
  m_bar->setVisible(running);
  if (!running) m_bar->setValue(0);
  QString note;
  if (m_luck) {
    note = tr("%Ln clip(s), %L1 divisions into %L2 folds each way.", nullptr, m_luck->n)
               .arg(m_luck->repeats)
               .arg(m_luck->folds);
    if (!m_luck->unreadable.empty())
      note += QLatin1Char(' ') + tr("%Ln clip(s) could not be read and are left out: %1", nullptr,
                                    int(m_luck->unreadable.size()))
                                     .arg(QString::fromStdString(m_luck->unreadable.front()));
  }
  m_note->setText(note);
  m_note->setVisible(!note.isEmpty());
}

void LuckPanel::retranslate() {
  setWindowTitle(tr("Luck of the split"));
  m_about->setText(
      tr("The same plain model (logistic regression on MFCC statistics) is tested again and again; nothing "
         "changes but which clips are on which side. The dots are its figures."));
  m_repeatsName->setText(tr("Divisions"));
  m_foldsName->setText(tr("Folds"));
  m_figureName->setText(tr("Figure"));
  m_figure->setItemText(Balanced, tr("balanced accuracy"));
  m_figure->setItemText(Accuracy, tr("accuracy"));
  showPicture();
}

void LuckPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace ullim
