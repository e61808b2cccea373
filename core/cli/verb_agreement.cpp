// agreement: how far people, tables and labels agree.
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <ostream>
#include <unordered_set>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/passes.h"
#include "core/dataset/raters.h"

namespace ullim {
namespace {

constexpr std::size_t kShownClips = 20;

struct Options {
  std::string project, where, take;
  std::vector<std::string> raters;
  bool byGroup = false, clipsAlone = false;
  int draws = 2000;
};

struct Pair {
  std::size_t first = 0, second = 0;
  PairAgreement agreement;
};
struct Self {
  Pass pass;
  SelfAgreement agreement;
};
struct GroupCount {
  int n = 0, agree = 0;
};
struct Findings {
  std::vector<Rater> raters;
  std::vector<RaterCount> counts;
  Ratings ratings;
  std::vector<Pair> pairs;
  GroupAgreement all;
  std::vector<std::string> together;  ///< whom `all` is of
  std::vector<Self> selves;
  std::map<std::string, GroupCount> groups;  ///< of the first pair
};

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json estimateJson(const Estimate& estimate) {
  Json out{{"value", number(estimate.value)}, {"low", number(estimate.low)}, {"high", number(estimate.high)}};
  if (estimate.why != Undefined::No) out["why_none"] = undefinedText(estimate.why);
  return out;
}

std::string estimateText(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return "-";
  std::string out = fixedText(estimate.value, 3);
  if (!std::isnan(estimate.low))
    out += " [" + fixedText(estimate.low, 3) + ", " + fixedText(estimate.high, 3) + "]";
  return out;
}

const char* kindName(Rater::Kind kind) {
  switch (kind) {
    case Rater::Kind::Label:
      return "present label";
    case Rater::Kind::Original:
      return "label at import";
    case Rater::Kind::Source:
      return "table";
    case Rater::Kind::Person:
      return "blind pass";
  }
  return "";
}

std::string percent(int part, int whole) {
  return whole > 0 ? fixedText(100.0 * part / whole, 1) + " %" : std::string("-");
}

Result<std::vector<Rater>> chosenRaters(const Dataset& data, const std::vector<std::string>& words) {
  if (words.empty()) return raters(data);
  std::vector<Rater> out;
  for (const auto& word : words) {
    auto rater = findRater(data, word);
    if (!rater) return rater.error();
    if (std::find(out.begin(), out.end(), *rater) != out.end())
      return Error{ErrorCode::BadArgument, "--raters " + word + ": is named twice"};
    out.push_back(std::move(*rater));
  }
  if (out.size() < 2)
    return Error{ErrorCode::BadArgument, "--raters: needs two or more (label, original, a pass, a table)"};
  return out;
}

/// What nobody asked for is no rating: the clips that do not match leave the table.
void keepClips(Ratings& ratings, const std::vector<const Clip*>& clips) {
  std::unordered_set<std::string> wanted;
  for (const Clip* clip : clips) wanted.insert(clip->id);
  std::size_t to = 0;
  for (std::size_t i = 0; i < ratings.clips.size(); ++i) {
    if (!wanted.contains(ratings.clips[i])) continue;
    for (auto& row : ratings.of) row[to] = row[i];
    if (!ratings.groups.empty()) ratings.groups[to] = ratings.groups[i];
    std::swap(ratings.clips[to], ratings.clips[i]);
    ++to;
  }
  ratings.clips.resize(to);
  for (auto& row : ratings.of) row.resize(to);
  if (!ratings.groups.empty()) ratings.groups.resize(to);
}

Result<Findings> find(Session& session, const Dataset& data, const Options& options) {
  Findings out;
  auto chosen = chosenRaters(data, options.raters);
  if (!chosen) return chosen.error();
  out.raters = std::move(*chosen);
  const auto clips = filterClips(data, options.where);
  if (!clips) return clips.error();
  auto table = ratingsOf(data, out.raters, !options.clipsAlone, session.job("reading"));
  if (!table) return table.error();
  out.ratings = std::move(*table);
  keepClips(out.ratings, *clips);
  const AgreementOptions how{session.seedOr(0), options.draws};
  std::vector<std::size_t> everyone;
  for (std::size_t a = 0; a < out.raters.size(); ++a) {
    // The labels at import are what the present ones come from, not a further word, unless asked for.
    if (!options.raters.empty() || out.raters[a].kind != Rater::Kind::Original) everyone.push_back(a);
    out.counts.push_back(raterCount(data, out.raters[a]));
    for (std::size_t b = a + 1; b < out.raters.size(); ++b) {
      auto pair = pairAgreement(out.ratings, a, b, how, session.job("comparing"));
      if (!pair) return pair.error();
      out.pairs.push_back({a, b, std::move(*pair)});
    }
  }
  if (everyone.size() > 1) {
    auto all = groupAgreement(out.ratings, everyone, how, session.job("comparing"));
    if (!all) return all.error();
    out.all = *all;
    for (const std::size_t rater : everyone) out.together.push_back(out.raters[rater].name);
  }
  for (const auto& rater : out.raters)
    for (const auto& id : rater.passes) {
      const Pass* pass = data.findPass(id);
      if (!pass || pass->kind != "blind") continue;
      auto self = selfAgreement(data, *pass, how);
      if (!self) return self.error();
      if (self->pair.n + self->unjudged > 0) out.selves.push_back({*pass, std::move(*self)});
    }
  if (options.byGroup)
    for (std::size_t i = 0; i < out.ratings.clips.size(); ++i) {
      const int a = out.ratings.of[0][i], b = out.ratings.of[1][i];
      if (a < 0 || b < 0) continue;
      auto& count = out.groups[data.find(out.ratings.clips[i])->group];
      ++count.n;
      count.agree += a == b;
    }
  return out;
}

Json pairJson(const Dataset& data, const Findings& found, const Pair& pair) {
  const Ratings& ratings = found.ratings;
  const PairAgreement& a = pair.agreement;
  Json classes = Json::array(), cells = Json::array(), clips = Json::array();
  for (const auto& each : a.classes)
    classes.push_back({{"class", each.name},
                       {"first", each.first},
                       {"second", each.second},
                       {"both", each.both},
                       {"agreement", number(each.specific)}});
  for (std::size_t r = 0; r < a.confusion.rows(); ++r)
    for (std::size_t c = 0; c < a.confusion.cols(); ++c)
      if (a.confusion(r, c) > 0)
        cells.push_back(
            {{"first", ratings.classes[r]}, {"second", ratings.classes[c]}, {"clips", a.confusion(r, c)}});
  for (const std::size_t i :
       clipsOfCell(ratings, pair.first, pair.second, Ratings::kMissing, Ratings::kMissing))
    clips.push_back({{"id", ratings.clips[i]},
                     {"file", data.find(ratings.clips[i])->file},
                     {"first", ratings.classes[std::size_t(ratings.of[pair.first][i])]},
                     {"second", ratings.classes[std::size_t(ratings.of[pair.second][i])]}});
  return {{"first", ratings.raters[pair.first]},
          {"second", ratings.raters[pair.second]},
          {"clips", a.n},
          {"agree", a.agree},
          {"groups", a.groups},
          {"share", estimateJson(a.share)},
          {"expected", number(a.expected)},
          {"kappa", estimateJson(a.kappa)},
          {"kappa_adjusted", number(a.adjusted)},
          {"classes", classes},
          {"confusion", cells},
          {"disagreements", clips}};
}

void printJson(Session& session, const Dataset& data, const Findings& found, const Options& options,
               int taken) {
  Json people = Json::array(), pairs = Json::array(), selves = Json::array();
  for (std::size_t r = 0; r < found.raters.size(); ++r)
    people.push_back({{"name", found.raters[r].name},
                      {"kind", kindName(found.raters[r].kind)},
                      {"clips", found.counts[r].given},
                      {"unsure", found.counts[r].unsure},
                      {"unusable", found.counts[r].unusable}});
  for (const auto& pair : found.pairs) pairs.push_back(pairJson(data, found, pair));
  for (const auto& self : found.selves) {
    Json thirds = Json::array();
    for (const auto& part : self.agreement.thirds)
      thirds.push_back({{"clips", part.n}, {"agree", part.agree}});
    selves.push_back({{"pass", self.pass.name},
                      {"annotator", self.pass.annotator},
                      {"clips", self.agreement.pair.n},
                      {"agree", self.agreement.pair.agree},
                      {"unjudged", self.agreement.unjudged},
                      {"share", estimateJson(self.agreement.pair.share)},
                      {"kappa", estimateJson(self.agreement.pair.kappa)},
                      {"thirds", thirds}});
  }
  Json out{{"raters", people},
           {"pairs", pairs},
           {"together",
            {{"raters", found.together},
             {"clips", found.all.clips},
             {"complete", found.all.complete},
             {"groups", found.all.groups},
             {"krippendorff_alpha", estimateJson(found.all.alpha)},
             {"fleiss_kappa", estimateJson(found.all.fleiss)}}},
           {"with_themselves", selves}};
  if (options.byGroup) {
    Json groups = Json::array();
    for (const auto& [name, count] : found.groups)
      groups.push_back({{"group", name}, {"clips", count.n}, {"agree", count.agree}});
    out["groups"] = groups;
  }
  if (!options.take.empty()) out["taken"] = taken;
  session.print(out);
}

void printPair(std::ostream& out, const Dataset& data, const Findings& found) {
  const Pair& pair = found.pairs[0];
  const Ratings& ratings = found.ratings;
  const std::string &first = ratings.raters[pair.first], &second = ratings.raters[pair.second];
  std::vector<std::vector<std::string>> rows{{"class", first, second, "both", "agreement"}};
  for (const auto& each : pair.agreement.classes)
    if (each.first + each.second > 0)
      rows.push_back({each.name, std::to_string(each.first), std::to_string(each.second),
                      std::to_string(each.both), percent(2 * each.both, each.first + each.second)});
  out << "\n" << tableText(rows);
  const auto clips = clipsOfCell(ratings, pair.first, pair.second, Ratings::kMissing, Ratings::kMissing);
  if (clips.empty()) return;
  out << "\n" << clips.size() << " disagreements\n";
  rows = {{"file", first, second}};
  for (std::size_t at = 0; at < clips.size() && at < kShownClips; ++at)
    rows.push_back({data.find(ratings.clips[clips[at]])->file,
                    ratings.classes[std::size_t(ratings.of[pair.first][clips[at]])],
                    ratings.classes[std::size_t(ratings.of[pair.second][clips[at]])]});
  out << tableText(rows);
  if (clips.size() > kShownClips)
    out << "... and " << clips.size() - kShownClips << " more (--json lists all)\n";
}

void printText(Session& session, const Dataset& data, const Findings& found, const Options& options) {
  std::vector<std::vector<std::string>> rows{{"rater", "is", "clips", "unsure", "unusable"}};
  for (std::size_t r = 0; r < found.raters.size(); ++r)
    rows.push_back({found.raters[r].name, kindName(found.raters[r].kind),
                    std::to_string(found.counts[r].given), std::to_string(found.counts[r].unsure),
                    std::to_string(found.counts[r].unusable)});
  session.out << tableText(rows) << "\n";
  rows = {{"first", "second", "clips", "agree", "kappa", "adjusted"}};
  for (const auto& pair : found.pairs)
    rows.push_back({found.ratings.raters[pair.first], found.ratings.raters[pair.second],
                    std::to_string(pair.agreement.n), percent(pair.agreement.agree, pair.agreement.n),
                    estimateText(pair.agreement.kappa), fixedText(pair.agreement.adjusted, 3)});
  session.out << tableText(rows);
  for (const auto& pair : found.pairs)
    if (pair.agreement.kappa.why != Undefined::No)
      session.out << found.ratings.raters[pair.first] << ", " << found.ratings.raters[pair.second] << ": "
                  << undefinedText(pair.agreement.kappa.why) << "\n";
  if (found.together.size() > 2)
    session.out << "together (" << joinedText(found.together) << "): Krippendorff's alpha "
                << estimateText(found.all.alpha) << " (" << found.all.clips << " clips), Fleiss' kappa "
                << estimateText(found.all.fleiss) << " (" << found.all.complete << " clips judged by all)\n";
  session.out << "kappa: 1 all agree, 0 as by chance; in brackets 95 %, by "
              << (found.ratings.groups.empty() ? "clip" : "group")
              << "; adjusted: as if all classes were equally frequent\n";
  for (const auto& self : found.selves) {
    session.out << self.pass.name << " with themselves: " << self.agreement.pair.agree << " of "
                << self.agreement.pair.n << " returned clips alike, kappa "
                << estimateText(self.agreement.pair.kappa) << "; by thirds of the pass";
    for (const auto& part : self.agreement.thirds) session.out << " " << part.agree << "/" << part.n;
    session.out << "\n";
  }
  if (found.pairs.size() == 1) printPair(session.out, data, found);
  if (!options.byGroup) return;
  rows = {{"group", "clips", "agree"}};
  for (const auto& [name, count] : found.groups)
    rows.push_back({name.empty() ? "(none)" : name, std::to_string(count.n), std::to_string(count.agree)});
  session.out << "\n" << tableText(rows);
}

/// The class of one side becomes the label wherever the two disagree.
Result<int> takeSide(Project& project, const Dataset& data, const Findings& found, const std::string& side) {
  const auto at = std::find_if(found.raters.begin(), found.raters.end(),
                               [&](const Rater& rater) { return rater.name == side; });
  if (found.raters.size() != 2 || at == found.raters.end())
    return Error{ErrorCode::BadArgument, "--take " + side + ": needs --raters with two, one of them " + side};
  const Ratings& ratings = found.ratings;
  const auto taken = std::size_t(at - found.raters.begin());
  std::vector<std::pair<std::string, std::string>> decisions;
  for (const std::size_t i : clipsOfCell(ratings, 0, 1, Ratings::kMissing, Ratings::kMissing))
    decisions.emplace_back(ratings.clips[i], ratings.classes[std::size_t(ratings.of[taken][i])]);
  const std::string other = found.raters[1 - taken].name;
  auto change = adjudicateAll(
      data, decisions,
      "as " + side + " says where " + other + " disagrees, " + std::to_string(decisions.size()) + " clips");
  if (!change) return change.error();
  if (decisions.empty() || change->empty()) return 0;
  const int clips = int(change->clips.size());
  if (const auto done = project.commit(std::move(*change)); !done) return done.error();
  return clips;
}

int run(Session& session, const Options& options) {
  if (options.draws < 0 || options.draws > 100000)
    return session.fail({ErrorCode::BadArgument, "--draws: is 0 to 100000"});
  auto project =
      session.openProject(options.project, options.take.empty() ? OpenMode::ReadOnly : OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto found = find(session, *data, options);
  if (!found) return session.fail(found.error());
  int taken = 0;
  if (!options.take.empty()) {
    const auto done = takeSide(**project, *data, *found, options.take);
    if (!done) return session.fail(done.error());
    taken = *done;
  }
  if (session.common.json) {
    printJson(session, *data, *found, options, taken);
    return 0;
  }
  printText(session, *data, *found, options);
  if (!options.take.empty()) session.out << taken << " clips changed, as " << options.take << " says\n";
  return 0;
}

}  // namespace

Action setupAgreement(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--raters", options->raters,
                 "Whom to compare: label, original, an annotator, a pass, a table (default: all)")
      ->type_name("RATER");
  app.add_option("--where", options->where, "Only clips that match")->type_name("EXPR");
  app.add_option(
         "--take", options->take,
         "Settle: where two raters disagree, the class of this one becomes the label (undo takes it back)")
      ->type_name("RATER");
  app.add_flag("--by-group", options->byGroup, "Also by group of clips, for the first two");
  app.add_flag("--clips-alone", options->clipsAlone,
               "Intervals as if clips of one group had nothing in common (default: groups are drawn whole)");
  app.add_option("--draws", options->draws, "Of the bootstrap for the intervals; 0: none")
      ->capture_default_str();
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
