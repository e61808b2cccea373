#include "ui/pages/trainwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace ullim {
namespace {

struct TrainWords {
  Q_DECLARE_TR_FUNCTIONS(TrainWords)
};

QString percent(double share) { return QLocale().toString(share * 100, 'f', 1); }

}  // namespace

QString recipeDescription(const Recipe& recipe) {
  if (recipe.name == "spectrogram-cnn")
    return TrainWords::tr(
        "A small picture network: two 3 × 3 convolutions (32 and 64 filters), max pooling, a dense layer of "
        "128 and dropout, on the log-mel spectrogram of the whole clip. Quick on a laptop; a good first "
        "run.");
  return QString::fromStdString(recipe.description);
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
  return TrainWords::tr("%L1 clips, %2 classes, %L3 groups")
      .arg(data.clips.size())
      .arg(data.classNames.size())
      .arg(data.groups);
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
  QString words;
  if (plan.split.byGroup)
    words = options.folds >= 2
                ? TrainWords::tr(
                      "%1 folds by group: every clip is tested once, by a network that has heard nothing of "
                      "its group.")
                      .arg(options.folds)
                : TrainWords::tr("One part by group: no group is heard both in training and in the test.");
  else
    words = options.folds >= 2
                ? TrainWords::tr("%1 folds by clip: every clip is tested once.").arg(options.folds)
                : TrainWords::tr("One part by clip.");
  if (data.groups == 0)
    words +=
        QLatin1Char(' ') + TrainWords::tr("No groups are known, so clips of one voice may be on both sides.");
  return words;
}

QString leakWords(const std::vector<std::string>& leaks) {
  if (leaks.empty()) return {};
  const QString first = QString::fromStdString(leaks.front());
  const int more = int(leaks.size()) - 1;
  if (more == 0)
    return TrainWords::tr("This split leaks, so the result would look better than it is: %1").arg(first);
  return TrainWords::tr("This split leaks, so the result would look better than it is: %1 … and %L2 more.")
      .arg(first)
      .arg(more);
}

QString eventWords(const TrainEvent& e) {
  switch (e.kind) {
    case TrainEvent::Kind::Features:
      if (e.done < e.total) return {};
      return TrainWords::tr("%L1 clips read and turned into pictures").arg(e.total);
    case TrainEvent::Kind::Rivals:
      if (e.done < e.total) return {};
      return TrainWords::tr("%L1 clips read for the baselines").arg(e.total);
    case TrainEvent::Kind::Split:
      return QString::fromStdString(e.text);
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
      return QString::fromStdString(e.text);
    case TrainEvent::Kind::Warning:
      return TrainWords::tr("Warning: %1").arg(QString::fromStdString(e.text));
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
