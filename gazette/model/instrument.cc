#include "gazette/model/instrument.h"

#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"

namespace gazette::model {
namespace {

constexpr std::array<std::string_view, 26> kRoleNames = {
    "head_issuer", "head_motto",     "head_symbol",    "head_place",       "kind",
    "abstract",    "issuing_body",   "preamble",       "enacting",         "part",
    "chapter",     "section",        "subsection",     "provision_title",  "article",
    "clause",      "point",          "body",           "picture",          "table",
    "closing",     "signature_role", "signature_name", "attachment_title", "attachment_basis",
    "note"};

Role role_of(Level level) {
  switch (level) {
    case Level::part:
      return Role::part;
    case Level::chapter:
      return Role::chapter;
    case Level::section:
      return Role::section;
    case Level::subsection:
      return Role::subsection;
    case Level::article:
      return Role::article;
    case Level::clause:
      return Role::clause;
    case Level::point:
      return Role::point;
  }
  return Role::body;
}

/// Collects the pieces of an act; the members are what every piece of a stretch has in common.
struct Walk {
  std::vector<Piece> pieces = {};
  bool in_attachment = false;

  Piece& add(Role role, const Paragraph& paragraph, std::size_t depth = 0) {
    pieces.push_back(
        {.role = role, .paragraph = &paragraph, .depth = depth, .in_attachment = in_attachment});
    return pieces.back();
  }

  void add_all(Role role, const std::vector<Paragraph>& paragraphs) {
    for (const Paragraph& paragraph : paragraphs) {
      add(role, paragraph);
    }
  }

  void add_blocks(Role role, const std::vector<Block>& blocks, std::size_t depth) {
    for (const Block& block : blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        add(paragraph->picture != 0 ? Role::picture : role, *paragraph, depth);
      } else {
        const Table& table = std::get<Table>(block);
        pieces.push_back({.role = Role::table,
                          .table = &table,
                          .depth = depth,
                          .in_attachment = in_attachment,
                          .rows_end = static_cast<std::uint32_t>(table.rows.size())});
      }
    }
  }

  void add_provisions(const std::vector<Provision>& provisions, std::size_t depth) {
    for (const Provision& provision : provisions) {
      add(role_of(provision.level), provision.heading, depth).provision = &provision;
      for (const Paragraph& title : provision.title) {
        add(Role::provision_title, title, depth);
      }
      add_blocks(Role::body, provision.blocks, depth + 1);
      add_provisions(provision.children, depth + 1);
    }
  }

  void add_signature(const SignatureBlock& signature) {
    add_all(Role::signature_role, signature.roles);
    add_all(Role::signature_name, signature.names);
    for (const SignatureBlock& other : signature.beside) {
      add_signature(other);
    }
  }
};

std::size_t paragraphs_count_of(const Piece& piece) {
  if (piece.paragraph != nullptr) {
    return 1;
  }
  std::size_t count = 0;
  for (const Row& row : piece.table->rows) {
    for (const Cell& cell : row.cells) {
      count += cell.paragraphs.size();
    }
  }
  return count;
}

}  // namespace

std::string_view to_text(Role role) {
  return kRoleNames.at(static_cast<std::size_t>(role));
}

std::vector<Piece> pieces(const Instrument& instrument) {
  Walk walk;
  walk.add_all(Role::head_issuer, instrument.head.issuer);
  walk.add_all(Role::head_motto, instrument.head.motto);
  if (instrument.head.symbol) {
    walk.add(Role::head_symbol, *instrument.head.symbol);
  }
  if (instrument.head.place) {
    walk.add(Role::head_place, *instrument.head.place);
  }
  walk.add_all(Role::kind, instrument.kind_lines);
  walk.add_all(Role::abstract, instrument.abstract);
  walk.add_all(Role::issuing_body, instrument.issuing_body);
  walk.add_all(Role::preamble, instrument.preamble);
  walk.add_all(Role::enacting, instrument.enacting);
  walk.add_blocks(Role::body, instrument.opening, 0);
  walk.add_provisions(instrument.provisions, 0);
  walk.add_blocks(Role::closing, instrument.closing, 0);
  walk.add_signature(instrument.signature);
  for (const Attachment& attachment : instrument.attachments) {
    walk.in_attachment = true;
    const std::size_t first = walk.pieces.size();
    walk.add_all(Role::attachment_title, attachment.title);
    walk.add_all(Role::attachment_basis, attachment.basis);
    walk.add_blocks(Role::body, attachment.opening, 0);
    walk.add_provisions(attachment.provisions, 0);
    walk.add_signature(attachment.signature);
    if (first < walk.pieces.size()) {
      walk.pieces[first].attachment = &attachment;
    }
  }
  walk.in_attachment = false;
  for (std::size_t i = 0; i < instrument.notes.size(); ++i) {
    for (const Paragraph& paragraph : instrument.notes[i].paragraphs) {
      walk.add(Role::note, paragraph).note = static_cast<std::uint32_t>(i + 1);
    }
  }
  std::uint32_t paragraphs_count = 0;
  for (Piece& piece : walk.pieces) {
    piece.first_paragraph = paragraphs_count;
    paragraphs_count += static_cast<std::uint32_t>(paragraphs_count_of(piece));
  }
  return std::move(walk.pieces);
}

std::vector<const Paragraph*> paragraphs_of(const Piece& piece) {
  if (piece.paragraph != nullptr) {
    return {piece.paragraph};
  }
  std::vector<const Paragraph*> paragraphs;
  for (std::size_t row = piece.rows_begin; row < piece.rows_end; ++row) {
    for (const Cell& cell : piece.table->rows[row].cells) {
      for (const Paragraph& paragraph : cell.paragraphs) {
        paragraphs.push_back(&paragraph);
      }
    }
  }
  return paragraphs;
}

CitedLevel cited_level(Level level) {
  switch (level) {
    case Level::part:
      return CitedLevel::part;
    case Level::chapter:
      return CitedLevel::chapter;
    case Level::section:
      return CitedLevel::section;
    case Level::subsection:
      return CitedLevel::subsection;
    case Level::article:
      return CitedLevel::article;
    case Level::clause:
      return CitedLevel::clause;
    case Level::point:
      return CitedLevel::point;
  }
  return CitedLevel::article;
}

std::string plain_text(const Paragraph& paragraph) {
  return collapse_spaces(joined_text(paragraph));
}

std::string joined_text(const Paragraph& paragraph) {
  std::string text;
  for (const Span& span : paragraph.spans) {
    text += span.text;
  }
  return text;
}

std::vector<std::string> text_of(const Instrument& instrument) {
  std::vector<std::string> texts;
  for (const Piece& piece : pieces(instrument)) {
    for (const Paragraph* paragraph : paragraphs_of(piece)) {
      texts.push_back(plain_text(*paragraph));
    }
  }
  return texts;
}

bool is_consolidated(const Instrument& instrument) {
  const ActKind* kind = kind_of_code(kConsolidatedCode);
  return instrument.symbol.type == kConsolidatedCode ||
         (kind != nullptr && instrument.kind_name == kind->name);
}

std::string title_of(const Instrument& instrument) {
  return fmt::format("{} số {}", instrument.kind_name, instrument.symbol.text);
}

std::string running_abstract(const Instrument& instrument) {
  std::string abstract(trim(instrument.abstract_text));
  // "Về việc ..." after the kind would say "Quyết định số ... Về việc": the page says "về việc".
  // An abbreviation ("UBND tỉnh ...") keeps its capitals.
  const std::string first_word = abstract.substr(0, abstract.find(' '));
  const bool abbreviation = is_upper_case(first_word) && to_code_points(first_word).size() > 1;
  if (!abstract.empty() && !abbreviation) {
    std::size_t position = 0;
    const char32_t first = next_code_point(abstract, position);
    std::string lowered;
    append_utf8(lowered, first);
    abstract = to_lower(lowered) + abstract.substr(position);
  }
  while (!abstract.empty() && (abstract.back() == '.' || abstract.back() == ';')) {
    abstract.pop_back();
  }
  return abstract;
}

}  // namespace gazette::model
