#pragma once
#include <QString>
#include <vector>

#include "core/dsp/feature.h"
#include "widgets/view/clipview.h"

namespace ullim {

/// What the STFT pane shows of each cell.
enum class StftValue { Decibel, Power, Magnitude };

/// The analysis settings of the Inspect page: one set for all panes.
struct InspectOptions {
  StftOptions stft;
  MelOptions mel;
  double topDb = 80.0;  ///< < 0: none
  int nMfcc = 20;
  double preemphasis =
      0;  ///< coefficient; of pictures and spectral curves, not of level, crossings and pitch
  StftValue stftValue = StftValue::Decibel;
  double f0MinHz = F0Options().fMinHz, f0MaxHz = F0Options().fMaxHz;
  /// Decibel relative to 1 instead of the clip's maximum, so that clips can be compared.
  bool fixedReference = false;
  bool operator==(const InspectOptions&) const = default;
};

/// What a pane of the clip view shows with these settings; only the fields that shape it differ from the
/// defaults, so that a change of another pane's setting leaves its cached picture valid. The waveform needs
/// no feature. `rate`: spectral contrast takes as many octave bands (librosa's 6 at most) as fit below half
/// of it.
FeatureOptions paneOptions(PaneKind pane, const InspectOptions& options, SampleRate rate);

/// A named set of options. Lengths in milliseconds become samples at the clip's rate.
struct InspectPreset {
  QString id;  ///< kept in settings
  QString name, toolTip;
  InspectOptions (*make)(SampleRate rate) = nullptr;
  FeatureOptions fixed;  ///< used when make is nullptr (a recipe's own features)
  InspectOptions at(SampleRate rate) const;
};
/// librosa's defaults, speech 25/10 ms, infant cry, music, then one for each training recipe. In the present
/// language.
std::vector<InspectPreset> inspectPresets();

/// For settings: "n_fft=2048 hop_length=512 ...", and back; what is missing or unknown keeps its default.
QString analysisText(const InspectOptions& options);
InspectOptions analysisFromText(const QString& text);

}  // namespace ullim
