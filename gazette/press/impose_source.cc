#include "gazette/press/impose_source.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFExc.hh>

#include "gazette/pdf/pdf.h"
#include "gazette/press/deflate.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

/// Pages that differ by less are of one size.
constexpr std::int64_t kSameSize = 1417;       // 0.5 mm
constexpr std::int64_t kBleedMost = 28346;     // 10 mm: more of a page's surroundings is no bleed
constexpr std::int64_t kBleedAssumed = 8504;   // 3 mm, where no BleedBox says it
constexpr std::int64_t kSideLeast = 1000;      // a point
constexpr std::int64_t kSideMost = 14400'000;  // what a PDF may have
constexpr int kFieldsDepthMax = 16;

class SourceReader {
 public:
  SourceReader(const std::string& path, Diagnostics& diagnostics)
      : path_(path), diagnostics_(diagnostics) {}

  Source read(std::string_view pdf) {
    try {
      open(pdf);
      if (!is_refused_) {
        read_pages();
      }
    } catch (const QPDFExc& failure) {
      if (failure.getErrorCode() == qpdf_e_password) {
        refuse_locked();
      } else {
        refuse_damaged(failure.getMessageDetail());
      }
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& failure) {
      refuse_damaged(failure.what());
    }
    if (is_refused_) {
      return {};
    }
    find_format();
    report_pages();
    return std::move(source_);
  }

 private:
  void report(std::string_view code, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = {.path = path_},
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  void refuse_locked() {
    is_refused_ = true;
    report("G0630", "the PDF has a password or restrictions",
           "ask who made it for the file without them");
  }

  void refuse_damaged(const std::string& detail) {
    is_refused_ = true;
    report("G0631", fmt::format("the PDF is damaged: {}", detail),
           "have it written anew by the program that made it; where that cannot be, repair it and "
           "look at every page: qpdf DAMAGED.pdf REPAIRED.pdf");
  }

  void open(std::string_view pdf) {
    if (pdf.empty()) {
      is_refused_ = true;
      report("G0631", "the file is empty", "have it written anew by the program that made it");
      return;
    }
    constexpr std::size_t kHeadBytes = 1024;
    if (pdf.substr(0, kHeadBytes).find("%PDF-") == std::string_view::npos) {
      is_refused_ = true;
      report("G0631", "the file is no PDF", "name a PDF: build/2022-38-39/print/body.pdf");
      return;
    }
    source_.document = std::make_unique<QPDF>();
    source_.bytes_count = pdf.size();
    QPDF& document = *source_.document;
    document.setSuppressWarnings(true);
    // What a repair guesses nobody has seen; it is for people to look at.
    document.setAttemptRecovery(false);
    document.processMemoryFile(path_.c_str(), pdf.data(), pdf.size());
    if (document.isEncrypted()) {
      refuse_locked();
      return;
    }
    report_lost();
    document.pushInheritedAttributesToPage();
  }

  void read_pages() {
    QPDF& document = *source_.document;
    std::vector<Object> pages = document.getAllPages();
    const bool has_annotations = std::any_of(pages.begin(), pages.end(), [](Object page) {
      Object list = page.getKey("/Annots");
      return list.isArray() && list.getArrayNItems() > 0;
    });
    if (has_annotations) {
      try {
        pdf::draw_annotations(document);
      } catch (const QPDFExc&) {
        throw;
      } catch (const std::runtime_error& failure) {
        is_refused_ = true;
        report("G0643", fmt::format("the PDF cannot be imposed: {}", failure.what()),
               "print it to a new PDF from the program that shows it right");
        return;
      }
      pages = document.getAllPages();
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      read_page(pages[i], i + 1);
    }
    if (!torn_.empty()) {
      refuse_damaged(fmt::format("{} cut off or torn in what is drawn", pages_text(torn_)));
      return;
    }
    if (document.anyWarnings()) {
      refuse_damaged(document.getWarnings().front().getMessageDetail());
    } else if (pages.empty()) {
      refuse_damaged("it has no pages");
    }
  }

  /// What does not survive, or is not for paper.
  void report_lost() {
    Object form = source_.document->getRoot().getKey("/AcroForm");
    Object flags = form.getKeyIfDict("/SigFlags");
    const bool says_so = flags.isInteger() && (flags.getIntValue() & 1) != 0;
    if (says_so || has_signature(form.getKeyIfDict("/Fields"), 0)) {
      report("G0633", "the PDF is signed; what is imposed of it is not",
             "keep the signed file: it alone is evidence; the sheets are for printing");
    }
  }

  static bool has_signature(Object fields, int depth) {
    if (!fields.isArray() || depth > kFieldsDepthMax) {
      return false;
    }
    for (Object field : fields.getArrayAsVector()) {
      if (field.getKeyIfDict("/FT").isNameAndEquals("/Sig") ||
          has_signature(field.getKeyIfDict("/Kids"), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  static std::optional<Box> box_of(Object array) {
    if (!array.isRectangle()) {
      return std::nullopt;
    }
    const Object::Rectangle r = array.getArrayAsRectangle();
    const auto number = [](double value) {
      return std::llround(std::clamp(value, -1e6, 1e6) * 1000);
    };
    return Box{.left = number(std::min(r.llx, r.urx)),
               .bottom = number(std::min(r.lly, r.ury)),
               .right = number(std::max(r.llx, r.urx)),
               .top = number(std::max(r.lly, r.ury))};
  }

  static Box common(const Box& a, const Box& b) {
    return {.left = std::max(a.left, b.left),
            .bottom = std::max(a.bottom, b.bottom),
            .right = std::min(a.right, b.right),
            .top = std::min(a.top, b.top)};
  }

  static Box widened(const Box& box, std::int64_t by) {
    return {.left = box.left - by,
            .bottom = box.bottom - by,
            .right = box.right + by,
            .top = box.top + by};
  }

  void read_page(Object object, std::size_t number) {
    SourcePage page{.object = object};
    if (!join_contents(object)) {
      torn_.push_back(number);
    }
    const auto media = box_of(object.getKey("/MediaBox"));
    const auto crop = box_of(object.getKey("/CropBox"));
    auto trim = box_of(object.getKey("/TrimBox"));
    const auto bleed = box_of(object.getKey("/BleedBox"));
    if (object.hasKey("/UserUnit")) {
      scaled_.push_back(number);
    }
    if (!trim) {
      untrimmed_.push_back(number);
      trim = crop ? crop : media;
    }
    if (media && trim) {
      page.trim = common(*trim, *media);
      const std::int64_t width = page.trim.right - page.trim.left;
      const std::int64_t height = page.trim.top - page.trim.bottom;
      if (std::min(width, height) >= kSideLeast && std::max(width, height) <= kSideMost) {
        // The trim of a page that has none may be surrounded by anything.
        const bool has_trim = object.hasKey("/TrimBox");
        const Box around = !has_trim ? page.trim
                           : bleed   ? common(*bleed, widened(page.trim, kBleedMost))
                                     : widened(page.trim, kBleedAssumed);
        page.bleed = common(around, *media);
        page.bleed = {.left = std::min(page.bleed.left, page.trim.left),
                      .bottom = std::min(page.bleed.bottom, page.trim.bottom),
                      .right = std::max(page.bleed.right, page.trim.right),
                      .top = std::max(page.bleed.top, page.trim.top)};
      } else {
        shapeless_.push_back(number);
      }
    } else {
      shapeless_.push_back(number);
    }
    Object rotate = object.getKey("/Rotate");
    const long long degrees = rotate.isInteger() ? rotate.getIntValue() : 0;
    if (degrees % 90 == 0) {
      page.rotate = static_cast<int>((degrees / 90 % 4 + 4) % 4);
    }
    source_.pages.push_back(page);
  }

  /// A content may come in several pieces, or be missing; a form has one. False where it does not
  /// unpack.
  bool join_contents(Object page) {
    Object contents = page.getKey("/Contents");
    if (contents.isStream()) {
      return is_whole_stream(contents);
    }
    std::string bytes;
    if (contents.isArray()) {
      for (Object part : contents.getArrayAsVector()) {
        const auto own =
            part.isStream() ? pdf::unpacked(part, pdf::kContentBytesMax) : std::nullopt;
        if (!own) {
          return false;
        }
        bytes += *own + "\n";
      }
    }
    Object stream = Object::newStream(source_.document.get());
    stream.replaceStreamData(deflate(bytes), Object::newName("/FlateDecode"), Object::newNull());
    page.replaceKey("/Contents", stream);
    return true;
  }

  /// Packed bytes are copied as they are; a page that is cut off in them would only show in print.
  bool is_whole_stream(Object contents) {
    Object entries = contents.getDict();
    Object filter = entries.getKey("/Filter");
    if (filter.isNameAndEquals("/FlateDecode") && entries.getKey("/DecodeParms").isNull()) {
      const auto packed = contents.getRawStreamData();
      const void* const first = packed->getBuffer();
      // Nothing packed by qpdf is nothing.
      return packed->getSize() == 0 || inflate({static_cast<const char*>(first), packed->getSize()},
                                               pdf::kContentBytesMax, room_)
                                           .has_value();
    }
    return filter.isNull() || pdf::unpacked(contents, pdf::kContentBytesMax).has_value();
  }

  /// The size that most pages have, and the largest bleed.
  void find_format() {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> counts;
    std::int64_t bleed = 0;
    for (const SourcePage& page : source_.pages) {
      ++counts[{seen_width(page), seen_height(page)}];
      bleed = std::max({bleed, page.trim.left - page.bleed.left, page.bleed.right - page.trim.right,
                        page.trim.bottom - page.bleed.bottom, page.bleed.top - page.trim.top});
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    width_ = most->first.first;
    height_ = most->first.second;
    const auto length = [](std::int64_t value) {
      return Length{round_quotient(value * kScaledPerPoint, 1000)};
    };
    source_.format = {
        .page_width = length(width_), .page_height = length(height_), .bleed = length(bleed)};
  }

  [[nodiscard]] bool fits(std::int64_t width, std::int64_t height) const {
    return width <= width_ + kSameSize && height <= height_ + kSameSize;
  }

  void report_pages() {
    std::vector<std::size_t> lying;
    std::vector<std::size_t> large;
    std::vector<std::size_t> small;
    for (std::size_t i = 0; i < source_.pages.size(); ++i) {
      SourcePage& page = source_.pages[i];
      const std::int64_t width = seen_width(page);
      const std::int64_t height = seen_height(page);
      page.lies = !fits(width, height) && fits(height, width);
      if (!fits(width, height) && !page.lies) {
        large.push_back(i + 1);
      } else if (page.lies) {
        lying.push_back(i + 1);
      } else if (width < width_ - kSameSize || height < height_ - kSameSize) {
        small.push_back(i + 1);
      }
    }
    const std::string size = size_text(source_.format.page_width, source_.format.page_height);
    const auto say = [&](std::string_view code, const std::vector<std::size_t>& pages,
                         const std::string& what, std::string help) {
      if (!pages.empty()) {
        report(code, fmt::format("{} {}", pages_text(pages), what), std::move(help));
      }
    };
    say("G0642", shapeless_, "without a size that can be used (MediaBox, TrimBox)",
        "set the boxes of the page in the program that made the file, and write it anew");
    say("G0642", scaled_, "measured in a unit of its own (UserUnit)",
        "write the file anew at its true size; no print shop takes this key");
    if (shapeless_.empty()) {
      say("G0636", untrimmed_, "without TrimBox: trimmed at the edge of what is shown",
          "make sure that nothing bleeds off these pages; else set TrimBox and BleedBox");
      say("G0637", large, fmt::format("larger than the others, which are {}", size),
          "bring all pages to one size, or take these out and print them apart");
      say("G0638", small, fmt::format("smaller than the others: in the middle of {}", size),
          "look whether the margins are right there; else bring all pages to one size");
      say("G0639", lying, "across among upright ones: on its side, head to the left",
          "nothing to do; a reader turns the book to the right there");
    }
  }

  const std::string& path_;
  Diagnostics& diagnostics_;
  Source source_ = {};
  bool is_refused_ = false;
  std::vector<std::size_t> torn_ = {};
  std::vector<std::size_t> untrimmed_ = {};
  std::vector<std::size_t> shapeless_ = {};
  std::vector<std::size_t> scaled_ = {};
  std::string room_ = {};  // for one content after another
  std::int64_t width_ = 0;
  std::int64_t height_ = 0;
};

}  // namespace

std::int64_t seen_width(const SourcePage& page) {
  return page.rotate % 2 == 1 ? page.trim.top - page.trim.bottom : page.trim.right - page.trim.left;
}

std::int64_t seen_height(const SourcePage& page) {
  return page.rotate % 2 == 1 ? page.trim.right - page.trim.left : page.trim.top - page.trim.bottom;
}

std::string pages_text(const std::vector<std::size_t>& pages) {
  constexpr std::size_t kNamed = 3;
  if (pages.size() == 1) {
    return fmt::format("page {} is", pages.front());
  }
  const std::size_t named = pages.size() <= kNamed ? pages.size() - 1 : kNamed;
  return fmt::format(
      "pages {} and {} are",
      fmt::join(pages.begin(), pages.begin() + static_cast<std::ptrdiff_t>(named), ", "),
      pages.size() <= kNamed ? fmt::format("{}", pages.back())
                             : fmt::format("{} more", pages.size() - kNamed));
}

std::string size_text(Length width, Length height) {
  const auto text = [](Length length) {
    return fmt::format("{:g}", std::round(to_points(length) * 25.4 / 72 * 10) / 10);
  };
  return fmt::format("{} x {} mm", text(width), text(height));
}

Source read_source(std::string_view pdf, const std::string& path, Diagnostics& diagnostics) {
  return SourceReader(path, diagnostics).read(pdf);
}

}  // namespace gazette::press
