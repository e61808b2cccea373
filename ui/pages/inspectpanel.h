#pragma once
#include <QWidget>
#include <vector>

#include "ui/pages/inspectoptions.h"

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QSpinBox;

namespace ullim {

/// The analysis settings at the right edge of the Inspect page; each acts at once and is kept. How it is
/// shown stands in DisplayPanel.
class InspectPanel : public QWidget {
  Q_OBJECT
 public:
  explicit InspectPanel(QWidget* parent = nullptr);

  const InspectOptions& options() const { return m_options; }
  void setOptions(const InspectOptions& options);
  void setRate(SampleRate rate);  ///< of the clip: presets in milliseconds follow it
  void setFixedReference(bool fixed);
  void applyPreset(int index);  ///< of inspectPresets()
  void stepFftSize(int by);     ///< 1: twice as long, -1: half; the hop keeps its share of it
  void stepHop(int by);
  void stepWindow(int by);  ///< to the next kind
  void stepMels(int by);

 Q_SIGNALS:
  void optionsChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void fill();  ///< options -> controls
  void take();  ///< controls -> options
  void showProblem();
  void keep();  ///< in Settings
  QLabel* label(QFormLayout* form, QWidget* field);

  InspectOptions m_options;
  SampleRate m_rate{16000};
  std::vector<InspectPreset> m_presets;
  bool m_filling = false;
  QGroupBox *m_analysis, *m_melBox;
  QComboBox *m_preset, *m_nFft, *m_window, *m_power, *m_stftValue;
  QSpinBox *m_win, *m_hop, *m_nMels, *m_nMfcc;
  QDoubleSpinBox *m_fMin, *m_fMax, *m_topDb, *m_preemphasis, *m_f0Min, *m_f0Max;
  QLabel *m_problem, *m_resolution;
  std::vector<QLabel*> m_labels;  ///< in the order of retranslate()
};

}  // namespace ullim
