#include "gazette/web/act_text.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/markup.h"

namespace gazette::web {
namespace {

using model::Level;
using model::Piece;
using model::Role;

/// The page's own heading is h1; HTML has no heading below h6.
constexpr std::size_t kFirstRank = 2;
constexpr std::size_t kLastRank = 6;

/// As much of an untitled article as the table of contents shows.
constexpr std::size_t kContentsColumns = 90;

/// Room for the markup of a short act, so that most acts are written without growing.
constexpr std::size_t kReservedBytes = 64UL * 1024UL;

/// The box around neighbouring pieces that stand together; empty where they stand in the flow.
std::string_view box_of(Role role) {
  switch (role) {
    case Role::head_issuer:
      return "head-issuer";
    case Role::head_motto:
      return "head-motto";
    case Role::head_symbol:
      return "head-symbol";
    case Role::head_place:
      return "head-place";
    case Role::signature_role:
    case Role::signature_name:
      return "signature";
    default:
      return {};
  }
}

bool is_head(Role role) {
  return role == Role::head_issuer || role == Role::head_motto || role == Role::head_symbol ||
         role == Role::head_place;
}

/// The class of a paragraph in the style sheet: the role's name with "-" between words.
std::string class_of(Role role) {
  std::string name(to_text(role));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// ` id="dieu-5"`, or nothing where there is no anchor.
std::string id_attribute(std::string_view anchor) {
  return anchor.empty() ? std::string{} : fmt::format(" id=\"{}\"", anchor);
}

/// Lines of a title as one: "Chương I. QUY ĐỊNH CHUNG"; without marks of footnotes, and cut between
/// words where it is long.
std::string contents_text(const std::vector<model::Paragraph>& lines) {
  std::string text;
  for (const model::Paragraph& line : lines) {
    std::string words;
    for (const model::Span& span : line.spans) {
      words += span.note == 0 ? span.text : "";
    }
    words = collapse_spaces(words);
    if (!text.empty() && !words.empty()) {
      text += std::string_view(".:;,").find(text.back()) == std::string_view::npos ? ". " : " ";
    }
    text += words;
  }
  const std::string cut = shorten(text, kContentsColumns);
  const std::size_t space = cut.rfind(' ');
  return cut == text || space == std::string::npos ? cut : cut.substr(0, space) + " …";
}

class ActWriter {
 public:
  ActWriter(const model::Instrument& instrument, const Words& words, Additions additions,
            const std::optional<model::Part>& shown)
      : instrument_(instrument),
        words_(words),
        pieces_(model::pieces(instrument, shown)),
        spans_(instrument.notes.size(), std::move(additions)) {
    text_.html.reserve(kReservedBytes);
  }

  ActText write();

 private:
  void write_first_marks();
  void open_boxes(const Piece& piece);
  void close_box();
  void open_attachment(const Piece& piece);
  void write_attachment_title();
  void write_provision(const Piece& piece);
  void write_division(const Piece& piece);
  void write_article(const Piece& piece);
  void write_piece(const Piece& piece);
  void write_notes();
  void open_paragraph(std::string_view classes, std::string_view id);
  void write_paragraph();  // what stands in that of the piece being written
  void append_permalink(const std::string& anchor, std::string_view name);
  void add_contents_line(const Piece& piece);
  /// "điểm a khoản 2 Điều 5", and remembers this provision's own part of it.
  std::string cited_name(const Piece& piece);
  std::size_t rank(const Piece& piece) const;
  bool next_is(Role role) const {
    return index_ + 1 < pieces_.size() && pieces_[index_ + 1].role == role;
  }

  const model::Instrument& instrument_;
  const Words& words_;
  std::vector<Piece> pieces_;
  SpanWriter spans_;
  ActText text_ = {};
  std::size_t index_ = 0;  // of the piece being written
  bool in_head_ = false;
  std::string_view box_ = {};  // the open box
  bool in_attachment_ = false;
  bool attachment_titled_ = false;
  bool under_point_ = false;  // the last provision was a point
  std::size_t tables_count_ = 0;
  std::vector<std::string> names_ = {};  // of the provision being written and those above it
};

ActText ActWriter::write() {
  write_first_marks();
  for (; index_ < pieces_.size() && pieces_[index_].role != Role::note; ++index_) {
    const Piece& piece = pieces_[index_];
    open_boxes(piece);
    if (piece.attachment != nullptr) {
      open_attachment(piece);
    }
    if (piece.role == Role::attachment_title && piece.attachment != nullptr) {
      write_attachment_title();
    } else if (piece.provision != nullptr) {
      write_provision(piece);
    } else {
      write_piece(piece);
    }
  }
  close_box();
  if (in_head_) {
    text_.html += "</div>\n";
  }
  if (in_attachment_) {
    text_.html += "</section>\n";
  }
  write_notes();
  return std::move(text_);
}

/// The act's first printed page begins before all of it: its sign is no part of the letterhead.
void ActWriter::write_first_marks() {
  const std::string marks =
      pieces_.empty() ? std::string() : spans_.take_marks_before(pieces_.front().first_paragraph);
  if (!marks.empty()) {
    fmt::format_to(std::back_inserter(text_.html),
                   "<div class=\"page-begin\" data-artifact>{}</div>\n", marks);
  }
}

void ActWriter::open_boxes(const Piece& piece) {
  const std::string_view box =
      piece.attachment == nullptr ? box_of(piece.role) : std::string_view{};
  if (box != box_ || piece.attachment != nullptr) {
    close_box();
  }
  if (in_head_ && !is_head(piece.role)) {
    text_.html += "</div>\n";
    in_head_ = false;
  }
  if (!in_head_ && is_head(piece.role)) {
    text_.html += "<div class=\"head\">\n";
    in_head_ = true;
  }
  if (!box.empty() && box_.empty()) {
    fmt::format_to(std::back_inserter(text_.html), "<div class=\"{}\">\n", box);
    box_ = box;
  }
}

void ActWriter::close_box() {
  if (!box_.empty()) {
    text_.html += "</div>\n";
    box_ = {};
  }
}

void ActWriter::open_attachment(const Piece& piece) {
  text_.html += in_attachment_ ? "</section>\n" : "";
  fmt::format_to(std::back_inserter(text_.html), "<section class=\"attachment\"{}>\n",
                 id_attribute(piece.attachment->anchor));
  in_attachment_ = true;
  attachment_titled_ = piece.role == Role::attachment_title;
  names_.clear();
  under_point_ = false;
  const std::vector<model::Paragraph>& title = piece.attachment->title;
  text_.contents.push_back(
      {.anchor = piece.attachment->anchor,
       .text = title.empty() ? words_.word("attachment") : contents_text(title)});
}

/// The first line of the title is the heading, the others belong to it.
void ActWriter::write_attachment_title() {
  const model::Attachment& attachment = *pieces_[index_].attachment;
  text_.html += "<div class=\"anchored\"><hgroup>\n<h2 class=\"attachment-title\">";
  write_paragraph();
  text_.html += "</h2>\n";
  const std::string name = model::plain_text(*pieces_[index_].paragraph);
  while (next_is(Role::attachment_title) && pieces_[index_ + 1].attachment == nullptr) {
    ++index_;
    write_piece(pieces_[index_]);
  }
  text_.html += "</hgroup>";
  append_permalink(attachment.anchor, name);
  text_.html += "</div>\n";
}

void ActWriter::write_provision(const Piece& piece) {
  const model::Provision& provision = *piece.provision;
  under_point_ = provision.level == Level::point;
  if (provision.level < Level::article) {
    add_contents_line(piece);
    write_division(piece);
  } else if (provision.level == Level::article) {
    add_contents_line(piece);
    write_article(piece);
  } else {
    const std::string name = cited_name(piece);
    open_paragraph(class_of(piece.role), provision.anchor);
    write_paragraph();
    append_permalink(provision.anchor, name);
    text_.html += "</p>\n";
  }
}

/// A part, chapter, section or subsection, or a titled article: a heading with its further lines.
void ActWriter::write_division(const Piece& piece) {
  const std::string name = cited_name(piece);
  const std::size_t heading_rank = rank(piece);
  const bool has_more = next_is(Role::provision_title);
  fmt::format_to(std::back_inserter(text_.html), "<div class=\"anchored {}\"{}>{}<h{}>",
                 class_of(piece.role), id_attribute(piece.provision->anchor),
                 has_more ? "<hgroup>\n" : "", heading_rank);
  write_paragraph();
  fmt::format_to(std::back_inserter(text_.html), "</h{}>", heading_rank);
  if (has_more) {
    text_.html += '\n';
    while (next_is(Role::provision_title)) {
      ++index_;
      write_piece(pieces_[index_]);
    }
    text_.html += "</hgroup>";
  }
  append_permalink(piece.provision->anchor, name);
  text_.html += "</div>\n";
}

/// An article whose first paragraph is a rule is a paragraph of which only the label, "Điều 5.", is
/// a heading: a heading of a hundred words would help nobody who jumps from heading to heading.
void ActWriter::write_article(const Piece& piece) {
  const model::Provision& provision = *piece.provision;
  std::string text;
  for (const model::Span& span : piece.paragraph->spans) {
    text += span.text;
  }
  const std::string_view label = trim(provision.label);
  const std::size_t begin = text.find_first_not_of(" \t\n");
  const bool has_label = !label.empty() && begin != std::string::npos &&
                         std::string_view(text).substr(begin).starts_with(label);
  if (provision.titled || !has_label) {
    write_division(piece);
    return;
  }
  const auto [heading, rest] = split_spans(piece.paragraph->spans, begin + label.size());
  open_paragraph("article", provision.anchor);
  fmt::format_to(std::back_inserter(text_.html),
                 "<span class=\"label\" role=\"heading\" aria-level=\"{}\">", rank(piece));
  spans_.begin(*piece.paragraph, piece.first_paragraph);
  spans_.write(text_.html, heading);
  text_.html += "</span>";
  spans_.write(text_.html, rest);
  spans_.end(text_.html);
  append_permalink(provision.anchor, cited_name(piece));
  text_.html += "</p>\n";
}

void ActWriter::write_piece(const Piece& piece) {
  if (piece.table != nullptr) {
    ++tables_count_;
    write_table(text_.html,
                model::is_cut(piece)
                    ? model::cut_table(*piece.table, piece.rows_begin, piece.rows_end, false)
                    : *piece.table,
                words_.say("table_label", fmt::arg("number", tables_count_)), piece.first_paragraph,
                spans_);
    return;
  }
  std::string classes = class_of(piece.role);
  if (piece.role == Role::body || piece.role == Role::closing) {
    classes += alignment_class(piece.paragraph->alignment);
    classes += under_point_ && piece.depth > 0 ? " under-point" : "";
    classes += piece.paragraph->indents.left.scaled > 0 ? " set-off" : "";
    classes += piece.paragraph->indents.right.scaled > 0 ? " set-off-right" : "";
  }
  open_paragraph(classes, {});
  write_paragraph();
  text_.html += "</p>\n";
}

void ActWriter::write_notes() {
  if (index_ == pieces_.size()) {
    return;
  }
  fmt::format_to(std::back_inserter(text_.html),
                 "<section class=\"notes\">\n<h2 data-artifact>{}</h2>\n<ol>\n",
                 escape_markup(words_.word("notes")));
  while (index_ < pieces_.size()) {
    const std::uint32_t number = pieces_[index_].note;
    const model::Note& note = instrument_.notes[number - 1];
    const std::string mark = escape_markup(note.mark);
    fmt::format_to(std::back_inserter(text_.html), "<li id=\"{}\">", note_id(number));
    if (spans_.marks_count(number) > 0) {
      fmt::format_to(std::back_inserter(text_.html),
                     "<a class=\"back\" href=\"#{}\" aria-label=\"{}\" data-artifact>{}</a>\n",
                     mark_id(number, 1),
                     escape_markup(words_.say("note_back", fmt::arg("mark", note.mark))), mark);
    } else {
      fmt::format_to(std::back_inserter(text_.html),
                     "<span class=\"back\" data-artifact>{}</span>\n", mark);
    }
    for (; index_ < pieces_.size() && pieces_[index_].note == number; ++index_) {
      open_paragraph("note", {});
      write_paragraph();
      text_.html += "</p>\n";
    }
    text_.html += "</li>\n";
  }
  text_.html += "</ol>\n</section>\n";
}

void ActWriter::open_paragraph(std::string_view classes, std::string_view id) {
  text_.html += "<p class=\"";
  text_.html += classes;
  text_.html += '"';
  text_.html += id_attribute(id);
  text_.html += '>';
}

void ActWriter::write_paragraph() {
  spans_.write(text_.html, *pieces_[index_].paragraph, pieces_[index_].first_paragraph);
}

/// The sign itself is drawn by the style sheet, so that copying the text does not take it along.
void ActWriter::append_permalink(const std::string& anchor, std::string_view name) {
  if (anchor.empty()) {
    return;
  }
  fmt::format_to(std::back_inserter(text_.html),
                 "<a class=\"permalink\" href=\"#{}\" aria-label=\"{}\" data-artifact></a>", anchor,
                 escape_markup(words_.say("permalink", fmt::arg("name", name))));
}

void ActWriter::add_contents_line(const Piece& piece) {
  std::vector<model::Paragraph> lines = {*piece.paragraph};
  lines.insert(lines.end(), piece.provision->title.begin(), piece.provision->title.end());
  text_.contents.push_back({.anchor = piece.provision->anchor,
                            .text = contents_text(lines),
                            .depth = rank(piece) - kFirstRank});
}

std::string ActWriter::cited_name(const Piece& piece) {
  const model::Provision& provision = *piece.provision;
  std::string own;
  if (provision.level == Level::clause) {
    own = words_.say("clause_name", fmt::arg("number", provision.number));
  } else if (provision.level == Level::point) {
    own = words_.say("point_name", fmt::arg("number", provision.number));
  } else {
    const std::string_view label = provision.label;
    const std::size_t end = label.find_last_not_of(" .:");
    own = end == std::string_view::npos ? provision.number : label.substr(0, end + 1);
  }
  names_.resize(piece.depth);
  names_.push_back(own);
  // Chapters are not cited: articles are numbered through.
  std::string name = own;
  for (std::size_t depth = piece.depth; depth > 0 && provision.level > Level::article; --depth) {
    if (names_[depth - 1].empty()) {
      break;
    }
    name += " " + names_[depth - 1];
  }
  if (provision.level < Level::article) {
    names_.back().clear();
  }
  return name;
}

std::size_t ActWriter::rank(const Piece& piece) const {
  const std::size_t first = in_attachment_ && attachment_titled_ ? kFirstRank + 1 : kFirstRank;
  return std::min(first + piece.depth, kLastRank);
}

}  // namespace

ActText write_act_text(const model::Instrument& instrument, const Words& words, Additions additions,
                       const std::optional<model::Part>& shown) {
  return ActWriter(instrument, words, std::move(additions), shown).write();
}

std::string write_contents(const std::vector<ActContentsLine>& contents) {
  std::string html;
  std::size_t open_count = 0;  // lists that are open
  for (const ActContentsLine& line : contents) {
    if (line.anchor.empty()) {
      continue;
    }
    // A depth that skips a level still opens one list only.
    const std::size_t wanted = std::min(line.depth + 1, open_count + 1);
    if (wanted > open_count) {
      html += "\n<ol>\n";
      ++open_count;
    } else {
      html += "</li>\n";
      for (; open_count > wanted; --open_count) {
        html += "</ol>\n</li>\n";
      }
    }
    fmt::format_to(std::back_inserter(html), "<li><a href=\"#{}\">{}</a>", line.anchor,
                   escape_markup(line.text));
  }
  for (; open_count > 0; --open_count) {
    html += "</li>\n</ol>\n";
  }
  return html;
}

}  // namespace gazette::web
