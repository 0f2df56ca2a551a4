#include "gazette/typeset/act_head.h"

#include <algorithm>
#include <vector>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

using model::Piece;
using model::Role;

bool has_bold(const model::Paragraph& paragraph) {
  return std::any_of(paragraph.spans.begin(), paragraph.spans.end(),
                     [](const model::Span& span) { return (span.emphasis & model::kBold) != 0; });
}

/// A column as it is being filled, in the galley's open slug.
struct Column {
  Length x = {};
  Length width = {};
  Length y = {};           // where its next line goes
  Length last_width = {};  // of the text of the last line put there
  Length last_x = {};
};

/// Puts a paragraph into its column.
void add_lines(Setter& setter, Galley& galley, const Piece& piece, const Style& style,
               std::uint32_t paragraph, Column& column) {
  const SetParagraph set = setter.set(
      *piece.paragraph, {.style = &style, .width = column.width, .paragraph = paragraph});
  Setter::place(galley, set, 0, set.lines.size(), column.x, column.y);
  column.y += set.leading * static_cast<std::int64_t>(set.lines.size());
  if (!set.lines.empty()) {
    const TextRun& run = set.runs[set.lines.back().runs_begin];
    column.last_x = column.x + run.x;
    column.last_width = set.lines.back().right - run.x;
  }
}

/// Under the issuer a short rule, under the motto one as wide as its line.
void add_head_rules(const Layout& layout, Galley& galley, const Column (&columns)[2]) {
  for (const Column& column : columns) {
    if (column.last_width.scaled == 0) {
      continue;
    }
    const bool issuer = &column == &columns[0];
    const Length width =
        issuer ? column.last_width * layout.head_rule_per_mille / 1000 : column.last_width;
    galley.rules.push_back({.x = column.last_x + (column.last_width - width) / 2,
                            .y = column.y + layout.head_rule_gap,
                            .width = width,
                            .height = layout.rule_thickness});
  }
}

/// The pieces of each signer: his roles, then his name.
std::vector<std::span<const Piece>> signers_among(std::span<const Piece> pieces) {
  std::vector<std::span<const Piece>> signers;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= pieces.size(); ++i) {
    const bool ends = i == pieces.size() || (pieces[i].role == Role::signature_role &&
                                             pieces[i - 1].role == Role::signature_name);
    if (ends) {
      signers.push_back(pieces.subspan(begin, i - begin));
      begin = i;
    }
  }
  return signers;
}

/// The style of a signature's line; its space stands only over the first of the roles and names.
Style signature_style(const Layout& layout, std::span<const Piece> signer, std::size_t i) {
  Style style = layout.style(model::to_text(signer[i].role));
  if (i > 0 && signer[i].role == signer[i - 1].role) {
    style.before = {};
  }
  return style;
}

/// The height of a signer's lines of one role, the space over the first of them included.
Length height_of(Setter& setter, std::span<const Piece> signer, Role role, Length width) {
  Length height = {};
  for (std::size_t i = 0; i < signer.size(); ++i) {
    if (signer[i].role == role) {
      const Style style = signature_style(setter.layout(), signer, i);
      const SetParagraph set = setter.set(*signer[i].paragraph, {.style = &style, .width = width});
      height += (i > 0 ? style.before : Length{}) +
                set.leading * static_cast<std::int64_t>(set.lines.size());
    }
  }
  return height;
}

/// One slug: the roles of all signers begin on one line, and so do their names.
void add_joint_signatures(Setter& setter, Galley& galley,
                          const std::vector<std::span<const Piece>>& signers, Length measure,
                          std::uint32_t paragraph) {
  const Layout& layout = setter.layout();
  const Length width = measure / static_cast<std::int64_t>(signers.size());
  Slug& slug = galley.open_slug({});
  const std::size_t number = galley.slugs.size() - 1;
  const Style& first = layout.style(model::to_text(Role::signature_role));
  galley.space_above(slug, first.before, first.stretch);
  Length names_top = {};
  for (const std::span<const Piece> signer : signers) {
    names_top = std::max(names_top, height_of(setter, signer, Role::signature_role, width));
  }
  Length height = names_top;
  for (std::size_t s = 0; s < signers.size(); ++s) {
    Column column{.x = width * static_cast<std::int64_t>(s), .width = width};
    for (std::size_t i = 0; i < signers[s].size(); ++i, ++paragraph) {
      const Style style = signature_style(layout, signers[s], i);
      const bool begins_names = signers[s][i].role == Role::signature_name &&
                                (i == 0 || signers[s][i - 1].role == Role::signature_role);
      column.y = (begins_names ? names_top : column.y) + (i > 0 ? style.before : Length{});
      add_lines(setter, galley, signers[s][i], style, paragraph, column);
    }
    height = std::max(height, column.y);
  }
  galley.slugs[number].height = height;
}

}  // namespace

bool is_head(Role role) {
  return role == Role::head_issuer || role == Role::head_motto || role == Role::head_symbol ||
         role == Role::head_place;
}

bool is_signature(Role role) {
  return role == Role::signature_role || role == Role::signature_name;
}

void add_head(Setter& setter, Galley& galley, std::span<const Piece> pieces, Length measure,
              std::uint32_t first_paragraph) {
  const Layout& layout = setter.layout();
  Slug& slug = galley.open_slug({});
  const std::size_t slug_number = galley.slugs.size() - 1;
  const Style& first = layout.style("head_issuer");
  galley.space_above(slug, first.before, first.stretch);
  const Length left = measure * layout.head_left_per_mille / 1000;
  Column columns[2] = {{.x = {}, .width = left}, {.x = left, .width = measure - left}};
  const bool bold_by_source = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return piece.role == Role::head_issuer && has_bold(*piece.paragraph);
  });
  for (const bool second_block : {false, true}) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Role role = pieces[i].role;
      const bool in_second = role == Role::head_symbol || role == Role::head_place;
      if (in_second != second_block) {
        continue;
      }
      Style style = layout.style(model::to_text(role));
      if (bold_by_source && role == Role::head_issuer) {
        style.bold = false;  // the source says which of the issuer's lines are bold
      }
      add_lines(setter, galley, pieces[i], style, first_paragraph + static_cast<std::uint32_t>(i),
                columns[role == Role::head_motto || role == Role::head_place ? 1 : 0]);
    }
    if (!second_block) {
      add_head_rules(layout, galley, columns);
      const Length y = std::max(columns[0].y, columns[1].y) + layout.head_block_gap;
      columns[0].y = y;
      columns[1].y = y;
    }
  }
  galley.slugs[slug_number].height = std::max(columns[0].y, columns[1].y);
  galley.space_below(layout.style("head_place").after, true);
}

void add_signatures(Setter& setter, Galley& galley, std::span<const Piece> pieces, Length measure,
                    std::uint32_t first_paragraph) {
  const Layout& layout = setter.layout();
  galley.keep = true;
  const std::vector<std::span<const Piece>> signers = signers_among(pieces);
  if (signers.size() > 1) {
    add_joint_signatures(setter, galley, signers, measure, first_paragraph);
    return;
  }
  const Length x = measure * layout.signature_left_per_mille / 1000;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Style style = signature_style(layout, pieces, i);
    setter.add(galley, *pieces[i].paragraph,
               {.style = &style,
                .x = x,
                .width = measure - x,
                .paragraph = first_paragraph + static_cast<std::uint32_t>(i)});
    galley.keep = i + 1 < pieces.size();
  }
}

std::string bookmark(std::string_view title) {
  constexpr std::size_t kColumns = 90;  // of a panel beside the page
  const std::string cut = shorten(title, kColumns);
  const std::size_t space = cut == title ? std::string::npos : cut.rfind(' ');
  return space == std::string::npos ? cut : cut.substr(0, space) + " …";
}

std::string bookmark_of(const model::Instrument& act) {
  const std::string abstract = model::running_abstract(act);
  return bookmark(model::title_of(act) + (abstract.empty() ? "" : " " + abstract));
}

}  // namespace gazette::typeset
