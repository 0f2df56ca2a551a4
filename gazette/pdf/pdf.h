// The door of pdf/: pages of foreign PDFs made grey for a body that is printed in black only.
//
// A page can show a colour in many ways: operators, pictures, patterns, shadings, letters that are
// drawings, masks, and all of that again in forms within forms. All are followed from the page's
// content, as a viewer does, and each is mapped to DeviceGray; what cannot be mapped is told, never
// left in its colour.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QPDF;
class QPDFObjectHandle;

namespace gazette::pdf {

/// How streams are packed, as FlateDecode reads them.
using Pack = std::function<std::string(std::string_view)>;

/// What a content may unpack to, and all that are looked at when a PDF comes in: a drawing of a
/// million lines has 30 MB.
inline constexpr std::size_t kContentBytesMax = 200'000'000;

/// Something of a page that cannot be made grey.
struct GreyFault {
  std::size_t page = 0;   // from 1
  std::string what = {};  // "a picture of the kind JPXDecode"
};

struct GreyPages {
  std::vector<bool> coloured = {};  // by page: something on it had a colour
  std::vector<GreyFault> faults = {};
};

/// Makes what print shows of annotations part of the pages: seals of signatures, filled fields,
/// stamps. Links, icons of notes, and what is hidden or for the screen only go. Throws where what
/// an annotation shows is not in the file, and what qpdf throws.
void draw_annotations(QPDF& document);

/// Makes everything that the pages of `document` draw grey. Without `pack` the pictures are only
/// read, for the faults: nobody will write the document. Throws what qpdf throws.
[[nodiscard]] GreyPages make_grey(QPDF& document, const Pack& pack = {});

/// What a stream unpacks to; nothing where it does not unpack, or to more than `bytes_max`.
[[nodiscard]] std::optional<std::string> unpacked(QPDFObjectHandle stream, std::size_t bytes_max);

}  // namespace gazette::pdf
