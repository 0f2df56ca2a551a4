// Checks of the tree of provisions: what is empty, alone, or numbered as the rules do not.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"
#include "gazette/ingest/label.h"

namespace gazette::ingest {
namespace {

using model::Level;
using model::Provision;

/// Nghị định 78/2025/NĐ-CP, Điều 63 and Phụ lục I, in force from this day.
constexpr Date kNewRules = {2025, 4, 1};

/// A provision with what stands above it and how its children are numbered.
struct Visit {
  const Provision& provision;
  const Provision* parent = nullptr;
};

/// Calls `visit` for each provision of the act and of the texts it puts in force, from above.
template <typename Visitor>
void visit_provisions(const std::vector<Provision>& provisions, const Provision* parent,
                      const Visitor& visit) {
  for (const Provision& provision : provisions) {
    visit(Visit{.provision = provision, .parent = parent});
    visit_provisions(provision.children, &provision, visit);
  }
}

template <typename Visitor>
void visit_all(const CheckedAct& checked, const Visitor& visit) {
  visit_provisions(checked.act.provisions, nullptr, visit);
  for (const model::Attachment& attachment : checked.act.attachments) {
    visit_provisions(attachment.provisions, nullptr, visit);
  }
}

/// "Điều 5", "khoản 2", "điểm a".
std::string name_of(const Provision& provision) {
  return fmt::format("{} {}", model::name_of(model::cited_level(provision.level)),
                     provision.number);
}

/// The text of a heading behind its label.
std::string_view own_words(const CheckedAct& checked, const Provision& provision) {
  const std::string_view text = checked.heading(provision);
  return trim(text.substr(std::min(text.size(), provision.label.size())));
}

bool has_article(const Provision& provision) {
  return provision.level == Level::article ||
         std::any_of(provision.children.begin(), provision.children.end(), has_article);
}

void check_only_child(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    const Provision& parent = visit.provision;
    const bool is_alone = parent.level >= Level::article && parent.children.size() == 1 &&
                          (parent.children[0].number == "1" || parent.children[0].number == "a");
    if (is_alone) {
      slips.push_back(
          {.paragraph = &parent.children[0].heading,
           .shown = fmt::format("{} of {}", name_of(parent.children[0]), name_of(parent))});
    }
  });
  report_slips(checked,
               {.code = "G0366",
                .message = "a numbered provision stands alone under another",
                .help = "one alone needs no number: see whether the next one is missing"},
               slips, diagnostics);
}

/// Lists and procedures have parts without articles; a text of articles has none such.
void check_empty_of(const CheckedAct& checked, const std::vector<Provision>& text,
                    Diagnostics& diagnostics) {
  const bool is_of_articles = std::any_of(text.begin(), text.end(), has_article);
  visit_provisions(text, nullptr, [&](const Visit& visit) {
    const Provision& provision = visit.provision;
    const bool has_text = !own_words(checked, provision).empty() || !provision.title.empty() ||
                          !provision.blocks.empty() || !provision.children.empty();
    if (provision.level >= Level::article && !has_text) {
      diagnostics.report({.code = "G0367",
                          .place = place_in(checked, &provision.heading),
                          .message = fmt::format("{} has no text", name_of(provision)),
                          .help = "compare with the signed act"});
    }
    const bool is_empty = provision.children.empty() && provision.blocks.empty();
    if (provision.level < Level::article && !has_article(provision) &&
        (is_of_articles || is_empty)) {
      diagnostics.report(
          {.code = "G0369",
           .place = place_in(checked, &provision.heading),
           .message = fmt::format("{} has no {}", name_of(provision), is_empty ? "text" : "Điều"),
           .help = "compare with the signed act: are its articles missing, or is "
                   "this a line of the text?"});
    }
  });
}

void check_empty(const CheckedAct& checked, Diagnostics& diagnostics) {
  check_empty_of(checked, checked.act.provisions, diagnostics);
  for (const model::Attachment& attachment : checked.act.attachments) {
    check_empty_of(checked, attachment.provisions, diagnostics);
  }
}

/// Whether the provision behind `provision` is one that it announces: "b1)" behind "b) ... sau:".
bool goes_on(const Visit& visit) {
  if (visit.parent == nullptr) {
    return false;
  }
  const std::vector<Provision>& siblings = visit.parent->children;
  const auto next = static_cast<std::size_t>(&visit.provision - siblings.data()) + 1;
  return next < siblings.size() && siblings[next].number.starts_with(visit.provision.number);
}

/// A provision that announces what follows ("gồm:", "như sau:") and has nothing under it.
void check_announced(const CheckedAct& checked, Diagnostics& diagnostics) {
  visit_all(checked, [&](const Visit& visit) {
    const Provision& provision = visit.provision;
    const bool is_leaf = provision.blocks.empty() && provision.children.empty();
    const bool announces =
        provision.level >= Level::article && own_words(checked, provision).ends_with(':');
    if (announces && is_leaf && !goes_on(visit)) {
      diagnostics.report(
          {.code = "G0368",
           .place = place_in(checked, &provision.heading),
           .message = fmt::format("nothing follows what {} announces", name_of(provision)),
           .help = "compare with the signed act: a list or a table may have been left out"});
    }
  });
}

void check_point_letters(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    const std::string& number = visit.provision.number;
    const bool is_foreign =
        visit.provision.level == Level::point && number.find_first_of("fjwz") != std::string::npos;
    if (is_foreign) {
      slips.push_back({.paragraph = &visit.provision.heading, .shown = visit.provision.label});
    }
  });
  report_slips(checked,
               {.code = "G0370",
                .message = "a point has a letter that is not of the Vietnamese alphabet",
                .help = "points count a, b, c, d, đ, e, g, h, i, k; the signed act decides"},
               slips, diagnostics);
}

/// The paragraphs below a provision, not those of its children.
std::vector<const model::Paragraph*> paragraphs_below(const Provision& provision) {
  std::vector<const model::Paragraph*> paragraphs;
  for (const model::Block& block : provision.blocks) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&block)) {
      paragraphs.push_back(paragraph);
    }
  }
  return paragraphs;
}

/// "b. Sơ đồ" among "a) Đơn".
void check_label_styles(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    if (visit.provision.level != Level::point) {
      return;
    }
    for (const model::Paragraph* paragraph : paragraphs_below(visit.provision)) {
      const std::string text = model::plain_text(*paragraph);
      const std::size_t size = text.starts_with("đ") ? 2 : 1;
      const bool is_letter = size == 2 || (!text.empty() && text[0] >= 'a' && text[0] <= 'z');
      const bool is_other =
          is_letter && (text.substr(size).starts_with(". ") || text.substr(size).starts_with("/ "));
      if (is_other) {
        slips.push_back({.paragraph = paragraph, .shown = words_around(text, 0, 2)});
      }
    }
  });
  report_slips(
      checked,
      {.code = "G0371",
       .message = "a line is marked otherwise than the points beside it",
       .help = "points are written \"a)\"; this line was taken for text of the point above"},
      slips, diagnostics);
}

/// The provisions of one text that stand beside each other at a level, wherever in its tree.
void collect(const std::vector<Provision>& provisions, Level level,
             std::vector<const Provision*>& found) {
  for (const Provision& provision : provisions) {
    if (provision.level == level) {
      found.push_back(&provision);
    } else {
      collect(provision.children, level, found);
    }
  }
}

/// Articles without a title where nearly all others of the text have one.
void check_titles(const CheckedAct& checked, Diagnostics& diagnostics) {
  constexpr std::size_t kTitledOfTen = 8;
  std::vector<const std::vector<Provision>*> lists = {&checked.act.provisions};
  for (const model::Attachment& attachment : checked.act.attachments) {
    lists.push_back(&attachment.provisions);
  }
  Slips slips;
  for (const std::vector<Provision>* provisions : lists) {
    std::vector<const Provision*> articles;
    collect(*provisions, Level::article, articles);
    Slips untitled;
    for (const Provision* article : articles) {
      const std::string_view words = own_words(checked, *article);
      // A short line without an end mark is a title, whatever the recogniser took it for.
      const bool is_rule = !article->titled && article->title.empty() &&
                           (words.ends_with('.') || words.ends_with(':') || words.ends_with(';'));
      if (is_rule) {
        untitled.push_back({.paragraph = &article->heading, .shown = name_of(*article)});
      }
    }
    const std::size_t titled = articles.size() - untitled.size();
    if (articles.size() >= 5 && titled * 10 >= articles.size() * kTitledOfTen) {
      slips.append(untitled);
    }
  }
  report_slips(checked,
               {.code = "G0372",
                .message = "an article has no title where the others have one",
                .help = "compare with the signed act"},
               slips, diagnostics);
}

void check_dashes_below_points(const CheckedAct& checked, Diagnostics& diagnostics) {
  const model::Instrument& act = checked.act;
  if (act.symbol.year == 0 || act.date < kNewRules) {
    return;
  }
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    if (visit.provision.level != Level::point) {
      return;
    }
    for (const model::Paragraph* paragraph : paragraphs_below(visit.provision)) {
      const std::string text = model::plain_text(*paragraph);
      if (text.starts_with("- ") || text.starts_with("+ ") || text.starts_with("– ")) {
        slips.push_back({.paragraph = paragraph, .shown = words_around(text, 0, 2)});
      }
    }
  });
  report_slips(checked,
               {.code = "G0373",
                .message = "a point is divided by dashes",
                .help = "from 01-4-2025 a point has no marks below it (Nghị định 78/2025/NĐ-CP, "
                        "Điều 63); the signed act decides"},
               slips, diagnostics);
}

void check_roman_divisions(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    const Provision& provision = visit.provision;
    const std::size_t digits = provision.label.find_first_of("0123456789");
    if (provision.level == Level::chapter && digits != std::string::npos) {
      slips.push_back({.paragraph = &provision.heading, .shown = provision.label});
    }
  });
  report_slips(checked,
               {.code = "G0374",
                .message = "a chapter has an Arabic number",
                .help = "chapters have Roman numbers (I, II, III); the signed act decides"},
               slips, diagnostics);
}

void check_article_marks(const CheckedAct& checked, Diagnostics& diagnostics) {
  Slips slips;
  visit_all(checked, [&](const Visit& visit) {
    if (visit.provision.level == Level::article && visit.provision.label.ends_with(':')) {
      slips.push_back({.paragraph = &visit.provision.heading, .shown = visit.provision.label});
    }
  });
  report_slips(checked,
               {.code = "G0375",
                .message = "the number of an article ends with a colon",
                .help = "it is written \"Điều 5.\"; the signed act decides"},
               slips, diagnostics);
}

constexpr std::array<Check, 9> kChecks = {
    check_only_child,          check_empty,           check_announced,
    check_point_letters,       check_label_styles,    check_titles,
    check_dashes_below_points, check_roman_divisions, check_article_marks};

}  // namespace

std::span<const Check> structure_checks() {
  return kChecks;
}

}  // namespace gazette::ingest
