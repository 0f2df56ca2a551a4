// The body of a text: its provisions (phần ... điểm) and what stands under each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/structure_anchor.h"
#include "gazette/ingest/structure_line.h"
#include "gazette/ingest/structure_quotes.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// What the recogniser reads from and reports to: the lines of the source, taken one after another.
struct Source {
  std::vector<Line> lines = {};
  std::size_t next = 0;  // the first line not yet taken
  Flow flow = {};        // its items moved into `lines`; path, front matter and notes remain
  std::vector<model::Dropped> dropped = {};

  [[nodiscard]] bool at_end() const { return next >= lines.size(); }
  [[nodiscard]] const Line& peek() const { return lines[next]; }
  Line take() { return std::move(lines[next++]); }
  [[nodiscard]] Place place(const model::Paragraph& paragraph) const {
    return place_of(flow, paragraph);
  }
  [[nodiscard]] Place place(const Line& line) const;
};

/// Builds the tree of provisions from lines given in order.
class BodyBuilder {
 public:
  /// `prefix` begins every anchor: empty in the act itself, "quy-dinh--" in an attached text.
  BodyBuilder(std::string prefix, Anchors& anchors, Diagnostics& diagnostics)
      : prefix_(std::move(prefix)), anchors_(anchors), diagnostics_(diagnostics) {}

  /// Takes the next line of `source` as a provision, a title or a block.
  void add(Source& source, Quotes& quotes);

  /// Whether `label` may stand next in the sequence of its rank.
  [[nodiscard]] bool fits(const Label& label) const;

  /// The number of the last article; {} before the first.
  [[nodiscard]] Ordinal last_article() const {
    return last_[static_cast<std::size_t>(Rank::article)];
  }
  [[nodiscard]] bool has_provisions() const { return !provisions_.empty(); }

  /// What was built. `closing` is asked for by the act alone: the paragraphs at its end that belong
  /// to no provision.
  struct Body {
    std::vector<model::Block> opening = {};
    std::vector<model::Provision> provisions = {};
    std::vector<model::Block> closing = {};
  };
  [[nodiscard]] Body finish(bool with_closing);

 private:
  struct Open {
    Rank rank = Rank::article;
    model::Provision* provision = nullptr;
    std::string anchor = {};  // without the prefix
  };

  [[nodiscard]] std::optional<Label> structural_label(Source& source, Quotes& quotes);
  [[nodiscard]] bool may_stand_here(const Line& line) const;
  [[nodiscard]] bool closes_quote(const Line& line) const;
  [[nodiscard]] bool is_title(const Source& source, const Quotes& quotes) const;
  void add_provision(Line line, const Label& label, const Source& source);
  void add_block(model::Block block);
  void check_sequence(const Label& label, const Line& line, const Source& source);

  std::string prefix_;
  Anchors& anchors_;
  Diagnostics& diagnostics_;
  std::vector<model::Block> opening_ = {};
  std::vector<model::Provision> provisions_ = {};
  std::vector<Open> open_ = {};                          // from the outermost to the innermost
  std::vector<Ordinal> last_ = std::vector<Ordinal>(8);  // by rank; {} where none came yet
  std::vector<std::string> last_numbers_ = std::vector<std::string>(8);
  std::string last_clause_key_ = {};  // start of the last clause, to know an amending one by
  bool takes_title_ = false;          // the last line was a division or one of its title lines
};

}  // namespace gazette::ingest
