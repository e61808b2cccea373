#include "core/dataset/check.h"

#include <algorithm>
#include <unordered_map>

#include "core/dataset/checkrules.h"
#include "core/dataset/clipfield.h"
#include "core/dataset/filter.h"

namespace ullim {
namespace checkrules {

const SoundTraits* Subject::traits(std::size_t clip) const {
  const int at = sound[clip];
  return at >= 0 && std::size_t(at) < sounds.duplicates.traits.size()
             ? &sounds.duplicates.traits[std::size_t(at)]
             : nullptr;
}

std::string quoted(const std::string& text) {
  for (const char mark : {'"', '\''})
    if (text.find(mark) == std::string::npos) return mark + text + mark;
  return {};
}

std::string filterOf(const Subject& subject, const std::string& condition,
                     const std::vector<std::string>& fields) {
  if (condition.empty()) return {};
  for (const std::string& name : fields) {
    const auto field = findClipField(name, subject.columns);
    if (!field || field->kind == ClipFieldKind::Column) return {};
  }
  return "(" + condition + ") and status != excluded";
}

}  // namespace checkrules

const char* findingName(FindingKind kind) {
  switch (kind) {
    case FindingKind::Unreadable:
      return "unreadable";
    case FindingKind::Remarks:
      return "remarks";
    case FindingKind::ExactDuplicates:
      return "exact_duplicates";
    case FindingKind::NearDuplicates:
      return "near_duplicates";
    case FindingKind::SimilarSounds:
      return "similar_sounds";
    case FindingKind::Silent:
      return "silent";
    case FindingKind::NearlySilent:
      return "nearly_silent";
    case FindingKind::MostlySilence:
      return "mostly_silence";
    case FindingKind::Clipped:
      return "clipped";
    case FindingKind::Dc:
      return "dc";
    case FindingKind::MixedRates:
      return "mixed_rates";
    case FindingKind::MixedChannels:
      return "mixed_channels";
    case FindingKind::VeryShort:
      return "very_short";
    case FindingKind::CoarseSteps:
      return "coarse_steps";
    case FindingKind::ZeroRuns:
      return "zero_runs";
    case FindingKind::GroupInClasses:
      return "group_in_several_classes";
    case FindingKind::LabelDisagrees:
      return "label_disagrees";
    case FindingKind::CodesShareClass:
      return "codes_share_class";
    case FindingKind::LabelSpelling:
      return "label_spelling";
    case FindingKind::GivesAway:
      return "gives_away";
    case FindingKind::FewClips:
      return "few_clips";
    case FindingKind::FewGroups:
      return "few_groups";
    case FindingKind::Imbalance:
      return "imbalance";
  }
  return "";
}

const char* severityName(Severity severity) {
  return severity == Severity::Serious ? "serious" : severity == Severity::Warning ? "warning" : "note";
}

const char* acrossName(Across across) {
  return across == Across::Classes ? "classes" : across == Across::Groups ? "groups" : "";
}

CheckAsk checkAsk(const Dataset& data, const std::function<std::string(const std::string&)>& absolutePath) {
  CheckAsk out;
  for (const Clip& clip : data.clips) {
    if (clip.status == ClipStatus::Excluded || !clip.error.empty()) continue;
    out.ids.push_back(clip.id);
    out.clips.push_back({absolutePath(clip.file), clip.facts.soundHash, clip.sampleRate, clip.channels});
  }
  return out;
}

Result<CheckReport> checkData(const Dataset& data, const CheckSounds& sounds, const JobContext& job) {
  checkrules::Subject subject{data, sounds, {}, {}, columnNames(data)};
  std::unordered_map<std::string, int> places;
  for (int i = 0; i < int(sounds.ids.size()); ++i) places[sounds.ids[std::size_t(i)]] = i;
  for (const Clip& clip : data.clips) {
    if (clip.status == ClipStatus::Excluded) continue;
    subject.clips.push_back(&clip);
    const auto found = places.find(clip.id);
    subject.sound.push_back(found == places.end() ? -1 : found->second);
  }
  CheckReport report;
  report.clips = int(subject.clips.size());
  report.everyPair = sounds.duplicates.everyPair;
  checkrules::soundsOfClips(subject, report.findings);
  checkrules::copies(subject, report.findings);
  checkrules::labelsAndGroups(subject, report.findings);
  checkrules::labelsWrittenTwice(subject, report.findings);
  if (!checkrules::giveAways(subject, job, report.findings)) return Error{ErrorCode::Cancelled, "stopped"};
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return report;
}

}  // namespace ullim
