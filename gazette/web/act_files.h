// The files in which an act is offered (định dạng): what stands beside its page. Private to web/.
//
// Feeds, JSON, JSON-LD and the catalogue name the same files with the same types, so they ask here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/act_parts.h"

namespace gazette::web {

inline constexpr std::string_view kHtmlType = "text/html";
inline constexpr std::string_view kAknType = "application/akn+xml";
inline constexpr std::string_view kPdfType = "application/pdf";
inline constexpr std::string_view kTextType = "text/plain";
inline constexpr std::string_view kJsonType = "application/json";
inline constexpr std::string_view kJsonLdType = "application/ld+json";
inline constexpr std::string_view kAtomType = "application/atom+xml";

/// A file that has the text of an act.
struct ActFile {
  std::string path = {};  // from the site's root
  std::string_view media_type = {};
  std::uint64_t bytes = 0;  // 0: not known to the cards
};

/// The page of an act, the PDFs of its parts, its XML, its text, its JSON: in this order. `parts`
/// are those that follow one another (`parts_around`).
[[nodiscard]] std::vector<ActFile> act_files(std::span<const PlacedAct> parts);

/// What is known of the act, for machines: its JSON, and its JSON-LD by schema.org.
[[nodiscard]] std::string act_json_path(std::string_view id, Date date);
[[nodiscard]] std::string act_json_ld_path(std::string_view id, Date date);

}  // namespace gazette::web
