#pragma once
// The events of a project: each commit, undo and redo with its own person and time, chained by hashes. Used
// inside core/store only.
#include <QtCore/QCryptographicHash>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset/change.h"
#include "core/store/database.h"

namespace ullim {

/// SHA-256 over fields that cannot run into each other: each goes in with its length before it.
class FieldHash {
 public:
  void add(std::string_view text);
  void add(std::int64_t number) { add(std::to_string(number)); }
  std::string hex() const { return m_hash.result().toHex().toStdString(); }

 private:
  QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

namespace act {
inline constexpr const char* done = "do";
inline constexpr const char* undone = "undo";
inline constexpr const char* redone = "redo";
/// Of a file of format 1 or 2: done, undone and superseded before events were kept; when and in which order
/// is not known.
inline constexpr const char* lost = "lost";
}  // namespace act

struct Event {
  std::int64_t seq = 0, changeSeq = 0;
  std::string act, who;
  std::int64_t whenMs = 0;  ///< 0: not known
  std::string by;           ///< Change::by
  std::string hash;         ///< over the event before, this one, and all that its change holds
  bool brings() const { return act == act::done || act == act::lost; }  ///< its change comes with it
};

/// The hash of the last event; empty when there is none.
Result<std::string> chainHead(Database& database);

/// Writes the event with the next number. `content`: contentHash() of its change when it is done; its id when
/// it is undone or redone, for what it holds is in the chain by then.
Result<Done> addEvent(Database& database, const Event& event, const std::string& content);

/// What an event's hash is to be, after the hash of the event before it.
std::string eventHash(const Event& event, const std::string& before, const std::string& content);

/// Over the row of a change and its items, read from the tables: what never changes of them. Of a clip that
/// came in, its first label and the hash of its file go in too.
Result<std::string> contentHash(Database& database, std::int64_t changeSeq);

/// 16 hex digits over all that a clip came in with; kept in its line of the history. Measured facts are not
/// part of it.
std::string clipDigest(const Clip& clip);

/// All events, in order.
Result<std::vector<Event>> readEvents(Database& database);

/// Events that the marks "undone" and "superseded" of a file without events tell of.
struct ToldEvent {
  Event event;
  std::string changeId;
};
Result<std::vector<ToldEvent>> eventsOfMarks(Database& database);

/// Writes these; part of bringing a file up to date.
Result<Done> fillEvents(Database& database);

}  // namespace ullim
