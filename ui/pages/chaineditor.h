#pragma once
#include <QWidget>
#include <vector>

#include "core/augment/chain.h"

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace ullim {

class AugmentCard;

/// An augmentation chain as cards in order, with its seed and its text form; either can be edited.
class ChainEditor : public QWidget {
  Q_OBJECT
 public:
  explicit ChainEditor(QWidget* parent = nullptr);
  Chain chain() const;
  void setChain(const Chain& chain);

 Q_SIGNALS:
  void chainChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void addStep(const Step& step);
  void rebuild(const std::vector<Step>& steps);
  void cardsChanged();
  void takeText();
  std::vector<Step> steps() const;
  std::vector<AugmentCard*> m_cards;
  QVBoxLayout* m_list;
  QPushButton *m_add, *m_roll, *m_copy;
  QMenu* m_menu;
  QLabel *m_seedName, *m_textName, *m_problem, *m_nothing;
  QSpinBox* m_seed;
  QLineEdit* m_text;
};

}  // namespace ullim
