#include <charconv>
#include <cmath>
#include <map>

#include "core/dataset/regionread.h"
#include "core/dataset/text.h"
#include "core/dataset/xmltext.h"

namespace ullim {
namespace {

constexpr const char* kName = "ELAN file";
constexpr const char* kTier = "regions";
constexpr const char* kNotes = " notes";

/// A path as a file URL: everything but plain letters is percent-encoded.
std::string fileUrl(const std::string& path) {
  constexpr const char* kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-_.~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

std::string mimeOf(const std::string& path) {
  const std::string name = foldCase(path);
  if (name.ends_with(".wav")) return "audio/x-wav";
  if (name.ends_with(".mp3")) return "audio/mpeg";
  if (name.ends_with(".m4a") || name.ends_with(".mp4")) return "audio/mp4";
  if (name.ends_with(".ogg") || name.ends_with(".oga")) return "audio/ogg";
  if (name.ends_with(".flac")) return "audio/flac";
  return "unknown";
}

std::int64_t msOf(SamplePos pos, SampleRate rate) {
  return std::int64_t(std::floor(seconds(pos, rate) * 1000 + 0.5));
}
SamplePos sampleOf(std::int64_t ms, SampleRate rate) {
  return SamplePos(std::floor(double(ms) / 1000 * rate.hz + 0.5));
}

struct Tier {
  std::string name;
  std::vector<const Region*> regions;
};

std::vector<Tier> tiersFor(const std::vector<Region>& regions, bool byLabel) {
  std::vector<Tier> tiers;
  const auto add = [&](const std::string& name, const std::vector<Region>& some,
                       const std::vector<const Region*>& originals) {
    const auto parts = tiersOf(some);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      tiers.push_back({i == 0 ? name : name + " " + std::to_string(i + 1), {}});
      for (const Region* part : parts[i])
        tiers.back().regions.push_back(originals.empty() ? part : originals[std::size_t(part - some.data())]);
    }
  };
  if (!byLabel) {
    add(kTier, regions, {});
    return tiers;
  }
  std::map<std::string, std::pair<std::vector<Region>, std::vector<const Region*>>> groups;
  for (const auto& region : regions) {
    auto& [copies, originals] = groups[region.label];
    copies.push_back(region);
    originals.push_back(&region);
  }
  for (const auto& [label, group] : groups)
    add(label.empty() ? kTier : kTier + (": " + label), group.first, group.second);
  return tiers;
}

}  // namespace

RegionText elanText(const std::vector<Region>& regions, const ClipTime& clip, const ElanOptions& options) {
  RegionText out;
  std::string slots, tiersXml;
  std::size_t slot = 0, annotation = 0;
  const auto addSlot = [&](std::int64_t ms) {
    slots += "        <TIME_SLOT TIME_SLOT_ID=\"ts" + std::to_string(++slot) + "\" TIME_VALUE=\"" +
             std::to_string(ms) + "\"/>\n";
    return "ts" + std::to_string(slot);
  };
  for (const Tier& tier : tiersFor(regions, options.tierByLabel)) {
    std::string notes;
    std::int64_t last = 0;
    tiersXml += "    <TIER LINGUISTIC_TYPE_REF=\"region\" TIER_ID=\"" + xmlEscaped(tier.name) + "\">\n";
    for (const Region* region : tier.regions) {
      const SampleRate rate = clip.rate;
      // Two stretches of a tier must not overlap, and none may be empty.
      const std::int64_t begin = std::max(last, msOf(region->range.begin, rate));
      const std::int64_t end = std::max(begin + 1, msOf(region->range.end, rate));
      last = end;
      const auto back = [&](std::int64_t ms) { return std::min(sampleOf(ms, rate), clip.frames); };
      out.loss.instants += back(begin) != region->range.begin || back(end) != region->range.end;
      out.loss.bands += region->hasBand();
      const std::string id = "a" + std::to_string(++annotation);
      const std::string from = addSlot(begin), to = addSlot(end);
      tiersXml += "        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"" + id +
                  "\" TIME_SLOT_REF1=\"" + from + "\" TIME_SLOT_REF2=\"" + to +
                  "\">\n                <ANNOTATION_VALUE>" + xmlEscaped(region->label) +
                  "</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n";
      if (region->note.empty()) continue;
      notes += "        <ANNOTATION>\n            <REF_ANNOTATION ANNOTATION_ID=\"n" +
               std::to_string(annotation) + "\" ANNOTATION_REF=\"" + id +
               "\">\n                <ANNOTATION_VALUE>" + xmlEscaped(region->note) +
               "</ANNOTATION_VALUE>\n            </REF_ANNOTATION>\n        </ANNOTATION>\n";
    }
    tiersXml += "    </TIER>\n";
    if (!notes.empty())
      tiersXml += "    <TIER LINGUISTIC_TYPE_REF=\"note\" PARENT_REF=\"" + xmlEscaped(tier.name) +
                  "\" TIER_ID=\"" + xmlEscaped(tier.name + kNotes) + "\">\n" + notes + "    </TIER>\n";
  }
  std::string media;
  if (!options.media.empty()) {
    media = "        <MEDIA_DESCRIPTOR MEDIA_URL=\"file://" + fileUrl(options.media) + "\" MIME_TYPE=\"" +
            mimeOf(options.media) + "\"";
    if (!options.relativeMedia.empty())
      media += " RELATIVE_MEDIA_URL=\"./" + fileUrl(options.relativeMedia) + "\"";
    media += "/>\n";
  }
  // The schema asks for a date; a fixed one keeps equal regions equal bytes.
  out.text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ANNOTATION_DOCUMENT AUTHOR=\"\" DATE=\"1970-01-01T00:00:00+00:00\" FORMAT=\"3.0\" VERSION=\"3.0\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv3.0.xsd\">\n"
      "    <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n" +
      media +
      "    </HEADER>\n"
      "    <TIME_ORDER>\n" +
      slots + "    </TIME_ORDER>\n" + tiersXml +
      "    <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"region\" "
      "TIME_ALIGNABLE=\"true\"/>\n"
      "    <LINGUISTIC_TYPE CONSTRAINTS=\"Symbolic_Association\" GRAPHIC_REFERENCES=\"false\" "
      "LINGUISTIC_TYPE_ID=\"note\" TIME_ALIGNABLE=\"false\"/>\n"
      "    <CONSTRAINT DESCRIPTION=\"1-1 association with a parent annotation\" "
      "STEREOTYPE=\"Symbolic_Association\"/>\n"
      "</ANNOTATION_DOCUMENT>\n";
  return out;
}

namespace {

struct Annotation {
  std::string id, tier, begin, end, label, note;
};

/// What stands in the file, before times are looked up.
struct Document {
  std::map<std::string, std::int64_t> times;
  std::vector<Annotation> annotations;
  std::vector<std::pair<std::string, std::string>> notes;  ///< annotation, text
  std::size_t otherRefs = 0;                               ///< hang on others and are no notes
};

Result<Document> parse(std::string_view text) {
  XmlReader xml(text);
  Document document;
  std::string tier, value;
  Annotation now;
  bool first = true, valued = false, alignable = false, notes = false;
  for (;;) {
    const auto kind = xml.next();
    if (!kind) return Error{kind.error().code, std::string(kName) + ": " + kind.error().detail};
    if (*kind == XmlReader::Kind::Finished) return document;
    if (*kind == XmlReader::Kind::Text) {
      if (valued) value += xml.text();
      continue;
    }
    const std::string& name = xml.name();
    if (*kind == XmlReader::Kind::Begin) {
      if (std::exchange(first, false) && name != "ANNOTATION_DOCUMENT")
        return Error{ErrorCode::BadFormat, std::string(kName) + ": is none (choose an .eaf file)"};
      if (name == "TIME_SLOT") {
        const std::string& given = xml.attribute("TIME_VALUE");
        std::int64_t ms = 0;
        const auto [rest, problem] = std::from_chars(given.data(), given.data() + given.size(), ms);
        // A slot without a time lies somewhere between its neighbours: nothing we could show.
        if (problem == std::errc() && rest == given.data() + given.size())
          document.times[xml.attribute("TIME_SLOT_ID")] = ms;
      } else if (name == "TIER") {
        tier = xml.attribute("TIER_ID");
        notes = tier.starts_with(kTier) && tier.ends_with(kNotes) && !xml.attribute("PARENT_REF").empty();
      } else if (name == "ALIGNABLE_ANNOTATION" || name == "REF_ANNOTATION") {
        alignable = name == "ALIGNABLE_ANNOTATION";
        now = {alignable ? xml.attribute("ANNOTATION_ID") : xml.attribute("ANNOTATION_REF"),
               tier,
               xml.attribute("TIME_SLOT_REF1"),
               xml.attribute("TIME_SLOT_REF2"),
               {},
               {}};
      } else if (name == "ANNOTATION_VALUE") {
        valued = true;
        value.clear();
      }
      continue;
    }
    if (name == "ANNOTATION_VALUE") {
      valued = false;
      now.label = value;
    } else if (name == "ALIGNABLE_ANNOTATION") {
      if (document.annotations.size() >= kMaxRegionsRead) return tooManyRegions(kName);
      document.annotations.push_back(now);
    } else if (name == "REF_ANNOTATION") {
      if (notes && document.notes.size() < kMaxRegionsRead)
        document.notes.emplace_back(now.id, now.label);
      else
        ++document.otherRefs;
    }
  }
}

}  // namespace

Result<RegionRead> readElan(std::string_view bytes, const ClipTime& clip) {
  const auto text = regionFileText(bytes, kName);
  if (!text) return text.error();
  auto document = parse(*text);
  if (!document) return document.error();
  std::map<std::string, std::string> notes;
  for (auto& [id, note] : document->notes) notes[id] = note;
  RegionRead read;
  Remarks remarks;
  for (const auto& annotation : document->annotations) {
    const auto begin = document->times.find(annotation.begin), end = document->times.find(annotation.end);
    const std::string where = "annotation " + printable(annotation.id);
    if (begin == document->times.end() || end == document->times.end()) {
      remarks.add(where, "has no time of its own and was left out");
      continue;
    }
    const auto note = notes.find(annotation.id);
    RegionRow row{.where = where,
                  .beginS = double(begin->second) / 1000,
                  .endS = double(end->second) / 1000,
                  .begin = {},
                  .end = {},
                  .label = annotation.label,
                  .note = note != notes.end()                  ? note->second
                          : annotation.tier.starts_with(kTier) ? std::string()
                                                               : annotation.tier};
    // The last millisecond may reach over the end by less than one.
    if (row.endS * clip.rate.hz > double(clip.frames) &&
        row.endS * clip.rate.hz < double(clip.frames) + clip.rate.hz / 1000.0)
      row.endS = double(clip.frames) / clip.rate.hz;
    if (auto region = regionOfRow(row, clip, remarks)) read.regions.push_back(std::move(*region));
  }
  if (document->otherRefs > 0)
    remarks.add("file", std::to_string(document->otherRefs) +
                            " annotations hang on others and have no time; they were left out");
  read.remarks = remarks.take();
  return read;
}

}  // namespace ullim
