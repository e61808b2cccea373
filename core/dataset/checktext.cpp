#include <cstdio>

#include "core/dataset/check.h"

namespace ullim {
namespace {

std::string number(double value, int decimals = 0) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string out = text;
  for (char& c : out)
    if (c == ',') c = '.';
  return out;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string listed(const std::vector<std::string>& names, std::size_t most = 5) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) out += ", and " + std::to_string(names.size() - most) + " more";
  return out;
}

std::string where(const Finding& f) {
  return f.subject == "name" ? "the file names" : "the column " + f.subject;
}

std::string acrossText(const Finding& f) {
  switch (f.across) {
    case Across::Classes:
      return " under different labels";
    case Across::Groups:
      return " in different groups";
    case Across::Same:
      break;
  }
  return {};
}

const char* featureText(const std::string& feature) {
  if (feature == "duration") return "the length";
  if (feature == "sample_rate") return "the sample rate";
  if (feature == "channels") return "the number of channels";
  if (feature == "bandwidth") return "the bandwidth";
  if (feature == "dc") return "the DC offset";
  if (feature == "zeros") return "the share of exact zeros";
  if (feature == "zero_run") return "the longest run of zeros";
  if (feature == "bits") return "the number of bits in use";
  if (feature == "level") return "the level";
  if (feature == "noise") return "the noise floor";
  return feature.c_str();
}

}  // namespace

std::string findingText(const Finding& f) {
  const std::string clips = counted(f.clips.size(), "clip", "clips");
  const auto value = [&](std::size_t i) { return i < f.values.size() ? f.values[i] : 0.0; };
  switch (f.kind) {
    case FindingKind::Unreadable:
      return clips + " cannot be read";
    case FindingKind::Remarks:
      return clips + " the import had a remark on: " + listed(f.names);
    case FindingKind::ExactDuplicates:
      return counted(f.sets.size(), "sound is", "sounds are") + " there more than once" + acrossText(f) +
             ": " + clips;
    case FindingKind::NearDuplicates:
      return counted(f.sets.size(), "recording is", "recordings are") + " there more than once" +
             acrossText(f) + ", changed or cut: " + clips;
    case FindingKind::SimilarSounds:
      return counted(f.sets.size(), "pair", "pairs") + " of very similar sounds" + acrossText(f) +
             ": listen whether they are one recording";
    case FindingKind::Silent:
      return clips + " of digital silence";
    case FindingKind::NearlySilent:
      return clips + " nearly silent (under -55 dBFS)";
    case FindingKind::MostlySilence:
      return clips + " with at most a tenth of sound";
    case FindingKind::Clipped:
      return clips + " clipped (tops cut off)";
    case FindingKind::Dc:
      return clips + " with a DC offset beyond 0.01";
    case FindingKind::MixedRates:
      return std::to_string(f.names.size()) + " sample rates (" + listed(f.names) + " Hz): " + clips +
             " other than most";
    case FindingKind::MixedChannels:
      return "clips of " + listed(f.names) + " channels: " + clips + " other than most";
    case FindingKind::VeryShort:
      return clips + " shorter than 0.2 s";
    case FindingKind::CoarseSteps:
      return clips + " of only " + number(value(0)) + " bits inside; others have " + number(value(1));
    case FindingKind::ZeroRuns:
      return clips + " with exact zeros for 50 ms and more (a codec, a noise gate or padding)";
    case FindingKind::GroupInClasses:
      return counted(f.names.size(), "group is", "groups are") + " under several classes: " + clips;
    case FindingKind::LabelDisagrees:
      return clips + " whose label is another one in " + where(f);
    case FindingKind::CodesShareClass:
      return clips + " with another code in " + where(f) + " than most of the class (" + listed(f.names) +
             ")";
    case FindingKind::LabelSpelling:
      return "the labels " + listed(f.names) + " may be one (case, spaces or a letter)";
    case FindingKind::GivesAway:
      return std::string(featureText(f.feature)) + " alone tells the " +
             (f.subject == "label" || f.subject == "group" ? f.subject : "column " + f.subject) + ": " +
             number(100 * value(0)) + " % right, chance is " + number(100 * value(1)) + " %" +
             (f.names.empty() ? "" : " (above all " + listed(f.names) + ")");
    case FindingKind::FewClips:
      return "only " + counted(std::size_t(value(0)), "clip", "clips") + " of " + f.subject;
    case FindingKind::FewGroups:
      return "only " + counted(std::size_t(value(0)), "group", "groups") + " with " + f.subject;
    case FindingKind::Imbalance:
      return number(100 * value(0)) + " % of the clips are " + f.subject;
  }
  return {};
}

}  // namespace ullim
