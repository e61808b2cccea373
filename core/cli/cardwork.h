#pragma once
// A project's card as text. Command line and window share it.
#include <string>

#include "core/store/project.h"

namespace ullim {

/// Settings of the project that a card shows: "card.licence", "card.notes".
constexpr const char* kCardLicence = "card.licence";
constexpr const char* kCardNotes = "card.notes";

/// html by the ending .html or .htm of the file it is for, else Markdown (.md).
Result<bool> cardIsHtml(const std::string& path);
/// Reads data and history. `date` empty: today.
Result<std::string> projectCard(const Project& project, bool html, const std::string& date);

}  // namespace ullim
