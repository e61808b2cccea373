// What classes and groups say.
#include <algorithm>
#include <map>
#include <set>

#include "core/dataset/checkrules.h"
#include "core/dataset/text.h"

namespace ullim::checkrules {
namespace {

constexpr int kFewClips = 10, kFewGroups = 3, kGroupsInFilter = 50;
constexpr double kImbalance = 0.6;
constexpr std::size_t kShortestTypo = 5;

/// Lower case without spaces, hyphens and the like.
std::string bare(const std::string& label) {
  std::string out;
  for (const char c : foldCase(label))
    if (c < 0 || std::isalnum(static_cast<unsigned char>(c))) out += c;
  return out;
}

/// One letter more, less, other, or two exchanged; digits are no typos.
bool oneLetterApart(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return oneLetterApart(b, a);
  if (a.size() < kShortestTypo || b.size() - a.size() > 1 || a == b) return false;
  std::size_t front = 0, back = 0;
  while (front < a.size() && a[front] == b[front]) ++front;
  while (back < a.size() - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  const auto x = a.substr(front, a.size() - front - back), y = b.substr(front, b.size() - front - back);
  for (const char c : x + y)
    if (c >= '0' && c <= '9') return false;
  if (y.size() == 1) return true;
  return x.size() == 2 && y.size() == 2 && x[0] == y[1] && x[1] == y[0];
}

std::string labelIn(const Subject& subject, const std::vector<std::string>& labels, const char* field) {
  std::string list;
  for (const std::string& label : labels) {
    const std::string word = quoted(label);
    if (word.empty()) return {};
    list += (list.empty() ? "" : ", ") + word;
  }
  return filterOf(subject, std::string(field) + " in (" + list + ")", {field});
}

void spelling(const Subject& subject, const std::map<std::string, std::vector<const Clip*>>& classes,
              Findings& out) {
  std::vector<std::string> labels;
  for (const auto& [label, clips] : classes) labels.push_back(label);
  for (std::size_t i = 0; i < labels.size(); ++i)
    for (std::size_t j = i + 1; j < labels.size(); ++j) {
      const std::string a = bare(labels[i]), b = bare(labels[j]);
      const bool same = a == b && !a.empty();
      if (!same && !oneLetterApart(a, b)) continue;
      Finding finding;
      finding.kind = FindingKind::LabelSpelling;
      finding.severity = same ? Severity::Serious : Severity::Warning;
      finding.names = {labels[i], labels[j]};
      for (const Clip* clip : subject.clips)
        if (clip->label == labels[i] || clip->label == labels[j]) finding.clips.push_back(clip->id);
      finding.filter = labelIn(subject, finding.names, "label");
      out.push_back(std::move(finding));
    }
}

void sizes(const Subject& subject, const std::map<std::string, std::vector<const Clip*>>& classes,
           Findings& out) {
  std::size_t labelled = 0, most = 0;
  std::string largest;
  bool grouped = false;
  for (const Clip* clip : subject.clips) grouped = grouped || !clip->group.empty();
  for (const auto& [label, clips] : classes) {
    labelled += clips.size();
    if (clips.size() > most) {
      most = clips.size();
      largest = label;
    }
    Finding finding;
    finding.severity = Severity::Warning;
    finding.subject = label;
    for (const Clip* clip : clips) finding.clips.push_back(clip->id);
    finding.filter = labelIn(subject, {label}, "label");
    if (int(clips.size()) < kFewClips) {
      finding.kind = FindingKind::FewClips;
      finding.values = {double(clips.size())};
      out.push_back(finding);
    }
    if (!grouped) continue;
    std::set<std::string> groups;
    int alone = 0;
    for (const Clip* clip : clips)
      if (clip->group.empty())
        ++alone;
      else
        groups.insert(clip->group);
    if (int(groups.size()) + alone < kFewGroups) {
      finding.kind = FindingKind::FewGroups;
      finding.values = {double(int(groups.size()) + alone)};
      out.push_back(finding);
    }
  }
  if (classes.size() > 1 && double(most) >= kImbalance * double(labelled)) {
    Finding finding;
    finding.kind = FindingKind::Imbalance;
    finding.subject = largest;
    finding.values = {double(most) / double(labelled), double(most)};
    for (const Clip* clip : classes.at(largest)) finding.clips.push_back(clip->id);
    finding.filter = labelIn(subject, {largest}, "label");
    out.push_back(std::move(finding));
  }
}

void groupsInClasses(const Subject& subject, Findings& out) {
  std::map<std::string, std::vector<const Clip*>> groups;
  std::vector<std::string> order;
  for (const Clip* clip : subject.clips) {
    if (clip->group.empty() || clip->label.empty()) continue;
    auto& clips = groups[clip->group];
    if (clips.empty()) order.push_back(clip->group);
    clips.push_back(clip);
  }
  Finding finding;
  finding.kind = FindingKind::GroupInClasses;
  std::set<std::string> ids;
  for (const std::string& group : order) {
    const auto& clips = groups[group];
    if (std::all_of(clips.begin(), clips.end(), [&](auto* c) { return c->label == clips[0]->label; }))
      continue;
    finding.names.push_back(group);
    finding.sets.emplace_back();
    for (const Clip* clip : clips) {
      finding.sets.back().push_back(clip->id);
      ids.insert(clip->id);
    }
  }
  if (finding.names.empty()) return;
  for (const Clip* clip : subject.clips)
    if (ids.contains(clip->id)) finding.clips.push_back(clip->id);
  // Where most groups have several classes that is how the data were made (every speaker says every word).
  finding.severity = finding.names.size() * 2 < order.size() ? Severity::Warning : Severity::Note;
  if (int(finding.names.size()) <= kGroupsInFilter) finding.filter = labelIn(subject, finding.names, "group");
  out.push_back(std::move(finding));
}

}  // namespace

void labelsAndGroups(const Subject& subject, Findings& out) {
  std::map<std::string, std::vector<const Clip*>> classes;
  for (const Clip* clip : subject.clips)
    if (!clip->label.empty()) classes[clip->label].push_back(clip);
  spelling(subject, classes, out);
  sizes(subject, classes, out);
  groupsInClasses(subject, out);
}

}  // namespace ullim::checkrules
