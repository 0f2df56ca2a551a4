#include "gazette/typeset/act.h"

#include <algorithm>
#include <optional>
#include <string>

#include "gazette/base/text.h"
#include "gazette/typeset/table.h"

namespace gazette::typeset {
namespace {

using model::Piece;
using model::Role;

/// Bookmarks are for finding one's way: longer titles are cut.
constexpr std::size_t kBookmarkColumns = 90;

/// From a head's top line to its second block, and between its lines.
constexpr Length kHeadRuleGap = {3 * kScaledPerPoint};
constexpr Length kHeadBlockGap = {10 * kScaledPerPoint};
/// The rule under the issuer's name is this share of its column's text.
constexpr std::int64_t kIssuerRulePerMille = 420;

/// The rule over the notes.
constexpr Length kNoteRuleWidth = {120 * kScaledPerPoint};
constexpr Length kNoteRuleRoom = {12 * kScaledPerPoint};

bool is_head(Role role) {
  return role == Role::head_issuer || role == Role::head_motto || role == Role::head_symbol ||
         role == Role::head_place;
}

bool is_signature(Role role) {
  return role == Role::signature_role || role == Role::signature_name;
}

bool has_bold(const model::Paragraph& paragraph) {
  return std::any_of(paragraph.spans.begin(), paragraph.spans.end(),
                     [](const model::Span& span) { return (span.emphasis & model::kBold) != 0; });
}

/// A column of an act's head as it is being filled.
struct HeadColumn {
  Length x = {};
  Length width = {};
  Length y = {};           // where its next line goes
  Length last_width = {};  // of the text of the last line put there
  Length last_x = {};
};

class ActSetter {
 public:
  ActSetter(Setter& setter, const model::Entry& entry, std::uint32_t number,
            std::vector<ParagraphReference>& paragraphs)
      : setter_(setter),
        layout_(setter.layout()),
        entry_(entry),
        number_(number),
        paragraphs_(paragraphs),
        measure_(setter.layout().measure()) {}

  Galley set() {
    setter_.set_path(entry_.instrument.path);
    add_banner(entry_.section_banner, "section_banner");
    add_banner(entry_.issuer_banner, "issuer_banner");
    const std::vector<Piece> pieces = model::pieces(entry_.instrument);
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t end = i + 1;
      if (is_head(pieces[i].role)) {
        while (end < pieces.size() && is_head(pieces[end].role)) {
          ++end;
        }
        add_head(pieces, i, end);
      } else if (is_signature(pieces[i].role)) {
        while (end < pieces.size() && is_signature(pieces[end].role) &&
               pieces[end].attachment == nullptr) {
          ++end;
        }
        add_signature(pieces, i, end);
      } else {
        add_piece(pieces[i]);
      }
      i = end;
    }
    // The act's own anchor stands at the top of its first page.
    galley_.anchors.insert(
        galley_.anchors.begin(),
        {.name = entry_.instrument.id, .title = model::title_of(entry_.instrument), .level = 0});
    for (std::size_t i = 1; i < galley_.slugs.size(); ++i) {
      ++galley_.slugs[i].anchors;
    }
    return std::move(galley_);
  }

 private:
  void add_banner(const std::string& text, std::string_view style) {
    if (!text.empty()) {
      setter_.add(galley_, plain_paragraph(text),
                  {.style = &layout_.style(style), .width = measure_});
    }
  }

  /// The next paragraph of the act, by its place in model::text_of.
  std::uint32_t next_paragraph() {
    paragraphs_.push_back({.entry = number_, .paragraph = paragraph_++});
    return static_cast<std::uint32_t>(paragraphs_.size() - 1);
  }

  [[nodiscard]] bool is_facsimile(const Piece& piece) const {
    return piece.role == Role::picture &&
           entry_.instrument.pictures[piece.paragraph->picture - 1].is_facsimile;
  }

  void add_piece(const Piece& piece) {
    const std::size_t first_slug = galley_.slugs.size();
    if (piece.role == Role::table) {
      add_table_piece(piece);
    } else if (piece.role == Role::note) {
      add_note(piece);
    } else if (is_facsimile(piece)) {
      add_facsimile(piece);
    } else {
      add_paragraph(piece);
    }
    settle(piece, first_slug);
  }

  /// Page and anchors that begin with `piece`, whose slugs are those from `first_slug` on. A piece
  /// without text makes no slug: what begins with it begins with the next one.
  void settle(const Piece& piece, std::size_t first_slug) {
    begins_page_ = begins_page_ || piece.attachment != nullptr;
    const bool is_title =
        piece.role == Role::attachment_title || piece.role == Role::attachment_basis;
    if (!is_title) {
      title_slug_.reset();
    }
    waiting_.push_back(&piece);
    if (galley_.slugs.size() == first_slug) {
      return;
    }
    galley_.slugs[first_slug].new_page = galley_.slugs[first_slug].new_page || begins_page_;
    title_slug_ = begins_page_ && is_title ? std::optional(first_slug) : title_slug_;
    begins_page_ = false;
    for (const Piece* waiting : waiting_) {
      add_anchor(*waiting, first_slug);
    }
    waiting_.clear();
  }

  void add_paragraph(const Piece& piece) {
    const model::Paragraph& paragraph = *piece.paragraph;
    Style style = layout_.style(model::to_text(piece.role));
    Setting setting{.style = &style, .width = measure_, .paragraph = next_paragraph()};
    if (piece.role == Role::article && piece.provision != nullptr && !piece.provision->titled) {
      // The rule itself follows the label on its line: only "Điều 5." is bold.
      style.bold = false;
      style.keep_with_next = false;
      setting.bold_bytes = piece.provision->label.size();
    }
    const bool free_text =
        piece.role == Role::body || piece.role == Role::closing || piece.role == Role::picture;
    if (free_text && (paragraph.alignment == model::Alignment::center ||
                      paragraph.alignment == model::Alignment::right)) {
      style.indent = {};
      setting.alignment = paragraph.alignment;
    }
    setter_.add(galley_, paragraph, setting);
  }

  /// A facsimile page fills a page of the issue; the first of an annex shares it with the title.
  void add_facsimile(const Piece& piece) {
    Setting setting{.style = &layout_.style(model::to_text(piece.role)),
                    .width = measure_,
                    .paragraph = next_paragraph(),
                    .height_most = layout_.text_bottom - layout_.text_top};
    const std::size_t slug = galley_.slugs.size();
    Length taken = std::max(setting.style->before, galley_.after);
    for (std::size_t i = title_slug_.value_or(slug); i < slug; ++i) {
      taken += galley_.slugs[i].height;
      taken += i > *title_slug_ ? galley_.slugs[i].space_before : Length{};
    }
    // Below a title of half a page the facsimile could not be read.
    const bool shares_page = title_slug_ && !begins_page_ && taken * 2 < setting.height_most;
    if (shares_page) {
      setting.height_most -= taken;
    }
    title_slug_.reset();
    setter_.add(galley_, *piece.paragraph, setting);
    if (shares_page) {
      galley_.slugs[slug].break_cost = kForbiddenBreak;
    } else {
      galley_.slugs[slug].new_page = true;
    }
  }

  void add_table_piece(const Piece& piece) {
    std::uint32_t first = kNoParagraph;
    const std::size_t count = model::paragraphs_of(piece).size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t paragraph = next_paragraph();
      first = i == 0 ? paragraph : first;
    }
    add_table(setter_, galley_, *piece.table, {.width = measure_, .first_paragraph = first});
  }

  void add_anchor(const Piece& piece, std::size_t slug) {
    const std::string& id = entry_.instrument.id;
    if (piece.attachment != nullptr) {
      std::string title;
      for (const model::Paragraph& line : piece.attachment->title) {
        title += (title.empty() ? "" : " ") + model::plain_text(line);
      }
      insert_anchor(slug, {.name = id + "#" + piece.attachment->anchor,
                           .title = shorten(title, kBookmarkColumns),
                           .level = 1});
    }
    if (piece.provision == nullptr) {
      return;
    }
    const model::Provision& provision = *piece.provision;
    Anchor anchor{.name = id + "#" + provision.anchor};
    if (provision.level <= model::Level::article) {
      std::string title = model::plain_text(provision.heading);
      for (const model::Paragraph& line : provision.title) {
        title += ". " + model::plain_text(line);
      }
      anchor.title = shorten(title, kBookmarkColumns);
      anchor.level = static_cast<std::uint8_t>(
          std::min<std::size_t>(1 + piece.depth + (piece.in_attachment ? 1 : 0), 6));
    }
    insert_anchor(slug, std::move(anchor));
  }

  /// Anchors of a slug that may not be the last: those of later slugs move on by one.
  void insert_anchor(std::size_t slug, Anchor anchor) {
    const std::size_t end = items_of(galley_, slug).anchors_end;
    galley_.anchors.insert(galley_.anchors.begin() + static_cast<std::ptrdiff_t>(end),
                           std::move(anchor));
    for (std::size_t i = slug + 1; i < galley_.slugs.size(); ++i) {
      ++galley_.slugs[i].anchors;
    }
  }

  /// Puts one line block of the head into its column.
  void add_head_lines(const Piece& piece, bool bold_by_source, HeadColumn& column) {
    Style style = layout_.style(model::to_text(piece.role));
    if (bold_by_source) {
      style.bold = false;  // the source says which of the issuer's lines are bold
    }
    const SetParagraph set = setter_.set(
        *piece.paragraph, {.style = &style, .width = column.width, .paragraph = next_paragraph()});
    Setter::place(galley_, set, 0, set.lines.size(), column.x, column.y);
    column.y += set.leading * static_cast<std::int64_t>(set.lines.size());
    if (!set.lines.empty()) {
      const TextRun& run = set.runs[set.lines.back().runs_begin];
      column.last_x = column.x + run.x;
      column.last_width = set.lines.back().right - run.x;
    }
  }

  /// The two columns at the top of an act, one slug: no page can part them.
  void add_head(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    Slug& slug = galley_.open_slug({});
    const std::size_t slug_number = galley_.slugs.size() - 1;
    const Style& first = layout_.style("head_issuer");
    galley_.space_above(slug, first.before, first.stretch);
    const Length left = measure_ * layout_.head_left_per_mille / 1000;
    HeadColumn columns[2] = {{.x = {}, .width = left}, {.x = left, .width = measure_ - left}};
    bool bold_by_source = false;
    for (std::size_t i = begin; i < end; ++i) {
      bold_by_source =
          bold_by_source || (pieces[i].role == Role::head_issuer && has_bold(*pieces[i].paragraph));
    }
    for (const bool second_block : {false, true}) {
      for (std::size_t i = begin; i < end; ++i) {
        const Role role = pieces[i].role;
        const bool in_second = role == Role::head_symbol || role == Role::head_place;
        if (in_second == second_block) {
          add_head_lines(pieces[i], bold_by_source && role == Role::head_issuer,
                         columns[role == Role::head_motto || role == Role::head_place ? 1 : 0]);
        }
      }
      if (!second_block) {
        add_head_rules(columns);
        const Length y = std::max(columns[0].y, columns[1].y) + kHeadBlockGap;
        columns[0].y = y;
        columns[1].y = y;
      }
    }
    galley_.slugs[slug_number].height = std::max(columns[0].y, columns[1].y);
    galley_.space_below(layout_.style("head_place").after, true);
  }

  /// Under the issuer a short rule, under the motto one as wide as its line.
  void add_head_rules(const HeadColumn (&columns)[2]) {
    for (const HeadColumn& column : columns) {
      if (column.last_width.scaled == 0) {
        continue;
      }
      const bool issuer = &column == &columns[0];
      const Length width =
          issuer ? column.last_width * kIssuerRulePerMille / 1000 : column.last_width;
      galley_.rules.push_back({.x = column.last_x + (column.last_width - width) / 2,
                               .y = column.y + kHeadRuleGap,
                               .width = width,
                               .height = layout_.rule_thickness});
    }
  }

  /// The signature stands in a column at the right, kept whole and with the lines above it.
  void add_signature(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    const Length x = measure_ * layout_.signature_left_per_mille / 1000;
    const std::size_t first_slug = galley_.slugs.size();
    galley_.keep = true;
    for (std::size_t i = begin; i < end; ++i) {
      Style style = layout_.style(model::to_text(pieces[i].role));
      if (i > begin && pieces[i].role == pieces[i - 1].role) {
        style.before = {};  // only over the first of the roles, and of the names
      }
      setter_.add(galley_, *pieces[i].paragraph,
                  {.style = &style, .x = x, .width = measure_ - x, .paragraph = next_paragraph()});
      galley_.keep = i + 1 < end;
    }
    settle(pieces[begin], first_slug);
  }

  /// A note: its mark hangs at the left, raised; over the first note stands a rule.
  void add_note(const Piece& piece) {
    const Style& style = layout_.style("note");
    const model::Note& note = entry_.instrument.notes[piece.note - 1];
    const bool first_of_note = piece.note != last_note_;
    if (last_note_ == 0) {
      Slug& slug = galley_.open_slug(kNoteRuleRoom);
      galley_.space_above(slug, style.before, style.stretch);
      galley_.rules.push_back({.x = {},
                               .y = kNoteRuleRoom / 2,
                               .width = kNoteRuleWidth,
                               .height = layout_.rule_thickness});
      galley_.keep = true;
    }
    last_note_ = piece.note;
    if (!first_of_note) {
      setter_.add(galley_, *piece.paragraph,
                  {.style = &style, .width = measure_, .paragraph = next_paragraph()});
      return;
    }
    model::Paragraph mark = plain_paragraph(note.mark);
    mark.spans.front().emphasis = model::kSuperscript;
    Style mark_style = style;
    mark_style.left = {};
    mark_style.indent = {};
    const SetParagraph set_mark = setter_.set(mark, {.style = &mark_style, .width = measure_});
    const std::size_t slug = galley_.slugs.size();
    setter_.add(galley_, *piece.paragraph,
                {.style = &style, .width = measure_, .paragraph = next_paragraph()});
    if (galley_.slugs.size() > slug) {
      hang_mark(set_mark, slug);
    }
  }

  /// Puts the mark's run before the runs of the note's first line.
  void hang_mark(const SetParagraph& mark, std::size_t slug) {
    const std::size_t before = galley_.slugs[slug].runs;
    const std::size_t count = galley_.runs.size();
    Setter::place(galley_, mark, 0, mark.lines.size(), {}, {});
    const std::size_t added = galley_.runs.size() - count;
    std::rotate(galley_.runs.begin() + static_cast<std::ptrdiff_t>(before),
                galley_.runs.begin() + static_cast<std::ptrdiff_t>(count), galley_.runs.end());
    for (std::size_t i = slug + 1; i < galley_.slugs.size(); ++i) {
      galley_.slugs[i].runs += static_cast<std::uint32_t>(added);
    }
  }

  Setter& setter_;
  const Layout& layout_;
  const model::Entry& entry_;
  std::uint32_t number_;
  std::vector<ParagraphReference>& paragraphs_;
  Length measure_;
  Galley galley_;
  std::uint32_t paragraph_ = 0;
  std::uint32_t last_note_ = 0;
  std::optional<std::size_t> title_slug_ = {};  // the first slug of a title that just ended
  bool begins_page_ = false;                    // the next slug is the first of an attachment
  std::vector<const Piece*> waiting_;           // pieces whose anchors the next slug takes
};

}  // namespace

Galley set_act(Setter& setter, const model::Entry& entry, std::uint32_t number,
               std::vector<ParagraphReference>& paragraphs) {
  return ActSetter(setter, entry, number, paragraphs).set();
}

}  // namespace gazette::typeset
