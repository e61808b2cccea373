#pragma once
// Walks of one person through a sample of clips without sight of the present labels: made, answered, closed,
// compared with themselves. Pure functions that look at the data and answer with the Change to commit.
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "core/dataset/agreement.h"
#include "core/dataset/change.h"

namespace ullim {

struct PassPlan {
  std::string annotator;
  std::string name;        ///< empty: the annotator and the next free number
  int sample = 50;         ///< clips; 0: all candidates
  double repeats = 0.1;    ///< share of the sample that comes back once without being announced, 0..1
  int distance = 10;       ///< clips that lie between a clip and its return, at least; >= 1
  bool stratified = true;  ///< each class has its share of the candidates, one clip at least
  std::uint64_t seed = 0;
};

using MakeId = std::function<std::string()>;

/// `candidates` are ids; unreadable and excluded clips among them are left out. A sample larger than what
/// there is takes everything. Errors: BadArgument (no annotator, a number out of range, a name in use, too
/// few clips for returns at this distance), NotFound (no candidate).
Result<Change> makePass(const Dataset& data, const std::vector<std::string>& candidates, const PassPlan& plan,
                        const MakeId& makeId, std::int64_t nowMs);

/// By id or name, else the newest of the annotator. Errors: NotFound.
Result<Pass> findPass(const Dataset& data, const std::string& word);

/// 0 for a clip's first place in the pass, 1 for its return, ...
std::vector<int> passTurns(const Pass& pass);
/// Valid until the clip's verdicts change; null: none yet.
const Verdict* verdictAt(const Dataset& data, const Pass& pass, int place);
/// The first place at or after `from` without a verdict, then from the start on; -1: none is left. Clips that
/// are gone are passed over.
int nextOpenPlace(const Dataset& data, const Pass& pass, int from = 0);

struct PassProgress {
  int places = 0, done = 0;
  int unsure = 0, unusable = 0;  ///< of those done
};
PassProgress passProgress(const Dataset& data, const Pass& pass);

/// What is said of one place: a class, or that one is unsure or the clip unusable.
struct PassAnswer {
  std::string label{};
  bool unsure = false, unusable = false;
  std::string note{};
};
/// New, or in place of the one given before. Empty when it says the same. Errors: NotFound (pass, place,
/// clip), Conflict (closed), BadArgument (no such class, nothing said, a second table).
Result<Change> giveVerdict(const Dataset& data, const std::string& passId, int place,
                           const PassAnswer& answer, const MakeId& makeId, std::int64_t nowMs);
/// Takes the verdict of a place back; empty when there is none. Errors: NotFound, Conflict.
Result<Change> takeVerdict(const Dataset& data, const std::string& passId, int place);
Result<Change> closePass(const Dataset& data, const std::string& passId, bool closed);
Result<Change> deletePass(const Dataset& data, const std::string& passId);  ///< with its verdicts

/// How a person agrees with themselves on the clips that came back.
struct SelfAgreement {
  struct Part {
    int n = 0, agree = 0;
  };
  PairAgreement pair;          ///< first time against return, where both gave a class
  std::array<Part, 3> thirds;  ///< by the place of the return, thirds of the pass
  int unjudged = 0;            ///< returned, but without a class the one or the other time
};
Result<SelfAgreement> selfAgreement(const Dataset& data, const Pass& pass,
                                    const AgreementOptions& options = {});

/// A decision between two raters: `label` becomes the clip's label and is verified. `why` says whom it
/// follows. Empty when the clip has it already. Errors: NotFound, BadArgument.
Result<Change> adjudicate(const Dataset& data, const std::string& clipId, const std::string& label,
                          const std::string& why);
/// The same for many clips at once, each its own class: (clip, label). One change, by = "rule".
Result<Change> adjudicateAll(const Dataset& data,
                             const std::vector<std::pair<std::string, std::string>>& decisions,
                             const std::string& why);

}  // namespace ullim
