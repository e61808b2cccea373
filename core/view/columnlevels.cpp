#include "core/view/columnlevels.h"

#include <algorithm>

#include "core/dsp/kernels.h"

namespace ullim {

ColumnLevels::ColumnLevels(std::int64_t frames, std::size_t rows, std::size_t bytes) {
  const auto most =
      std::clamp<std::int64_t>(std::int64_t(bytes / (rows * sizeof(float))), kFewestColumns, kMostColumns);
  const auto columnsAt = [&](int level) { return (frames + (std::int64_t(1) << level) - 1) >> level; };
  while (columnsAt(m_base) > most) ++m_base;
  for (int level = m_base;; ++level) {
    Level made;
    made.values = Matrix(0, rows);
    made.values.appendRows(std::size_t(columnsAt(level)));  // pages are touched as they are filled
    made.states.assign(std::size_t(columnsAt(level)), State::None);
    m_levels.push_back(std::move(made));
    if (columnsAt(level) <= 1) break;
  }
  m_facts.resize(m_levels.front().states.size());
}

void ColumnLevels::put(std::int64_t column, const Matrix& values, std::span<const ColumnFacts> facts) {
  Level& base = m_levels.front();
  const std::size_t first = std::size_t(column);
  const std::size_t count = std::min(values.rows(), base.states.size() - first);
  for (std::size_t i = 0; i < count; ++i) {
    const auto from = values.row(i);
    std::copy(from.begin(), from.end(), base.values.row(first + i).begin());
    base.states[first + i] = State::Whole;
    m_facts[first + i] = facts[i];
  }
  std::size_t begin = first, end = first + count;
  for (std::size_t k = 1; k < m_levels.size(); ++k) {
    begin /= 2;
    end = (end + 1) / 2;
    for (std::size_t c = begin; c < end; ++c) join(m_levels[k - 1], m_levels[k], c);
  }
}

void ColumnLevels::join(const Level& from, Level& to, std::size_t c) {
  const std::size_t left = 2 * c, right = left + 1;
  const bool alone = right >= from.states.size();
  const State a = from.states[left], b = alone ? a : from.states[right];
  to.states[c] = a == State::Whole && b == State::Whole ? State::Whole
                 : a == State::None && b == State::None ? State::None
                                                        : State::Part;
  if (to.states[c] == State::None) return;
  const auto out = to.values.row(c);
  const auto first = from.values.row(a == State::None ? right : left);
  std::copy(first.begin(), first.end(), out.begin());
  if (a == State::None || b == State::None || alone) return;
  const auto second = from.values.row(right);
  kernels::maximumInto(second.data(), out.data(), out.size());
}

std::span<const float> ColumnLevels::column(int level, std::int64_t c) const {
  const Level& from = m_levels[at(level)];
  return from.states[std::size_t(c)] == State::None ? std::span<const float>()
                                                    : from.values.row(std::size_t(c));
}

bool ColumnLevels::isWhole(int level, std::int64_t c) const {
  return m_levels[at(level)].states[std::size_t(c)] == State::Whole;
}

}  // namespace ullim
