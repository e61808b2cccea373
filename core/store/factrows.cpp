#include "core/store/factrows.h"

#include <cmath>

#include "core/store/projectimpl.h"

namespace ullim {
namespace {

QVariant number(float value) { return std::isnan(value) ? QVariant() : QVariant(double(value)); }
float numberAt(const QSqlQuery& query, int column) {
  const QVariant value = query.value(column);
  return value.isNull() ? ClipFacts::kNone : float(value.toDouble());
}

}  // namespace

Result<FactRows> readFacts(Database& database) {
  FactRows facts;
  auto rows = database.run(
      "SELECT clip_id, version, level_db, peak_db, silence, noise_db, snr_db, dc, bandwidth_hz, f0_hz, "
      "clipped, duplicate, sound_hash, file_hash FROM facts");
  if (!rows) return rows.error();
  while ((*rows)->next()) {
    const QSqlQuery& q = **rows;
    auto& [id, f] = facts.emplace_back(textAt(q, 0), ClipFacts{});
    f.version = q.value(1).toInt();
    int column = 2;
    for (float* value :
         {&f.levelDb, &f.peakDb, &f.silenceShare, &f.noiseDb, &f.snrDb, &f.dc, &f.bandwidthHz, &f.f0Hz})
      *value = numberAt(q, column++);
    f.clipped = q.value(10).toInt();
    f.duplicate = q.value(11).toInt();
    f.soundHash = textAt(q, 12);
    f.fileHash = textAt(q, 13);
  }
  (*rows)->finish();
  return facts;
}

Result<Done> Project::setFacts(const std::vector<std::pair<std::string, ClipFacts>>& facts) {
  if (d->readOnly) return d->writeRefused();
  if (facts.empty()) return Done{};
  const auto write = [&]() -> Result<Done> {
    for (const auto& [id, f] : facts) {
      const auto gone = d->database.change("DELETE FROM facts WHERE clip_id = ?", {toQt(id)});
      if (!gone) return gone.error();
      const auto added = d->database.change(
          "INSERT INTO facts (clip_id, version, level_db, peak_db, silence, noise_db, snr_db, dc, "
          "bandwidth_hz, "
          "f0_hz, clipped, duplicate, sound_hash, file_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?)",
          {toQt(id), f.version, number(f.levelDb), number(f.peakDb), number(f.silenceShare),
           number(f.noiseDb), number(f.snrDb), number(f.dc), number(f.bandwidthHz), number(f.f0Hz), f.clipped,
           f.duplicate, toQt(f.soundHash), toQt(f.fileHash)});
      if (!added) return added.error();
    }
    return Done{};
  };
  // Measured again when in doubt: no need to look whether it landed.
  return d->transaction(write, [] { return false; });
}

}  // namespace ullim
