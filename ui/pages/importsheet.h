#pragma once
#include <QPointer>
#include <QWidget>

#include "core/dataset/import.h"
#include "core/store/project.h"
#include "ui/context.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTableWidget;
class QToolButton;

namespace ullim {

class Job;
class PatternBox;
class TableMapping;

/// What would be imported, before it is: how the names were read, clips by class, the first rows, what was
/// not understood. Listing and importing run as jobs; nothing here is modal.
class ImportSheet : public QWidget {
  Q_OBJECT
 public:
  explicit ImportSheet(const Context& context, QWidget* parent = nullptr);
  /// Folders, sound files or a table. Lists them at once.
  void begin(const QStringList& sources);
  bool isBusy() const;  ///< listing or importing
  bool canImport() const;

 public Q_SLOTS:
  void import();

 Q_SIGNALS:
  /// `differing`: clips that were there already and for which the source names another label now.
  void imported(const QString& summary, const QStringList& problems, const QStringList& differing);
  void cancelled();
  void listed();  ///< the preview stands

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Listing;
  void build();
  void list();
  ImportOptions options() const;
  void showPlan(const std::shared_ptr<Listing>& listing);
  void showTable(const std::shared_ptr<Listing>& listing);
  void showRows();
  void showLeftOut();
  void namePresets();
  void startImport();
  void finished(Result<ImportOutcome> outcome);
  void showProblem(const QString& text);
  void refreshButtons();
  void chooseLabels();
  void chooseProject();
  void retranslate();

  Context m_context;
  QStringList m_sources;
  ImportPlan m_plan;
  bool m_havePlan = false, m_filling = false, m_makingProject = false;
  QPointer<Job> m_listing, m_importing;
  std::uint64_t m_generation = 0;

  QLabel *m_title, *m_source, *m_why, *m_problem, *m_presetTitle, *m_tableTitle, *m_projectTitle;
  QLabel *m_classesTitle, *m_rowsTitle, *m_leftOutTitle, *m_notes;
  QComboBox* m_preset;
  QTabWidget* m_tabs;
  TableMapping* m_mapping;
  PatternBox* m_pattern;
  QLineEdit *m_labels, *m_project;
  QToolButton *m_chooseLabels, *m_chooseProject;
  QTableWidget *m_classes, *m_rows, *m_leftOut;
  QProgressBar* m_busy;
  QPushButton *m_import, *m_cancel;
};

}  // namespace ullim
