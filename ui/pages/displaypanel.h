#pragma once
#include <QWidget>
#include <vector>

#include "widgets/view/panedisplay.h"
#include "widgets/view/panekind.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QListWidget;

namespace ullim {

/// What is shown on the Inspect page and in which colours: panes and their order, curves over the pictures,
/// colours, range, reference. All of it is kept in Settings, which the page follows; nothing here makes a
/// feature be computed anew but the reference.
class DisplayPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DisplayPanel(QWidget* parent = nullptr);
  void stepRange(int by);  ///< 1: 10 dB more
  void stepGain(int by);   ///< 1: 3 dB brighter
  void toggleReference();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void retranslate();
  void followSettings();
  void takePanes();
  void moveRow(int by);
  QLabel* label(QFormLayout* form, QWidget* field);

  bool m_filling = false;
  QGroupBox *m_panesBox, *m_overlayBox, *m_coloursBox;
  QListWidget* m_panes;
  QLabel* m_panesHint;
  std::vector<QCheckBox*> m_overlays;
  QComboBox *m_colours, *m_scale, *m_reference;
  QDoubleSpinBox *m_range, *m_gain, *m_highest;
  std::vector<QLabel*> m_labels;
};

void stepColourMapSetting(int by);  ///< on every page the same order
void nextFrequencyScaleSetting();
std::vector<PaneKind> panesFromSettings();  ///< at least one
std::vector<PaneKind> overlaysFromSettings();
PaneDisplay displayFromSettings();
bool fixedReferenceFromSettings();

}  // namespace ullim
