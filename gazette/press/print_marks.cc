#include "gazette/press/print_marks.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "gazette/press/deflate.h"
#include "gazette/press/geometry.h"
#include "gazette/press/navigation.h"
#include "gazette/press/numbers.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

constexpr std::int64_t kLineThickness = 250;  // thousandths of a point
const Length kSlugIndent = millimetres(6);

void append_line(std::string& content, std::int64_t x1, std::int64_t y1, std::int64_t x2,
                 std::int64_t y2) {
  constexpr int kDecimals = 3;
  const char* const operators[] = {" ", " m ", " ", " l S\n"};
  std::size_t next = 0;
  for (const std::int64_t number : {x1, y1, x2, y2}) {
    append_decimal(content, number, kDecimals);
    content += operators[next++];
  }
}

/// Where the marks of an edge begin and end, from the trim outwards.
struct Reach {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};
Reach reach_of(std::int64_t bleed) {
  const std::int64_t begin = std::max(bleed + thousandths(kMarkGap), thousandths(kMarkOffset));
  return {begin, begin + thousandths(kMarkLength)};
}

/// The marks of a sheet of this space, in black ink alone, which prints over what is beneath: a
/// shop may print the body with one plate, and in the separation All of a cover they would break
/// R0024 of the Ghent Workgroup. Those of folds are dashed.
std::string marks_content(const PageSpace& space, std::span<const Length> folds, const Job& job,
                          const SlugFace* slug) {
  const Box media = space.media();
  const Box bleed = space.bleed();
  const Box trim = space.trim();
  std::string content =
      job.cmyk ? fmt::format("/{} gs 0 0 0 1 k 0 0 0 1 K ", kOverprint) : "0 g 0 G ";
  append_decimal(content, kLineThickness, 3);
  content += " w\n";
  // An edge has marks where the sheet goes on beyond its bleed.
  const auto add_upright = [&](std::int64_t edge, std::int64_t direction, const Reach& reach) {
    for (const std::int64_t x : {trim.left, trim.right}) {
      append_line(content, x, edge + direction * reach.begin, x, edge + direction * reach.end);
    }
    content += folds.empty() ? "" : "[2 2] 0 d\n";
    for (const Length fold : folds) {
      const std::int64_t x = space.x(fold);
      append_line(content, x, edge + direction * reach.begin, x, edge + direction * reach.end);
    }
    content += folds.empty() ? "" : "[] 0 d\n";
  };
  const auto add_level = [&](std::int64_t edge, std::int64_t direction, const Reach& reach) {
    for (const std::int64_t y : {trim.bottom, trim.top}) {
      append_line(content, edge + direction * reach.begin, y, edge + direction * reach.end, y);
    }
  };
  const Reach above = reach_of(bleed.top - trim.top);
  const Reach below = reach_of(trim.bottom - bleed.bottom);
  if (media.top > bleed.top) {
    add_upright(trim.top, 1, above);
  }
  if (media.bottom < bleed.bottom) {
    add_upright(trim.bottom, -1, below);
  }
  if (media.left < bleed.left) {
    add_level(trim.left, -1, reach_of(trim.left - bleed.left));
  }
  if (media.right > bleed.right) {
    add_level(trim.right, 1, reach_of(bleed.right - trim.right));
  }
  if (slug != nullptr) {
    // Inside of the marks' length; at the head where the foot has none.
    const std::int64_t y = media.bottom < bleed.bottom
                               ? trim.bottom - below.end + thousandths(millimetres(1))
                               : trim.top + above.begin + thousandths(millimetres(1));
    content += slug->line(job.slug, trim.left + thousandths(kSlugIndent), y);
  }
  return content;
}

/// What the marks are drawn with; of each, null where the job has none.
struct MarksInks {
  const SlugFace* slug = nullptr;
  Object font = {};
  Object overprint = {};
};

Object marks_form(QPDF& document, const typeset::Book& book, const typeset::Page& page,
                  const Job& job, const MarksInks& inks) {
  const PageSpace space(book, page, job);
  Object form =
      Object::newStream(&document, deflate(marks_content(space, book.folds, job, inks.slug)));
  Object entries = form.getDict();
  entries.replaceKey("/Filter", Object::newName("/FlateDecode"));
  entries.replaceKey("/Type", Object::newName("/XObject"));
  entries.replaceKey("/Subtype", Object::newName("/Form"));
  entries.replaceKey("/BBox", box_object(space.media()));
  Object resources = Object::newDictionary();
  if (inks.slug != nullptr) {
    Object fonts = Object::newDictionary();
    fonts.replaceKey("/Slug", inks.font);
    resources.replaceKey("/Font", fonts);
  }
  if (Object state = inks.overprint; state.isDictionary()) {
    Object states = Object::newDictionary();
    states.replaceKey(fmt::format("/{}", kOverprint), state);
    resources.replaceKey("/ExtGState", states);
  }
  entries.replaceKey("/Resources", resources);
  return document.makeIndirectObject(form);
}

void add_resource(Object& page, const char* kind, std::string_view name, const Object& resource) {
  Object resources = page.getKey("/Resources");
  if (!resources.getKey(kind).isDictionary()) {
    resources.replaceKey(kind, Object::newDictionary());
  }
  resources.getKey(kind).replaceKey(fmt::format("/{}", name), resource);
}

}  // namespace

bool has_crop_marks(const Job& job) {
  return job.target == Target::print &&
         std::any_of(job.marks.begin(), job.marks.end(), [](bool edge) { return edge; });
}

std::unique_ptr<SlugFace> add_print_resources(QPDF& document, std::vector<Object>& objects,
                                              const typeset::Book& book,
                                              std::span<const typeset::Page> pages,
                                              const Job& job) {
  if (job.target != Target::print) {
    return nullptr;
  }
  MarksInks inks;
  if (job.cmyk) {
    inks.overprint =
        document.makeIndirectObject(Object::parse("<</Type /ExtGState /OP true /op true /OPM 1>>"));
    for (Object& page : objects) {
      add_resource(page, "/ExtGState", kOverprint, inks.overprint);
    }
    if (book.accent) {
      Object covers =
          document.makeIndirectObject(Object::parse("<</Type /ExtGState /OP false /op false>>"));
      for (Object& page : objects) {
        add_resource(page, "/ExtGState", kKnockout, covers);
      }
    }
  }
  if (!has_crop_marks(job)) {
    return nullptr;
  }
  constexpr std::size_t kTop = 0;
  constexpr std::size_t kFoot = 2;
  const bool has_slug = !job.slug.empty() && (job.marks[kTop] || job.marks[kFoot]);
  std::unique_ptr<SlugFace> slug;
  if (has_slug) {
    slug = std::make_unique<SlugFace>(book.words.fonts(), std::vector{job.slug});
    inks.slug = slug.get();
    inks.font = slug->font(document);
  }
  std::map<bool, Object> forms;  // of versos and rectos
  for (std::size_t i = 0; i < objects.size(); ++i) {
    Object& form = forms[pages[i].folio % 2 == 1];
    if (!form.isStream()) {
      form = marks_form(document, book, pages[i], job, inks);
    }
    add_resource(objects[i], "/XObject", kMarks, form);
  }
  return slug;
}

}  // namespace gazette::press
