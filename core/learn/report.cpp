#include "core/learn/report.h"

#include "core/learn/svgpicture.h"

namespace ullim {
namespace {

// No < and no & in here: the file is XML, too.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ink: #1c2127; --soft: #5a6470; --line: #d5dae0; --paper: #ffffff; }
body { margin: 0 auto; padding: 24px; max-width: 780px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Noto Sans", "Noto Sans CJK KR", "DejaVu Sans", sans-serif; }
h1 { font-size: 24px; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 32px 0 8px; padding-top: 12px; border-top: 1px solid var(--line); }
nav { color: var(--soft); font-size: 13px; }
nav a { color: inherit; margin-right: 10px; white-space: nowrap; }
#verdict p:first-of-type { font-size: 19px; }
table { border-collapse: collapse; margin: 8px 0; font-size: 13px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 3px 12px 3px 0; border-bottom: 1px solid var(--line);
  vertical-align: top; overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: normal; }
.n { text-align: right; white-space: nowrap; }
figure { margin: 12px 0; }
figure svg { max-width: 100%; height: auto; border-radius: 6px; }
figcaption { color: var(--soft); font-size: 13px; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ec; --soft: #a3adb7; --line: #3a424a; --paper: #16191d; }
}
@media print {
  :root { --ink: #000000; --soft: #444444; --line: #cccccc; --paper: #ffffff; }
  body { padding: 0; max-width: none; font-size: 12px; }
  nav { display: none; }
  h2, thead { break-after: avoid; }
  figure, tr { break-inside: avoid; }
}
@page { margin: 16mm; }
)";

// Lines break between words; without it browsers break Hangul anywhere.
constexpr const char* kKorean = "body { word-break: keep-all; }\n";

}  // namespace

std::string reportTitle(const RunRecord& record, const Words& w) {
  if (!record.givenName.empty()) return w("Report: %1", {record.givenName});
  return w("Report: %1", {record.name.empty() ? record.recipe.name : record.name});
}

std::string reportHtml(const RunRecord& record, const JobContext& job, const Words& w) {
  const auto parts = reportParts(record, job, w);
  const std::string title = escapedXml(reportTitle(record, w));
  std::string out = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" +
                    escapedXml(w.language()) +
                    "\">\n<head>\n"
                    "<meta charset=\"utf-8\"/>\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" +
                    title + "</title>\n<style>" + kStyle + (w.language() == "ko" ? kKorean : "") +
                    "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n<nav>";
  for (const ReportPart& part : parts)
    out += "<a href=\"#" + part.id + "\">" + escapedXml(part.title) + "</a> ";
  out += "</nav>\n";
  for (const ReportPart& part : parts) {
    out += "<section id=\"" + part.id + "\">\n<h2>" + escapedXml(part.title) + "</h2>\n" + part.html;
    for (const ReportPicture& picture : part.pictures)
      out += "<figure>\n" + picture.svg + "<figcaption>" + escapedXml(picture.text) +
             "</figcaption>\n</figure>\n";
    out += "</section>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace ullim
