#pragma once
#include <QDockWidget>
#include <QPointer>
#include <memory>

#include "core/dataset/check.h"
#include "ui/context.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace ullim {

class Job;

/// How often which values are there, a row of bars a class: what FindingPicture holds.
class FindingChart : public QWidget {
  Q_OBJECT
 public:
  explicit FindingChart(QWidget* parent = nullptr);
  void setPicture(const FindingPicture& picture, const QString& axis);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  FindingPicture m_picture;
  QString m_axis;
};

/// What may be wrong with the data: a check as a job, its findings as a list. Return, a double click or the
/// button makes the clips of a finding the list on the Data page; copies stand beside each other there.
class CheckPanel : public QDockWidget {
  Q_OBJECT
 public:
  explicit CheckPanel(const Context& context, QWidget* parent = nullptr);
  void check();  ///< starts; nothing while it runs or without a project
  const CheckReport* report() const { return m_report.get(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void jobChanged();
  void take(std::shared_ptr<const CheckReport> report);
  void fill();
  void chosenChanged();
  void showClips();
  const Finding* chosen() const;
  void retranslate();

  Context m_context;
  QPointer<Job> m_job;
  std::shared_ptr<const CheckReport> m_report;
  int m_serial = 0;  // of the project: answers for another one come too late
  QPushButton *m_check, *m_stop, *m_show;
  QProgressBar* m_bar;
  QLabel *m_summary, *m_hint;
  QTreeWidget* m_list;
  FindingChart* m_chart;
};

}  // namespace ullim
