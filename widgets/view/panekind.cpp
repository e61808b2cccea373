#include "widgets/view/panekind.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace ullim {
namespace {

struct Row {
  PaneKind kind;
  FeatureKind feature;
  const char* name;
  const char* title;
};

constexpr std::array kTable = {
    Row{PaneKind::Waveform, FeatureKind::Waveform, "waveform", QT_TRANSLATE_NOOP("PaneKind", "Waveform")},
    Row{PaneKind::Stft, FeatureKind::StftDb, "stft", QT_TRANSLATE_NOOP("PaneKind", "Spectrogram (STFT)")},
    Row{PaneKind::LogMel, FeatureKind::LogMel, "logmel",
        QT_TRANSLATE_NOOP("PaneKind", "Log-mel spectrogram")},
    Row{PaneKind::Mfcc, FeatureKind::Mfcc, "mfcc", QT_TRANSLATE_NOOP("PaneKind", "MFCC")},
    Row{PaneKind::Delta, FeatureKind::Delta, "delta", QT_TRANSLATE_NOOP("PaneKind", "MFCC, first delta")},
    Row{PaneKind::Delta2, FeatureKind::Delta2, "delta2", QT_TRANSLATE_NOOP("PaneKind", "MFCC, second delta")},
    Row{PaneKind::Chroma, FeatureKind::Chroma, "chroma", QT_TRANSLATE_NOOP("PaneKind", "Chroma")},
    Row{PaneKind::Contrast, FeatureKind::Contrast, "contrast",
        QT_TRANSLATE_NOOP("PaneKind", "Spectral contrast")},
    Row{PaneKind::Rms, FeatureKind::Rms, "rms", QT_TRANSLATE_NOOP("PaneKind", "RMS")},
    Row{PaneKind::ZeroCrossingRate, FeatureKind::ZeroCrossingRate, "zcr",
        QT_TRANSLATE_NOOP("PaneKind", "Zero-crossing rate")},
    Row{PaneKind::Centroid, FeatureKind::Centroid, "centroid",
        QT_TRANSLATE_NOOP("PaneKind", "Spectral centroid")},
    Row{PaneKind::Bandwidth, FeatureKind::Bandwidth, "bandwidth",
        QT_TRANSLATE_NOOP("PaneKind", "Spectral bandwidth")},
    Row{PaneKind::Rolloff, FeatureKind::Rolloff, "rolloff",
        QT_TRANSLATE_NOOP("PaneKind", "Spectral roll-off")},
    Row{PaneKind::Flatness, FeatureKind::Flatness, "flatness",
        QT_TRANSLATE_NOOP("PaneKind", "Spectral flatness")},
    Row{PaneKind::F0, FeatureKind::F0, "f0", QT_TRANSLATE_NOOP("PaneKind", "Pitch (f0)")},
    Row{PaneKind::Voiced, FeatureKind::VoicedProbability, "voiced",
        QT_TRANSLATE_NOOP("PaneKind", "Voicing (probability)")},
    Row{PaneKind::Onset, FeatureKind::Onset, "onset", QT_TRANSLATE_NOOP("PaneKind", "Onset strength")},
};

const Row& rowOf(PaneKind kind) {
  return *std::find_if(kTable.begin(), kTable.end(), [kind](const Row& row) { return row.kind == kind; });
}

}  // namespace

const std::vector<PaneKind>& allPanes() {
  static const std::vector<PaneKind> all = [] {
    std::vector<PaneKind> kinds;
    for (const Row& row : kTable) kinds.push_back(row.kind);
    return kinds;
  }();
  return all;
}

QString paneName(PaneKind kind) { return QString::fromLatin1(rowOf(kind).name); }

std::optional<PaneKind> paneFromName(const QString& name) {
  for (const Row& row : kTable)
    if (name == QLatin1String(row.name)) return row.kind;
  return std::nullopt;
}

QString paneTitle(PaneKind kind) { return QCoreApplication::translate("PaneKind", rowOf(kind).title); }

QString paneObjectName(PaneKind kind) {
  if (kind == PaneKind::LogMel) return QStringLiteral("paneLogMel");
  QString name = paneName(kind);
  name[0] = name[0].toUpper();
  return QStringLiteral("pane") + name;
}

bool isCurve(PaneKind kind) { return kind >= PaneKind::Rms; }
bool isPicture(PaneKind kind) { return kind != PaneKind::Waveform && !isCurve(kind); }

bool isHertzCurve(PaneKind kind) {
  return kind == PaneKind::Centroid || kind == PaneKind::Bandwidth || kind == PaneKind::Rolloff ||
         kind == PaneKind::F0;
}

FeatureKind featureOf(PaneKind kind) { return rowOf(kind).feature; }

}  // namespace ullim
