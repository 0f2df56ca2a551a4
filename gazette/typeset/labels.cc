#include "gazette/typeset/labels.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/typeset/codes.h"
#include "gazette/typeset/pages.h"

namespace gazette::typeset {
namespace {

/// A handheld scanner reads modules from 0.38 mm on; these are safe on a worn printer too.
constexpr double kModuleMillimetres = 0.5;
/// White between the code and the text beside it.
const Length kCodeRoom = millimetres(2);

constexpr int kScaleLeast = 65;  // per cent, of title and text
constexpr int kScaleStep = 5;
constexpr Length kPartsRoom = {2 * kScaledPerPoint};  // between head, title and foot

Style style_of(double size, double leading, bool bold) {
  return {.bold = bold,
          .size = points(size),
          .leading = points(leading),
          .alignment = model::Alignment::left};
}

Style scaled(Style style, int per_cent) {
  style.size = style.size * per_cent / 100;
  style.leading = style.leading * per_cent / 100;
  return style;
}

/// The styles of a label; those of title and text at a scale.
struct Styles {
  Style head = style_of(6.5, 7.5, false);
  Style title = style_of(10.5, 12, true);
  Style text = style_of(9, 10.5, false);
  Style foot = style_of(6.5, 7.5, false);

  explicit Styles(int per_cent) {
    title = scaled(title, per_cent);
    text = scaled(text, per_cent);
  }
};

/// Pages and their logical structure: every label a division of paragraphs.
class Sheets {
 public:
  Sheets(const LabelSheet& sheet, const Layout& layout, const font::Fonts& fonts,
         Diagnostics& diagnostics)
      : sheet_(sheet),
        book_(fonts),
        setter_(layout, book_.words, diagnostics),
        trial_(layout, book_.words, unheard_),
        diagnostics_(diagnostics) {
    setter_.set_path(sheet.path);
    book_.page_width = sheet.page_width;
    book_.page_height = sheet.page_height;
    book_.elements.push_back({.tag = Tag::document});
  }

  void add(const Label& label, int place);
  void add_outline(int place);
  void add_rulers();
  void add_words(const std::string& text, const Style& style, Length x, Length y, Length width);
  [[nodiscard]] Book take() { return std::move(book_); }

 private:
  struct Corner {
    Length x = {};
    Length y = {};
  };
  [[nodiscard]] Corner corner_of(int place) const;
  Page& page_of(int place);
  std::uint32_t next_paragraph();
  [[nodiscard]] Galley galley_of(Setter& setter, const std::string& text, const Style& style,
                                 Length width, std::uint32_t paragraph) const;
  [[nodiscard]] bool fits(const Label& label, int per_cent, Length width, Length height);
  [[nodiscard]] int scale_for(const Label& label, Length width, Length height);
  Length put(const std::string& text, const Style& style, Corner at, Length width, Page& page);
  void put_code(const Code& code, Length side, Corner at, Page& page);

  const LabelSheet& sheet_;
  Book book_;
  Diagnostics unheard_;  // of sizes that are tried only
  Setter setter_;
  Setter trial_;
  Diagnostics& diagnostics_;
  std::uint32_t division_ = 0;  // of the label in hand
};

Sheets::Corner Sheets::corner_of(int place) const {
  const int index = (place - 1) % sheet_.labels_count();
  return {.x = sheet_.left + sheet_.pitch_x * (index % sheet_.columns),
          .y = sheet_.top + sheet_.pitch_y * (index / sheet_.columns)};
}

Page& Sheets::page_of(int place) {
  const auto number = static_cast<std::size_t>((place - 1) / sheet_.labels_count());
  while (book_.pages.size() <= number) {
    const std::size_t count = book_.pages.size() + 1;
    Page& page = book_.pages.emplace_back();
    page.folio = static_cast<std::uint32_t>(count);
    page.anchors.push_back(
        {.name = fmt::format("to-{}", count), .title = fmt::format("Tờ {}", count)});
  }
  return book_.pages[number];
}

std::uint32_t Sheets::next_paragraph() {
  book_.elements.push_back({.tag = Tag::paragraph, .parent = division_});
  book_.paragraphs.push_back({.generated = Generated::form,
                              .element = static_cast<std::uint32_t>(book_.elements.size() - 1)});
  return static_cast<std::uint32_t>(book_.paragraphs.size() - 1);
}

Galley Sheets::galley_of(Setter& setter, const std::string& text, const Style& style, Length width,
                         std::uint32_t paragraph) const {
  Galley galley;
  if (!text.empty()) {
    setter.add(galley, plain_paragraph(text),
               {.style = &style, .width = width, .paragraph = paragraph});
  }
  return galley;
}

bool Sheets::fits(const Label& label, int per_cent, Length width, Length height) {
  const Styles styles(per_cent);
  Length needed = {};
  for (const auto& [text, style] :
       {std::pair(&label.title, &styles.title), std::pair(&label.text, &styles.text)}) {
    if (text->empty()) {
      continue;
    }
    if (trial_.measure(plain_paragraph(*text), {.style = style, .width = width}).least > width) {
      return false;
    }
    needed += height_of(galley_of(trial_, *text, *style, width, kNoParagraph));
  }
  return needed <= height;
}

int Sheets::scale_for(const Label& label, Length width, Length height) {
  for (int per_cent = 100; per_cent >= kScaleLeast; per_cent -= kScaleStep) {
    if (fits(label, per_cent, width, height)) {
      return per_cent;
    }
  }
  return 0;
}

Length Sheets::put(const std::string& text, const Style& style, Corner at, Length width,
                   Page& page) {
  if (text.empty()) {
    return at.y;
  }
  return add_galley(galley_of(setter_, text, style, width, next_paragraph()), at.x, at.y, page);
}

void Sheets::put_code(const Code& code, Length side, Corner at, Page& page) {
  for (const Rule& rule : rules_of(code, at.x, at.y, side)) {
    page.rules.push_back(rule);
  }
}

void Sheets::add(const Label& label, int place) {
  const Corner corner = corner_of(place);
  Page& page = page_of(place);
  book_.elements.push_back({.tag = Tag::division});
  division_ = static_cast<std::uint32_t>(book_.elements.size() - 1);
  const Length x = corner.x + sheet_.margin;
  const Length width = sheet_.width - sheet_.margin * 2;
  const Code code = label.code.empty() ? Code{} : data_matrix(label.code);
  const Length side = millimetres(kModuleMillimetres) * code.modules;
  const Length room = label.code.empty() ? Length{} : side + kCodeRoom;
  const Styles usual(100);
  const Length foot_height =
      height_of(galley_of(trial_, label.foot, usual.foot, width, kNoParagraph));
  const Length foot_y = corner.y + sheet_.height - sheet_.margin - foot_height;
  Length y = put(label.head, usual.head, {x, corner.y + sheet_.margin}, width, page);
  y += label.head.empty() ? Length{} : kPartsRoom;
  const Length height = foot_y - kPartsRoom - y;
  const int per_cent = scale_for(label, width - room, height);
  if (per_cent == 0 || (!label.code.empty() && side > height)) {
    diagnostics_.report(
        {.code = "G0681",
         .place = {.path = sheet_.path},
         .message = fmt::format("what is to stand on the label of {} does not fit it", label.name),
         .help = fmt::format("shorten its name or address, or take larger labels than {}",
                             sheet_.name)});
    return;
  }
  const Styles styles(per_cent);
  y = put(label.title, styles.title, {x, y}, width - room, page);
  static_cast<void>(put(label.text, styles.text, {x, y}, width - room, page));
  if (!label.code.empty()) {
    put_code(code, side, {x + width - side, foot_y - kPartsRoom - side}, page);
  }
  static_cast<void>(put(label.foot, usual.foot, {x, foot_y}, width, page));
}

void Sheets::add_words(const std::string& text, const Style& style, Length x, Length y,
                       Length width) {
  Page& page = page_of(1);
  division_ = 0;
  static_cast<void>(put(text, style, {x, y}, width, page));
}

void Sheets::add_outline(int place) {
  const Corner corner = corner_of(place);
  const Length line = points(0.4);
  std::vector<Rule>& rules = page_of(place).rules;
  const Length right = corner.x + sheet_.width - line;
  const Length foot = corner.y + sheet_.height - line;
  rules.push_back({.x = corner.x, .y = corner.y, .width = sheet_.width, .height = line});
  rules.push_back({.x = corner.x, .y = foot, .width = sheet_.width, .height = line});
  rules.push_back({.x = corner.x, .y = corner.y, .width = line, .height = sheet_.height});
  rules.push_back({.x = right, .y = corner.y, .width = line, .height = sheet_.height});
}

/// Ticks for every millimetre from the corner of the page, longer ones for five and ten of them.
void Sheets::add_rulers() {
  constexpr int kUnprintable = 5;  // millimetres along the edges that most printers leave white
  const Length line = points(0.3);
  std::vector<Rule>& rules = page_of(1).rules;
  const auto tick = [](int at) {
    return millimetres(at % 10 == 0 ? 3.5 : at % 5 == 0 ? 2.5 : 1.5);
  };
  const Length begin = millimetres(kUnprintable);
  for (int at = kUnprintable; millimetres(at + kUnprintable) <= sheet_.page_width; ++at) {
    const Length x = millimetres(at) - line / 2;
    rules.push_back({.x = x, .y = begin, .width = line, .height = tick(at)});
    rules.push_back(
        {.x = x, .y = sheet_.page_height - begin - tick(at), .width = line, .height = tick(at)});
  }
  for (int at = kUnprintable; millimetres(at + kUnprintable) <= sheet_.page_height; ++at) {
    const Length y = millimetres(at) - line / 2;
    rules.push_back({.x = begin, .y = y, .width = tick(at), .height = line});
    rules.push_back(
        {.x = sheet_.page_width - begin - tick(at), .y = y, .width = tick(at), .height = line});
  }
  const Style number = style_of(5.5, 6, false);
  for (int at = 20; millimetres(at + 10) <= sheet_.page_width; at += 10) {
    add_words(fmt::format("{}", at), number, millimetres(at) + points(1), begin + millimetres(2.4),
              millimetres(9));
  }
}

}  // namespace

Book typeset_labels(const LabelSheet& sheet, const std::vector<Label>& labels, int start,
                    const Layout& layout, const font::Fonts& fonts, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(start >= 1 && start <= sheet.labels_count());
  Sheets sheets(sheet, layout, fonts, diagnostics);
  int place = start;
  for (const Label& label : labels) {
    if (sheet.outline) {
      sheets.add_outline(place);
    }
    sheets.add(label, place++);
  }
  return sheets.take();
}

Book typeset_calibration(const LabelSheet& sheet, const Layout& layout, const font::Fonts& fonts,
                         Diagnostics& diagnostics) {
  Sheets sheets(sheet, layout, fonts, diagnostics);
  sheets.add_rulers();
  const Style number = style_of(14, 17, true);
  const Style words = style_of(8, 10, false);
  const Length inset = sheet.margin + millimetres(3);
  for (int place = 1; place <= sheet.labels_count(); ++place) {
    sheets.add_outline(place);
    const int index = place - 1;
    const Length x = sheet.left + sheet.pitch_x * (index % sheet.columns) + inset;
    const Length y = sheet.top + sheet.pitch_y * (index / sheet.columns) + inset;
    const Length width = sheet.width - inset * 2;
    sheets.add_words(fmt::format("{}", place), number, x, y, width);
    if (place == 1) {
      sheets.add_words(fmt::format("{}: in 100 %, không co giãn, lên giấy thường, rồi soi trên tờ "
                                   "nhãn. Vạch cách nhau 1 mm.",
                                   sheet.name),
                       words, x, y + number.leading, width);
    }
  }
  return sheets.take();
}

}  // namespace gazette::typeset
