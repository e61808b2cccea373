#include "core/dataset/datasetcard.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "core/dataset/operations.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kLongest = 20;  // rows of a table that could have thousands
constexpr int kLengthBins = 12;

std::string number(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string out = text;
  std::replace(out.begin(), out.end(), ',', '.');  // whatever the locale
  return out;
}

std::string share(double part, double whole) {
  return whole > 0 ? number(100 * part / whole, 1) + " %" : "-";
}

std::string length(double seconds) {
  if (seconds < 120) return number(seconds, 1) + " s";
  return seconds < 7200 ? number(seconds / 60, 1) + " min" : number(seconds / 3600, 2) + " h";
}

std::string some(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string folderOf(const std::string& file) {
  const auto slash = file.rfind('/');
  return slash == std::string::npos ? "(the project's folder)" : file.substr(0, slash);
}

std::string dayOf(std::int64_t ms) {
  // Civil date from days since 1970, after Howard Hinnant's algorithm.
  std::int64_t z = std::int64_t(std::floor(double(ms) / 86400000.0)) + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const auto doe = z - era * 146097;
  const auto yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const auto doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const auto month = mp < 10 ? mp + 3 : mp - 9;
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", int(yoe + era * 400 + (month <= 2)), int(month),
                int(doy - (153 * mp + 2) / 5 + 1));
  return text;
}

using Counts = std::map<std::string, int>;

std::vector<std::pair<std::string, int>> largestFirst(const Counts& counts) {
  std::vector<std::pair<std::string, int>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

CardSection counted(const std::string& title, const std::string& what, const Counts& counts, int whole,
                    bool bySize) {
  CardSection section{title, {}, {what, "clips", "share"}, {}, {}, {}};
  auto list =
      bySize ? largestFirst(counts) : std::vector<std::pair<std::string, int>>(counts.begin(), counts.end());
  for (std::size_t i = 0; i < list.size() && i < kLongest; ++i) {
    section.rows.push_back({list[i].first.empty() ? "(none)" : list[i].first, std::to_string(list[i].second),
                            share(list[i].second, whole)});
    section.bars.push_back(list[i].second);
  }
  if (list.size() > kLongest)
    section.text.push_back("The " + std::to_string(kLongest) + " largest of " + std::to_string(list.size()) +
                           " are shown.");
  return section;
}

CardSection classes(const Dataset& data) {
  CardSection section{
      "Classes", {}, {"class", "clips", "share", "excluded", "length", "regions", "groups", "note"},
      {},        {}, {}};
  std::map<std::string, std::set<std::string>> groups;
  for (const auto& clip : data.clips)
    if (clip.status != ClipStatus::Excluded && !clip.group.empty()) groups[clip.label].insert(clip.group);
  const auto counts = classCounts(data);
  int whole = 0;
  for (const auto& c : counts) whole += c.count;
  for (const auto& c : counts) {
    const LabelClass* known = data.findClass(c.name);
    section.rows.push_back({c.name.empty() ? "(no label)" : c.name, std::to_string(c.count),
                            share(c.count, whole), std::to_string(c.excluded), length(c.durationS),
                            std::to_string(c.regions), std::to_string(groups[c.name].size()),
                            known ? known->note : ""});
    section.bars.push_back(c.count);
    section.colours.push_back(known ? known->colour : "#808080");
  }
  section.text.push_back("Excluded clips are counted apart. The largest class has " +
                         number(imbalance(counts), 1) + " times the clips of the smallest.");
  return section;
}

CardSection lengths(const Dataset& data) {
  std::vector<double> all;
  for (const auto& clip : data.clips)
    if (clip.durationS > 0) all.push_back(clip.durationS);
  CardSection section{"Lengths", {}, {}, {}, {}, {}};
  if (all.empty()) {
    section.text.emplace_back("No length is known.");
    return section;
  }
  std::sort(all.begin(), all.end());
  double sum = 0;
  for (const double s : all) sum += s;
  const auto at = [&](double q) { return all[std::size_t(q * double(all.size() - 1) + 0.5)]; };
  section.text.push_back("Shortest " + number(all.front(), 2) + " s, median " + number(at(0.5), 2) +
                         " s, mean " + number(sum / double(all.size()), 2) + " s, longest " +
                         number(all.back(), 2) + " s; together " + length(sum) + ".");
  // Few very long clips must not hide the rest: the last bin is open.
  const double low = all.front(), high = std::max(at(0.99), low + 1e-3), width = (high - low) / kLengthBins;
  std::vector<int> bins(kLengthBins);
  for (const double s : all) ++bins[std::size_t(std::clamp(int((s - low) / width), 0, kLengthBins - 1))];
  section.header = {"length", "clips", "share"};
  for (int i = 0; i < kLengthBins; ++i) {
    const std::string from = number(low + i * width, 2);
    section.rows.push_back(
        {i + 1 < kLengthBins ? from + " to " + number(low + (i + 1) * width, 2) + " s" : from + " s and more",
         std::to_string(bins[std::size_t(i)]), share(bins[std::size_t(i)], double(all.size()))});
    section.bars.push_back(bins[std::size_t(i)]);
  }
  return section;
}

CardSection changes(const Dataset& data, const CardInput& input) {
  CardSection section{"Changes made", {}, {"day", "who", "what", "clips"}, {}, {}, {}};
  std::map<std::string, std::pair<int, int>> small;  // who -> changes, clips
  std::size_t relabelled = 0;
  Counts away;
  for (const auto& clip : data.clips) {
    if (clip.label == clip.originalLabel || clip.originalLabel.empty()) continue;
    ++relabelled;
    ++away[clip.originalLabel + " -> " + (clip.label.empty() ? "(no label)" : clip.label)];
  }
  for (const auto& change : input.done) {
    const bool wide = change.kind == "merge" || change.kind == "drop" || change.kind == "rename" ||
                      change.kind == "split" || change.kind == "mapping" || change.kind == "class" ||
                      change.kind == "import" || change.kind == "adjudicate" || change.kind == "augment";
    if (wide) {
      section.rows.push_back({dayOf(change.whenMs), change.who, change.why.empty() ? change.kind : change.why,
                              std::to_string(change.clips)});
    } else {
      auto& [n, clips] = small[change.who];
      ++n;
      clips += change.clips;
    }
  }
  section.text.push_back(some(relabelled, "clip has", "clips have") +
                         " another label than they came with; the label they came with is kept beside it.");
  std::string list;
  for (const auto& [move, n] : largestFirst(away))
    list += (list.empty() ? "" : "; ") + move + ": " + std::to_string(n);
  if (!list.empty()) section.text.push_back(list + ".");
  for (const auto& [who, n] : small)
    section.text.push_back((who.empty() ? "Somebody" : who) + ": " +
                           some(std::size_t(n.first), "small change", "small changes") +
                           " (labels, verdicts, notes, regions) on " +
                           some(std::size_t(n.second), "clip", "clips") + ".");
  return section;
}

CardSection checks(const Dataset& data) {
  CardSection section{"Checks", {}, {"found", "clips"}, {}, {}, {}};
  std::size_t measured = 0, clipped = 0, silent = 0, dc = 0, unreadable = 0, noisy = 0;
  std::set<int> duplicates;
  std::size_t duplicateClips = 0;
  std::map<std::string, std::size_t> remarks;
  std::map<std::string, std::set<std::string>> labelsOfGroup;
  for (const auto& clip : data.clips) {
    unreadable += !clip.error.empty();
    if (!clip.group.empty() && !clip.label.empty()) labelsOfGroup[clip.group].insert(clip.label);
    for (const auto& remark : splitText(clip.remarks, ','))
      if (!trimmed(remark).empty()) ++remarks[trimmed(remark)];
    if (!clip.facts.measured()) continue;
    ++measured;
    clipped += clip.facts.clipped > 0;
    silent += clip.facts.levelDb < -55;
    dc += std::abs(clip.facts.dc) > 0.01f;
    noisy += clip.facts.snrDb < 10;
    if (clip.facts.duplicate > 0) {
      duplicates.insert(clip.facts.duplicate);
      ++duplicateClips;
    }
  }
  const auto row = [&](const std::string& what, std::size_t n) {
    section.rows.push_back({what, std::to_string(n)});
  };
  row("cannot be read", unreadable);
  if (measured > 0) {
    row("flat tops (clipping)", clipped);
    row("nearly silent (below -55 dBFS)", silent);
    row("constant offset above 0.01 (DC)", dc);
    row("noise less than 10 dB below the sound", noisy);
    row("in a group of duplicates (" + some(duplicates.size(), "group", "groups") + ")", duplicateClips);
  }
  for (const auto& [remark, n] : remarks) row("remark of the import: " + remark, n);
  std::size_t mixed = 0;
  for (const auto& [group, labels] : labelsOfGroup) mixed += labels.size() > 1;
  section.text.push_back(measured == 0 ? "The clips have not been measured; what the import saw is listed."
                                       : some(measured, "clip has", "clips have") + " been measured, of " +
                                             std::to_string(data.clips.size()) + ".");
  if (!labelsOfGroup.empty())
    section.text.push_back(some(mixed, "group stands", "groups stand") + " under more than one class, of " +
                           std::to_string(labelsOfGroup.size()) + ".");
  return section;
}

CardSection splitAdvice(const Dataset& data) {
  CardSection section{"Splitting", {}, {}, {}, {}, {}};
  std::map<std::string, std::set<std::string>> groupsOf;
  std::set<std::string> groups;
  std::size_t without = 0, official = 0;
  for (const auto& clip : data.clips) {
    if (clip.status == ClipStatus::Excluded || clip.label.empty()) continue;
    official += clip.columns.contains("split");
    if (clip.group.empty())
      ++without;
    else
      groups.insert(clip.group);
    groupsOf[clip.label].insert(clip.group.empty() ? clip.id : clip.group);
  }
  std::string fewest;
  std::size_t least = 0;
  for (const auto& [label, own] : groupsOf)
    if (fewest.empty() || own.size() < least) fewest = label, least = own.size();
  if (groups.size() > 1)
    section.text.push_back("Clips of one group belong on one side: split by group (" +
                           std::to_string(groups.size()) +
                           " groups). A split by clip lets a model know the "
                           "voice it is tested on.");
  else
    section.text.emplace_back(
        "No groups (speakers, subjects, recordings) are known: a split by clip may have the "
        "same voice on both sides, and its figures are then too good.");
  if (without > 0 && groups.size() > 1)
    section.text.push_back(some(without, "clip has", "clips have") +
                           " no group and count as one of their own.");
  if (!fewest.empty())
    section.text.push_back("Class " + fewest + " comes from " + some(least, "group", "groups") +
                           ": no more folds than that can each test it.");
  if (official > 0)
    section.text.push_back(
        some(official, "clip names", "clips name") +
        " a split of the source (column split): use it to compare with published figures.");
  section.text.emplace_back("Clips that were made by augmentation belong to training alone.");
  return section;
}

}  // namespace

Card makeCard(const Dataset& data, const CardInput& input) {
  Card card{input.name, input.date, {}};
  Counts status, groups, sources, rates, channels;
  double seconds = 0;
  std::size_t augmented = 0;
  for (const auto& clip : data.clips) {
    ++status[statusName(clip.status)];
    if (!clip.group.empty()) ++groups[clip.group];
    ++sources[folderOf(clip.file)];
    ++rates[clip.sampleRate > 0 ? std::to_string(clip.sampleRate) + " Hz" : "unknown"];
    ++channels[clip.channels > 0 ? std::to_string(clip.channels) : "unknown"];
    seconds += clip.durationS;
    augmented += !clip.parent.empty();
  }
  const int whole = int(data.clips.size());
  CardSection summary{"Summary", {}, {}, {}, {}, {}};
  summary.text.push_back(some(data.clips.size(), "clip", "clips") + " of " +
                         some(data.classes.size(), "class", "classes") + ", " + length(seconds) +
                         " of sound, " + some(groups.size(), "group", "groups") + ", " +
                         some(data.regions.size(), "region", "regions") + ".");
  if (augmented > 0)
    summary.text.push_back(some(augmented, "clip was", "clips were") + " made from others by augmentation.");
  if (!data.passes.empty())
    summary.text.push_back(some(data.passes.size(), "pass", "passes") + " by further annotators with " +
                           some(data.verdicts.size(), "verdict", "verdicts") + ".");
  if (!input.notes.empty()) summary.text.push_back(input.notes);
  summary.text.push_back("Licence: " + (input.licence.empty() ? "not given" : input.licence) + ".");
  card.sections.push_back(std::move(summary));
  card.sections.push_back(classes(data));
  card.sections.push_back(counted("Status", "status", status, whole, false));
  if (!groups.empty()) card.sections.push_back(counted("Groups", "group", groups, whole, true));
  card.sections.push_back(counted("Sources", "folder", sources, whole, true));
  card.sections.push_back(lengths(data));
  card.sections.push_back(counted("Sample rates", "rate", rates, whole, true));
  card.sections.push_back(counted("Channels", "channels", channels, whole, true));
  card.sections.push_back(changes(data, input));
  card.sections.push_back(checks(data));
  card.sections.push_back(splitAdvice(data));
  return card;
}

}  // namespace ullim
