// Imposition (bình trang): pages in the order of the reader become sheets as they are printed.
//
// The pages of any PDF are placed on sheets so that folding, gathering and cutting gives the book.
// Each page goes in once, as a form whose packed bytes are those of the file; only the sheets are
// new. What was written is read back by other code, folded in thought, and compared with the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/diagnostic.h"
#include "gazette/base/length.h"
#include "gazette/font/font.h"

namespace gazette::press {

/// How the sheets become a book. `saddle`: all sheets in one another, stitched through the fold
/// (đóng ghim lồng). `perfect`: signatures beside one another, glued (đóng keo gáy). `cut_stack`:
/// the pile is cut and its parts laid on one another (cắt rồi chồng).
enum class Scheme : std::uint8_t { saddle, perfect, cut_stack };

/// How a signature (tay sách) is made. `nested`: sheets of two pages a side, folded once, one in
/// the other, as an office printer can. `sheetwise`: one sheet folded several times, each side with
/// plates of its own (in AB). `work_and_turn`: one set of plates prints both sides, the sheet
/// turned about its upright axis; cut in two it gives the signature twice (in tự trở).
enum class Work : std::uint8_t { nested, sheetwise, work_and_turn };

/// The edge of the sheet at which the printer turns it for the back. `natural`: that of an upright
/// axis, so that no side is upside down.
enum class Duplex : std::uint8_t { natural, long_edge, short_edge };

struct Marks {
  bool crop = true;       // ốc xén
  bool fold = true;       // vạch gấp
  bool collation = true;  // vạch bắt tay: a bar on the back of each signature, a step lower each
};

/// A sheet (tờ in), either way up.
struct SheetSize {
  Length width = {};
  Length height = {};
};

struct ImposeJob {
  Scheme scheme = Scheme::saddle;
  Work work = Work::sheetwise;          // perfect
  std::uint32_t signature_pages = 16;   // perfect: 4, 8 or 16; nested any multiple of 4
  std::uint32_t up = 2;                 // cut_stack: pages a side, 2, 4 or 8
  Length caliper = {};                  // thickness of the paper; sheets in others shift by it
  Length mill = {};                     // perfect: taken off each page at the spine before gluing
  std::optional<SheetSize> sheet = {};  // nothing: as large as pages, bleed and marks need
  Marks marks = {};
  Duplex duplex = Duplex::natural;
};

struct Imposed {
  std::string pdf = {};
  std::string plan = {};  // the printed plan, as text in Vietnamese
  std::uint32_t pages_count = 0;
  std::uint32_t blanks_count = 0;
  std::uint32_t sheets_count = 0;
  std::uint32_t signatures_count = 0;
};

/// A leaf of 70 g/m² in the usual bulk of 1.25: what is taken where nobody said it.
inline const Length kCaliperUsual = millimetres(0.0875);

/// Whether the leaves of a book of that many pages are thicker than the 3.5 mm that lie flat when
/// they are stitched through the fold: 80 pages of 70 g/m².
[[nodiscard]] bool is_too_thick_to_stitch(std::size_t pages_count, Length caliper);

/// Imposes the pages of `pdf`, a file that people know as `path`, and proves the result. Nothing
/// where a finding of severity error (G0630 to G0649) prevents it.
[[nodiscard]] std::optional<Imposed> impose(std::string_view pdf, const std::string& path,
                                            const ImposeJob& job, const font::Fonts& fonts,
                                            Diagnostics& diagnostics);

}  // namespace gazette::press
