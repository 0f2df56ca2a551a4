// The door of pdf/: pages of foreign PDFs made grey for a body that is printed in black only; a
// place for a signature is in signature.h.
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

/// Something of a page that does not come out as it should, once for each page.
struct PageFault {
  std::size_t page = 0;   // from 1
  std::string what = {};  // "a picture of the kind JPXDecode"
};

struct GreyPages {
  std::vector<bool> coloured = {};     // by page: something on it had a colour
  std::vector<PageFault> faults = {};  // what cannot be made grey
  // Looked for where the pictures are only read:
  std::vector<PageFault> damaged = {};  // what does not decode, faces too; a form in itself
  std::vector<PageFault> absent = {};   // faces of letters that are seen, and are not in the file
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

/// A stream without its last filter, which may be one that only readers of pictures know; nothing
/// where the others do not unpack.
[[nodiscard]] std::optional<std::string> outer_unpacked(QPDFObjectHandle stream);

/// What is wrong with an image that does not decode whole, or whose mask does not: "the JPEG is
/// damaged (Premature end of JPEG file)"; empty where nothing is. Of what is packed as a fax, as
/// JBIG2 or as JPEG 2000 only the begin is known. `resources` know its colour space by name.
[[nodiscard]] std::string image_fault(QPDFObjectHandle image, QPDFObjectHandle resources);

/// The file of a face, simple or composite, in the PDF; null where it has none.
[[nodiscard]] QPDFObjectHandle face_file(QPDFObjectHandle font);

/// What is wrong with a face whose letters cannot be drawn, though it is in the PDF: its file or
/// what else it needs does not unpack, or is no face; empty where nothing is. A letter that is
/// damaged in itself is not found.
[[nodiscard]] std::string face_fault(QPDFObjectHandle font);

}  // namespace gazette::pdf
