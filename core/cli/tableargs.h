#pragma once
#include <CLI/CLI.hpp>
#include <string>

namespace ullim {

/// --encoding and --separator of a table that is read.
void addTableFormat(CLI::App& app, std::string& encoding, std::string& separator);

}  // namespace ullim
