// The front matter of a Markdown source: TOML between two lines "+++" at its top.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"

namespace gazette::ingest {

/// The keys of the front matter, in the order of `FrontMatter`.
enum class FrontMatterKey : std::uint8_t {
  issuer,
  kind,
  symbol,
  date,
  place,
  abstract_text,
  section,
  signed_by,
  signed_as,
  effective,
};

/// A source cut in two. `body_line` is the line of the file where the body begins.
struct SplitSource {
  std::optional<std::string_view> front_matter = {};
  std::string_view body = {};
  std::uint32_t body_line = 1;
};

/// Cuts the front matter from the body. Reports G0201 where it is not closed; all is body then.
[[nodiscard]] SplitSource split_front_matter(std::string_view text, const std::string& path,
                                             Diagnostics& diagnostics);

/// Reads the keys of the front matter into `flow`, with the place of each.
void read_front_matter(std::string_view text, Flow& flow, Diagnostics& diagnostics);

/// The same keys from a file beside the document, "<name>.docx.toml".
void read_statement(std::string_view text, Flow& flow, Diagnostics& diagnostics);

/// Where a key of the front matter stands; the file alone where the key is not stated.
[[nodiscard]] Place place_of(const Flow& flow, FrontMatterKey key);

}  // namespace gazette::ingest
