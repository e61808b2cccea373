#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "core/dsp/feature.h"

namespace ullim {

/// What a pane of the clip view shows: the waveform, a picture, or a curve.
enum class PaneKind {
  Waveform,
  Stft,
  LogMel,
  Mfcc,
  Delta,
  Delta2,
  Chroma,
  Contrast,
  Rms,
  ZeroCrossingRate,
  Centroid,
  Bandwidth,
  Rolloff,
  Flatness,
  F0,
  Voiced,
  Onset
};

const std::vector<PaneKind>& allPanes();  ///< in the order in which they are offered
/// "waveform", "stft", "logmel", ...: the command line's names. Kept in settings.
QString paneName(PaneKind kind);
std::optional<PaneKind> paneFromName(const QString& name);
QString paneTitle(PaneKind kind);  ///< in the present language
QString paneObjectName(PaneKind kind);
bool isCurve(PaneKind kind);    ///< one value a frame
bool isPicture(PaneKind kind);  ///< cells
bool isHertzCurve(
    PaneKind kind);  ///< its values are frequencies: it can be laid over a frequency axis as it is
FeatureKind featureOf(PaneKind kind);  ///< StftDb for Stft

}  // namespace ullim
