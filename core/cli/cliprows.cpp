#include "core/cli/cliprows.h"

#include <cmath>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/dataset/regionops.h"

namespace ullim {
namespace {

/// Null where nothing was measured; so is what there is none of, and the level of digital silence.
Json factsJson(const ClipFacts& facts) {
  if (!facts.measured()) return nullptr;
  const auto number = [](float value) {
    return std::isfinite(value) ? Json(shortNumber(value)) : Json(nullptr);
  };
  return {{"level_db", number(facts.levelDb)},
          {"peak_db", number(facts.peakDb)},
          {"silence", number(facts.silenceShare)},
          {"noise_db", number(facts.noiseDb)},
          {"snr_db", number(facts.snrDb)},
          {"dc", number(facts.dc)},
          {"bandwidth_hz", number(facts.bandwidthHz)},
          {"f0_hz", number(facts.f0Hz)},
          {"clipped", facts.clipped},
          {"duplicate", facts.duplicate},
          {"sound_hash", facts.soundHash}};
}

}  // namespace

Json clipJson(const Clip& clip) {
  return {{"id", clip.id},
          {"file", clip.file},
          {"label", clip.label},
          {"original_label", clip.originalLabel},
          {"group", clip.group},
          {"status", statusName(clip.status)},
          {"duration_s", clip.durationS},
          {"sample_rate", clip.sampleRate},
          {"channels", clip.channels},
          {"notes", clip.notes},
          {"flags", clipFlags(clip)},
          {"error", errorOrNull(clip.error)},
          {"facts", factsJson(clip.facts)}};
}

std::vector<std::string> clipCells(const Clip& clip, int decimals) {
  return {clip.id,
          clip.file,
          clip.label,
          clip.originalLabel,
          clip.group,
          statusName(clip.status),
          fixedText(clip.durationS, decimals),
          std::to_string(clip.sampleRate),
          std::to_string(clip.channels),
          clip.notes,
          joinedText(clipFlags(clip), "; ")};
}

const std::vector<std::string>& clipHeader() {
  static const std::vector<std::string> kHeader{"id",       "file",   "label",      "original_label",
                                                "group",    "status", "duration_s", "sample_rate",
                                                "channels", "notes",  "flags"};
  return kHeader;
}

Json regionJson(const Clip& clip, const Region& region) {
  const SampleRate rate{clip.sampleRate};
  const bool band = region.hasBand();
  return {{"id", region.id},
          {"clip", clip.id},
          {"file", clip.file},
          {"begin_s", seconds(region.range.begin, rate)},
          {"end_s", seconds(region.range.end, rate)},
          {"low_hz", band ? Json(region.lowHz) : Json(nullptr)},
          {"high_hz", band ? Json(region.highHz) : Json(nullptr)},
          {"label", region.label},
          {"note", region.note},
          {"begin_sample", region.range.begin},
          {"end_sample", region.range.end}};
}

const std::vector<std::string>& regionHeader() {
  static const std::vector<std::string> kHeader{"id",      "file",  "begin_s", "end_s",        "low_hz",
                                                "high_hz", "label", "note",    "begin_sample", "end_sample"};
  return kHeader;
}

std::vector<std::string> regionCells(const Clip& clip, const Region& region, int decimals) {
  const SampleRate rate{clip.sampleRate};
  const auto hertz = [&](double hz) { return region.hasBand() ? Json(hz).dump() : std::string(); };
  return {region.id,
          clip.file,
          fixedText(seconds(region.range.begin, rate), decimals),
          fixedText(seconds(region.range.end, rate), decimals),
          hertz(region.lowHz),
          hertz(region.highHz),
          region.label,
          region.note,
          std::to_string(region.range.begin),
          std::to_string(region.range.end)};
}

}  // namespace ullim
