#pragma once
// What the tests of the import share.
#include <QtTest/QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/dataset/import.h"

namespace ullim::importkit {
namespace fs = std::filesystem;

inline const std::string kShared = std::string(ULLIM_SHARED) + "/data/";

// A tree of sound files made up of names alone; planImport does not open them.
class Tree {
 public:
  void add(const std::string& file, const std::string& text = "x") {
    const fs::path path = root() / file;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  fs::path root() const { return m_folder.path().toStdString(); }
  std::string at(const std::string& file = "") const { return (root() / file).native(); }

 private:
  QTemporaryDir m_folder;
};

inline ImportPlan planned(const std::vector<std::string>& sources, const ImportOptions& options = {}) {
  auto plan = planImport(sources, options);
  if (!plan) qWarning("%s", plan.error().detail.c_str());
  return plan ? *plan : ImportPlan{};
}

inline const ImportRow* rowOf(const ImportPlan& plan, const std::string& name) {
  for (const auto& row : plan.rows)
    if (row.path.ends_with("/" + name)) return &row;
  return nullptr;
}

inline std::string labelOf(const ImportPlan& plan, const std::string& name) {
  const auto* row = rowOf(plan, name);
  return row ? row->label : "(not there)";
}

using Counts = std::map<std::string, int>;

}  // namespace ullim::importkit
