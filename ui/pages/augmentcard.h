#pragma once
#include <QFrame>
#include <vector>

#include "core/augment/chain.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace ullim {

/// Names of transforms and parameters in the user's language; those of core that are not listed are shown as
/// they are.
QString transformTitle(const std::string& name);
QString transformDescription(const TransformInfo& info);
QString parameterTitle(const std::string& name);
QString choiceTitle(const std::string& choice);

/// One step of an augmentation chain: on/off, up, down, remove, and a slider with a spin box for each
/// parameter.
class AugmentCard : public QFrame {
  Q_OBJECT
 public:
  AugmentCard(const TransformInfo& info, const Step& step, QWidget* parent = nullptr);
  const Step& step() const { return m_step; }
  void setPlace(bool first, bool last);  ///< which of up and down can be used

 Q_SIGNALS:
  void changed();
  void removed();
  void moved(int by);  ///< -1: up, 1: down

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Row {
    const ParameterInfo* info;
    QLabel* name;
    QSlider* slider = nullptr;
    QDoubleSpinBox* spin = nullptr;
    QComboBox* choice = nullptr;
  };
  void retranslate();
  void addRow(class QGridLayout* grid, const ParameterInfo& info);
  void set(const std::string& parameter, double value);
  const TransformInfo& m_info;
  Step m_step;
  QCheckBox* m_on;
  QLabel* m_description;
  QToolButton *m_up, *m_down, *m_remove;
  std::vector<Row> m_rows;
};

}  // namespace ullim
