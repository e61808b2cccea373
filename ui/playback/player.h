#pragma once
#include <QObject>
#include <memory>

#include "core/audio/audiofile.h"

namespace ullim {

/// Plays samples in memory through Qt Multimedia. The cursor follows what the device has processed, not the
/// wall clock. Without an output device play() reports failed() once, with what to do.
class Player : public QObject {
  Q_OBJECT
 public:
  explicit Player(QObject* parent = nullptr);
  ~Player() override;

  void setSource(std::shared_ptr<const AudioClip> audio);  ///< stops
  /// Another signal of the same length and rate (A/B): what sounds changes, position and playing do not.
  void switchSource(std::shared_ptr<const AudioClip> audio);
  std::shared_ptr<const AudioClip> source() const;
  bool isPlaying() const;
  bool loop() const;
  SamplePos position() const;

 public Q_SLOTS:
  void play(ullim::SampleRange range);  ///< empty: from the position to the end
  void pause();
  void stop();  ///< back to where play began
  void seek(ullim::SamplePos pos);
  void setLoop(bool on);
  void setVolume(double volume);  ///< 0..1, linear amplitude

 Q_SIGNALS:
  void positionChanged(ullim::SamplePos pos);  ///< about 60 times a second while playing
  void stateChanged(bool playing);
  void failed(const QString& message);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
