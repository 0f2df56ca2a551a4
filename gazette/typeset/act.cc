#include "gazette/typeset/act.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gazette/base/text.h"
#include "gazette/typeset/act_head.h"
#include "gazette/typeset/act_notes.h"
#include "gazette/typeset/captions.h"
#include "gazette/typeset/continued.h"
#include "gazette/typeset/picture_scales.h"
#include "gazette/typeset/table.h"

namespace gazette::typeset {
namespace {

using model::Level;
using model::Piece;
using model::Role;

/// An annex with a landscape table stands on landscape pages as a whole where it has no more than
/// so many lines beside its tables.
constexpr std::size_t kAnnexLinesMost = 12;

/// What a page break costs that parts lines which belong together but may be parted.
constexpr std::int32_t kPartedGrounds = 120;        // căn cứ
constexpr std::int32_t kAfterLeadIn = 200;          // "sửa đổi như sau:", and what follows
constexpr std::int32_t kOneLineUnderHeading = 600;  // a heading wants two lines below it
constexpr std::int32_t kOneLineOverSignature = 1'200;

class ActSetter {
 public:
  ActSetter(Setter& setter, const model::Entry& entry, std::uint32_t number)
      : setter_(setter),
        layout_(setter.layout()),
        entry_(entry),
        number_(number),
        measure_(setter.layout().measure()) {}

  SetAct set() {
    setter_.set_path(entry_.instrument.path);
    setter_.set_links(entry_.links);
    add_opening();
    pieces_ = model::pieces(entry_.instrument, entry_.part);
    std::size_t next = 0;
    while (next < pieces_.size() && pieces_[next].role != Role::note) {
      next = add_pieces(next);
    }
    if (!galley_.slugs.empty()) {
      add_waiting_anchors(galley_.slugs.size() - 1);  // of pieces without text at the end
    }
    add_closing();
    while (next < pieces_.size()) {
      next = add_pieces(next);
    }
    // The act's own anchor stands at the top of its first page.
    galley_.anchors.insert(
        galley_.anchors.begin(),
        {.name = entry_.instrument.id, .title = bookmark_of(entry_.instrument), .level = 0});
    for (std::size_t i = 1; i < galley_.slugs.size(); ++i) {
      ++galley_.slugs[i].anchors;
    }
    report_scales(
        {.act = entry_.instrument, .pieces = pieces_, .galley = galley_, .paragraphs = paragraphs_},
        setter_.diagnostics());
    return {.galley = std::move(galley_),
            .notes = std::move(notes_),
            .paragraphs = std::move(paragraphs_)};
  }

 private:
  /// What stands over the act's first piece, and goes with it where it turns.
  void add_opening() {
    add_banner(entry_.section_banner, "section_banner", Generated::section_banner);
    add_banner(entry_.issuer_banner, "issuer_banner", Generated::issuer_banner);
    if (entry_.part) {
      const std::uint32_t title = next_generated(Generated::continued_title);
      add_part_opening(setter_, galley_, entry_, measure_, title,
                       next_generated(Generated::continued));
    }
    opening_slugs_ = galley_.slugs.size();
  }

  /// What stands under the last piece of a part, on its page.
  void add_closing() {
    if (!entry_.part) {
      return;
    }
    const std::size_t first_slug = galley_.slugs.size();
    set_landscape(first_slug > 0 && galley_.slugs.back().landscape);
    add_part_closing(setter_, galley_, entry_, measure_, next_generated(Generated::continued));
    turn_slugs(first_slug);
  }

  void add_banner(const std::string& text, std::string_view style, Generated generated) {
    if (!text.empty()) {
      add_plain(setter_, galley_, text, style, measure_, next_generated(generated));
    }
  }

  /// A paragraph that is not of the act's text.
  std::uint32_t next_generated(Generated generated, std::uint32_t note = 0) {
    paragraphs_.push_back({.entry = number_, .paragraph = note, .generated = generated});
    return static_cast<std::uint32_t>(paragraphs_.size() - 1);
  }

  /// A place to which setting can go back.
  struct Beginning {
    std::size_t piece = 0;
    std::size_t slug = 0;
    std::size_t paragraph = 0;
    std::size_t finding = 0;
    std::size_t trace_bytes = 0;
  };

  /// Sets the piece `begin` and those that stand with it as one; the place of the next. A table
  /// that needs a landscape page takes the headings above it there, or its annex as a whole: these
  /// are begun anew on such pages.
  std::size_t add_pieces(std::size_t begin) {
    if (begin >= landscape_end_) {
      set_landscape(false);
    }
    const std::size_t first_slug = galley_.slugs.size();
    const Beginning here = {.piece = begin,
                            .slug = begin == 0 ? 0 : first_slug,  // with what opens the act
                            .paragraph = paragraphs_.size(),
                            .finding = setter_.diagnostics().list().size(),
                            .trace_bytes = setter_.trace_bytes()};
    if (!is_landscape_ && (pieces_[begin].attachment != nullptr || !pieces_[begin].in_attachment)) {
      annex_ = here;
    }
    if (!is_landscape_ && !galley_.keep) {
      headings_ = here;
    }
    const std::size_t end = add_together(begin);
    const bool needs_landscape = !is_landscape_ && pieces_[begin].role == Role::table &&
                                 galley_.slugs.size() > first_slug &&
                                 galley_.slugs.back().landscape;
    if (needs_landscape && is_mostly_tables(annex_.piece)) {
      return begin_anew(annex_, end_of_annex(annex_.piece));
    }
    if (needs_landscape && headings_.slug < first_slug) {
      return begin_anew(headings_, end);
    }
    turn_slugs(here.slug);
    return end;
  }

  /// Where landscape pages are being set, the slugs from `slug` on stand on them.
  void turn_slugs(std::size_t slug) {
    for (; is_landscape_ && slug < galley_.slugs.size(); ++slug) {
      galley_.slugs[slug].landscape = true;
    }
  }

  /// Takes back what was set since `from`, to be set on landscape pages up to the piece `end`.
  std::size_t begin_anew(const Beginning& from, std::size_t end) {
    galley_.cut_back(from.slug);
    paragraphs_.resize(from.paragraph);
    setter_.forget_findings(from.finding, from.trace_bytes);
    waiting_.clear();
    begins_page_ = false;
    title_slug_.reset();
    after_heading_ = false;
    lonely_under_heading_ = false;
    leads_in_ = false;
    set_landscape(true);
    landscape_end_ = end;
    if (from.piece == 0) {
      add_opening();
    }
    return from.piece;
  }

  /// The piece after the attachment that begins with this one.
  [[nodiscard]] std::size_t end_of_annex(std::size_t piece) const {
    std::size_t end = piece + 1;
    while (end < pieces_.size() && pieces_[end].in_attachment &&
           pieces_[end].attachment == nullptr) {
      ++end;
    }
    return end;
  }

  void set_landscape(bool landscape) {
    is_landscape_ = landscape;
    measure_ = layout_.text_block(landscape).width;
  }

  /// Whether the attachment that begins with this piece has tables and few lines beside them; pages
  /// of a facsimile stand upright.
  [[nodiscard]] bool is_mostly_tables(std::size_t piece) const {
    if (pieces_[piece].attachment == nullptr) {
      return false;
    }
    std::size_t lines = 0;
    for (std::size_t i = piece; i < end_of_annex(piece); ++i) {
      if (is_facsimile(pieces_[i])) {
        return false;
      }
      lines += pieces_[i].role == Role::table ? 0U : 1U;
    }
    return lines <= kAnnexLinesMost;
  }

  std::size_t add_together(std::size_t begin) {
    std::size_t end = begin + 1;
    const auto take_while = [&](auto belongs) {
      while (end < pieces_.size() && belongs(pieces_[end])) {
        ++end;
      }
      return std::span(pieces_).subspan(begin, end - begin);
    };
    const Role role = pieces_[begin].role;
    if (is_head(role)) {
      const auto head = take_while([](const Piece& piece) { return is_head(piece.role); });
      add_head(setter_, galley_, head, measure_, next_paragraphs(head));
    } else if (is_signature(role)) {
      const std::size_t first_slug = galley_.slugs.size();
      const auto signatures = take_while([](const Piece& piece) {
        return is_signature(piece.role) && piece.attachment == nullptr;
      });
      if (last_piece_slugs_ == 1 && first_slug > 0) {
        raise_cost(first_slug - 1, kOneLineOverSignature);
      }
      add_signatures(setter_, galley_, signatures, measure_, next_paragraphs(signatures));
      settle(pieces_[begin], first_slug);
    } else if (role == Role::note) {
      const auto notes = take_while([](const Piece& piece) { return piece.role == Role::note; });
      const std::uint32_t first_paragraph = next_paragraphs(notes);
      const auto first_mark = static_cast<std::uint32_t>(paragraphs_.size());
      for (std::size_t i = 0; i < entry_.instrument.notes.size(); ++i) {
        static_cast<void>(next_generated(Generated::note_mark, static_cast<std::uint32_t>(i + 1)));
      }
      notes_ = set_notes(setter_, galley_, notes, entry_.instrument,
                         {.first_text = first_paragraph, .first_mark = first_mark});
    } else {
      add_piece(begin);
    }
    return end;
  }

  /// The paragraphs of pieces, by their places in model::text_of: the first of them.
  std::uint32_t next_paragraphs(std::span<const Piece> pieces) {
    const auto first = static_cast<std::uint32_t>(paragraphs_.size());
    for (const Piece& piece : pieces) {
      const auto count = static_cast<std::uint32_t>(model::paragraphs_of(piece).size());
      for (std::uint32_t i = 0; i < count; ++i) {
        paragraphs_.push_back({.entry = number_, .paragraph = piece.first_paragraph + i});
      }
    }
    return first;
  }
  std::uint32_t next_paragraph(const Piece& piece) { return next_paragraphs({&piece, 1}); }

  void raise_cost(std::size_t slug, std::int32_t cost) {
    galley_.slugs[slug].break_cost = std::max(galley_.slugs[slug].break_cost, cost);
  }

  [[nodiscard]] bool is_facsimile(const Piece& piece) const {
    return piece.role == Role::picture &&
           entry_.instrument.pictures[piece.paragraph->picture - 1].is_facsimile;
  }

  void add_piece(std::size_t number) {
    const Piece& piece = pieces_[number];
    const std::size_t first_slug = galley_.slugs.size();
    if (piece.role == Role::table) {
      add_table_piece(piece);
    } else if (is_facsimile(piece)) {
      add_facsimile(piece);
    } else {
      add_paragraph(number);
    }
    settle(piece, first_slug);
    weigh_breaks(number, first_slug);
  }

  /// What page breaks at the piece's slugs cost beyond its style: grounds stand together where they
  /// can, and of a heading's text two lines at least stand below it.
  void weigh_breaks(std::size_t number, std::size_t first_slug) {
    const std::size_t slugs = galley_.slugs.size() - first_slug;
    if (slugs == 0) {
      return;
    }
    const Role role = pieces_[number].role;
    if (role == Role::preamble && number > 0 && pieces_[number - 1].role == Role::preamble) {
      raise_cost(first_slug, kPartedGrounds);
    }
    if (lonely_under_heading_) {
      raise_cost(first_slug, kOneLineUnderHeading);
    }
    if (leads_in_) {
      raise_cost(first_slug, kAfterLeadIn);
    }
    const model::Paragraph* const paragraph = pieces_[number].paragraph;
    leads_in_ = paragraph != nullptr && !paragraph->spans.empty() &&
                paragraph->spans.back().text.ends_with(':');
    lonely_under_heading_ = after_heading_ && slugs == 1 && role != Role::table && !galley_.keep;
    after_heading_ = galley_.keep;
    last_piece_slugs_ = slugs;
  }

  /// Page and anchors that begin with `piece`, whose slugs are those from `first_slug` on. A piece
  /// without text makes no slug: what begins with it begins with the next one.
  void settle(const Piece& piece, std::size_t first_slug) {
    // What opens a part that goes on stands on the page of its opening lines.
    begins_page_ = begins_page_ || (piece.attachment != nullptr && first_slug > opening_slugs_);
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
    add_waiting_anchors(first_slug);
  }

  void add_waiting_anchors(std::size_t slug) {
    for (const Piece* waiting : waiting_) {
      add_anchor(*waiting, slug);
    }
    waiting_.clear();
  }

  void add_paragraph(std::size_t number) {
    const Piece& piece = pieces_[number];
    const model::Paragraph& paragraph = *piece.paragraph;
    Style style = layout_.style(model::to_text(piece.role));
    Setting setting{.style = &style, .width = measure_, .paragraph = next_paragraph(piece)};
    if (number + 1 < pieces_.size() && pieces_[number + 1].role == piece.role) {
      style.rule_below = {};  // under the last of several paragraphs
    }
    if (piece.role == Role::article && piece.provision != nullptr && !piece.provision->titled) {
      // The rule itself follows the label on its line: only "Điều 5." is bold.
      style.bold = false;
      style.keep_with_next = false;
      setting.bold_label = true;
    }
    const bool has_label = piece.provision != nullptr && piece.provision->level >= Level::article &&
                           !piece.provision->titled;
    setting.label_bytes = has_label ? piece.provision->label.size() : 0;
    const bool free_text =
        piece.role == Role::body || piece.role == Role::closing || piece.role == Role::picture;
    if (free_text && (paragraph.alignment == model::Alignment::center ||
                      paragraph.alignment == model::Alignment::right)) {
      style.indent = {};
      setting.alignment = paragraph.alignment;
    }
    if (free_text) {
      set_off(paragraph.indents, style);
      style.keep_with_next =
          style.keep_with_next || belongs_below(pieces_, number, entry_.instrument);
    }
    if (is_landscape_) {
      setting.height_most = layout_.text_block(true).height();
    }
    setter_.add(galley_, paragraph, setting);
  }

  /// A quoted passage keeps its indents, drawn together where the layout has less room for them.
  void set_off(const model::Indents& indents, Style& style) const {
    const Length both = indents.left + indents.right;
    const Length room = std::min(both, measure_ * layout_.set_off_per_mille / 1000);
    if (room.scaled > 0) {
      style.left += indents.left * room.scaled / both.scaled;
      style.right += indents.right * room.scaled / both.scaled;
    }
  }

  /// A facsimile page fills a page of the issue; the first of an annex shares it with the title.
  void add_facsimile(const Piece& piece) {
    Setting setting{.style = &layout_.style(model::to_text(piece.role)),
                    .width = measure_,
                    .paragraph = next_paragraph(piece),
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
    const auto first = static_cast<std::uint32_t>(paragraphs_.size());
    if (model::is_cut(piece)) {
      static_cast<void>(next_paragraph(repeated_head(piece)));
    }
    static_cast<void>(next_paragraph(piece));
    const TableSetting setting{
        .width = measure_,
        .may_be_landscape = !is_landscape_,
        .is_landscape = is_landscape_,
        .first_paragraph = paragraphs_.size() == first ? kNoParagraph : first};
    if (model::is_cut(piece)) {
      add_cut_table(setter_, galley_, piece, setting);
    } else {
      add_table(setter_, galley_, *piece.table, setting);
    }
  }

  void add_anchor(const Piece& piece, std::size_t slug) {
    const std::string& id = entry_.instrument.id;
    if (piece.attachment != nullptr) {
      std::string title;
      for (const model::Paragraph& line : piece.attachment->title) {
        title += (title.empty() ? "" : " ") + model::plain_text(line);
      }
      insert_anchor(
          slug,
          {.name = id + "#" + piece.attachment->anchor, .title = bookmark(title), .level = 1});
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
      anchor.title = bookmark(title);
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

  Setter& setter_;
  const Layout& layout_;
  const model::Entry& entry_;
  std::uint32_t number_;
  Length measure_;
  bool is_landscape_ = false;      // the pages that are being set
  std::size_t landscape_end_ = 0;  // the piece with which upright pages begin again
  Beginning annex_ = {};           // where the attachment in hand begins
  Beginning headings_ = {};        // and the headings that stand with the piece in hand
  std::vector<Piece> pieces_;
  Galley galley_;
  Galley notes_;
  std::size_t opening_slugs_ = 0;  // banners, and what opens a part that goes on
  std::vector<ParagraphReference> paragraphs_;
  bool after_heading_ = false;         // the last piece was a heading
  bool lonely_under_heading_ = false;  // it was the only line under a heading so far
  bool leads_in_ = false;              // the last piece ends with a colon
  std::size_t last_piece_slugs_ = 0;
  std::optional<std::size_t> title_slug_ = {};  // the first slug of a title that just ended
  bool begins_page_ = false;                    // the next slug is the first of an attachment
  std::vector<const Piece*> waiting_;           // pieces whose anchors the next slug takes
};

}  // namespace

SetAct set_act(Setter& setter, const model::Entry& entry, std::uint32_t number) {
  return ActSetter(setter, entry, number).set();
}

}  // namespace gazette::typeset
