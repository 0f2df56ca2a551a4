// A page becomes a form by copying its packed content, which is neither unpacked nor packed anew;
// what pages share (faces, pictures) is copied once and stays shared.

#include "gazette/press/impose_sheets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFWriter.hh>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/press/deflate.h"
#include "gazette/press/navigation.h"
#include "gazette/press/numbers.h"
#include "gazette/press/press.h"
#include "gazette/press/slug.h"
#include "gazette/press/xmp.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDecimals = 3;

Box box_of(const Frame& frame) {
  return {.left = thousandths(frame.left),
          .bottom = thousandths(frame.bottom),
          .right = thousandths(frame.right),
          .top = thousandths(frame.top)};
}

void append_numbers(std::string& text, std::initializer_list<std::int64_t> values) {
  for (const std::int64_t value : values) {
    append_decimal(text, value, kDecimals);
    text += ' ';
  }
}

/// From a page's own space to where it is trimmed on the sheet, by quarter turns to the left.
std::string matrix_to(const SourcePage& page, const PlacedPage& placed) {
  const int turns = (placed.turns + (page.lies ? 1 : 0) + 4 - page.rotate) % 4;
  const Box& trim = page.trim;
  const Box place = box_of(placed.trim);
  // The trim turned about the origin.
  Box turned = trim;
  switch (turns) {
    case 1:
      turned = {-trim.top, trim.left, -trim.bottom, trim.right};
      break;
    case 2:
      turned = {-trim.right, -trim.top, -trim.left, -trim.bottom};
      break;
    case 3:
      turned = {trim.bottom, -trim.right, trim.top, -trim.left};
      break;
    default:
      break;
  }
  constexpr const char* kTurns[] = {"1 0 0 1 ", "0 1 -1 0 ", "-1 0 0 -1 ", "0 -1 1 0 "};
  std::string text = kTurns[turns];
  // A page of another size stands in the middle.
  append_numbers(text, {round_quotient(place.left + place.right - turned.left - turned.right, 2),
                        round_quotient(place.bottom + place.top - turned.bottom - turned.top, 2)});
  return text + "cm ";
}

/// The file's identifier: a hash of all else, as qpdf's deterministic one, which goes through each
/// of its many small writes and takes half as long again.
void set_id(std::string& pdf) {
  constexpr std::string_view kKey = "/ID [<";
  constexpr std::string_view kBetween = "><";
  constexpr std::size_t kDigits = 32;
  const std::size_t first = pdf.rfind(kKey) + kKey.size();
  const std::size_t second = first + kDigits + kBetween.size();
  GAZETTE_ASSERT(pdf.compare(first + kDigits, kBetween.size(), kBetween) == 0);
  const std::string hash = sha256(pdf);
  pdf.replace(first, kDigits, hash, 0, kDigits);
  pdf.replace(second, kDigits, hash, 0, kDigits);
}

/// The metadata of a document that says it is PDF/X-4; empty where it does not.
std::string exchange_packet(QPDF& document) {
  Object metadata = document.getRoot().getKey("/Metadata");
  if (!metadata.isStream()) {
    return {};
  }
  const std::shared_ptr<Buffer> data = metadata.getStreamData();
  std::string packet(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  const bool claims = packet.find("GTS_PDFXVersion>PDF/X-4<") != std::string::npos;
  return claims ? packet : std::string();
}

/// The packet of another state of the same document, known by `hash`.
std::string packet_of_instance(std::string packet, std::string_view hash) {
  constexpr std::string_view kBegin = "<xmpMM:InstanceID>";
  const std::size_t begin = packet.find(kBegin);
  const std::size_t end = packet.find("</xmpMM:InstanceID>");
  if (begin != std::string::npos && end != std::string::npos && begin < end) {
    const std::size_t first = begin + kBegin.size();
    packet.replace(first, end - first, uuid_of(hash));
  }
  return packet;
}

class SheetWriter {
 public:
  SheetWriter(Source& source, const SheetFormat& sheet, SlugFace& slug_face)
      : source_(source),
        size_(sheet.size),
        bleed_(thousandths(sheet.bleed)),
        slug_face_(slug_face),
        packet_(exchange_packet(*source.document)) {
    sheets_.emptyPDF();
    sheets_.setSuppressWarnings(true);
    font_ = slug_face.font(sheets_);
    forms_.reserve(source.pages.size());
    for (const SourcePage& page : source.pages) {
      forms_.push_back(form_of(page));
    }
  }

  void add(const SheetSide& side) {
    const Box media = {.right = thousandths(size_.width), .top = thousandths(size_.height)};
    Object names = Object::newDictionary();
    for (const PlacedPage& placed : side.layout.pages) {
      if (placed.page <= forms_.size()) {
        names.replaceKey(name_of(placed.page), forms_[placed.page - 1]);
      }
    }
    Object resources = Object::newDictionary();
    resources.replaceKey("/XObject", names);
    Object fonts = Object::newDictionary();
    fonts.replaceKey("/Slug", font_);
    resources.replaceKey("/Font", fonts);
    Object page = Object::newDictionary();
    page.replaceKey("/Type", Object::newName("/Page"));
    page.replaceKey("/MediaBox", box_object(media));
    // In the middle of the sheet, turned or not.
    const Box trim = box_of(side.layout.trim);
    page.replaceKey("/TrimBox", box_object(trim));
    page.replaceKey("/BleedBox", box_object({.left = trim.left - bleed_,
                                             .bottom = trim.bottom - bleed_,
                                             .right = trim.right + bleed_,
                                             .top = trim.top + bleed_}));
    page.replaceKey("/Resources", resources);
    const std::string content = content_of(side);
    contents_hash_ = sha256(contents_hash_ + content);
    page.replaceKey("/Contents", packed(content));
    pages_.push_back(sheets_.makeIndirectObject(page));
  }

  std::string write(bool turns_at_long_edge) {
    add_pages();
    Object root = sheets_.getRoot();
    copy_root(root, "/OutputIntents");
    copy_root(root, "/OCProperties");
    Object preferences = Object::newDictionary();
    preferences.replaceKey("/PrintScaling", Object::newName("/None"));
    preferences.replaceKey("/Duplex", Object::newName(turns_at_long_edge ? "/DuplexFlipLongEdge"
                                                                         : "/DuplexFlipShortEdge"));
    root.replaceKey("/ViewerPreferences", preferences);
    copy_facts();
    constexpr std::size_t kSideBytes = 1500;  // its operators and dictionaries
    std::string output;
    output.reserve(source_.bytes_count + pages_.size() * kSideBytes + 100'000);
    Pl_String collector("sheets", nullptr, output);
    QPDFWriter writer(sheets_);
    writer.setOutputPipeline(&collector);
    writer.setMinimumPDFVersion(packet_.empty() ? "1.7" : "1.6");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setCompressStreams(false);  // each is packed already
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setPreserveUnreferencedObjects(false);
    writer.setNewlineBeforeEndstream(true);
    writer.setStaticID(true);
    writer.write();
    set_id(output);
    return output;
  }

 private:
  static std::string name_of(std::uint32_t page) { return fmt::format("/P{}", page); }

  Object packed(const std::string& content) {
    Object stream = Object::newStream(&sheets_);
    stream.replaceStreamData(deflate(content), Object::newName("/FlateDecode"), Object::newNull());
    return stream;
  }

  Object form_of(const SourcePage& page) {
    Object object = page.object;
    Object form = object.getKey("/Contents").copyStream();
    Object entries = form.getDict();
    entries.replaceKey("/Type", Object::newName("/XObject"));
    entries.replaceKey("/Subtype", Object::newName("/Form"));
    entries.replaceKey("/BBox", box_object(page.bleed));
    Object resources = object.getKey("/Resources");
    entries.replaceKey("/Resources",
                       resources.isDictionary() ? resources : Object::newDictionary());
    if (Object group = object.getKey("/Group"); group.isDictionary()) {
      entries.replaceKey("/Group", group);
    }
    return sheets_.copyForeignObject(form);
  }

  std::string content_of(const SheetSide& side) {
    std::string content;
    if (side.is_turned) {
      content += "-1 0 0 -1 ";
      append_numbers(content, {thousandths(size_.width), thousandths(size_.height)});
      content += "cm\n";
    }
    for (const PlacedPage& placed : side.layout.pages) {
      if (placed.page > forms_.size()) {
        continue;
      }
      const Box shown = box_of(placed.shown);
      content += "q ";
      append_numbers(
          content, {shown.left, shown.bottom, shown.right - shown.left, shown.top - shown.bottom});
      content += "re W n ";
      content += matrix_to(source_.pages[placed.page - 1], placed);
      content += name_of(placed.page) + " Do Q\n";
    }
    append_marks(content, side);
    return content;
  }

  void append_marks(std::string& content, const SheetSide& side) const {
    const SideLayout& layout = side.layout;
    if (!layout.lines.empty() || !layout.bars.empty() || layout.has_slug) {
      content += "0 0 0 1 K 0 0 0 1 k 0.25 w\n";
    }
    for (const bool is_fold : {false, true}) {
      content += is_fold ? "[3 2] 0 d\n" : "";
      for (const MarkLine& line : layout.lines) {
        if (line.is_fold == is_fold) {
          append_numbers(content, {thousandths(line.from_x), thousandths(line.from_y)});
          content += "m ";
          append_numbers(content, {thousandths(line.to_x), thousandths(line.to_y)});
          content += "l S\n";
        }
      }
    }
    for (const Frame& bar : layout.bars) {
      const Box box = box_of(bar);
      append_numbers(content, {box.left, box.bottom, box.right - box.left, box.top - box.bottom});
      content += "re f\n";
    }
    if (layout.has_slug && !side.slug.empty()) {
      content += slug_face_.line(side.slug, thousandths(layout.slug_x), thousandths(layout.slug_y));
    }
  }

  /// All at once: added one by one, each page would be looked up among those before it.
  void add_pages() {
    Object node = sheets_.getRoot().getKey("/Pages");
    for (Object& page : pages_) {
      page.replaceKey("/Parent", node);
    }
    node.replaceKey("/Kids", Object::newArray(pages_));
    node.replaceKey("/Count", Object::newInteger(static_cast<long long>(pages_.size())));
  }

  /// What colours are meant for, and which layers are seen.
  void copy_root(Object root, const char* key) {
    Object entry = source_.document->getRoot().getKey(key);
    if (entry.isNull()) {
      return;
    }
    if (!entry.isIndirect()) {
      entry = source_.document->makeIndirectObject(entry);
    }
    root.replaceKey(key, sheets_.copyForeignObject(entry));
  }

  /// Who made the pages, when and as what. Sheets of pages that keep to PDF/X-4 keep to it too, and
  /// say so as the pages do; of pages that keep to another standard they are just sheets.
  void copy_facts() {
    Object facts = source_.document->getTrailer().getKey("/Info");
    Object own = Object::newDictionary();
    for (const char* key : {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer",
                            "/CreationDate", "/ModDate", "/Trapped"}) {
      Object entry = facts.getKeyIfDict(key);
      if (entry.isString() || entry.isName()) {
        own.replaceKey(key, entry.isName() ? Object::newName(entry.getName())
                                           : Object::newString(entry.getStringValue()));
      }
    }
    sheets_.getTrailer().replaceKey("/Info", sheets_.makeIndirectObject(own));
    if (!packet_.empty()) {
      Object packet = Object::newStream(&sheets_, packet_of_instance(packet_, contents_hash_));
      packet.getDict().replaceKey("/Type", Object::newName("/Metadata"));
      packet.getDict().replaceKey("/Subtype", Object::newName("/XML"));
      sheets_.getRoot().replaceKey("/Metadata", packet);
    }
  }

  Source& source_;
  SheetSize size_;
  std::int64_t bleed_;
  SlugFace& slug_face_;
  QPDF sheets_ = {};
  std::string packet_;         // the source's XMP where it claims PDF/X-4; else empty
  std::string contents_hash_;  // of all sides so far
  Object font_ = {};
  std::vector<Object> forms_ = {};
  std::vector<Object> pages_ = {};
};

}  // namespace

std::string make_sheets(Source& source, const std::vector<SheetSide>& sides,
                        const SheetFormat& sheet, bool turns_at_long_edge,
                        const font::Fonts& fonts) {
  try {
    std::vector<std::string> slugs(sides.size());
    std::transform(sides.begin(), sides.end(), slugs.begin(),
                   [](const SheetSide& side) { return side.slug; });
    SlugFace slug_face(fonts, slugs);
    SheetWriter writer(source, sheet, slug_face);
    for (const SheetSide& side : sides) {
      writer.add(side);
    }
    return writer.write(turns_at_long_edge);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const std::exception& failure) {
    throw Error(fmt::format("qpdf failed: {}", failure.what()), "PDF");
  }
}

}  // namespace gazette::press
