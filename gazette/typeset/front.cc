#include "gazette/typeset/front.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// The contents' lines end this far before the right edge, where the page number stands.
constexpr Length kFolioColumn = {44 * kScaledPerPoint};
/// Room between a line's end, its leader and the page number.
constexpr Length kLeaderGap = {6 * kScaledPerPoint};

/// Double rules of the masthead: the thick one, the thin one, the white between.
constexpr Length kThickRule = {5 * kScaledPerPoint / 2};
constexpr Length kThinRule = {kScaledPerPoint * 3 / 4};
constexpr Length kDoubleRuleGap = {2 * kScaledPerPoint};
constexpr Length kDoubleRuleRoom = {14 * kScaledPerPoint};

void add_line(Setter& setter, Galley& galley, const std::string& text, std::string_view style) {
  if (!text.empty()) {
    setter.add(galley, plain_paragraph(text),
               {.style = &setter.layout().style(style), .width = setter.layout().measure()});
  }
}

void add_double_rule(Setter& setter, Galley& galley, bool thick_above) {
  Slug& slug = galley.open_slug(kDoubleRuleRoom);
  galley.space_above(slug, {}, {});
  const Length width = setter.layout().measure();
  const Length first = kDoubleRuleRoom / 3;
  const Length upper = thick_above ? kThickRule : kThinRule;
  const Length lower = thick_above ? kThinRule : kThickRule;
  galley.rules.push_back({.y = first, .width = width, .height = upper});
  galley.rules.push_back({.y = first + upper + kDoubleRuleGap, .width = width, .height = lower});
  galley.space_below({}, true);
}

/// The name between double rules; number and date on one line, at its two ends.
void add_masthead(Setter& setter, Galley& galley, const model::Issue& issue) {
  const Layout& layout = setter.layout();
  add_double_rule(setter, galley, true);
  const std::vector<std::string>& masthead = issue.publisher.masthead;
  for (std::size_t i = 0; i < masthead.size(); ++i) {
    add_line(setter, galley, masthead[i], i == 0 ? "masthead_name" : "masthead_place");
  }
  const SetParagraph number =
      setter.set(plain_paragraph(fmt::format("{} {}", layout.text("number"),
                                             model::printed_number(issue.number))),
                 {.style = &layout.style("masthead_number"), .width = layout.measure()});
  std::string date_text = to_vietnamese(issue.date);
  date_text.front() = 'N';
  const SetParagraph date =
      setter.set(plain_paragraph(date_text),
                 {.style = &layout.style("masthead_date"), .width = layout.measure()});
  Slug& slug = galley.open_slug(std::max(number.leading, date.leading));
  galley.space_above(slug, layout.style("masthead_number").before, {});
  Setter::place(galley, number, 0, number.lines.size(), {}, {});
  Setter::place(galley, date, 0, date.lines.size(), {}, {});
  galley.space_below({}, true);
  add_double_rule(setter, galley, false);
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

/// An act's lines in the contents, with leader and page number on the last, and the whole of it a
/// link to the act.
void add_contents_entry(Setter& setter, Galley& galley, const model::Entry& entry,
                        std::uint32_t folio) {
  const Layout& layout = setter.layout();
  const Style& style = layout.style("contents_entry");
  const Length measure = layout.measure();
  const Length width = measure - kFolioColumn;
  setter.set_path(entry.instrument.path);
  const SetParagraph text =
      setter.set(plain_paragraph(entry.contents_line), {.style = &style, .width = width});
  const SetParagraph number =
      setter.set(plain_paragraph(fmt::format("{}", folio)),
                 {.style = &style, .width = measure, .alignment = model::Alignment::right});
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const bool last = i + 1 == text.lines.size();
    Slug& slug = galley.open_slug(text.leading);
    if (i == 0) {
      galley.space_above(slug, style.before, style.stretch);
    } else {
      slug.break_cost = kForbiddenBreak;
    }
    Setter::place(galley, text, i, i + 1, {}, {});
    galley.links.push_back(
        {.width = measure, .height = text.leading, .target = entry.instrument.id});
    if (last) {
      const Length number_x = number.runs.front().x;
      add_leader(setter, galley, style, text.lines[i].right + kLeaderGap, number_x - kLeaderGap,
                 {});
      Setter::place(galley, number, 0, 1, {}, {});
    }
  }
  galley.space_below(style.after, false);
}

}  // namespace

Galley set_front(Setter& setter, const model::Issue& issue,
                 const std::vector<std::uint32_t>& folios) {
  const Layout& layout = setter.layout();
  setter.set_path({});  // the publisher's words are no act's
  Galley galley;
  add_masthead(setter, galley, issue);
  add_line(setter, galley, layout.text("contents_title"), "contents_title");
  galley.keep = true;
  add_line(setter, galley, layout.text("contents_page"), "contents_page");
  galley.keep = true;
  std::string section;
  std::string issuer;
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    if (!entry.section_banner.empty() && entry.section_banner != section) {
      section = entry.section_banner;
      add_line(setter, galley, section, "contents_section");
    }
    if (!entry.issuer_banner.empty()) {
      add_line(setter, galley, entry.issuer_banner, "contents_issuer");
    }
    add_contents_entry(setter, galley, entry, folios[i]);
  }
  return galley;
}

Galley set_blank_page(Setter& setter) {
  Galley galley;
  add_line(setter, galley, setter.layout().text("blank_page"), "blank_page");
  if (galley.slugs.empty()) {
    static_cast<void>(galley.open_slug({}));  // a page all the same, where the layout has no line
  }
  return galley;
}

Galley set_colophon(Setter& setter, const model::Issue& issue) {
  const Layout& layout = setter.layout();
  const model::Publisher& publisher = issue.publisher;
  const Style& style = layout.style("colophon_line");
  setter.set_path({});
  Galley galley;
  const std::string office = publisher.office.empty() ? to_upper(publisher.name) : publisher.office;
  add_line(setter, galley, office, "colophon_office");
  const auto add_pair = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) {
      add_line(setter, galley, fmt::format("{} {}", layout.text(label), value), "colophon_line");
    }
  };
  add_pair("address", publisher.address);
  add_pair("phone", publisher.phone);
  add_pair("email", publisher.email);
  add_line(setter, galley, publisher.website, "colophon_line");
  if (publisher.website.find("://") != std::string::npos) {
    galley.links.push_back({.x = style.left,
                            .width = layout.measure() - style.left - style.right,
                            .height = style.leading,
                            .target = publisher.website});
  }
  add_pair("printer", publisher.printer);
  // At the foot of the page: what is above it is white.
  Length height = {};
  for (std::size_t i = 0; i < galley.slugs.size(); ++i) {
    height += galley.slugs[i].height + (i > 0 ? galley.slugs[i].space_before : Length{});
  }
  Galley page;
  page.open_slug(std::max(layout.text_bottom - layout.text_top - height, Length{}));
  for (std::size_t i = 0; i < galley.slugs.size(); ++i) {
    Slug slug = galley.slugs[i];
    slug.space_before = i == 0 ? Length{} : slug.space_before;
    page.slugs.push_back(slug);
  }
  page.runs = std::move(galley.runs);
  page.words = std::move(galley.words);
  page.rules = std::move(galley.rules);
  page.links = std::move(galley.links);
  return page;
}

std::string running_head(const Layout& layout, const model::Issue& issue) {
  const std::string name =
      issue.publisher.masthead.empty() ? issue.publisher.name : issue.publisher.masthead.front();
  return fmt::format("{}/{} {}/Ngày {}", name, layout.text("number"),
                     model::printed_number(issue.number), to_running_head(issue.date));
}

}  // namespace gazette::typeset
