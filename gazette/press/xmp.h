// The metadata of a PDF: its Info dictionary and its XMP packet, which must say the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/press/press.h"

namespace gazette::press {

/// The entries of the Info dictionary that are text, in UTF-8: ("Title", ...). Only those that have
/// a value.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> info_texts(const Metadata& metadata);

/// "D:20220920080000+07'00'"; nothing where the metadata has no date.
[[nodiscard]] std::string info_date(const Metadata& metadata);

/// What a file says that it keeps to.
struct Claims {
  bool untrapped = false;   // no trapping was done, as a printer asks
  bool exchange = false;    // PDF/X-4 (ISO 15930-7)
  int archival = 0;         // PDF/A of this part and conformance A (ISO 19005); 0: none
  bool accessible = false;  // PDF/UA-1 (ISO 14289-1)
};

/// "uuid:..." made of a hash of at least 32 hexadecimal digits, of the version that leaves its
/// making to the maker (RFC 9562, 5.8).
[[nodiscard]] std::string uuid_of(std::string_view hash);

/// The XMP packet. `content_hash`, 64 hexadecimal digits, tells one state of a document that claims
/// PDF/X from the next.
[[nodiscard]] std::string xmp_packet(const Metadata& metadata, const Claims& claims,
                                     std::string_view content_hash = {});

}  // namespace gazette::press
