#pragma once
// Fixed English texts of the core, said in another language by whoever knows one: the core itself knows none.
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ullim {

/// Puts values in the numbered places %1 to %9 of a text, each as often as it stands there; what a value
/// holds is not looked at again. A place without a value stays as it is.
std::string withValues(std::string_view text, const std::vector<std::string>& values);

/// The values that make `text` of `pattern` (withValues() the other way round), or nothing when it is not
/// made of it. Each value is as short as it can be; the last reaches as far as it must. No place may stand
/// twice in the pattern.
std::optional<std::vector<std::string>> valuesOf(std::string_view text, std::string_view pattern);

/// Empty by itself: English.
class Words {
 public:
  /// Answers a fixed text, its places (%1 …) with it, in the language; a text it does not know: as it is.
  using Say = std::function<std::string(const char* english)>;
  /// Answers a sentence kept in a record, values in it, in the language; one it does not know: as it is.
  using Again = std::function<std::string(const std::string& english)>;

  Words() = default;
  /// `language` as HTML has it: "en", "ko". Both functions are called on the thread that asks.
  Words(std::string language, Say say, Again again = {})
      : m_language(std::move(language)), m_say(std::move(say)), m_again(std::move(again)) {}

  std::string operator()(const char* english, const std::vector<std::string>& values = {}) const;
  std::string again(const std::string& english) const;
  const std::string& language() const { return m_language; }

 private:
  std::string m_language = "en";
  Say m_say;
  Again m_again;
};

}  // namespace ullim
