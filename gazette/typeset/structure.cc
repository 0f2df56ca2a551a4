#include "gazette/typeset/structure.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/typeset/structure_tree.h"

namespace gazette::typeset {
namespace {

using model::Level;
using model::Piece;
using model::Role;

// Ranks of headings, from the issue's down to those of provisions.
constexpr std::uint8_t kSectionRank = 1;
constexpr std::uint8_t kIssuerRank = 2;
constexpr std::uint8_t kActRank = 3;
constexpr std::uint8_t kPartRank = 4;  // of what is highest in an act

/// What a paragraph is read as.
struct Said {
  std::uint32_t element = 0;
  std::uint32_t label = 0;
};

/// The elements of one act, by the places of its paragraphs.
class ActStructure {
 public:
  ActStructure(Tree& tree, const model::Entry& entry, std::uint32_t article)
      : tree_(tree), entry_(entry), article_(article), base_(article) {}

  void build() {
    for (const Piece& piece : model::pieces(entry_.instrument, entry_.part)) {
      add(piece);
      former_ = piece.role;
    }
  }

  [[nodiscard]] Said paragraph(std::uint32_t place) const {
    return place < said_.size() ? said_[place] : Said{};
  }
  /// The label of a note (from 1).
  [[nodiscard]] std::uint32_t note_label(std::uint32_t note) const {
    return note < note_labels_.size() ? note_labels_[note] : 0;
  }

 private:
  void say(std::uint32_t place, Said said) {
    said_.resize(std::max<std::size_t>(said_.size(), place + std::size_t{1}));
    said_[place] = said;
  }

  /// What the pieces of this depth are children of.
  [[nodiscard]] std::uint32_t container(std::size_t depth) const {
    depth = std::min(depth, open_.size());
    return depth == 0 ? base_ : open_[depth - 1];
  }

  void add(const Piece& piece) {
    if (piece.attachment != nullptr) {
      base_ = tree_.add(article_, Tag::section);
      open_.clear();
      heading_ = 0;
    }
    if (piece.role == Role::note) {
      add_note(piece);
    } else if (piece.table != nullptr) {
      add_table(piece, container(piece.depth));
    } else if (piece.provision != nullptr) {
      add_provision(piece);
    } else {
      say(piece.first_paragraph, {.element = element_of(piece)});
    }
  }

  std::uint32_t add_heading(std::uint32_t parent, std::size_t rank) {
    heading_ =
        tree_.add(parent, Element{.tag = Tag::heading, .rank = static_cast<std::uint8_t>(rank)});
    return heading_;
  }

  /// A heading of several lines is one element.
  std::uint32_t line_of_heading(std::uint32_t parent, std::size_t rank, bool goes_on) {
    return goes_on && heading_ != 0 ? heading_ : add_heading(parent, rank);
  }

  std::uint32_t element_of(const Piece& piece) {
    const std::uint32_t parent = container(piece.depth);
    switch (piece.role) {
      case Role::kind:
      case Role::abstract:
        return line_of_heading(article_, kActRank,
                               former_ == Role::kind || former_ == Role::abstract);
      case Role::attachment_title:
        return line_of_heading(base_, kPartRank, piece.attachment == nullptr);
      case Role::provision_title:
        return line_of_heading(parent, kPartRank + piece.depth, true);
      case Role::picture:
        return tree_.add_figure(parent, entry_.instrument.pictures[piece.paragraph->picture - 1]);
      case Role::signature_role:
      case Role::signature_name: {
        const bool goes_on = former_ == Role::signature_role || former_ == Role::signature_name;
        signatures_ = goes_on ? signatures_ : tree_.add(base_, Tag::division);
        return tree_.add(signatures_, Tag::paragraph);
      }
      default:
        return tree_.add(parent, Tag::paragraph);
    }
  }

  /// The first paragraph of a provision, which what stands under it is put beside.
  void add_provision(const Piece& piece) {
    const std::uint32_t parent = container(piece.depth);
    // Where a part of an act begins inside a provision, what stands above it is not there.
    open_.resize(piece.depth, parent);
    if (piece.provision->level >= Level::clause) {
      const bool is_point = piece.provision->level == Level::point;
      const std::uint32_t list = tree_.last_or_new(
          parent, Element{.tag = Tag::list, .rank = is_point ? kLetteredList : kNumberedList});
      const std::uint32_t item = tree_.add(list, Tag::list_item);
      const std::uint32_t label = tree_.add(item, Tag::label);
      open_.push_back(tree_.add(item, Tag::list_body));
      say(piece.first_paragraph,
          {.element = tree_.add(open_.back(), Tag::paragraph), .label = label});
      return;
    }
    open_.push_back(tree_.add(parent, Tag::section));
    const std::size_t rank = kPartRank + piece.depth + (piece.in_attachment ? 1 : 0);
    const bool is_rule = piece.provision->level == Level::article && !piece.provision->titled;
    Said said{.element = add_heading(open_.back(), rank)};
    if (is_rule) {
      // All of it is the rule: its number alone is what a reader jumps to.
      said = {.element = tree_.add(open_.back(), Tag::paragraph), .label = said.element};
      heading_ = 0;
    }
    say(piece.first_paragraph, said);
  }

  void add_note(const Piece& piece) {
    if (piece.note != note_) {
      note_ = piece.note;
      open_note_ = tree_.add(article_, Tag::note);
      note_labels_.resize(std::max<std::size_t>(note_labels_.size(), note_ + std::size_t{1}));
      note_labels_[note_] = tree_.add(open_note_, Tag::label);
    }
    say(piece.first_paragraph, {.element = tree_.add(open_note_, Tag::paragraph)});
  }

  /// A table without rules only lays out: its paragraphs are read one after another.
  void add_table(const Piece& piece, std::uint32_t parent) {
    if (piece.table->ruled) {
      std::uint32_t place = piece.first_paragraph;
      add_rows(tree_, tree_.add(parent, Tag::table), *piece.table,
               {.begin = piece.rows_begin, .end = piece.rows_end},
               [&](const model::Paragraph& paragraph, std::uint32_t box, bool is_cell) {
                 say(place++, {.element = is_cell ? box : add_content(box, paragraph)});
               });
      return;
    }
    const std::uint32_t division = tree_.add(parent, Tag::division);
    std::uint32_t place = piece.first_paragraph;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      say(place++, {.element = add_content(division, *paragraph)});
    }
  }

  std::uint32_t add_content(std::uint32_t parent, const model::Paragraph& paragraph) {
    return paragraph.picture == 0
               ? tree_.add(parent, Tag::paragraph)
               : tree_.add_figure(parent, entry_.instrument.pictures[paragraph.picture - 1]);
  }

  Tree& tree_;
  const model::Entry& entry_;
  std::uint32_t article_;
  std::uint32_t base_;               // the article, or the section of an attachment
  std::vector<std::uint32_t> open_;  // the provisions in hand: what theirs are children of
  std::uint32_t heading_ = 0;        // the last one
  std::uint32_t signatures_ = 0;     // the division of those in hand
  Role former_ = Role::note;         // of the piece before
  std::uint32_t note_ = 0;
  std::uint32_t open_note_ = 0;
  std::vector<Said> said_;  // by place in model::text_of
  std::vector<std::uint32_t> note_labels_;
};

bool is_of_contents(Generated generated) {
  return generated == Generated::contents_title || generated == Generated::contents_heading ||
         generated == Generated::contents_entry;
}

/// The elements of a book in the order of its paragraphs.
class BookStructure {
 public:
  BookStructure(const model::Issue& issue, Book& book) : issue_(issue), book_(book), tree_(book) {}

  void build() {
    std::vector<ParagraphReference>& list = book_.paragraphs;
    for (std::size_t i = 0; i < list.size();) {
      if (list[i].entry == 0 || is_of_contents(list[i].generated)) {
        list[i].element = add_own(list[i].generated);
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < list.size() && list[end].entry == list[i].entry) {
        ++end;
      }
      add_act(i, end);
      i = end;
    }
  }

 private:
  /// What the issue says of itself.
  std::uint32_t add_own(Generated generated) {
    if (is_of_contents(generated) && contents_ == 0) {
      contents_ = tree_.add(0, Tag::section);
    }
    switch (generated) {
      case Generated::contents_title:
        return tree_.add(contents_, Element{.tag = Tag::heading, .rank = kSectionRank});
      case Generated::contents_heading:
        return tree_.add(contents_, Tag::paragraph);
      case Generated::contents_entry: {
        const std::uint32_t list = tree_.last_or_new(contents_, Tag::contents);
        return tree_.add(tree_.add(tree_.add(list, Tag::contents_item), Tag::reference), Tag::link);
      }
      case Generated::colophon_link:
        return tree_.add(tree_.add(tree_.last_or_new(0, Tag::section), Tag::paragraph), Tag::link);
      default:
        return tree_.add(tree_.last_or_new(0, Tag::section), Tag::paragraph);
    }
  }

  /// Paragraphs [begin, end) are those of one act: banners over it, its own, the marks of its
  /// notes.
  void add_act(std::size_t begin, std::size_t end) {
    std::vector<ParagraphReference>& list = book_.paragraphs;
    for (std::size_t i = begin; i < end; ++i) {
      if (list[i].generated == Generated::section_banner) {
        list[i].element = tree_.add(0, Element{.tag = Tag::heading, .rank = kSectionRank});
      } else if (list[i].generated == Generated::issuer_banner) {
        list[i].element = tree_.add(0, Element{.tag = Tag::heading, .rank = kIssuerRank});
      }
    }
    const std::uint32_t article = tree_.add(0, Tag::article);
    // What opens a part stands over its text, what closes it below.
    bool has_text = false;
    ActStructure act(tree_, issue_.entries[list[begin].entry - 1], article);
    for (std::size_t i = begin; i < end; ++i) {
      ParagraphReference& reference = list[i];
      if (reference.generated == Generated::continued_title) {
        reference.element = tree_.add(article, Element{.tag = Tag::heading, .rank = kActRank});
      } else if (reference.generated == Generated::continued) {
        reference.element = tree_.add(article, Tag::paragraph);
      } else if (reference.generated == Generated::act_address) {
        reference.element = tree_.add(tree_.add(article, Tag::paragraph), Tag::link);
      } else if (!has_text && reference.generated == Generated::no) {
        act.build();
        has_text = true;
      }
      if (reference.generated == Generated::no) {
        const Said said = act.paragraph(reference.paragraph);
        reference.element = said.element;
        reference.label = said.label;
      } else if (reference.generated == Generated::note_mark) {
        reference.element = act.note_label(reference.paragraph);
      }
    }
  }

  const model::Issue& issue_;
  Book& book_;
  Tree tree_;
  std::uint32_t contents_ = 0;
};

}  // namespace

std::string_view to_text(Tag tag) {
  switch (tag) {
    case Tag::document:
      return "Document";
    case Tag::article:
      return "Art";
    case Tag::section:
      return "Sect";
    case Tag::division:
      return "Div";
    case Tag::heading:
      return "H";
    case Tag::paragraph:
      return "P";
    case Tag::contents:
      return "TOC";
    case Tag::contents_item:
      return "TOCI";
    case Tag::reference:
      return "Reference";
    case Tag::link:
      return "Link";
    case Tag::list:
      return "L";
    case Tag::list_item:
      return "LI";
    case Tag::label:
      return "Lbl";
    case Tag::list_body:
      return "LBody";
    case Tag::table:
      return "Table";
    case Tag::row:
      return "TR";
    case Tag::head_cell:
      return "TH";
    case Tag::cell:
      return "TD";
    case Tag::figure:
      return "Figure";
    case Tag::note:
      return "Note";
  }
  GAZETTE_ASSERT(false);
  return {};
}

std::string dump_structure(const Book& book) {
  std::vector<std::string> texts(book.elements.size());
  for (const Page& page : book.pages) {
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      const TextRun& run = page.runs[i];
      if (run.paragraph == kNoParagraph) {
        continue;
      }
      const ParagraphReference& reference = book.paragraphs[run.paragraph];
      const bool is_label = run.kind == RunKind::label && reference.label != 0;
      std::string& text = texts[is_label ? reference.label : reference.element];
      append_run(book, page, run, text);
      const bool ends = i + 1 == page.runs.size() || page.runs[i + 1].paragraph != run.paragraph;
      text += ends && !run.space_after ? " " : "";
    }
  }
  std::string dump;
  std::vector<std::size_t> depths(book.elements.size(), 0);
  for (std::uint32_t i = 0; i < book.elements.size(); ++i) {
    const Element& element = book.elements[i];
    depths[i] = i == 0 ? 0 : depths[element.parent] + 1;
    dump += std::string(2 * depths[i], ' ');
    dump += to_text(element.tag);
    dump += element.rank > 0 ? fmt::format(" {}", element.rank) : "";
    dump += element.column_span > 1 ? fmt::format(" columns {}", element.column_span) : "";
    dump += element.row_span > 1 ? fmt::format(" rows {}", element.row_span) : "";
    const std::string_view text = element.tag == Tag::figure
                                      ? std::string_view(book.alternatives[element.alternative])
                                      : std::string_view(texts[i]);
    dump += text.empty() ? "" : fmt::format(" \"{}\"", trim(text));
    dump += '\n';
  }
  return dump;
}

void add_structure(const model::Issue& issue, Book& book) {
  BookStructure(issue, book).build();
}

}  // namespace gazette::typeset
