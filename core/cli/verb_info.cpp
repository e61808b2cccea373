#include <map>
#include <ostream>
#include <set>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/regionops.h"

namespace ullim {
namespace {

struct Summary {
  std::size_t clips = 0, unlabelled = 0, unreadable = 0, groups = 0;
  double durationS = 0;
  std::map<int, int> sampleRates, channels;
  std::map<ClipStatus, int> status;
};

Summary summarize(const Dataset& data) {
  Summary s;
  std::set<std::string> groups;
  for (const Clip& clip : data.clips) {
    ++s.clips;
    ++s.status[clip.status];
    if (clip.label.empty()) ++s.unlabelled;
    if (!clip.group.empty()) groups.insert(clip.group);
    if (!clip.error.empty()) {
      ++s.unreadable;
      continue;
    }
    s.durationS += clip.durationS;
    ++s.sampleRates[clip.sampleRate];
    ++s.channels[clip.channels];
  }
  s.groups = groups.size();
  return s;
}

Json keyed(const std::map<int, int>& counts) {
  Json json = Json::object();
  for (const auto& [key, count] : counts) json[std::to_string(key)] = count;
  return json;
}

Json statusJson(const Summary& s) {
  Json json = Json::object();
  for (const auto status :
       {ClipStatus::New, ClipStatus::Verified, ClipStatus::Unsure, ClipStatus::Excluded}) {
    const auto it = s.status.find(status);
    json[statusName(status)] = it == s.status.end() ? 0 : it->second;
  }
  return json;
}

int run(Session& session, const std::string& path) {
  const auto project = session.openProject(path, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const Summary s = summarize(*data);
  const auto counts = classCounts(*data);
  if (session.common.json) {
    session.print({{"clips", s.clips},
                   {"classes", countsJson(counts)},
                   {"unlabelled", s.unlabelled},
                   {"duration_s", s.durationS},
                   {"sample_rates", keyed(s.sampleRates)},
                   {"channels", keyed(s.channels)},
                   {"groups", s.groups},
                   {"unreadable", s.unreadable},
                   {"status", statusJson(s)},
                   {"imbalance", imbalanceJson(imbalance(counts), counts)},
                   {"regions", countRegions(*data)}});
    return kExitDone;
  }
  session.out << s.clips << " clips, " << s.groups << " groups, " << fixedText(s.durationS, 1) << " s, "
              << s.unreadable << " unreadable, " << s.unlabelled << " without a label, "
              << countRegions(*data) << " regions\n"
              << countsText(counts);
  const auto show = [&](const char* what, const std::map<int, int>& values, const char* unit) {
    session.out << what;
    for (const auto& [key, count] : values) session.out << "  " << key << unit << ": " << count;
    session.out << "\n";
  };
  show("sample rates", s.sampleRates, " Hz");
  show("channels", s.channels, "");
  session.out << "status";
  for (const auto& [status, count] : s.status) session.out << "  " << statusName(status) << ": " << count;
  session.out << "\nlargest to smallest class: " << fixedText(imbalance(counts), 2) << "\n";
  return kExitDone;
}

}  // namespace

Action setupInfo(CLI::App& app) {
  auto path = std::make_shared<std::string>();
  addProject(app, *path);
  return [path](Session& session) { return run(session, *path); };
}

}  // namespace ullim
