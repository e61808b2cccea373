#pragma once
// What all verbs share in one run of the command line.
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/cli/cli.h"
#include "core/cli/json.h"
#include "core/cli/progress.h"
#include "core/store/project.h"

class QCoreApplication;

namespace ullim {

/// Options of every verb.
struct CommonOptions {
  bool json = false, strict = false, force = false;
  std::optional<std::uint64_t> seed;
  int jobs = 0;  ///< 0: all cores
};

class Session {
 public:
  Session(std::istream& input, std::ostream& output, std::ostream& errors, std::stop_token stopToken);
  ~Session();

  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::stop_token stop;
  CommonOptions common;
  Progress progress;

  /// One line on standard error: "ullim-cli: FILE: WHAT (WHAT TO DO)".
  void problem(const std::string& sentence);
  /// Says what failed and answers with the exit code: 130 for Cancelled, 2 for BadArgument, 1 otherwise.
  int fail(const Error& error);
  /// Exit code of a batch in which `failed` of the things asked for could not be done.
  int batchExit(std::size_t done, std::size_t failed) const;
  /// Stops with the session; reports progress under the stage's name.
  JobContext job(const std::string& stage);
  std::uint64_t seedOr(std::uint64_t otherwise) const { return common.seed.value_or(otherwise); }
  void print(const Json& document);
  /// The seam to the store. Qt's application object is made here and not before: verbs without a project
  /// start faster.
  Result<std::unique_ptr<Project>> openProject(const std::string& path, OpenMode mode);
  Result<std::unique_ptr<Project>> createProject(const std::string& path);
  void needQt();  ///< for what touches the store without a Project

 private:
  std::unique_ptr<QCoreApplication> m_qt;
};

}  // namespace ullim
