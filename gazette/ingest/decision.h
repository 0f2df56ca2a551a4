// What the recogniser decided about a document, and how sure it is.
//
// A label taken for that of a provision or of quoted text, a signature, an attached text, an annex,
// and each line left out as one of the recipients is a decision with its place. Its confidence
// comes from a table of doubts and nothing else: a label in sequence that nothing speaks against is
// sure; each doubt caps it. What is below `kReviewBelow` is on the editor's review list (`gazette
// check --review`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::ingest {

/// What may speak against a decision.
enum class Doubt : std::uint8_t {
  none,
  recipient_unmarked,      // a line without a dash was taken for one of the recipients
  title_in_plain_type,     // a title that nothing sets off
  quote_spans_outer,       // quoted text whose number would go on with the act's own
  article_not_bold,        // other articles are bold
  begins_small,            // the text behind the label begins with a small letter
  attachment_no_basis,     // an attached text without "(Ban hành kèm theo ...)"
  signature_role_unknown,  // a signature whose office is not a known one
  annex_not_set_off,       // the title of an annex in plain type
  signature_no_name,       // an office without a name
  out_of_sequence,         // the number does not follow the one before
  first_not_one,           // the first of its kind is not number 1
  quote_never_opened,      // quoted text without an opening mark
  number_twice,            // the number came before
  breaks_out_of_quote,     // inside a quote, but goes on with the act
  quote_never_closed,      // quoted text without a closing mark
  text_behind_end,         // text behind the signature that begins no annex
};

/// How sure a decision with one doubt is, and what to say of it.
struct DoubtEntry {
  Doubt doubt = Doubt::none;
  int confidence = 99;              // per cent
  std::string_view why = {};        // what speaks against the decision
  std::string_view otherwise = {};  // what it would be if the decision is wrong
};

/// The entry of a doubt.
[[nodiscard]] const DoubtEntry& entry_of(Doubt doubt);

struct Decision {
  Place place = {};           // with the start of the line
  std::string what = {};      // "khoản 2 of Điều 5", "quoted text", "signature"
  Doubt doubt = Doubt::none;  // the gravest; none: nothing speaks against it

  [[nodiscard]] int confidence() const { return entry_of(doubt).confidence; }
};

/// Decisions less sure than this are worth an editor's look.
inline constexpr int kReviewBelow = 90;

/// The graver of two doubts: the one that leaves less confidence.
[[nodiscard]] Doubt graver(Doubt a, Doubt b);

/// The decisions less sure than `below`, in the order of the document.
[[nodiscard]] std::vector<Decision> unsure(std::vector<Decision> decisions, int below);

/// A decision as people read it: place, what was decided, how sure, the line itself, the doubt and
/// the alternative. Ends with a line break.
[[nodiscard]] std::string to_text(const Decision& decision);

}  // namespace gazette::ingest
