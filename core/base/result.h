#pragma once
// Expected failures are values. Member names follow std::expected, so that it can take over one day.
#include <string>
#include <utility>
#include <variant>

namespace ullim {

/// What kind of failure it was; ui translates the code, `detail` is English for logs and the command line.
enum class ErrorCode {
  Cancelled,       ///< asked to stop; never shown as a failure
  FileNotFound,    ///< no such file or folder
  FileUnreadable,  ///< there, but cannot be opened or decoded
  FileEmpty,       ///< decodes to no sample at all
  FileUnwritable,  ///< could not be written; the old file, if any, is untouched
  FileExists,      ///< would overwrite, and was not told to
  BadArgument,     ///< an option outside its range; detail names field, value and range
  BadFormat,       ///< content is not what it should be
  NotFound,        ///< no such clip, class, recipe, run
  Conflict,        ///< changed by someone else in the meantime
  Locked,          ///< another process holds it
  TooNew,          ///< written by a newer version
  Unsupported,     ///< a library or codec is missing; detail names what to install
  NotFinite,       ///< NaN or Inf where a number was needed
  TooFew,          ///< too few clips, classes or groups for what was asked
  Internal,        ///< a library failed in an unexpected way
};

/// detail: one sentence naming what, which file and which value, with what to do in brackets at its end.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string detail;
};

struct Done {
  bool operator==(const Done&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}
  bool has_value() const { return m_state.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() { return std::get<0>(m_state); }
  const T& value() const { return std::get<0>(m_state); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return std::get<1>(m_state); }

 private:
  std::variant<T, Error> m_state;
};

}  // namespace ullim
