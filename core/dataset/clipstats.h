#pragma once
// Counts over clips for the pictures of the Statistics panel. Plain functions; fast over 100 000 clips.
#include <array>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/dataset/cliporder.h"

namespace ullim {

/// Five numbers of a spread, as in a box picture; quartiles as numpy.percentile gives them (linear).
struct Spread {
  int count = 0;  ///< values that are there
  double least = 0, lower = 0, median = 0, upper = 0, most = 0;
};
Spread spreadOf(std::vector<double> values);  ///< NaN counts as not there; no value: all 0

struct StatsRow {
  std::string label;  ///< class; "": no label
  int count = 0;
  double durationS = 0;
  std::array<int, 4> status{};  ///< by ClipStatus
  int groups = 0;               ///< different ones; a clip without a group is its own
  std::vector<int> cells;       ///< by StatsTable::values
  Spread spread;                ///< of the number field
};

struct StatsAsk {
  std::vector<int> clips;                     ///< indices; the same one twice counts twice
  ClipField across{ClipFieldKind::Group};     ///< the columns of the table; a field of text
  ClipField number{ClipFieldKind::Duration};  ///< the spread by class
  int mostValues = 12;                        ///< the commonest ones; the others are one
};

struct StatsTable {
  int clips = 0, labelled = 0, groups = 0, unreadable = 0;
  double durationS = 0;
  double imbalance = 1;  ///< largest class over the smallest that has a clip
  std::array<int, 4> status{};
  std::vector<std::string> values;  ///< of `across`, commonest first; "" is: nothing there
  int others = 0;                   ///< further values, gathered in the last cell when > 0
  std::vector<StatsRow> rows;       ///< by class position; those without a label last
};

/// False: stopped, or clips came or went meanwhile. Excluded clips count, too: they are told apart by status.
bool clipStats(const Dataset& data, DataGate& gate, const StatsAsk& ask, std::stop_token stop,
               StatsTable* table);

}  // namespace ullim
