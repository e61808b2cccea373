#include "ui/models/historywords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <algorithm>
#include <map>

#include "ui/models/clipmodel.h"

namespace ullim {

namespace {

constexpr std::size_t kLines = 6, kClipLines = 5;

struct HistoryWords {
  Q_DECLARE_TR_FUNCTIONS(ullim::HistoryWords)
};

QString arrow(const QString& before, const QString& after) {
  return HistoryWords::tr("%1 → %2").arg(before, after);
}

QString className(const std::optional<LabelClass>& c) {
  return c ? QString::fromStdString(c->name) : QStringLiteral("–");
}

/// The fields that differ, label first.
QStringList fieldWords(const ClipEdit& edit) {
  QStringList out;
  const auto text = [&](const char* field, const auto& before, const auto& after) {
    if (!before || !after || *before == *after) return;
    out.append(
        arrow(fieldValueText(QLatin1String(field), *before), fieldValueText(QLatin1String(field), *after)));
  };
  text("label", edit.before.label, edit.after.label);
  if (edit.before.status && edit.after.status && *edit.before.status != *edit.after.status)
    out.append(arrow(statusText(*edit.before.status), statusText(*edit.after.status)));
  text("notes", edit.before.notes, edit.after.notes);
  text("group", edit.before.group, edit.after.group);
  text("file", edit.before.file, edit.after.file);
  return out;
}

}  // namespace

QString changeKindText(const QString& kind) {
  static const QHash<QString, const char*> texts = {
      {QStringLiteral("label"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Label")},
      {QStringLiteral("status"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Verdict")},
      {QStringLiteral("region"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Region")},
      {QStringLiteral("merge"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Merge")},
      {QStringLiteral("rename"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Rename")},
      {QStringLiteral("drop"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Drop")},
      {QStringLiteral("split"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Split")},
      {QStringLiteral("class"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Class")},
      {QStringLiteral("import"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Import")},
      {QStringLiteral("note"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Note")},
      {QStringLiteral("augment"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Augment")},
      {QStringLiteral("relink"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Moved files")},
      {QStringLiteral("verdict"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Second verdict")},
      {QStringLiteral("pass"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Pass")},
      {QStringLiteral("adjudicate"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Adjudication")},
      {QStringLiteral("mapping"), QT_TRANSLATE_NOOP("ullim::HistoryWords", "Mapping")}};
  const char* text = texts.value(kind);
  return text ? HistoryWords::tr(text) : kind;
}

QString originOf(const HistoryEntry& entry) {
  if (!entry.by.empty()) return QString::fromStdString(entry.by);
  // A file of an older format, only read: the kind tells most of it.
  static const QSet<QString> rules = {QStringLiteral("merge"), QStringLiteral("rename"),
                                      QStringLiteral("drop"), QStringLiteral("split"),
                                      QStringLiteral("mapping")};
  const QString kind = QString::fromStdString(entry.kind);
  if (kind == QLatin1String("import")) return kind;
  return rules.contains(kind) ? QStringLiteral("rule") : QStringLiteral("hand");
}

QString originText(const QString& by) {
  if (by == QLatin1String("model")) return HistoryWords::tr("by a model");
  if (by == QLatin1String("import")) return HistoryWords::tr("by an import");
  if (by == QLatin1String("rule")) return HistoryWords::tr("by a rule for many clips");
  return HistoryWords::tr("by hand");
}

QString historyTime(qint64 ms) {
  const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms);
  const QLocale locale;
  return when.date() == QDate::currentDate() ? locale.toString(when.time(), QStringLiteral("HH:mm:ss"))
         : when.date().year() == QDate::currentDate().year()
             ? locale.toString(when, QStringLiteral("MM-dd HH:mm"))
             : locale.toString(when, QStringLiteral("yyyy-MM-dd"));
}

QString fieldValueText(const QString& field, const std::string& value) {
  if (field == QLatin1String("status"))
    if (const auto status = statusFromName(value)) return statusText(*status);
  return value.empty() ? QStringLiteral("–") : QString::fromStdString(value);
}

QString changeInWords(const Change& change, const Dataset& data) {
  QStringList lines;
  // How often each "a -> b", the commonest first.
  std::map<QString, int> counts;
  for (const ClipEdit& edit : change.clips)
    for (const QString& words : fieldWords(edit)) ++counts[words];
  std::vector<std::pair<QString, int>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const bool one = change.clips.size() == 1;
  for (std::size_t i = 0; i < std::min(sorted.size(), kLines); ++i)
    lines.append(one ? sorted[i].first
                     : HistoryWords::tr("%1: %n clip(s)", nullptr, sorted[i].second).arg(sorted[i].first));
  if (sorted.size() > kLines) lines.append(HistoryWords::tr("and more"));
  for (const ClassEdit& edit : change.classes)
    if (edit.before != edit.after && className(edit.before) != className(edit.after))
      lines.append(HistoryWords::tr("class %1").arg(arrow(className(edit.before), className(edit.after))));
  if (!change.added.empty())
    lines.append(HistoryWords::tr("%n clip(s) came in", nullptr, int(change.added.size())));
  if (!change.removed.empty())
    lines.append(HistoryWords::tr("%n clip(s) went", nullptr, int(change.removed.size())));
  if (!change.regions.empty())
    lines.append(HistoryWords::tr("%n region(s)", nullptr, int(change.regions.size())));
  if (!change.verdicts.empty())
    lines.append(HistoryWords::tr("%n verdict(s) of %1", nullptr, int(change.verdicts.size()))
                     .arg(QString::fromStdString(change.verdicts.front().either().annotator)));
  QStringList names;
  for (std::size_t i = 0; i < std::min(change.clips.size(), kClipLines); ++i)
    if (const Clip* clip = data.find(change.clips[i].clipId))
      names.append(QFileInfo(QString::fromStdString(clip->file)).fileName());
  if (!names.isEmpty())
    lines.append(names.join(QStringLiteral(", ")) +
                 (change.clips.size() > kClipLines ? QStringLiteral(", …") : QString()));
  return lines.join(QLatin1Char('\n'));
}

QString changeInOneLine(const Change& change, const Dataset& data) {
  QStringList parts;
  if (change.clips.size() == 1) {
    const Clip* clip = data.find(change.clips.front().clipId);
    const QString words = fieldWords(change.clips.front()).join(QStringLiteral(", "));
    if (!words.isEmpty())
      parts.append(clip ? HistoryWords::tr("%1 (%2)", "before -> after, then the clip")
                              .arg(words, QFileInfo(QString::fromStdString(clip->file)).fileName())
                        : words);
  } else {
    std::map<QString, int> counts;
    for (const ClipEdit& edit : change.clips) ++counts[fieldWords(edit).join(QStringLiteral(", "))];
    for (const auto& [words, count] : counts)
      if (!words.isEmpty()) parts.append(HistoryWords::tr("%1: %n clip(s)", nullptr, count).arg(words));
  }
  for (const ClassEdit& edit : change.classes)
    if (className(edit.before) != className(edit.after))
      parts.append(HistoryWords::tr("class %1").arg(arrow(className(edit.before), className(edit.after))));
  return parts.join(QStringLiteral("; "));
}

QStringList clipsOf(const Change& change, const Dataset& data) {
  QStringList out;
  QSet<QString> seen;
  const auto add = [&](const std::string& id) {
    const QString name = QString::fromStdString(id);
    if (seen.contains(name) || !data.find(id)) return;
    seen.insert(name);
    out.append(name);
  };
  for (const ClipEdit& edit : change.clips) add(edit.clipId);
  for (const auto* list : {&change.added, &change.removed})
    for (const Clip& clip : *list) add(clip.id);
  for (const RegionEdit& edit : change.regions) add(edit.either().clipId);
  for (const VerdictEdit& edit : change.verdicts) add(edit.either().clipId);
  return out;
}

}  // namespace ullim
