#pragma once
// A data set's card: what it holds, where it is from, what was done to its labels, what to mind when it is
// split. As HTML (one file, small SVG pictures, light and dark) and as Markdown.
#include <cstdint>
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

struct CardChange {
  std::int64_t whenMs = 0;  ///< UTC
  std::string kind, who, why;
  int clips = 0;
};

struct CardInput {
  std::string name;              ///< of the data set
  std::string date;              ///< of the card, as it shall stand there; empty: none, for equal bytes
  std::string licence, notes;    ///< of the project's settings; may be empty
  std::vector<CardChange> done;  ///< changes that hold (not undone), oldest first
};

/// A part of a card. Table cells are plain text; bars go with the rows of the table.
struct CardSection {
  std::string title;
  std::vector<std::string> text;  ///< paragraphs
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<double> bars;          ///< one for each row, >= 0; empty: no picture
  std::vector<std::string> colours;  ///< of the bars, "#rrggbb"; empty: one for all
};
struct Card {
  std::string title, date;
  std::vector<CardSection> sections;
};

/// Looks at every clip once. Equal inputs give equal cards.
Card makeCard(const Dataset& data, const CardInput& input);
/// All text is escaped; nothing is loaded from elsewhere, no script.
std::string cardHtml(const Card& card);
std::string cardMarkdown(const Card& card);

}  // namespace ullim
