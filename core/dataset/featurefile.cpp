#include "core/dataset/featurefile.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <optional>
#include <stdexcept>

#include "core/base/atomicfile.h"
#include "core/dataset/npyfile.h"
#include "core/dataset/rowstore.h"
#include "core/dsp/featurestream.h"
#include "core/dsp/npy.h"
#include "core/dsp/scaling.h"

namespace ullim {
namespace {

Error named(const std::string& path, Error error) {
  if (!error.detail.starts_with(path)) error.detail = path + ": " + error.detail;
  return error;
}

/// Nothing is thrown out of this room: a clip that does not fit is one bad clip.
template <class T, class Body>
Result<T> guarded(const std::string& path, Body&& body) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::FileUnreadable,
                 path + ": its feature does not fit into memory (take a longer hop or a shorter part)"};
  } catch (const std::length_error&) {
    return Error{ErrorCode::FileUnreadable,
                 path + ": its feature does not fit into memory (take a longer hop or a shorter part)"};
  }
}

Error noSound(const std::string& path) {
  return {ErrorCode::FileEmpty, path + ": holds no sound (check the file and the offset)"};
}

bool canStream(const ReadOptions& read, const FeatureOptions& options) {
  return isFramewise(options) && (read.resampleTo.hz == 0 || isStreamable(read.resampleType));
}

Result<Feature> featureOfWhole(const std::string& path, const ReadOptions& read,
                               const FeatureOptions& options, const JobContext& job, int jobs,
                               AudioFacts* facts = nullptr) {
  const auto clip = readAudio(path, read, job);
  if (!clip) return clip.error();
  if (clip->frames() == 0) return noSound(path);
  if (facts) *facts = clip->facts;
  return computeFeature(clip->samples, clip->rate, options, job, jobs);
}

/// Streams a file through something that is made once the rate is known. `make` gives a Result of it; `push`
/// takes each block.
template <class Target, class Make, class Push>
Result<Target> throughFile(const std::string& path, const ReadOptions& read, const JobContext& job,
                           Make&& make, Push&& push, AudioFacts* facts = nullptr) {
  std::optional<Target> target;
  std::optional<Error> failed;
  const auto begin = [&](const AudioStart& start) {
    auto made = make(start);
    if (!made) {
      failed = made.error();
      return false;
    }
    target.emplace(std::move(*made));
    return true;
  };
  const auto take = [&](std::span<const float> block) {
    if (auto pushed = push(*target, block); !pushed) failed = pushed.error();
    return !failed;
  };
  const auto stream = streamAudio(path, read, AudioBegin(begin), AudioSink(take), job);
  if (failed) return *failed;
  if (!stream) return stream.error();
  if (stream->frames == 0 || !target) return noSound(path);
  if (facts) *facts = stream->facts;
  return std::move(*target);
}

/// Chroma is tuned to the whole recording, which is looked at once before.
Result<double> tuningOf(const std::string& path, const ReadOptions& read, const FeatureOptions& options,
                        const JobContext& job) {
  if (!needsTuning(options)) return 0.0;
  using Tuning = std::unique_ptr<TuningStream>;
  auto stream = throughFile<Tuning>(
      path, read, {job.stop, {}},
      [&](const AudioStart& start) -> Result<Tuning> {
        if (auto valid = options.validate(start.rate); !valid) return valid.error();
        return std::make_unique<TuningStream>(start.rate, options);
      },
      [](Tuning& target, std::span<const float> block) -> Result<Done> {
        target->push(block);
        return Done{};
      });
  if (!stream) return stream.error();
  return (*stream)->finish();
}

Result<Feature> streamedFeature(const std::string& path, const ReadOptions& read,
                                const FeatureOptions& options, const JobContext& job, int jobs) {
  const auto tuning = tuningOf(path, read, options, job);
  if (!tuning) return tuning.error();
  // Threads need more frames at once than a block of a file has.
  const std::size_t atOnce = jobs == 1 ? 0 : std::size_t(1) << 20;
  std::vector<float> gathered;
  auto builder = throughFile<FeatureBuilder>(
      path, read, {job.stop, {}},
      [&](const AudioStart& start) -> Result<FeatureBuilder> {
        auto made = FeatureBuilder::make(start.rate, options, *tuning, jobs, job);
        if (made) made->expect(start.expected);
        return made;
      },
      [&](FeatureBuilder& target, std::span<const float> block) -> Result<Done> {
        if (atOnce == 0) return target.push(block);
        gathered.insert(gathered.end(), block.begin(), block.end());
        if (gathered.size() < atOnce) return Done{};
        auto pushed = target.push(gathered);
        gathered.clear();
        return pushed;
      });
  if (!builder) return builder.error();
  if (auto pushed = builder->push(gathered); !pushed) return pushed.error();
  gathered = {};
  return builder->finish();
}

/// Second pass over the stored rows: finished frames to `put`.
Result<Done> finishRows(RowStore& store, const FeatureOptions& options, const RowStats& stats,
                        const JobContext& job, const std::function<bool(std::span<const float>)>& put) {
  auto finisher = makeRowFinisher(options, stats);
  if (!finisher) return finisher.error();
  bool going = true;
  std::size_t done = 0;
  const auto out = [&](std::span<const float> row) { going = going && put(row); };
  const auto replayed = store.replay([&](std::span<const float> raw) {
    if (*finisher)
      (*finisher)->push(raw, out);
    else
      out(raw);
    if (++done % 1024 == 0) {
      job.progress(done, stats.frames);
      going = going && !job.stopped();
    }
    return going;
  });
  if (!replayed) return replayed.error();
  if (job.stopped()) return Error{ErrorCode::Cancelled, "feature: stopped"};
  if (*finisher && going) (*finisher)->finish(out);
  return Done{};
}

/// What every finished value is less and divided by.
struct Scaling {
  std::vector<double> mean, scale;  // one for each row, or empty
};

Result<Scaling> scalingOf(RowStore& store, const FeatureOptions& options, const RowStats& stats,
                          const JobContext& job) {
  Scaling out;
  if (options.scale == FeatureScale::None) return out;
  StandardScaler scaler;
  std::size_t rows = 0;
  const auto done = finishRows(store, options, stats, {job.stop, {}}, [&](std::span<const float> row) {
    rows = row.size();
    if (options.scale == FeatureScale::Rows) {
      scaler.partialFit(row);
    } else {
      for (const float& v : row) scaler.partialFit(std::span<const float>(&v, 1));
    }
    return true;
  });
  if (!done) return done.error();
  out.mean = scaler.mean();
  out.scale = scaler.scale();
  if (options.scale == FeatureScale::Clip) {
    out.mean.resize(rows, out.mean.front());
    out.scale.resize(rows, out.scale.front());
  }
  return out;
}

Result<FeatureFile> streamedFile(const std::string& path, const ReadOptions& read,
                                 const FeatureOptions& options, const std::string& outPath, bool overwrite,
                                 const JobContext& job) {
  const auto tuning = tuningOf(path, read, options, job);
  if (!tuning) return tuning.error();
  SampleRate sampleRate;
  AudioFacts facts;
  std::unique_ptr<RowStore> store;
  const auto keep = [&](std::span<const float> row) { return store->append(row); };
  const auto lost = [&](Error error) {  // the sink's refusal is the disk's, not the user's
    return error.code == ErrorCode::Cancelled && !job.stopped() ? store->failure() : error;
  };
  auto stream = throughFile<FeatureStream>(
      path, read, job,
      [&](const AudioStart& start) {
        sampleRate = start.rate;
        auto made = FeatureStream::make(start.rate, options, *tuning);
        if (made) store = std::make_unique<RowStore>(made->rawRows(), temporaryNameFor(outPath) + ".rows");
        return made;
      },
      [&](FeatureStream& target, std::span<const float> block) -> Result<Done> {
        const auto pushed = target.push(block, keep);
        if (!pushed) return lost(pushed.error());
        return Done{};
      },
      &facts);
  if (!stream) return stream.error();
  if (auto ended = stream->finish(keep); !ended) return lost(ended.error());
  const RowStats& stats = stream->stats();
  const auto scaling = scalingOf(*store, options, stats, job);
  if (!scaling) return scaling.error();

  std::optional<NpyFile> file;
  std::optional<Error> failed;
  std::vector<float> scaled;
  const auto done = finishRows(*store, options, stats, job, [&](std::span<const float> row) {
    if (!file) {
      auto created = NpyFile::create(outPath, row.size(), stats.frames, overwrite);
      if (!created) {
        failed = created.error();
        return false;
      }
      file.emplace(std::move(*created));
    }
    if (scaling->mean.empty()) return file->append(row);
    scaled.resize(row.size());
    for (std::size_t r = 0; r < row.size(); ++r)
      scaled[r] = float((double(row[r]) - scaling->mean[r]) / scaling->scale[r]);
    return file->append(scaled);
  });
  if (failed) return *failed;
  if (!done) return done.error();
  if (auto committed = file->commit(); !committed) return committed.error();
  return FeatureFile{file->rows(), stats.frames, sampleRate, facts};
}

}  // namespace

Result<Feature> featureOfFile(const std::string& path, const ReadOptions& read, const FeatureOptions& options,
                              const JobContext& job, int jobs) {
  auto feature = guarded<Feature>(path, [&] {
    return canStream(read, options) ? streamedFeature(path, read, options, job, jobs)
                                    : featureOfWhole(path, read, options, job, jobs);
  });
  if (!feature) return named(path, feature.error());
  return feature;
}

Result<FeatureFile> writeFeatureFile(const std::string& path, const ReadOptions& read,
                                     const FeatureOptions& options, const std::string& out, bool overwrite,
                                     const JobContext& job) {
  const auto refused = [&](const Error& error) {
    return error.detail.starts_with(out) ? error : named(path, error);
  };
  std::error_code ignored;
  if (!overwrite && std::filesystem::exists(out, ignored))  // before any work
    return Error{ErrorCode::FileExists, out + ": already exists (use --force or choose another name)"};
  if (canStream(read, options)) {
    auto file =
        guarded<FeatureFile>(path, [&] { return streamedFile(path, read, options, out, overwrite, job); });
    if (!file) return refused(file.error());
    return file;
  }
  return guarded<FeatureFile>(path, [&]() -> Result<FeatureFile> {
    AudioFacts facts;
    const auto feature = featureOfWhole(path, read, options, job, 1, &facts);
    if (!feature) return named(path, feature.error());
    const std::string bytes = npyBytes(feature->values);
    if (auto written = writeFileAtomically(out, std::string_view(bytes), overwrite); !written)
      return written.error();
    return FeatureFile{feature->values.cols(), feature->values.rows(), feature->rate, facts};
  });
}

}  // namespace ullim
