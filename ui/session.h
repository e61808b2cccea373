#pragma once
#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

namespace ullim {

/// The clips one goes through, in order. The Data page's table is one; nothing is copied for 100 000 clips.
class ClipQueue {
 public:
  virtual ~ClipQueue() = default;
  virtual qsizetype queueSize() const = 0;
  virtual QString queueAt(qsizetype place) const = 0;
  virtual std::vector<int> queueClips() const = 0;                  ///< indices in Dataset::clips, in order
  virtual qsizetype queueIndexOf(const QString& clipId) const = 0;  ///< -1: not in it
};

/// A look at the present queue; not to be kept.
class QueueView {
 public:
  explicit QueueView(const ClipQueue* queue) : m_queue(queue) {}
  qsizetype size() const { return m_queue ? m_queue->queueSize() : 0; }
  bool isEmpty() const { return size() == 0; }
  QString at(qsizetype place) const { return m_queue->queueAt(place); }
  QString first() const { return at(0); }
  QString last() const { return at(size() - 1); }
  qsizetype indexOf(const QString& id) const { return m_queue ? m_queue->queueIndexOf(id) : -1; }
  bool contains(const QString& id) const { return indexOf(id) >= 0; }
  std::vector<int> clips() const { return m_queue ? m_queue->queueClips() : std::vector<int>(); }
  QStringList toList() const;

 private:
  const ClipQueue* m_queue;
};

/// What all pages share: the present clip, the filter, and the queue (clip ids in the order the Data table
/// shows them). A page that wants to show certain clips (a confusion cell) calls setRestriction(); Data
/// follows.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(QObject* parent = nullptr);

  QString currentClip() const { return m_current; }
  bool walking() const { return m_guide; }  ///< setGuide(): nothing may tell what others said
  QueueView queue() const { return QueueView(m_guide ? m_guide : m_queue); }
  QString filterText() const { return m_filter; }
  QString filterError() const {
    return m_filterError;
  }  ///< why the filter text is not understood; empty: it is
  QStringList selection() const {
    return m_selection;
  }  ///< the clips a verdict is for; the present clip alone when not several
  QStringList restriction() const { return m_restriction; }
  QString restrictionTitle() const { return m_restrictionTitle; }
  /// The restricted clips are shown in the order they were given in, until a column is sorted by.
  bool restrictionOrdered() const { return m_restrictionOrdered; }
  /// Labels that are there already are not shown anywhere the annotator looks: table, clip, Inspect.
  bool blind() const { return m_blind; }
  /// In place of a clip's file name, which may tell its label, while blind: "Clip 12"; the given name else.
  QString shownName(const QString& clipId, const QString& name) const;
  QString run() const { return m_run; }  ///< run folder that Results shows; empty: the newest
  QString trainingChain() const {
    return m_trainingChain;
  }                                          ///< augmentation that Train applies, as chainText()
  void forgetQueue() { m_queue = nullptr; }  ///< it is gone; says nothing to anybody
  QString neighbour(int step) const;         ///< id `step` places on in the queue; empty at its end

 public Q_SLOTS:
  void setCurrentClip(const QString& id);
  void setSelection(const QStringList& ids);  ///< by the Data page: the selected rows
  /// By the Data page, after each sort or filter. Must outlive its being the queue; null: none.
  void setQueue(const ClipQueue* queue);
  /// A walk of its own (a blind pass) that goes before the table's queue; null: none. Must outlive that.
  void setGuide(const ClipQueue* guide);
  void setBlind(bool blind);
  void setFilterText(const QString& text);
  void setFilterError(const QString& error);  ///< by the Data page
  void setRestriction(const QStringList& ids, const QString& title, bool ordered = false);  ///< empty: none
  bool next();
  bool previous();
  void setRun(const QString& folder);
  void setTrainingChain(const QString& chain);
  void showPage(const QString& name);         ///< "data", "inspect", "augment", "train", "results"
  void trainAgain(const QString& runFolder);  ///< Train takes over the run's settings and comes to the front

 Q_SIGNALS:
  void currentClipChanged(const QString& id);
  void selectionChanged();
  void queueChanged();
  void blindChanged(bool blind);
  void filterTextChanged(const QString& text);
  void filterErrorChanged(const QString& error);
  void restrictionChanged();
  void showClipsRequested();  ///< the Data page should come to the front
  void runChanged(const QString& folder);
  void trainingChainChanged(const QString& chain);
  void showPageRequested(const QString& name);
  void trainAgainRequested(const QString& runFolder);

 private:
  QString m_current, m_filter, m_filterError, m_restrictionTitle, m_run, m_trainingChain;
  const ClipQueue *m_queue = nullptr, *m_guide = nullptr;
  QStringList m_restriction, m_selection;
  bool m_blind = false, m_restrictionOrdered = false;
};

}  // namespace ullim
