#pragma once

namespace ullim {

class Actions;
class LabelBar;

/// The bar's buttons show the keys that label.* have, now and after every change of them.
void showKeysOn(LabelBar* bar, Actions* actions);

}  // namespace ullim
