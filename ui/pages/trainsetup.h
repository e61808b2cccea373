#pragma once
#include <QThreadPool>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/learn/recipe.h"
#include "core/learn/training.h"
#include "ui/context.h"
#include "ui/pages/trainplan.h"

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ullim {

class ProbabilityBars;
class RecipeCard;
class SplitCard;
class TrainSettingsForm;

/// Everything that is chosen before a training: recipe, clips, split, settings. Says in words which split
/// will be made, and which leak a split by clip would have. The plan is made off the GUI thread.
class TrainSetup : public QWidget {
  Q_OBJECT
 public:
  explicit TrainSetup(const Context& context, QWidget* parent = nullptr);
  ~TrainSetup() override;

  /// Unset with `problem` filled when training cannot start as things stand. The run folder is the caller's.
  std::optional<TrainRequest> request(bool withClips = true) const;
  QString problem() const { return m_problem; }
  bool onlyLeaks() const { return m_onlyLeaks; }  ///< consent to the leaks is all that is missing
  /// Takes over what a run was made with; a recipe that is no longer known keeps the present one.
  void adopt(const RunRecord& run);
  const TrainData& data() const { return *m_data; }
  std::shared_ptr<const TrainData> sharedData() const { return m_data; }  ///< that request() is about
  /// As data(); null while they are being gathered, which this begins if it is still to be done.
  std::shared_ptr<const TrainData> freshData();
  bool isPlanned() const { return m_plan != nullptr; }
  void setSettings(const TrainSettings& settings);
  RecipeCard* recipeCard() const { return m_recipeCard; }
  QString settingDifferences() const;  ///< from the recipe's own settings, in words; empty: none
  SplitCard* splitCard() const { return m_split; }
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
  void buildSettings();
  void retranslate();
  void dataChanged();  ///< gathers again, soon
  void gather();
  void gathered(Gathered& found);
  void plan();
  void showData();
  void offerMappings();
  void judge();  ///< m_problem
  TrainSettings settings() const;
  const Recipe& recipe() const;

  Context m_context;
  QVBoxLayout* m_column;
  RecipeCard* m_recipeCard;
  TrainSettingsForm* m_form;
  QLabel *m_dataTitle, *m_settingsTitle;
  QLabel *m_used, *m_leftOut, *m_filterName, *m_filterProblem, *m_chainName, *m_chainProblem, *m_mappingName,
      *m_mappingProblem;
  ProbabilityBars* m_classes;
  QLineEdit *m_filter, *m_chain, *m_mapping;
  QPushButton *m_takeFilter, *m_chooseMapping;
  SplitCard* m_split;
  QSpinBox* m_seed;  ///< of the settings

  std::shared_ptr<const TrainData> m_data = std::make_shared<const TrainData>();
  GatherAsk m_asked;
  bool m_gathering = false;
  int m_gatherSerial = 0;
  std::stop_source m_stopGathering;
  std::shared_ptr<const TrainPlan> m_plan;  // null while it is being made
  int m_planSerial = 0;
  QString m_problem;
  bool m_onlyLeaks = false;
  QTimer m_soon;
  bool m_stale = true;
  QThreadPool m_pool;  // last: waits for its work
};

}  // namespace ullim
