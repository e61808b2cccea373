#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace ullim {

/// Columns aligned by spaces; the first row is the header. Columns whose cells below the header are all
/// numbers are aligned right. Ends with a line feed; empty for no row.
std::string tableText(const std::vector<std::vector<std::string>>& rows);

/// `value` with so many decimals, whatever the locale; "-" for NaN.
std::string fixedText(double value, int decimals);

/// A share of 1 in percent with one decimal: "12.3 %".
std::string percentText(double share);

/// The words with `between` between them.
std::string joinedText(const std::vector<std::string>& words, const std::string& between = ", ");

/// Milliseconds since 1970 as "2026-03-01T12:34:56Z".
std::string utcText(std::int64_t ms);

/// The name behind the last slash.
std::string baseName(const std::string& path);

}  // namespace ullim
