#include "core/dataset/raters.h"

#include <algorithm>
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
  std::vector<Rater> out{{Rater::Kind::Label, "label", {}}, {Rater::Kind::Original, "original", {}}};
  // From the passes and not through all verdicts: a table of labels has as many as there are clips.
  for (const auto& pass : data.passes)
    if (std::any_of(pass.clips.begin(), pass.clips.end(),
                    [&](const std::string& id) { return firstVerdict(data, id, pass.id) != nullptr; }))
      out.push_back(raterOf(data, pass));
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

RatingsBuilder::RatingsBuilder(const Dataset& data, std::vector<Rater> raters, bool byGroup)
    : m_raters(std::move(raters)), m_byGroup(byGroup), m_row(m_raters.size()) {
  for (const auto& each : data.classes) classNumber(each.name);
  for (const auto& rater : m_raters) m_ratings.raters.push_back(rater.name);
  m_ratings.of.resize(m_raters.size());
}

int RatingsBuilder::classNumber(const std::string& name) {
  const auto [it, isNew] = m_classOf.emplace(name, int(m_ratings.classes.size()));
  if (isNew) m_ratings.classes.push_back(name);
  return it->second;
}

void RatingsBuilder::add(const Dataset& data, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Clip& clip = data.clips[i];
    bool rated = false;
    for (std::size_t r = 0; r < m_raters.size(); ++r) {
      const std::string label = ratingOf(data, m_raters[r], clip);
      m_row[r] = label.empty() ? Ratings::kMissing : classNumber(label);
      rated = rated || !label.empty();
    }
    if (!rated) continue;
    m_ratings.clips.push_back(clip.id);
    for (std::size_t r = 0; r < m_raters.size(); ++r) m_ratings.of[r].push_back(m_row[r]);
    if (!m_byGroup) continue;
    m_grouped = m_grouped || !clip.group.empty();
    const int next = int(m_groupOf.size());
    // A clip without a group is one of its own; no group's name starts with a line feed.
    const std::string key = clip.group.empty() ? "\n" + clip.id : clip.group;
    m_ratings.groups.push_back(m_groupOf.emplace(key, next).first->second);
  }
}

Ratings RatingsBuilder::take() {
  if (!m_grouped) m_ratings.groups.clear();
  return std::move(m_ratings);
}

Result<Ratings> ratingsOf(const Dataset& data, const std::vector<Rater>& raters, bool byGroup,
                          const JobContext& job) {
  RatingsBuilder builder(data, raters, byGroup);
  for (std::size_t i = 0; i < data.clips.size(); i += kLookAtStop) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, {}};
    builder.add(data, i, std::min(i + kLookAtStop, data.clips.size()));
  }
  return builder.take();
}

}  // namespace ullim
