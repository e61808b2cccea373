#include "ui/jobs/jobspanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kTickMs = 500, kBarSteps = 1000, kStripBar = 120;

void showFraction(QProgressBar* bar, double fraction) {
  bar->setRange(0, fraction < 0 ? 0 : kBarSteps);  // 0..0: busy, no share known
  if (fraction >= 0) bar->setValue(int(std::lround(fraction * kBarSteps)));
}

QString stateText(const Job& job) {
  switch (job.state()) {
    case JobState::Running: {
      if (job.isPaused()) return JobRow::tr("paused");
      const QString left = jobTimeText(job.secondsLeft());
      return left.isEmpty() ? jobTimeText(job.secondsRun()) : JobRow::tr("%1 left").arg(left);
    }
    case JobState::Finished:
      return JobRow::tr("done in %1").arg(jobTimeText(job.secondsRun()));
    case JobState::Stopped:
      return JobRow::tr("stopped");
    case JobState::Failed:
      return JobRow::tr("failed");
  }
  return {};
}

QToolButton* stopButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(themedIcon(QStringLiteral("stop")));
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolTip(JobRow::tr("Stop"));
  button->setAccessibleName(JobRow::tr("Stop"));
  return button;
}

}  // namespace

QString jobTimeText(double seconds) {
  if (seconds < 0) return {};
  const auto whole = std::int64_t(std::lround(seconds));
  if (whole < 60) return JobRow::tr("%1 s").arg(whole);
  const QString minutes =
      QStringLiteral("%1:%2").arg((whole / 60) % 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
  return whole < 3600 ? minutes
                      : QStringLiteral("%1:%2:%3")
                            .arg(whole / 3600)
                            .arg((whole / 60) % 60, 2, 10, QLatin1Char('0'))
                            .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

JobRow::JobRow(Job* job, QWidget* parent) : QWidget(parent), m_job(job) {
  m_title = new QLabel(job->title(), this);
  m_detail = new QLabel(this);
  m_detail->setWordWrap(true);
  m_time = new QLabel(this);
  m_time->setProperty("role", QStringLiteral("muted"));
  m_bar = new QProgressBar(this);
  m_bar->setTextVisible(false);
  m_bar->setFixedHeight(8);
  m_stop = stopButton(this);
  connect(m_stop, &QToolButton::clicked, job, &Job::stop);
  connect(job, &Job::changed, this, &JobRow::refresh);
  auto* head = new QHBoxLayout;
  head->addWidget(m_title, 1);
  head->addWidget(m_time);
  head->addWidget(m_stop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 6, 6, 6);
  column->setSpacing(3);
  column->addLayout(head);
  column->addWidget(m_bar);
  column->addWidget(m_detail);
  refresh();
}

void JobRow::refresh() {
  const bool running = m_job->state() == JobState::Running;
  m_time->setText(stateText(*m_job));
  showFraction(m_bar, running ? m_job->fraction() : std::max(0.0, m_job->fraction()));
  m_bar->setVisible(running);
  m_stop->setVisible(running);
  m_stop->setToolTip(tr("Stop"));
  const bool failed = m_job->state() == JobState::Failed;
  const QString detail = failed ? m_job->error() : m_job->detail();
  m_detail->setVisible(!detail.isEmpty());
  m_detail->setText(detail);
  QPalette palette;
  palette.setColor(QPalette::WindowText, failed ? themeColours().error : themeColours().mutedText);
  m_detail->setPalette(palette);
}

JobsDock::JobsDock(JobList* jobs, QWidget* parent) : QDockWidget(parent), m_jobs(jobs) {
  setObjectName(QStringLiteral("jobsDock"));
  auto* content = new QWidget(this);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setWidget(content);
  scroll->setMinimumWidth(280);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(4, 4, 4, 4);
  m_empty = new QLabel(content);
  m_empty->setWordWrap(true);
  m_empty->setProperty("role", QStringLiteral("muted"));
  m_empty->setMargin(8);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(0);
  m_clear = new QToolButton(content);
  m_clear->setToolButtonStyle(Qt::ToolButtonTextOnly);
  connect(m_clear, &QToolButton::clicked, jobs, &JobList::clearEnded);
  column->addWidget(m_empty);
  column->addLayout(m_rows);
  column->addWidget(m_clear, 0, Qt::AlignRight);
  column->addStretch(1);
  setWidget(scroll);
  connect(jobs, &JobList::changed, this, &JobsDock::rebuild);
  m_tick.setInterval(kTickMs);
  connect(&m_tick, &QTimer::timeout, this, [this] {
    if (!isVisible() || m_jobs->running() == 0) return;
    for (JobRow* row : std::as_const(m_byJob)) row->refresh();
  });
  m_tick.start();
  retranslate();
  rebuild();
}

void JobsDock::rebuild() {
  const std::vector<Job*> jobs = m_jobs->jobs();
  for (auto it = m_byJob.begin(); it != m_byJob.end();) {
    if (std::find(jobs.begin(), jobs.end(), it.key()) == jobs.end()) {
      delete it.value();
      it = m_byJob.erase(it);
    } else {
      ++it;
    }
  }
  for (auto it = jobs.rbegin(); it != jobs.rend(); ++it) {
    if (m_byJob.contains(*it)) continue;
    auto* row = new JobRow(*it, widget());
    m_byJob.insert(*it, row);
    m_rows->insertWidget(0, row);
  }
  m_empty->setVisible(jobs.empty());
  m_clear->setVisible(int(jobs.size()) > m_jobs->running());
}

void JobsDock::retranslate() {
  setWindowTitle(tr("Jobs"));
  m_empty->setText(
      tr("Nothing is running. Imports, training and other long work show here, with a way to stop them."));
  m_clear->setText(tr("Clear what has ended"));
}

void JobsDock::changeEvent(QEvent* event) {
  QDockWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange) return;
  retranslate();
  for (JobRow* row : std::as_const(m_byJob)) row->refresh();
}

JobsStrip::JobsStrip(JobList* jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs) {
  setObjectName(QStringLiteral("jobsStrip"));
  m_text = new QLabel(this);
  m_text->setObjectName(QStringLiteral("jobsStripText"));
  m_bar = new QProgressBar(this);
  m_bar->setTextVisible(false);
  m_bar->setFixedSize(kStripBar, 8);
  m_stop = stopButton(this);
  connect(m_stop, &QToolButton::clicked, this, [this] {
    for (Job* job : m_jobs->jobs()) {
      if (job->state() != JobState::Running) continue;
      job->stop();
      return;
    }
  });
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 0, 4, 0);
  row->addWidget(m_bar);
  row->addWidget(m_text);
  row->addWidget(m_stop);
  setCursor(Qt::PointingHandCursor);
  connect(jobs, &JobList::changed, this, &JobsStrip::refresh);
  m_tick.setInterval(kTickMs);
  connect(&m_tick, &QTimer::timeout, this, &JobsStrip::refresh);
  refresh();
}

void JobsStrip::refresh() {
  const auto jobs = m_jobs->jobs();
  const auto newest = std::find_if(jobs.begin(), jobs.end(),
                                   [](const Job* job) { return job->state() == JobState::Running; });
  setVisible(newest != jobs.end());
  if (newest == jobs.end()) {
    m_tick.stop();
    return;
  }
  if (!m_tick.isActive()) m_tick.start();
  const Job& job = **newest;
  showFraction(m_bar, job.fraction());
  // What is cut off in a narrow bar is at the end: that it waits must be read first.
  QString text;
  if (job.isPaused())
    text = job.detail().isEmpty() ? tr("Paused: %1").arg(job.title())
                                  : tr("Paused: %1, %2").arg(job.title(), job.detail());
  else
    text = job.detail().isEmpty() ? tr("%1, %2").arg(job.title(), stateText(job))
                                  : tr("%1: %2, %3").arg(job.title(), job.detail(), stateText(job));
  if (const int others = m_jobs->running() - 1; others > 0)
    text = tr("%1 (and %n more)", nullptr, others).arg(text);
  m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideRight, 420));
  m_text->setToolTip(text);
}

void JobsStrip::mousePressEvent(QMouseEvent*) { Q_EMIT clicked(); }

void JobsStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace ullim
