#include "core/dataset/classplaces.h"

#include <algorithm>
#include <functional>

namespace ullim {
namespace {

bool hasOwnKey(const LabelClass& c) { return c.position >= 0 && c.position == placeOfDigit(c.name); }

bool isTaken(const std::vector<LabelClass>& classes, int place) {
  return std::any_of(classes.begin(), classes.end(),
                     [&](const LabelClass& c) { return c.position == place; });
}

}  // namespace

int placeOfDigit(const std::string& name) {
  if (name.size() != 1 || name[0] < '0' || name[0] > '9') return -1;
  return name[0] == '0' ? 9 : name[0] - '1';
}

int placeForNew(const std::vector<LabelClass>& present, const std::string& name) {
  if (const int own = placeOfDigit(name); own >= 0 && !isTaken(present, own)) return own;
  int next = 0;
  for (const LabelClass& c : present)
    if (!hasOwnKey(c)) next = std::max(next, c.position + 1);
  while (isTaken(present, next)) ++next;
  return next;
}

void addPlaced(std::vector<LabelClass>& to, const std::vector<std::string>& names) {
  for (const bool digits : {true, false})
    for (const std::string& name : names)
      if ((placeOfDigit(name) >= 0) == digits) to.push_back({name, {}, placeForNew(to, name), {}});
}

void placeInOrder(std::vector<LabelClass>& classes) {
  std::vector<int> kept;
  for (const LabelClass& c : classes)
    if (hasOwnKey(c)) kept.push_back(c.position);
  std::vector<int> places;
  int next = 0;
  for (const LabelClass& c : classes) {
    if (hasOwnKey(c)) {
      next = c.position;
    } else {
      while (std::find(kept.begin(), kept.end(), next) != kept.end()) ++next;
    }
    places.push_back(next++);
  }
  const bool inOrder =
      std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) == places.end();
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i].position = inOrder ? places[i] : int(i);
}

}  // namespace ullim
