#include "ui/models/clipcolumns.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace ullim {

namespace {

using K = ClipFieldKind;

QString words(const char* text) { return QCoreApplication::translate("ullim::ClipModel", text); }
QString text(std::string_view s) { return QString::fromUtf8(s.data(), qsizetype(s.size())); }

ClipColumn made(const char* key, K kind, int width, bool shown = false, bool telling = false) {
  return {QString::fromLatin1(key), ClipField{kind}, shown, telling, width};
}

QString number(double value, int decimals, const char* unit) {
  if (std::isnan(value)) return {};
  const QString figure = std::isinf(value) ? (value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞"))
                                           : QLocale().toString(value, 'f', decimals);
  return *unit ? figure + QLatin1Char(' ') + QString::fromUtf8(unit) : figure;
}

QString hertz(double value) {
  if (std::isnan(value)) return {};
  return value >= 1000
             ? words(QT_TRANSLATE_NOOP("ullim::ClipModel", "%1 kHz"))
                   .arg(QLocale().toString(value / 1000, 'f', 1))
             : words(QT_TRANSLATE_NOOP("ullim::ClipModel", "%1 Hz")).arg(QLocale().toString(value, 'f', 0));
}

QString count(double value) { return value > 0 ? QLocale().toString(qint64(value)) : QString(); }

QString remarksOf(const Clip& clip) {
  if (clip.error.empty()) return text(clip.remarks);
  return clip.remarks.empty() ? text(clip.error)
                              : text(clip.error) + QStringLiteral("; ") + text(clip.remarks);
}

}  // namespace

QString statusText(ClipStatus status) {
  switch (status) {
    case ClipStatus::New:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "new"));
    case ClipStatus::Verified:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "verified"));
    case ClipStatus::Unsure:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "unsure"));
    case ClipStatus::Excluded:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "excluded"));
  }
  return {};
}

QString durationText(double seconds) {
  return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "%1 s")).arg(QLocale().toString(seconds, 'f', 2));
}

QString rateText(int hz) {
  if (hz <= 0) return {};
  return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "%1 kHz")).arg(QLocale().toString(hz / 1000.0, 'g', 5));
}

const std::vector<ClipColumn>& fixedClipColumns() {
  static const std::vector<ClipColumn> columns = {
      made("name", K::Name, 206, true),
      made("label", K::Label, 110, true, true),
      made("status", K::Status, 84, true),
      made("group", K::Group, 68, true),
      made("duration", K::Duration, 62, true),
      made("rate", K::SampleRate, 72, true),
      made("firstLabel", K::OriginalLabel, 96, true, true),
      made("remarks", K::Remarks, 120, true),
      made("notes", K::Notes, 140),
      made("level", K::Level, 80),
      made("peak", K::Peak, 80),
      made("clipped", K::Clipped, 70),
      made("silence", K::Silence, 70),
      made("noise", K::Noise, 84),
      made("snr", K::Snr, 70),
      made("dc", K::Dc, 70),
      made("bandwidth", K::Bandwidth, 84),
      made("f0", K::F0, 76),
      made("duplicate", K::Duplicate, 80, false, false),
      made("opinion", K::Opinion, 120, false, true),
      made("doubt", K::Doubt, 76, false, true),
      made("verdicts", K::Verdicts, 70),
      made("annotators", K::Annotators, 80),
      made("version", K::Version, 70),
  };
  return columns;
}

ClipColumn importClipColumn(const std::string& name) {
  return {QStringLiteral("col:") + QString::fromStdString(name), ClipField{K::Column, name}, false, true, 90};
}

QString columnTitle(const ClipColumn& column) {
  switch (column.field.kind) {
    case K::Name:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Clip"));
    case K::Label:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Label"));
    case K::Status:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Status"));
    case K::Group:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Group"));
    case K::Duration:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Length"));
    case K::SampleRate:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Rate"));
    case K::OriginalLabel:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "First label"));
    case K::Remarks:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Remarks"));
    case K::Notes:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Notes"));
    case K::Level:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Level"));
    case K::Peak:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Peak"));
    case K::Clipped:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Clipped"));
    case K::Silence:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Silence"));
    case K::Noise:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Noise"));
    case K::Snr:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "SNR"));
    case K::Dc:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "DC"));
    case K::Bandwidth:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Bandwidth"));
    case K::F0:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Pitch"));
    case K::Duplicate:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Duplicates"));
    case K::Opinion:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Model says"));
    case K::Doubt:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Doubt"));
    case K::Verdicts:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Verdicts"));
    case K::Annotators:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Annotators"));
    case K::Version:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Version"));
    case K::Column:
      return QString::fromStdString(column.field.column);
    default:
      return {};
  }
}

QString columnHelp(const ClipColumn& column) {
  switch (column.field.kind) {
    case K::Level:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "How loud the clip is on average (RMS)"));
    case K::Peak:
      return words(
          QT_TRANSLATE_NOOP("ullim::ClipModel", "The largest sample; 0 dBFS is the most there is room for"));
    case K::Clipped:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Places where the tops of the wave are cut flat"));
    case K::Silence:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Share of the clip in which nothing is heard"));
    case K::Noise:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Level of the quiet moments"));
    case K::Snr:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "The loud moments over the quiet ones"));
    case K::Dc:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Mean of all samples; 0 is right"));
    case K::Bandwidth:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Highest frequency at which there is sound"));
    case K::F0:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Median pitch of the voiced moments"));
    case K::Duplicate:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Clips with the same number sound the same"));
    case K::Opinion:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel",
                                     "What the newest model says, which was not trained on the clip"));
    case K::Doubt:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "How likely the model holds the label to be wrong"));
    case K::Version:
      return words(QT_TRANSLATE_NOOP("ullim::ClipModel", "Raised by every edit of the clip"));
    default:
      return {};
  }
}

QString cellText(const Clip& clip, const ClipColumn& column, const VerdictSet* verdicts) {
  const ClipFieldKind kind = column.field.kind;
  const auto value = [&] { return numberOf(clip, kind, verdicts); };
  switch (kind) {
    case K::Label:
      return clip.label.empty() ? words(QT_TRANSLATE_NOOP("ullim::ClipModel", "no label")) : text(clip.label);
    case K::Status:
      return statusText(clip.status);
    case K::Duration:
      return clip.error.empty() ? durationText(clip.durationS) : QString();
    case K::SampleRate:
      return rateText(clip.sampleRate);
    case K::OriginalLabel:
      return clip.originalLabel == clip.label ? QString() : text(clip.originalLabel);
    case K::Remarks:
      return remarksOf(clip);
    case K::Level:
    case K::Peak:
    case K::Noise:
    case K::Snr:
      return number(value(), 1, "dB");
    case K::Silence:
    case K::Doubt:
      return number(value() * 100, 0, "%");
    case K::Dc:
      return number(value(), 4, "");
    case K::Bandwidth:
    case K::F0:
      return hertz(value());
    case K::Opinion: {
      if (clip.opinion.label.empty()) return {};
      const QString sure = number(clip.opinion.probability * 100.0, 0, "%");
      return sure.isEmpty() ? text(clip.opinion.label)
                            : QStringLiteral("%1 · %2").arg(text(clip.opinion.label), sure);
    }
    case K::Clipped:
    case K::Duplicate:
    case K::Verdicts:
    case K::Annotators:
    case K::Version:
      return count(value());
    default:
      return column.field.isNumber() ? number(value(), 2, "") : text(textOf(clip, column.field));
  }
}

}  // namespace ullim
