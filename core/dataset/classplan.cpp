#include "core/dataset/classplan.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/dataset/classplaces.h"
#include "core/dataset/regionops.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

/// What one step does to a label.
struct Stage {
  std::unordered_map<std::string, std::string> becomes;  ///< a dropped class becomes ""
  std::string split, column;                             ///< split: the class; empty: none
};

std::string columnValue(const Clip& clip, const std::string& column) {
  const auto it = clip.columns.find(column);
  return trimmed(it != clip.columns.end() ? it->second : column == "group" ? clip.group : "");
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

class Planner {
 public:
  explicit Planner(const Dataset& data) : m_data(data), m_classes(data.classes) {}

  Result<Done> add(const ClassStep& step) {
    switch (step.kind) {
      case ClassStep::Kind::Add:
        return addClass(step);
      case ClassStep::Kind::Rename:
        return rename(step);
      case ClassStep::Kind::Merge:
        return merge(step);
      case ClassStep::Kind::Drop:
        return drop(step);
      case ClassStep::Kind::Split:
        return split(step);
      case ClassStep::Kind::Edit:
        return edit(step);
      case ClassStep::Kind::Order:
        return order(step);
    }
    return Error{ErrorCode::BadArgument, "class step: unknown"};
  }

  const std::vector<LabelClass>& classes() const { return m_classes; }
  /// No clip is asked: true once after() has answered for the label.
  bool sameForAll(const std::string& label) const { return m_memo.contains(label); }
  bool splits() const {
    return std::any_of(m_stages.begin(), m_stages.end(), [](const Stage& s) { return !s.split.empty(); });
  }

  /// The label after all steps so far.
  std::string after(const std::string& label, const Clip& clip) {
    if (const auto known = m_memo.find(label); known != m_memo.end()) return known->second;
    bool byClip = false;
    std::string now = label;
    for (const Stage& stage : m_stages) {
      if (now.empty()) break;
      if (!stage.split.empty()) {
        if (now != stage.split) continue;
        byClip = true;
        if (auto made = splitLabel(stage, clip)) now = std::move(*made);
      } else if (const auto it = stage.becomes.find(now); it != stage.becomes.end()) {
        now = it->second;
      }
    }
    if (!byClip) m_memo.emplace(label, now);
    return now;
  }

 private:
  using Classes = std::vector<LabelClass>;
  Classes::iterator find(const std::string& name) {
    return std::find_if(m_classes.begin(), m_classes.end(), [&](const auto& c) { return c.name == name; });
  }
  bool has(const std::string& name) { return find(name) != m_classes.end(); }

  Error noClass(const std::string& name) const {
    std::vector<std::string> known;
    for (const auto& c : m_classes) known.push_back(c.name);
    return {ErrorCode::NotFound,
            "class " + printable(name) + ": not in the project (classes: " + joined(known) + ")"};
  }

  static std::optional<std::string> splitLabel(const Stage& stage, const Clip& clip) {
    const std::string value = columnValue(clip, stage.column);
    if (value.empty()) return std::nullopt;
    const auto label = checkClassName(stage.split + "_" + value);
    return label ? std::optional(*label) : std::nullopt;
  }

  void push(Stage stage) {
    m_stages.push_back(std::move(stage));
    m_memo.clear();
  }

  Result<Done> addClass(const ClassStep& step) {
    const auto name = checkClassName(step.name);
    if (!name) return name.error();
    if (has(*name))
      return Error{ErrorCode::Conflict, "class " + *name + ": there already (choose another name)"};
    placeInOrder(m_classes);  // the steps before may have moved some
    const int place = placeForNew(m_classes, *name);
    const auto behind =
        std::find_if(m_classes.begin(), m_classes.end(), [&](const auto& c) { return c.position > place; });
    m_classes.insert(behind, {*name, unusedClassColour(m_classes), place, ""});
    return Done{};
  }

  Result<Done> rename(const ClassStep& step) {
    const auto at = find(step.name);
    if (at == m_classes.end()) return noClass(step.name);
    const auto name = checkClassName(step.to);
    if (!name) return name.error();
    if (*name == step.name) return Done{};
    if (has(*name))
      return Error{ErrorCode::Conflict,
                   "class " + *name + ": there already (merge " + step.name + " into it instead)"};
    at->name = *name;
    push({{{step.name, *name}}, {}, {}});
    return Done{};
  }

  Result<Done> merge(const ClassStep& step) {
    const auto target = checkClassName(step.name);
    if (!target) return target.error();
    if (step.names.empty())
      return Error{ErrorCode::BadArgument, "merge " + *target + ": names no class (choose at least one)"};
    Stage stage;
    for (const auto& source : step.names) {
      if (!has(source)) return noClass(source);
      if (!stage.becomes.emplace(source, *target).second)
        return Error{ErrorCode::BadArgument, "merge: class " + source + " is named twice (name it once)"};
    }
    LabelClass made = has(*target) ? *find(*target) : *find(step.names.front());
    made.name = *target;
    // An existing target stands where it stood, a new one where its first class by position stood.
    const bool there = has(*target);
    bool placed = false;
    Classes wanted;
    for (const auto& c : m_classes) {
      const bool source = stage.becomes.contains(c.name);
      if (there ? c.name == *target : source && !placed) {
        wanted.push_back(made);
        placed = true;
      } else if (!source) {
        wanted.push_back(c);
      }
    }
    m_classes = std::move(wanted);
    push(std::move(stage));
    return Done{};
  }

  Result<Done> drop(const ClassStep& step) {
    const auto at = find(step.name);
    if (at == m_classes.end()) return noClass(step.name);
    m_classes.erase(at);
    push({{{step.name, ""}}, {}, {}});
    return Done{};
  }

  Result<Done> split(const ClassStep& step) {
    const auto at = find(step.name);
    if (at == m_classes.end()) return noClass(step.name);
    Stage stage{{}, step.name, step.to};
    std::set<std::string, bool (*)(std::string_view, std::string_view)> labels(naturalLess);
    std::set<std::string> columns{"group"};
    bool someLeft = false;
    const auto take = [&](const std::string& label, const Clip& clip) {
      if (after(label, clip) != step.name) return;
      if (auto made = splitLabel(stage, clip))
        labels.insert(std::move(*made));
      else
        someLeft = true;
    };
    for (const auto& clip : m_data.clips) {
      take(clip.label, clip);
      for (const auto& region : m_data.regions.of(clip.id)) take(region.label, clip);
    }
    if (labels.empty()) {
      for (const auto& clip : m_data.clips)
        for (const auto& known : clip.columns) columns.insert(known.first);
      return Error{ErrorCode::NotFound, "class " + step.name + ": no clip has a value in column " + step.to +
                                            " (columns: " + joined({columns.begin(), columns.end()}) + ")"};
    }
    Classes wanted, all = m_classes;
    for (const auto& c : m_classes) {
      if (c.name != step.name || someLeft) wanted.push_back(c);
      if (c.name != step.name) continue;
      for (const auto& label : labels) {
        if (has(label)) continue;
        all.push_back({label, unusedClassColour(all), 0, ""});
        wanted.push_back(all.back());
      }
    }
    m_classes = std::move(wanted);
    push(std::move(stage));
    return Done{};
  }

  Result<Done> edit(const ClassStep& step) {
    const auto at = find(step.name);
    if (at == m_classes.end()) return noClass(step.name);
    LabelClass wanted = *at;
    wanted.colour = step.colour;
    wanted.note = step.note;
    if (auto fine = checkClassLook(wanted); !fine) return fine;
    *at = std::move(wanted);
    return Done{};
  }

  Result<Done> order(const ClassStep& step) {
    Classes wanted;
    for (const auto& name : step.names) {
      const auto at = find(name);
      if (at == m_classes.end()) return noClass(name);
      wanted.push_back(*at);
      m_classes.erase(at);
    }
    wanted.insert(wanted.end(), m_classes.begin(), m_classes.end());
    m_classes = std::move(wanted);
    return Done{};
  }

  const Dataset& m_data;
  Classes m_classes;
  std::vector<Stage> m_stages;
  std::unordered_map<std::string, std::string> m_memo;  // of labels that no split asks the clip about
};

const char* kindOf(const ClassStep& step) {
  switch (step.kind) {
    case ClassStep::Kind::Rename:
      return "rename";
    case ClassStep::Kind::Merge:
      return "merge";
    case ClassStep::Kind::Drop:
      return "drop";
    case ClassStep::Kind::Split:
      return "split";
    default:
      return "class";
  }
}

ClipEdit moveEdit(const Clip& clip, const std::string& label) {
  ClipEdit edit;
  edit.clipId = clip.id;
  edit.before.label = clip.label;
  edit.after.label = label;
  // As dropClass(): a label that is gone is no verdict any more.
  if (label.empty() && (clip.status == ClipStatus::Verified || clip.status == ClipStatus::Unsure)) {
    edit.before.status = clip.status;
    edit.after.status = ClipStatus::New;
  }
  return edit;
}

/// Counts by label as classCounts() gives them, fed one by one.
class Counter {
 public:
  explicit Counter(const std::vector<LabelClass>& classes) {
    for (const auto& c : classes) {
      m_at.emplace(c.name, m_counts.size());
      m_counts.push_back({c.name, 0, 0, 0});
    }
  }
  std::size_t at(const std::string& label) const {
    const auto it = m_at.find(label);
    return it == m_at.end() ? kNone : it->second;
  }
  void clip(const Clip& clip, std::size_t at) {
    ClassCount& count = of(at);
    if (clip.status == ClipStatus::Excluded) {
      ++count.excluded;
    } else {
      ++count.count;
      count.durationS += clip.durationS;
    }
  }
  void region(const std::string& label) { ++of(at(label)).regions; }
  std::vector<ClassCount> take() {
    if (m_none.count + m_none.excluded > 0) m_counts.push_back(m_none);
    return std::move(m_counts);
  }

 private:
  static constexpr std::size_t kNone = std::size_t(-1);
  ClassCount& of(std::size_t at) { return at == kNone ? m_none : m_counts[at]; }
  std::unordered_map<std::string, std::size_t> m_at;
  std::vector<ClassCount> m_counts;
  ClassCount m_none;
};

/// Which clips go where.
class Movements {
 public:
  explicit Movements(int examples) : m_examples(examples) {}
  ClassMove& of(const std::string& from, const std::string& to) {  ///< stays where it is
    ClassMove& move = m_moves[{from, to}];
    if (move.clips == 0) move.from = from, move.to = to;
    return move;
  }
  void add(ClassMove& move, const std::string& clipId) const {
    ++move.clips;
    if (int(move.exampleIds.size()) < m_examples) move.exampleIds.push_back(clipId);
  }
  std::vector<ClassMove> take(const std::vector<LabelClass>& before, const std::vector<LabelClass>& after) {
    std::vector<ClassMove> out;
    for (auto& [key, move] : m_moves)
      if (move.clips > 0) out.push_back(std::move(move));
    const auto place = [](const std::vector<LabelClass>& classes, const std::string& name) {
      return std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.name == name; }) -
             classes.begin();
    };
    std::stable_sort(out.begin(), out.end(), [&](const ClassMove& a, const ClassMove& b) {
      return std::pair(place(before, a.from), place(after, a.to)) <
             std::pair(place(before, b.from), place(after, b.to));
    });
    return out;
  }

 private:
  int m_examples;
  std::map<std::pair<std::string, std::string>, ClassMove> m_moves;
};

}  // namespace

std::string stepText(const ClassStep& step) {
  switch (step.kind) {
    case ClassStep::Kind::Add:
      return "new class " + step.name;
    case ClassStep::Kind::Rename:
      return "rename " + step.name + " to " + step.to;
    case ClassStep::Kind::Merge:
      return "merge " + step.name + " <- " + joined(step.names);
    case ClassStep::Kind::Drop:
      return "drop class " + step.name;
    case ClassStep::Kind::Split:
      return "split " + step.name + " by " + step.to;
    case ClassStep::Kind::Edit:
      return "edit class " + step.name;
    case ClassStep::Kind::Order:
      return "order classes";
  }
  return {};
}

std::vector<ClassMove> movesOf(const Dataset& data, const Change& change,
                               const std::vector<LabelClass>& classesAfter, int examples) {
  Movements movements(examples);
  for (const auto& edit : change.clips)
    if (edit.after.label && edit.before.label)
      movements.add(movements.of(*edit.before.label, *edit.after.label), edit.clipId);
  return movements.take(data.classes, classesAfter);
}

Result<ClassPlan> planClasses(const Dataset& data, const std::vector<ClassStep>& steps, int examples,
                              PlanUse use) {
  Planner planner(data);
  ClassPlan plan;
  for (const ClassStep& step : steps) {
    if (auto done = planner.add(step); !done) return done.error();
    const std::string text = stepText(step);
    // Orders and edits of one class follow one another while the user tries; one mention will do.
    if (!plan.change.why.ends_with(text)) plan.change.why += (plan.change.why.empty() ? "" : "; ") + text;
  }
  plan.change.kind = steps.size() == 1 ? kindOf(steps.front()) : "class";
  plan.change.by = "rule";
  plan.classes = planner.classes();
  placeInOrder(plan.classes);
  plan.change.classes = classEdits(data.classes, plan.classes);

  plan.splits = planner.splits();
  for (const auto& c : data.classes) plan.becomes.emplace_back(c.name, planner.after(c.name, Clip{}));

  Counter before(data.classes), after(plan.classes);
  Movements movements(examples);
  // What happens to most labels is the same for each of their clips: found once.
  struct Known {
    std::string after;
    std::size_t beforeAt = 0, afterAt = 0;
    ClassMove* move = nullptr;  ///< nullptr: they stay
  };
  const auto look = [&](const Clip& clip) {
    Known made{planner.after(clip.label, clip), before.at(clip.label), 0, nullptr};
    made.afterAt = after.at(made.after);
    if (made.after != clip.label) made.move = &movements.of(clip.label, made.after);
    return made;
  };
  std::unordered_map<std::string, Known> known;
  const bool regions = data.regions.size() > 0;
  for (const auto& clip : data.clips) {
    const auto it = known.find(clip.label);
    Known own;
    if (it == known.end()) own = look(clip);
    const Known& fate = it == known.end() ? own : it->second;
    before.clip(clip, fate.beforeAt);
    after.clip(clip, fate.afterAt);
    if (regions)
      for (const auto& region : data.regions.of(clip.id)) {
        before.region(region.label);
        const std::string label = planner.after(region.label, clip);
        after.region(label);
        plan.counts.regionsChanged += label != region.label;
      }
    if (fate.move) {
      movements.add(*fate.move, clip.id);
      ++plan.counts.clipsChanged;
      if (use == PlanUse::Commit) plan.change.clips.push_back(moveEdit(clip, fate.after));
    }
    if (it == known.end() && planner.sameForAll(clip.label)) known.emplace(clip.label, std::move(own));
  }
  if (use == PlanUse::Commit && regions)
    plan.change.regions = relabelRegions(data, [&](const Clip& clip, const Region& region) {
      std::string label = planner.after(region.label, clip);
      return label == region.label ? std::nullopt : std::optional(std::move(label));
    });
  plan.moves = movements.take(data.classes, plan.classes);
  plan.counts.before = before.take();
  plan.counts.after = after.take();
  plan.counts.imbalanceBefore = imbalance(plan.counts.before);
  plan.counts.imbalanceAfter = imbalance(plan.counts.after);
  return plan;
}

Result<ClassStep> joinStep(const Dataset& data, const std::string& name, const std::string& column) {
  std::set<std::string> wanted;
  for (const auto& clip : data.clips)
    if (const std::string value = columnValue(clip, column); !value.empty())
      if (const auto label = checkClassName(name + "_" + value)) wanted.insert(*label);
  ClassStep step{ClassStep::Kind::Merge, name, {}, {}, {}, {}};
  for (const auto& c : data.classes)
    if (wanted.contains(c.name)) step.names.push_back(c.name);
  if (step.names.empty())
    return Error{ErrorCode::NotFound, "class " + name + ": no class is called " + name +
                                          "_VALUE after a value of column " + column + " (nothing to join)"};
  return step;
}

}  // namespace ullim
