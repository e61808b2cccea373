#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace ullim {

struct CsvOptions {
  std::string encoding;  ///< of textEncodings(); empty: recognised
  char separator = 0;    ///< one of , ; tab | ; 0: found from the header line
};

struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header (short rows are filled with "")
  char separator = ',';
  std::string encoding = "utf-8";  ///< the text came in
  std::vector<std::string>
      problems;  ///< rows with fewer cells than the header, and with more, cut to its length
  int column(const std::string& name) const;  ///< case-insensitive; -1: none
};

/// RFC 4180 with `,` `;` tab or `|`. Empty lines are skipped. Errors: BadFormat (not text, quote never
/// closed), FileEmpty (no header), BadArgument (unknown encoding or separator).
Result<Table> readCsv(const std::string& path, const CsvOptions& options = {});
Result<Table> parseCsv(std::string_view bytes, const CsvOptions& options = {});
/// Spreadsheets run a cell that begins with = + - @ tab or a line end as a formula. Such a text (no number)
/// gets a ' before it, and so does one that begins with ' before those: plainCell() takes exactly one away
/// again. parseCsv() answers with plain cells, so that what csvRow() made inert comes back as it was.
std::string inertCell(const std::string& text);
std::string plainCell(std::string cell);

enum class CsvCells { Inert, Raw };
/// Quotes where needed; no line end. Raw cells are for programs that know no '.
std::string csvRow(const std::vector<std::string>& cells, char separator = ',',
                   CsvCells kind = CsvCells::Inert);

/// "comma", "semicolon", "tab", "pipe"; "" for others.
std::string separatorName(char separator);
/// From such a name or the character itself ("\t" too). BadArgument for others.
Result<char> separatorFromName(const std::string& name);

/// Number columns in which decimals are written with a comma ("1,25", "1.234,5") get points ("1.25",
/// "1234.5"). A column is one when each of its cells is such a number or empty, and a comma is among them.
/// Nothing is done where the separator is a comma. Returns the indices of the columns; those in `except` are
/// left as they are.
std::vector<int> readDecimalCommas(Table& table, const std::vector<int>& except = {});

}  // namespace ullim
