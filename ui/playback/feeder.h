#pragma once
#include <functional>
#include <memory>
#include <string>

#include "ui/playback/playsession.h"

namespace ullim {

/// The thread that makes the sound of one session at a time ahead of the device: it reads, filters, stretches
/// and resamples, so that the device's own thread only copies.
class Feeder {
 public:
  struct Start {
    std::shared_ptr<PlaySession> session;
    std::shared_ptr<PlaySource> source;
    FrequencyBand band;  ///< empty: everything
    PlayOrder order;
    // Called on the feeder's thread.
    std::function<void()> ready;  ///< the first sound is in the ring
    std::function<void(const Error&)> failed;
  };

  Feeder();
  ~Feeder();                ///< waits for the block being made
  void start(Start start);  ///< the session before is given up
  void stop();
  /// The playing goes on from where the ring ends with another source (same rate and length), band or speed.
  void change(std::shared_ptr<PlaySource> source, FrequencyBand band, double speed, bool keepPitch);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
