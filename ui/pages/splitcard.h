#pragma once
#include <QFrame>
#include <memory>

#include "ui/context.h"
#include "ui/pages/trainplan.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QVBoxLayout;

namespace ullim {

/// How the clips are divided: kind, shares, which clips belong together; who is on which side, and what
/// leaks. The plan is made by its owner, off the GUI thread, and shown here.
class SplitCard : public QFrame {
  Q_OBJECT
 public:
  static constexpr int kTableRow = 24;  ///< pixels; denser than the program's other tables
  explicit SplitCard(const Context& context, QWidget* parent = nullptr);

  SplitOptions options() const;  ///< all but the seed
  void setOptions(const SplitOptions& options);
  void setValidationShare(double share);  ///< [0, 1); 0: no validation part
  std::string groupBy() const;            ///< as groupsByColumns(): "group", "speaker,recording"
  std::string stratifyBy() const;         ///< a column; empty: the classes alone
  bool leaksAccepted() const;
  QWidget* leakBox() const;  ///< the red frame
  void goToLeaks();          ///< the keyboard to the consent in the red frame, which lights up for a moment

  /// By name, with the number of different values, as Gathered::columns. What was chosen and is not there is
  /// given up.
  void offerColumns(const std::map<std::string, int>& columns);
  void showPlan(const TrainData& clips, std::shared_ptr<const TrainPlan> plan);

 Q_SIGNALS:
  void optionsChanged();  ///< a new plan is needed
  void columnsChanged();  ///< the clips' groups or strata must be gathered again
  void consentChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum Kind { HoldOut, Folds, RepeatedFolds, LeaveOneOut };
  enum Validation { ByGroup, ByClip, None };
  QLabel* row(QFormLayout* form, QWidget* field);
  QSpinBox* spin(int low, int high, int value, const char* name);
  void build();
  void buildLeaks(QVBoxLayout* inside);
  void showFields();
  void showSides(const TrainPlan& plan);
  void showFindings(const TrainPlan& plan);
  void offerStratum(const QString& column);
  void showGroupBy();
  void retranslate();
  void changed();
  void drawLeakBox(bool lit);

  Context m_context;
  QLabel *m_title, *m_kindName, *m_foldsName, *m_repeatsName, *m_testName, *m_validationName,
      *m_validationPartName, *m_stratifyName, *m_groupByName;
  QComboBox *m_kind, *m_validation;
  QComboBox* m_stratify;  ///< data: the column's name
  QSpinBox *m_folds, *m_repeats, *m_testPart, *m_validationPart;
  std::vector<std::string> m_consented;  ///< the leaks that were accepted
  QCheckBox *m_byGroup, *m_leakAccepted;
  QPushButton *m_groupBy, *m_luck;
  QMenu* m_groupMenu;
  QStringList m_groupColumns;  // chosen
  QLabel *m_words, *m_warnings, *m_sidesHint, *m_leak;
  QTableWidget* m_sides;
  QFrame* m_leakBox;
  QVBoxLayout* m_leakRows;  // a row a kind of leak
  QWidget* m_leakList;
  TrainData m_data;
  std::shared_ptr<const TrainPlan> m_plan;
  bool m_filling = false;
};

}  // namespace ullim
