#include "gazette/typeset/cover.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/typeset/front.h"
#include "gazette/typeset/pages.h"

namespace gazette::typeset {
namespace {

/// A line of the masthead that is too long is set smaller, down to this share of its size; where
/// that is not enough it becomes two of larger letters.
constexpr std::int64_t kSizePerMilleLeast = 400;
constexpr std::int64_t kSizePerMilleStep = 50;

/// White at both sides of the words of the spine: no book is glued to the tenth of a millimetre.
const Length kSpineWhite = millimetres(1);

/// White between a long masthead and the number under it.
constexpr Length kNumberRoom = {18 * kScaledPerPoint};

/// White over what stands at the foot.
constexpr Length kFootRoom = {18 * kScaledPerPoint};

/// What the parts of one cover are set with.
struct Work {
  const model::Issue& issue;
  const CoverJob& job;
  Setter& setter;
  Book& book;

  [[nodiscard]] const Layout& layout() const { return setter.layout(); }
  /// From the left edge of a page to its columns.
  [[nodiscard]] Length margin() const { return (layout().page_width - layout().measure()) / 2; }
};

std::vector<Page> set_pages(const Work& work);
std::vector<Page> set_spread(const Work& work);

}  // namespace

Book typeset_cover(const model::Issue& issue, const Layout& layout, const font::Fonts& fonts,
                   const CoverJob& job, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(job.folios.size() == issue.entries.size());
  Book book(fonts);
  book.page_width = layout.page_width;
  book.page_height = layout.page_height;
  book.accent = layout.accent;
  if (job.emblem) {
    book.images.push_back(job.emblem->image);
  }
  Setter setter(layout, book.words, diagnostics);
  const Work work{.issue = issue, .job = job, .setter = setter, .book = book};
  book.pages = job.is_spread ? set_spread(work) : set_pages(work);
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    book.pages[i].folio = static_cast<std::uint32_t>(i + 1);
  }
  return book;
}

namespace {

void add_bands(const Work& work, Length left_bleed, Length right_bleed, Page& page);
void add_front(const Work& work, Length left, Page& page);
void add_back(const Work& work, Length left, Page& page);
void add_spine(const Work& work, Length left, Page& page);

std::vector<Page> set_pages(const Work& work) {
  const auto& [top, outer, bottom, inner] = work.job.bleed;
  std::vector<Page> pages(4);
  add_bands(work, inner, outer, pages[0]);
  add_front(work, {}, pages[0]);
  add_bands(work, outer, inner, pages[3]);
  add_back(work, {}, pages[3]);
  return pages;
}

std::vector<Page> set_spread(const Work& work) {
  const auto& [top, outer, bottom, inner] = work.job.bleed;
  const Length width = work.layout().page_width;
  const Length right = width + work.job.spine;
  work.book.page_width = right + width;
  work.book.folds = {width};
  if (work.job.spine.scaled > 0) {
    work.book.folds.push_back(right);
  }
  std::vector<Page> pages(1);
  add_bands(work, outer, outer, pages[0]);
  add_front(work, right, pages[0]);
  add_spine(work, width, pages[0]);
  add_back(work, {}, pages[0]);
  return pages;
}

/// Along head and foot, over all that the sheet has and into its bleed.
void add_bands(const Work& work, Length left_bleed, Length right_bleed, Page& page) {
  const CoverLayout& cover = work.layout().cover;
  const auto& [top, outer, bottom, inner] = work.job.bleed;
  const Length width = left_bleed + work.book.page_width + right_bleed;
  if (cover.head_band.scaled > 0) {
    page.rules.push_back({.x = -left_bleed,
                          .y = -top,
                          .width = width,
                          .height = top + cover.head_band,
                          .accent = true});
  }
  if (cover.foot_band.scaled > 0) {
    page.rules.push_back({.x = -left_bleed,
                          .y = work.book.page_height - cover.foot_band,
                          .width = width,
                          .height = cover.foot_band + bottom,
                          .accent = true});
  }
}

/// A paragraph of the cover's own.
std::uint32_t next_paragraph(const Work& work) {
  work.book.paragraphs.push_back({.generated = Generated::cover});
  return static_cast<std::uint32_t>(work.book.paragraphs.size() - 1);
}

void add_line(const Work& work, Galley& galley, const std::string& text, std::string_view style) {
  if (!text.empty()) {
    add_plain(work.setter, galley, text, style, work.layout().measure(), next_paragraph(work));
  }
}

/// By how much a line is made smaller for its column.
std::int64_t size_per_mille(const Work& work, const model::Paragraph& line,
                            const Setting& setting) {
  const Length whole = work.setter.measure(line, setting).most;
  const Length room = text_width(setting) - setting.style->indent;
  if (whole <= room || whole.scaled == 0) {
    return 1000;
  }
  const std::int64_t on_one_line = room.scaled * 1000 / whole.scaled;
  if (on_one_line >= kSizePerMilleLeast) {
    return on_one_line;
  }
  work.setter.set_quiet(true);
  std::int64_t per_mille = 1000;
  for (; per_mille > kSizePerMilleLeast; per_mille -= kSizePerMilleStep) {
    Setting smaller = setting;
    smaller.size = setting.style->size * per_mille / 1000;
    if (work.setter.set(line, smaller).lines.size() <= 2) {
      break;
    }
  }
  work.setter.set_quiet(false);
  return per_mille;
}

void add_fitted_line(const Work& work, Galley& galley, const std::string& text,
                     std::string_view style_name) {
  if (text.empty()) {
    return;
  }
  const model::Paragraph line = plain_paragraph(text);
  Setting setting{.style = &work.layout().style(style_name), .width = work.layout().measure()};
  setting.size = setting.style->size * size_per_mille(work, line, setting) / 1000;
  setting.paragraph = next_paragraph(work);
  work.setter.add(galley, line, setting);
}

std::string filled(const Layout& layout, std::string_view text,
                   const std::vector<std::pair<std::string_view, std::string>>& values) {
  return fill(layout.text(text), values).value_or("");
}

void report_full(const Work& work, std::string_view side, Length excess) {
  work.setter.diagnostics().report(
      {.code = "G0672",
       .place = {.path = work.layout().path},
       .message = fmt::format("the {} of the cover is {} pt too full", side, to_text(excess)),
       .help = "shorten the masthead or the notice, or make the cover_ styles of the layout "
               "smaller"});
}

/// Where the emblem ends, or what follows it begins.
Length add_emblem(const Work& work, Length left, Page& page) {
  const CoverLayout& cover = work.layout().cover;
  if (!work.job.emblem || cover.emblem_height.scaled == 0) {
    return cover.emblem_top;
  }
  const Emblem& emblem = *work.job.emblem;
  const Length width_most = work.layout().measure();
  Length height = cover.emblem_height;
  Length width = Length{emblem.width.scaled * height.scaled / emblem.height.scaled};
  if (width > width_most) {
    height = Length{height.scaled * width_most.scaled / width.scaled};
    width = width_most;
  }
  page.pictures.push_back({.x = left + (work.layout().page_width - width) / 2,
                           .y = cover.emblem_top,
                           .width = width,
                           .height = height,
                           .page = 1});
  return cover.emblem_top + height + cover.emblem_room;
}

Galley masthead_of(const Work& work) {
  Galley galley;
  const std::vector<std::string>& lines = work.issue.publisher.masthead;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    add_fitted_line(work, galley, lines[i], i == 0 ? "cover_name" : "cover_place");
  }
  if (work.layout().cover.double_rule.scaled > 0) {
    add_double_rule(
        work.setter, galley,
        {.width = work.layout().cover.double_rule, .thick_above = true, .accent = true});
  }
  return galley;
}

void add_front(const Work& work, Length left, Page& page) {
  const Layout& layout = work.layout();
  const model::Issue& issue = work.issue;
  const Length x = left + work.margin();
  Length y = add_emblem(work, left, page);
  y = add_galley(masthead_of(work), x, y, page);
  Galley number;
  const std::string printed = model::printed_number(issue.number);
  add_fitted_line(work, number, filled(layout, "masthead_number", {{"number", printed}}),
                  "cover_number");
  add_line(work, number, date_line(issue), "cover_date");
  y = add_galley(number, x, std::max(y + kNumberRoom, layout.cover.number_top), page);
  Galley foot;
  add_line(work, foot, office_of(issue.publisher), "cover_office");
  add_line(work, foot,
           filled(layout, "cover_foot",
                  {{"place", issue.publisher.place}, {"year", fmt::format("{}", issue.date.year)}}),
           "cover_foot");
  const Length foot_y = layout.text_bottom - height_of(foot);
  if (y + kFootRoom > foot_y) {
    report_full(work, "front", y + kFootRoom - foot_y);
  }
  static_cast<void>(add_galley(foot, x, foot_y, page));
}

/// The acts in short, each a galley of its own: kind and symbol, and the page.
std::vector<Galley> contents_of(const Work& work, Length width) {
  std::vector<Galley> lines;
  for (std::size_t i = 0; i < work.issue.entries.size(); ++i) {
    work.book.paragraphs.push_back(
        {.entry = static_cast<std::uint32_t>(i + 1), .generated = Generated::contents_entry});
    add_contents_line(work.setter, lines.emplace_back(),
                      {.text = model::title_of(work.issue.entries[i].instrument),
                       .folio = work.job.folios[i],
                       .style = &work.layout().style("cover_entry"),
                       .width = width,
                       .folio_column = work.layout().cover.number_column,
                       .paragraph = static_cast<std::uint32_t>(work.book.paragraphs.size() - 1)});
  }
  return lines;
}

/// One below the other, `space` between them.
Length height_of(std::span<const Galley> lines, Length space) {
  Length height = {};
  for (const Galley& line : lines) {
    height += height_of(line) + space;
  }
  return lines.empty() ? height : height - space;
}

/// How many lines from the first on go into `height`.
std::size_t count_within(std::span<const Galley> lines, Length space, Length height) {
  std::size_t count = 0;
  while (count < lines.size() && height_of(lines.first(count + 1), space) <= height) {
    ++count;
  }
  return count;
}

Length add_column(std::span<const Galley> lines, Length space, Length x, Length y, Page& page) {
  for (const Galley& line : lines) {
    y = add_galley(line, x, y, page) + space;
  }
  return y;
}

/// The contents in one column, or else in two of the same height. Acts that have no room there are
/// counted: the whole list stands in the body.
void add_contents(const Work& work, Length x, Length y, Length end, Page& page) {
  const Layout& layout = work.layout();
  const Length space = layout.style("cover_entry").before;
  const std::vector<Galley> whole = contents_of(work, layout.measure());
  if (height_of(whole, space) <= end - y) {
    static_cast<void>(add_column(whole, space, x, y, page));
    return;
  }
  const Length width = (layout.measure() - layout.cover.columns_gap) / 2;
  const std::vector<Galley> halves = contents_of(work, width);
  const std::span<const Galley> lines(halves);
  const Length room = end - y - layout.style("cover_more").leading - space;
  // The left column is the higher one.
  std::size_t left = 0;
  while (left < lines.size() &&
         height_of(lines.first(left), space) < height_of(lines.subspan(left), space)) {
    ++left;
  }
  left = std::min(left, count_within(lines, space, room));
  const std::size_t right = count_within(lines.subspan(left), space, room);
  const Length left_end = add_column(lines.first(left), space, x, y, page);
  const Length right_end =
      add_column(lines.subspan(left, right), space, x + width + layout.cover.columns_gap, y, page);
  if (left + right < lines.size()) {
    Galley more;
    add_line(
        work, more,
        filled(layout, "cover_more", {{"count", fmt::format("{}", lines.size() - left - right)}}),
        "cover_more");
    static_cast<void>(add_galley(more, x, std::max(left_end, right_end), page));
  }
}

void add_notice(const Work& work, Length x, Length y, Length end, Page& page) {
  Galley notice;
  for (const std::string& line : work.job.words.notice) {
    add_line(work, notice, line, notice.slugs.empty() ? "cover_title" : "cover_notice");
  }
  const Length foot = add_galley(notice, x, y, page);
  if (foot > end) {
    report_full(work, "back", foot - end);
  }
}

/// The colophon at the foot, over it what the office wants there.
void add_back(const Work& work, Length left, Page& page) {
  const Layout& layout = work.layout();
  const Length x = left + work.margin();
  SetText colophon = set_colophon_lines(work.setter, work.issue, work.job.permalink);
  const auto first = static_cast<std::uint32_t>(work.book.paragraphs.size());
  work.book.paragraphs.insert(work.book.paragraphs.end(), colophon.paragraphs.begin(),
                              colophon.paragraphs.end());
  for (TextRun& run : colophon.galley.runs) {
    run.paragraph += first;
  }
  const Length colophon_y = layout.text_bottom - height_of(colophon.galley);
  const Length end = colophon_y - kFootRoom;
  const Length top = layout.cover.back_top;
  if (work.job.words.back == model::CoverBack::contents) {
    Galley title;
    add_line(work, title, layout.text("contents_title"), "cover_title");
    const Length y = add_galley(title, x, top, page) + layout.style("cover_title").after;
    add_contents(work, x, y, end, page);
  } else if (work.job.words.back == model::CoverBack::notice) {
    add_notice(work, x, top, end, page);
  }
  static_cast<void>(add_galley(colophon.galley, x, colophon_y, page));
  page.links.clear();  // nobody presses paper
}

/// The name and the number, in the middle of the spine.
void add_spine(const Work& work, Length left, Page& page) {
  const Layout& layout = work.layout();
  const Length spine = work.job.spine;
  if (spine < layout.cover.spine_least || spine <= kSpineWhite * 2) {
    return;
  }
  const Style& style = layout.style("cover_spine");
  std::string name;
  for (const std::string& line : work.issue.publisher.masthead) {
    name += (name.empty() ? "" : " ") + line;
  }
  const Length top = std::max(layout.cover.head_band, layout.text_top);
  const Length length = layout.page_height - top * 2;
  Setting setting{.style = &style, .width = length, .paragraph = next_paragraph(work)};
  const Length room = spine - kSpineWhite * 2;
  if (style.leading > room) {
    setting.size = Length{style.size.scaled * room.scaled / style.leading.scaled};
  }
  const SetParagraph set =
      work.setter.set(plain_paragraph(filled(layout, "cover_spine",
                                             {{"name", name},
                                              {"number", model::printed_number(work.issue.number)},
                                              {"date", to_running_head(work.issue.date)}})),
                      setting);
  const Length thickness = set.leading * static_cast<std::int64_t>(set.lines.size());
  if (thickness > room) {
    work.setter.diagnostics().report(
        {.code = "G0673",
         .place = {.path = layout.path},
         .message = fmt::format("the words of the spine are {} pt high, it has room for {} pt",
                                to_text(thickness), to_text(room)),
         .help = "shorten cover_spine in [text] of the layout; nothing is printed on the spine"});
    return;
  }
  Galley galley;
  static_cast<void>(galley.open_slug(length));
  Setter::place_turned(galley, set, length, (spine - thickness) / 2, {});
  static_cast<void>(add_galley(galley, left, top, page));
}

}  // namespace
}  // namespace gazette::typeset
