// Checks of what an act is: number and symbol, kind, issuer, signer, abstract, as its parts name
// them. Where two parts disagree, one of them is wrong.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

using model::Role;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

const model::Paragraph* of(const std::optional<model::Paragraph>& paragraph) {
  return paragraph && paragraph->origin.paragraph != 0 ? &*paragraph : nullptr;
}

/// The folded name of the act's issuer on its date; empty where it is not known.
std::string issuer_key(const CheckedAct& checked) {
  const model::Issuer* issuer =
      model::issuer_on(checked.configuration, checked.act.issuer, checked.act.date);
  return issuer == nullptr ? "" : fold(issuer->name);
}

/// Letters of a symbol that tell the body, and the words its issuer's name then has.
struct IssuerLetters {
  std::string_view letters = {};
  std::string_view words = {};
};
constexpr std::array<IssuerLetters, 2> kIssuerLetters = {
    {{"HĐND", "hoi dong nhan dan"}, {"UBND", "uy ban nhan dan"}}};

void check_symbol_against_issuer(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::string issuer = issuer_key(checked);
  const std::string& letters = checked.act.symbol.issuer;
  for (const IssuerLetters& known : kIssuerLetters) {
    if (!issuer.empty() && contains(letters, known.letters) && !contains(issuer, known.words)) {
      diagnostics.report({.code = "G0350",
                          .place = place_in(checked, of(checked.act.head.symbol)),
                          .message = fmt::format(
                              "the symbol says {}, but another body issues the act", known.letters),
                          .help = "compare number, symbol and issuer with the signed act"});
    }
  }
}

void check_number_padding(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Paragraph* line = of(checked.act.head.symbol);
  const std::string& number = checked.act.symbol.number;
  if (line != nullptr && number.size() == 1) {
    diagnostics.report(
        {.code = "G0351",
         .place = place_in(checked, line),
         .message = fmt::format("the number {} is written without a zero before it", number),
         .help =
             fmt::format("numbers below 10 are written \"0{}\"; the signed act decides", number)});
  }
}

void check_symbol_year(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  if (act.symbol.year != 0 && is_valid(act.date) && act.symbol.year != act.date.year) {
    diagnostics.report({.code = "G0352",
                        .place = place_in(checked, of(act.head.symbol)),
                        .message = fmt::format("the symbol is of {}, the act is dated {}",
                                               act.symbol.year, to_iso(act.date)),
                        .help = "compare the symbol and the date with the signed act"});
  }
}

/// From this day the directives (chỉ thị) of the committees are not normative any more (Luật
/// 80/2015/QH13, Điều 4 and 172).
constexpr Date kDirectivesEnd = {2016, 7, 1};

/// From this day the law says that the number of a normative act has the year in it (Luật
/// 17/2008/QH12, Điều 7, in force from 2009-01-01). It was usual some ten years before, but decrees
/// of 1997, under the law of 1996, are still numbered 8-CP.
constexpr Date kYearsBegin = {2009, 1, 1};

/// A number has a year where the act is normative, and nowhere else.
void check_normative(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  const model::ActKind* kind = model::kind_named(act.kind_name);
  if (kind == nullptr || act.symbol.text.empty()) {
    return;
  }
  const auto report = [&](std::string message) {
    diagnostics.report({.code = "G0337",
                        .place = place_in(checked, of(act.head.symbol)),
                        .message = std::move(message),
                        .help = "compare number and kind with the signed act"});
  };
  const bool has_year = act.symbol.year != 0;
  const bool ended = kind->name == "Chỉ thị" && act.date >= kDirectivesEnd;
  if (has_year && (kind->normative == model::Normative::never || ended)) {
    report(fmt::format("a {} is not normative, and {} has a year", kind->name, act.symbol.text));
  }
  if (!has_year && kind->normative == model::Normative::always && act.date >= kYearsBegin) {
    report(fmt::format("a {} is normative, and {} has no year", kind->name, act.symbol.text));
  }
}

/// The lines that tie attached texts to the act: they repeat its number and its date.
void check_attachment_basis(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  if (model::is_consolidated(act)) {
    return;
  }
  for (const CheckedText& line : checked.texts) {
    if (line.role != Role::attachment_basis) {
      continue;
    }
    const std::optional<model::Symbol> symbol = model::find_symbol(line.text);
    if (symbol && !act.symbol.number.empty() && symbol->text != act.symbol.text) {
      diagnostics.report({.code = "G0353",
                          .place = place_in(checked, line.paragraph),
                          .message = fmt::format("the attached text names {}, the act is {}",
                                                 symbol->text, act.symbol.text),
                          .help = "compare both with the signed act"});
      continue;  // it is of another act, and so is its date
    }
    const std::optional<Date> date = find_vietnamese_date(line.text);
    const bool is_other = date && date->day != 0 && is_valid(act.date) && *date != act.date;
    if (is_other) {
      diagnostics.report({.code = "G0354",
                          .place = place_in(checked, line.paragraph),
                          .message = fmt::format("the attached text names the day {}, the act is "
                                                 "dated {}",
                                                 to_iso(*date), to_iso(act.date)),
                          .help = "compare both with the signed act"});
    }
  }
}

void check_own_kind(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::string& kind = checked.act.kind_name;
  const model::ActKind* known = model::kind_named(kind);
  if (known == nullptr || !known->has(model::ActKind::names_itself)) {
    return;
  }
  for (const CheckedText& text : checked.texts) {
    if (text.attachment != 0 || !text.is_rule() ||
        !(contains(text.text, " này có hiệu lực") || contains(text.text, " thi hành "))) {
      continue;
    }
    for (const model::ActKind& other_kind : model::act_kinds()) {
      if (&other_kind == known || !other_kind.has(model::ActKind::names_itself)) {
        continue;
      }
      const std::string_view other = other_kind.name;
      const std::string in_force = fmt::format("{} này có hiệu lực", other);
      const bool says_other =
          text.text.starts_with(in_force) || contains(text.text, ". " + in_force) ||
          contains(text.text, fmt::format("chịu trách nhiệm thi hành {} này", other));
      if (says_other) {
        diagnostics.report(
            {.code = "G0355",
             .place = place_in(checked, text.paragraph),
             .message = fmt::format("the act is a {} and calls itself \"{} này\"", kind, other),
             .help = "compare with the signed act; an act of correction mends it there"});
      }
    }
  }
}

void check_signer(const CheckedAct& checked, Diagnostics& diagnostics) {
  const std::string issuer = issuer_key(checked);
  const std::vector<model::Paragraph>& roles = checked.act.signature.roles;
  const auto bodies = std::count_if(roles.begin(), roles.end(), [](const model::Paragraph& role) {
    return fold(model::plain_text(role)).starts_with("tm. ");
  });
  if (issuer.empty() || bodies != 1) {
    return;  // a joint act is signed for several
  }
  for (const model::Paragraph& role : roles) {
    const std::string key = fold(model::plain_text(role));
    if (!key.starts_with("tm. ") || role.origin.paragraph == 0) {
      continue;
    }
    const bool says_committee = contains(key, "uy ban nhan dan");
    const bool is_chairman = issuer.starts_with("chu tich");
    const bool says_council = contains(key, "hoi dong nhan dan");
    const bool is_other =
        (says_committee && (is_chairman || !contains(issuer, "uy ban nhan dan"))) ||
        (says_council && !contains(issuer, "hoi dong nhan dan"));
    if (is_other) {
      diagnostics.report({.code = "G0356",
                          .place = place_in(checked, &role),
                          .message = fmt::format("signed \"{}\", but another body issues the act",
                                                 model::plain_text(role)),
                          .help = "compare the issuer and the signature with the signed act"});
    }
  }
}

void check_abstract_present(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  const bool needs_abstract = !act.kind_lines.empty() &&
                              act.kind_lines.front().origin.paragraph != 0 &&
                              act.kind_name != "Công điện" && !model::is_consolidated(act);
  if (needs_abstract && act.abstract_text.empty()) {
    diagnostics.report(
        {.code = "G0357",
         .place = place_in(checked, &act.kind_lines.front()),
         .message = "the act has no abstract (trích yếu)",
         .help = "write it below the kind of the act, or `abstract` in the front matter"});
  }
}

/// Letters and digits of a title, folded, without what introduces it.
std::string title_key(std::string_view title) {
  std::string key;
  for (const char c : fold(title)) {
    const bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (counts) {
      key += c;
    }
  }
  for (const std::string_view lead : {"banhanh", "quydinh", "quyche", "ve", "viec"}) {
    if (key.starts_with(lead)) {
      key.erase(0, lead.size());
    }
  }
  return key;
}

/// "Ban hành Quy định X" puts in force a text with the title "QUY ĐỊNH / X".
void check_attached_title(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  const std::string abstract = fold(act.abstract_text);
  const bool names_text =
      abstract.starts_with("ban hanh quy dinh ") || abstract.starts_with("ban hanh quy che ");
  const auto is_text = [](const model::Attachment& attachment) { return !attachment.annex; };
  const auto attached = std::find_if(act.attachments.begin(), act.attachments.end(), is_text);
  if (!names_text || attached == act.attachments.end() || attached->title.size() < 2 ||
      std::count_if(act.attachments.begin(), act.attachments.end(), is_text) > 1) {
    return;  // of several texts the abstract names them together
  }
  std::string title;
  for (const model::Paragraph& line : attached->title) {
    const std::string text = model::plain_text(line);
    title += fold(text).starts_with("phu luc") ? "" : " " + text;
  }
  const std::string own = title_key(act.abstract_text);
  const std::string other = title_key(title);
  if (own != other && !contains(own, other) && !contains(other, own)) {
    diagnostics.report(
        {.code = "G0358",
         .place = place_in(checked, &attached->title.front()),
         .message = fmt::format("the attached text is titled \"{}\", the act says \"{}\"",
                                collapse_spaces(title), act.abstract_text),
         .help = "compare both with the signed act"});
  }
}

constexpr std::array<Check, 9> kChecks = {
    check_normative,   check_symbol_against_issuer, check_number_padding,
    check_symbol_year, check_attachment_basis,      check_own_kind,
    check_signer,      check_abstract_present,      check_attached_title,
};

}  // namespace

std::span<const Check> identity_checks() {
  return kChecks;
}

}  // namespace gazette::ingest
