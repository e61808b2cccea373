#pragma once
// How far people agree beyond chance. Cohen 1960 for two raters, Fleiss 1971 for several who all judged the
// same clips, Krippendorff 2011 (nominal) for several with gaps. Pure functions; raters.h makes the ratings.
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/matrix.h"
#include "core/base/result.h"

namespace ullim {

/// Who gave which class to which clip.
struct Ratings {
  static constexpr int kMissing = -1;
  std::vector<std::string> classes;
  std::vector<std::string> raters;   ///< as shown
  std::vector<std::string> clips;    ///< ids
  std::vector<int> groups;           ///< by clip: clips with one number are drawn together; empty: each alone
  std::vector<std::vector<int>> of;  ///< [rater][clip]: index into classes, or kMissing
};

/// Why a figure has no value.
enum class Undefined { No, NoClips, OneClass };
std::string undefinedText(Undefined why);  ///< one English clause; empty for No

/// A figure with the middle 95 % of its bootstrap draws. NaN where there is none.
struct Estimate {
  static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  double value = kNone;
  double low = kNone, high = kNone;  ///< NaN: fewer than two groups, or most draws have no value
  Undefined why = Undefined::No;
};

struct AgreementOptions {
  std::uint64_t seed = 0;
  int draws = 2000;  ///< of the bootstrap; a quarter of them above 20 000 groups; 0: no intervals
};

struct ClassAgreement {
  std::string name;
  int first = 0, second = 0, both = 0;  ///< clips given this class by the one, the other, both
  double specific = Estimate::kNone;    ///< 2 both / (first + second), 0..1; NaN when nobody gave it
};

/// Two raters on the clips that both gave a class.
struct PairAgreement {
  int n = 0, agree = 0;
  int groups = 0;       ///< that were drawn for the intervals
  Estimate share;       ///< agree / n, 0..1
  Estimate kappa;       ///< Cohen, -1..1
  double expected = 0;  ///< share that chance alone would give
  double adjusted =
      Estimate::kNone;             ///< kappa as if all classes were equally frequent, (k share - 1)/(k - 1)
  std::vector<double> prevalence;  ///< by class: mean share of the two raters
  std::vector<ClassAgreement> classes;
  MatrixOf<int> confusion;  ///< [first's class][second's class]
};
/// Errors: BadArgument (no such rater), Cancelled.
Result<PairAgreement> pairAgreement(const Ratings& ratings, std::size_t first, std::size_t second,
                                    const AgreementOptions& options = {}, const JobContext& job = {});

/// Several raters at once.
struct GroupAgreement {
  int clips = 0;     ///< with two ratings or more
  int complete = 0;  ///< with a rating by all: what Fleiss' kappa is of
  int groups = 0;
  Estimate fleiss;  ///< -1..1
  Estimate alpha;   ///< Krippendorff, nominal, -1..1
};
/// `raters` are indices; at least two. Errors: BadArgument, Cancelled.
Result<GroupAgreement> groupAgreement(const Ratings& ratings, const std::vector<std::size_t>& raters,
                                      const AgreementOptions& options = {}, const JobContext& job = {});

/// Places in Ratings::clips where the two gave these classes; kMissing in `classOfFirst` and `classOfSecond`:
/// all on which they disagree.
std::vector<std::size_t> clipsOfCell(const Ratings& ratings, std::size_t first, std::size_t second,
                                     int classOfFirst, int classOfSecond);

}  // namespace ullim
