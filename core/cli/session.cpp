#include "core/cli/session.h"

#include <QCoreApplication>
#include <algorithm>
#include <ostream>

namespace ullim {

Session::Session(std::istream& input, std::ostream& output, std::ostream& errors, std::stop_token stopToken)
    : in(input),
      out(output),
      err(errors),
      stop(std::move(stopToken)),
      progress(errors, Progress::Mode::None) {}

Session::~Session() { progress.clear(); }

void Session::problem(const std::string& sentence) {
  progress.clear();
  std::string line = sentence;
  std::replace(line.begin(), line.end(), '\n', ' ');
  err << "ullim-cli: " << line << std::endl;
}

int Session::fail(const Error& error) {
  if (error.code == ErrorCode::Cancelled) {
    problem("cancelled (what was acknowledged before stays)");
    return kExitCancelled;
  }
  problem(error.detail);
  return error.code == ErrorCode::BadArgument ? kExitUsage : kExitFailed;
}

int Session::batchExit(std::size_t done, std::size_t failed) const {
  if (failed > 0 && (done == 0 || common.strict)) return kExitFailed;
  return kExitDone;
}

JobContext Session::job(const std::string& stage) {
  return {stop, [this, stage](std::size_t done, std::size_t total) { progress.report(stage, done, total); }};
}

void Session::print(const Json& document) { out << jsonText(document) << std::endl; }

void Session::needQt() {
  if (QCoreApplication::instance()) return;
  static int argc = 1;
  static char name[] = "ullim-cli";
  static char* argv[] = {name, nullptr};
  m_qt = std::make_unique<QCoreApplication>(argc, argv);
}

Result<std::unique_ptr<Project>> Session::openProject(const std::string& path, OpenMode mode) {
  needQt();
  return Project::open(path, mode);
}

Result<std::unique_ptr<Project>> Session::createProject(const std::string& path) {
  needQt();
  return Project::create(path);
}

}  // namespace ullim
