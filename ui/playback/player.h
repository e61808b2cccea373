#pragma once
#include <QObject>
#include <memory>

#include "ui/playback/playsource.h"

namespace ullim {

class OutputDevices;

/// Plays samples in memory, or a file of any length from disk, through Qt Multimedia: faster or slower with
/// the pitch kept or not, one frequency band alone, on a chosen device. The cursor follows what the device
/// has played, not what was handed to it. Sound is made ahead on a thread of its own; no function here waits
/// for it. Without an output device play() reports failed() once, with what to do; a device that
/// vanishes is replaced by the system's.
class Player : public QObject {
  Q_OBJECT
 public:
  explicit Player(QObject* parent = nullptr);
  ~Player() override;

  void setSource(std::shared_ptr<const AudioClip> audio);  ///< stops
  void setFile(const PlayFile& file);                      ///< stops; read from disk while it plays
  /// Another signal of the same length and rate (A/B): what sounds changes, position and playing do not.
  void switchSource(std::shared_ptr<const AudioClip> audio);
  std::shared_ptr<const AudioClip> source() const;  ///< nullptr while a file is the source
  const PlayFile& file() const;
  SamplePos length() const;  ///< 0: nothing to play
  bool isPlaying() const;
  bool loop() const;
  SamplePos position() const;
  double speed() const;
  FrequencyBand band() const;
  OutputDevices* devices() const;

 public Q_SLOTS:
  void play(ullim::SampleRange range);  ///< empty: from the position to the end
  void pause();
  void stop();  ///< back to where play began
  void seek(ullim::SamplePos pos);
  void setLoop(bool on);
  void setVolume(double volume);                ///< 0..1, linear amplitude
  void setSpeed(double speed, bool keepPitch);  ///< clamped to 0.25..2; heard within 0.25 s
  void setBand(double lowHz, double highHz);    ///< low == high: everything
  void setOutputDevice(const QByteArray& id);   ///< empty: the system's

 Q_SIGNALS:
  void positionChanged(ullim::SamplePos pos);  ///< about 60 times a second while playing
  void stateChanged(bool playing);
  void failed(const QString& message);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
