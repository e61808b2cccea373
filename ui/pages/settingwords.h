#pragma once
// What the settings of run.json are called on the Train page.
#include <QString>

#include "core/learn/runcompare.h"

namespace ullim {

/// "Learning rate"; of a recipe's inputs "Mel bands", and "Mel bands (network 2)" where it is not the first;
/// the raw name where nobody calls it otherwise.
QString settingName(const DifferenceRow& row);
/// One of the row's values: "yes" for true, "one cycle: up, then down" for one_cycle.
QString settingValue(const DifferenceRow& row, const std::string& value);

}  // namespace ullim
