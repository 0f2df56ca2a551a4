// The printer's profile (hồ sơ nhà in): what its presses and its binder ask of the files.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/settings.h"

namespace gazette::model {

class Reader;  // configuration_reader.h

/// How the book is held together: `saddle`, stitched through the fold (đóng ghim lồng); `perfect`,
/// glued at the spine (đóng keo gáy).
enum class Binding : std::uint8_t { saddle, perfect };

/// The cover (bìa): none; four pages in their order; or both outsides with the spine between them
/// as one spread, and both insides as another.
enum class Cover : std::uint8_t { none, pages, spread };

/// What a printer asks for, from a day on.
struct Printer {
  std::string id = {};
  Date from = {1900, 1, 1};
  std::string name = {};                                   // empty: that of the publisher
  bool cmyk = false;                                       // the body: false: grey
  std::array<double, 4> bleed_millimetres = {3, 3, 3, 3};  // top, outer, bottom, inner
  std::array<bool, 4> marks = {};     // as the bleed: crop marks and a line of words beyond it
  std::string condition = "FOGRA39";  // layouts/colour/<condition>.icc
  int ink_percent_most = 320;         // of all four inks in one place
  Binding binding = Binding::saddle;
  Cover cover = Cover::none;
  std::string paper = "Giấy in trắng 70 g/m²";
  double caliper_millimetres = 0.0875;  // thickness of a leaf
  std::string cover_paper = "Giấy couché 150 g/m²";
  double cover_caliper_millimetres = 0.14;
  int copies_extra = 0;   // copies ordered over the recipients' number
  int overs_percent = 0;  // of the order: copies delivered beyond it are taken and paid for
};

/// The printer on `date`: the entry with the latest `from` not after it. There must be one.
[[nodiscard]] const Printer& printer_on(const std::vector<Printer>& printers, Date date);

/// How thick the spine is of a book of that many pages in its cover, in millimetres. A stitched one
/// has none.
[[nodiscard]] double spine_millimetres(const Printer& printer, std::size_t pages_count);

/// A table [[printer]].
[[nodiscard]] Printer read_printer(Settings& table, Reader& reader);

/// Sorts them, adds one where there is none, and reports two of one day.
void settle_printers(std::vector<Printer>& printers, const std::string& path,
                     Diagnostics& diagnostics);

}  // namespace gazette::model
