#pragma once
// A mapping of classes as a named file (NAME.ullim-classes.json): looked through at training time without
// touching labels, or applied to the labels as one Change.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/dataset/classplan.h"

namespace ullim {

struct ClassMapping {
  std::string name;                  ///< "nine to four"; may be empty
  MergeMap targets;                  ///< target -> its sources; classes that are not named stay as they are
  std::vector<std::string> dropped;  ///< classes that are left out
  std::string note;
  bool empty() const { return targets.empty() && dropped.empty(); }
  bool operator==(const ClassMapping&) const = default;
};

constexpr const char* kMappingExtension = ".ullim-classes.json";

/// Names are class names, a target stands once, a class is a source or dropped once. BadArgument otherwise.
Result<Done> checkMapping(const ClassMapping& mapping);

/// {"format": "ullim-classes", "version": 1, "name": ..., "classes": {"joy": ["amazement", ...]},
///  "dropped": [...], "note": ...}; ends with a line feed.
std::string mappingText(const ClassMapping& mapping);
/// Errors: BadFormat (no such JSON, a field that is unknown or of another kind), TooNew, BadArgument.
Result<ClassMapping> parseMapping(std::string_view text);
Result<ClassMapping> readMapping(const std::string& path);  ///< a mapping without a name gets the file's
Result<Done> writeMapping(const std::string& path, const ClassMapping& mapping, bool overwrite);

/// "joy=amazement,joyful_activation" with several words or `;` between; "=unclear" leaves a class out.
Result<ClassMapping> mappingOfWords(const std::vector<std::string>& words);
std::string mappingWords(const ClassMapping& mapping);  ///< one line that mappingOfWords() reads back
/// A built-in mapping's name, a file, or the words themselves.
Result<ClassMapping> findMapping(const std::vector<std::string>& words);

/// "gems4": the nine emotions of GEMS as four.
const std::vector<ClassMapping>& builtinMappings();

/// The mapping over the classes of a project.
struct MappingView {
  std::unordered_map<std::string, std::string> becomes;  ///< every class; left out ones become ""
  std::vector<std::string> classNames;                   ///< targets, by position of their first source
  std::vector<std::string> missing;                      ///< named by the mapping, no class of the project
  const std::string& of(const std::string& label) const;
};
/// Labels are not touched. TooFew: not one class of the mapping is in the project.
Result<MappingView> viewThrough(const ClassMapping& mapping, const Dataset& data);
/// Targets of the view with the classes they stand for, for the filter language: label = "a" or label = "b".
std::string filterOfTarget(const MappingView& view, const std::string& target);

/// The steps that make the labels what the view shows; classes the project has not are passed over.
Result<std::vector<ClassStep>> mappingSteps(const ClassMapping& mapping, const Dataset& data);
/// What a plan does to classes, as a mapping to keep. Unsupported when it splits one: a mapping cannot.
Result<ClassMapping> mappingOfPlan(const ClassPlan& plan);
/// kind "mapping". Errors as planClasses() and viewThrough().
Result<ClassPlan> planMapping(const ClassMapping& mapping, const Dataset& data, int examples = 3);

}  // namespace ullim
