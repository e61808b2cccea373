#include "ui/pages/settingwords.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

namespace ullim {
namespace {

/// A name that another page has given and translated already.
struct Word {
  const char *key, *page, *text;
};

constexpr const char *kForm = "ullim::TrainSettingsForm", *kFields = "ullim::RecipeFields",
                     *kSplit = "ullim::SplitCard", *kOwn = "SettingWords";

constexpr Word kNames[] = {
    {"settings.epochs", kForm, "Epochs"},
    {"settings.batch_size", kForm, "Batch size"},
    {"settings.learning_rate", kForm, "Learning rate"},
    {"settings.optimizer", kForm, "Optimiser"},
    {"settings.patience", kForm, "Patience"},
    {"settings.class_weights", kForm, "Weight classes by how rare they are"},
    {"settings.scaling", kForm, "Scaling"},
    {"settings.seed", kForm, "Seed"},
    {"settings.threads", kForm, "Threads of a fold"},
    {"settings.momentum", kForm, "Momentum"},
    {"settings.weight_decay", kForm, "Weight decay"},
    {"settings.schedule", kForm, "Schedule"},
    {"settings.warm_up", kForm, "Warm-up"},
    {"settings.min_delta", kForm, "Least improvement"},
    {"settings.restore_best", kForm, "Keep the weights of the best epoch"},
    {"settings.keep_checkpoints", kForm, "Epochs kept"},
    {"settings.init", kForm, "First weights"},
    {"settings.focal_gamma", kForm, "Focal gamma"},
    {"settings.label_smoothing", kForm, "Label smoothing"},
    {"settings.mixup", kForm, "Mixup"},
    {"settings.spec_masks", kForm, "SpecAugment masks"},
    {"settings.time_shift", kForm, "Time shift"},
    {"settings.mel_warp", kForm, "Frequency warp"},
    {"settings.copies", kForm, "Augmented copies"},
    {"settings.test_views", kForm, "Test views"},
    {"settings.folds_at_once", kForm, "Folds at once"},
    {"split.folds", kSplit, "Folds"},
    {"split.test_size", kSplit, "Test part"},
    {"split.validation_size", kSplit, "Validation part"},
    {"split.by_group", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Each group on one side")},
    {"split.seed", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Seed of the split")},
    {"split.stratify", kSplit, "Even in"},
    {"split.repeats", kSplit, "Times over"},
    {"split.leave_one_out", kSplit, "Leave one group out, each in turn"},
    {"split.validation_by_group", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Validation by group")},
    {"split.group_by", kSplit, "Together by"},
    {"augment.augment", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Augmentation")},
    {"threads.threads", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Threads used")},
    {"folds_at_once.folds_at_once", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Folds at once, used")},
    {"environment.environment", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Made with")},
    {"recipe.name", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Recipe")},
    {"recipe.warning", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Warning of the recipe")},
    {"recipe.validation_size", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Validation part of the recipe")},
    {"data.project", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Project")},
    {"data.class_mapping", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Class mapping")},
    {"data.classes", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Classes")},
    {"data.clips", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Clips in the data")},
    {"data.labels", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Fingerprint of the labels")},
    // Of a network's inputs, whichever of them: the last part of the key.
    {"kind", kFields, "Feature"},
    {"height", kFields, "Height"},
    {"width", kFields, "Width"},
    {"resample_to", kFields, "Sample rate (Hz)"},
    {"clip_s", kFields, "Seconds"},
    {"from_start", kFields, "Cut and pad at the end (otherwise centred)"},
    {"n_fft", kFields, "n_fft"},
    {"hop_length", kFields, "Hop"},
    {"win_length", kFields, "Window"},
    {"window", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Shape of the window")},
    {"n_mels", kFields, "Mel bands"},
    {"fmin", kFields, "Lowest (Hz)"},
    {"fmax", kFields, "Highest (Hz)"},
    {"top_db", kFields, "Range below the peak (dB)"},
    {"n_mfcc", kFields, "MFCC"},
    {"name", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Name of the network")},
    {"speeds", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Speeds")},
    {"layers", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Layers of the input")},
    {"head", kOwn, QT_TRANSLATE_NOOP("SettingWords", "Layers after the inputs")},
};

constexpr Word kValues[] = {
    {"settings.schedule=constant", kForm, "constant"},
    {"settings.schedule=one_cycle", kForm, "one cycle: up, then down"},
    {"settings.schedule=cosine", kForm, "cosine: down to 0"},
    {"settings.schedule=step", kForm, "steps: a tenth after each third"},
    {"settings.schedule=plateau", kForm, "plateau: a tenth when nothing improves"},
    {"settings.init=glorot", kForm, "Glorot, as Keras"},
    {"settings.init=torch", kForm, "as PyTorch"},
    {"settings.scaling=none", kForm, "none"},
    {"settings.scaling=unit", kForm, "0 to 1"},
    {"settings.scaling=global", kForm, "standardised, one for all"},
    {"settings.scaling=rows", kForm, "standardised row by row"},
    {"settings.scaling=pixels", kForm, "standardised pixel by pixel"},
    {"settings.optimizer=adam", kForm, "Adam"},
    {"settings.optimizer=adamw", kForm, "AdamW"},
    {"settings.optimizer=sgd", kForm, "SGD"},
    {"settings.patience=0", kForm, "off"},
    {"settings.threads=0", kForm, "automatic"},
    {"settings.folds_at_once=0", kForm, "automatic"},
};

template <std::size_t N>
QString lookUp(const Word (&words)[N], const QString& key) {
  for (const Word& word : words)
    if (key == QLatin1String(word.key)) return QCoreApplication::translate(word.page, word.text);
  return {};
}

QString fullKey(const DifferenceRow& row) { return QString::fromStdString(row.section + "." + row.key); }

}  // namespace

QString settingName(const DifferenceRow& row) {
  const QString key = fullKey(row);
  if (const QString name = lookUp(kNames, key); !name.isEmpty()) return name;
  static const QRegularExpression kPlace(
      QStringLiteral("^recipe\\.members\\.(\\d+)(?:\\.branches\\.(\\d+))?\\.(?:.*\\.)?(\\w+)$"));
  const auto place = kPlace.match(key);
  if (!place.hasMatch()) return QString::fromStdString(row.key);
  const QString name = lookUp(kNames, place.captured(3));
  const QString shown = name.isEmpty() ? place.captured(3) : name;
  const int network = place.captured(1).toInt() + 1, input = place.captured(2).toInt() + 1;
  if (network == 1 && input == 1) return shown;
  return input == 1 ? QCoreApplication::translate("SettingWords", "%1 (network %2)").arg(shown).arg(network)
                    : QCoreApplication::translate("SettingWords", "%1 (network %2, input %3)")
                          .arg(shown)
                          .arg(network)
                          .arg(input);
}

QString settingValue(const DifferenceRow& row, const std::string& value) {
  const QString text = QString::fromStdString(value);
  if (value == "true") return QCoreApplication::translate("SettingWords", "yes");
  if (value == "false") return QCoreApplication::translate("SettingWords", "no");
  const QString known = lookUp(kValues, fullKey(row) + QLatin1Char('=') + text);
  return known.isEmpty() ? text : known;
}

}  // namespace ullim
