#pragma once
#include <QString>
#include <QStringList>

#include "core/dataset/change.h"
#include "core/store/project.h"

namespace ullim {

// The history in words.
QString changeKindText(const QString& kind);  ///< "Label", "Merge", ...; unknown kinds as they are
QString originOf(const HistoryEntry& entry);  ///< "hand", "model", "import", "rule"
QString originText(const QString& by);
QString historyTime(qint64 ms);  ///< of today: the time alone
QString fieldValueText(const QString& field, const std::string& value);
/// What a change did: how often "a -> b", then the first clips by name.
QString changeInWords(const Change& change, const Dataset& data);
/// The same on one line, for few clips; empty when there is nothing to say.
QString changeInOneLine(const Change& change, const Dataset& data);
/// Clips touched by it, in its order, without those that are gone.
QStringList clipsOf(const Change& change, const Dataset& data);

}  // namespace ullim
