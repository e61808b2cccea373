#pragma once
#include <QObject>
#include <memory>

#include "core/audio/audiofile.h"
#include "ui/context.h"
#include "ui/playback/playsource.h"

namespace ullim {

class TimeAxis;

/// Joins the shared player to one page's time axis: the page's play, selection, seek, speed and zoom keys,
/// the moving cursor, loop, volume, speed, band and device from the settings. Acts only while the page is
/// visible; a page that comes to the front takes the player over.
class PlayControl : public QObject {
  Q_OBJECT
 public:
  PlayControl(const Context& context, TimeAxis* axis, QWidget* page);

  TimeAxis* axis() const { return m_axis; }
  void setAxis(TimeAxis* axis);  ///< another view of the page is played now
  std::shared_ptr<const AudioClip> audio() const { return m_audio; }
  void setAudio(std::shared_ptr<const AudioClip> audio);     ///< stops; nullptr: nothing to play
  void switchAudio(std::shared_ptr<const AudioClip> audio);  ///< same length and rate: playing goes on
  void setFile(const PlayFile& file);                        ///< instead of audio: read from disk; stops
  SampleRate rate() const;                                   ///< of audio or file; 0 Hz: nothing to play
  SamplePos length() const;
  bool isPlaying() const;
  SamplePos position() const;
  FrequencyBand band() const { return m_band; }  ///< selected, whether it is played alone or not

 public Q_SLOTS:
  void toggle();         ///< play from the cursor, or pause
  void playSelection();  ///< the selection, or everything, from its start
  void playVisible();    ///< what the axis shows
  void seek(ullim::SamplePos pos);
  void setBand(double lowHz, double highHz);  ///< the selected band; low == high: none

 Q_SIGNALS:
  void changed();                    ///< playing, position, source or band
  void failed(const QString& text);  ///< one sentence

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool mine() const;
  bool nothing() const { return length() == 0; }
  void takeOver();
  void followSettings();
  void followAxis();
  void applyBand();
  void connectKeys();
  Context m_context;
  TimeAxis* m_axis;
  QWidget* m_page;
  std::shared_ptr<const AudioClip> m_audio;
  PlayFile m_file;
  FrequencyBand m_band;
};

/// The speeds that keys and menus offer.
inline constexpr double kSpeeds[] = {0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

}  // namespace ullim
