#include "ui/pages/checkwords.h"

#include <QLocale>
#include <QStringList>

namespace ullim {
namespace {

QString percent(double share) { return QLocale().toString(100 * share, 'f', 0) + QStringLiteral(" %"); }

}  // namespace

QString CheckWords::jobTitle() { return tr("Checking the data"); }

QString CheckWords::listed(const std::vector<std::string>& names, qsizetype most) {
  QStringList out;
  for (const std::string& name : names) out << QString::fromStdString(name);
  if (out.size() <= most) return out.join(QStringLiteral(", "));
  const auto more = out.size() - most;
  return tr("%1 and %2 more").arg(out.mid(0, most).join(QStringLiteral(", "))).arg(more);
}

QString CheckWords::across(const Finding& f, const QString& line) {
  if (f.across == Across::Classes) return tr("%1: other labels").arg(line);
  if (f.across == Across::Groups) return tr("%1: other groups").arg(line);
  return line;
}

QString CheckWords::where(const Finding& f) {
  return f.subject == "name" ? tr("the file name")
                             : tr("The column %1").arg(QString::fromStdString(f.subject));
}

QString CheckWords::told(const Finding& f) {
  if (f.subject == "label") return tr("the label");
  if (f.subject == "group") return tr("the group");
  return QString::fromStdString(f.subject);
}

QString CheckWords::severity(Severity severity) {
  switch (severity) {
    case Severity::Serious:
      return tr("Serious");
    case Severity::Warning:
      return tr("Warning");
    case Severity::Note:
      break;
  }
  return tr("Note");
}

QString CheckWords::feature(const std::string& feature) {
  if (feature == "duration") return tr("Length, s");
  if (feature == "sample_rate") return tr("Sample rate, Hz");
  if (feature == "channels") return tr("Channels");
  if (feature == "bandwidth") return tr("Bandwidth, Hz");
  if (feature == "dc") return tr("DC offset");
  if (feature == "zeros") return tr("Share of exact zeros");
  if (feature == "zero_run") return tr("Longest run of zeros, s");
  if (feature == "bits") return tr("Bits in use");
  if (feature == "level") return tr("Level, dBFS");
  if (feature == "noise") return tr("Noise floor, dBFS");
  return QString::fromStdString(feature);
}

QString CheckWords::line(const Finding& f) {
  const auto value = [&](std::size_t i) { return i < f.values.size() ? f.values[i] : 0.0; };
  const QString subject = QString::fromStdString(f.subject);
  switch (f.kind) {
    case FindingKind::Unreadable:
      return tr("Cannot be read");
    case FindingKind::Remarks:
      return tr("Remarks of the import: %1").arg(listed(f.names));
    case FindingKind::ExactDuplicates:
      return across(f, tr("The same sound again"));
    case FindingKind::NearDuplicates:
      return across(f, tr("The same recording, changed or cut"));
    case FindingKind::SimilarSounds:
      return across(f, tr("Pairs of very similar sounds"));
    case FindingKind::Silent:
      return tr("Digital silence");
    case FindingKind::NearlySilent:
      return tr("Nearly silent, under -55 dBFS");
    case FindingKind::MostlySilence:
      return tr("At most a tenth is sound");
    case FindingKind::Clipped:
      return tr("Clipped: tops are cut off");
    case FindingKind::Dc:
      return tr("DC offset beyond 0.01");
    case FindingKind::MixedRates:
      return tr("Another sample rate than most (%1 Hz)").arg(listed(f.names));
    case FindingKind::MixedChannels:
      return tr("More or fewer channels than most (%1)").arg(listed(f.names));
    case FindingKind::VeryShort:
      return tr("Shorter than 0.2 s");
    case FindingKind::CoarseSteps:
      return tr("Only %1 bits in use, others have %2").arg(int(value(0))).arg(int(value(1)));
    case FindingKind::ZeroRuns:
      return tr("Exact zeros for 50 ms and more");
    case FindingKind::GroupInClasses:
      return tr("Groups under several classes: %1").arg(QLocale().toString(int(f.names.size())));
    case FindingKind::LabelDisagrees:
      return tr("Another label in the name or a column");
    case FindingKind::CodesShareClass:
      return tr("Two codes in one class: %1").arg(listed(f.names));
    case FindingKind::LabelSpelling:
      return tr("Labels that may be one: %1").arg(listed(f.names));
    case FindingKind::GivesAway:
      return tr("%1 tells %2 (%3)")
          .arg(feature(f.feature).section(QLatin1Char(','), 0, 0), told(f), percent(value(0)));
    case FindingKind::FewClips:
      return tr("Only a few clips of %1").arg(subject);
    case FindingKind::FewGroups:
      return tr("Only %1 groups with %2").arg(int(value(0))).arg(subject);
    case FindingKind::Imbalance:
      return tr("%1 of the clips are %2").arg(percent(value(0)), subject);
  }
  return {};
}

QString CheckWords::hint(const Finding& f) {
  switch (f.kind) {
    case FindingKind::Unreadable:
      return tr("Exclude them, or put whole files in their place.");
    case FindingKind::Remarks:
      return tr("Listen whether what is there is enough.");
    case FindingKind::ExactDuplicates:
    case FindingKind::NearDuplicates:
      if (f.across == Across::Classes)
        return tr("One of the labels is wrong. Keep one copy, exclude the others.");
      if (f.across == Across::Groups)
        return tr(
            "Copies in training and test make a model look better than it is. Keep one, exclude the others.");
      return tr("Keep one copy, exclude the others.");
    case FindingKind::SimilarSounds:
      return tr("Listen to both: one recording, or two takes of the same thing?");
    case FindingKind::Silent:
    case FindingKind::NearlySilent:
    case FindingKind::MostlySilence:
      return tr("Listen whether the label can be heard at all.");
    case FindingKind::Clipped:
      return tr("Too loud for the recorder. A model may learn the distortion.");
    case FindingKind::Dc:
      return tr("The zero line lies beside zero: a recorder's fault, and a mark of it.");
    case FindingKind::MixedRates:
      return tr("Features are made at one rate; the rate may tell where a clip is from.");
    case FindingKind::MixedChannels:
      return tr("The channels are mixed to one for features.");
    case FindingKind::VeryShort:
      return tr("Shorter than most windows of a model.");
    case FindingKind::CoarseSteps:
      return tr("They went through another device or format than the others.");
    case FindingKind::ZeroRuns:
      return tr("A codec, a noise gate or padding left them. They may mark where a clip is from.");
    case FindingKind::GroupInClasses:
      return tr(
          "Natural for one who makes several sounds. Split by group, so that no voice is on both sides.");
    case FindingKind::LabelDisagrees:
      return tr("%1 says another class: one of the two is wrong.").arg(where(f));
    case FindingKind::CodesShareClass:
      return tr("%1 has another code for them than for most of the class: two things may be under one name.")
          .arg(where(f));
    case FindingKind::LabelSpelling:
      return tr("Merge them if they mean the same.");
    case FindingKind::GivesAway:
      return tr("This value alone is right for %1, chance for %2. A model can use it instead of the sound.")
                 .arg(percent(f.values.empty() ? 0 : f.values[0]),
                      percent(f.values.size() < 2 ? 0 : f.values[1])) +
             (f.names.empty() ? QString() : QLatin1Char(' ') + tr("Told best: %1.").arg(listed(f.names)));
    case FindingKind::FewClips:
    case FindingKind::FewGroups:
      return tr("Too few to train and to test with.");
    case FindingKind::Imbalance:
      return tr("A model that always says this is right that often. Weigh the classes.");
  }
  return {};
}

}  // namespace ullim
