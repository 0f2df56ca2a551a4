#include "gazette/edition/pdfs.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

#include <fmt/format.h>

#include "gazette/base/parallel.h"
#include "gazette/edition/text_law.h"
#include "gazette/preflight/preflight.h"
#include "gazette/web/web.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Whether these are an ICC profile of colours in `space`, as its header says (ICC.1, 7.2).
bool is_profile_of(std::string_view space, std::string_view profile) {
  constexpr std::size_t kHeaderBytes = 128;
  return profile.size() > kHeaderBytes && profile.substr(16, 4) == space &&
         profile.substr(36, 4) == "acsp";
}

/// Whether readers find the online edition somewhere.
bool has_address(const model::Configuration& configuration) {
  return configuration.outputs.site && !configuration.site.empty();
}

std::optional<std::string> read_press_profile(const Workspace& workspace, Files& files,
                                              const std::string& condition, std::string_view rgb,
                                              Diagnostics& diagnostics) {
  const std::string help =
      "put the printer's own profile (ICC, for output in CMYK) there, or name another condition "
      "in [[printer]]: condition = \"FOGRA39\"";
  for (const fs::path& folder : {workspace.root, share_folder()}) {
    const fs::path path = folder / "layouts" / "colour" / (condition + ".icc");
    if (!files.exists(path)) {
      continue;
    }
    std::string profile = files.read(path);
    const bool is_of_press = is_profile_of("CMYK", profile) && profile.compare(12, 4, "prtr") == 0;
    if (is_of_press && press::can_convert({.rgb = rgb, .press = profile})) {
      return profile;
    }
    diagnostics.report({.code = "G0660",
                        .place = {.path = shown_path(workspace, path)},
                        .message = is_of_press
                                       ? "the colour profile is cut off or damaged"
                                       : "the file is no colour profile of a press with four inks",
                        .help = help});
    return std::nullopt;
  }
  diagnostics.report(
      {.code = "G0660",
       .place = {.path = workspace.configuration.path},
       .message =
           fmt::format("there is no layouts/colour/{}.icc, of the printer's condition", condition),
       .help = help});
  return std::nullopt;
}

press::Metadata metadata_of(const model::Issue& issue) {
  const std::string number = model::printed_number(issue.number);
  return {
      .title = fmt::format("{} số {}, {}", issue.publisher.name, number, to_vietnamese(issue.date)),
      .author = issue.publisher.office.empty() ? issue.publisher.name : issue.publisher.office,
      .subject = fmt::format("{} số {} năm {}", issue.publisher.name, number, issue.number.year),
      .keywords = "công báo, văn bản quy phạm pháp luật",
      .language = issue.language == "vi" ? "vi-VN" : issue.language,
      .date = issue.date,
      .identifier = fmt::format("{}/{}", issue.gazette_id, model::to_text(issue.number))};
}

press::Metadata metadata_of(const model::Issue& issue, const model::Entry& entry) {
  press::Metadata metadata = metadata_of(issue);
  metadata.title =
      fmt::format("{} {}", model::title_of(entry.instrument), entry.instrument.abstract_text);
  if (entry.part) {
    metadata.title += fmt::format(" (phần {})", entry.part->number);
  }
  metadata.author = entry.issuer_name;
  metadata.subject = entry.instrument.abstract_text;
  const std::string printed_in =
      fmt::format("{} số {}", issue.publisher.name, model::printed_number(issue.number));
  metadata.keywords.clear();
  for (const std::string& keyword : {entry.instrument.kind_name, entry.instrument.symbol.text,
                                     entry.section_title, printed_in}) {
    if (!keyword.empty()) {
      metadata.keywords += metadata.keywords.empty() ? keyword : ", " + keyword;
    }
  }
  metadata.identifier = fmt::format("{}/{}", issue.gazette_id, entry.instrument.id);
  return metadata;
}

/// Says in a print file with which revision of the ticket it came to be.
void set_revision(const press::Unfinished& begun, const ledger::PrintTicket* ordered, Pdf& pdf) {
  constexpr std::size_t kDigitsShown = 8;
  // Only now is it known whether the printer has this file already.
  pdf.content_sha256 = begun.content_sha256;
  pdf.revision = ledger::file_revision(ordered, pdf.path, pdf.content_sha256);
  pdf.job.metadata.revision = pdf.revision;
  pdf.job.slug += fmt::format(" · lần {} · {}", pdf.revision,
                              std::string_view(pdf.content_sha256).substr(0, kDigitsShown));
}

}  // namespace

const model::Printer* find_printer(const Workspace& workspace, Date date,
                                   Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  const model::Printer& first = configuration.printers.front();  // sorted, and at least one
  if (first.from <= date) {
    return &model::printer_on(configuration.printers, date);
  }
  diagnostics.report(
      {.code = "G0668",
       .place = {.path = configuration.path},
       .message = fmt::format("no printer holds on {}: the first, \"{}\", is from {}", to_iso(date),
                              first.id, to_iso(first.from)),
       .help = "give the [[printer]] of that day; without `from` it holds from the beginning"});
  return nullptr;
}

std::string read_screen_profile(Files& files) {
  const fs::path path = share_folder() / "layouts" / "colour" / "sRGB.icc";
  std::string profile = files.read(path);
  if (!is_profile_of("RGB ", profile)) {
    throw Error(fmt::format("{} is no colour profile of RGB; put the program's own file back",
                            path.string()),
                path.string());
  }
  return profile;
}

std::optional<Profiles> read_profiles(const Workspace& workspace, Files& files, Date date,
                                      Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  Profiles profiles{.rgb = read_screen_profile(files)};
  if (configuration.outputs.print) {
    const model::Printer* const printer = find_printer(workspace, date, diagnostics);
    auto press = printer != nullptr ? read_press_profile(workspace, files, printer->condition,
                                                         profiles.rgb, diagnostics)
                                    : std::optional<std::string>();
    if (!press) {
      return std::nullopt;
    }
    profiles.press = std::move(*press);
  }
  return profiles;
}

std::string permalink_of(const model::Configuration& configuration, model::IssueNumber number) {
  return has_address(configuration)
             ? fmt::format("{}/{}/", configuration.site, model::to_text(number))
             : "";
}

std::string permalink_of(const model::Configuration& configuration, std::string_view act,
                         Date date) {
  return has_address(configuration)
             ? web::cited_address(configuration.site, web::act_path(act, date))
             : "";
}

std::vector<ActPages> pages_of_acts(const model::Issue& issue, const typeset::Book& book) {
  std::vector<ActPages> acts(issue.entries.size());
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    if (book.pages[i].entry == 0) {
      continue;
    }
    ActPages& act = acts[book.pages[i].entry - 1];
    act.first = act.count == 0 ? i : act.first;
    ++act.count;
  }
  return acts;
}

press::Job print_job(const model::Printer& printer, const model::Issue& issue,
                     const Profiles& profiles) {
  press::Job job{.target = press::Target::print,
                 .metadata = metadata_of(issue),
                 .cmyk = printer.cmyk,
                 .marks = printer.marks,
                 .profile = profiles.press,
                 .condition = printer.condition};
  std::transform(printer.bleed_millimetres.begin(), printer.bleed_millimetres.end(),
                 job.bleed.begin(), millimetres);
  job.slug = fmt::format("{} · ruột", job.metadata.title);
  return job;
}

/// The addresses of the issue's acts and of those that they cite.
std::map<std::string, std::string, std::less<>> act_addresses(
    const model::Configuration& configuration, const model::Issue& issue) {
  std::map<std::string, std::string, std::less<>> addresses;
  if (!has_address(configuration)) {
    return addresses;
  }
  const auto add = [&](std::string_view id, Date date) {
    addresses.try_emplace(std::string(id), permalink_of(configuration, id, date));
  };
  for (const model::Entry& entry : issue.entries) {
    add(entry.instrument.id, entry.instrument.date);
    for (const model::TextLink& link : entry.links) {
      add(std::string_view(link.target).substr(0, link.target.find('#')), link.date);
    }
  }
  return addresses;
}

std::vector<Pdf> list_pdfs(const model::Configuration& configuration, const model::Issue& issue,
                           const std::vector<ActPages>& acts, const Profiles& profiles) {
  const model::Outputs& outputs = configuration.outputs;
  std::vector<Pdf> pdfs;
  if (outputs.print) {
    const model::Printer& printer = model::printer_on(configuration.printers, issue.date);
    pdfs.push_back({.path = "print/body.pdf", .job = print_job(printer, issue, profiles)});
  }
  const press::Job online{.act_addresses = act_addresses(configuration, issue),
                          .profile = profiles.rgb,
                          .condition = std::string(kScreenCondition)};
  if (outputs.online) {
    press::Job job = online;
    job.metadata = metadata_of(issue);
    pdfs.push_back({.path = "online/issue.pdf", .job = std::move(job)});
  }
  for (std::size_t i = 0; outputs.acts && i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    press::Job job = online;
    job.metadata = metadata_of(issue, entry);
    job.first_page = acts[i].first;
    job.pages_count = acts[i].count;
    pdfs.push_back(
        {.path = fmt::format("online/{}.pdf", entry.instrument.id), .job = std::move(job)});
  }
  return pdfs;
}

namespace {

bool is_online(const Pdf& pdf) {
  return pdf.job.target == press::Target::online;
}

/// The pages that all online PDFs show: those of the issue's and those of an act's are alike.
std::optional<press::DrawnPages> draw_online_pages(const typeset::Book& book, int threads_count,
                                                   const std::vector<Pdf>& pdfs) {
  if (std::none_of(pdfs.begin(), pdfs.end(), is_online)) {
    return std::nullopt;
  }
  return press::DrawnPages(book, {.target = press::Target::online, .threads_count = threads_count});
}

/// The pages of the book that a PDF has: the first and how many.
std::pair<std::size_t, std::size_t> pages_of(const typeset::Book& book, const press::Job& job) {
  return {job.first_page,
          job.pages_count != 0 ? job.pages_count : book.pages.size() - job.first_page};
}

bool shows_other_pdfs(const typeset::Book& book, const press::Job& job) {
  const auto [first, count] = pages_of(book, job);
  const std::span pages = std::span(book.pages).subspan(first, count);
  return std::any_of(pages.begin(), pages.end(), [](const typeset::Page& page) {
    return std::any_of(page.pictures.begin(), page.pictures.end(),
                       [](const typeset::PictureFrame& picture) { return picture.page != 0; });
  });
}

/// Where the file does not keep to the standard that it claims: what is found first.
std::optional<preflight::Finding> first_fault(const Pdf& pdf) {
  const bool online = is_online(pdf);
  Diagnostics ignored;
  const std::string archive = pdf.job.attachment ? "a3a" : "a2a";
  const auto report = preflight::preflight(
      pdf.bytes, pdf.path, {.profile = online ? archive : "x4", .ink_percent = std::nullopt},
      ignored);
  if (!report) {
    return preflight::Finding{.message = "it cannot be read"};
  }
  const auto found = std::find_if(report->findings.begin(), report->findings.end(),
                                  [&](const preflight::Finding& finding) {
                                    // Of the rules of print shops those of PDF/X-4 are numbered so.
                                    return finding.severity == Severity::error &&
                                           (online || finding.rule.starts_with("R0001."));
                                  });
  return found != report->findings.end() ? std::optional(*found) : std::nullopt;
}

std::string_view standard_of(const Pdf& pdf) {
  return !is_online(pdf) ? "PDF/X-4" : pdf.job.attachment ? "PDF/A-3a" : "PDF/A-2a";
}

void report_fault(const Pdf& pdf, const preflight::Finding& fault, Diagnostics& diagnostics) {
  const std::string place = fault.page != 0 ? fmt::format(", page {}", fault.page) : "";
  diagnostics.report(
      {.code = "G0621",
       .place = {.path = pdf.path},
       .message = fmt::format("pages of other PDFs keep the file from being {}: {}{}: {}",
                              standard_of(pdf), fault.rule, place, fault.message),
       .help = "have the PDF that is shown exported anew, with its faces in it, and take it in "
               "again; `gazette preflight` on the file lists every fault"});
}

/// A file that shows pages of other PDFs claims its standard only where a judge finds it kept.
void make_one(const typeset::Book& book, const ledger::PrintTicket* ordered,
              const std::optional<press::DrawnPages>& online_pages, Pdf& pdf,
              Diagnostics& diagnostics) {
  const press::Unfinished begun = is_online(pdf) ? press::begin_pdf(book, pdf.job, *online_pages)
                                                 : press::begin_pdf(book, pdf.job);
  if (!is_online(pdf)) {
    set_revision(begun, ordered, pdf);
  }
  pdf.bytes = press::finish_pdf(begun, book, pdf.job);
  if (!pdf.job.profile.empty() && shows_other_pdfs(book, pdf.job)) {
    if (const auto fault = first_fault(pdf)) {
      report_fault(pdf, *fault, diagnostics);
      pdf.job.is_unproved = true;
      pdf.bytes = press::finish_pdf(begun, book, pdf.job);
    }
  }
}

}  // namespace

void make_pdfs(const typeset::Book& issue_book, const ledger::PrintTicket* ordered,
               int threads_count, std::vector<Pdf>& pdfs, Diagnostics& diagnostics) {
  const auto online_pages = draw_online_pages(issue_book, threads_count, pdfs);
  std::vector<Diagnostics> found(pdfs.size());
  const int spare = threads_count / std::max(1, static_cast<int>(pdfs.size()));
  for (Pdf& pdf : pdfs) {
    pdf.job.threads_count = std::max(1, spare);
  }
  parallel_for(pdfs.size(), threads_count, [&](std::size_t i) {
    Pdf& pdf = pdfs[i];
    const typeset::Book& book = pdf.book != nullptr ? *pdf.book : issue_book;
    make_one(book, ordered, online_pages, pdf, found[i]);
    check_pdf(book, pdf.job, pdf.bytes, pdf.path, found[i]);
    check_pdf_pictures(book, pdf.job, pdf.bytes, pdf.path, found[i]);
  });
  for (Diagnostics& own : found) {
    diagnostics.append(std::move(own));
  }
}

const Pdf* find_pdf(const std::vector<Pdf>& pdfs, std::string_view path) {
  const auto found =
      std::find_if(pdfs.begin(), pdfs.end(), [&](const Pdf& pdf) { return pdf.path == path; });
  return found != pdfs.end() ? &*found : nullptr;
}

}  // namespace gazette::edition
