#include "core/dataset/csv.h"

#include <csv.h>

#include <algorithm>

#include "core/base/atomicfile.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kMaxTableBytes = std::size_t(512) << 20;

// Owns libcsv's parser. Spaces are kept as they are: they may be part of a file name.
class Parser {
 public:
  explicit Parser(char separator) {
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
    csv_set_space_func(&m_parser, [](unsigned char) { return 0; });
  }
  ~Parser() { csv_free(&m_parser); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  Result<std::vector<std::vector<std::string>>> parse(std::string_view text) {
    if (csv_parse(&m_parser, text.data(), text.size(), onCell, onRow, this) != text.size())
      return Error{ErrorCode::BadFormat, std::string("table: ") + csv_strerror(csv_error(&m_parser))};
    constexpr int kFieldBegun = 2;  // libcsv's state inside a cell; a closed quote is state 3
    if (m_parser.quoted && m_parser.pstate == kFieldBegun)
      return Error{ErrorCode::BadFormat, "table: a quoted cell is never closed (add the missing \")"};
    csv_fini(&m_parser, onCell, onRow, this);
    return std::move(m_rows);
  }

 private:
  static void onCell(void* text, std::size_t length, void* self) {
    static_cast<Parser*>(self)->m_row.emplace_back(static_cast<const char*>(text), length);
  }
  static void onRow(int, void* self) {
    auto* parser = static_cast<Parser*>(self);
    parser->m_rows.push_back(std::move(parser->m_row));
    parser->m_row.clear();
  }
  csv_parser m_parser{};
  std::vector<std::string> m_row;
  std::vector<std::vector<std::string>> m_rows;
};

/// The first character that is no ' would start a formula.
bool runs(std::string_view text) {
  const auto at = text.find_first_not_of('\'');
  return at != std::string_view::npos &&
         std::string_view("=+-@\t\r\n").find(text[at]) != std::string_view::npos;
}

char guessSeparator(std::string_view text) {
  std::size_t commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (tabs > commas && tabs > semicolons) return '\t';
  return semicolons > commas ? ';' : ',';
}

}  // namespace

int Table::column(const std::string& name) const {
  const std::string wanted = foldCase(name);
  for (std::size_t i = 0; i < header.size(); ++i)
    if (foldCase(header[i]) == wanted) return int(i);
  return -1;
}

Result<Table> parseCsv(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
    return Error{ErrorCode::BadFormat, "table: is UTF-16 (save it as UTF-8)"};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.find('\0') != std::string_view::npos)
    return Error{ErrorCode::BadFormat, "table: holds zero bytes, it is not text (choose a CSV file)"};
  if (!isUtf8(text)) return Error{ErrorCode::BadFormat, "table: is not UTF-8 (save it as UTF-8)"};

  Table table;
  // Some spreadsheets write their separator on a line of its own.
  if (text.size() > 5 && foldCase(text.substr(0, 4)) == "sep=" && (text[5] == '\n' || text[5] == '\r')) {
    table.separator = text[4];
    text.remove_prefix(5);
  } else {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    table.separator = guessSeparator(text);
  }
  auto rows = Parser(table.separator).parse(text);
  if (!rows) return rows.error();
  if (rows->empty()) return Error{ErrorCode::FileEmpty, "table: has no header row (add one)"};
  for (const auto& cell : rows->front()) table.header.push_back(trimmed(plainCell(cell)));
  const std::size_t width = table.header.size();
  table.rows.reserve(rows->size() - 1);
  for (std::size_t r = 1; r < rows->size(); ++r) {
    auto& row = (*rows)[r];
    while (row.size() > width && row.back().empty()) row.pop_back();
    if (row.size() > width)
      table.problems.push_back("row " + std::to_string(r + 1) + ": has " + std::to_string(row.size()) +
                               " cells where the header has " + std::to_string(width));
    row.resize(width);
    for (auto& cell : row) cell = plainCell(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<Table> readCsv(const std::string& path) {
  auto text = readWholeFile(path, kMaxTableBytes);
  if (!text) return text.error();
  auto table = parseCsv(*text);
  if (!table) return Error{table.error().code, path + ": " + table.error().detail};
  return table;
}

std::string inertCell(const std::string& text) { return runs(text) && !toNumber(text) ? '\'' + text : text; }

std::string plainCell(std::string cell) {
  if (cell.starts_with('\'') && runs(cell)) cell.erase(0, 1);
  return cell;
}

std::string csvRow(const std::vector<std::string>& cells, char separator, CsvCells kind) {
  const std::string special = std::string("\"\r\n") + separator;
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = kind == CsvCells::Inert ? inertCell(cells[i]) : cells[i];
    if (i > 0) row += separator;
    // A lone empty cell would be an empty line, which readers skip.
    const bool quote = cell.find_first_of(special) != std::string::npos ||
                       (cells.size() == 1 && cell.empty()) ||
                       (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
    if (!quote) {
      row += cell;
      continue;
    }
    row += '"';
    for (const char c : cell) {
      if (c == '"') row += '"';
      row += c;
    }
    row += '"';
  }
  return row;
}

}  // namespace ullim
