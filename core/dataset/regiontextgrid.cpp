#include <algorithm>
#include <variant>

#include "core/dataset/regionread.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr const char* kName = "TextGrid";
constexpr const char* kTier = "regions";

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// Praat reads free-standing numbers, quoted strings and <flags>, and passes over everything else: the long
// and the short form are the same to it.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : m_text(text) {}
  using Token = std::variant<std::monostate, double, std::string>;  // none: the end
  Token next() {
    while (!m_text.empty()) {
      const char c = m_text.front();
      if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
        m_text.remove_prefix(1);
      } else if (c == '"') {
        return string();
      } else if (c == '!') {
        m_text.remove_prefix(std::min(m_text.find('\n'), m_text.size()));
      } else {
        const std::string_view word = m_text.substr(0, m_text.find_first_of(" \t\r\n\""));
        m_text.remove_prefix(word.size());
        if (const auto number = toNumber(word)) return *number;
      }
    }
    return {};
  }
  std::optional<double> number() {
    const Token token = next();
    const double* value = std::get_if<double>(&token);
    return value ? std::optional(*value) : std::nullopt;
  }
  std::optional<std::string> words() {
    const Token token = next();
    const std::string* value = std::get_if<std::string>(&token);
    return value ? std::optional(*value) : std::nullopt;
  }

 private:
  Token string() {
    std::string out;
    m_text.remove_prefix(1);
    for (;;) {
      const auto quote = m_text.find('"');
      if (quote == std::string_view::npos) return m_text = {}, Token{};  // never closed
      out += m_text.substr(0, quote);
      m_text.remove_prefix(quote + 1);
      if (!m_text.starts_with('"')) return out;
      out += '"';
      m_text.remove_prefix(1);
    }
  }
  std::string_view m_text;
};

bool isWhole(double value) { return value >= 0 && value < 1e9 && value == double(std::int64_t(value)); }

}  // namespace

RegionText textGridText(const std::vector<Region>& regions, const ClipTime& clip) {
  RegionText out;
  RegionLoss& loss = out.loss;
  for (const auto& region : regions) {
    loss.bands += region.hasBand();
    loss.notes += !region.note.empty();
    loss.empty += region.label.empty();
  }

  const auto tiers = tiersOf(regions);
  SamplePos last = clip.frames;
  for (const auto& region : regions) last = std::max(last, region.range.end);
  const std::string end = secondsText(last, clip.rate);
  const auto span = [&](const std::string& indent, const std::string& from, const std::string& to) {
    out.text += indent + "xmin = " + from + " \n" + indent + "xmax = " + to + " \n";
  };
  out.text = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n";
  span("", "0", end);
  out.text += "tiers? <exists> \nsize = " + std::to_string(tiers.size()) + " \nitem []: \n";
  for (std::size_t t = 0; t < tiers.size(); ++t) {
    // The gaps are intervals, too.
    std::vector<std::pair<SampleRange, const Region*>> intervals;
    SamplePos at = 0;
    for (const Region* region : tiers[t]) {
      if (region->range.begin > at) intervals.push_back({{at, region->range.begin}, nullptr});
      intervals.push_back({region->range, region});
      at = region->range.end;
    }
    if (at < last || intervals.empty()) intervals.push_back({{at, last}, nullptr});
    const std::string name = t == 0 ? std::string(kTier) : kTier + (" " + std::to_string(t + 1));
    out.text += "    item [" + std::to_string(t + 1) + "]:\n        class = \"IntervalTier\" \n" +
                "        name = " + quoted(name) + " \n";
    span("        ", "0", end);
    out.text += "        intervals: size = " + std::to_string(intervals.size()) + " \n";
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const auto& [range, region] = intervals[i];
      out.text += "        intervals [" + std::to_string(i + 1) + "]:\n";
      span("            ", secondsText(range.begin, clip.rate), secondsText(range.end, clip.rate));
      out.text += "            text = " + quoted(region ? region->label : std::string()) + " \n";
    }
  }
  return out;
}

Result<RegionRead> readTextGrid(std::string_view bytes, const ClipTime& clip) {
  const auto text = regionFileText(bytes, kName);
  if (!text) return text.error();
  const auto bad = [](const char* why) {
    return Error{ErrorCode::BadFormat, std::string(kName) + ": " + why};
  };
  Tokens tokens(*text);
  // Old short files say "ooTextFile short".
  if (!tokens.words().value_or("").starts_with("ooTextFile") || tokens.words() != "TextGrid")
    return bad("is none (save it in Praat as a text file or short text file)");
  if (!tokens.number() || !tokens.number()) return bad("has no begin and end in seconds");
  const auto tiers = tokens.number();
  if (!tiers || !isWhole(*tiers)) return bad("has no number of tiers");

  RegionRead read;
  Remarks remarks;
  for (std::size_t t = 1; t <= std::size_t(*tiers); ++t) {
    const std::string tier = "tier " + std::to_string(t);
    const auto kind = tokens.words(), name = tokens.words();
    const auto from = tokens.number(), to = tokens.number(), size = tokens.number();
    if (!kind || !name || !from || !to || !size || !isWhole(*size)) {
      remarks.add(tier, "was not understood, reading ended there");
      break;
    }
    const bool points = *kind == "TextTier";
    if (!points && *kind != "IntervalTier") {
      remarks.add(tier, "is of an unknown kind, reading ended there");
      break;
    }
    bool understood = true;
    for (std::size_t i = 1; i <= std::size_t(*size) && understood; ++i) {
      const auto begin = tokens.number();
      const auto end = points ? begin : tokens.number();
      auto label = tokens.words();
      understood = begin && end && label;
      const std::string where = tier + ", " + (points ? "point " : "interval ") + std::to_string(i);
      if (!understood) {
        remarks.add(where, "was not understood, reading ended there");
      } else if (!label->empty()) {  // an empty one is a gap
        if (read.regions.size() >= kMaxRegionsRead) return tooManyRegions(kName);
        const RegionRow row{.where = where,
                            .beginS = *begin,
                            .endS = *end,
                            .begin = {},
                            .end = {},
                            .label = std::move(*label),
                            .note = name->starts_with(kTier) ? std::string() : *name};
        if (auto region = regionOfRow(row, clip, remarks)) read.regions.push_back(std::move(*region));
      }
    }
    if (!understood) break;
  }
  read.remarks = remarks.take();
  return read;
}

}  // namespace ullim
