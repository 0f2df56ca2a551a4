// Paragraphs and tables of an act as Akoma Ntoso: text with emphasis, references, notes in their
// places, page breaks, pictures. Private to web/.
//
// Every paragraph of the act is one `p`, or a line of a `num`, `heading` or inline that holds
// several; `eol` parts such lines, `br` is a line break inside a paragraph. A `num` and the `p` or
// `heading` behind it are one paragraph, unless an `eol` ends the `num`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/akn.h"
#include "gazette/web/akn_names.h"

namespace gazette::web {

/// Words that lead somewhere: bytes [begin, end) of a paragraph's joined text.
struct AknReference {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string href = {};
};

/// By `model::key_of` the origin of their paragraph; in each sorted, none over another.
using AknReferences = std::unordered_map<std::uint64_t, std::vector<AknReference>>;

/// Bytes [begin, end) of a paragraph's joined text.
struct AknStretch {
  std::size_t begin = 0;
  std::size_t end = std::string::npos;
};

class AknMarkup {
 public:
  /// Keeps references to its arguments. `prefix` stands before every eId: "cmp_2__" or nothing.
  AknMarkup(const model::Instrument& instrument, const AknAct& act, const AknIds& ids,
            AknReferences references, std::string prefix);

  [[nodiscard]] bool is_shown(const model::Paragraph& paragraph) const {
    return places_.count(&paragraph) > 0;
  }
  [[nodiscard]] bool is_shown(const model::Block& block) const;
  [[nodiscard]] bool is_shown(const std::vector<model::Block>& blocks) const;
  /// Those of the paragraphs that are shown.
  [[nodiscard]] std::vector<const model::Paragraph*> shown(
      const std::vector<model::Paragraph>& paragraphs) const;

  /// The eId, without prefix, of what the next paragraphs stand in.
  void set_context(std::string context) { context_ = std::move(context); }
  [[nodiscard]] const std::string& context() const { return context_; }

  /// The eId as it stands in the file, and ` eId="..."`.
  [[nodiscard]] std::string id(std::string_view eid) const;
  [[nodiscard]] std::string id_attribute(std::string_view eid) const;

  /// What stands in a paragraph, or in a stretch of it.
  void write_text(std::string& out, const model::Paragraph& paragraph, AknStretch stretch = {});
  /// Paragraphs as lines of one element, an `eol` between them.
  void write_lines(std::string& out, const std::vector<const model::Paragraph*>& lines);
  /// `<p>...</p>`, with a class where there is one.
  void write_paragraph(std::string& out, const model::Paragraph& paragraph, std::string_view name,
                       AknStretch stretch = {});
  /// A paragraph or table, where it is shown.
  void write_block(std::string& out, const model::Block& block);

  /// The notes that no text calls, as they stand in `meta`; empty where there are none.
  [[nodiscard]] std::string write_notes(std::string_view source);

  /// The eId, without prefix, of what a written paragraph stands in; empty where it was not.
  [[nodiscard]] std::string context_of(const model::Origin& origin) const;

 private:
  void write_table(std::string& out, const model::Table& table);
  void write_cell(std::string& out, const model::Cell& cell, bool is_heading_row,
                  std::size_t row_span);
  void write_picture(std::string& out, std::uint32_t number);
  void write_span(std::string& out, const model::Span& span, std::string_view text);
  void write_mark(std::string& out, const model::Span& span);
  void write_page_break(std::string& out, std::uint32_t folio);
  [[nodiscard]] bool is_note_shown(std::uint32_t note) const;
  [[nodiscard]] std::string note_id(std::uint32_t note) const;
  [[nodiscard]] std::vector<std::pair<std::size_t, std::uint32_t>> breaks_in(
      const model::Paragraph& paragraph) const;

  friend class AknTextWriter;

  const model::Instrument& instrument_;
  const AknAct& act_;
  const AknIds& ids_;
  AknReferences references_;
  std::string prefix_;
  std::string context_ = {};
  std::unordered_map<const model::Paragraph*, std::uint32_t> places_ = {};  // of those shown
  std::unordered_map<const model::Table*, model::Piece> tables_ = {};       // of those shown
  std::unordered_map<std::uint64_t, std::string> contexts_ = {};  // by the origin of paragraphs
  std::unordered_map<std::string, std::size_t> references_counts_ = {};  // by context
  std::unordered_set<std::uint32_t> folios_ = {};                        // that have an eId
  std::vector<bool> called_ = {};  // by note less one: text that is no note calls it
  std::vector<bool> placed_ = {};  // it stands in the text
  bool in_note_ = false;
};

}  // namespace gazette::web
