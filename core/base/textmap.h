#pragma once
#include <algorithm>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ullim {

/// A few named texts, ordered by name: what std::map<std::string, std::string> does, in one piece of memory.
/// A hundred thousand clips have half a million of them.
class TextMap {
 public:
  using key_type = std::string;
  using mapped_type = std::string;
  using value_type = std::pair<std::string, std::string>;
  using iterator = std::vector<value_type>::iterator;
  using const_iterator = std::vector<value_type>::const_iterator;

  TextMap() = default;
  TextMap(std::initializer_list<value_type> texts) {
    for (const auto& [name, text] : texts) emplace(name, text);
  }
  TextMap(
      const std::map<std::string, std::string>& texts)  // NOLINT(google-explicit-constructor): the same thing
      : m_texts(texts.begin(), texts.end()) {}

  iterator begin() { return m_texts.begin(); }
  iterator end() { return m_texts.end(); }
  const_iterator begin() const { return m_texts.begin(); }
  const_iterator end() const { return m_texts.end(); }
  std::size_t size() const { return m_texts.size(); }
  bool empty() const { return m_texts.empty(); }
  void clear() { m_texts.clear(); }
  void reserve(std::size_t n) { m_texts.reserve(n); }

  const_iterator find(std::string_view name) const {
    const auto it = place(name);
    return it != end() && it->first == name ? it : end();
  }
  bool contains(std::string_view name) const { return find(name) != end(); }
  const std::string& at(std::string_view name) const {
    const auto it = find(name);
    if (it == end()) throw std::out_of_range("TextMap: no " + std::string(name));
    return it->second;
  }
  /// The text of `name`, empty when it is new.
  std::string& operator[](std::string_view name) { return emplace(name, "").first->second; }
  /// As std::map: an existing text stays.
  std::pair<iterator, bool> emplace(std::string_view name, std::string_view text) {
    const auto it = m_texts.begin() + (place(name) - m_texts.cbegin());
    if (it != m_texts.end() && it->first == name) return {it, false};
    return {m_texts.emplace(it, name, text), true};
  }
  std::size_t erase(std::string_view name) {
    const auto it = find(name);
    if (it == end()) return 0;
    m_texts.erase(it);
    return 1;
  }
  bool operator==(const TextMap&) const = default;

 private:
  const_iterator place(std::string_view name) const {
    if (!m_texts.empty() && m_texts.back().first < name) return end();  // mostly they come in order
    return std::lower_bound(m_texts.begin(), m_texts.end(), name,
                            [](const value_type& a, std::string_view b) { return a.first < b; });
  }
  std::vector<value_type> m_texts;
};

}  // namespace ullim
