#include "core/dataset/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace ullim {
namespace {

constexpr char32_t kInvalid = 0xFFFFFFFF;

// Reads one code point at `pos` and moves on; kInvalid moves on by one byte.
char32_t nextCodePoint(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
  const std::uint8_t first = byte(pos);
  if (first < 0x80) return text[pos++];
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || pos + length > text.size()) return ++pos, kInvalid;
  char32_t code = first & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(pos + i) & 0xC0) != 0x80) return ++pos, kInvalid;
    code = (code << 6) | (byte(pos + i) & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || (code >= 0xD800 && code <= 0xDFFF) || code > 0x10FFFF) return ++pos, kInvalid;
  pos += length;
  return code;
}

void append(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += char(code);
  } else if (code < 0x800) {
    out += char(0xC0 | (code >> 6));
    out += char(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += char(0xE0 | (code >> 12));
    out += char(0x80 | ((code >> 6) & 0x3F));
    out += char(0x80 | (code & 0x3F));
  } else {
    out += char(0xF0 | (code >> 18));
    out += char(0x80 | ((code >> 12) & 0x3F));
    out += char(0x80 | ((code >> 6) & 0x3F));
    out += char(0x80 | (code & 0x3F));
  }
}

char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;  // Latin-1
  if (c >= 0x100 && c <= 0x137) return c | 1;    // Latin Extended-A, pairs with the capital first
  if (c >= 0x14A && c <= 0x177) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;  // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 32;  // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

// Unicode chapter 3.12: syllable = 0xAC00 + (lead * 21 + vowel) * 28 + tail.
bool joinHangul(char32_t& last, char32_t next) {
  if (last >= 0x1100 && last <= 0x1112 && next >= 0x1161 && next <= 0x1175) {
    last = 0xAC00 + ((last - 0x1100) * 21 + (next - 0x1161)) * 28;
    return true;
  }
  if (last >= 0xAC00 && last <= 0xD7A3 && (last - 0xAC00) % 28 == 0 && next >= 0x11A8 && next <= 0x11C2) {
    last += next - 0x11A7;
    return true;
  }
  return false;
}

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool isUtf8(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();)
    if (nextCodePoint(text, pos) == kInvalid) return false;
  return true;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t code = nextCodePoint(text, pos);
    append(out, code == kInvalid || code < 0x20 ? U'?' : code);
  }
  return out;
}

std::string foldCase(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t held = 0;  // the code point that a following jamo may still join
  for (std::size_t pos = 0; pos < text.size();) {
    char32_t code = nextCodePoint(text, pos);
    if (code == kInvalid) code = U'?';
    code = lower(code);
    if (held != 0 && joinHangul(held, code)) continue;
    if (held != 0) append(out, held);
    held = code;
    if (code < 0x1100) {
      append(out, code);
      held = 0;
    }
  }
  if (held != 0) append(out, held);
  return out;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> splitText(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<double> toNumber(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

bool allDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool naturalLess(std::string_view a, std::string_view b) {
  std::size_t i = 0, k = 0;
  while (i < a.size() && k < b.size()) {
    if (isDigit(a[i]) && isDigit(b[k])) {
      const auto number = [](std::string_view s, std::size_t& pos) {
        while (pos < s.size() && s[pos] == '0') ++pos;
        const std::size_t from = pos;
        while (pos < s.size() && isDigit(s[pos])) ++pos;
        return s.substr(from, pos - from);
      };
      const auto x = number(a, i), y = number(b, k);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a[i] != b[k]) return std::uint8_t(a[i]) < std::uint8_t(b[k]);
      ++i, ++k;
    }
  }
  if ((i < a.size()) != (k < b.size())) return k < b.size();
  return a < b;  // "01" and "1": a total order all the same
}

}  // namespace ullim
