// What the checks look at: an act with its paragraphs as one list, each read once. Within ingest/
// only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// A paragraph of the act, in reading order.
struct CheckedText {
  std::string text = {};  // spaces collapsed, without the marks of notes
  const model::Paragraph* paragraph = nullptr;
  const model::Provision* provision = nullptr;  // the one whose heading this is
  model::Role role = model::Role::body;
  std::size_t attachment = 0;  // from 1; 0: the act itself
  bool in_table = false;
  bool in_annex = false;
  bool is_quoted = false;  // begins inside quotation marks or with one

  /// A paragraph of the act's own rules or of a text it puts in force: no form, table or quote.
  [[nodiscard]] bool is_rule() const { return !in_table && !in_annex && !is_quoted; }
};

struct CheckedAct {
  const model::Instrument& act;
  const model::Configuration& configuration;
  model::SourceParagraphs paragraphs;
  std::vector<CheckedText> texts = {};  // those of the source, not what front matter states alone
  std::unordered_map<const model::Provision*, std::size_t> headings = {};  // into `texts`

  /// The heading of a provision, spaces collapsed.
  [[nodiscard]] std::string_view heading(const model::Provision& provision) const {
    const auto found = headings.find(&provision);
    return found == headings.end() ? std::string_view() : texts[found->second].text;
  }
};

/// One check. It reports what it finds and changes nothing.
using Check = void (*)(const CheckedAct& checked, Diagnostics& diagnostics);

/// The checks by what they look at, each group in a file of its own.
[[nodiscard]] std::span<const Check> citation_checks();
[[nodiscard]] std::span<const Check> provision_checks();
[[nodiscard]] std::span<const Check> identity_checks();
[[nodiscard]] std::span<const Check> date_checks();
[[nodiscard]] std::span<const Check> structure_checks();
[[nodiscard]] std::span<const Check> ending_checks();
[[nodiscard]] std::span<const Check> typography_checks();
[[nodiscard]] std::span<const Check> completeness_checks();
[[nodiscard]] std::span<const Check> presentation_checks();

/// Where in the act's file a paragraph stands; the file alone where `paragraph` is null.
[[nodiscard]] Place place_in(const CheckedAct& checked, const model::Paragraph* paragraph);

/// Where a passage of the act stands, likewise.
[[nodiscard]] Place place_in(const CheckedAct& checked, const model::Passage& passage);

/// A place where the same slip was found.
struct Slip {
  const model::Paragraph* paragraph = nullptr;
  std::string shown = {};  // the words around it
};

/// All places of one slip: how many, and the first of them.
class Slips {
 public:
  void push_back(Slip slip) {
    ++count_;
    if (first_.size() < kKeptMax) {
      first_.push_back(std::move(slip));
    }
  }
  void append(const Slips& others) {
    count_ += others.count_;
    for (const Slip& slip : others.first_) {
      if (first_.size() < kKeptMax) {
        first_.push_back(slip);
      }
    }
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] const std::vector<Slip>& first() const { return first_; }

 private:
  static constexpr std::size_t kKeptMax = 100;
  std::size_t count_ = 0;
  std::vector<Slip> first_ = {};
};

/// What is said of slips of one kind.
struct SlipReport {
  std::string_view code = {};
  std::string_view message = {};  // "a space before a punctuation mark"
  std::string_view help = {};
};

/// Reports all slips of one kind as one finding: at the first, with how many there are, the first
/// ones in words, and where the others stand. Nothing where there are none.
void report_slips(const CheckedAct& checked, const SlipReport& report, const Slips& slips,
                  Diagnostics& diagnostics);

/// The words of `text` around the bytes [begin, end), cut at spaces.
[[nodiscard]] std::string words_around(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace gazette::ingest
