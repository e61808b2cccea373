#include "core/view/longsound.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/dsp/rowmaker.h"
#include "core/view/longengine.h"

namespace ullim {
namespace {

constexpr std::size_t kLeastMemory = std::size_t(32) << 20;
constexpr int kMostThreads = 4;

Error onlyParts(const std::string& what) {
  return {ErrorCode::Unsupported,
          what +
              ": is for parts of a long file (look at a part of it, or choose another "
              "picture)"};
}

}  // namespace

struct LongSound::Impl {
  std::shared_ptr<LongEngine> engine;
};

Result<std::shared_ptr<LongSound>> LongSound::open(const std::string& path, const Options& options) {
  auto reader = PartReader::open(path, options.channel);
  if (!reader) return reader.error();
  LongEnginePlan plan;
  plan.path = path;
  plan.channel = options.channel;
  plan.threads = options.threads > 0 ? options.threads : std::min(defaultJobs(), kMostThreads);
  plan.memoryBytes = std::max(options.memoryBytes, kLeastMemory);
  plan.cacheFolder = options.cacheFolder;
  plan.cacheBytes = options.cacheBytes;
  std::shared_ptr<LongSound> sound(new LongSound);
  sound->d = std::make_unique<Impl>();
  sound->d->engine = std::make_shared<LongEngine>(std::move(plan), std::move(*reader));
  sound->d->engine->start();
  return sound;
}

LongSound::~LongSound() {
  d->engine->notifier().setListener({});
  d->engine->stop();
}

const AudioInfo& LongSound::info() const { return d->engine->info(); }
std::shared_ptr<WaveSource> LongSound::wave() const { return d->engine->wave(); }

Result<std::shared_ptr<CellSource>> LongSound::cells(const FeatureOptions& options) {
  if (auto valid = options.validate(info().rate); !valid) return valid.error();
  const std::string kind = std::string("kind: ") + featureName(options.kind);
  if (!isFramewise(options)) return onlyParts(kind);
  if (options.scale != FeatureScale::None) return onlyParts(kind + ", scaled to mean 0 and deviation 1");
  const std::int64_t frames = framesOf(options, info().frames);
  const bool slope = options.kind == FeatureKind::Delta || options.kind == FeatureKind::Delta2;
  if (frames < 1 || (slope && frames < options.delta.width))
    return Error{ErrorCode::BadArgument, kind + " has too few frames in a signal of " +
                                             std::to_string(info().frames) +
                                             " samples (use a smaller nFft or width)"};
  return std::shared_ptr<CellSource>(d->engine->cells(options));
}

void LongSound::setListener(std::function<void()> listener) {
  d->engine->notifier().setListener(std::move(listener));
}
double LongSound::progress() const { return d->engine->progress(); }
void LongSound::stopPass() { d->engine->setPaused(true); }
void LongSound::resumePass() { d->engine->setPaused(false); }
bool LongSound::isPassStopped() const { return d->engine->isPaused(); }
std::string LongSound::problem() const { return d->engine->problem(); }

}  // namespace ullim
