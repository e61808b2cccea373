#include "core/dataset/regionread.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <queue>

#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr double kMostSamples = 9e15;  // exact in a double, and far from the end of 64 bits

void appendUtf8(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += char(code);
  } else if (code < 0x800) {
    out += {char(0xC0 | (code >> 6)), char(0x80 | (code & 0x3F))};
  } else if (code < 0x10000) {
    out += {char(0xE0 | (code >> 12)), char(0x80 | ((code >> 6) & 0x3F)), char(0x80 | (code & 0x3F))};
  } else {
    out += {char(0xF0 | (code >> 18)), char(0x80 | ((code >> 12) & 0x3F)), char(0x80 | ((code >> 6) & 0x3F)),
            char(0x80 | (code & 0x3F))};
  }
}

std::optional<std::string> fromUtf16(std::string_view bytes, bool bigEndian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return char32_t(bigEndian ? a << 8 | b : b << 8 | a);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t code = unit(i);
    if (code >= 0xDC00 && code <= 0xDFFF) return std::nullopt;
    if (code >= 0xD800 && code <= 0xDBFF) {
      i += 2;
      const char32_t low = i < bytes.size() ? unit(i) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    appendUtf8(out, code);
  }
  return out;
}

// Sets band to 0, 0 with a remark when it is none.
void takeBand(const RegionRow& row, const ClipTime& clip, Region& region, Remarks& remarks) {
  if (row.lowHz == 0 && row.highHz == 0) return;
  const double nyquist = clip.rate.hz / 2.0;
  const double low = row.lowHz, high = std::min(row.highHz, nyquist);
  if (!std::isfinite(row.highHz) || !(low >= 0 && high > low))
    return remarks.add(row.where, "its frequencies are no band of this sound, so the time alone was taken");
  if (row.highHz > nyquist) remarks.add(row.where, "its band was cut to half the sample rate");
  region.lowHz = low;
  region.highHz = high;
}

}  // namespace

std::vector<std::string> Remarks::take() {
  if (m_more > 0) m_out.push_back("and " + std::to_string(m_more) + " more remarks");
  m_more = 0;
  return std::move(m_out);
}

void Remarks::add(const std::string& where, const std::string& what) {
  if (m_out.size() >= kMaxRegionRemarks) {
    ++m_more;
    return;
  }
  m_out.push_back(where + ": " + what);
}

std::optional<Region> regionOfRow(const RegionRow& row, const ClipTime& clip, Remarks& remarks) {
  const auto refuse = [&](const char* what) -> std::optional<Region> {
    remarks.add(row.where, what);
    return std::nullopt;
  };
  if (clip.frames <= 0 || clip.rate.hz <= 0) return refuse("the length of the sound is unknown");
  double begin = row.beginS * clip.rate.hz, end = row.endS * clip.rate.hz;
  const bool exact = row.begin && row.end;
  if (exact) begin = double(*row.begin), end = double(*row.end);
  if (!std::isfinite(begin) || !std::isfinite(end)) return refuse("its times are no numbers of seconds");
  if (std::abs(begin) > kMostSamples || std::abs(end) > kMostSamples)
    return refuse("its times are beyond any sound");
  if (end < begin) return refuse("it ends before it begins");
  Region region;
  region.range = exact ? SampleRange{*row.begin, *row.end}
                       : SampleRange{SamplePos(std::floor(begin + 0.5)), SamplePos(std::floor(end + 0.5))};
  if (region.range.begin >= clip.frames) {
    // The last instant of the sound is a place that people point at.
    if (region.range.begin > clip.frames || !(end == begin)) return refuse("it lies beyond the end");
    region.range = {clip.frames - 1, clip.frames - 1};
  }
  if (region.range.end <= 0 && !(end == begin && region.range.end == 0)) return refuse("it lies before 0");
  if (region.range.begin < 0) {
    region.range.begin = 0;
    remarks.add(row.where, "it began before 0 and was cut");
  }
  if (region.range.end > clip.frames && end != begin) {
    // A sample more is the rounding of decimals, not a remark.
    if (end > double(clip.frames) + (exact ? 0 : 1))
      remarks.add(row.where, "it reached beyond the end and was cut");
  }
  region.range.end = std::min(region.range.end, clip.frames);
  if (region.range.empty()) {
    region.range.end = region.range.begin + 1;
    remarks.add(row.where, "it is a point and became one sample long");
  }
  takeBand(row, clip, region, remarks);
  region.label = row.label;
  region.note = row.note;
  return region;
}

Error tooManyRegions(const std::string& what) {
  return {ErrorCode::BadFormat,
          what + ": has more than " + std::to_string(kMaxRegionsRead) + " regions (split it)"};
}

Result<std::string> regionFileText(std::string_view bytes, const std::string& what) {
  const auto bad = [&](const char* why) { return Error{ErrorCode::BadFormat, what + ": " + why}; };
  if (bytes.size() > kMaxRegionText) return bad("is larger than 64 MB (split it)");
  std::string text;
  const bool little = bytes.starts_with("\xFF\xFE"), big = bytes.starts_with("\xFE\xFF");
  if (little || big) {
    auto decoded = fromUtf16(bytes.substr(2), big);
    if (!decoded) return bad("is damaged UTF-16 (save it again)");
    text = std::move(*decoded);
  } else {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (!isUtf8(bytes)) return bad("is neither UTF-8 nor UTF-16 (save it as UTF-8)");
    text = bytes;
  }
  if (text.find('\0') != std::string::npos) return bad("holds zero bytes, it is not text");
  return text;
}

std::string secondsText(SamplePos pos, SampleRate rate) {
  char text[400];
  const int decimals = rate.hz < 500000 ? 6 : 9;
  return {
      text,
      std::to_chars(text, text + sizeof text, seconds(pos, rate), std::chars_format::fixed, decimals).ptr};
}

std::string numberText(double value) {
  char text[64];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string oneLine(const std::string& text) {
  std::string out = text;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

RegionLoss& RegionLoss::operator+=(const RegionLoss& other) {
  bands += other.bands;
  notes += other.notes;
  lineEnds += other.lineEnds;
  empty += other.empty;
  wholeBand += other.wholeBand;
  instants += other.instants;
  return *this;
}

std::vector<std::string> lossSentences(const RegionLoss& loss) {
  std::vector<std::string> out;
  const auto add = [&](const char* before, std::size_t n, const char* one, const char* many) {
    if (n > 0) out.push_back(before + std::to_string(n) + " " + (n == 1 ? one : many));
  };
  add("", loss.bands, "band of frequencies", "bands of frequencies");
  add("", loss.notes, "note", "notes");
  add("tabs and line ends of ", loss.lineEnds, "text (spaces stand for them)",
      "texts (spaces stand for them)");
  add("", loss.empty, "region without a label (a gap there)", "regions without a label (gaps there)");
  add("that ", loss.wholeBand, "region is time only (it has the whole band there)",
      "regions are time only (they have the whole band there)");
  add("times finer than a millisecond of ", loss.instants, "region", "regions");
  return out;
}

std::vector<std::vector<const Region*>> tiersOf(const std::vector<Region>& regions) {
  using Busy = std::pair<SamplePos, std::size_t>;  // until when, which tier
  std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
  std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> free;
  std::vector<std::vector<const Region*>> tiers(1);
  free.push(0);
  for (const auto& region : regions) {
    for (; !busy.empty() && busy.top().first <= region.range.begin; busy.pop()) free.push(busy.top().second);
    if (free.empty()) {
      free.push(tiers.size());
      tiers.emplace_back();
    }
    busy.emplace(region.range.end, free.top());
    tiers[free.top()].push_back(&region);
    free.pop();
  }
  return tiers;
}

bool nextLine(std::string_view& text, std::string_view& line) {
  if (text.empty()) return false;
  const auto at = text.find_first_of("\r\n");
  line = text.substr(0, at);
  if (at == std::string_view::npos) {
    text = {};
  } else {
    const bool two = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    text.remove_prefix(at + (two ? 2 : 1));
  }
  return true;
}

RegionText regionText(RegionFormat format, const std::vector<Region>& regions, const ClipTime& clip) {
  switch (format) {
    case RegionFormat::Audacity:
      return audacityText(regions, clip);
    case RegionFormat::TextGrid:
      return textGridText(regions, clip);
    case RegionFormat::Raven:
      return ravenText(regions, clip);
    case RegionFormat::Elan:
      return elanText(regions, clip, {});
  }
  return {};
}

Result<RegionRead> readRegions(RegionFormat format, std::string_view text, const ClipTime& clip) {
  switch (format) {
    case RegionFormat::Audacity:
      return readAudacity(text, clip);
    case RegionFormat::TextGrid:
      return readTextGrid(text, clip);
    case RegionFormat::Raven:
      return readRaven(text, clip);
    case RegionFormat::Elan:
      return readElan(text, clip);
  }
  return Error{ErrorCode::BadArgument, "region format: unknown"};
}

}  // namespace ullim
