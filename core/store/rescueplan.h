#pragma once
// The changes that make a rescued state anew. Used inside core/store only.
#include <vector>

#include "core/base/job.h"
#include "core/store/rescuestate.h"

namespace ullim {

struct RescueStep {
  Change change;  ///< to be committed; empty: `undo` steps are undone instead
  int undo = 0;
  std::string who;  ///< who undid; empty: not known
};

enum class LineKept { Whole, Partly, No };

struct RescuePlan {
  std::vector<RescueStep> steps;
  std::vector<LineKept> kept;  ///< for each of RescuedState::lines
};

/// Walks back from the state through the history, taking of each line what fits, and so finds what was there
/// before: this comes in first, as one change with the reason `why`. The end of all steps is `state.data`.
/// Errors: Cancelled.
Result<RescuePlan> planRescue(const RescuedState& state, const std::string& why, const JobContext& job);

/// The same end without any history.
RescuePlan planWithoutHistory(const RescuedState& state, const std::string& why);

}  // namespace ullim
