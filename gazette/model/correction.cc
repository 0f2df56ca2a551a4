#include "gazette/model/correction.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

/// Characters that nobody sees, or that let a page show what follows in another order than it was
/// written, or that have no meaning. No printed words have them.
constexpr std::array<std::pair<char32_t, char32_t>, 10> kNoText = {{{0x00, 0x1F},
                                                                    {0x7F, 0x9F},
                                                                    {0xAD, 0xAD},
                                                                    {0x61C, 0x61C},
                                                                    {0x200B, 0x200F},
                                                                    {0x2028, 0x202E},
                                                                    {0x2060, 0x206F},
                                                                    {0xE000, 0xF8FF},
                                                                    {0xFEFF, 0xFEFF},
                                                                    {0xFFF9, 0xFFFF}}};

std::optional<char32_t> find_no_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    for (const auto& [first, last] : kNoText) {
      if ((c >= first && c <= last) || c >= 0xF0000) {
        return c;
      }
    }
  }
  return std::nullopt;
}

void report(const Correction& correction, std::string_view code, std::string message,
            std::string help, Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = correction.stated,
                      .message = std::move(message),
                      .help = std::move(help)});
}

}  // namespace

bool check_texts(const Correction& correction, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors_count();
  const std::array<std::pair<std::string_view, const std::string*>, 4> texts = {
      {{"act", &correction.act},
       {"place", &correction.place},
       {"old text", &correction.old_text},
       {"new text", &correction.new_text}}};
  for (const auto& [name, text] : texts) {
    if (text->empty()) {
      report(correction, "G0830", fmt::format("the {} of a correction is missing", name),
             name == "new text" ? "quote the words around what falls away, in both texts"
                                : "state act, place, old and new of each correction",
             diagnostics);
    } else if (const auto no_text = find_no_text(*text)) {
      report(correction, "G0832",
             fmt::format("the {} of a correction has a character that is no text, U+{:04X}", name,
                         static_cast<std::uint32_t>(*no_text)),
             "type the words anew, as they are printed", diagnostics);
    }
  }
  if (!correction.old_text.empty() && correction.old_text == correction.new_text) {
    report(correction, "G0831",
           fmt::format("old and new text are the same, \"{}\"", shorten(correction.old_text, 60)),
           "state what is right as the new text, or leave this correction out", diagnostics);
  }
  return diagnostics.errors_count() == before;
}

}  // namespace gazette::model
