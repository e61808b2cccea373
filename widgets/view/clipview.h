#pragma once
#include <QWidget>
#include <memory>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"
#include "core/plot/axis.h"
#include "core/plot/colourmap.h"
#include "widgets/view/timeaxis.h"

namespace ullim {

enum class PaneKind { Waveform, Stft, LogMel, Mfcc };

/// Linked panes of one clip over one time axis: waveform, STFT in dB, log-mel, MFCC; each with axes as
/// specshow, a colour bar, the value under the cursor in the read-out line, play cursor and selection. Fed by
/// value: the owner computes features elsewhere and hands them in; painting never computes a transform.
/// Mouse: wheel zooms at the pointer (Shift+wheel or horizontal wheel pans), drag selects, middle drag or
/// Ctrl+drag pans, click sets the cursor (seekRequested), double click selects the visible part. The edges of
/// the selection can be dragged, Shift+click moves the nearer one. Alt+wheel zooms the height (frequency,
/// amplitude); a double click on an axis resets it.
class ClipView : public QWidget {
  Q_OBJECT
 public:
  explicit ClipView(QWidget* parent = nullptr);
  ~ClipView() override;

  TimeAxis* axis() const;

  /// nullptr: nothing to show, `message` says what to do. Clears the features.
  void setAudio(std::shared_ptr<const AudioClip> audio, const QString& message = {});
  void setFeature(PaneKind pane, std::shared_ptr<const Feature> feature);  ///< nullptr: being computed
  void setPaneError(PaneKind pane, const QString& message);

  void setPanes(const std::vector<PaneKind>& visible);  ///< in this order
  std::vector<PaneKind> panes() const;
  void setColourMap(bool automatic, ColourMap map);  ///< automatic: as specshow chooses for each pane
  void setFrequencyScale(FrequencyScaleKind kind);   ///< of the STFT pane
  FrequencyScaleKind frequencyScale() const;
  void setCompact(bool compact);  ///< smaller axes and no colour bar, for the Data page
  void setWaveformNormalised(
      bool normalised);  ///< default: the clip's peak fills the height; else full scale
  bool isWaveformNormalised() const;
  void setOverviewVisible(bool visible);  ///< strip with the whole clip above the panes; default: no
  void setFollowing(bool following);      ///< the view turns the page with the cursor; default: yes
  bool isSettled() const;                 ///< every visible pane shows its final picture or a message

 Q_SIGNALS:
  void seekRequested(ullim::SamplePos pos);
  void readoutChanged(const QString& text);  ///< "0.312 s · 1 024 Hz · −23.40 dB · [34, 12]": time
                                             ///< of the pointer, the cell's centre frequency and exact
                                             ///< value, [row, frame] as in librosa; empty when outside

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
