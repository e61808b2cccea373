#include "core/learn/shortcutrule.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {
constexpr double kFewestInCell = 4;
}

NumberCells::NumberCells(const std::vector<double>& values, const std::vector<std::size_t>& rows, int bins) {
  std::vector<double> sorted;
  for (const std::size_t i : rows)
    if (!std::isnan(values[i])) sorted.push_back(values[i]);
  std::sort(sorted.begin(), sorted.end());
  const double mass = std::max(kFewestInCell, double(sorted.size()) / std::max(1, bins));
  double inCell = 0;  // so many values since the last edge
  bool single = false;
  for (std::size_t i = 0, next = 0; i < sorted.size(); i = next) {
    for (next = i; next < sorted.size() && sorted[next] == sorted[i]; ++next) {
    }
    const double ties = double(next - i);
    const bool alone = ties >= std::max(2.0, mass / 2);
    const bool full = inCell + ties / 2 > mass;
    if (i > 0 && (alone || single || full)) {
      // Half way to the value before, so that what lies between goes to the nearer one; not from -inf.
      const double middle = sorted[i - 1] + (sorted[i] - sorted[i - 1]) / 2;
      m_edges.push_back(std::isfinite(middle) && middle > sorted[i - 1] ? middle : sorted[i]);
      inCell = 0;
    }
    inCell += ties;
    single = alone;
  }
}

int NumberCells::of(double value) const {
  if (std::isnan(value)) return int(m_edges.size()) + 1;
  return int(std::upper_bound(m_edges.begin(), m_edges.end(), value) - m_edges.begin());
}

CellTable::CellTable(int cells, int classes)
    : m_cells(cells),
      m_classes(classes),
      m_counts(std::size_t(cells) * std::size_t(classes)),
      m_sizes(std::size_t(classes)) {}

bool CellTable::taught(int cell) const {
  const auto begin = m_counts.begin() + std::ptrdiff_t(cell) * m_classes;
  return std::any_of(begin, begin + m_classes, [](double count) { return count > 0; });
}

std::vector<double> CellTable::likelihoods(int cell) const {
  std::vector<double> out(m_sizes.size(), 1.0);
  if (!taught(cell)) return out;
  double pool = 0, taughtClasses = 0;
  for (std::size_t c = 0; c < out.size(); ++c) {
    if (m_sizes[c] == 0) continue;
    pool += m_counts[std::size_t(cell * m_classes) + c] / m_sizes[c];
    ++taughtClasses;
  }
  pool /= taughtClasses;
  for (std::size_t c = 0; c < out.size(); ++c)
    out[c] = (m_counts[std::size_t(cell * m_classes) + c] + m_cells * pool) / (m_sizes[c] + m_cells);
  return out;
}

double CellTable::aboveRest(int cell, int label) const {
  if (!taught(cell)) return 0;
  double count = 0, size = 0;
  for (int c = 0; c < m_classes; ++c) {
    if (c == label) continue;
    count += m_counts[std::size_t(cell * m_classes + c)];
    size += m_sizes[std::size_t(c)];
  }
  const double own = m_sizes[std::size_t(label)];
  const double ownShare = own > 0 ? m_counts[std::size_t(cell * m_classes + label)] / own : 0;
  const double restShare = size > 0 ? count / size : 0;
  return (ownShare - restShare) / (ownShare + restShare);
}

}  // namespace ullim
