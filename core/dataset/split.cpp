#include "core/dataset/split.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/dataset/splitengine.h"

namespace ullim {
namespace {

std::string percent(double share) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g %%", share * 100);
  return text.data();
}

std::string plural(std::size_t n, const std::string& word) {
  return std::to_string(n) + " " + word + (n == 1 ? "" : word.ends_with("s") ? "es" : "s");
}

std::vector<int> all(std::size_t n) {
  std::vector<int> list(n);
  for (std::size_t i = 0; i < n; ++i) list[i] = int(i);
  return list;
}

Result<Done> validate(const std::vector<SplitItem>& items, const std::vector<std::string>& classNames,
                      const SplitOptions& options) {
  const auto bad = [](const std::string& what) { return Error{ErrorCode::BadArgument, what}; };
  if (options.folds < 0)
    return bad("folds " + std::to_string(options.folds) + ": negative (0 or 1 is one hold-out)");
  if (options.repeats < 1 || options.repeats > 1000)
    return bad("repeats " + std::to_string(options.repeats) + ": out of range (1 to 1000)");
  if (options.folds < 2 && !options.leaveOneGroupOut && !(options.testSize > 0 && options.testSize < 1))
    return bad("test size " + std::to_string(options.testSize) + ": out of range (more than 0, less than 1)");
  if (!(options.validationSize >= 0 && options.validationSize < 1))
    return bad("validation size " + std::to_string(options.validationSize) +
               ": out of range (0 to less than 1)");
  std::unordered_set<int> labels;
  for (const auto& item : items) {
    if (item.label < 0 || item.label >= int(classNames.size()))
      return bad("clip " + item.clipId + ": label " + std::to_string(item.label) + " is no class");
    labels.insert(item.label);
  }
  if (labels.size() < 2)
    return Error{ErrorCode::TooFew, "split: the clips have " + plural(labels.size(), "class") +
                                        " (label clips of at least 2 classes)"};
  return Done{};
}

// Class and stratum together are what the parts are made even in. Answers with how many such cells there are.
int stratify(std::vector<SplitItem>& items) {
  std::map<std::pair<int, std::string_view>, int> cells;
  for (const auto& item : items) cells.emplace(std::pair(item.label, std::string_view(item.stratum)), 0);
  int n = 0;
  for (auto& cell : cells) cell.second = n++;
  for (auto& item : items) item.label = cells.at({item.label, std::string_view(item.stratum)});
  return n;
}

// Takes the validation part out of what is training in `roles`.
Result<Done> takeValidation(const std::vector<SplitItem>& items, int nClasses, const SplitOptions& options,
                            bool byGroup, std::uint64_t seed, std::vector<Role>& roles) {
  if (options.validationSize <= 0) return Done{};
  std::vector<int> training;
  for (std::size_t i = 0; i < roles.size(); ++i)
    if (roles[i] == Role::Train) training.push_back(int(i));
  byGroup = byGroup && options.validationByGroup;
  const auto units = splitUnits(items, training, byGroup);
  if (units.size() < 2)
    return Error{ErrorCode::TooFew, std::string("split: too few ") + (byGroup ? "groups" : "clips") +
                                        " for a training and a validation part (" +
                                        (byGroup ? "choose the validation part by clip, or do without one)"
                                                 : "add some, or do without a validation part)")};
  const auto part = placeUnits(units, nClasses, {1 - options.validationSize, options.validationSize}, seed);
  for (std::size_t u = 0; u < units.size(); ++u)
    for (const int i : units[u].items)
      if (part[u] == 1) roles[std::size_t(i)] = Role::Validation;
  return Done{};
}

/// What all folds of a split are made from.
struct Layout {
  const std::vector<SplitItem>& items;
  const std::vector<SplitItem>& placed;  ///< labels are cells of class and stratum
  const std::vector<SplitUnit>& units;
  int nCells = 0;
  const SplitOptions& options;
  bool byGroup = false;
};

/// Adds the fold whose test part are the units that `isTest` names.
template <class IsTest>
Result<Done> addFold(const Layout& layout, const IsTest& isTest, std::uint64_t seed, const std::string& name,
                     int repeat, Split& split) {
  std::vector<Role> roles(layout.items.size(), Role::Train);
  for (std::size_t u = 0; u < layout.units.size(); ++u)
    for (const int i : layout.units[u].items)
      if (isTest(u)) roles[std::size_t(i)] = Role::Test;
  if (std::count(roles.begin(), roles.end(), Role::Test) == 0)
    return Error{ErrorCode::TooFew, "split: a test part is empty (use fewer folds)"};
  auto taken = takeValidation(layout.placed, layout.nCells, layout.options, layout.byGroup, seed, roles);
  if (!taken) return taken.error();
  split.folds.push_back(std::move(roles));
  split.foldNames.push_back(name);
  split.foldRepeats.push_back(repeat);
  return Done{};
}

/// Hold-outs or k folds, once or several times.
Result<Done> divide(const Layout& layout, Split& split) {
  const SplitOptions& options = layout.options;
  const int folds = std::max(1, options.folds);
  const std::size_t parts = folds >= 2 ? std::size_t(folds) : 2;
  const bool three = options.validationSize > 0 && (options.validationByGroup || !layout.byGroup);
  const std::size_t needed = folds >= 2 ? parts : three ? 3 : 2;
  if (layout.units.size() < needed)
    return Error{ErrorCode::TooFew,
                 "split: " + plural(layout.units.size(), layout.byGroup ? "group" : "clip") + " for " +
                     plural(needed, folds >= 2 ? "fold" : "part") +
                     (layout.byGroup ? " (use fewer folds, or split without groups)"
                                     : " (use fewer folds, or add clips)")};
  const std::vector<double> shares = folds >= 2 ? std::vector<double>(parts, 1.0 / double(parts))
                                                : std::vector<double>{1 - options.testSize, options.testSize};
  for (int repeat = 0; repeat < options.repeats; ++repeat) {
    const std::uint64_t seed = options.seed + std::uint64_t(repeat);
    const auto part = placeUnits(layout.units, layout.nCells, shares, seed, repeat > 0);
    for (int fold = 0; fold < folds; ++fold) {
      const int testPart = folds >= 2 ? fold : 1;
      const std::string number = std::to_string((folds >= 2 ? fold : repeat) + 1);
      const std::string name =
          folds >= 2 && options.repeats > 1 ? std::to_string(repeat + 1) + "." + number : number;
      auto added = addFold(
          layout, [&](std::size_t u) { return part[u] == testPart; },
          seed * 1000003ULL + std::uint64_t(fold) + 1, name, repeat, split);
      if (!added) return added;
    }
  }
  return Done{};
}

/// Every group is the test part once.
Result<Done> leaveOneOut(const Layout& layout, Split& split) {
  constexpr std::size_t kMost = 1000;  // each fold is a whole training
  if (!layout.byGroup)
    return Error{ErrorCode::BadArgument,
                 "split: no groups are known to leave out (give the clips groups, or use folds)"};
  const std::size_t n = layout.units.size();
  if (n < 2)
    return Error{ErrorCode::TooFew, "split: " + plural(n, "group") +
                                        ": leaving it out leaves nothing to learn "
                                        "from (name another group column, or use folds by clip)"};
  if (n > kMost)
    return Error{
        ErrorCode::BadArgument,
        "split: " + plural(n, "group") + " to leave out one by one are too many (at most 1000; use folds)"};
  for (std::size_t u = 0; u < n; ++u) {
    const auto& items = layout.units[u].items;
    std::string name = layout.items[std::size_t(items.front())].group;
    for (std::size_t i = 1; i < items.size() && name.empty(); ++i)
      name = layout.items[std::size_t(items[i])].group;
    if (name.empty()) name = layout.items[std::size_t(items.front())].clipId;
    auto added = addFold(
        layout, [&](std::size_t v) { return v == u; },
        layout.options.seed * 1000003ULL + std::uint64_t(u) + 1, name, 0, split);
    if (!added) return added;
  }
  return Done{};
}

void warnAboutClasses(const std::vector<SplitItem>& items, const std::vector<std::string>& classNames,
                      const std::vector<SplitUnit>& units, Split& split) {
  const std::size_t nFolds = split.folds.size(), nClasses = classNames.size();
  std::vector<std::size_t> holders(nClasses);  // units that have the class
  for (const auto& unit : units)
    for (const auto& count : unit.counts) ++holders[std::size_t(count.first)];
  std::array<std::vector<std::size_t>, 3> missing;
  missing.fill(std::vector<std::size_t>(nClasses));
  bool hasValidation = false;
  for (const auto& roles : split.folds) {
    std::array<std::vector<char>, 3> there;
    there.fill(std::vector<char>(nClasses));
    for (std::size_t i = 0; i < items.size(); ++i) {
      there[std::size_t(roles[i])][std::size_t(items[i].label)] = 1;
      hasValidation |= roles[i] == Role::Validation;
    }
    for (std::size_t role = 0; role < 3; ++role)
      for (std::size_t c = 0; c < nClasses; ++c) missing[role][c] += there[role][c] == 0;
  }
  for (std::size_t c = 0; c < nClasses; ++c) {
    if (holders[c] == 0) continue;
    for (const auto role : {Role::Train, Role::Test, Role::Validation}) {
      const std::size_t n = missing[std::size_t(role)][c];
      if (n == 0 || (role == Role::Validation && !hasValidation)) continue;
      const std::string what =
          split.byGroup ? "clips of " + plural(holders[c], "group") : plural(holders[c], "clip");
      const std::string where =
          nFolds == 1 ? "the " + std::string(roleName(role)) + " part"
                      : std::to_string(n) + " of " + std::to_string(nFolds) + " " + roleName(role) + " parts";
      split.warnings.push_back("class " + classNames[c] + " has " + what + " only: it is missing from " +
                               where);
    }
  }
}

void warnAboutSizes(const SplitOptions& options, Split& split) {
  const auto& roles = split.folds.front();
  const double n = double(roles.size());
  const double test = double(std::count(roles.begin(), roles.end(), Role::Test)) / n;
  const double asked = options.folds >= 2 ? 1.0 / options.folds : options.testSize;
  if (options.folds < 2 && !options.leaveOneGroupOut && std::abs(test / asked - 1) > 0.25)
    split.warnings.push_back("the test part has " + percent(test) + " of the clips, " + percent(asked) +
                             " were asked for: whole groups move together");
}

void warnAboutLeaks(const std::vector<SplitItem>& items, Split& split) {
  if (split.byGroup) return;
  std::unordered_map<std::string_view, int> sides;
  std::set<std::string_view> torn;
  for (const auto& roles : split.folds) {
    sides.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].group.empty()) continue;
      const int bit = 1 << int(roles[i]);
      if ((sides[items[i].group] |= bit) != bit) torn.insert(items[i].group);
    }
  }
  if (!torn.empty())
    split.warnings.push_back(
        "this split leaks: " + plural(torn.size(), "group") +
        " of clips on more than one side, the result will look better than it is (split by group)");
}

}  // namespace

const char* roleName(Role role) {
  return role == Role::Train ? "train" : role == Role::Validation ? "validation" : "test";
}

Result<Split> makeSplit(const std::vector<SplitItem>& items, const std::vector<std::string>& classNames,
                        const SplitOptions& options) {
  if (auto valid = validate(items, classNames, options); !valid) return valid.error();
  const int nClasses = int(classNames.size());
  const int folds = std::max(1, options.folds);
  std::set<std::string_view> groups;
  for (const auto& item : items)
    if (!item.group.empty()) groups.insert(item.group);

  Split split;
  split.byGroup = options.byGroup && !groups.empty();
  split.validationByClip = split.byGroup && !options.validationByGroup;
  // Placed by cell of class and stratum; warned about by class.
  std::vector<SplitItem> placed = items;
  const int nCells = options.stratifyBy.empty() ? nClasses : stratify(placed);
  const auto units = splitUnits(placed, all(items.size()), split.byGroup);
  const Layout layout{items, placed, units, nCells, options, split.byGroup};
  if (auto made = options.leaveOneGroupOut ? leaveOneOut(layout, split) : divide(layout, split); !made)
    return made.error();
  const std::string how = split.byGroup    ? "by group (" + plural(groups.size(), "group") + ")"
                          : groups.empty() ? "by clip (no groups are known)"
                                           : "by clip (groups are not looked at)";
  const std::string times = options.repeats > 1 && !options.leaveOneGroupOut
                                ? std::to_string(options.repeats) + " times "
                                : std::string();
  const std::string what = options.leaveOneGroupOut
                               ? "one group left out at a time, " + std::to_string(units.size()) + " folds "
                           : folds >= 2 ? std::to_string(folds) + " folds "
                                        : percent(options.testSize) + " for testing, ";
  const std::string validation =
      split.byGroup && !options.validationByGroup && options.validationSize > 0 ? ", validation by clip" : "";
  split.summary = times + what + how + validation + ", stratified by class" +
                  (options.stratifyBy.empty() ? "" : " and " + options.stratifyBy) + ", seed " +
                  std::to_string(options.seed);
  warnAboutClasses(items, classNames,
                   options.stratifyBy.empty() ? units : splitUnits(items, all(items.size()), split.byGroup),
                   split);
  warnAboutSizes(options, split);
  warnAboutLeaks(items, split);
  return split;
}

}  // namespace ullim
