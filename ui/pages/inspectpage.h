#pragma once
#include <memory>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/dataset/measurementtable.h"
#include "ui/pages/inspectoptions.h"
#include "ui/pages/pages.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ullim {

class ClipFeed;
class CompareView;
class DisplayPanel;
class ElidedLabel;
class EmptyState;
class InspectFacts;
class InspectPanel;
class LabelBar;
class MeasurePanel;
class PlayControl;
class RegionPanel;
class SelectionPanel;

/// The present clip at full size: overview, linked panes, settings that act at once, facts, and the picture
/// to a file.
class InspectPage : public Page {
  Q_OBJECT
 public:
  explicit InspectPage(const Context& context, QWidget* parent = nullptr);
  QWidget* activate() override;
  /// Writes the picture of one pane in a Job; the ending of `path` chooses PNG, SVG or PDF.
  void savePicture(PaneKind pane, const QString& path);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;  ///< fields of the side panel

 private:
  void build();
  void retranslate();
  void showClip();
  void connectKeys();
  void audioShown();
  void noAudio();
  void fillChannels();
  void prefetch();
  void followSettings(const QString& key);  ///< empty: everything
  void applyPanes();
  void paneMenu(PaneKind pane, const QPoint& globalPos);
  void goToTime();
  void compare(bool on);
  void giveAudio();
  void measureAsSet();
  void showMeasurements(bool on);
  void measure();
  void showPendingRow();
  void showChannel();
  void goToRow(const MeasurementRow& row);
  void askForPicture();

  QStackedWidget* m_stack;
  EmptyState* m_empty;
  QPushButton* m_goToData;
  ElidedLabel *m_title, *m_line;
  QLabel* m_readout;
  LabelBar* m_labels;
  ClipView* m_view;
  CompareView* m_compare;
  QStackedWidget* m_views;
  QPushButton *m_boxes, *m_comparing;
  bool m_playsPinned = false;
  PlayControl* m_control;
  QPushButton* m_save;
  QTabWidget* m_side;
  InspectFacts* m_facts;
  InspectPanel* m_panel;
  DisplayPanel* m_display;
  SelectionPanel* m_selection;
  RegionPanel* m_regions;
  MeasurePanel* m_measurements;
  QString m_clipId;
  std::optional<MeasurementRow> m_pendingRow;  ///< to be shown when its clip is there
  ClipFeed* m_feed;
  QComboBox* m_channel;
  QString m_path;  ///< of the clip shown
};

}  // namespace ullim
