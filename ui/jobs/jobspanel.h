#pragma once
#include <QDockWidget>
#include <QHash>
#include <QTimer>
#include <QWidget>

#include "ui/jobs/jobs.h"

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ullim {

/// "12 s", "1:40", "2:05:00"; empty for a negative time.
QString jobTimeText(double seconds);

/// One job: title, what it is at, progress, time left, stop.
class JobRow : public QWidget {
  Q_OBJECT
 public:
  explicit JobRow(Job* job, QWidget* parent = nullptr);
  void refresh();

 private:
  Job* m_job;
  QLabel *m_title, *m_detail, *m_time;
  QProgressBar* m_bar;
  QToolButton* m_stop;
};

/// The jobs panel, newest first.
class JobsDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit JobsDock(JobList* jobs, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void rebuild();
  void retranslate();
  JobList* m_jobs;
  QLabel* m_empty;
  QToolButton* m_clear;
  QVBoxLayout* m_rows;
  QHash<Job*, JobRow*> m_byJob;
  QTimer m_tick;
};

/// The strip in the status bar: the newest running job, and a click opens the panel.
class JobsStrip : public QWidget {
  Q_OBJECT
 public:
  explicit JobsStrip(JobList* jobs, QWidget* parent = nullptr);

 Q_SIGNALS:
  void clicked();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  JobList* m_jobs;
  QLabel* m_text;
  QProgressBar* m_bar;
  QToolButton* m_stop;
  QTimer m_tick;
};

}  // namespace ullim
