#include "gazette/ingest/decision.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

/// In the order of `Doubt`.
constexpr std::array<DoubtEntry, 17> kDoubts = {{
    {Doubt::none, 99, "nothing speaks against it", ""},
    {Doubt::recipient_unmarked, 85, "a line without a dash below \"Nơi nhận\"",
     "it is text of the act, and must not be left out"},
    {Doubt::title_in_plain_type, 85, "nothing sets it off as a title", "it is text"},
    {Doubt::quote_spans_outer, 80, "its number would also go on with the act's own",
     "the quote ends before it, and it is a provision of the act"},
    {Doubt::article_not_bold, 80, "the other Điều are bold, this one is not",
     "it is a sentence that cites a Điều"},
    {Doubt::begins_small, 75, "the text behind its number begins with a small letter",
     "it goes on with the sentence before"},
    {Doubt::attachment_no_basis, 80, "it has no line \"(Ban hành kèm theo ...)\"",
     "it is a heading of the text before"},
    {Doubt::signature_role_unknown, 80, "its first line names no office known to sign",
     "it is text beside the recipients"},
    {Doubt::annex_not_set_off, 75, "its title is neither bold, in capitals nor centred",
     "it is a sentence that cites an annex"},
    {Doubt::signature_no_name, 70, "an office without a name below it", "it is a heading"},
    {Doubt::out_of_sequence, 60, "its number does not follow the one before",
     "a provision is missing, or it only looks like one"},
    {Doubt::first_not_one, 60, "the first of its kind is not number 1",
     "the ones before it are missing, or it only looks like one"},
    {Doubt::quote_never_opened, 60, "the mark that closes it is there, the one that opens it not",
     "it is a provision of the act"},
    {Doubt::number_twice, 55, "its number came before", "one of the two is quoted or misnumbered"},
    {Doubt::breaks_out_of_quote, 50,
     "it stands in a quote that is closed too late, and goes on with the act", "it is quoted text"},
    {Doubt::quote_never_closed, 50, "the quote it stands in is never closed",
     "it is a provision of the act"},
    {Doubt::text_behind_end, 40, "it stands behind the signature and has no title of an annex",
     "it belongs to the act, or should be removed"},
}};

}  // namespace

const DoubtEntry& entry_of(Doubt doubt) {
  const DoubtEntry& entry = kDoubts.at(static_cast<std::size_t>(doubt));
  GAZETTE_ASSERT(entry.doubt == doubt);
  return entry;
}

Doubt graver(Doubt a, Doubt b) {
  return entry_of(b).confidence < entry_of(a).confidence ? b : a;
}

std::vector<Decision> unsure(std::vector<Decision> decisions, int below) {
  std::erase_if(decisions,
                [&](const Decision& decision) { return decision.confidence() >= below; });
  std::stable_sort(decisions.begin(), decisions.end(), [](const Decision& a, const Decision& b) {
    return std::tie(a.place.paragraph, a.place.line, a.place.column) <
           std::tie(b.place.paragraph, b.place.line, b.place.column);
  });
  return decisions;
}

std::string to_text(const Decision& decision) {
  const Place& place = decision.place;
  const DoubtEntry& entry = entry_of(decision.doubt);
  std::string at = place.path;
  if (place.line > 0) {
    at += fmt::format(":{}", place.line);
  } else if (place.paragraph > 0) {
    at += fmt::format(" (paragraph {})", place.paragraph);
  }
  std::string text = fmt::format("{}: {} ({} %)\n", at, decision.what, entry.confidence);
  if (!place.excerpt.empty()) {
    text += fmt::format("    | {}\n", trim(place.excerpt));
  }
  if (decision.doubt != Doubt::none) {
    text += fmt::format("  doubt: {}\n  or: {}\n", entry.why, entry.otherwise);
  }
  return text;
}

}  // namespace gazette::ingest
