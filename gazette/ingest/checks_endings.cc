// Checks of how provisions and acts end: the marks of a list, the full stop, "./.".

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

using model::Level;
using model::Provision;
using model::Role;

/// The text of a heading without "và" or "hoặc" that leads to the next point.
std::string_view ending_text(const CheckedAct& checked, const Provision& provision) {
  std::string_view text = checked.heading(provision);
  for (const std::string_view word : {" và", " hoặc"}) {
    text.remove_suffix(text.ends_with(word) ? word.size() : 0);
  }
  return text;
}

bool is_leaf(const Provision& provision) {
  return provision.blocks.empty() && provision.children.empty() && provision.title.empty();
}

std::string last_words(std::string_view text) {
  return words_around(text, text.size() > 2 ? text.size() - 2 : 0, text.size());
}

template <typename Visitor>
void visit_parents(const std::vector<Provision>& provisions, const Visitor& visit) {
  for (const Provision& provision : provisions) {
    visit(provision);
    visit_parents(provision.children, visit);
  }
}

template <typename Visitor>
void visit_all(const CheckedAct& checked, const Visitor& visit) {
  visit_parents(checked.act.provisions, visit);
  for (const model::Attachment& attachment : checked.act.attachments) {
    visit_parents(attachment.provisions, visit);
  }
}

/// Among points that end with ";" one that ends otherwise, or the last with ";" too.
void check_list_marks(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Provision& parent) {
    const std::vector<Provision>& points = parent.children;
    if (points.size() < 3 || points.front().level != Level::point) {
      return;
    }
    Slips others;
    std::size_t semicolons = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const std::string_view text = ending_text(checked, points[i]);
      if (!is_leaf(points[i])) {
        continue;
      }
      semicolons += text.ends_with(';') ? 1U : 0U;
      if (text.ends_with('.') || text.ends_with(',')) {
        others.push_back({.paragraph = &points[i].heading, .shown = last_words(text)});
      }
    }
    if (semicolons >= 2 && others.size() < semicolons) {
      slips.append(others);
    }
  });
  report_slips(checked,
               {.code = "G0384",
                .message = "a point ends otherwise than those beside it, which end with \";\"",
                .help = "points but the last end with \";\"; the signed act decides"},
               slips, diagnostics);
}

/// A rule that ends with no mark, while those beside it do.
void check_end_marks(const CheckedAct& checked, Diagnostics& diagnostics) {
  constexpr std::size_t kRuleBytesMin = 60;
  constexpr std::string_view kEndMarks = ".;:,!?";
  Slips slips;
  visit_all(checked, [&](const Provision& parent) {
    Slips open;
    std::size_t closed = 0;
    for (const Provision& child : parent.children) {
      const std::string_view text = ending_text(checked, child);
      if (child.level < Level::clause || text.empty()) {
        continue;
      }
      const bool has_mark = kEndMarks.find(text.back()) != std::string_view::npos;
      const bool has_letter = static_cast<unsigned char>(text.back()) >= 0x80 ||
                              (text.back() >= '0' && text.back() != ']');
      closed += has_mark ? 1U : 0U;
      const bool is_quote = text.ends_with("”") || text.ends_with("…");
      if (is_leaf(child) && !has_mark && has_letter && !is_quote && text.size() >= kRuleBytesMin) {
        open.push_back({.paragraph = &child.heading, .shown = last_words(text)});
      }
    }
    if (closed > open.size()) {
      slips.append(open);
    }
  });
  report_slips(checked,
               {.code = "G0388",
                .message = "a provision ends without a mark",
                .help = "compare with the signed act: its end may be lost"},
               slips, diagnostics);
}

void check_act_end(const CheckedAct& checked, Diagnostics& diagnostics) {
  constexpr std::string_view kEnd = "./.";
  constexpr std::size_t kTextsBehindMax = 3;
  const model::ActKind* kind = model::kind_named(checked.act.kind_name);
  if (kind == nullptr || !kind->has(model::ActKind::ends_marked)) {
    return;
  }
  const CheckedText* last = nullptr;
  const CheckedText* early = nullptr;
  std::size_t behind = 0;
  bool has_end = false;
  for (const CheckedText& text : checked.texts) {
    // Also written "./", ". /." or "./-".
    const std::size_t slash = text.text.rfind('/');
    has_end = has_end || (slash != std::string::npos && slash + 3 > text.text.size()) ||
              text.text.find(kEnd) != std::string::npos;
    const bool is_own = text.attachment == 0 && !text.in_table && text.role >= Role::part &&
                        text.role <= Role::closing;
    if (!is_own) {
      continue;
    }
    last = &text;
    behind += early != nullptr ? 1 : 0;
    early = early == nullptr && text.text.ends_with(kEnd) ? &text : early;
  }
  if (early != nullptr && behind > kTextsBehindMax) {
    diagnostics.report({.code = "G0385",
                        .place = place_in(checked, early->paragraph),
                        .message = "\"./.\" ends the act here, and text of it follows",
                        .help = "compare with the signed act"});
  } else if (last != nullptr && !has_end) {
    diagnostics.report({.code = "G0385",
                        .place = place_in(checked, last->paragraph),
                        .message = "the act does not end with \"./.\"",
                        .help = "its end may be missing: compare with the signed act"});
  }
}

constexpr std::array<Check, 3> kChecks = {check_list_marks, check_end_marks, check_act_end};

}  // namespace

std::span<const Check> ending_checks() {
  return kChecks;
}

}  // namespace gazette::ingest
