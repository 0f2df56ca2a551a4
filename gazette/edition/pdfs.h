// The PDFs of an issue: which there are, how they are made, and that they say what the frames say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/press/press.h"

namespace gazette::edition {

/// The pages of one act in the book.
struct ActPages {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// A PDF to be made, and afterwards its bytes.
struct Pdf {
  std::string path = {};                // in the issue's build folder
  const typeset::Book* book = nullptr;  // whose pages it has; null: the issue's
  press::Job job = {};
  std::string bytes = {};
  // Of print files, as `ledger::TicketFile` has them.
  std::string content_sha256 = {};
  int revision = 0;
};

/// What the colours of PDFs mean, as ICC profiles.
struct Profiles {
  std::string rgb = {};    // on the screen
  std::string press = {};  // the condition of the printer; empty where nothing is printed
};

/// The printer on `date`, null where none holds yet (G0668).
[[nodiscard]] const model::Printer* find_printer(const Workspace& workspace, Date date,
                                                 Diagnostics& diagnostics);

/// The condition that the profile of the screen describes.
inline constexpr std::string_view kScreenCondition = "sRGB IEC61966-2.1";

/// The profile of RGB that comes with the program. Throws `Error` where it is missing or is none.
[[nodiscard]] std::string read_screen_profile(Files& files);

/// The program's profile of RGB, and that of the printing condition of the printer on `date`: from
/// layouts/colour of the workspace, else of the program. Nothing where there is no printer (G0668),
/// no profile, or what is there describes no four inks (G0660).
[[nodiscard]] std::optional<Profiles> read_profiles(const Workspace& workspace, Files& files,
                                                    Date date, Diagnostics& diagnostics);

/// Where the issue stands online and will always stand: "https://.../2022/38-39/". Empty where the
/// office has no online edition.
[[nodiscard]] std::string permalink_of(const model::Configuration& configuration,
                                       model::IssueNumber number);

/// The same of an act: "https://.../eli/2022/09/15/ubnd-45-2022-qd-ubnd/".
[[nodiscard]] std::string permalink_of(const model::Configuration& configuration,
                                       std::string_view act, Date date);

/// The pages of each act.
[[nodiscard]] std::vector<ActPages> pages_of_acts(const model::Issue& issue,
                                                  const typeset::Book& book);

/// How the body is printed.
[[nodiscard]] press::Job print_job(const model::Printer& printer, const model::Issue& issue,
                                   const Profiles& profiles);

/// The PDFs of the issue's own book that the configuration asks for.
[[nodiscard]] std::vector<Pdf> list_pdfs(const model::Configuration& configuration,
                                         const model::Issue& issue,
                                         const std::vector<ActPages>& acts,
                                         const Profiles& profiles);

/// Makes the PDFs and reads each of them back (G0601, G0620). One that shows pages of other PDFs
/// is judged first; where they break the standard, it does not claim it (G0621). `ordered` is the
/// issue's latest print ticket, null where it has none: print files say in slug and metadata with
/// which revision of it they came to be, and the slug also the first digits of `content_sha256`.
void make_pdfs(const typeset::Book& issue_book, const ledger::PrintTicket* ordered,
               int threads_count, std::vector<Pdf>& pdfs, Diagnostics& diagnostics);

/// Null where it is none of them.
[[nodiscard]] const Pdf* find_pdf(const std::vector<Pdf>& pdfs, std::string_view path);

}  // namespace gazette::edition
