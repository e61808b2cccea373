#pragma once
#include <QObject>
#include <QString>
#include <QStringList>

namespace ullim {

/// What all pages share: the present clip, the filter, and the queue (clip ids in the order the Data table
/// shows them). A page that wants to show certain clips (a confusion cell) calls setRestriction(); Data
/// follows.
class Session : public QObject {
  Q_OBJECT
 public:
  explicit Session(QObject* parent = nullptr);

  QString currentClip() const { return m_current; }
  QStringList queue() const { return m_queue; }
  QString filterText() const { return m_filter; }
  QString filterError() const {
    return m_filterError;
  }  ///< why the filter text is not understood; empty: it is
  QStringList selection() const {
    return m_selection;
  }  ///< the clips a verdict is for; the present clip alone when not several
  QStringList restriction() const { return m_restriction; }
  QString restrictionTitle() const { return m_restrictionTitle; }
  QString run() const { return m_run; }  ///< run folder that Results shows; empty: the newest
  QString trainingChain() const {
    return m_trainingChain;
  }                                   ///< augmentation that Train applies, as chainText()
  QString neighbour(int step) const;  ///< id `step` places on in the queue; empty at its end

 public Q_SLOTS:
  void setCurrentClip(const QString& id);
  void setSelection(const QStringList& ids);  ///< by the Data page: the selected rows
  void setQueue(const QStringList& ids);      ///< by the Data page, after each sort or filter
  void setFilterText(const QString& text);
  void setFilterError(const QString& error);                          ///< by the Data page
  void setRestriction(const QStringList& ids, const QString& title);  ///< empty: none
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
  QStringList m_queue, m_restriction, m_selection;
};

}  // namespace ullim
