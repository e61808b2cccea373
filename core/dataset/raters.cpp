#include "core/dataset/raters.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kLookAtStop = 1024;

/// The first verdict on a clip within a pass; null: none.
const Verdict* firstVerdict(const Dataset& data, const std::string& clipId, const std::string& pass) {
  for (const auto& verdict : data.verdicts.of(clipId))
    if (verdict.pass == pass && verdict.turn == 0) return &verdict;
  return nullptr;
}

bool isSource(const Pass& pass) { return pass.kind == "source"; }

std::string raterName(const Dataset& data, const Pass& pass) {
  const auto of = [&](const Pass& each) {
    return each.annotator == pass.annotator && isSource(each) == isSource(pass);
  };
  const bool several = std::count_if(data.passes.begin(), data.passes.end(), of) > 1;
  return several ? pass.annotator + " (" + pass.name + ")" : pass.annotator;
}

Rater raterOf(const Dataset& data, const Pass& pass) {
  return {isSource(pass) ? Rater::Kind::Source : Rater::Kind::Person, raterName(data, pass), {pass.id}};
}

}  // namespace

std::vector<Rater> raters(const Dataset& data) {
  std::set<std::string> spoken;
  for (const auto& [clip, verdicts] : data.verdicts.byClip())
    for (const auto& verdict : verdicts) spoken.insert(verdict.pass);
  std::vector<Rater> out{{Rater::Kind::Label, "label", {}}, {Rater::Kind::Original, "original", {}}};
  for (const auto& pass : data.passes)
    if (spoken.contains(pass.id)) out.push_back(raterOf(data, pass));
  return out;
}

Result<Rater> findRater(const Dataset& data, const std::string& word) {
  if (word == "label") return Rater{Rater::Kind::Label, word, {}};
  if (word == "original") return Rater{Rater::Kind::Original, word, {}};
  Rater person{Rater::Kind::Person, word, {}};
  for (const auto& pass : data.passes)
    if (pass.annotator == word) {
      person.passes.push_back(pass.id);
      if (isSource(pass)) person.kind = Rater::Kind::Source;
    }
  if (!person.passes.empty()) return person;
  for (const auto& pass : data.passes)
    if (pass.id == word || pass.name == word || raterName(data, pass) == word) return raterOf(data, pass);
  std::string known = "label, original";
  for (const auto& pass : data.passes) known += ", " + printable(raterName(data, pass));
  return Error{ErrorCode::NotFound, printable(word) + ": no such rater (there are " + known + ")"};
}

std::string ratingOf(const Dataset& data, const Rater& rater, const Clip& clip) {
  if (rater.kind == Rater::Kind::Label) return clip.status == ClipStatus::Excluded ? "" : clip.label;
  if (rater.kind == Rater::Kind::Original) return clip.originalLabel;
  for (auto pass = rater.passes.rbegin(); pass != rater.passes.rend(); ++pass)
    if (const Verdict* verdict = firstVerdict(data, clip.id, *pass); verdict && !verdict->label.empty())
      return verdict->label;
  return {};
}

RaterCount raterCount(const Dataset& data, const Rater& rater) {
  RaterCount out;
  for (const auto& clip : data.clips) {
    if (!ratingOf(data, rater, clip).empty()) {
      ++out.given;
      continue;
    }
    bool unsure = false, unusable = rater.kind == Rater::Kind::Label && clip.status == ClipStatus::Excluded;
    for (const auto& pass : rater.passes)
      if (const Verdict* verdict = firstVerdict(data, clip.id, pass)) {
        unsure = unsure || verdict->unsure;
        unusable = unusable || verdict->unusable;
      }
    out.unusable += unusable;
    out.unsure += unsure && !unusable;
  }
  return out;
}

Result<Ratings> ratingsOf(const Dataset& data, const std::vector<Rater>& raters, bool byGroup,
                          const JobContext& job) {
  Ratings out;
  std::unordered_map<std::string, int> classOf, groupOf;
  const auto classNumber = [&](const std::string& name) {
    const auto [it, isNew] = classOf.emplace(name, int(out.classes.size()));
    if (isNew) out.classes.push_back(name);
    return it->second;
  };
  for (const auto& each : data.classes) classNumber(each.name);
  for (const auto& rater : raters) out.raters.push_back(rater.name);
  out.of.resize(raters.size());
  const bool grouped = byGroup && std::any_of(data.clips.begin(), data.clips.end(),
                                              [](const Clip& clip) { return !clip.group.empty(); });
  std::vector<int> row(raters.size());
  for (std::size_t i = 0; i < data.clips.size(); ++i) {
    if (i % kLookAtStop == 0 && job.stopped()) return Error{ErrorCode::Cancelled, {}};
    const Clip& clip = data.clips[i];
    bool rated = false;
    for (std::size_t r = 0; r < raters.size(); ++r) {
      const std::string label = ratingOf(data, raters[r], clip);
      row[r] = label.empty() ? Ratings::kMissing : classNumber(label);
      rated = rated || !label.empty();
    }
    if (!rated) continue;
    out.clips.push_back(clip.id);
    for (std::size_t r = 0; r < raters.size(); ++r) out.of[r].push_back(row[r]);
    if (!grouped) continue;
    const int next = int(groupOf.size());
    const std::string key = clip.group.empty() ? "\n" + clip.id : clip.group;
    out.groups.push_back(groupOf.emplace(key, next).first->second);
  }
  return out;
}

}  // namespace ullim
