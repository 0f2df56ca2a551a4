// Bodies of one list that may be one body, or that bear what is another's.

#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/ledger/recipient_book.h"
#include "gazette/ledger/terms.h"

namespace gazette::ledger {
namespace {

/// What two bodies should not share, in words, and the text of it; nothing where it is left out.
struct Mark {
  std::string_view what = {};
  std::string key = {};
  std::string shown = {};
};

std::vector<Mark> marks_of(const Recipient& recipient) {
  std::vector<Mark> marks;
  if (!recipient.official_code.empty()) {
    marks.push_back({.what = "official code",
                     .key = "code\n" + recipient.official_code,
                     .shown = recipient.official_code});
  }
  // Communes of two districts may bear one name.
  marks.push_back(
      {.what = "name",
       .key = fmt::format("name\n{}\n{}", name_key(recipient.name), name_key(recipient.district)),
       .shown = recipient.name});
  return marks;
}

}  // namespace

void warn_of_twins(const RecipientBook& book, const ListChange& change, const std::string& path,
                   Diagnostics& diagnostics) {
  std::set<std::string_view> touched;
  for (const RecipientDifference& each : change.differences) {
    if (each.after) {
      touched.insert(each.after->id);
    }
  }
  std::map<std::string, std::string> owner_of;  // by key, the id of the first that bears it
  for (const Recipient& recipient : book.list_on(change.from)) {
    for (const Mark& mark : marks_of(recipient)) {
      const auto [owner, is_first] = owner_of.emplace(mark.key, recipient.id);
      if (is_first || (!touched.contains(recipient.id) && !touched.contains(owner->second))) {
        continue;
      }
      diagnostics.report({
          .code = "G0789",
          .place = {.path = path},
          .message = fmt::format("{} and {} have the same {} on {}: \"{}\"", owner->second,
                                 recipient.id, mark.what, to_iso(change.from), mark.shown),
          .help = "keep one of them where they are one body; else mend what is not its own",
      });
    }
  }
}

}  // namespace gazette::ledger
