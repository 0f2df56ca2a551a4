#include "gazette/pdf/signature.h"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"

namespace gazette::pdf {
namespace {

using Handle = QPDFObjectHandle;

/// As qpdf writes it; ten digits have room for every offset.
constexpr std::string_view kOpenRange = "/ByteRange [ 0 9999999999 9999999999 9999999999 ]";

Handle text(const std::string& words) {
  return Handle::newUnicodeString(words);
}

/// What is in the file before the signature is: its kind, its words, the gap.
Handle signature_value(QPDF& document, const SignatureWords& words) {
  Handle value = document.makeIndirectObject(
      Handle::parse("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached "
                    "/ByteRange [0 9999999999 9999999999 9999999999]>>"));
  value.replaceKey("/Contents", Handle::newString(std::string(kSignatureBytesMax, '\0')));
  value.replaceKey("/M", Handle::newString(words.moment));
  value.replaceKey("/Name", text(words.signer));
  if (!words.reason.empty()) {
    value.replaceKey("/Reason", text(words.reason));
  }
  if (!words.place.empty()) {
    value.replaceKey("/Location", text(words.place));
  }
  return value;
}

/// Makes the signature one that certifies: what may change after it stands in it.
void certify(QPDF& document, Handle value) {
  value.replaceKey(
      "/Reference",
      Handle::newArray({Handle::parse("<</Type /SigRef /TransformMethod /DocMDP /TransformParams "
                                      "<</Type /TransformParams /P 2 /V /1.2>>>>")}));
  Handle permissions = Handle::newDictionary();
  permissions.replaceKey("/DocMDP", value);
  document.getRoot().replaceKey("/Perms", permissions);
}

/// The first element of the structure, below which all others stand; null where there is none.
Handle document_element(Handle structure) {
  Handle kids = structure.getKey("/K");
  return kids.isArray() ? kids.getArrayItem(0) : kids;
}

/// Makes the field part of the structure of a tagged PDF, at its end.
void tag(QPDF& document, Handle page, Handle field) {
  Handle structure = document.getRoot().getKey("/StructTreeRoot");
  if (!structure.isDictionary() || !document_element(structure).isDictionary()) {
    return;
  }
  Handle parent = document_element(structure);
  Handle object = Handle::parse("<</Type /OBJR>>");
  object.replaceKey("/Obj", field);
  object.replaceKey("/Pg", page);
  Handle element = document.makeIndirectObject(Handle::parse("<</Type /StructElem /S /Form>>"));
  element.replaceKey("/P", parent);
  element.replaceKey("/Pg", page);
  element.replaceKey("/K", object);
  Handle kids = parent.getKey("/K");
  if (!kids.isArray()) {
    kids = kids.isNull() ? Handle::newArray() : Handle::newArray({kids});
    parent.replaceKey("/K", kids);
  }
  kids.appendItem(element);
  QPDFNumberTreeObjectHelper numbers(structure.getKey("/ParentTree"), document);
  Handle next = structure.getKey("/ParentTreeNextKey");
  const long long key = next.isInteger()
                            ? next.getIntValue()
                            : (numbers.begin() == numbers.end() ? 0 : numbers.getMax() + 1);
  numbers.insert(key, element);
  field.replaceKey("/StructParent", Handle::newInteger(key));
  structure.replaceKey("/ParentTreeNextKey", Handle::newInteger(key + 1));
}

/// A field of the first page that shows nothing; without a value it waits for its signature.
Handle add_field(QPDF& document, Handle page, const SignatureWords& words, Handle value) {
  // Printed and locked, of no size: what shows nothing needs no appearance.
  Handle field = document.makeIndirectObject(
      Handle::parse("<</Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0]>>"));
  field.replaceKey("/T", text(words.field));
  field.replaceKey("/TU", text(words.description));
  field.replaceKey("/Contents", text(words.description));
  field.replaceKey("/P", page);
  if (!value.isNull()) {
    field.replaceKey("/V", value);
  }
  if (!page.getKey("/Annots").isArray()) {
    page.replaceKey("/Annots", Handle::newArray());
  }
  page.getKey("/Annots").appendItem(field);
  page.replaceKey("/Tabs", Handle::newName("/S"));
  tag(document, page, field);
  return field;
}

std::string written(QPDF& document) {
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setNewlineBeforeEndstream(true);
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setLinearization(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

std::string SignablePdf::signed_bytes() const {
  std::string parts;
  parts.reserve(bytes.size());
  parts.append(bytes, 0, gap_begin);
  parts.append(bytes, gap_end, std::string::npos);
  return parts;
}

SignablePdf make_signable(const std::string& bytes, const SignatureWords& words,
                          const std::vector<SignatureWords>& later) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("PDF", bytes.data(), bytes.size());
  if (!document.getRoot().getKey("/AcroForm").isNull()) {
    throw Error("the PDF has a form, perhaps a signature, already", "");
  }
  Handle page = QPDFPageDocumentHelper(document).getAllPages().at(0).getObjectHandle();
  Handle value = signature_value(document, words);
  certify(document, value);
  Handle fields = Handle::newArray({add_field(document, page, words, value)});
  for (const SignatureWords& each : later) {
    fields.appendItem(add_field(document, page, each, Handle::newNull()));
  }
  Handle form = document.makeIndirectObject(Handle::parse("<</SigFlags 3>>"));
  form.replaceKey("/Fields", fields);
  document.getRoot().replaceKey("/AcroForm", form);

  SignablePdf pdf = {.bytes = written(document)};
  const std::string gap = "<" + std::string(2 * kSignatureBytesMax, '0') + ">";
  const std::size_t range = pdf.bytes.find(kOpenRange);
  pdf.gap_begin = pdf.bytes.find(gap);
  GAZETTE_ASSERT(range != std::string::npos && pdf.gap_begin != std::string::npos);
  GAZETTE_ASSERT(pdf.bytes.find(kOpenRange, range + 1) == std::string::npos);
  pdf.gap_end = pdf.gap_begin + gap.size();
  std::string closed = fmt::format("/ByteRange [0 {} {} {}]", pdf.gap_begin, pdf.gap_end,
                                   pdf.bytes.size() - pdf.gap_end);
  closed.resize(kOpenRange.size(), ' ');
  pdf.bytes.replace(range, kOpenRange.size(), closed);
  return pdf;
}

std::string put_signature(const SignablePdf& pdf, std::string_view der) {
  if (der.size() > kSignatureBytesMax) {
    throw Error(fmt::format("a signature of {} bytes has no room in a PDF, which has {}",
                            der.size(), kSignatureBytesMax),
                "");
  }
  std::string bytes = pdf.bytes;
  std::size_t place = pdf.gap_begin + 1;
  for (const char byte : der) {
    bytes.replace(place, 2, fmt::format("{:02x}", static_cast<unsigned char>(byte)));
    place += 2;
  }
  return bytes;
}

}  // namespace gazette::pdf
