#pragma once
#include <QWidget>
#include <vector>

#include "core/learn/recipe.h"

class QFormLayout;
class QLabel;
class QToolButton;

namespace ullim {

/// All fields of TrainSettings in folded groups. A field that differs from the recipe's own value is marked
/// and can be set back.
class TrainSettingsForm : public QWidget {
  Q_OBJECT
 public:
  explicit TrainSettingsForm(QWidget* parent = nullptr);
  ~TrainSettingsForm() override;
  void setDefaults(const TrainSettings& defaults);  ///< of the recipe, and as the present values
  void setValues(const TrainSettings& settings);
  TrainSettings values() const;
  /// "epochs 4, learning rate 0.01": the fields that differ from the recipe's; empty: none.
  QString differences() const;

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Row {
    int field = 0;  // of the table in the source
    QWidget* editor = nullptr;
    QLabel* name = nullptr;
    QToolButton* reset = nullptr;
  };
  struct Group {
    QToolButton* head = nullptr;
    QWidget* body = nullptr;
    QFormLayout* form = nullptr;
  };
  double shown(const Row& row) const;
  void show(const Row& row, double value);
  void retranslate();
  void orderTabs();
  void mark();
  std::vector<Row> m_rows;
  std::vector<Group> m_groups;
  QLabel* m_scalingWarning;
  QToolButton* m_resetAll;
  TrainSettings m_defaults, m_kept;  // m_kept: what has no field
  bool m_filling = false;
};

}  // namespace ullim
