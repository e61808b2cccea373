#pragma once
// As much of XML as a file of annotations needs: elements, attributes, text, the five entities and character
// numbers. No DTD and nothing that reaches outside the text. Used inside core/dataset only.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace ullim {

/// & < > " as entities; characters that XML cannot hold (control characters but tab and line ends) as U+FFFD.
std::string xmlEscaped(std::string_view text);

/// Walks through a text one piece at a time.
class XmlReader {
 public:
  enum class Kind { Begin, End, Text, Finished };
  explicit XmlReader(std::string_view text) : m_text(text) {}

  /// BadFormat: not well-formed (the sentence has the line), a DOCTYPE, nested deeper than 200.
  Result<Kind> next();
  const std::string& name() const { return m_name; }  ///< of Begin and End, as written
  const std::string& text() const { return m_content; }
  const std::string& attribute(const std::string& name) const;  ///< of Begin; "" when missing

 private:
  Result<Kind> tag();
  Result<std::string> decoded(std::string_view raw) const;
  Error bad(const std::string& what) const;
  bool skip(std::string_view begin, std::string_view end, bool& fine);

  std::string_view m_text;
  std::size_t m_at = 0;
  std::string m_name, m_content;
  std::map<std::string, std::string> m_attributes;
  std::vector<std::string> m_open;
  bool m_closes = false;  // <a/>: its End comes next
  bool m_rooted = false;
};

}  // namespace ullim
