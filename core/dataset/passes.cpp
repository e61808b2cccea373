#include "core/dataset/passes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

Error bad(const std::string& what) { return {ErrorCode::BadArgument, what}; }

Result<Done> checkPlan(const Dataset& data, const PassPlan& plan) {
  if (plan.annotator.empty() || !isUtf8(plan.annotator)) return bad("pass: needs the name of an annotator");
  if (!isUtf8(plan.name)) return bad("pass: the name is no UTF-8");
  const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
  const std::string names = plan.name + plan.annotator;
  if (std::any_of(names.begin(), names.end(), control)) return bad("pass: names have no control characters");
  if (plan.sample < 0) return bad("pass: a sample is 0 (all clips) or more");
  if (!(plan.repeats >= 0 && plan.repeats <= 1)) return bad("pass: repeats are a share, 0 to 1");
  if (plan.distance < 1) return bad("pass: the distance is 1 clip or more");
  for (const auto& pass : data.passes)
    if (pass.name == plan.name) return bad("pass " + printable(plan.name) + ": there is one of this name");
  return Done{};
}

std::string freeName(const Dataset& data, const std::string& annotator) {
  for (int n = 1;; ++n) {
    const std::string name = annotator + " " + std::to_string(n);
    if (std::none_of(data.passes.begin(), data.passes.end(),
                     [&](const Pass& pass) { return pass.name == name; }))
      return name;
  }
}

/// How many of each class: its share by largest remainders, one at least where the sample has room for that.
std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes, std::size_t wanted) {
  double all = 0;
  for (const std::size_t size : sizes) all += double(size);
  const std::size_t least = wanted >= sizes.size() ? 1 : 0;
  std::vector<std::size_t> out;
  std::size_t given = 0;
  for (const std::size_t size : sizes) {
    out.push_back(std::max(least, std::size_t(double(wanted) * double(size) / all)));
    given += out.back();
  }
  const auto missing = [&](std::size_t c) {
    return double(wanted) * double(sizes[c]) / all - double(out[c]);
  };
  // A step a class at most: rounding down left less than one each, and the least ones took as few.
  while (given != wanted) {
    const bool more = given < wanted;
    std::size_t best = sizes.size();
    for (std::size_t c = 0; c < sizes.size(); ++c) {
      if (more ? out[c] >= sizes[c] : out[c] <= least) continue;
      if (best == sizes.size() || (more ? missing(c) > missing(best) : missing(c) < missing(best))) best = c;
    }
    more ? ++out[best] : --out[best];
    more ? ++given : --given;
  }
  return out;
}

/// A clip and its lot, which depends on seed and id alone: the same candidates in another order give the same
/// sample.
using Lot = std::pair<std::uint64_t, const Clip*>;

bool byLot(const Lot& a, const Lot& b) {
  return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
}

std::vector<std::string> drawSample(const std::vector<const Clip*>& clips, const PassPlan& plan) {
  const std::size_t wanted =
      plan.sample == 0 ? clips.size() : std::min(clips.size(), std::size_t(plan.sample));
  std::map<std::string, std::vector<Lot>> byClass;
  for (const Clip* clip : clips)
    byClass[plan.stratified ? clip->label : std::string()].push_back(
        {mixSeed(plan.seed, seedOf(clip->id)), clip});
  std::vector<std::size_t> sizes;
  for (const auto& [name, members] : byClass) sizes.push_back(members.size());
  const auto share = shares(sizes, wanted);
  std::vector<Lot> drawn;
  std::size_t c = 0;
  for (auto& [name, members] : byClass) {
    const auto end = members.begin() + std::ptrdiff_t(share[c++]);
    if (end != members.end()) std::nth_element(members.begin(), end, members.end(), byLot);
    drawn.insert(drawn.end(), members.begin(), end);
  }
  std::sort(drawn.begin(), drawn.end(), byLot);
  std::vector<std::string> out;
  for (const auto& [lot, clip] : drawn) out.push_back(clip->id);
  return out;
}

/// Puts the returns in. Later ones only push earlier ones further apart, never closer.
Result<Done> addRepeats(std::vector<std::string>& order, const PassPlan& plan, Rng& rng) {
  const auto wanted = std::size_t(std::llround(plan.repeats * double(order.size())));
  if (wanted == 0) return Done{};
  std::vector<std::string> chosen;
  const auto distance = std::size_t(plan.distance);
  // Only clips early enough have room behind them.
  for (std::size_t i = 0; i + distance < order.size(); ++i) chosen.push_back(order[i]);
  if (chosen.size() < wanted)
    return bad("pass: " + std::to_string(order.size()) + " clips are too few for " + std::to_string(wanted) +
               " that return after " + std::to_string(distance) +
               " others or more (take more clips, fewer repeats or a smaller distance)");
  rng.shuffle(chosen);
  chosen.resize(wanted);
  for (const auto& id : chosen) {
    const auto first = std::size_t(std::find(order.begin(), order.end(), id) - order.begin());
    const std::size_t from = first + 1 + distance;
    const std::size_t at = from + rng.below(order.size() - from + 1);
    order.insert(order.begin() + std::ptrdiff_t(at), id);
  }
  return Done{};
}

Error noPass(const std::string& word) {
  return {ErrorCode::NotFound, "pass " + printable(word) + ": there is none"};
}

}  // namespace

Result<Change> makePass(const Dataset& data, const std::vector<std::string>& candidates, const PassPlan& plan,
                        const MakeId& makeId, std::int64_t nowMs) {
  if (const auto fine = checkPlan(data, plan); !fine) return fine.error();
  std::vector<const Clip*> clips;
  std::vector<bool> taken(data.clips.size());
  for (const auto& id : candidates) {
    const int at = data.indexOf(id);
    if (at < 0 || taken[std::size_t(at)]) continue;
    taken[std::size_t(at)] = true;
    const Clip& clip = data.clips[std::size_t(at)];
    if (clip.error.empty() && clip.status != ClipStatus::Excluded) clips.push_back(&clip);
  }
  if (clips.empty())
    return Error{ErrorCode::NotFound,
                 "pass: no clip to listen to (excluded and unreadable ones are left out)"};
  Rng rng(mixSeed(plan.seed, seedOf("pass")));
  Pass pass;
  pass.clips = drawSample(clips, plan);
  const std::size_t sample = pass.clips.size();
  if (const auto fine = addRepeats(pass.clips, plan, rng); !fine) return fine.error();
  pass.id = makeId();
  pass.name = plan.name.empty() ? freeName(data, plan.annotator) : plan.name;
  pass.kind = "blind";
  pass.annotator = plan.annotator;
  pass.seed = plan.seed;
  pass.createdMs = nowMs;
  Change change;
  change.kind = "pass";
  change.why = "blind pass " + pass.name + " for " + pass.annotator + ": " + std::to_string(sample) +
               " clips, " + std::to_string(pass.clips.size() - sample) + " of them twice";
  change.passes.push_back({std::nullopt, std::move(pass)});
  return change;
}

Result<Pass> findPass(const Dataset& data, const std::string& word) {
  for (const auto& pass : data.passes)
    if (pass.id == word || pass.name == word) return pass;
  for (auto pass = data.passes.rbegin(); pass != data.passes.rend(); ++pass)
    if (pass->annotator == word) return *pass;
  return noPass(word);
}

std::vector<int> passTurns(const Pass& pass) {
  std::vector<int> out;
  out.reserve(pass.clips.size());
  std::unordered_map<std::string, int> seen;
  for (const auto& id : pass.clips) out.push_back(seen[id]++);
  return out;
}

const Verdict* verdictAt(const Dataset& data, const Pass& pass, int place) {
  if (place < 0 || std::size_t(place) >= pass.clips.size()) return nullptr;
  const std::string& id = pass.clips[std::size_t(place)];
  const auto& given = data.verdicts.of(id);
  if (given.empty()) return nullptr;
  const auto turn = std::count(pass.clips.begin(), pass.clips.begin() + place, id);
  for (const auto& verdict : given)
    if (verdict.pass == pass.id && verdict.turn == turn) return &verdict;
  return nullptr;
}

namespace {

/// By place, in one walk; null where nothing was said.
std::vector<const Verdict*> verdictsOf(const Dataset& data, const Pass& pass) {
  const auto turns = passTurns(pass);
  std::vector<const Verdict*> out(pass.clips.size());
  for (std::size_t i = 0; i < pass.clips.size(); ++i)
    for (const auto& verdict : data.verdicts.of(pass.clips[i]))
      if (verdict.pass == pass.id && verdict.turn == turns[i]) out[i] = &verdict;
  return out;
}

Result<const Pass*> openPass(const Dataset& data, const std::string& passId) {
  const Pass* pass = data.findPass(passId);
  if (!pass) return noPass(passId);
  if (pass->kind != "blind")
    return bad("pass " + printable(pass->name) + ": is a table of labels, its verdicts come from there");
  if (pass->closed)
    return Error{ErrorCode::Conflict, "pass " + printable(pass->name) + ": is closed (open it again first)"};
  return pass;
}

Result<Done> checkPlace(const Dataset& data, const Pass& pass, int place) {
  if (place < 0 || std::size_t(place) >= pass.clips.size())
    return Error{ErrorCode::NotFound,
                 "pass " + printable(pass.name) + ": has no place " + std::to_string(place + 1)};
  if (!data.find(pass.clips[std::size_t(place)]))
    return Error{ErrorCode::NotFound, "pass " + printable(pass.name) + ": the clip of place " +
                                          std::to_string(place + 1) + " is no longer in the project"};
  return Done{};
}

}  // namespace

int nextOpenPlace(const Dataset& data, const Pass& pass, int from) {
  const auto given = verdictsOf(data, pass);
  const int n = int(given.size());
  if (n == 0) return -1;
  from = std::clamp(from, 0, n);
  for (int step = 0; step < n; ++step) {
    const int place = (from + step) % n;
    if (!given[std::size_t(place)] && data.find(pass.clips[std::size_t(place)])) return place;
  }
  return -1;
}

PassProgress passProgress(const Dataset& data, const Pass& pass) {
  PassProgress out;
  out.places = int(pass.clips.size());
  for (const Verdict* verdict : verdictsOf(data, pass)) {
    if (!verdict) continue;
    ++out.done;
    out.unsure += verdict->unsure;
    out.unusable += verdict->unusable;
  }
  return out;
}

Result<Change> giveVerdict(const Dataset& data, const std::string& passId, int place,
                           const PassAnswer& answer, const MakeId& makeId, std::int64_t nowMs) {
  const auto found = openPass(data, passId);
  if (!found) return found.error();
  const Pass& pass = **found;
  if (const auto fine = checkPlace(data, pass, place); !fine) return fine.error();
  if (answer.label.empty() && !answer.unsure && !answer.unusable)
    return bad("pass " + printable(pass.name) + ": a verdict is a class, unsure or unusable");
  if (!answer.label.empty() && answer.unusable)
    return bad("pass " + printable(pass.name) + ": an unusable clip has no class");
  if (!answer.label.empty() && !data.findClass(answer.label))
    return bad(printable(answer.label) + ": no such class");
  if (!isUtf8(answer.note)) return bad("pass " + printable(pass.name) + ": the note is no UTF-8");
  VerdictEdit edit;
  Verdict verdict;
  if (const Verdict* before = verdictAt(data, pass, place)) {
    edit.before = verdict = *before;
  } else {
    verdict.id = makeId();
    verdict.clipId = pass.clips[std::size_t(place)];
    verdict.annotator = pass.annotator;
    verdict.pass = pass.id;
    verdict.turn = passTurns(pass)[std::size_t(place)];
  }
  verdict.label = answer.label;
  verdict.unsure = answer.unsure;
  verdict.unusable = answer.unusable;
  verdict.note = answer.note;
  Change change;
  change.kind = "verdict";
  change.who = pass.annotator;
  if (edit.before && *edit.before == verdict) return change;
  verdict.whenMs = nowMs;
  edit.after = std::move(verdict);
  // The clip's place and not its name: the next one who walks the pass should not read the answer here.
  change.why = pass.name + ", place " + std::to_string(place + 1);
  change.verdicts.push_back(std::move(edit));
  return change;
}

Result<Change> takeVerdict(const Dataset& data, const std::string& passId, int place) {
  const auto found = openPass(data, passId);
  if (!found) return found.error();
  Change change;
  change.kind = "verdict";
  change.who = (*found)->annotator;
  change.why = (*found)->name + ", place " + std::to_string(place + 1) + " taken back";
  if (const Verdict* before = verdictAt(data, **found, place)) change.verdicts.push_back({*before, {}});
  return change;
}

Result<Change> closePass(const Dataset& data, const std::string& passId, bool closed) {
  const Pass* pass = data.findPass(passId);
  if (!pass) return noPass(passId);
  Change change;
  change.kind = "pass";
  change.why = (closed ? "close pass " : "open pass ") + pass->name;
  if (pass->closed == closed) return change;
  Pass after = *pass;
  after.closed = closed;
  change.passes.push_back({*pass, std::move(after)});
  return change;
}

Result<Change> deletePass(const Dataset& data, const std::string& passId) {
  const Pass* pass = data.findPass(passId);
  if (!pass) return noPass(passId);
  Change change;
  change.kind = "pass";
  for (const auto& [clip, verdicts] : data.verdicts.byClip())
    for (const auto& verdict : verdicts)
      if (verdict.pass == passId) change.verdicts.push_back({verdict, {}});
  std::sort(change.verdicts.begin(), change.verdicts.end(),
            [](const VerdictEdit& a, const VerdictEdit& b) { return a.before->id < b.before->id; });
  change.why = "delete pass " + pass->name + " with " + std::to_string(change.verdicts.size()) + " verdicts";
  change.passes.push_back({*pass, {}});
  return change;
}

Result<SelfAgreement> selfAgreement(const Dataset& data, const Pass& pass, const AgreementOptions& options) {
  const auto given = verdictsOf(data, pass);
  const auto turns = passTurns(pass);
  std::unordered_map<std::string, std::size_t> firstPlace;
  std::unordered_map<std::string, int> classOf;
  SelfAgreement out;
  Ratings ratings;
  ratings.raters = {"first", "return"};
  ratings.of.resize(2);
  const auto number = [&](const std::string& name) {
    const auto [it, isNew] = classOf.emplace(name, int(ratings.classes.size()));
    if (isNew) ratings.classes.push_back(name);
    return it->second;
  };
  for (const auto& each : data.classes) number(each.name);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (turns[i] == 0) firstPlace[pass.clips[i]] = i;
    if (turns[i] != 1) continue;
    const Verdict* first = given[firstPlace[pass.clips[i]]];
    const Verdict* again = given[i];
    if (!first || !again) continue;
    if (first->label.empty() || again->label.empty()) {
      ++out.unjudged;
      continue;
    }
    auto& third = out.thirds[i * 3 / given.size()];
    ++third.n;
    third.agree += first->label == again->label;
    ratings.clips.push_back(pass.clips[i]);
    ratings.of[0].push_back(number(first->label));
    ratings.of[1].push_back(number(again->label));
  }
  auto pair = pairAgreement(ratings, 0, 1, options);
  if (!pair) return pair.error();
  out.pair = std::move(*pair);
  return out;
}

Result<Change> adjudicate(const Dataset& data, const std::string& clipId, const std::string& label,
                          const std::string& why) {
  if (!data.findClass(label)) return bad(printable(label) + ": no such class");
  auto change = relabel(data, {clipId}, label, true);
  if (!change) return change.error();
  change->kind = "adjudicate";
  change->why = why;
  return change;
}

Result<Change> adjudicateAll(const Dataset& data,
                             const std::vector<std::pair<std::string, std::string>>& decisions,
                             const std::string& why) {
  std::map<std::string, std::vector<std::string>> clipsOf;
  for (const auto& [clip, label] : decisions) clipsOf[label].push_back(clip);
  Change out;
  out.kind = "adjudicate";
  out.by = "rule";
  out.why = why;
  for (const auto& [label, clips] : clipsOf) {
    if (!data.findClass(label)) return bad(printable(label) + ": no such class");
    auto change = relabel(data, clips, label, true);
    if (!change) return change.error();
    out.clips.insert(out.clips.end(), change->clips.begin(), change->clips.end());
  }
  return out;
}

}  // namespace ullim
