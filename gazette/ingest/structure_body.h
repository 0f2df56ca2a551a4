// The body of a text: its provisions (phần ... điểm) and what stands under each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/decision.h"
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
  std::vector<Decision> decisions = {};

  [[nodiscard]] bool at_end() const { return next >= lines.size(); }
  [[nodiscard]] const Line& peek() const { return lines[next]; }
  Line take() { return std::move(lines[next++]); }
  /// The pictures that stand below the next line, taken from it.
  std::vector<model::Paragraph> take_pictures() { return std::exchange(lines[next].pictures, {}); }
  [[nodiscard]] Place place(const model::Paragraph& paragraph) const {
    return place_of(flow, paragraph);
  }
  [[nodiscard]] Place place(const Line& line) const;
  void decide(const Line& line, std::string what, Doubt doubt = Doubt::none) {
    decisions.push_back({.place = place(line), .what = std::move(what), .doubt = doubt});
  }
};

/// The last number of each rank, and what may come next.
class Sequence {
 public:
  [[nodiscard]] Ordinal last(Rank rank) const { return last_[static_cast<std::size_t>(rank)]; }
  [[nodiscard]] const std::string& last_number(Rank rank) const {
    return numbers_[static_cast<std::size_t>(rank)];
  }
  /// Whether `label` may stand next.
  [[nodiscard]] bool fits(const Label& label) const;
  /// Takes a label; what is counted below it begins anew.
  void take(const Label& label);

 private:
  std::vector<Ordinal> last_ = std::vector<Ordinal>(kRanksCount);  // {} where none came yet
  std::vector<std::string> numbers_ = std::vector<std::string>(kRanksCount);
};

/// Builds the tree of provisions from lines given in order.
class BodyBuilder {
 public:
  /// `prefix` begins every anchor: empty in the act itself, "quy-dinh--" in an attached text.
  BodyBuilder(std::string prefix, Anchors& anchors, Diagnostics& diagnostics)
      : prefix_(std::move(prefix)), anchors_(anchors), diagnostics_(diagnostics) {}

  /// Takes the next line of `source` as a provision, a title or a block.
  void add(Source& source, Quotes& quotes);
  /// Puts a block under the last provision.
  void add_block(model::Block block);

  /// Whether `label` may stand next in the sequence of its rank.
  [[nodiscard]] bool fits(const Label& label) const { return sequence_.fits(label); }

  /// The number of the last article; {} before the first.
  [[nodiscard]] Ordinal last_article() const { return sequence_.last(Rank::article); }
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
  [[nodiscard]] std::optional<Label> quoted_label(Source& source, Quotes& quotes);
  [[nodiscard]] std::optional<Label> label_here(const Line& line) const;
  [[nodiscard]] bool fits_old_mark(const Label& label) const;
  [[nodiscard]] bool goes_on_outside(const Line& line, const Label& label) const;
  void follow_quote(const Source& source, const Quotes& quotes);
  [[nodiscard]] bool is_title(const Source& source, const Quotes& quotes) const;
  void add_provision(Line line, const Label& label, Source& source);
  [[nodiscard]] Doubt check_sequence(const Label& label, const Line& line, const Source& source);
  [[nodiscard]] Doubt doubt_of(const Label& label, const Line& line) const;
  [[nodiscard]] std::string name_here(const Label& label) const;

  std::string prefix_;
  Anchors& anchors_;
  Diagnostics& diagnostics_;
  std::vector<model::Block> opening_ = {};
  std::vector<model::Provision> provisions_ = {};
  std::vector<Open> open_ = {};  // from the outermost to the innermost
  Sequence sequence_ = {};
  std::vector<Sequence> quoted_ = {};  // of the quotes that are open, from the outermost
  bool quote_amends_ = false;          // the quoted text is itself that of an amending act
  char clause_mark_ = '\0';            // of the last clause, as in `Label::old_mark`
  char point_mark_ = '\0';             // and of the last point
  bool amends_ = false;                // the last clause is an amending one
  bool closed_quote_ = false;          // the next provision was taken out of a quote
  std::size_t bold_articles_ = 0;      // articles set in bold
  std::size_t plain_articles_ = 0;     // and those that are not
  bool takes_title_ = false;           // the last line was a division or one of its title lines
};

}  // namespace gazette::ingest
