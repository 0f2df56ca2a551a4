#include "gazette/ledger/list_identity.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

/// What names one body in any spelling: "UBND xã An Hòa" and "UBND xã An Hoà" of one district.
/// Names repeat over districts.
std::string key_of(const Recipient& recipient) {
  return fold(collapse_spaces(recipient.name)) + '\n' + fold(collapse_spaces(recipient.district));
}

std::string named(const Recipient& recipient) {
  return recipient.official_code.empty() ? fmt::format("{} ({})", recipient.name, recipient.id)
                                         : fmt::format("{} ({}, code {})", recipient.name,
                                                       recipient.id, recipient.official_code);
}

class Identity {
 public:
  Identity(const RecipientBook& book, Date day, Diagnostics& diagnostics);

  void resolve(RecipientRow& row);
  void check_names(const std::vector<RecipientRow>& rows);

 private:
  void report(std::string_view code, const RecipientRow& row, std::string message,
              std::string help);
  [[nodiscard]] std::string elsewhere(const Recipient& recipient) const;

  const RecipientBook& book_;
  Diagnostics& diagnostics_;
  std::map<std::string, Recipient> by_id_;    // who is on the list of the day
  std::map<std::string, Recipient> by_code_;  // the same, of those that have a code
  std::map<std::string, Recipient> by_name_;
};

Identity::Identity(const RecipientBook& book, Date day, Diagnostics& diagnostics)
    : book_(book), diagnostics_(diagnostics) {
  for (const Recipient& each : book.list_on(day)) {
    by_id_.emplace(each.id, each);
    by_name_.emplace(key_of(each), each);
    if (!each.official_code.empty()) {
      by_code_.emplace(each.official_code, each);
    }
  }
}

void Identity::report(std::string_view code, const RecipientRow& row, std::string message,
                      std::string help) {
  diagnostics_.report(
      {.code = code, .place = row.place, .message = std::move(message), .help = std::move(help)});
}

/// Where the body of that name is, if it is another one.
std::string Identity::elsewhere(const Recipient& recipient) const {
  const auto found = by_name_.find(key_of(recipient));
  return found == by_name_.end() ? "" : fmt::format("; that name is of {}", named(found->second));
}

/// The id of a row that has only a code, or whose id is none but a code.
void Identity::resolve(RecipientRow& row) {
  Recipient& recipient = row.recipient;
  const bool has_id = !recipient.id.empty() && !by_code_.contains(recipient.id);
  if (has_id || book_.bodies.contains(recipient.id)) {
    return;
  }
  const std::string code = recipient.id.empty() ? recipient.official_code : recipient.id;
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) {
    report("G0772", row,
           fmt::format("no recipient has the code \"{}\"{}", code, elsewhere(recipient)),
           "give each row the office's own id in a column \"id\": codes are given to other places");
    return;
  }
  if (key_of(found->second) != key_of(recipient)) {
    report("G0772", row,
           fmt::format("code {} is of {}, the list gives it to {}{}", code, named(found->second),
                       recipient.name, elsewhere(recipient)),
           "key the list by the office's own ids, or enter what happened with `gazette recipients "
           "apply DECREE.toml`");
    return;
  }
  recipient.id = found->second.id;
}

/// A body may take another name, but not that of another body which the list leaves out or names
/// otherwise too: then the two were merged, or somebody looked ids up by their codes. The rows are
/// sorted by id.
void Identity::check_names(const std::vector<RecipientRow>& rows) {
  for (const RecipientRow& row : rows) {
    const Recipient& recipient = row.recipient;
    const auto before = by_id_.find(recipient.id);
    const auto owner = by_name_.find(key_of(recipient));
    if (before == by_id_.end() || owner == by_name_.end() || owner->second.id == recipient.id ||
        key_of(before->second) == key_of(recipient)) {
      continue;
    }
    const auto owner_row = std::lower_bound(
        rows.begin(), rows.end(), owner->second.id,
        [](const RecipientRow& each, const std::string& id) { return each.recipient.id < id; });
    const bool owner_keeps_it = owner_row != rows.end() &&
                                owner_row->recipient.id == owner->second.id &&
                                key_of(owner_row->recipient) == owner->first;
    if (!owner_keeps_it) {
      report("G0773", row,
             fmt::format("{} would become {}, which is {}", named(before->second), recipient.name,
                         named(owner->second)),
             "each body keeps its id; where one went into the other enter that with `gazette "
             "recipients merge` or `apply`");
    }
  }
}

/// An id that is another's but for the size of its letters is a slip of the hand, and on many disks
/// the two would have one file.
void check_ids(const std::vector<RecipientRow>& rows, const RecipientBook& book,
               Diagnostics& diagnostics) {
  std::map<std::string, std::string> known;
  for (const auto& [id, body] : book.bodies) {
    known.emplace(to_lower(id), id);
  }
  for (const RecipientRow& row : rows) {
    const auto [found, is_new] = known.emplace(to_lower(row.recipient.id), row.recipient.id);
    if (!is_new && found->second != row.recipient.id && !book.bodies.contains(row.recipient.id)) {
      diagnostics.report({.code = "G0735",
                          .place = row.place,
                          .message = fmt::format("{} is {} but for the size of its letters",
                                                 row.recipient.id, found->second),
                          .help = "write it as the other, or give another body another id"});
    }
  }
}

}  // namespace

std::optional<std::string> id_in_other_letters(const RecipientBook& book, std::string_view id) {
  if (book.bodies.contains(id)) {
    return std::nullopt;
  }
  const std::string letters = to_lower(id);
  const auto found = std::find_if(book.bodies.begin(), book.bodies.end(), [&](const auto& each) {
    return to_lower(each.first) == letters;
  });
  return found == book.bodies.end() ? std::nullopt : std::optional(found->first);
}

bool identify(std::vector<RecipientRow>& rows, const RecipientBook& book, Date day,
              Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  if (book.bodies.empty() && rows.front().recipient.id.empty()) {
    diagnostics.report({.code = "G0733",
                        .place = {.path = rows.front().place.path, .line = 1},
                        .message = "column \"id\" is missing",
                        .help = "the first list gives each body the office's own id: R017"});
    return false;
  }
  Identity identity(book, day, diagnostics);
  for (RecipientRow& row : rows) {
    identity.resolve(row);
  }
  if (diagnostics.errors_count() != errors_count) {
    return false;
  }
  std::sort(rows.begin(), rows.end(), [](const RecipientRow& a, const RecipientRow& b) {
    return a.recipient.id < b.recipient.id;
  });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].recipient.id == rows[i - 1].recipient.id) {
      diagnostics.report({.code = "G0735",
                          .place = rows[i].place,
                          .message = fmt::format("two rows are of {}", rows[i].recipient.id),
                          .help = "keep one of them"});
    }
  }
  identity.check_names(rows);
  check_ids(rows, book, diagnostics);
  return diagnostics.errors_count() == errors_count;
}

}  // namespace gazette::ledger
