// What stands on the pages of a foreign PDF as annotations: the seal of a digital signature, filled
// fields, stamps. It becomes part of the pages' contents, as a printer has it.

#include <set>
#include <stdexcept>

#include <fmt/format.h>
#include <qpdf/QPDFAnnotationObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

/// What all annotations of a document may be: a form of 500 pages has a part of it.
constexpr std::size_t kAnnotationsMax = 20'000;

/// Kinds that show nothing of the paper: an icon, a way to elsewhere.
bool is_silent(const std::string& kind) {
  static const std::set<std::string> kSilent = {
      "/Link",   "/Text", "/Popup",     "/FileAttachment", "/Sound",   "/Movie",
      "/Screen", "/3D",   "/RichMedia", "/PrinterMark",    "/TrapNet", ""};
  return kSilent.contains(kind);
}

/// A value of a field, which may stand above it in the tree of fields.
Object inherited(Object field, const char* key) {
  constexpr int kLevelsMax = 32;
  for (int level = 0; field.isDictionary() && level < kLevelsMax; ++level) {
    if (field.hasKey(key)) {
      return field.getKey(key);
    }
    field = field.getKey("/Parent");
  }
  return Object::newNull();
}

/// Whether a field has a text that someone filled in.
bool is_filled(Object field) {
  Object kind = inherited(field, "/FT");
  Object value = inherited(field, "/V");
  return (kind.isNameAndEquals("/Tx") || kind.isNameAndEquals("/Ch")) &&
         ((value.isString() && !value.getStringValue().empty()) || value.isArray() ||
          value.isStream());
}

/// Whether print shows an annotation: it is to be printed, and is hidden nowhere.
bool is_printed(QPDFAnnotationObjectHelper annotation) {
  const int flags = annotation.getFlags();
  Object box = annotation.getObjectHandle().getKey("/Rect");
  if (!box.isRectangle() || is_silent(annotation.getSubtype())) {
    return false;
  }
  const Object::Rectangle area = box.getArrayAsRectangle();
  return (flags & an_print) != 0 && (flags & (an_hidden | an_no_view)) == 0 &&
         area.llx != area.urx && area.lly != area.ury;
}

/// True where there is something to draw. Throws where a reader would have to draw it by itself:
/// what it made of it is not in the file.
bool can_draw(QPDFAnnotationObjectHelper annotation, bool has_old_fields, std::size_t page) {
  const bool is_field = annotation.getSubtype() == "/Widget";
  Object drawing = annotation.getAppearanceStream("/N");
  const bool has_text = is_field && is_filled(annotation.getObjectHandle());
  if (is_field ? has_text && (has_old_fields || !drawing.isStream()) : !drawing.isStream()) {
    throw std::runtime_error(fmt::format("page {} has {} whose look is not in the file", page,
                                         is_field ? "a filled field" : "a mark or note"));
  }
  if (!drawing.isStream()) {
    return false;
  }
  if (!drawing.getDict().hasKey("/Subtype")) {
    drawing.getDict().replaceKey("/Subtype", Object::newName("/Form"));
  }
  return true;
}

}  // namespace

void draw_annotations(QPDF& document) {
  Object form = document.getRoot().getKey("/AcroForm");
  Object needed = form.getKeyIfDict("/NeedAppearances");
  const bool has_old_fields = needed.isBool() && needed.getBoolValue();
  QPDFPageDocumentHelper pages(document);
  std::size_t page_count = 0;
  std::size_t count = 0;
  for (QPDFPageObjectHelper& page : pages.getAllPages()) {
    ++page_count;
    Object shown = Object::newArray();
    for (const QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
      if (++count > kAnnotationsMax) {
        throw std::runtime_error(fmt::format("it has more than {} annotations", kAnnotationsMax));
      }
      if (is_printed(annotation) && can_draw(annotation, has_old_fields, page_count)) {
        shown.appendItem(annotation.getObjectHandle());
      }
    }
    page.getObjectHandle().replaceKey("/Annots", shown);
  }
  if (form.isDictionary()) {
    form.removeKey("/NeedAppearances");  // those drawn have theirs
  }
  pages.flattenAnnotations(an_print, an_hidden | an_no_view);
}

}  // namespace gazette::pdf
