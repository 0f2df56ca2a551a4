#include "gazette/web/akn_body.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

using model::Block;
using model::Level;
using model::Paragraph;
using model::Provision;
using Lines = std::vector<const Paragraph*>;

/// The elements of provisions, in the order of `Level`.
constexpr std::array<std::string_view, 7> kElements = {
    "part", "chapter", "section", "subsection", "article", "paragraph", "point"};

/// The bytes that a provision's label takes of its heading, white space behind it included; 0
/// where the heading does not begin with it.
std::size_t label_size(const Provision& provision, std::string_view text) {
  const std::string_view label = trim(provision.label);
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (label.empty() || begin == std::string_view::npos || !text.substr(begin).starts_with(label)) {
    return 0;
  }
  std::size_t end = begin + label.size();
  for (std::size_t position = end; position < text.size(); end = position) {
    if (!is_space(next_code_point(text, position))) {
      break;
    }
  }
  return end;
}

bool begins_quote(std::string_view text) {
  const std::string_view start = trim(text);
  return start.starts_with("“") || start.starts_with('"');
}

bool is_quoted(const Block& block) {
  if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
    return paragraph->quoted;
  }
  for (const model::Row& row : std::get<model::Table>(block).rows) {
    for (const model::Cell& cell : row.cells) {
      if (!cell.paragraphs.empty()) {
        return cell.paragraphs.front().quoted;
      }
    }
  }
  return false;
}

}  // namespace

AknBody::AknBody(const AknSource& source, AknMarkup& markup, const std::vector<AknPeriod>& periods)
    : source_(source), act_(source.instrument), markup_(markup), periods_(periods) {
  for (const model::Relation& relation : act_.relations) {
    if (is_textual(relation.kind) && relation.place.origin.paragraph != 0) {
      modifying_.insert(model::key_of(relation.place.origin));
    }
  }
}

bool AknBody::has_shown(const Provision& provision) const {
  return markup_.is_shown(provision.heading) || !markup_.shown(provision.title).empty() ||
         markup_.is_shown(provision.blocks) || has_shown(provision.children);
}

bool AknBody::has_shown(const std::vector<Provision>& provisions) const {
  return std::any_of(provisions.begin(), provisions.end(),
                     [this](const Provision& each) { return has_shown(each); });
}

void AknBody::write_provision(std::string& out, const Provision& provision, bool is_modifying) {
  if (!has_shown(provision)) {
    return;
  }
  const std::string& eid = source_.ids.of(provision);
  is_modifying = is_modifying || modifies(provision.heading);
  markup_.set_context(eid);
  const std::string_view element = kElements.at(static_cast<std::size_t>(provision.level));
  fmt::format_to(std::back_inserter(out), "<{}{}{}>\n", element, markup_.id_attribute(eid),
                 attributes_of(provision));
  const Lines titles = markup_.shown(provision.title);
  const bool has_heading = markup_.is_shown(provision.heading);
  const std::string text = has_heading ? model::joined_text(provision.heading) : std::string{};
  const std::size_t size = has_heading ? label_size(provision, text) : 0;
  const bool has_rest = has_heading && (size == 0 || size < text.size());
  const bool is_titled = provision.level < Level::article || provision.titled || !titles.empty();
  if (size > 0) {
    write_num(out, provision, size,
              !has_rest && (!titles.empty() || markup_.is_shown(provision.blocks)));
  }
  if (is_titled && (has_rest || !titles.empty())) {
    fmt::format_to(std::back_inserter(out), "<heading{}>",
                   markup_.id_attribute(join_eid(eid, "heading")));
    if (has_rest) {
      markup_.write_text(out, provision.heading, {.begin = size});
      out += titles.empty() ? "" : "<eol/>";
    }
    markup_.write_lines(out, titles);
    out += "</heading>\n";
  }
  write_own_blocks(out, provision, !is_titled && has_rest ? size : std::string::npos, is_modifying);
  for (const Provision& child : provision.children) {
    write_provision(out, child, is_modifying);
  }
  fmt::format_to(std::back_inserter(out), "</{}>\n", element);
}

/// The provision's address on the site, which is unique over all acts, and the period in which it
/// is in force where that is another than the act's.
std::string AknBody::attributes_of(const Provision& provision) const {
  const std::string& eid = source_.ids.of(provision);
  std::string attributes;
  if (!provision.anchor.empty() && source_.ids.of_anchor(provision.anchor) == eid) {
    attributes =
        fmt::format(" GUID=\"{}\"", escape_xml(fmt::format("{}#{}", act_.id, provision.anchor)));
  }
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    const std::vector<std::string>& own = periods_[i].provisions;
    if (std::find(own.begin(), own.end(), eid) != own.end()) {
      attributes += fmt::format(" period=\"#{}\"", markup_.id(fmt::format("tmpg_{}", i + 1)));
      break;
    }
  }
  return attributes;
}

/// The number of a provision as it stands there: "Điều 5. ". The white space behind it stays with
/// it, so that number and text joined are the paragraph.
void AknBody::write_num(std::string& out, const Provision& provision, std::size_t size,
                        bool ends_paragraph) {
  out += "<num>";
  markup_.write_text(out, provision.heading, {.begin = 0, .end = size});
  out += ends_paragraph ? "<eol/></num>\n" : "</num>\n";
}

/// What a provision says itself, before its children. Its first paragraph, where that is no
/// heading, goes on from byte `begin` of it; `npos` where nothing is left of it.
void AknBody::write_own_blocks(std::string& out, const Provision& provision, std::size_t begin,
                               bool is_modifying) {
  const bool has_rule = begin != std::string::npos;
  if (!has_rule && !markup_.is_shown(provision.blocks)) {
    return;
  }
  const std::string_view element = has_shown(provision.children) ? "intro" : "content";
  fmt::format_to(std::back_inserter(out), "<{}{}>\n", element,
                 markup_.id_attribute(join_eid(source_.ids.of(provision), element)));
  if (has_rule) {
    markup_.write_paragraph(out, provision.heading, {}, {.begin = begin});
  }
  write_blocks(out, provision.blocks, is_modifying);
  fmt::format_to(std::back_inserter(out), "</{}>\n", element);
}

void AknBody::write_blocks(std::string& out, const std::vector<Block>& blocks, bool is_modifying) {
  for (std::size_t i = 0; i < blocks.size();) {
    const auto* paragraph = std::get_if<Paragraph>(&blocks[i]);
    is_modifying = is_modifying || (paragraph != nullptr && modifies(*paragraph));
    const bool begins =
        paragraph != nullptr && !paragraph->quoted && begins_quote(model::joined_text(*paragraph));
    if (!begins && !is_quoted(blocks[i])) {
      markup_.write_block(out, blocks[i++]);
      continue;
    }
    std::string inner;
    do {
      markup_.write_block(inner, blocks[i++]);
    } while (i < blocks.size() && is_quoted(blocks[i]));
    write_quote(out, inner, is_modifying);
  }
}

/// The marks of quotation stay in the text, so no attribute names them. What a change puts into
/// another act is `quotedStructure` in a `mod`, other text `embeddedStructure`.
void AknBody::write_quote(std::string& out, std::string_view inner, bool is_modifying) {
  if (inner.empty()) {
    return;
  }
  const std::size_t number = ++quotes_count_;
  if (!is_modifying) {
    fmt::format_to(std::back_inserter(out),
                   "<block name=\"quotation\"><embeddedStructure{}>\n{}"
                   "</embeddedStructure></block>\n",
                   markup_.id_attribute(fmt::format("embeddedStructure_{}", number)), inner);
    return;
  }
  const std::string mod = fmt::format("mod_{}", number);
  quotes_.push_back({.context = markup_.context(), .eid = mod + "__qstr_1"});
  fmt::format_to(std::back_inserter(out),
                 "<block name=\"quotation\"><mod{}><quotedStructure{}>\n{}"
                 "</quotedStructure></mod></block>\n",
                 markup_.id_attribute(mod), markup_.id_attribute(quotes_.back().eid), inner);
}

std::string join_eid(std::string_view context, std::string_view rest) {
  return context.empty() ? std::string(rest) : fmt::format("{}__{}", context, rest);
}

}  // namespace gazette::web
