#pragma once
#include <QDialog>

#include "core/dataset/passes.h"
#include "ui/context.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ullim {

/// Asks what a blind pass is to be, says how long it gets, and makes it.
class NewPassDialog : public QDialog {
  Q_OBJECT
 public:
  explicit NewPassDialog(const Context& context, QWidget* parent = nullptr);

 Q_SIGNALS:
  void made(const QString& passId, bool start);  ///< committed

 private:
  void refresh();
  void make();
  int sample() const;
  int returns() const;
  int distance() const;
  std::vector<std::string> candidates() const;

  Context m_context;
  QLineEdit* m_annotator;
  QComboBox* m_from;
  QSpinBox *m_sample, *m_repeats, *m_distance, *m_seed;
  QCheckBox *m_strata, *m_start;
  QLabel* m_words;
  QDialogButtonBox* m_buttons;
};

}  // namespace ullim
