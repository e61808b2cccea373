#include "ui/pages/inspectoptions.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/learn/recipe.h"

namespace ullim {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("InspectPreset", text); }

int nextPowerOfTwo(int n) {
  int p = 1;
  while (p < n) p *= 2;
  return p;
}

/// Window and hop in milliseconds, as speech work states them; the transform is the next power of two.
StftOptions stftOf(SampleRate rate, double windowMs, double hopMs, WindowKind window) {
  StftOptions o;
  o.winLength = std::max(16, int(std::lround(windowMs * rate.hz / 1000)));
  o.hopLength = std::max(4, int(std::lround(hopMs * rate.hz / 1000)));
  o.nFft = nextPowerOfTwo(o.winLength);
  o.window = window;
  return o;
}

InspectOptions librosaDefaults(SampleRate) { return {}; }

InspectOptions speech(SampleRate rate) {
  InspectOptions o;
  o.stft = stftOf(rate, 25, 10, WindowKind::Hamming);
  o.mel.nMels = 40;
  o.nMfcc = 13;
  return o;
}

/// Cries have an f0 of 300 to 600 Hz and fast melody: a longer window than for speech parts the harmonics, a
/// shorter hop follows the melody, and the room's rumble below 100 Hz is left out.
InspectOptions infantCry(SampleRate rate) {
  InspectOptions o;
  o.stft = stftOf(rate, 32, 8, WindowKind::Hann);
  o.mel.nMels = 64;
  o.mel.fMinHz = 100;
  o.mel.fMaxHz = std::min(8000.0, rate.hz / 2.0);
  o.nMfcc = 20;
  return o;
}

}  // namespace

FeatureOptions paneOptions(PaneKind pane, const InspectOptions& options) {
  FeatureOptions o;
  o.stft = options.stft;
  o.db.topDb = options.topDb;
  switch (pane) {
    case PaneKind::Waveform:
      o.kind = FeatureKind::Waveform;
      break;
    case PaneKind::Stft:
      o.kind = FeatureKind::StftDb;
      break;
    case PaneKind::LogMel:
      o.kind = FeatureKind::LogMel;
      o.mel = options.mel;
      break;
    case PaneKind::Mfcc:
      o.kind = FeatureKind::Mfcc;
      o.mel = options.mel;
      o.mfcc.nMfcc = options.nMfcc;
      o.db.refMax = false;  // librosa.feature.mfcc takes power_to_db with ref = 1
      break;
  }
  return o;
}

InspectOptions InspectPreset::at(SampleRate rate) const {
  if (make) return make(rate);
  InspectOptions o;
  o.stft = fixed.stft;
  o.mel = fixed.mel;
  o.topDb = fixed.db.topDb;
  o.nMfcc = fixed.mfcc.nMfcc;
  return o;
}

std::vector<InspectPreset> inspectPresets() {
  std::vector<InspectPreset> presets = {
      {translated(QT_TRANSLATE_NOOP("InspectPreset", "librosa's defaults")),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "n_fft 2048, hop 512, 128 mel bands")),
       librosaDefaults,
       {}},
      {translated(QT_TRANSLATE_NOOP("InspectPreset", "Speech, 25 ms / 10 ms")),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Hamming window, 40 mel bands, 13 MFCC")),
       speech,
       {}},
      {translated(QT_TRANSLATE_NOOP("InspectPreset", "Infant cry, 32 ms / 8 ms")),
       translated(
           QT_TRANSLATE_NOOP("InspectPreset", "Parts the harmonics of a cry; 64 mel bands from 100 Hz")),
       infantCry,
       {}},
  };
  for (const Recipe& recipe : recipes()) {
    InspectPreset preset;
    preset.name =
        translated(QT_TRANSLATE_NOOP("InspectPreset", "Recipe %1")).arg(QString::fromStdString(recipe.name));
    preset.toolTip = translated(QT_TRANSLATE_NOOP("InspectPreset", "What this recipe feeds to its network"));
    preset.fixed = recipe.picture.feature;
    presets.push_back(std::move(preset));
  }
  return presets;
}

}  // namespace ullim
