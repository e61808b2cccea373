#include "core/dataset/filter.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>

#include "core/dataset/clipfield.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

/// Case-insensitive; most texts are ASCII and need no copy.
bool containsFolded(std::string_view text, const std::string& needle) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; }))
    return foldCase(text).find(needle) != std::string::npos;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
  return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                     [&](char a, char b) { return lower(a) == b; }) != text.end();
}

/// "50 %" beside a share is 0.5; an empty text is what is not there.
std::optional<double> numberValue(const std::string& text, ClipFieldKind kind) {
  if (text.empty()) return double(ClipFacts::kNone);
  const bool share =
      kind == ClipFieldKind::Silence || kind == ClipFieldKind::Probability || kind == ClipFieldKind::Doubt;
  if (share && text.back() == '%') {
    const auto percent = toNumber(trimmed(std::string_view(text).substr(0, text.size() - 1)));
    return percent ? std::optional(*percent / 100) : std::nullopt;
  }
  return toNumber(text);
}

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

struct Filter::Node {
  enum class Kind { And, Or, Not, Compare, In, Words };
  Kind kind = Kind::And;
  std::vector<Node> children;
  ClipField field;
  std::string op;                   // = != < <= > >= ~
  std::vector<std::string> values;  // folded for ~ and for words
  std::vector<double> numbers;      // of number fields

  template <class T>
  bool ordered(const T& left, const T& right) const {
    if (op == "<") return left < right;
    if (op == "<=") return left <= right;
    if (op == ">") return left > right;
    if (op == ">=") return left >= right;
    return op == "=" ? left == right : left != right;
  }

  bool compare(const Clip& clip, const VerdictSet* verdicts) const {
    if (field.isNumber()) {
      const double left = numberOf(clip, field.kind, verdicts), right = numbers.front();
      if (op == "=") return sameNumber(left, right);
      if (op == "!=") return !sameNumber(left, right);
      return ordered(left, right);  // what is not there is neither more nor less
    }
    const std::string_view text = textOf(clip, field);
    if (op == "~") return containsFolded(text, values.front());
    if (op != "=" && op != "!=") {
      // Import columns are text; beside a number, people mean numbers. What is not there is neither more nor
      // less.
      if (const auto right = toNumber(values.front())) {
        const auto left = toNumber(text);
        return left && ordered(*left, *right);
      }
      if (text.empty()) return false;
    }
    return ordered(text, std::string_view(values.front()));
  }

  bool matches(const Clip& clip, const VerdictSet* verdicts) const {
    const auto child = [&](const Node& n) { return n.matches(clip, verdicts); };
    switch (kind) {
      case Kind::And:
        return std::all_of(children.begin(), children.end(), child);
      case Kind::Or:
        return std::any_of(children.begin(), children.end(), child);
      case Kind::Not:
        return !children.front().matches(clip, verdicts);
      case Kind::Compare:
        return compare(clip, verdicts);
      case Kind::In:
        if (field.isNumber()) {
          const double left = numberOf(clip, field.kind, verdicts);
          return std::any_of(numbers.begin(), numbers.end(), [&](double n) { return sameNumber(left, n); });
        }
        return std::count(values.begin(), values.end(), textOf(clip, field)) > 0;
      case Kind::Words:
        break;
    }
    const std::string_view places[] = {clip.file,  clip.label, clip.originalLabel,
                                       clip.group, clip.notes, statusName(clip.status)};
    return std::all_of(values.begin(), values.end(), [&](const std::string& word) {
      return std::any_of(std::begin(places), std::end(places),
                         [&](std::string_view place) { return containsFolded(place, word); });
    });
  }
};

namespace {

using Node = Filter::Node;

struct Token {
  enum class Kind { Word, Text, Op, Open, Close, Comma, End };
  Kind kind = Kind::End;
  std::string text;
  std::size_t at = 0;
};

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isQuote(char c) { return c == '"' || c == '\''; }

std::size_t position(std::string_view text, std::size_t at) {  // in characters, from 1
  return 1 + std::size_t(std::count_if(text.begin(), text.begin() + std::ptrdiff_t(std::min(at, text.size())),
                                       [](char c) { return (c & 0xC0) != 0x80; }));
}

// A plain search has none of the operators outside quotes.
bool hasOperator(const std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool atStart = i == 0 || isSpace(text[i - 1]) || text[i - 1] == '(';
    if (isQuote(text[i]) && atStart) {
      const auto end = text.find(text[i], i + 1);
      if (end != std::string::npos) {
        i = end;
        continue;
      }
    }
    if (std::string_view("=<>~").find(text[i]) != std::string_view::npos) return true;
    if (atStart && foldCase(std::string_view(text).substr(i, 2)) == "in") {
      const auto next = text.find_first_not_of(" \t\r\n", i + 2);
      if (next != std::string::npos && text[next] == '(') return true;
    }
  }
  return false;
}

class Parser {
 public:
  Parser(const std::string& text, const std::vector<std::string>& columns)
      : m_text(text), m_columns(columns) {}

  Result<Node> parse() {
    if (!tokenise()) return m_error;
    auto node = parseOr();
    if (!node) return m_error;
    if (peek().kind != Token::Kind::End) return fail("\"and\" or \"or\""), m_error;
    return *node;
  }

 private:
  static constexpr int kMaxDepth = 200;

  bool fail(const std::string& expected) {
    const Token& t = peek();
    const std::string found = t.kind == Token::Kind::End ? "the end" : "\"" + t.text + "\"";
    return refuse("expected " + expected + " but found " + found, t.at);
  }
  bool refuse(const std::string& what, std::size_t at) {
    m_error = {ErrorCode::BadArgument, "filter: " + what + " at position " +
                                           std::to_string(position(m_text, at)) +
                                           " (example: label = \"hungry\" and duration < 1.5)"};
    return false;
  }

  bool tokenise() {
    for (std::size_t i = 0; i < m_text.size();) {
      const char c = m_text[i];
      const std::size_t from = i;
      if (isSpace(c)) {
        ++i;
      } else if (c == '(' || c == ')' || c == ',') {
        const auto kind = c == '(' ? Token::Kind::Open : c == ')' ? Token::Kind::Close : Token::Kind::Comma;
        m_tokens.push_back({kind, std::string(1, c), i++});
      } else if (isQuote(c)) {
        std::string value;
        for (++i; i < m_text.size() && m_text[i] != c; ++i) {
          const bool escaped =
              m_text[i] == '\\' && i + 1 < m_text.size() && (m_text[i + 1] == c || m_text[i + 1] == '\\');
          if (escaped) ++i;
          value += m_text[i];
        }
        if (i == m_text.size()) return refuse("a text in quotes is never closed", from);
        m_tokens.push_back({Token::Kind::Text, value, from});
        ++i;
      } else if (std::string_view("=<>~!").find(c) != std::string_view::npos) {
        const std::string two = m_text.substr(i, 2);
        const bool isTwo = two == "!=" || two == "<=" || two == ">=" || two == "==" || two == "<>";
        if (c == '!' && !isTwo) return refuse("\"!\" is not an operator, \"!=\" is", from);
        const std::string op = two == "==" ? "=" : two == "<>" ? "!=" : isTwo ? two : std::string(1, c);
        m_tokens.push_back({Token::Kind::Op, op, from});
        i += isTwo ? 2 : 1;
      } else {
        while (i < m_text.size() && !isSpace(m_text[i]) &&
               std::string_view("=<>~!(),\"").find(m_text[i]) == std::string_view::npos)
          ++i;
        m_tokens.push_back({Token::Kind::Word, m_text.substr(from, i - from), from});
      }
    }
    m_tokens.push_back({Token::Kind::End, "", m_text.size()});
    return true;
  }

  const Token& peek() const { return m_tokens[m_at]; }
  const Token& take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }
  bool keyword(const char* word) {
    if (peek().kind != Token::Kind::Word || foldCase(peek().text) != word) return false;
    ++m_at;
    return true;
  }

  std::optional<Node> parseList(Node::Kind kind, const char* word, std::optional<Node> (Parser::*part)()) {
    Node list;
    list.kind = kind;
    do {
      auto child = (this->*part)();
      if (!child) return std::nullopt;
      list.children.push_back(std::move(*child));
    } while (keyword(word));
    return list.children.size() == 1 ? std::move(list.children.front()) : std::move(list);
  }
  std::optional<Node> parseOr() { return parseList(Node::Kind::Or, "or", &Parser::parseAnd); }
  std::optional<Node> parseAnd() { return parseList(Node::Kind::And, "and", &Parser::parseNot); }

  std::optional<Node> parseNot() {
    if (++m_depth > kMaxDepth) return refuse("too many brackets", peek().at), std::nullopt;
    std::optional<Node> result;
    if (keyword("not")) {
      if (auto child = parseNot()) {
        Node node;
        node.kind = Node::Kind::Not;
        node.children.push_back(std::move(*child));
        result = std::move(node);
      }
    } else if (peek().kind == Token::Kind::Open) {
      take();
      result = parseOr();
      if (result && peek().kind != Token::Kind::Close) {
        fail("\")\"");
        result.reset();
      } else if (result) {
        take();
      }
    } else {
      result = parseComparison();
    }
    --m_depth;
    return result;
  }

  bool findField(const Token& token, Node& node) {
    if (auto field = findClipField(token.text, m_columns)) return node.field = std::move(*field), true;
    std::string names;
    for (const auto& known : clipFieldNames()) names += std::string(names.empty() ? "" : ", ") + known.name;
    for (const auto& column : m_columns) names += ", " + column;
    m_error = {ErrorCode::BadArgument, "filter: no field \"" + token.text + "\" at position " +
                                           std::to_string(position(m_text, token.at)) + " (fields: " + names +
                                           ")"};
    return false;
  }

  bool addValue(Node& node) {
    const Token& value = peek();
    if (value.kind != Token::Kind::Word && value.kind != Token::Kind::Text) return fail("a value");
    if (node.field.isNumber()) {
      const auto number = numberValue(value.text, node.field.kind);
      if (!number) return fail("a number");
      node.numbers.push_back(*number);
    } else if (node.field.kind == ClipFieldKind::Status && node.op != "~") {
      if (!statusFromName(value.text)) return fail("new, verified, unsure or excluded");
    }
    node.values.push_back(node.op == "~" ? foldCase(value.text) : value.text);
    take();
    return true;
  }

  std::optional<Node> parseComparison() {
    Node node;
    node.kind = Node::Kind::Compare;
    if (peek().kind != Token::Kind::Word && peek().kind != Token::Kind::Text)
      return fail("a field"), std::nullopt;
    if (!findField(peek(), node)) return std::nullopt;
    take();
    const bool negated = keyword("not");
    if (keyword("in")) {
      node.kind = Node::Kind::In;
      if (peek().kind != Token::Kind::Open) return fail("\"(\""), std::nullopt;
      do {
        take();
        if (!addValue(node)) return std::nullopt;
      } while (peek().kind == Token::Kind::Comma);
      if (peek().kind != Token::Kind::Close) return fail("\",\" or \")\""), std::nullopt;
      take();
    } else {
      if (negated || peek().kind != Token::Kind::Op)
        return fail(negated ? "\"in\"" : "one of = != < <= > >= ~ in"), std::nullopt;
      if (peek().text == "~" && node.field.isNumber())
        return fail("one of = != < <= > >= for a number"), std::nullopt;
      node.op = take().text;
      if (!addValue(node)) return std::nullopt;
    }
    if (!negated) return node;
    Node outer;
    outer.kind = Node::Kind::Not;
    outer.children.push_back(std::move(node));
    return outer;
  }

  const std::string& m_text;
  const std::vector<std::string>& m_columns;
  std::vector<Token> m_tokens;
  std::size_t m_at = 0;
  int m_depth = 0;
  Error m_error;
};

Node plainSearch(const std::string& text) {
  Node node;
  node.kind = Node::Kind::Words;
  for (std::size_t i = 0; i < text.size();) {
    if (isSpace(text[i])) {
      ++i;
      continue;
    }
    const auto closing = isQuote(text[i]) ? text.find(text[i], i + 1) : std::string::npos;
    const auto from = closing == std::string::npos ? i : i + 1;
    auto end = closing;
    if (closing == std::string::npos)
      for (end = i; end < text.size() && !isSpace(text[end]);) ++end;
    if (end > from) node.values.push_back(foldCase(std::string_view(text).substr(from, end - from)));
    i = closing == std::string::npos ? end : end + 1;
  }
  return node;
}

}  // namespace

Filter::Filter() = default;

Result<Filter> Filter::parse(const std::string& text, const std::vector<std::string>& columns) {
  Filter filter;
  if (trimmed(text).empty()) return filter;
  if (!hasOperator(text)) {
    filter.m_root = std::make_shared<const Node>(plainSearch(text));
    return filter;
  }
  auto root = Parser(text, columns).parse();
  if (!root) return root.error();
  filter.m_root = std::make_shared<const Node>(std::move(*root));
  return filter;
}

bool Filter::matches(const Clip& clip, const VerdictSet* verdicts) const {
  return !m_root || m_root->matches(clip, verdicts);
}

bool Filter::matchesAll() const { return !m_root; }

std::vector<std::string> columnNames(const Dataset& data) {
  std::set<std::string> names;
  // Clips of one import have the same columns: only what differs from the clip before is looked up.
  const TextMap* before = nullptr;
  for (const auto& clip : data.clips) {
    const bool same = before && before->size() == clip.columns.size() &&
                      std::equal(before->begin(), before->end(), clip.columns.begin(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; });
    if (!same)
      for (const auto& column : clip.columns) names.insert(column.first);
    before = &clip.columns;
  }
  return {names.begin(), names.end()};
}

}  // namespace ullim
