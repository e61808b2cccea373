#pragma once
#include <QObject>
#include <functional>
#include <memory>

#include "core/audio/audiofile.h"
#include "ui/context.h"

namespace ullim {

class TimeAxis;

/// Joins the shared player to one page's time axis: the page's play, selection, seek and zoom keys, the
/// moving cursor, loop and volume from the settings. Acts only while the page is visible; a page that comes
/// to the front takes the player over.
class PlayControl : public QObject {
  Q_OBJECT
 public:
  PlayControl(const Context& context, TimeAxis* axis, QWidget* page);

  std::shared_ptr<const AudioClip> audio() const { return m_audio; }
  void setAudio(std::shared_ptr<const AudioClip> audio);     ///< stops; nullptr: nothing to play
  void switchAudio(std::shared_ptr<const AudioClip> audio);  ///< same length and rate: playing goes on
  bool isPlaying() const;
  SamplePos position() const;

 public Q_SLOTS:
  void toggle();         ///< play from the cursor, or pause
  void playSelection();  ///< the selection, or the whole clip
  void seek(ullim::SamplePos pos);

 Q_SIGNALS:
  void changed();                    ///< playing, position or source
  void failed(const QString& text);  ///< one sentence

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool mine() const;
  void takeOver();
  void followSettings();
  Context m_context;
  TimeAxis* m_axis;
  QWidget* m_page;
  std::shared_ptr<const AudioClip> m_audio;
};

}  // namespace ullim
