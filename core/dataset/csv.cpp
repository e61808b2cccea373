#include "core/dataset/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>

#include "core/base/atomicfile.h"
#include "core/dataset/encoding.h"
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

constexpr std::string_view kSeparators = ",;\t|";  // of equally frequent ones the first wins
/// The first character that is no ' would start a formula.
bool runs(std::string_view text) {
  const auto at = text.find_first_not_of('\'');
  return at != std::string_view::npos &&
         std::string_view("=+-@\t\r\n").find(text[at]) != std::string_view::npos;
}

char guessSeparator(std::string_view text) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const auto at = kSeparators.find(c); at != std::string_view::npos) ++counts[at];
  }
  return kSeparators[std::size_t(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

// [+-] digits, in threes with points between them or without, then perhaps a comma and digits.
bool isCommaNumber(std::string_view text, bool& hasComma) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  const auto comma = text.find(',');
  const auto whole = text.substr(0, comma);
  if (comma != std::string_view::npos && !allDigits(text.substr(comma + 1))) return false;
  hasComma |= comma != std::string_view::npos;
  const auto parts = splitText(whole, '.');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!allDigits(parts[i])) return false;
    if (i == 0 && parts.size() > 1 && parts[0] == "0") return false;  // 0.125: a decimal point
    if (parts.size() > 1 && (i == 0 ? parts[i].size() > 3 : parts[i].size() != 3)) return false;
  }
  return true;
}

}  // namespace

int Table::column(const std::string& name) const {
  const std::string wanted = foldCase(name);
  for (std::size_t i = 0; i < header.size(); ++i)
    if (foldCase(header[i]) == wanted) return int(i);
  return -1;
}

Result<Table> parseCsv(std::string_view bytes, const CsvOptions& options) {
  if (options.separator != 0 && kSeparators.find(options.separator) == std::string_view::npos)
    return Error{ErrorCode::BadArgument, "separator: is none of comma, semicolon, tab and pipe"};
  auto decoded = decodeText(bytes, options.encoding);
  if (!decoded) return decoded.error();
  std::string_view text = decoded->text;

  Table table;
  table.encoding = decoded->encoding;
  // Some spreadsheets write their separator on a line of its own.
  if (text.size() > 5 && foldCase(text.substr(0, 4)) == "sep=" && (text[5] == '\n' || text[5] == '\r')) {
    table.separator = text[4];
    text.remove_prefix(5);
  } else {
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    table.separator = guessSeparator(text);
  }
  if (options.separator != 0) table.separator = options.separator;
  auto rows = Parser(table.separator).parse(text);
  if (!rows) return rows.error();
  if (rows->empty()) return Error{ErrorCode::FileEmpty, "table: has no header row (add one)"};
  for (const auto& cell : rows->front()) table.header.push_back(trimmed(plainCell(cell)));
  const std::size_t width = table.header.size();
  table.rows.reserve(rows->size() - 1);
  for (std::size_t r = 1; r < rows->size(); ++r) {
    auto& row = (*rows)[r];
    while (row.size() > width && row.back().empty()) row.pop_back();
    if (row.size() != width)
      table.problems.push_back("row " + std::to_string(r + 1) + ": has " + std::to_string(row.size()) +
                               (row.size() == 1 ? " cell where" : " cells where") + " the header has " +
                               std::to_string(width));
    row.resize(width);
    for (auto& cell : row) cell = plainCell(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<Table> readCsv(const std::string& path, const CsvOptions& options) {
  auto text = readWholeFile(path, kMaxTableBytes);
  if (!text) return text.error();
  auto table = parseCsv(*text, options);
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

std::string separatorName(char separator) {
  switch (separator) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "pipe";
    default:
      return {};
  }
}

Result<char> separatorFromName(const std::string& name) {
  for (const char c : kSeparators)
    if (name == separatorName(c) || name == std::string(1, c)) return c;
  if (name == "\\t") return '\t';
  return Error{ErrorCode::BadArgument,
               "separator " + printable(name) + ": unknown (separators: comma, semicolon, tab, pipe)"};
}

std::vector<int> readDecimalCommas(Table& table, const std::vector<int>& except) {
  std::vector<int> changed;
  if (table.separator == ',') return changed;
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    if (std::find(except.begin(), except.end(), int(c)) != except.end()) continue;
    bool hasComma = false;
    const bool numbers = std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
      const std::string cell = trimmed(row[c]);
      return cell.empty() || isCommaNumber(cell, hasComma);
    });
    if (!numbers || !hasComma) continue;
    for (auto& row : table.rows) {
      std::string cell = trimmed(row[c]);
      std::erase(cell, '.');
      std::replace(cell.begin(), cell.end(), ',', '.');
      row[c] = std::move(cell);
    }
    changed.push_back(int(c));
  }
  return changed;
}

}  // namespace ullim
