#include "gazette/typeset/act_address.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gazette/typeset/codes.h"
#include "gazette/typeset/pages.h"

namespace gazette::typeset {
namespace {

/// The modules of a code for a longer address are too small for a camera.
constexpr std::size_t kCodeBytesMost = 250;

/// The white between code and words: a fifth of its side, more than a camera wants.
constexpr std::int64_t kWhiteShare = 5;

}  // namespace

void add_act_address(Setter& setter, const std::string& address, std::size_t first_page,
                     Book& book) {
  const Layout& layout = setter.layout();
  const std::array values = {std::pair<std::string_view, std::string>{"permalink", address}};
  const std::string line = fill(layout.text("act_address"), values).value_or("");
  if (first_page >= book.pages.size() || line.empty()) {
    return;
  }
  Page& page = book.pages[first_page];
  const bool has_code = layout.act_code_side > Length{} && address.size() <= kCodeBytesMost;
  const Length side = has_code ? layout.act_code_side : Length{};
  const Length left = has_code ? side + side / kWhiteShare : Length{};
  const auto paragraph = static_cast<std::uint32_t>(book.paragraphs.size());
  book.paragraphs.push_back({.entry = page.entry, .generated = Generated::act_address});

  const TextBlock block = layout.text_block(page.landscape);
  setter.set_quiet(true);  // an address may be parted, and is pressed or read by a camera
  const SetParagraph set = setter.set(
      plain_paragraph(line),
      {.style = &layout.style("act_address"), .width = block.width - left, .paragraph = paragraph});
  setter.set_quiet(false);
  const Length height = set.leading * static_cast<std::int64_t>(set.lines.size());
  Galley galley;
  static_cast<void>(galley.open_slug(std::max(side, height)));
  Setter::place(galley, set, 0, set.lines.size(), left, std::max(side - height, Length{}) / 2);
  if (has_code) {
    galley.rules = joined_rules(rules_of(qr_code(address), {}, {}, side));
  }
  Length right = left;
  for (const SetLine& each : set.lines) {
    right = std::max(right, left + each.right);
  }
  galley.links.push_back({.width = right,
                          .height = std::max(side, height),
                          .target = address,
                          .paragraph = paragraph});
  page.online_runs = static_cast<std::uint32_t>(galley.runs.size());
  page.online_rules = static_cast<std::uint32_t>(galley.rules.size());
  static_cast<void>(add_galley(galley, page.folio % 2 == 1 ? layout.inner : layout.outer,
                               block.bottom + layout.act_code_gap, page));
}

}  // namespace gazette::typeset
