#pragma once
#include <QTimer>
#include <QWidget>
#include <optional>

#include "core/learn/recipe.h"
#include "core/learn/training.h"
#include "ui/context.h"
#include "ui/pages/trainplan.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QVBoxLayout;

namespace ullim {

class ProbabilityBars;
class RecipeCard;
class TrainSettingsForm;

/// Everything that is chosen before a training: recipe, clips, split, settings. Says in words which split
/// will be made, and which leak a split by clip would have. The plan is made off the GUI thread.
class TrainSetup : public QWidget {
  Q_OBJECT
 public:
  static constexpr int kTableRow = 24;  ///< pixels; its small tables are denser than the program's others
  explicit TrainSetup(const Context& context, QWidget* parent = nullptr);
  ~TrainSetup() override;

  /// Unset with `problem` filled when training cannot start as things stand. The run folder is the caller's.
  std::optional<TrainRequest> request() const;
  QString problem() const { return m_problem; }
  /// Takes over what a run was made with; a recipe that is no longer known keeps the present one.
  void adopt(const RunRecord& run);
  const TrainData& data() const { return m_data; }
  bool isPlanned() const { return m_plan.has_value(); }
  void setSettings(const TrainSettings& settings);
  RecipeCard* recipeCard() const { return m_recipeCard; }
  QString settingDifferences() const;  ///< from the recipe's own settings, in words; empty: none
  SplitOptions splitOptions() const;
  void setSplit(const SplitOptions& split);

 Q_SIGNALS:
  void stateChanged();  ///< request() may answer differently now
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QFrame* card(QVBoxLayout** inside, QLabel** title);
  void buildRecipe();
  void buildData();
  void buildSplit();
  void buildSettings();
  QLabel* row(QFormLayout* form, QWidget* field);
  void retranslate();
  void dataChanged();  ///< gathers again, soon
  void gather();
  void plan();
  void showData();
  void showColumns();
  void showPlan();
  void offerMappings();
  void judge();  ///< m_problem
  TrainSettings settings() const;
  const Recipe& recipe() const;

  Context m_context;
  QVBoxLayout* m_column;
  RecipeCard* m_recipeCard;
  TrainSettingsForm* m_form;
  QLabel *m_dataTitle, *m_splitTitle, *m_settingsTitle;
  QLabel *m_used, *m_leftOut, *m_filterName, *m_filterProblem, *m_chainName, *m_chainProblem, *m_mappingName,
      *m_mappingProblem;
  ProbabilityBars* m_classes;
  QLineEdit *m_filter, *m_chain, *m_mapping;
  QPushButton *m_takeFilter, *m_chooseMapping;
  QComboBox* m_kind;
  QSpinBox* m_seed;  ///< of the settings
  QSpinBox *m_folds, *m_testPart, *m_validationPart;
  QCheckBox* m_byGroup;
  QComboBox* m_stratify;  ///< data: the column's name
  QLabel* m_stratifyName;
  QLabel *m_kindName, *m_foldsName, *m_testName, *m_validationName, *m_words, *m_splitWarnings, *m_sidesHint,
      *m_leak;
  QTableWidget* m_sides;
  QFrame* m_leakBox;
  QCheckBox* m_leakAccepted;

  TrainData m_data;
  std::optional<TrainPlan> m_plan;  // unset while it is being made
  int m_planSerial = 0;
  QString m_problem;
  QTimer m_soon;
  bool m_stale = true;
};

}  // namespace ullim
