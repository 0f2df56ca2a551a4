#include "gazette/press/finish.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/press/attachment.h"
#include "gazette/press/deflate.h"
#include "gazette/press/geometry.h"
#include "gazette/press/image.h"
#include "gazette/press/linearize.h"
#include "gazette/press/navigation.h"
#include "gazette/press/print_marks.h"
#include "gazette/press/structure.h"
#include "gazette/press/xmp.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

void set_boxes(std::vector<Object>& objects, const typeset::Book& book,
               std::span<const typeset::Page> pages, const Job& job);
Claims claims_of(const typeset::Book& book, const Job& job);
void set_metadata(QPDF& document, const Job& job, const Claims& claims,
                  const std::string& content_hash);
void set_output_intent(QPDF& document, const Job& job);
std::string write_plain(QPDF& document, std::size_t size_expected);

}  // namespace

std::string finish(const Unfinished& begun, const typeset::Book& book,
                   std::span<const typeset::Page> pages, const Job& job) {
  const std::string& plain = begun.pages;
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("pages of libharu", plain.data(), plain.size());
    std::vector<Object> objects = document.getAllPages();
    GAZETTE_ASSERT(objects.size() == pages.size());
    set_boxes(objects, book, pages, job);
    const auto slug = add_print_resources(document, objects, book, pages, job);
    const SourceFiles sources = add_images(document, objects, book, pages, job);
    std::optional<BegunStructure> structure;
    if (job.target == Target::online) {
      const std::vector<LinkAnnotation> links = add_navigation(document, objects, book, pages, job);
      if (!book.elements.empty()) {
        structure = begin_structure(document, objects, book, pages, links);
      }
      add_attachment(document, job);
    }
    if (!job.profile.empty()) {
      set_output_intent(document, job);
    }
    set_metadata(document, job, claims_of(book, job), begun.content_sha256);
    GAZETTE_ASSERT(!document.anyWarnings());
    if (job.target == Target::print) {
      return write_plain(document, plain.size());
    }
    FlatDocument flat = flatten(document);
    if (structure) {
      write_structure(*structure, flat, book, pages, job);
    }
    return write_linearized(std::move(flat));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& failure) {
    throw Error(fmt::format("qpdf failed: {}", failure.what()), "PDF");
  }
}

namespace {

void set_boxes(std::vector<Object>& objects, const typeset::Book& book,
               std::span<const typeset::Page> pages, const Job& job) {
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const PageSpace space(book, pages[i], job);
    objects[i].replaceKey("/MediaBox", box_object(space.media()));
    if (space.landscape() && job.target == Target::online) {
      objects[i].replaceKey("/Rotate", Object::newInteger(90));
    }
    if (job.target == Target::print) {
      objects[i].replaceKey("/BleedBox", box_object(space.bleed()));
      objects[i].replaceKey("/TrimBox", box_object(space.trim()));
    }
  }
}

Claims claims_of(const typeset::Book& book, const Job& job) {
  const bool is_tagged = job.target == Target::online && !book.elements.empty();
  const bool is_proved = !job.profile.empty() && !job.is_unproved;
  const bool is_print = job.target == Target::print;
  const int part = job.attachment ? 3 : 2;  // the second knows no other files but PDF/A
  return {.untrapped = is_print,
          .exchange = is_print && is_proved,
          .archival = is_tagged && is_proved ? part : 0,
          .accessible = is_tagged};
}

/// What the colours of the file mean (ISO 19005-2, 6.2.3; ISO 15930-7, 6.2).
void set_output_intent(QPDF& document, const Job& job) {
  const bool is_print = job.target == Target::print;
  Object profile = Object::newStream(&document, deflate(job.profile));
  profile.getDict().replaceKey("/N", Object::newInteger(is_print ? 4 : 3));
  profile.getDict().replaceKey("/Filter", Object::newName("/FlateDecode"));
  Object intent = Object::parse(is_print ? "<</Type /OutputIntent /S /GTS_PDFX>>"
                                         : "<</Type /OutputIntent /S /GTS_PDFA1>>");
  intent.replaceKey("/OutputConditionIdentifier", Object::newString(job.condition));
  intent.replaceKey("/Info", Object::newString(job.condition));
  if (is_print) {
    intent.replaceKey("/RegistryName", Object::newString("http://www.color.org"));
  }
  intent.replaceKey("/DestOutputProfile", profile);
  document.getRoot().replaceKey("/OutputIntents",
                                Object::newArray({document.makeIndirectObject(intent)}));
}

void set_metadata(QPDF& document, const Job& job, const Claims& claims,
                  const std::string& content_hash) {
  const bool print = job.target == Target::print;
  Object info = Object::newDictionary();
  for (const auto& [key, text] : info_texts(job.metadata)) {
    info.replaceKey("/" + key, Object::newUnicodeString(text));
  }
  const std::string date = info_date(job.metadata);
  if (!date.empty()) {
    info.replaceKey("/CreationDate", Object::newString(date));
    info.replaceKey("/ModDate", Object::newString(date));
  }
  if (print) {
    info.replaceKey("/Trapped", Object::newName("/False"));
  }
  document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));

  Object packet = Object::newStream(&document, xmp_packet(job.metadata, claims, content_hash));
  packet.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  packet.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  Object root = document.getRoot();
  root.replaceKey("/Metadata", packet);
  root.replaceKey("/Lang", Object::newString(job.metadata.language));
  root.replaceKey("/ViewerPreferences", Object::parse("<</DisplayDocTitle true>>"));
}

/// The print file keeps to plain objects: not every machine of a print shop reads the others.
std::string write_plain(QPDF& document, std::size_t size_expected) {
  std::string output;
  output.reserve(size_expected + size_expected / 4);
  Pl_String collector("PDF", nullptr, output);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setMinimumPDFVersion("1.6");
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setNewlineBeforeEndstream(true);
  writer.setDeterministicID(true);
  writer.write();
  return output;
}

}  // namespace
}  // namespace gazette::press
