#pragma once
#include <QString>
#include <vector>

#include "core/dsp/feature.h"
#include "widgets/view/clipview.h"

namespace ullim {

/// The analysis settings of the Inspect page: one set for all panes.
struct InspectOptions {
  StftOptions stft;
  MelOptions mel;
  double topDb = 80.0;  ///< < 0: none
  int nMfcc = 20;
  bool operator==(const InspectOptions&) const = default;
};

/// What a pane of the clip view shows with these settings; only the fields that shape it differ from the
/// defaults, so that a change of another pane's setting leaves its cached picture valid. The waveform needs
/// no feature.
FeatureOptions paneOptions(PaneKind pane, const InspectOptions& options);

/// A named set of options. Lengths in milliseconds become samples at the clip's rate.
struct InspectPreset {
  QString name, toolTip;
  InspectOptions (*make)(SampleRate rate) = nullptr;
  FeatureOptions fixed;  ///< used when make is nullptr (a recipe's own features)
  InspectOptions at(SampleRate rate) const;
};
/// librosa's defaults, speech 25/10 ms, infant cry, then one for each training recipe. In the present
/// language.
std::vector<InspectPreset> inspectPresets();

}  // namespace ullim
