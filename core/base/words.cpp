#include "core/base/words.h"

namespace ullim {
namespace {

/// Of the place that starts at `at` the index of its value; -1 when none starts there.
int placeAt(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at] == '%' && text[at + 1] >= '1' && text[at + 1] <= '9'
             ? text[at + 1] - '1'
             : -1;
}

std::size_t nextPlace(std::string_view text, std::size_t from) {
  while (from < text.size() && placeAt(text, from) < 0) ++from;
  return from;
}

}  // namespace

std::string withValues(std::string_view text, const std::vector<std::string>& values) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int place = placeAt(text, i);
    if (place >= 0 && std::size_t(place) < values.size()) {
      out += values[std::size_t(place)];
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<std::vector<std::string>> valuesOf(std::string_view text, std::string_view pattern) {
  std::vector<std::string> values;
  std::size_t place = nextPlace(pattern, 0), at = place;
  if (text.substr(0, place) != pattern.substr(0, place)) return std::nullopt;
  if (place == pattern.size()) return text.size() == pattern.size() ? std::optional(values) : std::nullopt;
  while (place < pattern.size()) {
    const std::size_t index = std::size_t(placeAt(pattern, place)), next = nextPlace(pattern, place + 2);
    const std::string_view after = pattern.substr(place + 2, next - place - 2);
    // The end of the pattern is the end of the text; elsewhere the first place that fits.
    const std::size_t end =
        next == pattern.size()
            ? (text.size() >= at + after.size() && text.ends_with(after) ? text.size() - after.size()
                                                                         : std::string_view::npos)
            : text.find(after, at);
    if (end == std::string_view::npos) return std::nullopt;
    if (values.size() <= index) values.resize(index + 1);
    values[index] = std::string(text.substr(at, end - at));
    at = end + after.size();
    place = next;
  }
  return values;
}

std::string Words::operator()(const char* english, const std::vector<std::string>& values) const {
  return withValues(m_say ? m_say(english) : english, values);
}

std::string Words::again(const std::string& english) const { return m_again ? m_again(english) : english; }

}  // namespace ullim
