#include "core/dataset/xmltext.h"

#include <algorithm>
#include <charconv>

namespace ullim {
namespace {

constexpr std::size_t kDeepest = 200;

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool isXmlCharacter(char32_t code) {
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code < 0xD800) ||
         (code >= 0xE000 && code < 0xFFFE) || (code >= 0x10000 && code < 0x110000);
}

void append(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += char(code);
  } else if (code < 0x800) {
    out += {char(0xC0 | (code >> 6)), char(0x80 | (code & 0x3F))};
  } else if (code < 0x10000) {
    out += {char(0xE0 | (code >> 12)), char(0x80 | ((code >> 6) & 0x3F)), char(0x80 | (code & 0x3F))};
  } else {
    out += {char(0xF0 | (code >> 18)), char(0x80 | ((code >> 12) & 0x3F)), char(0x80 | ((code >> 6) & 0x3F)),
            char(0x80 | (code & 0x3F))};
  }
}

}  // namespace

std::string xmlEscaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const auto next = [&](std::size_t n) {
      return i + n < text.size() ? static_cast<unsigned char>(text[i + n]) : 0u;
    };
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += "&#" + std::to_string(byte) + ";";  // kept in attributes, too
    } else if (byte < 0x20) {
      out += "\xEF\xBF\xBD";
    } else if (byte == 0xEF && next(1) == 0xBF && next(2) >= 0xBE) {  // U+FFFE, U+FFFF
      out += "\xEF\xBF\xBD";
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

Error XmlReader::bad(const std::string& what) const {
  const auto end = m_text.begin() + std::ptrdiff_t(std::min(m_at, m_text.size()));
  return {ErrorCode::BadFormat,
          "line " + std::to_string(std::count(m_text.begin(), end, '\n') + 1) + ": " + what};
}

const std::string& XmlReader::attribute(const std::string& name) const {
  static const std::string kNone;
  const auto it = m_attributes.find(name);
  return it == m_attributes.end() ? kNone : it->second;
}

Result<std::string> XmlReader::decoded(std::string_view raw) const {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\r') {  // line ends are one line feed to a reader of XML
      out += '\n';
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
      continue;
    }
    if (raw[i] != '&') {
      out += raw[i];
      continue;
    }
    const auto end = raw.find(';', i);
    if (end == std::string_view::npos || end - i > 12) return bad("a & without its ; (write &amp;)");
    const std::string_view name = raw.substr(i + 1, end - i - 1);
    if (name == "amp") {
      out += '&';
    } else if (name == "lt") {
      out += '<';
    } else if (name == "gt") {
      out += '>';
    } else if (name == "quot") {
      out += '"';
    } else if (name == "apos") {
      out += '\'';
    } else if (name.starts_with('#')) {
      const bool hex = name.starts_with("#x");
      const std::string_view digits = name.substr(hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [rest, problem] =
          std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
      if (problem != std::errc() || rest != digits.data() + digits.size() || !isXmlCharacter(code))
        return bad("&" + std::string(name) + "; is no character");
      append(out, code);
    } else {
      return bad("&" + std::string(name) + "; is not known");
    }
    i = end;
  }
  return out;
}

bool XmlReader::skip(std::string_view begin, std::string_view end, bool& fine) {
  if (!m_text.substr(m_at).starts_with(begin)) return false;
  const auto at = m_text.find(end, m_at + begin.size());
  fine = at != std::string_view::npos;
  if (fine) m_at = at + end.size();
  return true;
}

Result<XmlReader::Kind> XmlReader::next() {
  if (m_closes) {
    m_closes = false;
    m_name = m_open.back();
    m_open.pop_back();
    return Kind::End;
  }
  while (m_at < m_text.size()) {
    if (m_text[m_at] != '<') {
      const auto end = std::min(m_text.find('<', m_at), m_text.size());
      const std::string_view raw = m_text.substr(m_at, end - m_at);
      if (m_open.empty()) {
        if (!std::all_of(raw.begin(), raw.end(), isSpace)) return bad("text outside the document");
        m_at = end;
        continue;
      }
      auto text = decoded(raw);
      if (!text) return text.error();
      m_at = end;
      m_content = std::move(*text);
      return Kind::Text;
    }
    bool fine = true;
    if (skip("<!--", "-->", fine) || skip("<?", "?>", fine)) {
      if (!fine) return bad("a comment or instruction that never ends");
      continue;
    }
    if (const auto begin = m_at + 9; skip("<![CDATA[", "]]>", fine)) {
      if (!fine || m_open.empty()) return bad("a CDATA section at a wrong place");
      m_content = std::string(m_text.substr(begin, m_at - 3 - begin));
      return Kind::Text;
    }
    if (m_text.substr(m_at).starts_with("<!")) return bad("a document type (take the <!DOCTYPE> out)");
    return tag();
  }
  if (!m_open.empty()) return bad("<" + m_open.back() + "> is never closed");
  if (!m_rooted) return bad("holds no element");
  return Kind::Finished;
}

Result<XmlReader::Kind> XmlReader::tag() {
  const auto isName = [](char c) {
    return !isSpace(c) && c != '<' && c != '>' && c != '/' && c != '=' && c != '"' && c != '\'' && c != '&';
  };
  const auto word = [&] {
    const auto begin = m_at;
    while (m_at < m_text.size() && isName(m_text[m_at])) ++m_at;
    return std::string(m_text.substr(begin, m_at - begin));
  };
  const auto spaces = [&] {
    while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
  };
  const auto at = [&](char c) { return m_at < m_text.size() && m_text[m_at] == c; };
  ++m_at;
  const bool end = at('/');
  if (end) ++m_at;
  std::string name = word();
  if (name.empty()) return bad("a < that begins no element (write &lt;)");
  spaces();
  if (end) {
    if (!at('>') || m_open.empty() || m_open.back() != name) return bad("</" + name + "> closes nothing");
    ++m_at;
    m_open.pop_back();
    m_name = std::move(name);
    return Kind::End;
  }
  if (m_open.empty() && m_rooted) return bad("a second document begins");
  m_attributes.clear();
  while (m_at < m_text.size() && !at('>') && !at('/')) {
    const std::string key = word();
    spaces();
    if (key.empty() || !at('=')) return bad("an attribute of <" + name + "> without a value");
    ++m_at;
    spaces();
    if (!at('"') && !at('\'')) return bad("an attribute of <" + name + "> without quotes");
    const char quote = m_text[m_at++];
    const auto close = m_text.find(quote, m_at);
    if (close == std::string_view::npos) return bad("an attribute of <" + name + "> that never ends");
    auto value = decoded(m_text.substr(m_at, close - m_at));
    if (!value) return value.error();
    if (!m_attributes.emplace(key, std::move(*value)).second)
      return bad("attribute " + key + " stands twice in <" + name + ">");
    m_at = close + 1;
    spaces();
  }
  m_closes = at('/');
  if (m_closes) ++m_at;
  if (!at('>')) return bad("<" + name + " never ends");
  ++m_at;
  if (m_open.size() >= kDeepest) return bad("is nested too deep");
  m_open.push_back(name);
  m_rooted = true;
  m_name = std::move(name);
  return Kind::Begin;
}

}  // namespace ullim
