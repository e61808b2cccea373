#pragma once
// Measurements of many selections as rows, and what their columns are called: one list for the table on the
// screen, the file and the command line.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/dsp/measure.h"

namespace ullim {

struct MeasurementRow {
  std::string file, id;  ///< the clip's; id may be empty
  std::string label, note;
  Measurement values{};
  std::int64_t measuredMs = 0;  ///< when, milliseconds since 1970; 0: not known
};

/// One column: of a number when `number` is there, else of text.
struct MeasurementColumn {
  const char* name;   ///< of the CSV header and of JSON, with the unit at its end where there is one
  const char* title;  ///< short, English, for a table's header
  const char* unit;   ///< of the number as shown; "" for none
  int decimals;       ///< as shown
  int fileDecimals;   ///< as written
  double scale;       ///< shown = number * scale (100 for what is a fraction in files and shown in %)
  double Measurement::*number;
  std::string MeasurementRow::*text;  ///< null with `number`, and for the time of measuring
};
const std::vector<MeasurementColumn>& measurementColumns();
int measurementColumn(const std::string& name);  ///< -1: none
/// What a text column says.
std::string textOf(const MeasurementRow& row, const MeasurementColumn& column);

/// A cell as it is shown, "" where there is no number; decimals after a point, whatever the locale.
std::string shownCell(const MeasurementRow& row, const MeasurementColumn& column);
/// A cell as it is written to a file: unscaled, "" where there is no number. Text that a spreadsheet would
/// take for a formula (it begins with = + - @ tab or return) is led by an apostrophe.
std::string fileCell(const MeasurementRow& row, const MeasurementColumn& column);

/// Header and rows, comma separated, RFC 4180. `forSpreadsheets`: begins with a byte order mark, without
/// which some of them misread every script but Latin.
std::string measurementCsv(std::span<const MeasurementRow> rows, bool forSpreadsheets);

/// Milliseconds since 1970 as "2026-03-01T12:34:56Z"; "" for 0.
std::string timeText(std::int64_t ms);

}  // namespace ullim
