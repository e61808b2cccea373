#pragma once
// Who says what of the clips of a data set: the labels that count, those the clips came with, each second
// table, each annotator's pass.
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/agreement.h"
#include "core/dataset/clip.h"

namespace ullim {

struct Rater {
  enum class Kind {
    Label,     ///< Clip::label of clips that are not excluded
    Original,  ///< Clip::originalLabel
    Source,    ///< a pass of kind "source"
    Person     ///< blind passes of one annotator: the first verdict on a clip within a pass
  };
  Kind kind = Kind::Label;
  std::string name;                 ///< "label", "original", else the annotator; with the pass where several
  std::vector<std::string> passes;  ///< Pass::id; of several the newest that gives a class counts
  bool operator==(const Rater&) const = default;
};

/// Everyone who said something: label, original, then the passes with a verdict, oldest first.
std::vector<Rater> raters(const Dataset& data);

/// "label", "original", the name or id of a pass, or an annotator with all passes. Errors: NotFound (names
/// those there are).
Result<Rater> findRater(const Dataset& data, const std::string& word);

struct RaterCount {
  int given = 0, unsure = 0, unusable = 0;  ///< clips: with a class; without one since unsure, unusable
};
RaterCount raterCount(const Dataset& data, const Rater& rater);

/// Classes of the project first, then others that a rater gives. Clips that nobody rates are left out.
/// `byGroup`: clips of one Clip::group are drawn together for the intervals, where there are groups.
/// Errors: Cancelled.
Result<Ratings> ratingsOf(const Dataset& data, const std::vector<Rater>& raters, bool byGroup = true,
                          const JobContext& job = {});

/// The same in parts, for those who read while people go on (readInChunks()): parts in order, one at a time.
class RatingsBuilder {
 public:
  RatingsBuilder(const Dataset& data, std::vector<Rater> raters, bool byGroup = true);
  void add(const Dataset& data, std::size_t begin, std::size_t end);  ///< places in Dataset::clips
  Ratings take();

 private:
  int classNumber(const std::string& name);
  std::vector<Rater> m_raters;
  bool m_byGroup, m_grouped = false;
  Ratings m_ratings;
  std::vector<int> m_row;
  std::unordered_map<std::string, int> m_classOf, m_groupOf;
};

/// The class that a rater gives a clip; empty: none.
std::string ratingOf(const Dataset& data, const Rater& rater, const Clip& clip);

}  // namespace ullim
