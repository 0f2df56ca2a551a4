// A place for a signature in a PDF (chữ ký số trong PDF), as PAdES has it (ETSI EN 319 142-1).
//
// A signature in a PDF is of all bytes of the file but its own: the file is written whole with a
// gap where the signature shall be, and what is before and behind the gap is signed. So the PDF is
// written once here, and whoever has a key fills the gap; nothing of OpenSSL is needed for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::pdf {

/// What a signature says of itself, in the file and to who does not see it.
struct SignatureWords {
  std::string field = {};   // name of the field: "ChuKySo1"
  std::string signer = {};  // whose it is
  std::string reason = {};  // why: "Phát hành Công báo điện tử"
  std::string place = {};
  std::string moment = {};       // of signing, as PDF writes it: "D:20220920083000+07'00'"
  std::string description = {};  // read aloud in place of the field
};

/// A PDF that lacks its signature alone.
struct SignablePdf {
  std::string bytes = {};
  std::size_t gap_begin = 0;  // where "<" stands, to behind ">"
  std::size_t gap_end = 0;

  /// What is signed: everything but the gap.
  [[nodiscard]] std::string signed_bytes() const;
};

/// The longest signature that has room in the gap, in bytes of DER: with a chain of certificates
/// and a time stamp it has about 8,000.
inline constexpr std::size_t kSignatureBytesMax = 16'000;

/// Adds a signature that certifies the PDF: from then on its forms may be filled, which are the
/// fields of `later`, empty, for other signatures; nothing else may change (DocMDP, P 2). The
/// fields stand on the first page and show nothing; in a tagged PDF each is a part of its
/// structure. The PDF is linearized, and the same input gives the same bytes. Throws what qpdf
/// throws.
[[nodiscard]] SignablePdf make_signable(const std::string& bytes, const SignatureWords& words,
                                        const std::vector<SignatureWords>& later = {});

/// The PDF with its signature, in DER. Throws `Error` where it is longer than the gap.
[[nodiscard]] std::string put_signature(const SignablePdf& pdf, std::string_view der);

}  // namespace gazette::pdf
