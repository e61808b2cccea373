#pragma once
#include <QObject>
#include <memory>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/augment/chain.h"
#include "core/dsp/feature.h"

namespace ullim {

/// A clip before and after a chain. The log-mels share one reference and one colour range, so that they can
/// be compared; `difference` is after minus before in dB, with a range that is the same on both sides of 0.
struct AugmentResult {
  std::shared_ptr<const AudioClip> before, after;
  std::shared_ptr<const Feature> beforeMel, afterMel, difference;
};

struct AugmentRequest {
  std::shared_ptr<const AudioClip> audio;
  Chain chain;
  std::string clipId;  ///< with the chain's seed it decides the chance, as in training
};

/// The whole preview as a plain function. Errors as applyChain() and computeFeature(); Cancelled.
Result<AugmentResult> computeAugmentation(const AugmentRequest& request, const JobContext& job = {});

/// Computes previews one after the other off the GUI thread; a newer request replaces one that waits and
/// stops the one that runs.
class AugmentPreview : public QObject {
  Q_OBJECT
 public:
  explicit AugmentPreview(QObject* parent = nullptr);
  ~AugmentPreview() override;
  void request(AugmentRequest request);
  void cancel();
  bool isBusy() const;

 Q_SIGNALS:
  void ready(const ullim::AugmentResult& result);
  void failed(const ullim::Error& error);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
