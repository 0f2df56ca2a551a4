// Decrees that change bodies (nghị quyết sắp xếp đơn vị hành chính ...). Part of ledger.h.
//
// Communes merge, split, rise to wards and take new names on a day that a decree sets. What the
// decree says of bodies is a list of events; who carries it out (`Ledger::enter_decree`) does it
// whole or not at all. A rename and an upgrade keep the body; a merge ends the old ones, and opens
// a new one or goes on with one of them, as the decree has it. A split divides no copies by
// itself: somebody has to decide, and the decision is entered with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/recipient.h"

namespace gazette::ledger {

enum class BodyEventKind : std::uint8_t {
  found,       // thành lập: a body that the office did not know
  merge,       // nhập, sáp nhập
  split,       // chia, tách
  rename,      // đổi tên
  upgrade,     // thành lập phường trên cơ sở xã: the same territory, of another kind
  dissolve,    // giải thể, kết thúc hoạt động: nobody comes after it
  change,      // anything else: the address, the copies, the channel
  correction,  // đính chính: it was so from the day on, and the record said otherwise
};

/// "found" and so on, as decree files and the record have it.
[[nodiscard]] std::string_view to_text(BodyEventKind kind);

/// What a body is from the day on. What is not said stays as it was.
struct BodyTerms {
  std::string id = {};
  std::optional<std::string> name = {};
  std::optional<std::string> kind = {};
  std::optional<std::string> district = {};
  std::optional<std::string> address = {};
  std::optional<std::string> official_code = {};
  std::optional<std::string> postal_code = {};
  std::optional<std::string> note = {};
  std::optional<int> copies = {};
  std::optional<Channel> channel = {};
  std::optional<std::string> basis = {};
  bool ends = false;  // of a change: it receives no copies any more, though the body lives on
};

struct BodyEvent {
  BodyEventKind kind = BodyEventKind::change;
  std::vector<std::string> from = {};  // ids: of merge, split, dissolve
  std::vector<BodyTerms> to = {};      // one; of a split one or more
  std::string decision = {};           // of a split: who receives what, in words
  Place place = {};                    // for findings
};

/// Words in names and addresses that others take the place of: "tỉnh Đồng Nai" by "thành phố Đồng
/// Nai", for every body that then receives.
struct Wording {
  std::string former = {};
  std::string later = {};
  Place place = {};
};

struct Decree {
  std::string number = {};             // "1194/NQ-UBTVQH15"
  Date in_force = {};                  // the day from which its events hold
  BodyTerms each = {};                 // what every body that it opens has, unless its event says
  std::vector<BodyEvent> events = {};  // carried out in this order
  std::vector<Wording> wordings = {};  // then these
  std::string source_name = {};
  std::string source_sha256 = {};  // of the file; empty of a command
  bool is_whole = false;           // all that the decree says, so that it is entered only once
  Place place = {};
};

/// How a decree is entered.
struct DecreeEntry {
  Date entered = {};
  bool dry_run = false;  // says what it would change, and writes nothing
  /// Of a dry run: the day whose list is compared, else that from which the decree holds; and the
  /// day at whose end the record is asked, else now.
  std::optional<Date> as_of = {};
  std::optional<Date> known_at = {};
};

/// Reads a decree's file (TOML). Nothing where anything in it is wrong.
[[nodiscard]] std::optional<Decree> read_decree(std::string_view toml, const std::string& path,
                                                Diagnostics& diagnostics);

}  // namespace gazette::ledger
