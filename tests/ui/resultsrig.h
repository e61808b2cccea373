#pragma once
// Runs made by hand in a project's runs folder, so that what a click opens is known from outside.
#include <QDir>
#include <QFile>
#include <QTextStream>

#include "core/learn/runrecord.h"
#include "tests/ui/studiorig.h"
#include "ui/pages/trainplan.h"

namespace studio {

struct MadeRow {
  std::string id;
  int fold = 0, label = 0;
  std::vector<float> probabilities;
};

inline bool writeText(const QString& path, const QString& text) {
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.toUtf8().size();
}

/// The folder of a run with these test predictions; `labels` of dataset.csv are those of the rows unless
/// `relabel` says otherwise. The classes are "low", "middle" and "high".
inline QString writeRunFolder(const QString& projectPath, const QString& name, ullim::RunRecord record,
                              const std::vector<MadeRow>& rows,
                              const std::map<std::string, std::string>& relabel = {}) {
  const QString folder = ullim::runsFolderOf(projectPath) + QLatin1Char('/') + name;
  QDir().mkpath(folder);
  record.folder = folder.toStdString();
  record.name = name.toStdString();
  if (record.classNames.empty()) record.classNames = {"low", "middle", "high"};
  if (record.startedUtc.empty()) record.startedUtc = "2026-11-25T10:00:00Z";
  QString oof = QStringLiteral("clip,fold,label"),
          dataset = QStringLiteral("clip,file,label,group,parent,content_hash\n");
  for (const std::string& each : record.classNames) oof += QLatin1Char(',') + QString::fromStdString(each);
  oof += QLatin1Char('\n');
  for (const MadeRow& row : rows) {
    const std::string& label = record.classNames[std::size_t(row.label)];
    const auto other = relabel.find(row.id);
    oof += QStringLiteral("%1,%2,%3")
               .arg(QString::fromStdString(row.id))
               .arg(row.fold)
               .arg(QString::fromStdString(label));
    for (const float p : row.probabilities) oof += QStringLiteral(",%1").arg(double(p));
    oof += QLatin1Char('\n');
    dataset += QStringLiteral("%1,%1.wav,%2,group%3,,\n")
                   .arg(QString::fromStdString(row.id),
                        QString::fromStdString(other == relabel.end() ? label : other->second))
                   .arg(row.fold);
  }
  QString history =
      QStringLiteral("fold,epoch,train_loss,val_loss,train_accuracy,val_accuracy,seconds,best\n");
  for (const ullim::TrainEvent& e : record.history)
    history += QStringLiteral("%1,%2,%3,%4,%5,%6,1,%7\n")
                   .arg(e.fold)
                   .arg(e.epoch)
                   .arg(e.trainLoss)
                   .arg(e.valLoss)
                   .arg(e.trainAccuracy)
                   .arg(e.valAccuracy)
                   .arg(e.best ? 1 : 0);
  const bool done =
      writeText(folder + QStringLiteral("/oof.csv"), oof) &&
      writeText(folder + QStringLiteral("/dataset.csv"), dataset) &&
      writeText(folder + QStringLiteral("/history.csv"), history) &&
      writeText(folder + QStringLiteral("/run.json"), QString::fromStdString(ullim::runToJson(record)));
  return done ? folder : QString();
}

}  // namespace studio
