#pragma once
#include <functional>
#include <memory>
#include <span>

#include "core/base/units.h"

namespace ullim {

/// Slower or faster with the pitch kept, block by block. The delay of the method is taken off: sample i of
/// the answer stands for sample i * speed of what was pushed, and finish() makes the length
/// round(pushed / speed). Source: Rubber Band, real-time mode, engine R3. One thread at a time.
class Stretcher {
 public:
  /// Planar blocks of one length; they live during the call.
  using Sink = std::function<void(std::span<const float* const> channels, std::size_t frames)>;

  /// speed: 0.25 .. 4.
  Stretcher(SampleRate rate, int channels, double speed);
  ~Stretcher();
  Stretcher(Stretcher&&) noexcept;
  Stretcher& operator=(Stretcher&&) noexcept;

  void push(std::span<const float* const> channels, std::size_t frames, const Sink& out);
  void finish(const Sink& out);  ///< the tail; nothing may be pushed afterwards

 private:
  struct State;
  std::unique_ptr<State> d;
};

}  // namespace ullim
