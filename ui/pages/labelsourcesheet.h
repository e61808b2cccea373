#pragma once
#include <QDialog>
#include <QPointer>
#include <memory>

#include "core/dataset/labelsource.h"
#include "ui/context.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ullim {

class Job;
class TableMapping;

/// A table of labels for clips that are there already, compared with the project's labels before it is kept:
/// how many agree, which pairs of classes differ, what is unknown. Kept as a pass of kind "source"; the clips
/// that disagree become the queue. Not modal; reading and comparing run as jobs.
class LabelSourceSheet : public QDialog {
  Q_OBJECT
 public:
  LabelSourceSheet(const Context& context, const QString& table, QWidget* parent);
  bool isBusy() const { return m_reading || m_keeping; }
  bool canKeep() const { return m_haveSource && !isBusy(); }
  const LabelSource& source() const { return m_source; }

 public Q_SLOTS:
  void keep();

 Q_SIGNALS:
  void compared();                     ///< the preview stands
  void kept(int agree, int disagree);  ///< the change is committed

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Reading;
  void build();
  void read();
  void showSource(const std::shared_ptr<Reading>& reading);
  void showProblem(const QString& text);
  void refreshButtons();
  void retranslate();
  LabelSourceOptions options() const;

  Context m_context;
  QString m_path;
  LabelSource m_source;
  bool m_haveSource = false;
  std::uint64_t m_generation = 0;
  QPointer<Job> m_reading, m_keeping;
  TableMapping* m_mapping;
  QLineEdit* m_name;
  QCheckBox* m_sameNames;
  QLabel *m_nameTitle, *m_file, *m_summary, *m_alike, *m_problem, *m_pairsTitle, *m_unknownTitle;
  QTableWidget *m_pairs, *m_unknown;
  QPushButton *m_keep, *m_cancel;
};

}  // namespace ullim
