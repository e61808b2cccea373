#pragma once
#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;

namespace ullim {

/// Settings act at once; there is nothing to confirm. Not modal.
class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  explicit SettingsDialog(QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void read();
  void listOutputs();
  void reset();
  void retranslate();
  QFormLayout* m_form;
  QComboBox *m_language, *m_theme, *m_colourMap, *m_scale, *m_output;
  QLineEdit* m_annotator;
  QCheckBox *m_autoplay, *m_advance, *m_loop;
  QSlider* m_volume;
  QPushButton *m_reset, *m_close;
  bool m_reading = false;
};

}  // namespace ullim
