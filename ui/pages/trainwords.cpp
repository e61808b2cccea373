#include "ui/pages/trainwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

#include "ui/coretext.h"

namespace ullim {
namespace {

struct TrainWords {
  Q_DECLARE_TR_FUNCTIONS(TrainWords)
};

// Core's sentence ends with the classes and what to do, in brackets.
const QRegularExpression kNamedClasses(QStringLiteral("there: (.+) \\("));

QString percent(double share) { return QLocale().toString(share * 100, 'f', 1); }

}  // namespace

QString recipeDescription(const Recipe& recipe) {
  if (recipe.name == "spectrogram-cnn")
    return TrainWords::tr(
        "A small picture network: two 3 × 3 convolutions (32 and 64 filters), max pooling, a dense layer of "
        "128 and dropout, on the log-mel spectrogram of the whole clip. Quick on a laptop; a good first "
        "run.");
  return coreText(recipe.description);
}

QString recipeInput(const Recipe& recipe) {
  const PictureOptions& p = recipe.picture();
  const QString rate = p.resampleTo.hz > 0 ? TrainWords::tr("%L1 Hz").arg(p.resampleTo.hz)
                                           : TrainWords::tr("each clip's own rate");
  const QString length =
      p.clipS > 0 ? TrainWords::tr("cut or padded to %L1 s").arg(p.clipS) : TrainWords::tr("the whole clip");
  return TrainWords::tr("Input: %1, %2 × %3 (frequency × time), %4, at %5")
      .arg(QString::fromLatin1(featureName(p.feature.kind)))
      .arg(p.height)
      .arg(p.width)
      .arg(length, rate);
}

QString usedWords(const TrainData& data) {
  if (data.clips.empty())
    return TrainWords::tr("No clip can be used: training needs labelled, readable clips.");
  return TrainWords::tr("%1, %2, %3", "clips, classes, groups")
      .arg(TrainWords::tr("%Ln clip(s)", nullptr, int(data.clips.size())),
           TrainWords::tr("%Ln class(es)", nullptr, int(data.classNames.size())),
           TrainWords::tr("%Ln group(s)", nullptr, data.groups));
}

QString leftOutWords(const TrainData& data) {
  QStringList parts;
  if (data.excluded > 0) parts << TrainWords::tr("%L1 excluded").arg(data.excluded);
  if (data.unreadable > 0) parts << TrainWords::tr("%L1 unreadable").arg(data.unreadable);
  if (data.unlabelled > 0) parts << TrainWords::tr("%L1 without a label").arg(data.unlabelled);
  if (data.filtered > 0) parts << TrainWords::tr("%L1 not matching").arg(data.filtered);
  if (data.mappedAway > 0) parts << TrainWords::tr("%L1 by the mapping").arg(data.mappedAway);
  if (parts.isEmpty()) return {};
  return TrainWords::tr("Left out: %1").arg(parts.join(QStringLiteral(", ")));
}

QString splitWords(const TrainData& data, const SplitOptions& options, const TrainPlan& plan) {
  const int folds = int(plan.folds.size());
  QString words;
  if (options.leaveOneGroupOut)
    words = TrainWords::tr(
                "%L1 folds: each group is tested by a network that has heard all others and nothing of it.")
                .arg(folds);
  else if (options.folds >= 2 && plan.split.byGroup)
    words = TrainWords::tr(
                "%1 folds by group: every clip is tested once, by a network that has heard nothing of its "
                "group.")
                .arg(options.folds);
  else if (options.folds >= 2)
    words = TrainWords::tr("%1 folds by clip: every clip is tested once.").arg(options.folds);
  else if (plan.split.byGroup)
    words = TrainWords::tr("One part by group: no group is heard both in training and in the test.");
  else
    words = TrainWords::tr("One part by clip.");
  if (options.folds >= 2 && options.repeats > 1)
    words += QLatin1Char(' ') + TrainWords::tr("%1 times over with other folds: %L2 networks in all.")
                                    .arg(options.repeats)
                                    .arg(folds);
  if (data.groups == 0)
    words +=
        QLatin1Char(' ') + TrainWords::tr("No groups are known, so clips of one voice may be on both sides.");
  return words;
}

QString splitName(const SplitOptions& o) {
  if (o.leaveOneGroupOut) return TrainWords::tr("leaves one group out");
  const QString by = o.byGroup ? TrainWords::tr("by group") : TrainWords::tr("by clip");
  if (o.folds < 2) return TrainWords::tr("%1 % for testing, %2").arg(std::lround(o.testSize * 100)).arg(by);
  if (o.repeats > 1) return TrainWords::tr("%1 times %2 folds %3").arg(o.repeats).arg(o.folds).arg(by);
  return TrainWords::tr("%1 folds %2").arg(o.folds).arg(by);
}

QString leakKindWords(const LeakSummary& leak, int folds) {
  QString what;
  switch (leak.kind) {
    case LeakKind::Group:
      what = TrainWords::tr("%Ln group(s) on several sides", nullptr, leak.keys);
      break;
    case LeakKind::Duplicate:
      what = TrainWords::tr("%Ln recording(s) there twice, on several sides", nullptr, leak.keys);
      break;
    case LeakKind::NearDuplicate:
      what = TrainWords::tr("%Ln set(s) of clips that sound the same, on several sides", nullptr, leak.keys);
      break;
    case LeakKind::Augmented:
      what = TrainWords::tr("Changed copies on another side than %Ln original(s)", nullptr, leak.keys);
      break;
    case LeakKind::Scaling:
      what = TrainWords::tr("Scaling was fitted on clips outside the training part");
      break;
    case LeakKind::MissingClass:
      what =
          TrainWords::tr("%Ln class(es) missing from a part: figures of it mean little", nullptr, leak.keys);
      break;
  }
  return folds > 1 ? TrainWords::tr("%1; in %L2 of %L3 folds").arg(what).arg(leak.folds).arg(folds) : what;
}

QString warningWords(TrainWarning warning, const QString& text) {
  switch (warning) {
    case TrainWarning::DeadUnits:
      return TrainWords::tr(
          "Dead units: many answer 0 to everything. Standardise the inputs, lower the learning rate or raise "
          "the batch size.");
    case TrainWarning::FlatLoss:
      return TrainWords::tr(
          "The loss does not fall. Check labels, learning rate and scaling; leave out a softmax layer at the "
          "end.");
    case TrainWarning::LossNotFinite:
      return TrainWords::tr(
          "The loss is no longer a number; training has stopped and the last good weights are kept. Lower "
          "the "
          "learning rate.");
    case TrainWarning::NotStandardised:
      return TrainWords::tr("The inputs are not standardised. Choose another scaling in the settings.");
    case TrainWarning::NeverPredicted:
      if (const auto named = kNamedClasses.match(text); named.hasMatch())
        return TrainWords::tr("Never predicted: %1. Use class weights or collect more clips.")
            .arg(named.captured(1));
      return TrainWords::tr("A class is never predicted. Use class weights or collect more clips of it.");
    case TrainWarning::Overfitting:
      return TrainWords::tr(
          "Validation falls far behind training. Stop earlier, use dropout or augmentation, a smaller "
          "network "
          "or more clips.");
    case TrainWarning::SameAnswer:
      return TrainWords::tr(
          "Every clip gets the same answer. Standardise the inputs, lower the learning rate or raise the "
          "batch "
          "size.");
    case TrainWarning::Other:
      break;
  }
  return coreText(text.toStdString());
}

QString eventWords(const TrainEvent& e) {
  switch (e.kind) {
    case TrainEvent::Kind::Features:
      if (e.done < e.total) return {};
      return TrainWords::tr("%Ln clip(s) read and turned into pictures", nullptr, e.total);
    case TrainEvent::Kind::Rivals:
      if (e.done < e.total) return {};
      return TrainWords::tr("%Ln clip(s) read for baselines and shortcuts", nullptr, e.total / 2);
    case TrainEvent::Kind::Split:
      return coreText(e.text);
    case TrainEvent::Kind::FoldStart:
      return e.folds > 1 ? TrainWords::tr("Fold %1 of %2").arg(e.fold + 1).arg(e.folds) : QString();
    case TrainEvent::Kind::Epoch: {
      const QString best = e.best ? TrainWords::tr(", best so far") : QString();
      if (!std::isfinite(e.valLoss))  // no validation part
        return TrainWords::tr("Epoch %1 of %2: training loss %3, accuracy %4 %%5")
            .arg(e.epoch)
            .arg(e.epochs)
            .arg(QLocale().toString(e.trainLoss, 'f', 4), percent(e.trainAccuracy), best);
      return TrainWords::tr(
                 "Epoch %1 of %2: training loss %3, accuracy %4 %; validation loss %5, accuracy %6 %%7")
          .arg(e.epoch)
          .arg(e.epochs)
          .arg(QLocale().toString(e.trainLoss, 'f', 4), percent(e.trainAccuracy),
               QLocale().toString(e.valLoss, 'f', 4), percent(e.valAccuracy), best);
    }
    case TrainEvent::Kind::FoldEnd:
      return coreText(e.text);
    case TrainEvent::Kind::Warning:
      return TrainWords::tr("Warning: %1").arg(coreText(e.text));
    case TrainEvent::Kind::Done:
      return TrainWords::tr("Done in %1").arg(durationWords(e.seconds));
    case TrainEvent::Kind::Paused:
      return TrainWords::tr("Paused");
    case TrainEvent::Kind::Resumed:
      return TrainWords::tr("Goes on");
    case TrainEvent::Kind::Batch:
      break;
  }
  return {};
}

QString durationWords(double seconds) {
  const auto s = std::int64_t(std::lround(std::max(0.0, seconds)));
  const QString two = QStringLiteral("%1:%2");
  if (s < 3600) return two.arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
  return QStringLiteral("%1:%2:%3")
      .arg(s / 3600)
      .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
      .arg(s % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace ullim
