#pragma once
#include <QDialog>
#include <QTimer>
#include <optional>
#include <vector>

#include "core/dataset/mapping.h"
#include "ui/context.h"

class QLabel;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ullim {

class ClassTree;

/// All that can be done to classes: rename, merge, split, drop, order, colour, note, and mappings. Steps are
/// gathered and shown before and after; Apply commits them as one change. Not modal: the window behind works.
class ClassEditor : public QDialog {
  Q_OBJECT
 public:
  static constexpr int kExamples = 4;  ///< clips shown for each move
  explicit ClassEditor(const Context& context, QWidget* parent);

  /// Adds a step, or says why not and leaves it out.
  bool add(ClassStep step);
  void loadMapping(const QString& path);
  void saveMapping(const QString& path);
  void apply();
  const std::vector<ClassStep>& steps() const { return m_steps; }
  void select(const QStringList& names);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void retranslate();
  void refresh();  ///< plans again and shows it
  void showPlan();
  void fillRows();
  void showMoves();
  void edited(QTreeWidgetItem* item, int column);
  void askAdd();
  void askMerge();
  void askSplit(bool back);
  void askColour();
  void dropSelected();
  void back();
  void startOver();
  void playExample(QTreeWidgetItem* item);
  void refreshButtons();
  bool changes() const;  ///< there is something to apply
  QString classKey(int position) const;
  QStringList columns() const;
  LabelClass planned(const QString& name) const;

  Context m_context;
  ClassTree* m_classes;
  QTreeWidget* m_moves;
  QLabel *m_intro, *m_movesTitle, *m_stepsTitle, *m_steptext, *m_summary, *m_problem;
  QToolButton *m_add, *m_rename, *m_merge, *m_split, *m_join, *m_drop, *m_colour, *m_up, *m_down, *m_mapping;
  QPushButton *m_apply, *m_back, *m_over, *m_close;
  std::vector<ClassStep> m_steps;
  std::optional<ClassPlan> m_plan;
  QString m_mappingName;  // of the mapping that was loaded; empty once anything else was done
  QTimer m_later;
  bool m_filling = false, m_committing = false;
};

}  // namespace ullim
