#include "gazette/preflight/ink_parts.h"

#include <algorithm>

#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

namespace gazette::preflight {

using Object = QPDFObjectHandle;

PdfParts::PdfParts(std::string_view pdf) {
  document_.setSuppressWarnings(true);
  document_.setAttemptRecovery(false);
  document_.processMemoryFile("checked", pdf.data(), pdf.size());
  document_.pushInheritedAttributesToPage();
  pages_ = document_.getAllPages();
  // These know all pages, and would take them along.
  for (const char* const key : {"/Outlines", "/StructTreeRoot", "/Names", "/Dests", "/PageLabels",
                                "/OpenAction", "/Threads", "/AF"}) {
    document_.getRoot().removeKey(key);
  }
}

std::string PdfParts::part(std::size_t first, std::size_t count) {
  Object node = document_.makeIndirectObject(Object::parse("<</Type /Pages>>"));
  Object list = Object::newArray();
  for (std::size_t i = first; i < std::min(first + count, pages_.size()); ++i) {
    pages_[i].replaceKey("/Parent", node);
    list.appendItem(pages_[i]);
  }
  node.replaceKey("/Kids", list);
  node.replaceKey("/Count", Object::newInteger(list.getArrayNItems()));
  document_.getRoot().replaceKey("/Pages", node);
  document_.updateAllPagesCache();
  std::string bytes;
  Pl_String collector("part", nullptr, bytes);
  QPDFWriter writer(document_);
  writer.setOutputPipeline(&collector);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setPreserveEncryption(false);
  writer.setStaticID(true);  // nobody keeps it
  writer.write();
  return bytes;
}

}  // namespace gazette::preflight
