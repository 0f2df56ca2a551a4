// Copies packed into envelopes (bì), in the order in which they leave the house.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/printer.h"

namespace gazette::forms {

/// How copies are packed, as layouts/post.toml has it.
struct Packing {
  int envelope_copies = 1;    // of an issue, in one envelope, at most
  double envelope_grams = 0;  // empty
  std::string service = {};   // of the post
};

/// Nothing where it does not parse or what it says is no packing (G0102-G0104, G0682).
[[nodiscard]] std::optional<Packing> read_packing(std::string_view toml, const std::string& path,
                                                  Diagnostics& diagnostics);

/// One envelope.
struct Parcel {
  const ledger::Recipient* recipient = nullptr;  // of the shipment
  ledger::Piece piece = {};
  int number = 1;  // among those of this recipient
  int count = 1;

  [[nodiscard]] int copies() const { return piece.last - piece.first + 1; }
};

/// What goes to one district together (cụm).
struct Bundle {
  std::string district = {};  // "Đơn vị khác" where the list has none
  std::vector<Parcel> parcels = {};
  int recipients_count = 0;
  int copies_count = 0;
};

/// The envelopes of what was sent, which must outlive them: by district in the order in which the
/// list first names each, and in that of the list within it. An envelope has copies that follow one
/// another. Who gets no copy on paper has none.
[[nodiscard]] std::vector<Bundle> pack(const ledger::SentCopies& sent, const Packing& packing);

/// The grammage that a paper's name says ("Giấy in trắng 70 g/m²"): what the ticket to the printer
/// says and what copies weigh is then the same. Nothing where it says none.
[[nodiscard]] std::optional<double> grams_per_square_metre(std::string_view paper);

/// What a copy is made of.
struct CopyMatter {
  int pages_count = 0;  // of the body
  double leaf_square_metres = 0;
  model::Printer printer = {};
};

/// Grams of one copy: its leaves, and the two of a cover. Nothing, and a finding, where the
/// printer's profile does not say the grammage of a paper (G0683).
[[nodiscard]] std::optional<double> grams_of_copy(const CopyMatter& matter, const std::string& path,
                                                  Diagnostics& diagnostics);

}  // namespace gazette::forms
