// Labels that are written twice: in the folder, and in the file's name or another column.
#include <algorithm>
#include <map>
#include <set>

#include "core/dataset/checkrules.h"
#include "core/dataset/text.h"

namespace ullim::checkrules {
namespace {

constexpr int kParts = 6;             // of a name, from either end
constexpr std::size_t kLongest = 32;  // names of one length are looked at letter by letter up to this
constexpr double kAgree = 0.9, kClipsAValue = 3;

struct Source {
  std::string subject;              // "name" or a column
  std::vector<std::string> values;  // by clip of the subject; "": none
};

std::string stemOf(const std::string& file) {
  const auto slash = file.find_last_of("/\\");
  std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  const auto dot = name.find_last_of('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::vector<std::string> partsOf(const std::string& stem) {
  std::vector<std::string> out(1);
  for (const char c : stem)
    if (c == '-' || c == '_' || c == '.' || c == ' ')
      out.emplace_back();
    else
      out.back() += c;
  std::erase(out, std::string());
  return out;
}

std::vector<Source> sourcesOf(const Subject& subject) {
  std::vector<Source> out;
  std::vector<std::vector<std::string>> parts;
  std::vector<std::string> stems;
  bool oneLength = !subject.clips.empty();
  for (const Clip* clip : subject.clips) {
    stems.push_back(stemOf(clip->file));
    parts.push_back(partsOf(foldCase(stems.back())));
    oneLength = oneLength && stems.back().size() == stems.front().size();
  }
  const auto add = [&](const std::string& name, auto&& value) {
    Source source{name, {}};
    for (std::size_t i = 0; i < subject.clips.size(); ++i) source.values.push_back(value(i));
    for (const Source& other : out)
      if (other.values == source.values) return;
    out.push_back(std::move(source));
  };
  for (int part = 0; part < kParts; ++part) {
    const auto at = std::size_t(part);
    add("name",
        [&](std::size_t i) { return at < parts[i].size() ? parts[i][parts[i].size() - 1 - at] : ""; });
    add("name", [&](std::size_t i) { return at < parts[i].size() ? parts[i][at] : ""; });
  }
  if (oneLength && stems.front().size() <= kLongest)
    for (std::size_t at = 0; at < stems.front().size(); ++at)
      add("name", [&](std::size_t i) { return stems[i].substr(at, 1); });
  for (const std::string& column : subject.columns)
    add(column, [&](std::size_t i) {
      const auto found = subject.clips[i]->columns.find(column);
      return found == subject.clips[i]->columns.end() ? std::string() : foldCase(trimmed(found->second));
    });
  return out;
}

void compare(const Subject& subject, const Source& source, std::size_t classes, Findings& out) {
  std::map<std::string, std::map<std::string, int>> counts;  // value, label
  int n = 0;
  for (std::size_t i = 0; i < subject.clips.size(); ++i)
    if (const std::string& label = subject.clips[i]->label; !label.empty() && !source.values[i].empty()) {
      ++counts[source.values[i]][label];
      ++n;
    }
  if (counts.size() < 2 || counts.size() > 2 * classes || n < kClipsAValue * double(counts.size())) return;
  std::map<std::string, std::string> meaning;
  std::map<std::string, std::vector<std::pair<int, std::string>>> codes;  // by label
  int agree = 0;
  for (const auto& [value, labels] : counts) {
    const auto most =
        std::max_element(labels.begin(), labels.end(), [](auto& a, auto& b) { return a.second < b.second; });
    meaning[value] = most->first;
    agree += most->second;
    codes[most->first].emplace_back(most->second, value);
  }
  // A code of the class, not something that goes with it now and then: it knows every class.
  if (codes.size() < classes || agree < kAgree * n) return;
  Finding disagree, share;
  disagree.kind = FindingKind::LabelDisagrees;
  disagree.severity = Severity::Serious;
  share.kind = FindingKind::CodesShareClass;
  disagree.subject = share.subject = source.subject;
  for (const auto& [value, label] : meaning) disagree.names.push_back(value + ": " + label);
  std::set<std::string> rarer;
  for (auto& [label, list] : codes) {
    std::sort(list.rbegin(), list.rend());
    for (std::size_t i = 1; i < list.size(); ++i) {
      rarer.insert(list[i].second);
      share.names.push_back(list[i].second + ": " + label);
    }
  }
  for (std::size_t i = 0; i < subject.clips.size(); ++i) {
    const Clip& clip = *subject.clips[i];
    if (clip.label.empty() || source.values[i].empty()) continue;
    if (meaning[source.values[i]] != clip.label)
      disagree.clips.push_back(clip.id);
    else if (rarer.contains(source.values[i]))
      share.clips.push_back(clip.id);
  }
  for (Finding* finding : {&disagree, &share}) {
    if (finding->clips.empty()) continue;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Finding& other) {
      return other.kind == finding->kind && other.clips == finding->clips;
    });
    if (!known) out.push_back(std::move(*finding));
  }
}

}  // namespace

void labelsWrittenTwice(const Subject& subject, Findings& out) {
  std::set<std::string> labels;
  for (const Clip* clip : subject.clips)
    if (!clip->label.empty()) labels.insert(clip->label);
  if (labels.size() < 2) return;
  for (const Source& source : sourcesOf(subject)) compare(subject, source, labels.size(), out);
}

}  // namespace ullim::checkrules
