// Metadata of a PDF (XMP): the value of a property, whichever way it is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gazette::preflight {

inline constexpr std::string_view kPdfxId = "http://www.npes.org/pdfx/ns/id/";
inline constexpr std::string_view kXmp = "http://ns.adobe.com/xap/1.0/";
inline constexpr std::string_view kXmpMedia = "http://ns.adobe.com/xap/1.0/mm/";
inline constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view kPdfaId = "http://www.aiim.org/pdfa/ns/id/";
inline constexpr std::string_view kPdfuaId = "http://www.aiim.org/pdfua/ns/id/";
inline constexpr std::string_view kPdf = "http://ns.adobe.com/pdf/1.3/";

/// The text of the property `name` of the namespace `space`, an attribute or an element; of a list
/// its first item. Nothing where it is not there. Entities stay as they are written, those of
/// markup resolved.
[[nodiscard]] std::optional<std::string> xmp_property(std::string_view xmp, std::string_view space,
                                                      std::string_view name);

}  // namespace gazette::preflight
