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
  o.f0MinHz = 150;
  o.f0MaxHz = std::min(1500.0, rate.hz / 4.0);
  return o;
}

/// Long windows part the notes of a chord; the hop stays short enough for onsets.
InspectOptions music(SampleRate rate) {
  InspectOptions o;
  o.stft = stftOf(rate, 93, 23, WindowKind::Hann);
  o.mel.nMels = 128;
  o.nMfcc = 20;
  return o;
}

int contrastBands(SampleRate rate) {
  const ContrastOptions usual;
  int bands = usual.nBands;
  while (bands > 1 && usual.fMinHz * std::exp2(bands) >= rate.hz / 2.0) --bands;
  return bands;
}

}  // namespace

FeatureOptions paneOptions(PaneKind pane, const InspectOptions& options, SampleRate rate) {
  FeatureOptions o;
  o.kind = featureOf(pane);
  if (pane == PaneKind::Waveform) return o;
  o.stft = options.stft;
  const bool ofLevel = pane == PaneKind::Rms || pane == PaneKind::ZeroCrossingRate || pane == PaneKind::F0 ||
                       pane == PaneKind::Voiced;
  if (!ofLevel) o.preemphasis = options.preemphasis;
  switch (pane) {
    case PaneKind::Stft:
      if (options.stftValue == StftValue::Power) o.kind = FeatureKind::StftPower;
      if (options.stftValue == StftValue::Magnitude) o.kind = FeatureKind::StftMagnitude;
      if (o.kind != FeatureKind::StftDb) break;
      o.db.topDb = options.topDb;
      o.db.refMax = !options.fixedReference;
      break;
    case PaneKind::LogMel:
      o.mel = options.mel;
      o.db.topDb = options.topDb;
      o.db.refMax = !options.fixedReference;
      break;
    case PaneKind::Mfcc:
    case PaneKind::Delta:
    case PaneKind::Delta2:
      o.mel = options.mel;
      o.db.topDb = options.topDb;
      o.mfcc.nMfcc = options.nMfcc;
      o.db.refMax = false;  // librosa.feature.mfcc takes power_to_db with ref = 1
      break;
    case PaneKind::Contrast:
      o.contrast.nBands = contrastBands(rate);
      break;
    case PaneKind::F0:
    case PaneKind::Voiced:
      o.f0.method = PitchMethod::Pyin;
      o.f0.fMinHz = options.f0MinHz;
      o.f0.fMaxHz = std::min(options.f0MaxHz, rate.hz / 2.0);
      break;
    default:
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
      {QStringLiteral("librosa"),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "librosa's defaults")),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "n_fft 2048, hop 512, 128 mel bands")),
       librosaDefaults,
       {}},
      {QStringLiteral("speech"),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Speech, 25 ms / 10 ms")),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Hamming window, 40 mel bands, 13 MFCC")),
       speech,
       {}},
      {QStringLiteral("cry"),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Infant cry, 32 ms / 8 ms")),
       translated(
           QT_TRANSLATE_NOOP("InspectPreset", "Parts the harmonics of a cry; 64 mel bands from 100 Hz")),
       infantCry,
       {}},
      {QStringLiteral("music"),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Music, 93 ms / 23 ms")),
       translated(QT_TRANSLATE_NOOP("InspectPreset", "Long windows part the notes of a chord")),
       music,
       {}},
  };
  for (const Recipe& recipe : recipes()) {
    InspectPreset preset;
    preset.id = QStringLiteral("recipe:") + QString::fromStdString(recipe.name);
    preset.name =
        translated(QT_TRANSLATE_NOOP("InspectPreset", "Recipe %1")).arg(QString::fromStdString(recipe.name));
    preset.toolTip = translated(QT_TRANSLATE_NOOP("InspectPreset", "What this recipe feeds to its network"));
    preset.fixed = recipe.picture().feature;
    presets.push_back(std::move(preset));
  }
  return presets;
}

namespace {

/// Calls f(name, field) for each field: writing and reading cannot know different names.
template <class Options, class F>
void eachField(Options& o, F f) {
  f("n_fft", o.stft.nFft);
  f("hop_length", o.stft.hopLength);
  f("win_length", o.stft.winLength);
  f("n_mels", o.mel.nMels);
  f("fmin", o.mel.fMinHz);
  f("fmax", o.mel.fMaxHz);
  f("power", o.mel.power);
  f("top_db", o.topDb);
  f("n_mfcc", o.nMfcc);
  f("preemphasis", o.preemphasis);
  f("f0_min", o.f0MinHz);
  f("f0_max", o.f0MaxHz);
}

}  // namespace

QString analysisText(const InspectOptions& options) {
  QStringList parts;
  eachField(options, [&](const char* name, auto value) {
    parts << QStringLiteral("%1=%2").arg(QLatin1String(name), QString::number(double(value), 'g', 12));
  });
  parts << QStringLiteral("window=") + QString::fromLatin1(windowName(options.stft.window));
  parts << QStringLiteral("stft=%1").arg(int(options.stftValue));
  return parts.join(QLatin1Char(' '));
}

InspectOptions analysisFromText(const QString& text) {
  InspectOptions options;
  for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const QString name = part.section(QLatin1Char('='), 0, 0), value = part.section(QLatin1Char('='), 1);
    bool ok = false;
    const double number = value.toDouble(&ok);
    eachField(options, [&](const char* field, auto& to) {
      if (ok && name == QLatin1String(field)) to = std::remove_reference_t<decltype(to)>(number);
    });
    if (name == QLatin1String("window")) {
      bool known = false;
      const WindowKind kind = windowFromName(value.toStdString(), &known);
      if (known) options.stft.window = kind;
    }
    if (name == QLatin1String("stft") && ok && number >= 0 && number <= 2)
      options.stftValue = StftValue(int(number));
  }
  return options;
}

}  // namespace ullim
