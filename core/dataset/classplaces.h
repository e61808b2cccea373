#pragma once
// Which place, and with it which digit key, a class gets by itself.
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// The place whose key is the class's name: "1" has 0, ..., "9" has 8, "0" has 9. -1: the name is no digit.
int placeOfDigit(const std::string& name);

/// Where a new class goes: one named by a digit to the place with that key, when it is free; others behind
/// the last class, as if digits that have their own key were not there. `present` may have gaps.
int placeForNew(const std::vector<LabelClass>& present, const std::string& name);

/// Adds a class for each name, digits before the others, so that none takes a digit's key. Colours, notes and
/// the order of `to` are left to the caller.
void addPlaced(std::vector<LabelClass>& to, const std::vector<std::string>& names);

/// Places for classes whose order somebody chose: digits that have their own key keep it while the order
/// allows that, each other class follows the one before it. Without such digits, or where a digit would have
/// to move: 0, 1, 2, ...
void placeInOrder(std::vector<LabelClass>& classes);

}  // namespace ullim
