#include "core/cli/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>

#include "core/cli/json.h"

namespace ullim {
namespace {

/// Characters, not bytes; wide scripts are counted as one and may stand out, which harms nothing.
std::size_t lengthOf(const std::string& utf8) {
  return std::size_t(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool isNumber(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::string tableText(const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return {};
  std::vector<std::size_t> widths(rows[0].size(), 0);
  std::vector<bool> right(rows[0].size(), rows.size() > 1);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < widths.size(); ++c) {
      widths[c] = std::max(widths[c], lengthOf(rows[r][c]));
      if (r > 0 && !isNumber(rows[r][c]) && rows[r][c] != "-") right[c] = false;
    }
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      const std::string gap(widths[c] - lengthOf(row[c]), ' ');
      if (c > 0) line += "  ";
      line += right[c] ? gap + row[c] : row[c] + gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string fixedText(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  char buffer[512];
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return error == std::errc{} ? std::string(buffer, end) : "-";
}

std::string percentText(double share) { return fixedText(100 * share, 1) + " %"; }

std::string joinedText(const std::vector<std::string>& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string utcText(std::int64_t ms) {
  const std::time_t s = std::time_t(ms / 1000);
  std::tm utc{};
  ::gmtime_r(&s, &utc);
  char buffer[40];
  std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return buffer;
}

std::string baseName(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

double shortNumber(float value) {
  if (!std::isfinite(value)) return double(value);
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  double out = 0;
  std::from_chars(buffer, end, out);
  return out;
}

}  // namespace ullim
