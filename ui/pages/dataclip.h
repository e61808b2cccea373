#pragma once
#include <QWidget>

#include "core/dataset/clip.h"
#include "ui/context.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ullim {

class ClipFeed;
class ClipModel;
class ClipView;
class KeyButton;
class LabelBar;
class PlayControl;

/// The present clip on the Data page: its pictures, the keys to hear and label it, and how far the annotator
/// is.
class DataClip : public QWidget {
  Q_OBJECT
 public:
  DataClip(const Context& context, ClipModel* model, QWidget* parent = nullptr);
  void setQuiet(bool quiet) { m_quiet = quiet; }  ///< a clip chosen by the program is not played by itself

 Q_SIGNALS:
  void readout(const QString& text);
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void makeControls();
  void connectActions();
  void showClip();
  void soundShown();
  void prefetch();
  void refreshLabel();
  void refreshProgress();
  void applyPicture();
  QString presentPath() const;
  const Clip* presentClip() const;
  void retranslate();

  Context m_context;
  ClipModel* m_model;
  QString m_path;  // of the clip that is shown or being loaded
  ClipFeed* m_feed = nullptr;
  bool m_quiet = false, m_playWhenReady = false;
  ClipView* m_view;
  QLabel *m_name, *m_facts, *m_progress;
  LabelBar* m_labels;
  PlayControl* m_control = nullptr;
  KeyButton *m_play, *m_loop, *m_previous, *m_next;
  QCheckBox *m_autoplay, *m_advance;
  QLineEdit* m_notes;
};

}  // namespace ullim
