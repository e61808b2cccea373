#pragma once
// Small helpers for text that comes from people and file names. All text is UTF-8.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ullim {

bool isUtf8(std::string_view text);
/// Bytes that are not UTF-8 become '?'; for messages about names we cannot keep.
std::string printable(std::string_view text);
/// Lower case for Latin, Greek and Cyrillic, and Hangul jamo (as macOS writes file names) joined to
/// syllables.
std::string foldCase(std::string_view text);
std::string trimmed(std::string_view text);
std::vector<std::string> splitText(std::string_view text, char separator);
/// The whole text as a finite number; "" and "1x" are none.
std::optional<double> toNumber(std::string_view text);
bool allDigits(std::string_view text);  ///< at least one, ASCII only
/// Runs of digits compare as numbers: "a2" before "a10".
bool naturalLess(std::string_view a, std::string_view b);

}  // namespace ullim
