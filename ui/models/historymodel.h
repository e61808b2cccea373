#pragma once
#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QTimer>
#include <vector>

#include "core/store/project.h"
#include "ui/document.h"

namespace ullim {

/// The project's history, newest first, read in parts as it is scrolled to.
class HistoryModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { When, What, Details, Clips, Who, ColumnCount };
  /// `part`: lines read at the first time; each further time doubles what is there.
  explicit HistoryModel(Document* document, QObject* parent = nullptr, int part = 1000);

  void setActive(bool active);  ///< while it is not seen nothing is read
  const HistoryEntry& entry(int row) const { return m_entries[std::size_t(row)]; }
  /// To get to the state after this line: > 0: undo so many; < 0: redo so many; 0: it is the present, or out
  /// of reach.
  int stepsTo(int row) const;
  /// Who undid the line, when, and whether it can come back; empty when it was not undone.
  static QString undoneText(const HistoryEntry& line);
  void retranslate();  ///< after another language: the words of each line are made anew
  QStringList people() const { return m_people; }
  QStringList kinds() const { return m_kinds; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 Q_SIGNALS:
  void peopleChanged();  ///< or kinds()
  void fetched();

 private:
  void reload();
  void readNewest();
  void take(std::vector<HistoryEntry> entries, int asked);
  void put(std::vector<HistoryEntry> entries);
  void gather();
  QString details(const HistoryEntry& line) const;
  void readWords();
  Document* m_document;
  int m_part;
  std::vector<HistoryEntry> m_entries;  // newest first
  QStringList m_people, m_kinds;
  // What the lines on screen did, in words: read when they are first shown.
  mutable QHash<qint64, QString> m_words;
  mutable QSet<qint64> m_wanted;
  mutable QTimer m_wordsLater;
  bool m_active = false, m_stale = true, m_more = false, m_asked = false;
};

/// Lines of the history by person, kind, origin and text.
class HistoryFilter : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setPerson(const QString& person) { m_person = person, invalidateFilter(); }
  void setKind(const QString& kind) { m_kind = kind, invalidateFilter(); }
  void setOrigin(const QString& by) { m_by = by, invalidateFilter(); }
  void setText(const QString& text) { m_text = text, invalidateFilter(); }
  bool isOn() const {
    return !m_person.isEmpty() || !m_kind.isEmpty() || !m_by.isEmpty() || !m_text.isEmpty();
  }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString m_person, m_kind, m_by, m_text;
};

}  // namespace ullim
