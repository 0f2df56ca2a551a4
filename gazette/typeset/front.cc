#include "gazette/typeset/front.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/typeset/codes.h"
#include "gazette/typeset/pages.h"

namespace gazette::typeset {
namespace {

/// Room between a line's end, its leader and the page number.
constexpr Length kLeaderGap = {6 * kScaledPerPoint};

/// The white between the two rules of a double rule.
constexpr Length kDoubleRuleGap = {2 * kScaledPerPoint};

/// On a cover the masthead stands below this share of the text block.
constexpr std::int64_t kCoverWhitePerMille = 200;

/// A paragraph of the issue's own text, which speaks of this entry (0: of none).
std::uint32_t next_paragraph(SetText& text, Generated generated, std::uint32_t entry = 0) {
  text.paragraphs.push_back({.entry = entry, .generated = generated});
  return static_cast<std::uint32_t>(text.paragraphs.size() - 1);
}

void add_line(Setter& setter, SetText& text, const std::string& line, std::string_view style,
              Generated generated) {
  if (!line.empty()) {
    add_plain(setter, text.galley, line, style, setter.layout().measure(),
              next_paragraph(text, generated));
  }
}

/// A line of the colophon that names an address and can be pressed where it is one.
void add_address(Setter& setter, SetText& text, const std::string& line,
                 const std::string& address) {
  const Layout& layout = setter.layout();
  const Style& style = layout.style("colophon_line");
  Galley& galley = text.galley;
  const std::size_t first_slug = galley.slugs.size();
  const bool is_link = address.find("://") != std::string::npos;
  add_line(setter, text, line, "colophon_line",
           is_link ? Generated::colophon_link : Generated::colophon);
  if (is_link && galley.slugs.size() == first_slug + 1) {
    galley.links.push_back({.x = style.left,
                            .width = layout.measure() - style.left - style.right,
                            .height = style.leading,
                            .target = address,
                            .paragraph = static_cast<std::uint32_t>(text.paragraphs.size() - 1)});
  }
}

/// The permalink for a camera, its top at that of the letters of the line which begins with
/// `first_slug`. It is
/// read aloud as the line that names it.
void add_code(const Layout& layout, Galley& galley, std::size_t first_slug,
              const std::string& permalink) {
  Length lines_height;
  for (std::size_t slug = first_slug; slug < galley.slugs.size(); ++slug) {
    lines_height += galley.slugs[slug].space_before + galley.slugs[slug].height;
  }
  // The last slug carries it, since whatever follows lies below.
  const Style& style = layout.style("colophon_line");
  const Length top = galley.slugs.back().height - lines_height + (style.leading - style.size);
  for (const Rule& rule : rules_of(qr_code(permalink), layout.code_left, top, layout.code_side)) {
    galley.rules.push_back(rule);
  }
  galley.slugs.back().height +=
      std::max(top + layout.code_side - galley.slugs.back().height, Length{});
}

using Values = std::vector<std::pair<std::string_view, std::string>>;

/// A text of the layout with its values, none of which is empty.
std::string filled(const Layout& layout, std::string_view text, const Values& values) {
  return fill(layout.text(text), values).value_or("");
}

Values number_values(const model::Issue& issue) {
  return {{"number", model::printed_number(issue.number)}};
}

/// The name between double rules; number and date on one line, at its two ends.
void add_masthead(Setter& setter, SetText& text, const model::Issue& issue) {
  const Layout& layout = setter.layout();
  Galley& galley = text.galley;
  add_double_rule(setter, galley, {.width = layout.measure(), .thick_above = true});
  const std::vector<std::string>& masthead = issue.publisher.masthead;
  for (std::size_t i = 0; i < masthead.size(); ++i) {
    add_line(setter, text, masthead[i], i == 0 ? "masthead_name" : "masthead_place",
             Generated::masthead);
  }
  const SetParagraph number =
      setter.set(plain_paragraph(filled(layout, "masthead_number", number_values(issue))),
                 {.style = &layout.style("masthead_number"),
                  .width = layout.measure(),
                  .paragraph = next_paragraph(text, Generated::masthead)});
  const SetParagraph date = setter.set(plain_paragraph(date_line(issue)),
                                       {.style = &layout.style("masthead_date"),
                                        .width = layout.measure(),
                                        .paragraph = next_paragraph(text, Generated::masthead)});
  Slug& slug = galley.open_slug(std::max(number.leading, date.leading));
  galley.space_above(slug, layout.style("masthead_number").before, {});
  Setter::place(galley, number, 0, number.lines.size(), {}, {});
  Setter::place(galley, date, 0, date.lines.size(), {}, {});
  galley.space_below({}, true);
  add_double_rule(setter, galley, {.width = layout.measure()});
  galley.keep = false;
}

/// Dots from `from` to `to`, on the grid of all leaders of the page.
void add_leader(Setter& setter, Galley& galley, const Style& style, Length from, Length to,
                Length y) {
  const SetParagraph dot =
      setter.set(plain_paragraph("."), {.style = &style, .width = setter.layout().measure()});
  const Length step = style.size / 2;
  if (dot.words.empty() || step.scaled <= 0) {
    return;
  }
  const Length first = step * (from.scaled / step.scaled + 1);
  for (Length x = first; x + step <= to; x += step) {
    TextRun run = dot.runs.front();
    run.x = x;
    run.y = y + dot.ascent;
    run.first_word = static_cast<std::uint32_t>(galley.words.size());
    galley.words.push_back(dot.words.front());
    galley.runs.push_back(run);
  }
}

/// An act's lines in the contents, the whole of them a link to the act.
void add_contents_entry(Setter& setter, SetText& contents, const model::Entry& entry,
                        std::uint32_t number, std::uint32_t folio) {
  const Layout& layout = setter.layout();
  setter.set_path(entry.instrument.path);
  add_contents_line(setter, contents.galley,
                    {.text = entry.contents_line,
                     .folio = folio,
                     .style = &layout.style("contents_entry"),
                     .width = layout.measure(),
                     .folio_column = layout.contents_column,
                     .target = entry.instrument.id,
                     .paragraph = next_paragraph(contents, Generated::contents_entry, number)});
}

void add_blank_page(Setter& setter, Galley& galley) {
  const std::size_t slug = galley.slugs.size();
  const Layout& layout = setter.layout();
  add_plain(setter, galley, layout.text("blank_page"), "blank_page", layout.measure());
  if (galley.slugs.size() == slug) {
    static_cast<void>(galley.open_slug({}));  // a page all the same, where the layout has no line
  }
}

}  // namespace

void add_double_rule(Setter& setter, Galley& galley, const DoubleRule& rule) {
  const Layout& layout = setter.layout();
  Slug& slug = galley.open_slug(layout.masthead_room);
  galley.space_above(slug, {}, {});
  const Length first = layout.masthead_room / 3;
  const Length upper = rule.thick_above ? layout.masthead_thick : layout.masthead_thin;
  const Length lower = rule.thick_above ? layout.masthead_thin : layout.masthead_thick;
  const Length x = (layout.measure() - rule.width) / 2;
  galley.rules.push_back(
      {.x = x, .y = first, .width = rule.width, .height = upper, .accent = rule.accent});
  galley.rules.push_back({.x = x,
                          .y = first + upper + kDoubleRuleGap,
                          .width = rule.width,
                          .height = lower,
                          .accent = rule.accent});
  galley.space_below({}, true);
}

void add_contents_line(Setter& setter, Galley& galley, const ContentsLine& line) {
  const Style& style = *line.style;
  const SetParagraph text = setter.set(
      plain_paragraph(line.text),
      {.style = &style, .width = line.width - line.folio_column, .paragraph = line.paragraph});
  const SetParagraph page = setter.set(plain_paragraph(fmt::format("{}", line.folio)),
                                       {.style = &style,
                                        .width = line.width,
                                        .paragraph = line.paragraph,
                                        .alignment = model::Alignment::right});
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const bool last = i + 1 == text.lines.size();
    Slug& slug = galley.open_slug(text.leading);
    if (i == 0) {
      galley.space_above(slug, style.before, style.stretch);
    } else {
      slug.break_cost = kForbiddenBreak;
    }
    Setter::place(galley, text, i, i + 1, {}, {});
    if (!line.target.empty()) {
      galley.links.push_back({.width = line.width,
                              .height = text.leading,
                              .target = line.target,
                              .paragraph = line.paragraph});
    }
    if (last) {
      const Length page_x = page.runs.front().x;
      add_leader(setter, galley, style, text.lines[i].right + kLeaderGap, page_x - kLeaderGap, {});
      Setter::place(galley, page, 0, 1, {}, {});
    }
  }
  galley.space_below(style.after, false);
}

SetText set_front(Setter& setter, const model::Issue& issue,
                  const std::vector<std::uint32_t>& folios) {
  const Layout& layout = setter.layout();
  setter.set_path({});  // the publisher's words are no act's
  SetText text;
  Galley& galley = text.galley;
  const bool has_cover = layout.contents_begin > 1;
  if (has_cover) {
    galley.open_slug(layout.text_block(false).height() * kCoverWhitePerMille / 1000);
  }
  add_masthead(setter, text, issue);
  for (int page = 2; page < layout.contents_begin; ++page) {
    const std::size_t slug = galley.slugs.size();
    add_blank_page(setter, galley);
    galley.slugs[slug].new_page = true;
  }
  const std::size_t contents = galley.slugs.size();
  add_line(setter, text, layout.text("contents_title"), "contents_title",
           Generated::contents_title);
  galley.keep = true;
  // "Trang" over the numbers is for the eye: nothing is lost where it is not read aloud.
  add_plain(setter, galley, layout.text("contents_page"), "contents_page", layout.measure());
  galley.keep = galley.slugs.size() > contents;
  std::string section;
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    if (!entry.section_banner.empty() && entry.section_banner != section) {
      section = entry.section_banner;
      add_line(setter, text, section, "contents_section", Generated::contents_heading);
    }
    if (!entry.issuer_banner.empty()) {
      add_line(setter, text, entry.issuer_banner, "contents_issuer", Generated::contents_heading);
    }
    add_contents_entry(setter, text, entry, static_cast<std::uint32_t>(i + 1), folios[i]);
  }
  if (has_cover && contents < galley.slugs.size()) {
    galley.slugs[contents].new_page = true;
  }
  setter.set_path({});  // the pages are no act's
  return text;
}

Galley set_blank_page(Setter& setter) {
  Galley galley;
  add_blank_page(setter, galley);
  return galley;
}

SetText set_colophon_lines(Setter& setter, const model::Issue& issue,
                           const std::string& permalink) {
  const Layout& layout = setter.layout();
  const model::Publisher& publisher = issue.publisher;
  setter.set_path({});
  SetText text;
  Galley& galley = text.galley;
  add_line(setter, text, office_of(publisher), "colophon_office", Generated::colophon);
  const std::size_t first_slug = galley.slugs.size();
  const Values values = {{"address", publisher.address},
                         {"phone", publisher.phone},
                         {"email", publisher.email},
                         {"website", publisher.website},
                         {"printer", publisher.printer},
                         {"permalink", permalink},
                         {"chain_head", ""}};  // filled in by who knows it, else left out
  bool has_permalink = false;
  for (const std::string& pattern : layout.colophon) {
    const auto line = fill(pattern, values);
    if (!line) {
      continue;  // the publisher has no printer, say
    }
    const bool is_permalink = pattern.find("{permalink}") != std::string::npos;
    has_permalink = has_permalink || is_permalink;
    if (is_permalink) {
      add_address(setter, text, *line, permalink);
    } else if (pattern.find("{website}") != std::string::npos) {
      add_address(setter, text, *line, publisher.website);
    } else {
      add_line(setter, text, *line, "colophon_line", Generated::colophon);
    }
  }
  if (has_permalink && layout.code_side > Length{}) {
    add_code(layout, galley, first_slug, permalink);
  }
  return text;
}

SetText set_colophon(Setter& setter, const model::Issue& issue, const std::string& permalink) {
  const Layout& layout = setter.layout();
  SetText text = set_colophon_lines(setter, issue, permalink);
  Galley& galley = text.galley;
  // At the foot of the page: what is above it is white.
  Galley page;
  page.open_slug(std::max(layout.text_bottom - layout.text_top - height_of(galley), Length{}));
  for (std::size_t i = 0; i < galley.slugs.size(); ++i) {
    Slug slug = galley.slugs[i];
    slug.space_before = i == 0 ? Length{} : slug.space_before;
    page.slugs.push_back(slug);
  }
  page.runs = std::move(galley.runs);
  page.words = std::move(galley.words);
  page.rules = std::move(galley.rules);
  page.links = std::move(galley.links);
  text.galley = std::move(page);
  return text;
}

std::string date_line(const model::Issue& issue) {
  std::string text = to_vietnamese(issue.date);
  text.front() = 'N';
  return text;
}

std::string office_of(const model::Publisher& publisher) {
  return publisher.office.empty() ? to_upper(publisher.name) : publisher.office;
}

std::string running_head(const Layout& layout, const model::Issue& issue) {
  const std::string name =
      issue.publisher.masthead.empty() ? issue.publisher.name : issue.publisher.masthead.front();
  return filled(layout, "running_head",
                {{"name", name},
                 {"number", model::printed_number(issue.number)},
                 {"date", to_running_head(issue.date)}});
}

}  // namespace gazette::typeset
