// Text that is the same in very many places and kept once: the name of an issuer in the cards of
// a hundred thousand acts.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// A text that is never changed, as large as a pointer. Equal texts share their letters, which stay
/// until the program ends: it is for texts of which there are few different ones. May be made on
/// several threads.
class SharedText {
 public:
  SharedText() = default;
  // Implicit, so that it is set and read as the text that it is.
  SharedText(std::string_view text);                                           // NOLINT
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}  // NOLINT
  SharedText(const char* text) : SharedText(std::string_view(text)) {}         // NOLINT
  operator const std::string&() const { return *text_; }                       // NOLINT

  [[nodiscard]] const std::string& text() const { return *text_; }
  [[nodiscard]] bool empty() const { return text_->empty(); }

  bool operator==(const SharedText& other) const { return text_ == other.text_; }

 private:
  static const std::string kEmpty;
  const std::string* text_ = &kEmpty;
};

}  // namespace gazette
