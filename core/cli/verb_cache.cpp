#include <ostream>

#include "core/cli/system.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurecache.h"

namespace ullim {
namespace {

constexpr std::uint64_t kMb = std::uint64_t(1) << 20;

struct Options {
  bool clear = false;
  std::optional<std::uint64_t> trimToMb;
};

std::string megabytes(std::uint64_t bytes) { return fixedText(double(bytes) / double(kMb), 1) + " MB"; }

int run(Session& session, const Options& options) {
  const auto limit = cacheLimitBytes();
  if (!limit) return session.fail(limit.error());
  FeatureCache cache(cacheFolder(), *limit);
  if (cache.folder().empty())
    return session.fail(
        {ErrorCode::NotFound, "cache: there is no folder for it (set HOME or ULLIM_CACHE_DIR)"});
  CacheAmount removed;
  if (options.clear || options.trimToMb) {
    const auto trimmed = cache.trim(options.clear ? 0 : *options.trimToMb * kMb, {session.stop, {}});
    if (!trimmed) return session.fail(trimmed.error());
    removed = *trimmed;
  }
  const CacheAmount amount = cache.amount();
  if (session.common.json) {
    session.print({{"folder", cache.folder()},
                   {"entries", amount.entries},
                   {"bytes", amount.bytes},
                   {"limit_bytes", cache.limitBytes()},
                   {"removed_entries", removed.entries},
                   {"removed_bytes", removed.bytes}});
    return kExitDone;
  }
  if (options.clear || options.trimToMb)
    session.out << "removed " << removed.entries << " features, " << megabytes(removed.bytes) << "\n";
  session.out << "folder   " << cache.folder() << "\nfeatures " << amount.entries << "\nsize     "
              << megabytes(amount.bytes) << "\nlimit    " << megabytes(cache.limitBytes()) << "\n";
  return kExitDone;
}

}  // namespace

Action setupCache(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.footer(
      "Computed features are kept by the content of the sound file and all options, so that asking again is\n"
      "quick. The least recently used go first. Nothing is lost with the cache but time.\n"
      "  ULLIM_CACHE_DIR        its folder (default: $XDG_CACHE_HOME/ullim, else ~/.cache/ullim)\n"
      "  ULLIM_CACHE_LIMIT_MB   its limit in MB of 2^20 bytes (default: 2048; 0: no cache)");
  auto* const clear = app.add_flag("--clear", options->clear, "Remove all features");
  app.add_option("--trim-to", options->trimToMb,
                 "Remove the least recently used features until at most so many MB are left (default: off)")
      ->type_name("MB")
      ->check(CLI::Range(std::uint64_t(0), std::uint64_t(1) << 40))
      ->excludes(clear);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
