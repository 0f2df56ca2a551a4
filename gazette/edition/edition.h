// The door of edition/: what a whole command does, as a list of passes over the lower folders.
//
// Building is pure: the same sources, plan, layout and faces give the same bytes, for any number of
// threads. Nothing here asks the clock; dates come in with the plan or the command.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/base.h"
#include "gazette/font/font.h"
#include "gazette/ingest/ingest.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/model.h"
#include "gazette/typeset/typeset.h"

namespace gazette::edition {

/// A user's workspace: the folder of gazette.toml.
struct Workspace {
  std::filesystem::path root = {};
  model::Configuration configuration = {};
};

/// The workspace of `start` or of the nearest folder above it. Nothing where there is none (G0106)
/// or its configuration has faults.
[[nodiscard]] std::optional<Workspace> open_workspace(Files& files,
                                                      const std::filesystem::path& start,
                                                      Diagnostics& diagnostics);

/// The folder that holds layouts/ and fonts/: the nearest above the program, or what the
/// environment variable GAZETTE_HOME names. Throws `Error` where there is none.
[[nodiscard]] std::filesystem::path share_folder();

/// A path as people read it: relative to the workspace where it lies inside.
[[nodiscard]] std::string shown_path(const Workspace& workspace, const std::filesystem::path& path);

// Documents.

/// Whether a file is what an editor states beside a document: "act.docx.toml".
[[nodiscard]] bool is_statement(const std::filesystem::path& path);

/// Those of some files that are documents: no statement, and no picture or PDF that a text among
/// them, or a statement among or beside them, names.
[[nodiscard]] std::vector<std::filesystem::path> documents_among(
    Files& files, std::vector<std::filesystem::path> paths);

/// The documents in a folder, `documents_among` all its files that are not hidden.
[[nodiscard]] std::vector<std::filesystem::path> documents_in(Files& files,
                                                              const std::filesystem::path& folder);

/// The documents among files and folders as a command names them: of a folder every one in it.
[[nodiscard]] std::vector<std::filesystem::path> documents_named(
    Files& files, const std::vector<std::string>& names);

/// Reads a document with its statement and the files that it shows; a missing file is G0101. Kinds
/// that are not read here are converted by LibreOffice first (G0270, G0271).
[[nodiscard]] ingest::Ingested read_document(const Workspace& workspace, Files& files,
                                             const std::filesystem::path& path,
                                             Diagnostics& diagnostics);

struct ReceiveRequest {
  std::filesystem::path path = {};
  Date received = {};
  ledger::Arrival arrival = ledger::Arrival::unknown;
  bool replace = false;  // takes the place of another source of the same act
};

struct Received {
  model::Instrument instrument = {};
  ledger::ReceptionOutcome outcome = ledger::ReceptionOutcome::recorded;
};

/// Takes a document in: reads it, keeps its bytes in sources/, enters it into the record. Nothing,
/// and nothing changed, where a finding is an error.
[[nodiscard]] std::optional<Received> receive(const Workspace& workspace, ledger::Ledger& ledger,
                                              Files& files, const ReceiveRequest& request,
                                              Diagnostics& diagnostics);

/// What pages are set with.
struct Typography {
  typeset::Layout layout = {};
  font::Fonts fonts;
};
[[nodiscard]] std::optional<Typography> read_typography(const Workspace& workspace, Files& files,
                                                        Diagnostics& diagnostics);

// Plans.

/// Every plan under issues/, by number; what does not read is reported.
[[nodiscard]] std::vector<model::Plan> read_plans(const Workspace& workspace, Files& files,
                                                  Diagnostics& diagnostics);
/// The plan of one issue; G0407 where there is none.
[[nodiscard]] std::optional<model::Plan> read_plan(const Workspace& workspace, Files& files,
                                                   model::IssueNumber number,
                                                   Diagnostics& diagnostics);
[[nodiscard]] std::filesystem::path plan_path(const Workspace& workspace,
                                              model::IssueNumber number);

/// What of an issue fits into its page limit.
struct Fitted {
  std::vector<model::PlanEntry> entries = {};
  std::vector<std::string> left = {};  // acts that wait for a later issue, in order
};

/// Keeps a composed issue within its page limit, of which there must be one: sets it, and where it
/// is too long cuts the act that passes the limit at the best place (compose::cuts_of), or leaves
/// it whole for later where little is lost by that. The rest goes on in issue `next`; what stands
/// behind is left. An act that cannot be cut short enough and is the only one stays whole.
[[nodiscard]] Fitted fit_to_limit(const Workspace& workspace, const Typography& typography,
                                  model::Issue issue, model::IssueNumber next);

/// The number of the page after the last one of the issue before this one in its year, by what was
/// built of it; nothing where there is no such issue or it was not built.
[[nodiscard]] std::optional<int> page_after_former(const Workspace& workspace, Files& files,
                                                   model::IssueNumber number,
                                                   Diagnostics& diagnostics);

/// The acts with these ids, read again from sources/; an unknown id is left out, a source that is
/// missing or altered is G0409.
[[nodiscard]] std::vector<model::Instrument> read_acts(const Workspace& workspace,
                                                       const ledger::Ledger& ledger, Files& files,
                                                       const std::vector<std::string>& acts,
                                                       int threads_count, Diagnostics& diagnostics);

// Issues.

struct BuildRequest {
  model::IssueNumber number = {};
  int threads_count = 1;
  /// Where the choices of a step of typesetting are written down; null: nowhere.
  typeset::Trace* trace = nullptr;
  /// Called as each pass begins, with its name; may be empty.
  std::function<void(std::string_view)> on_pass = {};
};

/// A file that a build made.
struct Output {
  std::string path = {};  // relative to the issue's build folder
  std::uint64_t bytes = 0;
  std::string sha256 = {};
  // Of print files, as `ledger::TicketFile` has them; "" and 0 of others.
  std::string content_sha256 = {};
  int revision = 0;
};

struct Built {
  model::Issue issue = {};
  std::size_t pages_count = 0;
  std::size_t blank_pages_count = 0;         // of them, to fill the body to a multiple
  std::vector<Output> outputs = {};          // the PDFs; manifest.json lists them
  std::size_t site_files_count = 0;          // of the issue and the index pages
  std::size_t site_files_changed_count = 0;  // of these, written because they differ
};

/// Builds an issue: check, compose, typeset, press, web, manifest. Nothing, and the former output
/// whole, where a finding is an error or the disk is full. build/ is replaced at once, site/ file
/// by file after it: a run cut off between the two is mended by the next. Of a sealed issue only
/// the site is written, and that where its PDFs come out as they were sealed (else G0944).
[[nodiscard]] std::optional<Built> build(const Workspace& workspace, const ledger::Ledger& ledger,
                                         Files& files, const BuildRequest& request,
                                         Diagnostics& diagnostics);

/// The two volumes of an issue.
enum class Volume : std::uint8_t { body, cover };

/// A book of an issue without making files of it: for `dump frames`. `Typography` outlives it.
/// Nothing where the printer asks for no cover.
[[nodiscard]] std::optional<typeset::Book> typeset_only(const Workspace& workspace,
                                                        const ledger::Ledger& ledger, Files& files,
                                                        const Typography& typography,
                                                        model::IssueNumber number, Volume volume,
                                                        Diagnostics& diagnostics);

/// The pages of a built issue, from its manifest; nothing where it was not built.
[[nodiscard]] std::optional<std::size_t> built_pages(const Workspace& workspace, Files& files,
                                                     model::IssueNumber number);
/// The folios of its pages that are blank on purpose, from its manifest.
[[nodiscard]] std::vector<int> built_blank_pages(const Workspace& workspace, Files& files,
                                                 model::IssueNumber number);
/// The files of a built issue, from its manifest.
[[nodiscard]] std::vector<Output> built_outputs(const Workspace& workspace, Files& files,
                                                model::IssueNumber number);
[[nodiscard]] std::filesystem::path build_folder(const Workspace& workspace,
                                                 model::IssueNumber number);

}  // namespace gazette::edition
