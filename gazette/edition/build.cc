// The list of passes of a build, in order, each with its purpose and its barrier.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/base/folder_change.h"
#include "gazette/compose/compose.h"
#include "gazette/edition/act_xml.h"
#include "gazette/edition/corrections.h"
#include "gazette/edition/cover.h"
#include "gazette/edition/edition.h"
#include "gazette/edition/issue_card.h"
#include "gazette/edition/made.h"
#include "gazette/edition/manifest.h"
#include "gazette/edition/pdfs.h"
#include "gazette/edition/site.h"
#include "gazette/edition/site_lists.h"
#include "gazette/edition/text_law.h"
#include "gazette/ledger/proof.h"
#include "gazette/ledger/sealing.h"
#include "gazette/press/press.h"
#include "gazette/seal/seal.h"
#include "gazette/web/web.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

void begin_pass(const BuildRequest& request, std::string_view name) {
  if (request.on_pass) {
    request.on_pass(name);
  }
}

/// Blank pages stand before the last one.
std::vector<std::uint32_t> blank_folios_of(const typeset::Book& book) {
  std::vector<std::uint32_t> folios;
  for (std::size_t i = book.pages.size() - 1 - book.blank_pages; i + 1 < book.pages.size(); ++i) {
    folios.push_back(book.pages[i].folio);
  }
  return folios;
}

/// Says when the acts were received, and where their citations lead: to other acts of the issue,
/// and to those of issues up to its day.
void add_what_is_recorded(const ledger::Ledger& ledger, model::Issue& issue) {
  model::ReachableActs acts;
  std::set<std::string, std::less<>> published;
  for (const ledger::GrantedIssue& granted : ledger.issues()) {
    if (granted.date <= issue.date && granted.number != issue.number) {
      published.insert(granted.acts.begin(), granted.acts.end());
    }
  }
  for (const model::Entry& entry : issue.entries) {
    const model::Instrument& act = entry.instrument;
    published.erase(act.id);
    acts.emplace(act.symbol.text, model::ReachableAct{act.id, act.date, &act});
  }
  std::map<std::string, Date, std::less<>> received_on;
  for (const ledger::ReceivedAct& received : ledger.received_acts()) {
    const ledger::Reception& act = received.reception;
    received_on.emplace(act.act, act.received);
    if (published.contains(act.act)) {
      acts.emplace(act.symbol, model::ReachableAct{.id = act.act, .date = act.date});
    }
  }
  for (model::Entry& entry : issue.entries) {
    entry.links = model::links_of(entry.instrument, acts);
    entry.related = model::related_acts(entry.instrument, acts);
    if (const auto found = received_on.find(entry.instrument.id); found != received_on.end()) {
      entry.received = found->second;
    }
  }
}

/// Checks all plans, reads the acts of one and puts them in order.
std::optional<model::Issue> compose(const Workspace& workspace, const ledger::Ledger& ledger,
                                    Files& files, const BuildRequest& request,
                                    Diagnostics& diagnostics) {
  begin_pass(request, "ingest");
  const std::vector<model::Plan> plans = read_plans(workspace, files, diagnostics);
  compose::check_plans(plans, diagnostics);
  const auto plan = std::find_if(plans.begin(), plans.end(), [&](const model::Plan& candidate) {
    return candidate.number == request.number;
  });
  if (plan == plans.end() && !diagnostics.has_errors()) {
    static_cast<void>(read_plan(workspace, files, request.number, diagnostics));  // says G0407
  }
  if (diagnostics.has_errors() || plan == plans.end()) {
    return std::nullopt;
  }
  std::vector<std::string> ids;
  for (const model::PlanEntry& entry : plan->entries) {
    ids.push_back(entry.act);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<model::Instrument> instruments =
      read_acts(workspace, ledger, files, ids, request.threads_count, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  begin_pass(request, "compose");
  model::Issue issue =
      compose::compose_issue(*plan, std::move(instruments), workspace.configuration, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  add_what_is_recorded(ledger, issue);
  place_corrections(workspace, ledger, files, issue, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  return issue;
}

/// An issue longer than its page limit is said, and made all the same.
void report_pages_most(const model::Issue& issue, std::size_t pages_count,
                       Diagnostics& diagnostics) {
  if (issue.pages_most == 0 || pages_count <= static_cast<std::size_t>(issue.pages_most)) {
    return;
  }
  diagnostics.report(
      {.code = "G0416",
       .message = fmt::format("issue {} has {} pages, at most {} were wanted",
                              model::to_text(issue.number), pages_count, issue.pages_most),
       .help = "take its plan away and let `gazette plan` make it anew, or raise "
               "pages_most"});
}

/// Whether what is printed can be bound.
void report_binding(const Workspace& workspace, Date issue_date, std::size_t pages_count,
                    Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  if (configuration.outputs.print) {
    check_binding(workspace, model::printer_on(configuration.printers, issue_date), pages_count,
                  diagnostics);
  }
}

/// Pages numbered through the year follow those of the issue before, where its pages are known.
void report_first_page(const Workspace& workspace, Files& files, const model::Issue& issue,
                       Diagnostics& diagnostics) {
  if (!workspace.configuration.pages_run_through_year) {
    return;
  }
  Diagnostics ignored;  // other plans are no part of this build
  const auto expected = page_after_former(workspace, files, issue.number, ignored);
  if (expected && *expected != issue.first_page) {
    diagnostics.report(
        {.code = "G0419",
         .place = {.path = shown_path(workspace, plan_path(workspace, issue.number))},
         .message = fmt::format("issue {} begins with page {}, the one before it ends with {}",
                                model::to_text(issue.number), issue.first_page, *expected - 1),
         .help = fmt::format("write first_page = {} into the plan", *expected)});
  }
}

std::vector<Output> outputs_of(const std::vector<Pdf>& pdfs) {
  std::vector<Output> outputs;
  for (const Pdf& pdf : pdfs) {
    outputs.push_back({.path = pdf.path,
                       .bytes = pdf.bytes.size(),
                       .sha256 = sha256(pdf.bytes),
                       .content_sha256 = pdf.content_sha256,
                       .revision = pdf.revision});
  }
  return outputs;
}

/// How the pages of an issue are set, by the configuration.
typeset::IssueOptions options_of(const model::Configuration& configuration,
                                 const model::Issue& issue) {
  typeset::IssueOptions options{.page_multiple = configuration.outputs.page_multiple,
                                .permalink = permalink_of(configuration, issue.number)};
  for (const model::Entry& entry : issue.entries) {
    const model::Instrument& act = entry.instrument;
    options.act_addresses.push_back(permalink_of(configuration, act.id, act.date));
  }
  return options;
}

/// Puts the head of the record's chain into the colophon where the layout asks for it: that of the
/// day when the issue's number was granted, which is the same whenever the issue is built.
void name_chain_head(const ledger::Ledger& ledger, model::IssueNumber number,
                     typeset::Layout& layout) {
  constexpr std::string_view kHole = "{chain_head}";
  constexpr std::size_t kDigits = 32;  // 128 bits fit on a line, and nobody finds another record
  for (std::string& line : layout.colophon) {
    const std::size_t at = line.find(kHole);
    const auto head =
        at == std::string::npos ? std::nullopt : ledger::chain_head_of(ledger, number);
    if (head) {
      line.replace(at, kHole.size(), head->substr(0, kDigits));
    }
  }
}

/// The cover of a book; none of one with faults, as nobody knows how thick that is.
std::optional<IssueCover> cover_of(const Workspace& workspace, Files& files,
                                   const model::Issue& issue, const typeset::Book& book,
                                   const Typography& typography, const Profiles& profiles,
                                   Diagnostics& diagnostics) {
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  report_binding(workspace, issue.date, book.pages.size(), diagnostics);
  return set_cover(workspace, files, issue, book, {typography.layout, typography.fonts}, profiles,
                   diagnostics);
}

/// Keeps files of the site that somebody changed, under names that are free.
void keep_aside(const Workspace& workspace, Files& files, const std::vector<web::SiteFile>& kept) {
  for (const web::SiteFile& file : kept) {
    fs::path path = workspace.root / file.path;
    while (files.exists(path) && files.read(path) != file.bytes) {
      path += "~";
    }
    write_whole(files, path, file.bytes);
  }
}

/// What is to change in the site; nothing of it is in its place yet.
void stage_site(const Workspace& workspace, Files& files, const OnlineEdition& site,
                FolderChange& pages) {
  for (const web::SiteFile& file : site.files) {
    pages.write(file.path, file.bytes);
  }
  for (const std::string& path : site.removed) {
    pages.remove(path);
  }
  keep_aside(workspace, files, site.kept);
  pages.prepare();
}

void commit_site(const Workspace& workspace, Files& files, const OnlineEdition& site,
                 FolderChange& pages) {
  pages.commit();
  if (!site.lists_note.origin.empty()) {
    note_lists_origin(workspace, files, site.lists_note);
  }
}

/// Writes the site alone, file by file: of a sealed issue nothing else is made again.
void write_site(const Workspace& workspace, Files& files, const OnlineEdition& site) {
  FolderChange pages(files, workspace.root / "site");
  stage_site(workspace, files, site, pages);
  commit_site(workspace, files, site, pages);
}

/// Writes what was made: the build folder as a whole, the site file by file.
void write_outputs(const Workspace& workspace, Files& files, const std::vector<Pdf>& pdfs,
                   const std::string& manifest, const OnlineEdition& site,
                   model::IssueNumber number) {
  // Both are on the disk before either is moved into place: a full disk changes nothing.
  Staging folder(files, build_folder(workspace, number));
  for (const Pdf& pdf : pdfs) {
    folder.write(pdf.path, pdf.bytes);
  }
  folder.write("manifest.json", manifest);
  FolderChange pages(files, workspace.root / "site");
  stage_site(workspace, files, site, pages);
  folder.commit(true);
  commit_site(workspace, files, site, pages);
}

/// Whether the PDFs for the screen came out as they were sealed, byte for byte: then the pages of
/// the site, which say of the same sources where they stand, may be made again. Reports the first
/// that did not (G0944).
bool is_as_sealed(const ledger::Seal& seal, const std::vector<Output>& outputs,
                  Diagnostics& diagnostics) {
  const std::string folder = fmt::format("sealed/{}", model::folder_name(seal.issue));
  const auto manifest = seal::read_manifest(seal.manifest, folder + "/manifest.txt", diagnostics);
  if (!manifest) {
    return false;
  }
  for (const seal::SealedFile& file : manifest->files) {
    const auto made = std::find_if(outputs.begin(), outputs.end(),
                                   [&](const Output& output) { return output.path == file.path; });
    const bool is_same = made != outputs.end() && made->sha256 == file.sha256;
    if (file.path.starts_with("online/") && !is_same) {
      diagnostics.report(
          {.code = "G0944",
           .place = {.path = fmt::format("{}/{}", folder, file.path)},
           .message = fmt::format("issue {} was sealed on {}, and what is built now is another",
                                  model::to_text(seal.issue), to_iso(seal.date)),
           .help = "put back what has changed since (a source, the plan, the layout, gazette.toml, "
                   "the program); what was wrong in it is corrected in a later issue"});
      return false;
    }
  }
  return true;
}

/// How the site asks for other issues.
OtherIssues others_of(const Workspace& workspace, const ledger::Ledger& ledger, Files& files) {
  return {.compose =
              [&](model::IssueNumber number, Diagnostics& own) {
                return compose(workspace, ledger, files, {.number = number}, own);
              },
          .is_planned =
              [&](std::string_view name) {
                const auto number = model::parse_issue_number(std::string(name));
                const auto issue = number ? ledger.find_issue(*number) : std::nullopt;
                return issue && issue->state == ledger::IssueState::planned;
              }};
}

}  // namespace

fs::path build_folder(const Workspace& workspace, model::IssueNumber number) {
  return workspace.root / "build" / model::folder_name(number);
}

std::optional<typeset::Book> typeset_only(const Workspace& workspace, const ledger::Ledger& ledger,
                                          Files& files, const Typography& typography,
                                          model::IssueNumber number, Volume volume,
                                          Diagnostics& diagnostics) {
  const auto issue = compose(workspace, ledger, files, {.number = number}, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  typeset::Layout layout = typography.layout;
  name_chain_head(ledger, number, layout);
  typeset::Book body = typeset::typeset_issue(
      *issue, layout, typography.fonts, options_of(workspace.configuration, *issue), diagnostics);
  if (volume == Volume::body || diagnostics.has_errors()) {
    return body;
  }
  const auto profiles = read_profiles(workspace, files, issue->date, diagnostics);
  auto cover = profiles ? set_cover(workspace, files, *issue, body, {layout, typography.fonts},
                                    *profiles, diagnostics)
                        : std::nullopt;
  return cover ? std::optional(std::move(cover->book)) : std::nullopt;
}

std::optional<Made> make_issue(const Workspace& workspace, const ledger::Ledger& ledger,
                               Files& files, const BuildRequest& request,
                               Diagnostics& diagnostics) {
  auto issue = compose(workspace, ledger, files, request, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  // Beyond this point every entry has its place; only pages are unknown.

  begin_pass(request, "typeset");
  auto typography = read_typography(workspace, files, diagnostics);
  const auto profiles = read_profiles(workspace, files, issue->date, diagnostics);
  if (!typography || !profiles) {
    return std::nullopt;
  }
  name_chain_head(ledger, issue->number, typography->layout);
  typeset::IssueOptions options = options_of(workspace.configuration, *issue);
  options.threads_count = request.threads_count;
  options.trace = request.trace;
  const typeset::Book book =
      typeset::typeset_issue(*issue, typography->layout, typography->fonts, options, diagnostics);
  report_pages_most(*issue, book.pages.size(), diagnostics);
  report_first_page(workspace, files, *issue, diagnostics);
  if (!diagnostics.has_errors()) {
    check_frames(*issue, book, diagnostics);
    check_pictures(*issue, book, diagnostics);
  }
  const std::optional<IssueCover> cover =
      cover_of(workspace, files, *issue, book, *typography, *profiles, diagnostics);
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  // Beyond this point no line, page or folio changes: all outputs speak of the same book.
  begin_pass(request, "press");
  const std::vector<ActPages> acts = pages_of_acts(*issue, book);
  Made made;
  made.pdfs = list_pdfs(workspace.configuration, *issue, acts, *profiles);
  attach_xml(workspace.configuration, *issue, book, made.pdfs, diagnostics);
  add_cover(cover, made.pdfs);
  const auto tickets = ledger.print_tickets(request.number);
  const ledger::PrintTicket* const ordered = tickets.empty() ? nullptr : &tickets.back();
  make_pdfs(book, ordered, request.threads_count, made.pdfs, diagnostics);
  check_cover(made.pdfs, diagnostics);

  begin_pass(request, "web");
  const web::IssueCard card = card_of(workspace.configuration, *issue, book, acts, made.pdfs);
  if (workspace.configuration.outputs.site) {
    finish_change(files, workspace.root / "site");
    made.site = make_site(workspace, files, *issue, card, made.pdfs,
                          others_of(workspace, ledger, files), request.threads_count, diagnostics);
  }
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  // Beyond this point every output has been read back and says what the sources say.
  for (Pdf& pdf : made.pdfs) {
    pdf.book = nullptr;  // the books end here, and what was made of them stays
  }
  made.pages_count = book.pages.size();
  made.blank_pages_count = book.blank_pages;
  made.outputs = outputs_of(made.pdfs);
  made.manifest = write_manifest(*issue, card, blank_folios_of(book), made.outputs);
  made.issue = std::move(*issue);
  return made;
}

std::optional<Built> build(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                           const BuildRequest& request, Diagnostics& diagnostics) {
  const auto seal = ledger::find_seal(ledger, request.number);
  auto made = make_issue(workspace, ledger, files, request, diagnostics);
  if (!made || (seal && !is_as_sealed(*seal, made->outputs, diagnostics))) {
    return std::nullopt;
  }
  Built built = {.pages_count = made->pages_count, .blank_pages_count = made->blank_pages_count};
  if (workspace.configuration.outputs.site) {
    built.site_files_count = made->site.files.size();
    leave_out_unchanged(workspace.root / "site", files, made->site.files);
    built.site_files_changed_count = made->site.files.size() + made->site.removed.size();
  }
  begin_pass(request, "write");
  if (seal) {
    write_site(workspace, files, made->site);
  } else {
    write_outputs(workspace, files, made->pdfs, made->manifest, made->site, request.number);
  }
  built.outputs = std::move(made->outputs);
  built.issue = std::move(made->issue);
  return built;
}

}  // namespace gazette::edition
