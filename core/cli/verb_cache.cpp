#include <algorithm>
#include <ostream>

#include "core/cli/system.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurecache.h"
#include "core/view/viewcache.h"

namespace ullim {
namespace {

constexpr std::uint64_t kMb = std::uint64_t(1) << 20;

struct Options {
  bool clear = false;
  std::optional<std::uint64_t> trimToMb;
};

std::string megabytes(std::uint64_t bytes) { return fixedText(double(bytes) / double(kMb), 1) + " MB"; }

/// One shelf of the cache, and what was removed from it.
struct Shelf {
  FeatureCache cache;
  CacheAmount amount, removed;
  Json json() const {
    return {{"folder", cache.folder()},
            {"entries", amount.entries},
            {"bytes", amount.bytes},
            {"limit_bytes", cache.limitBytes()},
            {"removed_entries", removed.entries},
            {"removed_bytes", removed.bytes}};
  }
  std::string removedText(const char* what) const {
    return std::to_string(removed.entries) + " " + what + ", " + megabytes(removed.bytes);
  }
};

Result<Done> trim(Shelf& shelf, std::uint64_t bytes, const JobContext& job) {
  const auto trimmed = shelf.cache.trim(bytes, job);
  if (!trimmed) return trimmed.error();
  shelf.removed = *trimmed;
  return Done{};
}

/// Overviews go first: they are made again in seconds.
Result<Done> trimBoth(Shelf& features, Shelf& views, std::uint64_t bytes, const JobContext& job) {
  const std::uint64_t kept = bytes == 0 ? 0 : features.cache.amount().bytes;
  if (auto done = trim(views, bytes > kept ? bytes - kept : 0, job); !done) return done;
  return trim(features, bytes, job);
}

int run(Session& session, const Options& options) {
  const auto limit = cacheLimitBytes();
  if (!limit) return session.fail(limit.error());
  Shelf features{FeatureCache(cacheFolder(), *limit), {}, {}};
  Shelf views{viewCache(cacheFolder(), std::min(*limit, kViewCacheBytes)), {}, {}};
  if (features.cache.folder().empty())
    return session.fail(
        {ErrorCode::NotFound, "cache: there is no folder for it (set HOME or ULLIM_CACHE_DIR)"});
  const bool removes = options.clear || options.trimToMb;
  if (removes) {
    const auto done =
        trimBoth(features, views, options.clear ? 0 : *options.trimToMb * kMb, {session.stop, {}});
    if (!done) return session.fail(done.error());
  }
  features.amount = features.cache.amount();
  views.amount = views.cache.amount();
  if (session.common.json) {
    Json json = features.json();
    json["views"] = views.json();
    session.print(json);
    return kExitDone;
  }
  if (removes)
    session.out << "removed " << features.removedText("features") << "; " << views.removedText("overviews")
                << "\n";
  session.out << "folder    " << features.cache.folder() << "\nfeatures  " << features.amount.entries
              << "\nsize      " << megabytes(features.amount.bytes) << "\nlimit     "
              << megabytes(features.cache.limitBytes()) << "\nfolder    " << views.cache.folder()
              << "\noverviews " << views.amount.entries << "\nsize      " << megabytes(views.amount.bytes)
              << "\nlimit     " << megabytes(views.cache.limitBytes()) << "\n";
  return kExitDone;
}

}  // namespace

Action setupCache(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.footer(
      "Computed features are kept by the content of the sound file and all options, so that asking again is\n"
      "quick, and so are overviews of long files (at most 512 MB of them). The least recently used go "
      "first.\n"
      "Nothing is lost with the cache but time.\n"
      "  ULLIM_CACHE_DIR        its folder (default: $XDG_CACHE_HOME/ullim, else ~/.cache/ullim)\n"
      "  ULLIM_CACHE_LIMIT_MB   its limit in MB of 2^20 bytes (default: 2048; 0: no cache)");
  auto* const clear = app.add_flag("--clear", options->clear, "Remove all features and overviews");
  app.add_option(
         "--trim-to", options->trimToMb,
         "Remove overviews, then features, the least recently used first, until at most so many MB are left "
         "(default: off)")
      ->type_name("MB")
      ->check(CLI::Range(std::uint64_t(0), std::uint64_t(1) << 40))
      ->excludes(clear);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
