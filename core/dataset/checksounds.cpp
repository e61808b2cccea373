// What single clips and their copies say.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/dataset/checkrules.h"
#include "core/dataset/text.h"

namespace ullim::checkrules {
namespace {

constexpr float kNearlySilentDb = -55, kMostlySilence = 0.9f, kDc = 0.01f, kZeroRunS = 0.05f;
constexpr double kVeryShortS = 0.2;
constexpr int kCoarseBits = 12;

template <class Test>
void collect(const Subject& subject, Findings& out, Finding finding, Test&& test) {
  for (std::size_t i = 0; i < subject.clips.size(); ++i)
    if (test(*subject.clips[i], i)) finding.clips.push_back(subject.clips[i]->id);
  if (!finding.clips.empty()) out.push_back(std::move(finding));
}

Finding plain(FindingKind kind, Severity severity, std::string filter = {}) {
  Finding out;
  out.kind = kind;
  out.severity = severity;
  out.filter = std::move(filter);
  return out;
}

void mixed(const Subject& subject, Findings& out, FindingKind kind, const char* field, int Clip::*member) {
  std::map<int, int> counts;
  for (const Clip* clip : subject.clips)
    if (clip->error.empty()) ++counts[clip->*member];
  if (counts.size() < 2) return;
  std::vector<std::pair<int, int>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(), [](auto& a, auto& b) { return a.second > b.second; });
  const int usual = order.front().first;
  Finding finding = plain(kind, Severity::Warning);
  finding.filter =
      filterOf(subject, std::string(field) + " != " + std::to_string(usual) + " and error = \"\"", {field});
  for (const auto& [value, count] : order) {
    finding.names.push_back(std::to_string(value));
    finding.values.push_back(count);
  }
  collect(subject, out, std::move(finding),
          [&](const Clip& clip, std::size_t) { return clip.error.empty() && clip.*member != usual; });
}

/// Remarks of the import that no other rule looks into.
void remarks(const Subject& subject, Findings& out) {
  Finding finding = plain(FindingKind::Remarks, Severity::Warning);
  std::set<std::string> words;
  for (const Clip* clip : subject.clips) {
    bool other = false;
    for (const std::string& part : splitText(clip->remarks, ',')) {
      const std::string word = trimmed(part);
      if (word.empty() || word == "clipped" || word == "nearly silent") continue;
      words.insert(word);
      other = true;
    }
    if (other) finding.clips.push_back(clip->id);
  }
  if (finding.clips.empty()) return;
  std::string condition;
  for (const std::string& word : words) {
    const std::string text = quoted(word);
    if (!text.empty()) condition += (condition.empty() ? "remarks ~ " : " or remarks ~ ") + text;
  }
  finding.names.assign(words.begin(), words.end());
  finding.filter = filterOf(subject, condition, {"remarks"});
  out.push_back(std::move(finding));
}

Across acrossOf(const std::vector<const Clip*>& clips) {
  std::set<std::string> labels, groups;
  for (const Clip* clip : clips) {
    labels.insert(clip->label);
    groups.insert(clip->group);
  }
  // Clips without a group are not known to be of different ones.
  return labels.size() > 1 ? Across::Classes : groups.size() > 1 ? Across::Groups : Across::Same;
}

/// One finding for each kind of relation, its sets in project order.
void addSets(const Subject& subject, Findings& out, FindingKind kind,
             const std::vector<std::vector<int>>& sets, const std::vector<double>& values = {}) {
  std::map<int, const Clip*> bySound;
  for (std::size_t i = 0; i < subject.clips.size(); ++i)
    if (subject.sound[i] >= 0) bySound[subject.sound[i]] = subject.clips[i];
  for (const Across across : {Across::Classes, Across::Groups, Across::Same}) {
    Finding finding = plain(kind, kind == FindingKind::SimilarSounds ? Severity::Note
                                  : across == Across::Same           ? Severity::Warning
                                                                     : Severity::Serious);
    finding.across = across;
    std::set<std::string> seen;
    for (std::size_t s = 0; s < sets.size(); ++s) {
      std::vector<const Clip*> clips;
      for (const int i : sets[s])
        if (const auto found = bySound.find(i); found != bySound.end()) clips.push_back(found->second);
      if (clips.size() < 2 || acrossOf(clips) != across) continue;
      finding.sets.emplace_back();
      for (const Clip* clip : clips) {
        finding.sets.back().push_back(clip->id);
        if (seen.insert(clip->id).second) finding.clips.push_back(clip->id);
      }
      if (s < values.size()) finding.values.push_back(values[s]);
    }
    if (!finding.sets.empty()) out.push_back(std::move(finding));
  }
}

}  // namespace

void soundsOfClips(const Subject& subject, Findings& out) {
  std::set<std::string> problems;
  for (const auto& [id, sentence] : subject.sounds.problems) problems.insert(id);
  collect(subject, out, plain(FindingKind::Unreadable, Severity::Serious),
          [&](const Clip& clip, std::size_t) { return !clip.error.empty() || problems.contains(clip.id); });
  remarks(subject, out);
  const auto fact = [&](FindingKind kind, Severity severity, const std::string& condition, const char* field,
                        auto&& test) {
    collect(subject, out, plain(kind, severity, filterOf(subject, condition, {field})),
            [&](const Clip& clip, std::size_t) { return clip.facts.measured() && test(clip.facts); });
  };
  const auto silent = [](const ClipFacts& f) { return std::isinf(f.levelDb) && f.levelDb < 0; };
  fact(FindingKind::Silent, Severity::Serious, "level < -200", "level", silent);
  fact(FindingKind::NearlySilent, Severity::Warning, "level < -55 and level > -200", "level",
       [&](const ClipFacts& f) { return f.levelDb < kNearlySilentDb && !silent(f); });
  fact(FindingKind::MostlySilence, Severity::Note, "silence >= 0.9 and level > -200", "silence",
       [&](const ClipFacts& f) { return f.silenceShare >= kMostlySilence && !silent(f); });
  fact(FindingKind::Clipped, Severity::Warning, "clipped > 0", "clipped",
       [](const ClipFacts& f) { return f.clipped > 0; });
  fact(FindingKind::Dc, Severity::Note, "dc > 0.01 or dc < -0.01", "dc",
       [](const ClipFacts& f) { return std::abs(f.dc) > kDc; });
  mixed(subject, out, FindingKind::MixedRates, "sample_rate", &Clip::sampleRate);
  mixed(subject, out, FindingKind::MixedChannels, "channels", &Clip::channels);
  collect(subject, out,
          plain(FindingKind::VeryShort, Severity::Warning,
                filterOf(subject, "duration < 0.2 and error = \"\"", {"duration"})),
          [](const Clip& clip, std::size_t) { return clip.error.empty() && clip.durationS < kVeryShortS; });
  // Fewer bits than others: some clips went through another device.
  int most = 0, least = 100;
  for (std::size_t i = 0; i < subject.clips.size(); ++i)
    if (const auto* t = subject.traits(i); t && t->usedBits > 0) {
      most = std::max(most, t->usedBits);
      least = std::min(least, t->usedBits);
    }
  if (least <= kCoarseBits) {
    Finding finding = plain(FindingKind::CoarseSteps, Severity::Note);
    finding.values = {double(least), double(most)};
    collect(subject, out, std::move(finding), [&](const Clip&, std::size_t i) {
      const auto* t = subject.traits(i);
      return t && t->usedBits > 0 && t->usedBits <= kCoarseBits;
    });
  }
  collect(subject, out, plain(FindingKind::ZeroRuns, Severity::Note), [&](const Clip& clip, std::size_t i) {
    const auto* t = subject.traits(i);
    return t && t->longestZeroS >= kZeroRunS && !silent(clip.facts);
  });
}

void copies(const Subject& subject, Findings& out) {
  const Duplicates& found = subject.sounds.duplicates;
  addSets(subject, out, FindingKind::ExactDuplicates, found.exact);
  // Groups that hold more than the equal ones.
  std::map<int, std::vector<int>> groups;
  std::set<int> near;
  for (int i = 0; i < int(found.group.size()); ++i)
    if (const int number = found.group[std::size_t(i)]; number > 0) groups[number].push_back(i);
  for (const NearPair& pair : found.near) near.insert(found.group[std::size_t(pair.a)]);
  std::vector<std::vector<int>> sets;
  for (const int number : near) sets.push_back(groups[number]);
  addSets(subject, out, FindingKind::NearDuplicates, sets);
  sets.clear();
  std::vector<double> likeness;
  for (const NearPair& pair : found.review) {
    sets.push_back({std::min(pair.a, pair.b), std::max(pair.a, pair.b)});
    likeness.push_back(double(pair.likeness));
  }
  addSets(subject, out, FindingKind::SimilarSounds, sets, likeness);
}

}  // namespace ullim::checkrules
