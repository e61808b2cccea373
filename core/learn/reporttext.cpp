#include "core/learn/reporttext.h"

#include <algorithm>
#include <cmath>

#include "core/learn/svgpicture.h"

namespace ullim::reporttext {
std::string paragraph(std::string_view text) { return "<p>" + escapedXml(text) + "</p>\n"; }
std::string strongParagraph(std::string_view text) { return "<p><b>" + escapedXml(text) + "</b></p>\n"; }

std::string list(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string out = "<ul>\n";
  for (const auto& text : texts) out += "<li>" + escapedXml(text) + "</li>\n";
  return out + "</ul>\n";
}

bool Table::isNumber(const std::string& cell) const {
  if (cell.empty()) return false;
  const std::size_t at = cell[0] == '-' && cell.size() > 1 ? 1 : 0;
  return (cell[at] >= '0' && cell[at] <= '9') || cell == m_undefined || cell == "-";
}

void Table::row(std::vector<std::string> cells) {
  cells.resize(std::max(cells.size(), m_heads.size()));
  m_rows.push_back(std::move(cells));
}

void Table::strongRow(std::vector<std::string> cells) {
  m_strong.push_back(m_rows.size());
  row(std::move(cells));
}

std::string Table::html() const {
  if (m_rows.empty()) return {};
  // A column is one of numbers when its cells are; the first is the row's name whatever it looks like.
  std::vector<bool> numbers(m_heads.size(), true);
  for (std::size_t c = 0; c < m_heads.size(); ++c)
    for (const auto& cells : m_rows)
      if (c == 0 || (c < cells.size() && !cells[c].empty() && !isNumber(cells[c]))) numbers[c] = false;
  const auto kind = [&](std::size_t c) { return c < numbers.size() && numbers[c] ? " class=\"n\"" : ""; };
  std::string out = "<table>\n<thead><tr>";
  for (std::size_t c = 0; c < m_heads.size(); ++c)
    out += std::string("<th") + kind(c) + ">" + escapedXml(m_heads[c]) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t r = 0; r < m_rows.size(); ++r) {
    const bool strong = std::find(m_strong.begin(), m_strong.end(), r) != m_strong.end();
    out += "<tr>";
    for (std::size_t c = 0; c < m_rows[r].size(); ++c)
      out += std::string("<td") + kind(c) + ">" + (strong ? "<b>" : "") + escapedXml(m_rows[r][c]) +
             (strong ? "</b>" : "") + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string withInterval(double share, const Interval& i, const Words& w) {
  if (!std::isfinite(share) || !std::isfinite(i.low) || !std::isfinite(i.high))
    return reportPercent(share, 1, w);
  return w("%1 % [%2, %3]",
           {reportNumber(100 * share, 1), reportNumber(100 * i.low, 1), reportNumber(100 * i.high, 1)});
}

}  // namespace ullim::reporttext
