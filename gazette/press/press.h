// The door of press/: PDF files out of a book. The only place that includes libharu, libdeflate
// and Little CMS.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/length.h"
#include "gazette/model/instrument.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// `online`: linearized (a reader that loads it from afar shows the first page at once), black text
/// with bookmarks, links, page labels and metadata; the book of an issue is tagged, keeps to
/// PDF/UA-1 and with a profile to PDF/A-2a, with an attachment to PDF/A-3a. `print`: black only
/// (DeviceGray, or K of DeviceCMYK; of a cover the accent colour too), TrimBox and BleedBox, no
/// annotation; with a profile it keeps to PDF/X-4 (ISO 15930-7). Pages of other PDFs come nearly as
/// they are: whether a file that shows some keeps to PDF/A-2a or PDF/X-4 is for a judge to say.
enum class Target { print, online };

struct Metadata {
  std::string title = {};
  std::string author = {};
  std::string subject = {};
  std::string keywords = {};
  std::string language = "vi-VN";
  Date date = {};               // of creation and change, at 08:00 +07:00
  std::string identifier = {};  // permanent name: "dong-nai/2022/38-39"
  int revision = 1;             // print: of the ticket that first told the printer of the file
};

/// A file that a PDF carries with it.
struct Attachment {
  std::string name = {};        // "45-2022-qd-ubnd.xml"
  std::string media_type = {};  // "application/akn+xml"
  std::string description = {};
  std::string bytes = {};
};

struct Job {
  Target target = Target::online;
  Metadata metadata = {};
  // Online: the addresses of acts by their ids, "https://.../<id>/"; links to acts that are neither
  // in the file nor here lead nowhere.
  std::map<std::string, std::string, std::less<>> act_addresses = {};
  std::optional<Attachment> attachment = {};  // online: the source of what is shown
  std::size_t first_page = 0;                 // of the book
  std::size_t pages_count = 0;                // 0: to the end
  bool cmyk = false;                          // print: K of DeviceCMYK instead of DeviceGray
  bool keeps_colours = false;                 // print: pages of other PDFs are not made grey
  std::array<Length, 4> bleed = {};           // print: top, outer, bottom, inner
  std::array<bool, 4> marks = {};  // print: the edges that have crop marks outside the bleed
  std::string slug = {};           // print: a line of words among the marks, of the foot or head
  // What its colours mean: an ICC profile, of RGB online and of CMYK in print, and the name of the
  // condition that it describes. Empty: no claim of PDF/A or PDF/X.
  std::string profile = {};
  std::string condition = {};
  bool is_unproved = false;  // a judge found that it keeps to neither: no claim of them
  int threads_count = 1;     // the bytes do not depend on it
};

/// A PDF whose pages are made: what it shows is settled, what it says of its revision is not.
struct Unfinished {
  std::string pages = {};           // as libharu wrote them
  std::string content_sha256 = {};  // print: of all that the file will show and say but its slug
                                    // and revision
};

/// Pages of a book as operators, packed: what all PDFs share that have the same target, colour,
/// bleed and marks.
class DrawnPages {
 public:
  /// The pages that `job` asks for, drawn as it asks. Asserts that no run has glyph 0.
  DrawnPages(const typeset::Book& book, const Job& job);
  DrawnPages(DrawnPages&&) noexcept;
  DrawnPages& operator=(DrawnPages&&) noexcept;
  ~DrawnPages();

 private:
  friend Unfinished begin_pdf(const typeset::Book& book, const Job& job, const DrawnPages& drawn);
  struct Content;
  std::unique_ptr<Content> content_;
};

/// The first and longer part of `make_pdf`; slug and revision of `job` are not asked for.
[[nodiscard]] Unfinished begin_pdf(const typeset::Book& book, const Job& job);
[[nodiscard]] Unfinished begin_pdf(const typeset::Book& book, const Job& job,
                                   const DrawnPages& drawn);

/// The rest of `make_pdf`, of what `begin_pdf` made of the same book and job.
[[nodiscard]] std::string finish_pdf(const Unfinished& begun, const typeset::Book& book,
                                     const Job& job);

/// The finished PDF. Throws `Error` where libharu or qpdf fails; asserts that no run has glyph 0.
[[nodiscard]] std::string make_pdf(const typeset::Book& book, const Job& job);

/// The same of pages that are drawn already: those of the job, and perhaps more. Asserts that they
/// were drawn as the job asks.
[[nodiscard]] std::string make_pdf(const typeset::Book& book, const Job& job,
                                   const DrawnPages& drawn);

/// A picture as a page of a PDF in the inks of the press.
struct InkPicture {
  model::Image image = {};
  Length width = {};  // of the page
  Length height = {};
  std::uint32_t pixels_across = 0;  // 0: the file is a PDF, its colours are as they were
  // The most ink that an operator of a PDF asks for, all four together, in percent. What pictures
  // and shadings inside it have is not known without rendering.
  int ink_percent_most = 0;
};

/// What a picture's colours are before and behind the press, as ICC profiles.
struct InkProfiles {
  std::string_view rgb = {};
  std::string_view press = {};
};

/// Either a picture, or in a few words why there is none: "it is locked".
struct InkReading {
  std::optional<InkPicture> picture = {};
  std::string fault = {};
};

/// Whether colours can be converted by these profiles: they are whole, as far as Little CMS sees.
[[nodiscard]] bool can_convert(const InkProfiles& profiles);

/// Makes a PDF of one page, a PNG or a JPEG ready to be printed in four inks. Pixels in colours are
/// taken for sRGB and converted to the press by relative colorimetry with black point compensation;
/// what is grey is black ink. A PDF stays as it is: what it draws is for a preflight to judge.
[[nodiscard]] InkReading read_in_inks(std::string_view bytes, const InkProfiles& profiles);

/// The text of each page of a PDF that `make_pdf` made, read back from its operators through its
/// ToUnicode maps; equal to `typeset::text_of` of the page but for "\n", which is a space here.
[[nodiscard]] std::vector<std::string> read_text(std::string_view pdf);

/// The pictures of each page in the order in which they are drawn, each in words: an image by its
/// size and the hash of its samples, or of its bytes where it is a JPEG; a page of a PDF by its
/// size; of a cropped one also what of it is seen.
using PageWords = std::vector<std::vector<std::string>>;

/// What a PDF that `make_pdf` made shows, read back from its operators and streams.
[[nodiscard]] PageWords read_pictures(std::string_view pdf);

/// What it has to show, from the files of the pictures.
[[nodiscard]] PageWords expected_pictures(const typeset::Book& book, const Job& job);

}  // namespace gazette::press
