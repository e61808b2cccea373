#pragma once
#include <QWidget>
#include <memory>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/audio/wavesource.h"
#include "core/dsp/feature.h"
#include "core/plot/cellsource.h"
#include "widgets/view/panedisplay.h"
#include "widgets/view/panekind.h"
#include "widgets/view/timeaxis.h"
#include "widgets/view/viewregion.h"

namespace ullim {

/// Linked panes of one clip over one time axis: any of allPanes(), in any order, each with axes as specshow,
/// a colour bar, the value under the cursor in the read-out line, play cursor and selection. Fed by value:
/// the owner computes features elsewhere and hands them in; painting never computes a transform. Long files
/// come as sources, which hand out what is in view. Mouse: wheel zooms at the pointer (Shift+wheel or
/// horizontal wheel pans), so does a pinch; drag selects, over frequencies with Alt (or setBoxes) a
/// time-frequency box; middle drag or Ctrl+drag pans, click sets the cursor (seekRequested), double click
/// selects the visible part. The edges of the selection can be dragged, Shift+click moves the nearer one.
/// Alt+wheel zooms the height (frequency, amplitude); a double click on an axis resets it.
class ClipView : public QWidget {
  Q_OBJECT
 public:
  explicit ClipView(QWidget* parent = nullptr);
  ~ClipView() override;

  TimeAxis* axis() const;

  /// nullptr: nothing to show, `message` says what to do. Clears the features.
  void setAudio(std::shared_ptr<const AudioClip> audio, const QString& message = {});
  /// A long file, instead of setAudio().
  void setWave(std::shared_ptr<const WaveSource> wave);
  void setFeature(PaneKind pane, std::shared_ptr<const Feature> feature);   ///< nullptr: being computed
  void setSource(PaneKind pane, std::shared_ptr<const CellSource> source);  ///< of a long file
  void sourcesChanged();  ///< the sources know more: what is in view is asked for again
  void setPaneError(PaneKind pane, const QString& message);

  void setPanes(const std::vector<PaneKind>& visible);  ///< in this order
  std::vector<PaneKind> panes() const;
  void setOverlays(const std::vector<PaneKind>& curves);  ///< over every picture with a frequency axis
  /// Panes, overlays, and what they need besides (voicing for f0): features to hand in.
  std::vector<PaneKind> wanted() const;
  void setPaneTools(bool on);            ///< buttons and a menu to move and close panes; default: no
  void focusPicture();                   ///< the keyboard to the first pane
  void movePane(PaneKind kind, int by);  ///< as by its buttons
  QList<int> paneSizes() const;          ///< heights, in the order of panes()
  void setPaneSizes(const QList<int>& heights);
  void setDisplay(const PaneDisplay& display);
  const PaneDisplay& display() const;
  void setColourMap(bool automatic, ColourMap map);
  void setFrequencyScale(FrequencyScaleKind kind);  ///< of the STFT pane
  FrequencyScaleKind frequencyScale() const;
  void setRegions(std::shared_ptr<const ViewRegions> regions);  ///< nullptr: none
  void setReference(const QString& text);                       ///< what 0 dB is, beside the colour bars
  void setBoxes(bool on);                                       ///< drags over frequencies select boxes
  void setCompact(bool compact);  ///< smaller axes and no colour bar, for the Data page
  void setWaveformNormalised(
      bool normalised);  ///< default: the clip's peak fills the height; else full scale
  bool isWaveformNormalised() const;
  void setOverviewVisible(bool visible);  ///< strip with the whole clip above the panes; default: no
  void setFollowing(bool following);      ///< the view turns the page with the cursor; default: yes
  double highestLevelDb() const;          ///< of the features of its spectrograms; -infinity: none there
  bool isSettled() const;                 ///< every visible pane shows its final picture or a message

  void zoomToSelection();          ///< also in frequency, where it is a box
  void zoomHeight(double factor);  ///< of the pane with the focus, else of all pictures of frequencies
  void resetHeight();

 Q_SIGNALS:
  void seekRequested(ullim::SamplePos pos);
  void readoutChanged(const QString& text);  ///< "0.312 s · 1 024 Hz · −23.40 dB · [34, 12]": time
                                             ///< of the pointer, the cell's centre frequency and exact
                                             ///< value, [row, frame] as in librosa; empty when outside
  void panesEdited(const std::vector<ullim::PaneKind>& panes);  ///< closed or moved by the user
  void paneSizesEdited();                                       ///< a border was dragged
  void paneMenuRequested(ullim::PaneKind pane, const QPoint& globalPos);
  void regionClicked(const QString& id);  ///< empty: beside all of them
  void regionDoubleClicked(const QString& id);
  void selectionDragged(bool adjusted);  ///< a drag has ended: an edge was moved, or a new selection made
  void overlayFailed(ullim::PaneKind kind, const QString& message);
  void settled();  ///< isSettled(), told again at every change

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
