#include "core/dataset/splitlint.h"

#include <functional>
#include <map>
#include <unordered_map>

namespace ullim {
namespace {

constexpr Role kRoles[] = {Role::Train, Role::Validation, Role::Test};

std::vector<Role> rolesOf(int bits) {
  std::vector<Role> list;
  for (const Role role : kRoles)
    if (bits & (1 << int(role))) list.push_back(role);
  return list;
}

std::string words(const std::vector<Role>& roles, const char* between) {
  std::string list;
  for (const Role role : roles) list += (list.empty() ? "" : between) + std::string(roleName(role));
  return list;
}

class Linter {
 public:
  Linter(const std::vector<SplitItem>& items, const LintFacts& facts, const Split& split)
      : m_items(items), m_facts(facts), m_split(split) {
    for (std::size_t i = 0; i < items.size(); ++i) m_byId.emplace(items[i].clipId, i);
  }

  std::vector<LeakFinding> run() {
    for (m_fold = 0; m_fold < m_split.folds.size(); ++m_fold) {
      m_where = m_split.folds.size() > 1 ? " of fold " + std::to_string(m_fold + 1) : "";
      const int together = m_split.validationByClip ? 1 << int(Role::Train) | 1 << int(Role::Validation) : 0;
      keys(LeakKind::Group, "group", together, [&](std::size_t i) { return m_items[i].group; });
      keys(LeakKind::Duplicate, "content", 0, [&](std::size_t i) {
        const auto& hashes = m_facts.contentHashes;
        return i < hashes.size() && !hashes[i].empty() ? hashes[i] : m_items[i].contentHash;
      });
      keys(LeakKind::NearDuplicate, "near-duplicate set", 0, [&](std::size_t i) {
        const auto& sets = m_facts.nearSets;
        return i < sets.size() && sets[i] != 0 ? std::to_string(sets[i]) : std::string();
      });
      copies();
      classes();
    }
    return std::move(m_found);
  }

 private:
  const std::vector<Role>& roles() const { return m_split.folds[m_fold]; }
  std::size_t size() const { return std::min(m_items.size(), roles().size()); }

  /// `together`: sides that may share a key.
  void keys(LeakKind kind, const std::string& what, int together,
            const std::function<std::string(std::size_t)>& keyOf) {
    std::map<std::string, int> sides;
    for (std::size_t i = 0; i < size(); ++i)
      if (const std::string key = keyOf(i); !key.empty()) sides[key] |= 1 << int(roles()[i]);
    std::map<std::string, std::size_t> found;
    for (const auto& [key, bits] : sides) {
      if ((bits & (bits - 1)) == 0 || (bits & ~together) == 0) continue;
      found.emplace(key, m_found.size());
      const auto list = rolesOf(bits);
      m_found.push_back(
          {kind, int(m_fold), key, list, {}, what + " " + key + " is in " + words(list, " and ") + m_where});
    }
    if (found.empty()) return;
    for (std::size_t i = 0; i < size(); ++i)
      if (const auto it = found.find(keyOf(i)); it != found.end())
        m_found[it->second].ids.push_back(m_items[i].clipId);
  }

  void copies() {
    for (std::size_t i = 0; i < size(); ++i) {
      const SplitItem& item = m_items[i];
      const auto parent = item.parent.empty() ? m_byId.end() : m_byId.find(item.parent);
      if (parent == m_byId.end() || parent->second >= size()) continue;
      const Role mine = roles()[i], theirs = roles()[parent->second];
      if (mine == theirs) continue;
      m_found.push_back({LeakKind::Augmented,
                         int(m_fold),
                         item.parent,
                         rolesOf(1 << int(mine) | 1 << int(theirs)),
                         {item.parent, item.clipId},
                         "augmented clip " + item.clipId + " is in " + roleName(mine) + ", its parent " +
                             item.parent + " in " + roleName(theirs) + m_where});
    }
  }

  void classes() {
    const std::size_t n = m_facts.classNames.size();
    std::vector<int> bits(n);
    int used = 0;
    for (std::size_t i = 0; i < size(); ++i) {
      const int bit = 1 << int(roles()[i]);
      used |= bit;
      if (m_items[i].label >= 0 && std::size_t(m_items[i].label) < n)
        bits[std::size_t(m_items[i].label)] |= bit;
    }
    for (std::size_t c = 0; c < n; ++c) {
      if (bits[c] == used || bits[c] == 0) continue;
      const auto list = rolesOf(used & ~bits[c]);
      m_found.push_back(
          {LeakKind::MissingClass,
           int(m_fold),
           m_facts.classNames[c],
           list,
           {},
           "class " + m_facts.classNames[c] + " has no clip in " + words(list, " and ") + m_where});
    }
  }

  const std::vector<SplitItem>& m_items;
  const LintFacts& m_facts;
  const Split& m_split;
  std::unordered_map<std::string_view, std::size_t> m_byId;
  std::size_t m_fold = 0;
  std::string m_where;
  std::vector<LeakFinding> m_found;
};

}  // namespace

const char* leakKindName(LeakKind kind) {
  switch (kind) {
    case LeakKind::Group:
      return "group";
    case LeakKind::Duplicate:
      return "duplicate";
    case LeakKind::NearDuplicate:
      return "near_duplicate";
    case LeakKind::Augmented:
      return "augmented";
    case LeakKind::Scaling:
      return "scaling";
    case LeakKind::MissingClass:
      return "missing_class";
  }
  return "";
}

std::vector<LeakFinding> lintSplit(const std::vector<SplitItem>& items, const LintFacts& facts,
                                   const Split& split) {
  return Linter(items, facts, split).run();
}

std::vector<LeakFinding> lintScaling(const std::vector<std::size_t>& fitRows,
                                     const std::vector<SplitItem>& items, const std::vector<Role>& roles,
                                     int fold) {
  LeakFinding finding{LeakKind::Scaling, fold, "scaling", {}, {}, {}};
  int bits = 0;
  for (const std::size_t row : fitRows) {
    if (row >= roles.size() || row >= items.size() || roles[row] == Role::Train) continue;
    bits |= 1 << int(roles[row]);
    finding.ids.push_back(items[row].clipId);
  }
  if (bits == 0) return {};
  finding.sides = rolesOf(bits);
  const std::size_t n = finding.ids.size();
  finding.text = "scaling was fitted on " + std::to_string(n) + (n == 1 ? " clip" : " clips") + " of " +
                 words(finding.sides, " and ") + " in fold " + std::to_string(fold + 1);
  return {finding};
}

std::vector<std::string> splitLeaks(const std::vector<SplitItem>& items,
                                    const std::vector<std::string>& contentHashes, const Split& split) {
  std::vector<std::string> leaks;
  for (auto& finding : lintSplit(items, {contentHashes, {}, {}}, split))
    leaks.push_back(std::move(finding.text));
  return leaks;
}

}  // namespace ullim
