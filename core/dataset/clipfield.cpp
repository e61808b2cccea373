#include "core/dataset/clipfield.h"

#include <algorithm>
#include <set>

#include "core/dataset/text.h"

namespace ullim {

const std::vector<ClipFieldName>& clipFieldNames() {
  using K = ClipFieldKind;
  static const std::vector<ClipFieldName> names = {
      {"id", K::Id, "", "the clip's own number"},
      {"file", K::File, "", "with its folder"},
      {"name", K::Name, "", "file without its folder"},
      {"label", K::Label, "", "present label"},
      {"original_label", K::OriginalLabel, "", "label it came with"},
      {"group", K::Group, "", "subject or recording"},
      {"status", K::Status, "", "new, verified, unsure, excluded"},
      {"notes", K::Notes, "", "free text"},
      {"error", K::Error, "", "why it cannot be read"},
      {"remarks", K::Remarks, "", "found at import"},
      {"parent", K::Parent, "", "clip it was augmented from"},
      {"opinion", K::Opinion, "", "label a model gives that was not trained on the clip"},
      {"duration", K::Duration, "s", "length"},
      {"sample_rate", K::SampleRate, "Hz", ""},
      {"channels", K::Channels, "", ""},
      {"level", K::Level, "dBFS", "RMS"},
      {"peak", K::Peak, "dBFS", "largest sample"},
      {"clipped", K::Clipped, "", "number of flat tops"},
      {"silence", K::Silence, "", "share of the clip, 0 to 1 or with %"},
      {"noise", K::Noise, "dBFS", "level of the quiet frames"},
      {"snr", K::Snr, "dB", "loud frames over quiet ones"},
      {"dc", K::Dc, "", "mean sample, -1 to 1"},
      {"bandwidth", K::Bandwidth, "Hz", "highest frequency that holds energy"},
      {"f0", K::F0, "Hz", "median pitch"},
      {"duplicate", K::Duplicate, "", "number of its group of duplicates"},
      {"probability", K::Probability, "", "of the model's opinion, 0 to 1"},
      {"doubt", K::Doubt, "", "how likely the label is wrong, 0 to 1"},
      {"clip_version", K::Version, "", "raised by every edit"},
      {"verdicts", K::Verdicts, "", "words of several people on the clip"},
      {"annotators", K::Annotators, "", "how many people they are from"}};
  return names;
}

bool ClipField::isNumber() const { return kind >= ClipFieldKind::Duration && kind < ClipFieldKind::Column; }

std::optional<ClipField> findClipField(std::string_view name, const std::vector<std::string>& columns) {
  const std::string wanted = foldCase(name);
  const auto builtIn = [&](bool always) -> std::optional<ClipField> {
    for (const ClipFieldName& known : clipFieldNames()) {
      const bool isAlways = known.kind < ClipFieldKind::Opinion || known.kind == ClipFieldKind::Duration ||
                            known.kind == ClipFieldKind::SampleRate || known.kind == ClipFieldKind::Channels;
      if (isAlways == always && (wanted == known.name || wanted == std::string(known.name) + "_s"))
        return ClipField{known.kind};
    }
    return std::nullopt;
  };
  if (auto field = builtIn(true)) return field;
  for (const std::string& column : columns)
    if (column == name) return ClipField{ClipFieldKind::Column, column};
  for (const std::string& column : columns)
    if (foldCase(column) == wanted) return ClipField{ClipFieldKind::Column, column};
  return builtIn(false);
}

double numberOf(const Clip& clip, ClipFieldKind kind, const VerdictSet* verdicts) {
  const ClipFacts& facts = clip.facts;
  const auto measured = [&](double value) { return facts.measured() ? value : double(ClipFacts::kNone); };
  const auto known = [](double value, bool is) { return is ? value : double(ClipFacts::kNone); };
  switch (kind) {
    case ClipFieldKind::Duration:
      return clip.durationS;
    case ClipFieldKind::SampleRate:
      return clip.sampleRate;
    case ClipFieldKind::Channels:
      return clip.channels;
    case ClipFieldKind::Level:
      return facts.levelDb;
    case ClipFieldKind::Peak:
      return facts.peakDb;
    case ClipFieldKind::Clipped:
      return measured(facts.clipped);
    case ClipFieldKind::Silence:
      return facts.silenceShare;
    case ClipFieldKind::Noise:
      return facts.noiseDb;
    case ClipFieldKind::Snr:
      return facts.snrDb;
    case ClipFieldKind::Dc:
      return facts.dc;
    case ClipFieldKind::Bandwidth:
      return facts.bandwidthHz;
    case ClipFieldKind::F0:
      return facts.f0Hz;
    case ClipFieldKind::Duplicate:
      return known(facts.duplicate, facts.duplicate > 0);
    case ClipFieldKind::Probability:
      return clip.opinion.probability;
    case ClipFieldKind::Doubt:
      return clip.opinion.doubt;
    case ClipFieldKind::Version:
      return double(clip.version);
    case ClipFieldKind::Verdicts:
      return verdicts ? double(verdicts->of(clip.id).size()) : 0;
    case ClipFieldKind::Annotators: {
      if (!verdicts) return 0;
      std::set<std::string_view> people;
      for (const Verdict& verdict : verdicts->of(clip.id)) people.insert(verdict.annotator);
      return double(people.size());
    }
    default:
      return ClipFacts::kNone;
  }
}

std::string_view textOf(const Clip& clip, const ClipField& field) {
  switch (field.kind) {
    case ClipFieldKind::Id:
      return clip.id;
    case ClipFieldKind::File:
      return clip.file;
    case ClipFieldKind::Name:
      return std::string_view(clip.file).substr(clip.file.find_last_of('/') + 1);
    case ClipFieldKind::Label:
      return clip.label;
    case ClipFieldKind::OriginalLabel:
      return clip.originalLabel;
    case ClipFieldKind::Group:
      return clip.group;
    case ClipFieldKind::Status:
      return statusName(clip.status);
    case ClipFieldKind::Notes:
      return clip.notes;
    case ClipFieldKind::Error:
      return clip.error;
    case ClipFieldKind::Remarks:
      return clip.remarks;
    case ClipFieldKind::Parent:
      return clip.parent;
    case ClipFieldKind::Opinion:
      return clip.opinion.label;
    case ClipFieldKind::Column: {
      const auto it = clip.columns.find(field.column);
      return it == clip.columns.end() ? std::string_view() : std::string_view(it->second);
    }
    default:
      return {};
  }
}

}  // namespace ullim
