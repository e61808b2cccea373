#pragma once
// Columns of a whole long picture at every coarse zoom: the finest holds the largest of each 2^base frames,
// each further one the larger of two. Bounded by its number of columns, never by the length of the file.
#include <cstdint>
#include <vector>

#include "core/base/matrix.h"
#include "core/view/finishing.h"

namespace ullim {

/// Not thread-safe: LongCells guards it.
class ColumnLevels {
 public:
  static constexpr std::int64_t kMostColumns = 16384, kFewestColumns = 512;

  /// bytes: what the finest level may take (but for kFewestColumns); all levels take twice as much.
  ColumnLevels(std::int64_t frames, std::size_t rows, std::size_t bytes);

  int base() const { return m_base; }
  int top() const { return m_base + int(m_levels.size()) - 1; }  ///< one column
  std::int64_t columns(int level) const { return std::int64_t(m_levels[at(level)].values.rows()); }
  const Matrix& baseValues() const { return m_levels.front().values; }
  const std::vector<ColumnFacts>& facts() const { return m_facts; }

  /// Columns of the base level, made anew or again.
  void put(std::int64_t column, const Matrix& values, std::span<const ColumnFacts> facts);
  /// Empty: none of its frames is known.
  std::span<const float> column(int level, std::int64_t c) const;
  /// All its frames are known.
  bool isWhole(int level, std::int64_t c) const;

 private:
  enum class State : std::uint8_t { None, Part, Whole };
  struct Level {
    Matrix values;
    std::vector<State> states;
  };
  std::size_t at(int level) const { return std::size_t(level - m_base); }
  void join(const Level& from, Level& to, std::size_t c);

  int m_base = 0;
  std::vector<Level> m_levels;
  std::vector<ColumnFacts> m_facts;
};

}  // namespace ullim
