#pragma once
// What a project was, made of the rows that were found of it. Used inside core/store only.
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/dataset/change.h"
#include "core/store/rescuerows.h"

namespace ullim {

/// One line of the history that can be read, in whole or in part.
struct RescuedLine {
  std::int64_t seq = 0;
  bool undone = false, superseded = false;
  bool headFound = true;   ///< false: only its items; its kind is guessed from them
  bool undoKnown = false;  ///< no head, but its events tell whether it is undone
  bool whole = true;       ///< its head and every item are there
  std::string undoneBy;    ///< empty: not known
  Change change;           ///< added and removed hold the id alone
};

struct RescuedState {
  Dataset data;                                ///< as it was last
  std::unordered_map<std::string, Clip> gone;  ///< by id: taken out (an undone import), may come back
  std::vector<RescuedLine> lines;              ///< by number
  std::vector<std::pair<std::string, std::string>> settings;
  int clipsLost = 0;          ///< their places in the order are known, they are not
  int linesLost = 0;          ///< numbers that are missing in the history
  int labelsFromHistory = 0;  ///< clips whose row was damaged or old, and whose label the history gave
  int fromHistory = 0;        ///< classes, regions, passes and verdicts that only the history had
  int leftOut = 0;            ///< regions and verdicts of clips that are lost
};

/// `place` turns Clip::file of the old project into that of the new one.
RescuedState stateOf(const FoundRows& found, const std::function<std::string(const std::string&)>& place);

}  // namespace ullim
