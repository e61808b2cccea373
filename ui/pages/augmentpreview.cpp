#include "ui/pages/augmentpreview.h"

#include <QThreadPool>
#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

// Fades reach silence, where a difference in dB has no end; beyond this it says nothing more.
constexpr float kLargestDifferenceDb = 40.0f;
constexpr float kSmallestRangeDb = 3.0f;

/// One reference for both sides: relative to each clip's own maximum a gain would not be seen.
FeatureOptions melOptions() {
  FeatureOptions o;
  o.kind = FeatureKind::LogMel;
  o.stft.nFft = 1024;
  o.stft.hopLength = 256;
  o.mel.nMels = 64;
  o.db.refMax = false;
  o.db.ref = 1.0;
  o.db.topDb = 80.0;
  return o;
}

std::shared_ptr<const Feature> differenceOf(const Feature& before, const Feature& after) {
  auto out = std::make_shared<Feature>(before);
  float range = kSmallestRangeDb;
  auto to = out->values.data();
  const auto a = before.values.data(), b = after.values.data();
  for (std::size_t i = 0; i < to.size() && i < b.size(); ++i) {
    to[i] = std::clamp(b[i] - a[i], -kLargestDifferenceDb, kLargestDifferenceDb);
    range = std::max(range, std::abs(to[i]));
  }
  out->minimum = -range;
  out->maximum = range;
  return out;
}

}  // namespace

Result<AugmentResult> computeAugmentation(const AugmentRequest& request, const JobContext& job) {
  AugmentResult result;
  result.before = request.audio;
  auto after = std::make_shared<AudioClip>();
  after->rate = request.audio->rate;
  after->channels = request.audio->channels;
  for (int c = 0; c < request.audio->channels; ++c) {
    auto part = applyChain(request.audio->channel(c), request.audio->rate, request.chain, request.clipId);
    if (!part) return part.error();
    after->samples.insert(after->samples.end(), part->begin(), part->end());
  }
  for (const float x : after->samples) after->facts.peak = std::max(after->facts.peak, std::abs(x));
  result.after = after;
  if (job.stopped()) return Error{ErrorCode::Cancelled, "augmentation preview"};
  auto beforeMel = computeFeature(request.audio->channel(0), request.audio->rate, melOptions(), job);
  if (!beforeMel) return beforeMel.error();
  auto afterMel = computeFeature(after->channel(0), after->rate, melOptions(), job);
  if (!afterMel) return afterMel.error();
  result.difference = differenceOf(*beforeMel, *afterMel);
  const float low = std::min(beforeMel->minimum, afterMel->minimum),
              high = std::max(beforeMel->maximum, afterMel->maximum);
  for (Feature* each : {&*beforeMel, &*afterMel}) {
    each->minimum = low;
    each->maximum = high;
  }
  result.beforeMel = std::make_shared<const Feature>(std::move(*beforeMel));
  result.afterMel = std::make_shared<const Feature>(std::move(*afterMel));
  return result;
}

struct AugmentPreview::Impl {
  std::optional<AugmentRequest> waiting;
  bool busy = false;
  std::stop_source stop;
  QThreadPool pool;
};

AugmentPreview::AugmentPreview(QObject* parent) : QObject(parent), d(std::make_unique<Impl>()) {
  d->pool.setMaxThreadCount(1);
}

AugmentPreview::~AugmentPreview() {
  d->stop.request_stop();
  d->pool.waitForDone();
}

bool AugmentPreview::isBusy() const { return d->busy; }

void AugmentPreview::cancel() {
  d->waiting.reset();
  d->stop.request_stop();
}

void AugmentPreview::request(AugmentRequest request) {
  if (d->busy) {
    d->stop.request_stop();
    d->waiting = std::move(request);
    return;
  }
  d->busy = true;
  d->stop = std::stop_source();
  d->pool.start([this, request = std::move(request), stop = d->stop] {
    JobContext job;
    job.stop = stop.get_token();
    auto result = computeAugmentation(request, job);
    QMetaObject::invokeMethod(
        this,
        [this, result = std::move(result), stopped = stop.stop_requested()] {
          d->busy = false;
          if (!stopped && result)
            Q_EMIT ready(*result);
          else if (!stopped && result.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(result.error());
          if (!d->waiting || d->busy) return;
          AugmentRequest next = std::move(*d->waiting);
          d->waiting.reset();
          this->request(std::move(next));
        },
        Qt::QueuedConnection);
  });
}

}  // namespace ullim
