#include "ui/coretext.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/base/words.h"
#include "ui/recipetexts.h"

namespace ullim {
namespace {

struct Pattern {
  const char* english;
  const char* parts = "";    ///< which values are sentences of core's themselves: "2" is %2
  const char* numbers = "";  ///< which values must be numbers, as any text would fit the pattern
};

// Tried in this order: a text that holds another comes before it.
// clang-format off
constexpr Pattern kPatterns[] = {
    // Why a training does not begin, or ends.
    {QT_TRANSLATE_NOOP("CoreText", "training: at least two classes are needed (label clips of a second class)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: it leaks, so the result would look better than it is: %1 (split by group, or allow leaks)"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "split: fold %1 has an empty part (use more clips or fewer folds)")},
    {QT_TRANSLATE_NOOP("CoreText", "training: class %1 has no readable clip (label some, or leave the class out)")},
    {QT_TRANSLATE_NOOP("CoreText", "training: no clip could be read; the first: %1 (check the files)")},
    {QT_TRANSLATE_NOOP("CoreText", "training: no clip could be read (check the files)")},
    {QT_TRANSLATE_NOOP("CoreText", "training: every clip gives an empty picture, as silence does; there is nothing to learn (listen to the clips, and check the recipe)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: the clips have 1 class (label clips of at least 2 classes)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: the clips have %1 classes (label clips of at least 2 classes)"), "", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "split: too few groups for a training and a validation part (choose the validation part by clip, or do without one)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: too few clips for a training and a validation part (add some, or do without a validation part)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: a test part is empty (use fewer folds)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: %1 for %2 (use fewer folds, or split without groups)"), "12"},
    {QT_TRANSLATE_NOOP("CoreText", "split: %1 for %2 (use fewer folds, or add clips)"), "12"},
    {QT_TRANSLATE_NOOP("CoreText", "split: no groups are known to leave out (give the clips groups, or use folds)")},
    {QT_TRANSLATE_NOOP("CoreText", "split: %1: leaving it out leaves nothing to learn from (name another group column, or use folds by clip)"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "split: %1 to leave out one by one are too many (at most 1000; use folds)"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1: this run is being trained already (wait for it, or stop it there)")},
    {QT_TRANSLATE_NOOP("CoreText", "%1: already exists (choose another name for the run)")},
    {QT_TRANSLATE_NOOP("CoreText", "%1: holds a run that was broken off (continue it with --resume, or choose another name)")},
    {QT_TRANSLATE_NOOP("CoreText", "%1: the file has changed since the training began (start the training anew)")},
    {QT_TRANSLATE_NOOP("CoreText", "fold %1, epoch %2: %3"), "3", "2"},
    {QT_TRANSLATE_NOOP("CoreText", "1 group")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 groups"), "", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 folds"), "", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "1 fold")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 parts"), "", "1"},
    // What is wrong with a recipe.
    {QT_TRANSLATE_NOOP("CoreText", "recipe: layer %1 %2 (correct the recipe)"), "2", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "recipe: %1layer %2 %3 (correct the recipe)"), "3", "2"},
    {QT_TRANSLATE_NOOP("CoreText", "recipe: %1 (correct the recipe)"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "is a convolution after flattening")},
    {QT_TRANSLATE_NOOP("CoreText", "needs 1 to 4096 filters")},
    {QT_TRANSLATE_NOOP("CoreText", "needs a kernel of 1 to 64")},
    {QT_TRANSLATE_NOOP("CoreText", "needs a stride of 1 to 64")},
    {QT_TRANSLATE_NOOP("CoreText", "needs an odd kernel")},
    {QT_TRANSLATE_NOOP("CoreText", "needs a slope in [0, 1)")},
    {QT_TRANSLATE_NOOP("CoreText", "has a kernel larger than its input")},
    {QT_TRANSLATE_NOOP("CoreText", "is a pooling after flattening")},
    {QT_TRANSLATE_NOOP("CoreText", "needs a dropout rate in [0, 1)")},
    {QT_TRANSLATE_NOOP("CoreText", "flattens twice")},
    {QT_TRANSLATE_NOOP("CoreText", "is dense before flattening")},
    {QT_TRANSLATE_NOOP("CoreText", "needs 1 to 100000 units")},
    {QT_TRANSLATE_NOOP("CoreText", "is a softmax before flattening")},
    {QT_TRANSLATE_NOOP("CoreText", "is of an unknown kind")},
    {QT_TRANSLATE_NOOP("CoreText", "makes the network too large")},
    {QT_TRANSLATE_NOOP("CoreText", "the number of classes is out of range")},
    {QT_TRANSLATE_NOOP("CoreText", "a network needs 1 to 8 inputs")},
    // What a warning begins with.
    {QT_TRANSLATE_NOOP("CoreText", "fold %1: %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "epoch %1: %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "step %1: %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "shortcut: %1"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "the split leaks, so the result looks better than it is: %1"), "1"},
    // Splits.
    {QT_TRANSLATE_NOOP("CoreText", "%1, stratified by class and %2, seed %3"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1, stratified by class, seed %2"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1, validation by clip"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "one group left out at a time, %1 folds %2"), "2", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 times %2 folds %3"), "3", "12"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 times %2 % for testing, %3"), "3", "12"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 folds %2"), "2", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 % for testing, %2"), "2", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "by group (1 group)")},
    {QT_TRANSLATE_NOOP("CoreText", "by group (%1 groups)")},
    {QT_TRANSLATE_NOOP("CoreText", "by clip (no groups are known)")},
    {QT_TRANSLATE_NOOP("CoreText", "by clip (groups are not looked at)")},
    {QT_TRANSLATE_NOOP("CoreText", "class %1 has %2 only: it is missing from %3"), "23"},
    {QT_TRANSLATE_NOOP("CoreText", "clips of 1 group")},
    {QT_TRANSLATE_NOOP("CoreText", "clips of %1 groups")},
    {QT_TRANSLATE_NOOP("CoreText", "1 clip")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 clips"), "", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "the train part")},
    {QT_TRANSLATE_NOOP("CoreText", "the validation part")},
    {QT_TRANSLATE_NOOP("CoreText", "the test part")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 of %2 train parts"), "", "12"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 of %2 validation parts"), "", "12"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 of %2 test parts"), "", "12"},
    {QT_TRANSLATE_NOOP("CoreText", "the test part has %1 % of the clips, %2 % were asked for: whole groups move together")},
    {QT_TRANSLATE_NOOP("CoreText", "this split leaks: 1 group of clips on more than one side, the result will look better than it is (split by group)")},
    {QT_TRANSLATE_NOOP("CoreText", "this split leaks: %1 groups of clips on more than one side, the result will look better than it is (split by group)")},
    // Leaks.
    {QT_TRANSLATE_NOOP("CoreText", "group %1 is in %2 of fold %3"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "group %1 is in %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "content %1 is in %2 of fold %3"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "content %1 is in %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "near-duplicate set %1 is in %2 of fold %3"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "near-duplicate set %1 is in %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "augmented clip %1 is in %2, its parent %3 in %4 of fold %5"), "24"},
    {QT_TRANSLATE_NOOP("CoreText", "augmented clip %1 is in %2, its parent %3 in %4"), "24"},
    {QT_TRANSLATE_NOOP("CoreText", "class %1 has no clip in %2 of fold %3"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "class %1 has no clip in %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "scaling was fitted on 1 clip of %1 in fold %2"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "scaling was fitted on %1 clips of %2 in fold %3"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "train")},
    {QT_TRANSLATE_NOOP("CoreText", "validation")},
    {QT_TRANSLATE_NOOP("CoreText", "test")},
    {QT_TRANSLATE_NOOP("CoreText", "train and validation")},
    {QT_TRANSLATE_NOOP("CoreText", "train and test")},
    {QT_TRANSLATE_NOOP("CoreText", "validation and test")},
    {QT_TRANSLATE_NOOP("CoreText", "train and validation and test")},
    // Clips and classes.
    {QT_TRANSLATE_NOOP("CoreText", "class %1 has one clip only: it is either learned or judged, never both (label more, merge the class, or leave it out)")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 clips could not be read and are left out; the first: %2"), "", "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 clips give an empty picture, as silence does (listen to them, or exclude them)"), "", "1"},
    // What training warns of.
    {QT_TRANSLATE_NOOP("CoreText", "never predicted in the test part though it occurs there: %1 (collect more clips)")},
    {QT_TRANSLATE_NOOP("CoreText", "never predicted in the test part though it occurs there: %1 (try class weights, or collect more clips)")},
    {QT_TRANSLATE_NOOP("CoreText", "never predicted in the validation part though it occurs there: %1 (collect more clips)")},
    {QT_TRANSLATE_NOOP("CoreText", "never predicted in the validation part though it occurs there: %1 (try class weights, or collect more clips)")},
    {QT_TRANSLATE_NOOP("CoreText", "a softmax layer stands before the cross-entropy, which applies one itself; the loss can hardly fall (leave the softmax layer out)")},
    {QT_TRANSLATE_NOOP("CoreText", "the inputs are not standardised; ReLUs may die and learning may stall (choose another scaling)")},
    {QT_TRANSLATE_NOOP("CoreText", "the training loss does not fall below that of guessing (check the labels, the learning rate and whether the inputs are standardised)")},
    {QT_TRANSLATE_NOOP("CoreText", "%1 of %2 units of %3 are dead: they answer 0 to everything (standardise the inputs, lower the learning rate or raise the batch size)")},
    {QT_TRANSLATE_NOOP("CoreText", "the network gives every clip the same answer (standardise the inputs, lower the learning rate or raise the batch size)")},
    {QT_TRANSLATE_NOOP("CoreText", "validation falls far behind training and gets worse (stop earlier, use dropout or augmentation, a smaller network, or more clips)")},
    {QT_TRANSLATE_NOOP("CoreText", "training: the loss became %1 at step %2 (lower the learning rate, or standardise the inputs)")},
    {QT_TRANSLATE_NOOP("CoreText", "the validation loss became NaN after step %1 (lower the learning rate)")},
    {QT_TRANSLATE_NOOP("CoreText", "the weights of epoch %1 are kept")},
    // Shortcuts.
    {QT_TRANSLATE_NOOP("CoreText", "%1 alone does not tell the class: %2"), "12"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 alone tells the class: %2 (%3)"), "123"},
    {QT_TRANSLATE_NOOP("CoreText", "%1 alone tells %2 from the rest: balanced accuracy %3 % of these two, chance 50 % (all classes: %4)%5 (%6)"), "1456"},
    {QT_TRANSLATE_NOOP("CoreText", "the sample rate")},
    {QT_TRANSLATE_NOOP("CoreText", "the bandwidth (highest frequency with energy)")},
    {QT_TRANSLATE_NOOP("CoreText", "the length")},
    {QT_TRANSLATE_NOOP("CoreText", "the level")},
    {QT_TRANSLATE_NOOP("CoreText", "the peak level")},
    {QT_TRANSLATE_NOOP("CoreText", "the time of exact zeros")},
    {QT_TRANSLATE_NOOP("CoreText", "the DC offset")},
    {QT_TRANSLATE_NOOP("CoreText", "the noise floor")},
    {QT_TRANSLATE_NOOP("CoreText", "the source (the clip's folder)")},
    {QT_TRANSLATE_NOOP("CoreText", "resample everything to the lowest rate before training, or collect each class at the same rates")},
    {QT_TRANSLATE_NOOP("CoreText", "resample everything to twice the lowest bandwidth, or collect each class with the same devices; where the sounds themselves differ so, it is no shortcut")},
    {QT_TRANSLATE_NOOP("CoreText", "cut all clips to one length, at the same place for every class, or collect lengths alike; padding does not hide it")},
    {QT_TRANSLATE_NOOP("CoreText", "bring all clips to one level before training, or augment with gain; where the sounds themselves are louder, it is no shortcut")},
    {QT_TRANSLATE_NOOP("CoreText", "trim the zeros, or pad every class the same way")},
    {QT_TRANSLATE_NOOP("CoreText", "take the DC offset away, with a high-pass of about 20 Hz")},
    {QT_TRANSLATE_NOOP("CoreText", "record the classes in the same rooms, or augment with noise louder than either")},
    {QT_TRANSLATE_NOOP("CoreText", "collect every class from every source, or keep sources apart as the split's groups")},
    // Sentences that follow one another.
    {QT_TRANSLATE_NOOP("CoreText", "; %1"), "1"},
    {QT_TRANSLATE_NOOP("CoreText", "%1; %2"), "12"},
    {QT_TRANSLATE_NOOP("CoreText", "balanced accuracy %1 %, 95 % interval %2 % to %3 %, chance %4 %")},
    {QT_TRANSLATE_NOOP("CoreText", "best told from the rest: %1, %2 % of these two")},
    {QT_TRANSLATE_NOOP("CoreText", "in the middle %1, %2"), "2"},
    {QT_TRANSLATE_NOOP("CoreText", "the rest %1")},
    {QT_TRANSLATE_NOOP("CoreText", "only %1 groups, so take it with care")},
    // Properties of recordings, and settings, by the names that run.json has for them.
    {QT_TRANSLATE_NOOP("CoreText", "sample rate")},
    {QT_TRANSLATE_NOOP("CoreText", "bandwidth")},
    {QT_TRANSLATE_NOOP("CoreText", "duration")},
    {QT_TRANSLATE_NOOP("CoreText", "level")},
    {QT_TRANSLATE_NOOP("CoreText", "peak")},
    {QT_TRANSLATE_NOOP("CoreText", "zero runs")},
    {QT_TRANSLATE_NOOP("CoreText", "dc")},
    {QT_TRANSLATE_NOOP("CoreText", "noise floor")},
    {QT_TRANSLATE_NOOP("CoreText", "source")},
    {QT_TRANSLATE_NOOP("CoreText", "batch size")},
    {QT_TRANSLATE_NOOP("CoreText", "class weights")},
    {QT_TRANSLATE_NOOP("CoreText", "copies")},
    {QT_TRANSLATE_NOOP("CoreText", "epochs")},
    {QT_TRANSLATE_NOOP("CoreText", "focal gamma")},
    {QT_TRANSLATE_NOOP("CoreText", "folds at once")},
    {QT_TRANSLATE_NOOP("CoreText", "init")},
    {QT_TRANSLATE_NOOP("CoreText", "keep checkpoints")},
    {QT_TRANSLATE_NOOP("CoreText", "label smoothing")},
    {QT_TRANSLATE_NOOP("CoreText", "learning rate")},
    {QT_TRANSLATE_NOOP("CoreText", "mel warp")},
    {QT_TRANSLATE_NOOP("CoreText", "min delta")},
    {QT_TRANSLATE_NOOP("CoreText", "mixup")},
    {QT_TRANSLATE_NOOP("CoreText", "momentum")},
    {QT_TRANSLATE_NOOP("CoreText", "optimizer")},
    {QT_TRANSLATE_NOOP("CoreText", "patience")},
    {QT_TRANSLATE_NOOP("CoreText", "restore best")},
    {QT_TRANSLATE_NOOP("CoreText", "scaling")},
    {QT_TRANSLATE_NOOP("CoreText", "schedule")},
    {QT_TRANSLATE_NOOP("CoreText", "seed")},
    {QT_TRANSLATE_NOOP("CoreText", "spec masks")},
    {QT_TRANSLATE_NOOP("CoreText", "test views")},
    {QT_TRANSLATE_NOOP("CoreText", "threads")},
    {QT_TRANSLATE_NOOP("CoreText", "time shift")},
    {QT_TRANSLATE_NOOP("CoreText", "warm up")},
    {QT_TRANSLATE_NOOP("CoreText", "weight decay")},
    // Values of settings.
    {QT_TRANSLATE_NOOP("CoreText", "constant")},
    {QT_TRANSLATE_NOOP("CoreText", "one_cycle")},
    {QT_TRANSLATE_NOOP("CoreText", "cosine")},
    {QT_TRANSLATE_NOOP("CoreText", "plateau")},
    {QT_TRANSLATE_NOOP("CoreText", "none")},
    {QT_TRANSLATE_NOOP("CoreText", "unit")},
    {QT_TRANSLATE_NOOP("CoreText", "global")},
    {QT_TRANSLATE_NOOP("CoreText", "rows")},
    {QT_TRANSLATE_NOOP("CoreText", "pixels")},
    {QT_TRANSLATE_NOOP("CoreText", "glorot")},
    {QT_TRANSLATE_NOOP("CoreText", "torch")},
};
// clang-format on

constexpr const char* kAndMore = QT_TRANSLATE_NOOP("CoreText", "%1 and %2 more");

std::string said(const std::string& english, int depth);

std::string filled(const char* english, std::vector<std::string> values, std::string_view parts, int depth) {
  for (const char place : parts)
    if (const auto at = std::size_t(place - '1'); at < values.size())
      values[at] = said(values[at], depth + 1);
  return withValues(QCoreApplication::translate("CoreText", english).toStdString(), values);
}

bool isNumber(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.-") == std::string::npos;
}

bool numbersAreNumbers(const Pattern& pattern, const std::vector<std::string>& values) {
  for (const char* place = pattern.numbers; *place; ++place)
    if (const auto at = std::size_t(*place - '1'); at >= values.size() || !isNumber(values[at])) return false;
  return true;
}

/// "… and 3 more": the number is after the last "and", which a pattern cannot say.
std::optional<std::string> andMore(const std::string& english, int depth) {
  constexpr std::string_view kAnd = " and ", kMore = " more";
  const std::size_t at = english.rfind(kAnd);
  if (at == std::string::npos || !english.ends_with(kMore)) return std::nullopt;
  const std::size_t from = at + kAnd.size();
  if (from + kMore.size() >= english.size()) return std::nullopt;
  const std::string number = english.substr(from, english.size() - kMore.size() - from);
  if (!isNumber(number)) return std::nullopt;
  return filled(kAndMore, {english.substr(0, at), number}, "1", depth);
}

std::string said(const std::string& english, int depth) {
  constexpr int kDeepest = 8;  // core's sentences nest less; a name full of colons must not go on and on
  if (depth > kDeepest) return english;
  if (auto text = andMore(english, depth)) return *text;
  for (const Pattern& pattern : kPatterns)
    if (auto values = valuesOf(english, pattern.english); values && numbersAreNumbers(pattern, *values))
      return filled(pattern.english, std::move(*values), pattern.parts, depth);
  return english;
}

}  // namespace

QString coreText(const std::string& english) {
  // Recipes' texts are whole paragraphs, in which a pattern might find itself.
  const auto& recipes = recipeTexts();
  if (std::find(recipes.begin(), recipes.end(), english) != recipes.end())
    return QCoreApplication::translate("CoreText", english.c_str());
  return QString::fromStdString(said(english, 0));
}

std::vector<const char*> coreTextPatterns() {
  std::vector<const char*> all = recipeTexts();
  all.push_back(kAndMore);
  for (const Pattern& pattern : kPatterns) all.push_back(pattern.english);
  return all;
}

}  // namespace ullim
