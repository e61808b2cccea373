#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace ullim {

struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header (short rows are filled with "")
  char separator = ',';
  std::vector<std::string> problems;          ///< rows with more cells than the header, cut to its length
  int column(const std::string& name) const;  ///< case-insensitive; -1: none
};

/// RFC 4180 with `,` `;` or tab (found from the header line), UTF-8 with or without BOM.
/// Empty lines are skipped. Errors: BadFormat (not UTF-8 text, quote never closed), FileEmpty (no header).
Result<Table> readCsv(const std::string& path);
Result<Table> parseCsv(std::string_view text);
/// Spreadsheets run a cell that begins with = + - @ tab or a line end as a formula. Such a text (no number)
/// gets a ' before it, and so does one that begins with ' before those: plainCell() takes exactly one away
/// again. parseCsv() answers with plain cells, so that what csvRow() made inert comes back as it was.
std::string inertCell(const std::string& text);
std::string plainCell(std::string cell);

enum class CsvCells { Inert, Raw };
/// Quotes where needed; no line end. Raw cells are for programs that know no '.
std::string csvRow(const std::vector<std::string>& cells, char separator = ',',
                   CsvCells kind = CsvCells::Inert);

}  // namespace ullim
