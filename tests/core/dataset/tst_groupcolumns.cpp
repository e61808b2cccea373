// Clips that agree in any one of the columns are one group, by hand and against a plain search.
#include <QtTest>

#include "core/base/random.h"
#include "core/dataset/groupcolumns.h"

using namespace ullim;

class TestGroupColumns : public QObject {
  Q_OBJECT
  std::vector<Clip> m_clips;

  std::vector<std::string> groups(const std::string& columns) const {
    std::vector<const Clip*> list;
    for (const Clip& clip : m_clips) list.push_back(&clip);
    return groupsByColumns(list, columns);
  }
  void add(const std::string& speaker, const std::string& tape, const std::string& group = {}) {
    Clip clip;
    clip.id = std::to_string(m_clips.size());
    clip.group = group;
    if (!speaker.empty()) clip.columns["speaker"] = speaker;
    if (!tape.empty()) clip.columns["tape"] = tape;
    m_clips.push_back(clip);
  }

 private Q_SLOTS:
  void init() { m_clips.clear(); }

  void namesAreParted() {
    QCOMPARE(groupColumnNames("a,b"), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(groupColumnNames("a"), (std::vector<std::string>{"a"}));
    QCOMPARE(groupColumnNames(""), (std::vector<std::string>{""}));
  }

  void oneColumnIsItsValue() {
    add("ann", "t1", "g1");
    add("", "t1", "g2");
    QCOMPARE(groups("tape"), (std::vector<std::string>{"t1", "t1"}));
    QCOMPARE(groups("group"), (std::vector<std::string>{"g1", "g2"}));
    QCOMPARE(groups("none"), (std::vector<std::string>{"g1", "g2"}));  // still known, for the linter
    // "speaker" and its like mean the group where a clip has no such value.
    QCOMPARE(groups("speaker"), (std::vector<std::string>{"ann", "g2"}));
    QCOMPARE(groups("genre"), (std::vector<std::string>{"", ""}));
  }

  void severalColumnsJoin() {
    add("ann", "t1");
    add("bob", "t2");
    add("ann", "t2");  // joins the two
    add("cyd", "t3");
    add("", "");
    add("", "ann");  // another column's value of the same text is no link
    const auto g = groups("speaker,tape");
    QCOMPARE(g[0], std::string("ann"));
    QVERIFY(g[0] == g[1] && g[1] == g[2]);
    QCOMPARE(g[3], std::string("cyd"));
    QVERIFY(g[4].empty());
    QVERIFY(g[5] != g[0] && !g[5].empty());
  }

  /// The same sets as walking from clip to clip by shared values.
  void manyAreJoinedAsByPlainSearch() {
    Rng rng(5);
    for (int i = 0; i < 120; ++i)
      add("s" + std::to_string(rng.below(60)), rng.below(4) ? "t" + std::to_string(rng.below(60)) : "");
    const auto g = groups("speaker,tape");
    std::vector<int> set(m_clips.size(), -1);
    int sets = 0;
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
      if (set[i] >= 0) continue;
      std::vector<std::size_t> open{i};
      set[i] = sets;
      while (!open.empty()) {
        const Clip& at = m_clips[open.back()];
        open.pop_back();
        for (std::size_t k = 0; k < m_clips.size(); ++k)
          for (const auto& [name, value] : at.columns)
            if (const auto it = m_clips[k].columns.find(name);
                set[k] < 0 && it != m_clips[k].columns.end() && it->second == value) {
              set[k] = sets;
              open.push_back(k);
            }
      }
      ++sets;
    }
    QVERIFY(sets > 3);
    for (std::size_t i = 0; i < m_clips.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) QCOMPARE(g[i] == g[k], set[i] == set[k]);
  }
};

QTEST_APPLESS_MAIN(TestGroupColumns)
#include "tst_groupcolumns.moc"
