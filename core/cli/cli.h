#pragma once
#include <iosfwd>
#include <stop_token>
#include <string>
#include <vector>

namespace ullim {

/// Exit codes of ullim-cli.
enum ExitCode { kExitDone = 0, kExitFailed = 1, kExitUsage = 2, kExitCancelled = 130 };

/// The whole command line without a process: `args` are the words after the program's name. The result goes
/// to `out`, problems and progress to `err`; `in` is read by `predict MODEL -` only. Answers with the exit
/// code. Throws nothing. Not for two threads at once: a project is opened on the calling thread.
int runCli(const std::vector<std::string>& args, std::istream& in, std::ostream& out, std::ostream& err,
           std::stop_token stop = {});

}  // namespace ullim
