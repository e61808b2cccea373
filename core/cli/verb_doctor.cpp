#include <sndfile.h>

#include <QtGlobal>
#include <filesystem>
#include <ostream>
#include <thread>

#include "core/audio/foreigndecoder.h"
#include "core/base/parallel.h"
#include "core/cli/system.h"
#include "core/cli/verbs.h"
#include "core/dataset/featurecache.h"
#include "core/learn/backend.h"

namespace ullim {
namespace {

/// Container formats of libsndfile, with the compressed ones it was built with.
std::vector<std::string> codecs() {
  std::vector<std::string> names;
  int count = 0;
  sf_command(nullptr, SFC_GET_FORMAT_MAJOR_COUNT, &count, sizeof count);
  for (int i = 0; i < count; ++i) {
    SF_FORMAT_INFO info{};
    info.format = i;
    if (sf_command(nullptr, SFC_GET_FORMAT_MAJOR, &info, sizeof info) == 0 && info.name)
      names.emplace_back(info.name);
  }
  return names;
}

struct Blas {
  std::string library, name, warning;
  bool reference = false;
};

/// Which library supplies matrix products is decided by the system's alternatives; it can only be seen in the
/// process.
Blas blasInUse(LearnBackend& backend) {
  Blas blas;
  blas.name = backend.blas();
  for (const std::string& path : mappedLibraries("blas"))
    if (blas.library.empty() || path.find("openblas") != std::string::npos) blas.library = path;
  const bool fast = !mappedLibraries("openblas").empty() || !mappedLibraries("mkl").empty() ||
                    !mappedLibraries("blis").empty();
  blas.reference = !fast && blas.library.find("/blas/libblas.so") != std::string::npos;
  if (blas.reference)
    blas.warning =
        blas.library + ": is the reference BLAS, about three times slower (install libopenblas0-pthread)";
  return blas;
}

Json libraries(const std::string& torch) {
  const auto orNull = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  return {{"sndfile", orNull(libraryVersion("libsndfile.so.1", "sf_version_string"))},
          {"fftw", orNull(libraryVersion("libfftw3.so.3", "fftw_version", true))},
          {"soxr", orNull(libraryVersion("libsoxr.so.0", "soxr_version"))},
          {"sqlite", orNull(libraryVersion("libsqlite3.so.0", "sqlite3_libversion"))},
          {"pango", orNull(libraryVersion("libpango-1.0.so.0", "pango_version_string"))},
          {"cairo", orNull(libraryVersion("libcairo.so.2", "cairo_version_string"))},
          {"qt", qVersion()},
          {"torch", orNull(torch)}};
}

Json featureCacheJson(Session& session, const std::string& folder) {
  const auto limit = cacheLimitBytes();
  if (!limit) session.problem(limit.error().detail);
  const FeatureCache cache(folder, limit ? *limit : kFeatureCacheBytes);
  const CacheAmount amount = cache.amount();
  return {{"folder", cache.folder()},
          {"entries", amount.entries},
          {"bytes", amount.bytes},
          {"limit_bytes", cache.limitBytes()}};
}

int run(Session& session) {
  const auto foreign = foreignDecoderFormats();
  if (!foreign) session.problem(foreign.error().detail);
  const auto backend = learnBackend();
  if (!backend) session.problem(backend.error().detail);
  Json blasJson = nullptr;
  std::string torch;
  if (backend) {
    torch = (*backend)->version();
    const Blas blas = blasInUse(**backend);
    blasJson = {{"name", blas.name},
                {"library", blas.library},
                {"reference", blas.reference},
                {"warning", errorOrNull(blas.warning)}};
    if (!blas.warning.empty()) session.problem("warning: " + blas.warning);
  }
  std::error_code error;
  const std::string cache = cacheFolder();
  const Json document{{"version", ULLIM_VERSION},
                      {"libraries", libraries(torch)},
                      {"blas", blasJson},
                      {"threads",
                       {{"cores", std::thread::hardware_concurrency()},
                        {"jobs", session.common.jobs > 0 ? session.common.jobs : defaultJobs()}}},
                      {"codecs", codecs()},
                      {"foreign_codecs", foreign ? Json(*foreign) : Json::array()},
                      {"audio_devices", soundCards()},
                      {"caches",
                       {{"folder", cache},
                        {"exists", std::filesystem::exists(cache, error)},
                        {"features", featureCacheJson(session, cache)}}}};
  if (session.common.json) {
    session.print(document);
    return kExitDone;
  }
  for (const auto& [key, value] : document.items()) {
    session.out << key << "\n";
    const auto text = [](const Json& v) {
      return v.is_string() ? v.get<std::string>() : v.is_null() ? std::string("none") : jsonText(v);
    };
    if (value.is_object())
      for (const auto& [name, v] : value.items()) session.out << "  " << name << "  " << text(v) << "\n";
    else if (value.is_array() && !value.empty())
      for (const auto& v : value) session.out << "  " << text(v) << "\n";
    else
      session.out << "  " << (value.is_array() ? std::string("none") : text(value)) << "\n";
  }
  return kExitDone;
}

}  // namespace

Action setupDoctor(CLI::App&) {
  return [](Session& session) { return run(session); };
}

}  // namespace ullim
