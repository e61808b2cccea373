#pragma once
// A folder of output files, whole or not at all.
#include <functional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

struct OutFile {
  std::string name;  ///< in the folder; may have one folder of its own before it, "class/clip.wav"
  std::function<Result<Done>(const std::string& path, bool overwrite)> write;
};

/// A folder that is not there yet appears with all its files or not at all. In one that is there nothing is
/// written unless all names are free (or `overwrite`), other files stay, and when a file fails the new ones
/// go again. Errors: FileExists, FileUnwritable, Cancelled, and what `write` answers.
Result<Done> writeFolder(const std::string& path, const std::vector<OutFile>& files, bool overwrite,
                         const JobContext& job);

/// For OutFile::write.
Result<Done> copyTo(const std::string& source, const std::string& path, bool overwrite);
Result<Done> linkTo(const std::string& source, const std::string& path, bool overwrite);

}  // namespace ullim
