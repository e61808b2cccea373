#pragma once
// The simple HTML of a report's sections.
#include <string>
#include <string_view>
#include <vector>

#include "core/learn/metrics.h"

namespace ullim::reporttext {

std::string paragraph(std::string_view text);
std::string strongParagraph(std::string_view text);
/// One entry a text; empty for none.
std::string list(const std::vector<std::string>& texts);

/// Cells that start like a number stand to the right. A table without rows is empty.
class Table {
 public:
  /// `words` as the cells are written with: how "undefined" is said.
  Table(std::vector<std::string> heads, const Words& words)
      : m_heads(std::move(heads)), m_undefined(words("undefined")) {}
  void row(std::vector<std::string> cells);  ///< a short one is filled with empty cells
  void strongRow(std::vector<std::string> cells);
  std::string html() const;

 private:
  bool isNumber(const std::string& cell) const;

  std::vector<std::string> m_heads;
  std::string m_undefined;
  std::vector<std::vector<std::string>> m_rows;
  std::vector<std::size_t> m_strong;
};

/// "83.2 % [75.9, 89.7]"; without a bracket where there is no interval.
std::string withInterval(double share, const Interval& interval, const Words& words = {});

}  // namespace ullim::reporttext
