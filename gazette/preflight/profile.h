// Colour profiles in a PDF, as far as rules look at them (ICC.1:2022, 7.2 and 7.3).
#pragma once

#include <string>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::preflight {

/// The first bytes of a profile: its length, version, class, colour space. Empty where it cannot be
/// read.
[[nodiscard]] std::string profile_head(QPDFObjectHandle stream);

/// What is wrong with the length of a profile that can be read: "has 5000 bytes and says 8652"; or
/// with its tables. Empty where nothing is.
[[nodiscard]] std::string profile_length_fault(QPDFObjectHandle stream);

}  // namespace gazette::preflight
