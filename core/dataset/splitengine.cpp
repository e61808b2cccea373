#include "core/dataset/splitengine.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "core/base/random.h"

namespace ullim {
namespace {

constexpr double kTolerance = 1e-9;  // relative; ties of 1 ULP once emptied a fold (scikit-learn#34828)
constexpr int kMaxTrials = 50;
constexpr double kWorkPerSplit = 4e7;  // bounds the trials for very many groups

class UnionFind {
 public:
  explicit UnionFind(std::size_t n) : m_parent(n) { std::iota(m_parent.begin(), m_parent.end(), 0); }
  int find(int i) {
    while (m_parent[std::size_t(i)] != i) {
      m_parent[std::size_t(i)] = m_parent[std::size_t(m_parent[std::size_t(i)])];
      i = m_parent[std::size_t(i)];
    }
    return i;
  }
  void join(int a, int b) {
    a = find(a), b = find(b);
    if (a != b) m_parent[std::size_t(std::max(a, b))] = std::min(a, b);
  }

 private:
  std::vector<int> m_parent;
};

double spread(const double* values, std::size_t n) {
  double mean = 0, sum = 0;
  for (std::size_t i = 0; i < n; ++i) mean += values[i];
  mean /= double(n);
  for (std::size_t i = 0; i < n; ++i) sum += (values[i] - mean) * (values[i] - mean);
  return std::sqrt(sum / double(n));
}

// numpy.std of the unit's counts over all classes.
double classSpread(const SplitUnit& unit, int nClasses) {
  double sum = 0, squares = 0;
  for (const auto& [label, count] : unit.counts) sum += count, squares += double(count) * count;
  const double mean = sum / nClasses;
  return std::sqrt(std::max(0.0, squares / nClasses - mean * mean));
}

// Fill of each part in each class, as a share of what it should get: 1 everywhere is a perfect split.
class Fill {
 public:
  Fill(const std::vector<SplitUnit>& units, int nClasses, const std::vector<double>& shares)
      : m_units(units),
        m_shares(shares),
        m_parts(shares.size()),
        m_totals(std::size_t(nClasses)),
        m_counts(std::size_t(nClasses), std::vector<double>(m_parts)),
        m_spread(std::size_t(nClasses)),
        m_size(m_parts),
        m_nUnits(m_parts),
        m_try(m_parts) {
    for (const auto& unit : units)
      for (const auto& [label, count] : unit.counts) m_totals[std::size_t(label)] += count;
    m_total = std::accumulate(m_totals.begin(), m_totals.end(), 0.0);
    m_classes = int(std::count_if(m_totals.begin(), m_totals.end(), [](double n) { return n > 0; }));
  }

  void add(std::size_t unit, std::size_t part, int sign = 1) {
    for (const auto& [label, count] : m_units[unit].counts) {
      auto& row = m_counts[std::size_t(label)];
      row[part] += sign * count;
      m_spread[std::size_t(label)] = classSpreadWith(label, part, 0);
      m_size[part] += sign * count;
    }
    m_nUnits[part] += sign;
  }

  /// How much the sum of spreads changes when the unit joins the part.
  double gain(std::size_t unit, std::size_t part) {
    double sum = 0;
    for (const auto& [label, count] : m_units[unit].counts)
      sum += classSpreadWith(label, part, count) - m_spread[std::size_t(label)];
    return sum;
  }

  double score() const {
    double sum = std::accumulate(m_spread.begin(), m_spread.end(), 0.0) / std::max(1, m_classes);
    for (std::size_t f = 0; f < m_parts; ++f) {
      sum += 0.1 * std::abs(m_size[f] / (m_total * m_shares[f]) - 1);  // of equally even ones, the right size
      if (m_nUnits[f] == 0) sum += 100;
    }
    return sum;
  }
  double base() const { return std::accumulate(m_spread.begin(), m_spread.end(), 0.0); }
  double relativeSize(std::size_t part) const { return m_size[part] / m_shares[part]; }
  double count(int label, std::size_t part) const { return m_counts[std::size_t(label)][part]; }
  double total(int label) const { return m_totals[std::size_t(label)]; }
  int unitsIn(std::size_t part) const { return m_nUnits[part]; }

 private:
  double classSpreadWith(int label, std::size_t part, int more) {
    const auto& row = m_counts[std::size_t(label)];
    const double total = m_totals[std::size_t(label)] * double(m_parts);
    for (std::size_t f = 0; f < m_parts; ++f)
      m_try[f] = (row[f] + (f == part ? more : 0)) / (total * m_shares[f]);
    return spread(m_try.data(), m_parts);
  }

  const std::vector<SplitUnit>& m_units;
  const std::vector<double>& m_shares;
  std::size_t m_parts;
  std::vector<double> m_totals;
  std::vector<std::vector<double>> m_counts;  // [class][part]
  std::vector<double> m_spread;               // [class]
  std::vector<double> m_size;                 // [part], clips
  std::vector<int> m_nUnits;                  // [part]
  std::vector<double> m_try;
  double m_total = 0;
  int m_classes = 0;
};

std::size_t bestPart(Fill& fill, std::size_t unit, std::size_t parts) {
  std::size_t best = 0;
  double bestScore = 0;
  const double base = fill.base();
  for (std::size_t f = 0; f < parts; ++f) {
    const double score = base + fill.gain(unit, f);
    const double tolerance = kTolerance * std::max(std::abs(score), std::abs(bestScore));
    const bool better = f == 0 || score < bestScore - tolerance ||
                        (score <= bestScore + tolerance && fill.relativeSize(f) < fill.relativeSize(best));
    if (better) best = f, bestScore = score;
  }
  return best;
}

// Deals single clips out, class by class, so that each class comes as near to its shares as whole clips can.
void dealSingles(Fill& fill, std::vector<std::vector<std::size_t>> singles, const std::vector<double>& shares,
                 Rng& rng, std::vector<int>& partOf) {
  const std::size_t parts = shares.size();
  std::vector<double> carry(parts, 0.0);  // what rounding owes to a part, so that many small classes add up
  for (std::size_t label = 0; label < singles.size(); ++label) {
    auto& list = singles[label];
    if (list.empty()) continue;
    rng.shuffle(list);
    std::vector<double> want(parts);
    double sum = 0;
    for (std::size_t f = 0; f < parts; ++f) {
      want[f] = std::max(0.0, fill.total(int(label)) * shares[f] - fill.count(int(label), f));
      sum += want[f];
    }
    std::vector<int> give(parts);
    int given = 0;
    for (std::size_t f = 0; f < parts; ++f) {
      want[f] = sum > 0 ? want[f] / sum * double(list.size()) : shares[f] * double(list.size());
      give[f] = int(std::floor(want[f] + kTolerance));
      given += give[f];
    }
    std::vector<std::size_t> order(parts);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return want[a] - give[a] + carry[a] > want[b] - give[b] + carry[b] + kTolerance;
    });
    for (std::size_t i = 0; given < int(list.size()); i = (i + 1) % parts, ++given) ++give[order[i]];
    std::size_t next = 0;
    for (std::size_t f = 0; f < parts; ++f) {
      carry[f] += want[f] - give[f];
      for (int i = 0; i < give[f]; ++i, ++next) {
        partOf[list[next]] = int(f);
        fill.add(list[next], f);
      }
    }
  }
}

// A part that got nothing takes the unit whose move leaves the classes most even.
void fillEmptyParts(Fill& fill, const std::vector<SplitUnit>& units, std::size_t parts,
                    std::vector<int>& partOf) {
  for (std::size_t f = 0; f < parts; ++f) {
    if (fill.unitsIn(f) > 0) continue;
    std::size_t best = units.size();
    double bestScore = 0;
    for (std::size_t u = 0; u < units.size(); ++u) {
      const auto from = std::size_t(partOf[u]);
      if (fill.unitsIn(from) < 2) continue;
      fill.add(u, from, -1);
      fill.add(u, f);
      const double score = fill.score();
      fill.add(u, f, -1);
      fill.add(u, from);
      if (best == units.size() || score < bestScore - kTolerance * std::abs(bestScore))
        best = u, bestScore = score;
    }
    if (best == units.size()) return;
    fill.add(best, std::size_t(partOf[best]), -1);
    fill.add(best, f);
    partOf[best] = int(f);
  }
}

}  // namespace

std::vector<SplitUnit> splitUnits(const std::vector<SplitItem>& items, const std::vector<int>& chosen,
                                  bool byGroup) {
  std::unordered_map<std::string_view, int> byId, byKey[3];
  for (std::size_t i = 0; i < chosen.size(); ++i) byId.emplace(items[std::size_t(chosen[i])].clipId, int(i));
  UnionFind sets(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const SplitItem& item = items[std::size_t(chosen[i])];
    const auto joinBy = [&](int kind, std::string_view key) {
      if (key.empty()) return;
      const auto [it, isNew] = byKey[kind].emplace(key, int(i));
      if (!isNew) sets.join(it->second, int(i));
    };
    if (byGroup) joinBy(0, item.group);
    joinBy(1, item.parent);  // copies stay together also when their parent is not among the items
    joinBy(2, item.contentHash);
    if (const auto it = byId.find(item.parent); !item.parent.empty() && it != byId.end())
      sets.join(it->second, int(i));
  }
  std::vector<SplitUnit> units;
  std::vector<int> unitOf(chosen.size(), -1);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    int& unit = unitOf[std::size_t(sets.find(int(i)))];
    if (unit < 0) {
      unit = int(units.size());
      units.emplace_back();
    }
    units[std::size_t(unit)].items.push_back(chosen[i]);
  }
  std::vector<int> labels;
  for (auto& unit : units) {
    labels.clear();
    for (const int i : unit.items) labels.push_back(items[std::size_t(i)].label);
    std::sort(labels.begin(), labels.end());
    for (const int label : labels) {
      if (unit.counts.empty() || unit.counts.back().first != label) unit.counts.emplace_back(label, 0);
      ++unit.counts.back().second;
    }
  }
  return units;
}

std::vector<int> placeUnits(const std::vector<SplitUnit>& units, int nClasses,
                            const std::vector<double>& shares, std::uint64_t seed, bool vary) {
  const std::size_t parts = shares.size();
  std::vector<std::size_t> groups;
  std::vector<std::vector<std::size_t>> singles(static_cast<std::size_t>(nClasses));
  double work = 1;
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (units[u].items.size() == 1) {
      singles[std::size_t(units[u].counts.front().first)].push_back(u);
    } else {
      groups.push_back(u);
      work += double(parts * parts * units[u].counts.size() + std::size_t(nClasses));
    }
  }
  const int trials = groups.empty() ? 1 : std::clamp(int(kWorkPerSplit / work), 1, kMaxTrials);
  std::vector<double> spreads(units.size());
  for (const auto u : groups) spreads[u] = classSpread(units[u], nClasses);
  std::vector<int> best;
  double bestScore = 0;
  for (int trial = 0; trial < trials; ++trial) {
    Rng rng(mixSeed(seed, std::uint64_t(trial), 0x5157));
    Fill fill(units, nClasses, shares);
    std::vector<int> partOf(units.size(), 0);
    auto order = groups;
    rng.shuffle(order);
    // Groups of different spread come in one order only, whatever the seed: to vary is to blur the spreads.
    auto keys = spreads;
    if (vary)
      for (const auto u : order) keys[u] *= 0.5 + rng.uniform();
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] > keys[b]; });
    for (const auto u : order) {
      const auto part = bestPart(fill, u, parts);
      partOf[u] = int(part);
      fill.add(u, part);
    }
    dealSingles(fill, singles, shares, rng, partOf);
    fillEmptyParts(fill, units, parts, partOf);
    const double score = fill.score();
    if (trial == 0 || score < bestScore * (1 - kTolerance)) {
      best = std::move(partOf);
      bestScore = score;
    }
  }
  return best;
}

}  // namespace ullim
