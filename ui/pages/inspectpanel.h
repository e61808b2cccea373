#pragma once
#include <QWidget>
#include <vector>

#include "ui/pages/inspectoptions.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QSpinBox;

namespace ullim {

/// The settings at the right edge of the Inspect page; each acts at once. Display settings are shared with
/// the Data page through Settings.
class InspectPanel : public QWidget {
  Q_OBJECT
 public:
  explicit InspectPanel(QWidget* parent = nullptr);

  const InspectOptions& options() const { return m_options; }
  void setOptions(const InspectOptions& options);
  void setRate(SampleRate rate);  ///< of the clip: presets in milliseconds follow it
  void nextColourMap();
  void nextFrequencyScale();

 Q_SIGNALS:
  void optionsChanged();  ///< analysis; display comes by Settings::changed

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void fill();  ///< options -> controls
  void take();  ///< controls -> options
  void applyPreset(int index);
  void followSettings();
  void showProblem();
  QLabel* label(QFormLayout* form, QWidget* field);

  InspectOptions m_options;
  SampleRate m_rate{16000};
  std::vector<InspectPreset> m_presets;
  bool m_filling = false;
  QGroupBox *m_analysis, *m_melBox, *m_display;
  QComboBox *m_preset, *m_nFft, *m_window, *m_power, *m_scale, *m_colours;
  QSpinBox *m_win, *m_hop, *m_nMels, *m_nMfcc;
  QDoubleSpinBox *m_fMin, *m_fMax, *m_topDb;
  QCheckBox* m_panes[4];
  QLabel *m_problem, *m_resolution;
  std::vector<QLabel*> m_labels;  ///< in the order of retranslate()
};

/// Names of Settings' pane list.
QString paneName(PaneKind pane);
std::vector<PaneKind> panesFromSettings();

}  // namespace ullim
