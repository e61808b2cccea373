// A card as HTML and as Markdown.
#include <algorithm>
#include <cstdio>

#include "core/dataset/datasetcard.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

std::string escaped(const std::string& given) {
  std::string out;
  for (const char c : printable(given)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\'')
      out += "&#39;";
    else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
      out += ' ';
    else
      out += c;
  }
  return out;
}

/// Nothing of a name may begin a heading, a table cell, a link or HTML.
std::string marked(const std::string& given) {
  std::string out;
  for (const char c : printable(given)) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += ' ';
      continue;
    }
    if (c == '<') {
      out += "&lt;";
      continue;
    }
    if (c == '&') {
      out += "&amp;";
      continue;
    }
    if (std::string_view("\\`*_[]|#>!~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool isNumber(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.-% shmin") == std::string::npos;
}

bool isColour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

std::string bar(double value, double most, const std::string& colour) {
  char text[256];
  const int width = value > 0 ? std::max(1, int(160 * value / most + 0.5)) : 0;
  std::snprintf(text, sizeof text,
                "<svg width=\"160\" height=\"12\" viewBox=\"0 0 160 12\" role=\"img\" aria-hidden=\"true\">"
                "<rect width=\"%d\" height=\"12\" fill=\"%s\"/></svg>",
                width, colour.c_str());
  return text;
}

constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --text: #1d2126; --muted: #5a636e; --line: #d5dae0; --back: #ffffff;
        --accent: #2a6fb0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e7eb; --muted: #9aa4af; --line: #3a4149; --back: #1b1f24; --accent: #6aa9e0; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back);
       max-width: 60em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.7em; margin-bottom: 0; } h2 { font-size: 1.2em; margin-top: 2em; }
p { margin: .4em 0; } .date { color: var(--muted); }
table { border-collapse: collapse; margin: .6em 0; }
th { text-align: left; color: var(--muted); font-weight: 600; }
th, td { padding: .2em 1em .2em 0; border-bottom: 1px solid var(--line); vertical-align: middle; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td { overflow-wrap: anywhere; } svg { display: block; }
)";

}  // namespace

std::string cardHtml(const Card& card) {
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "name=\"viewport\" content=\"width=device-width\">\n<title>" +
      escaped(card.title) + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" +
      escaped(card.title) + "</h1>\n";
  if (!card.date.empty()) out += "<p class=\"date\">" + escaped(card.date) + "</p>\n";
  for (const auto& section : card.sections) {
    out += "<h2>" + escaped(section.title) + "</h2>\n";
    for (const auto& text : section.text) out += "<p>" + escaped(text) + "</p>\n";
    if (section.rows.empty()) continue;
    const bool bars = section.bars.size() == section.rows.size();
    const double most =
        bars ? std::max(1e-9, *std::max_element(section.bars.begin(), section.bars.end())) : 1;
    out += "<table>\n<thead><tr>";
    for (const auto& name : section.header) out += "<th scope=\"col\">" + escaped(name) + "</th>";
    out += bars ? "<th></th></tr></thead>\n<tbody>\n" : "</tr></thead>\n<tbody>\n";
    for (std::size_t r = 0; r < section.rows.size(); ++r) {
      out += "<tr>";
      for (std::size_t c = 0; c < section.rows[r].size(); ++c) {
        const std::string& cell = section.rows[r][c];
        out += (c > 0 && isNumber(cell) ? "<td class=\"number\">" : "<td>") + escaped(cell) + "</td>";
      }
      if (bars) {
        const bool own = r < section.colours.size() && isColour(section.colours[r]);
        out += "<td>" + bar(section.bars[r], most, own ? section.colours[r] : "var(--accent)") + "</td>";
      }
      out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
  }
  return out + "</body>\n</html>\n";
}

std::string cardMarkdown(const Card& card) {
  std::string out = "# " + marked(card.title) + "\n";
  if (!card.date.empty()) out += "\n" + marked(card.date) + "\n";
  for (const auto& section : card.sections) {
    out += "\n## " + marked(section.title) + "\n";
    for (const auto& text : section.text) out += "\n" + marked(text) + "\n";
    if (section.rows.empty()) continue;
    out += "\n|";
    for (const auto& name : section.header) out += " " + marked(name) + " |";
    out += "\n|";
    for (std::size_t c = 0; c < section.header.size(); ++c)
      out += c > 0 && isNumber(section.rows.front()[c]) ? " ---: |" : " --- |";
    out += "\n";
    for (const auto& row : section.rows) {
      out += "|";
      for (const auto& cell : row) out += " " + marked(cell) + " |";
      out += "\n";
    }
  }
  return out;
}

}  // namespace ullim
