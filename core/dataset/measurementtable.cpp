#include "core/dataset/measurementtable.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "core/dataset/csv.h"

namespace ullim {

namespace {

constexpr double kPercent = 100;
constexpr int kFileSeconds = 6, kFileHertz = 3, kFileDb = 3, kFileShare = 6;

template <double Measurement::*Member>
double valueOf(const MeasurementRow& row) {
  return row.values.*Member;
}
template <std::string MeasurementRow::*Member>
std::string textOf(const MeasurementRow& row) {
  return row.*Member;
}

template <double Measurement::*Member>
MeasurementColumn hertz(const char* name, const char* title) {
  return {name, title, "Hz", 1, kFileHertz, 1, Member, nullptr};
}
template <double Measurement::*Member>
MeasurementColumn decibels(const char* name, const char* title, const char* unit) {
  return {name, title, unit, 1, kFileDb, 1, Member, nullptr};
}
template <double Measurement::*Member>
MeasurementColumn secondsColumn(const char* name, const char* title) {
  return {name, title, "s", 3, kFileSeconds, 1, Member, nullptr};
}
template <double Measurement::*Member>
MeasurementColumn percent(const char* name, const char* title, int decimals) {
  return {name, title, "%", decimals, kFileShare, kPercent, Member, nullptr};
}
template <std::string MeasurementRow::*Member>
MeasurementColumn words(const char* name, const char* title) {
  return {name, title, "", 0, 0, 1, nullptr, Member};
}

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return {};
  char buffer[512];
  const auto [end, error] =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return error == std::errc{} ? std::string(buffer, end) : std::string();
}

std::string notAFormula(std::string text) {
  if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos)
    text.insert(text.begin(), '\'');
  return text;
}

}  // namespace

const std::vector<MeasurementColumn>& measurementColumns() {
  using M = Measurement;
  using R = MeasurementRow;
  static const std::vector<MeasurementColumn> columns = {
      words<&R::file>("file", "File"),
      words<&R::id>("id", "Clip"),
      secondsColumn<&M::beginS>("begin_s", "Begin"),
      secondsColumn<&M::endS>("end_s", "End"),
      secondsColumn<&M::durationS>("duration_s", "Duration"),
      hertz<&M::lowHz>("low_hz", "Low"),
      hertz<&M::highHz>("high_hz", "High"),
      decibels<&M::rmsDbfs>("rms_dbfs", "RMS", "dBFS"),
      {"rms", "RMS amplitude", "", 4, kFileShare, 1, &M::rms, nullptr},
      decibels<&M::peakDbfs>("peak_dbfs", "Peak", "dBFS"),
      decibels<&M::bandRmsDbfs>("band_rms_dbfs", "RMS of band", "dBFS"),
      hertz<&M::peakHz>("peak_hz", "Peak frequency"),
      hertz<&M::centroidHz>("centroid_hz", "Centroid"),
      hertz<&M::bandwidthHz>("bandwidth_hz", "Bandwidth"),
      hertz<&M::edgeLowHz>("frequency_5_hz", "5 % frequency"),
      hertz<&M::edgeHighHz>("frequency_95_hz", "95 % frequency"),
      hertz<&M::f0MedianHz>("f0_median_hz", "f0 median"),
      hertz<&M::f0MinHz>("f0_min_hz", "f0 lowest"),
      hertz<&M::f0MaxHz>("f0_max_hz", "f0 highest"),
      percent<&M::voicedShare>("voiced_share", "Voiced", 0),
      percent<&M::jitterLocal>("jitter_local", "Jitter", 2),
      percent<&M::shimmerLocal>("shimmer_local", "Shimmer", 2),
      decibels<&M::hnrDb>("hnr_db", "HNR", "dB"),
      {"zcr", "Zero crossings", "per sample", 4, kFileShare, 1, &M::zcr, nullptr},
      words<&R::label>("label", "Label"),
      words<&R::note>("note", "Note"),
      {"measured_at", "Measured", "", 0, 0, 1, nullptr, nullptr},
  };
  return columns;
}

int measurementColumn(const std::string& name) {
  const auto& columns = measurementColumns();
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (name == columns[i].name) return int(i);
  return -1;
}

std::string textOf(const MeasurementRow& row, const MeasurementColumn& column) {
  return column.text ? row.*column.text : timeText(row.measuredMs);
}

std::string shownCell(const MeasurementRow& row, const MeasurementColumn& column) {
  return column.number ? fixed(row.values.*column.number * column.scale, column.decimals)
                       : textOf(row, column);
}

std::string fileCell(const MeasurementRow& row, const MeasurementColumn& column) {
  return column.number ? fixed(row.values.*column.number, column.fileDecimals)
                       : notAFormula(textOf(row, column));
}

std::string measurementCsv(std::span<const MeasurementRow> rows, bool forSpreadsheets) {
  std::string out = forSpreadsheets ? "\xEF\xBB\xBF" : "";
  std::vector<std::string> cells;
  for (const MeasurementColumn& column : measurementColumns()) cells.emplace_back(column.name);
  out += csvRow(cells) + "\n";
  for (const MeasurementRow& row : rows) {
    cells.clear();
    for (const MeasurementColumn& column : measurementColumns()) cells.push_back(fileCell(row, column));
    out += csvRow(cells) + "\n";
  }
  return out;
}

std::string timeText(std::int64_t ms) {
  if (ms == 0) return {};
  using namespace std::chrono;
  const sys_seconds at{floor<std::chrono::seconds>(milliseconds(ms))};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
                unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
                int(time.minutes().count()), int(time.seconds().count()));
  return buffer;
}

}  // namespace ullim
