#pragma once
// A classifier that knows a single property of a clip, for the shortcut audit.
#include <cstddef>
#include <vector>

namespace ullim {

constexpr int kShortcutBins = 10;

/// Cells of a number: bins of about equal mass. Equal values are never parted, and a value that fills half a
/// bin by itself gets one of its own (the zeros among zero runs). NaN has a cell of its own, the last.
class NumberCells {
 public:
  /// Edges from the values at `rows`.
  NumberCells(const std::vector<double>& values, const std::vector<std::size_t>& rows,
              int bins = kShortcutBins);
  int count() const { return int(m_edges.size()) + 2; }
  int of(double value) const;  ///< 0 .. count() - 1

 private:
  std::vector<double> m_edges;  // the least value of each cell but the first
};

/// What cells say about classes: the share of each class's clips in the cell, so that all classes weigh the
/// same. Smoothed as Laplace does, one clip a cell added to each class, but spread over the cells as the
/// classes together are: spread evenly, they would make small classes win every thin cell.
class CellTable {
 public:
  CellTable(int cells, int classes);
  int cells() const { return m_cells; }
  void teach(int cell, int label) { ++at(cell, label), ++m_sizes[std::size_t(label)]; }
  /// P(cell | class), for every class; equal ones for a cell that no clip taught.
  std::vector<double> likelihoods(int cell) const;
  /// -1..1: above 0 where the cell is likelier for the class than for all others together; 0: not taught.
  double aboveRest(int cell, int label) const;

 private:
  bool taught(int cell) const;
  double& at(int cell, int label) { return m_counts[std::size_t(cell * m_classes + label)]; }
  int m_cells, m_classes;
  std::vector<double> m_counts, m_sizes;
};

}  // namespace ullim
