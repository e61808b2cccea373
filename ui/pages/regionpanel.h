#pragma once
#include <QHash>
#include <QIcon>
#include <QWidget>
#include <functional>

#include "core/audio/audiofile.h"
#include "core/dataset/region.h"
#include "ui/context.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ullim {

class ClipView;

/// The regions of the present clip: a list beside the view, and what the mouse and the keys do with them. The
/// chosen region is the view's selection; moving an edge of that selection moves the region's. Every edit is
/// one change of the project, so that it can be undone.
class RegionPanel : public QWidget {
  Q_OBJECT
 public:
  /// page: whose keys these are. hopOf: the analysis hop, samples, for snapping to frames.
  RegionPanel(const Context& context, ClipView* view, QWidget* page, std::function<int()> hopOf,
              QWidget* parent = nullptr);

  /// "" : none. The sound is for snapping to zero crossings; nullptr: not at hand.
  void setClip(const QString& clipId, SampleRate rate, std::int64_t frames,
               std::shared_ptr<const AudioClip> audio);
  void setCompanion(ClipView* view);  ///< another view of the same clip: shows the regions, too
  void release();                     ///< no region is chosen; the selection stays
  void takeSelection();               ///< the selection was changed by other means than the mouse
  void forgetTyped();                 ///< what stands in the fields and was not taken
  QString active() const { return m_active; }
  /// Imports a file of another program into this clip; the kind by its ending and its first line.
  void importFrom(const QString& path);
  void exportTo(const QString& path);

 Q_SIGNALS:
  void editing();  ///< its fields should come to the front
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void followWalk();
  void follow(ClipView* view);
  void connectKeys(QWidget* page);
  void retranslate();
  void refresh();
  void choose(const QString& id);
  void step(int by);
  void addFromSelection();
  void addAtCursor();
  void editActive();
  void removeActive();
  void commit(const std::vector<std::pair<const Region*, const Region*>>& edits, const QString& why);
  void change(const std::function<void(Region&)>& edit, const QString& why);
  SampleRange snapped(SampleRange range) const;
  SamplePos snappedEdge(SamplePos at) const;
  const Region* activeRegion() const;
  void askImport();
  void askExport();

  Context m_context;
  ClipView* m_view;
  ClipView* m_companion = nullptr;
  std::function<int()> m_hopOf;
  QString m_clip, m_active;
  SampleRate m_rate;
  std::int64_t m_frames = 0;
  std::shared_ptr<const AudioClip> m_audio;
  bool m_filling = false, m_walking = false;
  QHash<QString, QIcon> m_dots;  ///< by colour
  QTableWidget* m_list;
  QLabel *m_hint, *m_classLabel, *m_noteLabel, *m_snapLabel;
  QComboBox *m_class, *m_snap;
  QLineEdit* m_note;
  QPushButton *m_add, *m_remove, *m_import, *m_export;
};

}  // namespace ullim
