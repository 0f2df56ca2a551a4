// The commands of `gazette distribute`, a file for each group. Within cli/ only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/cli/session.h"
#include "gazette/edition/papers.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {

/// What went out of an issue by a moment; G0685 where nothing did.
[[nodiscard]] std::optional<ledger::SentCopies> sent_of(const Session& session,
                                                        model::IssueNumber number,
                                                        const ledger::CopiesMoment& moment,
                                                        Diagnostics& diagnostics);

/// What went out together: by the list, or on the day `on` after it where one is given. A finding
/// (G0685) where nothing did. Throws CLI::ValidationError for what is no date.
[[nodiscard]] std::optional<ledger::SentCopies> sending_of(const Session& session,
                                                           model::IssueNumber number,
                                                           const std::string& on,
                                                           const ledger::CopiesMoment& moment,
                                                           Diagnostics& diagnostics);

/// The copies on the lines of a paper are those of the issue's accounts, or nobody gets it (G0686).
void check_total(std::string_view paper, std::int64_t copies, std::int64_t accounts,
                 Diagnostics& diagnostics);

/// A paper as it was issued before, with its revision and code, where it is that one; else with
/// none.
[[nodiscard]] forms::Paper as_issued(const ledger::Ledger& ledger, forms::Paper paper,
                                     const model::Publisher& publisher);

/// Whether a list of these can be set, on paper: a name that no font has is found before anything
/// is entered. Reports what is wrong where it cannot.
[[nodiscard]] bool can_be_set(Session& session, const ledger::Shipment& list,
                              Diagnostics& diagnostics);

/// Papers in the making, for one folder: all are written at once, or none, and those that are
/// issued are entered before.
class PapersFolder {
 public:
  PapersFolder(Session& session, std::filesystem::path folder,
               const edition::Typography& typography)
      : session_(session),
        typography_(typography),
        folder_(std::move(folder)),
        staging_(session.files, folder_) {}

  enum class Kinds : std::uint8_t { pdf, pdf_xlsx, pdf_xlsx_csv };

  /// Asks papers of an issue as they were at a moment: what was not issued is marked as a copy to
  /// look at.
  void look_back() { looks_back_ = true; }

  /// A paper of an issue, or of none, as files of these kinds. It gets its revision here, whatever
  /// paper it is, and is given back as it was issued.
  forms::Paper issue(forms::Paper paper, std::optional<model::IssueNumber> number,
                     const model::Publisher& publisher, Kinds kinds, Diagnostics& diagnostics);
  /// The list of what was sent as PDF and XLSX, and as CSV in the columns of recipients.csv.
  void add_list(const ledger::SentCopies& sent, const model::Publisher& publisher,
                Diagnostics& diagnostics);
  void add(const std::string& name, std::string_view bytes);
  /// Enters what is issued, puts all into place, and says where they are; nothing of it where there
  /// are errors.
  void commit(Diagnostics& diagnostics);

 private:
  Session& session_;
  const edition::Typography& typography_;
  std::filesystem::path folder_;
  Staging staging_;
  bool looks_back_ = false;
  std::vector<ledger::IssuedPaper> issued_ = {};
};

/// After the reversal of a journal: which issued papers no longer hold, which of them can be made
/// again, and of which nothing takes the place (G0691).
void report_reversed_papers(const Session& session, const std::string& journal,
                            Diagnostics& diagnostics);

void add_labels(CLI::App& distribute, CommandLine& line);
void add_papers(CLI::App& distribute, CommandLine& line);
void add_protocol(CLI::App& print, CommandLine& line);
void add_receipt_papers(CLI::App& receipt, CommandLine& line);
void add_stock_papers(CLI::App& stock, CommandLine& line);

}  // namespace gazette::cli
