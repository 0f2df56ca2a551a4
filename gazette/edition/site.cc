#include "gazette/edition/site.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "gazette/base/parallel.h"
#include "gazette/edition/bundles.h"
#include "gazette/edition/issue_zip.h"
#include "gazette/edition/site_contract.h"
#include "gazette/edition/site_lists.h"
#include "gazette/edition/site_search.h"
#include "gazette/edition/text_law.h"
#include "gazette/web/catalogue.h"
#include "gazette/web/data_page.h"
#include "gazette/web/site_list.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// The folders of the site that hold issues: of a site that lists its addresses the years that it
/// names, so that not every file of every act is walked past; else all of it.
std::vector<fs::path> issue_folders(const fs::path& site, Files& files) {
  const fs::path lists = site / web::kSiteListsPath;
  const auto entries = files.exists(lists) ? web::read_site_lists(files.read(lists)) : std::nullopt;
  if (!entries) {
    return {site};
  }
  std::vector<fs::path> folders;
  for (const web::SiteListEntry& entry : *entries) {
    folders.push_back(site / entry.name);
  }
  return folders;
}

/// What all pages of a build need.
struct PageSource {
  const Workspace& workspace;
  Files& files;
  const web::Templates& templates;
  int threads_count = 1;
};

/// The packed files of years that lie on the site.
web::ListedFiles read_bundles(const fs::path& site, Files& files) {
  const std::string folder = "du-lieu/tron-goi";
  web::ListedFiles bundles;
  std::set<std::string> years;
  for (const std::string& name : files.list(site / folder)) {
    const std::string year = web::site_list_name(folder + "/" + name);
    const fs::path list = site / web::site_list_path(year);
    if (!years.insert(year).second || !files.exists(list)) {
      continue;
    }
    for (web::ListedFile& file : web::read_damaged_site_list(files.read(list))) {
      if (file.path.starts_with(folder + "/") && files.exists(site / file.path)) {
        std::string path = file.path;
        bundles.emplace(std::move(path), std::move(file));
      }
    }
  }
  return bundles;
}

/// Adds the page about the data of the site; it and the catalogue, among `pages` already, name the
/// packed files.
void add_data_pages(const web::ListedFiles& bundles, const std::vector<web::IssueCard>& cards,
                    const PageSource& source, std::vector<web::SiteFile>& pages) {
  const model::Configuration& configuration = source.workspace.configuration;
  const auto catalogue = std::find_if(pages.begin(), pages.end(), [](const web::SiteFile& file) {
    return file.path == web::kCataloguePath;
  });
  if (catalogue != pages.end() && !bundles.empty()) {
    web::name_bundles(bundles, configuration.site, *catalogue);
  }
  std::vector<web::SiteFile> data =
      web::make_data_pages(cards, bundles, configuration, source.templates);
  std::move(data.begin(), data.end(), std::back_inserter(pages));
}

/// The pages of an issue, each act's page read back; `others` are the cards of the other issues.
std::vector<web::SiteFile> make_pages(const PageSource& source, const model::Issue& issue,
                                      const web::IssueCard& card,
                                      const std::vector<web::IssueCard>& others,
                                      Diagnostics& diagnostics) {
  const model::Configuration& configuration = source.workspace.configuration;
  std::vector<web::SiteFile> pages = web::make_issue_pages(
      issue, card, configuration, source.templates, others, source.threads_count);
  std::map<std::string_view, const web::SiteFile*> by_path;
  for (const web::SiteFile& page : pages) {
    by_path.emplace(page.path, &page);
  }
  const auto page_at = [&](const std::string& path) -> const std::string& {
    const auto page = by_path.find(path);
    GAZETTE_ASSERT(page != by_path.end());
    return page->second->bytes;
  };
  std::vector<std::optional<model::Part>> held;
  for (const model::Entry& entry : issue.entries) {
    held.push_back(entry.part);
  }
  // The issue's XML is read back beside the acts' pages.
  std::vector<Diagnostics> found(issue.entries.size() + 1);
  parallel_for(found.size(), source.threads_count, [&](std::size_t i) {
    if (i == issue.entries.size()) {
      const std::string xml = web::issue_xml_path(configuration, issue.number);
      check_issue_akn(issue, held, page_at(xml), xml, found[i]);
      return;
    }
    const model::Instrument& act = issue.entries[i].instrument;
    const std::optional<model::Part> shown = web::shown_part(card.acts[i], card, others);
    for (const std::string& path : web::act_paths(act.id, act.date, configuration)) {
      check_html(act, shown, page_at(path), path, found[i]);
      check_html_pictures(act, shown, page_at(path), path, pages, found[i]);
    }
    const std::string xml = web::act_xml_path(act.id, act.date);
    check_akn(act, shown, page_at(xml), xml, found[i]);
  });
  for (Diagnostics& each : found) {
    diagnostics.append(std::move(each));
  }
  return pages;
}

/// The issue as one ZIP, where that is asked for; its size is entered in the card.
std::vector<web::SiteFile> pack_issue(const model::Configuration& configuration,
                                      const model::Issue& issue, const std::vector<Pdf>& pdfs,
                                      web::IssueCard& card) {
  std::vector<web::SiteFile> zip;
  if (configuration.outputs.issue_zip) {
    zip.push_back(make_issue_zip(configuration, issue, pdfs));
    card.zip_bytes = zip.front().bytes.size();
  }
  return zip;
}

/// The PDFs that lie beside the pages.
void add_pdfs(const model::Configuration& configuration, const model::Issue& issue,
              const web::IssueCard& card, const std::vector<Pdf>& pdfs,
              std::vector<web::SiteFile>& pages) {
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& act = issue.entries[i].instrument;
    if (const Pdf* pdf = find_pdf(pdfs, fmt::format("online/{}.pdf", act.id))) {
      pages.push_back({.path = fmt::format("{}/{}", web::act_folder(act.id, act.date),
                                           web::act_pdf_name(card.acts[i])),
                       .bytes = pdf->bytes});
    }
  }
  if (const Pdf* pdf = find_pdf(pdfs, "online/issue.pdf")) {
    pages.push_back(
        {.path = web::issue_pdf_path(configuration, issue.number), .bytes = pdf->bytes});
  }
}

/// The cards of all issues but this one.
std::vector<web::IssueCard> without(const std::vector<web::IssueCard>& cards,
                                    model::IssueNumber number) {
  std::vector<web::IssueCard> others;
  std::copy_if(cards.begin(), cards.end(), std::back_inserter(others),
               [&](const web::IssueCard& each) { return each.number != number; });
  return others;
}

/// The acts that an issue does something to, as its card says.
void add_related(const web::IssueCard& card, std::set<std::string, std::less<>>& acts) {
  for (const web::ActCard& act : card.acts) {
    for (const model::RelatedAct& related : act.related) {
      acts.insert(related.act);
    }
  }
}

/// Whether the site has the file with the same bytes.
bool is_on_site(const fs::path& site, Files& files, const web::SiteFile& file) {
  const fs::path path = site / file.path;
  return files.exists(path) && files.read(path) == file.bytes;
}

/// Those of the files that the site has with the same bytes.
std::set<std::string, std::less<>> unchanged_of(const fs::path& site, Files& files,
                                                const std::vector<web::SiteFile>& made) {
  std::set<std::string, std::less<>> paths;
  for (const web::SiteFile& file : made) {
    if (is_on_site(site, files, file)) {
      paths.insert(file.path);
    }
  }
  return paths;
}

bool holds_one_of(const web::IssueCard& card, const std::set<std::string, std::less<>>& acts) {
  return std::any_of(card.acts.begin(), card.acts.end(),
                     [&](const web::ActCard& act) { return acts.contains(act.id); });
}

/// Whether the site has another file, or none, in the place of one of these.
bool changes_site(const fs::path& site, Files& files, const std::vector<web::SiteFile>& made) {
  return !std::all_of(made.begin(), made.end(),
                      [&](const web::SiteFile& file) { return is_on_site(site, files, file); });
}

/// The year of an issue where these files of it are not as the site has them; nothing where no year
/// is packed, as nobody asks then.
std::set<int> changed_years_of(const PageSource& source, const web::IssueCard& card,
                               const web::ListedFiles& bundles,
                               const std::vector<web::SiteFile>& made) {
  std::set<int> years;
  if (!bundles.empty() && changes_site(source.workspace.root / "site", source.files, made)) {
    years.insert(card.number.year);
  }
  return years;
}

/// ": there is no plan of issue 2022/37"; nothing where there is no error.
std::string first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& each : diagnostics.list()) {
    if (severity_of(each) == Severity::error) {
      return ": " + each.message;
    }
  }
  return {};
}

/// The pages of other issues that this one changes: those of acts that it amends, repeals or
/// corrects, or did when it was built before. The years of those issues are added to
/// `changed_years`.
void add_concerned_pages(const PageSource& source, const web::IssueCard& card,
                         const std::vector<web::IssueCard>& former,
                         const ComposeOther& compose_other, std::vector<web::SiteFile>& pages,
                         std::set<int>& changed_years, Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> acts;
  add_related(card, acts);
  for (const web::IssueCard& own : former) {
    if (own.number == card.number) {
      add_related(own, acts);
    }
  }
  for (const web::IssueCard& other : former) {
    if (other.number == card.number || !holds_one_of(other, acts)) {
      continue;
    }
    Diagnostics own;
    const std::optional<model::Issue> issue = compose_other(other.number, own);
    if (!issue || !is_same(*issue, other)) {
      diagnostics.report(
          {.code = "G0805",
           .message =
               fmt::format("the pages of issue {} cannot say yet what this issue does to its "
                           "acts: it cannot be composed as the site has it{}",
                           model::to_text(other.number), first_error(own)),
           .help = fmt::format("mend it with `gazette check`, then run `gazette build {}`",
                               model::to_text(other.number))});
      continue;
    }
    std::vector<web::IssueCard> others = without(without(former, card.number), other.number);
    others.push_back(card);
    std::vector<web::SiteFile> made = make_pages(source, *issue, other, others, diagnostics);
    if (changes_site(source.workspace.root / "site", source.files, made)) {
      changed_years.insert(other.number.year);
    }
    std::move(made.begin(), made.end(), std::back_inserter(pages));
  }
}

/// Whether every file that `pages` name is among them or on the site; `lists` are among them.
void check_links(const PageSource& source, const std::vector<web::SiteFile>& pages,
                 const MadeLists& lists, Diagnostics& diagnostics) {
  const fs::path site = source.workspace.root / "site";
  web::check_site_links(
      pages, source.workspace.configuration.site,
      [&](const std::string& path) {
        // The lists of addresses come last, of all that is here.
        return web::is_site_list(path) || source.files.exists(site / path);
      },
      unchanged_of(site, source.files, lists.files), diagnostics);
}

}  // namespace

web::Templates read_templates(const model::Configuration& configuration, Files& files) {
  const fs::path folder = share_folder() / "layouts" / "web";
  web::Templates templates;
  for (const std::string& name : files.list(folder)) {
    templates.files.emplace_back(name, files.read(folder / name));
  }
  web::read_words(configuration, templates);
  return templates;
}

std::vector<web::IssueCard> read_cards(const fs::path& site, Files& files, int threads_count) {
  std::vector<fs::path> paths;
  for (const fs::path& folder : issue_folders(site, files)) {
    const bool is_site = folder == site;
    // "38-39" of a year, and not what is below it: a folder for each printed page.
    const auto enters = [&](std::string_view below) {
      return is_site || below.find('/') == std::string_view::npos;
    };
    for (const std::string& name : files.list_within(folder, enters)) {
      if (name.ends_with("/issue.json") && !name.starts_with('.')) {
        paths.push_back(folder / name);
      }
    }
  }
  std::vector<web::IssueCard> cards(paths.size());
  parallel_for(paths.size(), threads_count, [&](std::size_t i) {
    cards[i] = web::read_issue_card(files.read(paths[i]), paths[i].generic_string());
  });
  return cards;
}

std::optional<model::SiteSettings> read_site_settings(const Workspace& workspace, Files& files,
                                                      Diagnostics& diagnostics) {
  const fs::path path = workspace.root / "site.toml";
  return files.exists(path)
             ? model::read_site_settings(files.read(path), shown_path(workspace, path),
                                         workspace.configuration.site, diagnostics)
             : model::SiteSettings{};
}

bool is_same(const model::Issue& issue, const web::IssueCard& card) {
  return std::equal(card.acts.begin(), card.acts.end(), issue.entries.begin(), issue.entries.end(),
                    [](const web::ActCard& act, const model::Entry& entry) {
                      return act.id == entry.instrument.id;
                    });
}

OnlineEdition make_site(const Workspace& workspace, Files& files, const model::Issue& issue,
                        web::IssueCard card, const std::vector<Pdf>& pdfs,
                        const OtherIssues& other_issues, int threads_count,
                        Diagnostics& diagnostics) {
  const model::Configuration& configuration = workspace.configuration;
  std::vector<web::SiteFile> zip = pack_issue(configuration, issue, pdfs, card);
  const web::Templates templates = read_templates(configuration, files);
  const PageSource source = {.workspace = workspace,
                             .files = files,
                             .templates = templates,
                             .threads_count = threads_count};
  const std::string origin = lists_origin(workspace, files, templates);
  const std::vector<web::IssueCard> former =
      read_cards(workspace.root / "site", files, threads_count);
  const std::vector<web::IssueCard> others = without(former, card.number);
  const web::ListedFiles bundles = read_bundles(workspace.root / "site", files);
  std::vector<web::SiteFile> pages = make_pages(source, issue, card, others, diagnostics);
  add_pdfs(configuration, issue, card, pdfs, pages);
  std::move(zip.begin(), zip.end(), std::back_inserter(pages));
  std::set<int> changed_years = changed_years_of(source, card, bundles, pages);
  add_concerned_pages(source, card, former, other_issues.compose, pages, changed_years,
                      diagnostics);
  report_stale_bundles(bundles, changed_years, diagnostics);
  std::vector<web::SiteFile> search =
      make_search({.workspace = workspace,
                   .files = files,
                   .templates = templates,
                   .issue = issue,
                   .card = card,
                   .others = others,
                   .compose_other = other_issues.compose,
                   .is_same_origin = has_lists_origin(workspace, files, origin),
                   .threads_count = threads_count},
                  diagnostics);
  std::move(search.begin(), search.end(), std::back_inserter(pages));
  MadeLists lists = make_lists({.workspace = workspace,
                                .files = files,
                                .templates = templates,
                                .card = card,
                                .former = former,
                                .others = others,
                                .origin = origin,
                                .threads_count = threads_count});
  std::vector<web::IssueCard> all = others;
  all.push_back(card);
  add_data_pages(bundles, all, source, lists.files);
  pages.insert(pages.end(), lists.files.begin(), lists.files.end());
  check_links(source, pages, lists, diagnostics);
  const auto settings = read_site_settings(workspace, files, diagnostics);
  if (!settings) {
    return {};
  }
  SiteChange change = keep_addresses({.workspace = workspace,
                                      .files = files,
                                      .templates = templates,
                                      .card = card,
                                      .others = others,
                                      .moved = settings->moved,
                                      .made = pages,
                                      .lists = lists,
                                      .is_planned = other_issues.is_planned},
                                     diagnostics);
  std::move(change.added.begin(), change.added.end(), std::back_inserter(pages));
  web::sort_for_upload(pages);
  return {.files = std::move(pages),
          .removed = std::move(change.removed),
          .kept = std::move(change.kept),
          .lists_note = std::move(lists.note)};
}

void leave_out_unchanged(const fs::path& site, Files& files, std::vector<web::SiteFile>& pages) {
  std::erase_if(pages, [&](const web::SiteFile& page) { return is_on_site(site, files, page); });
}

}  // namespace gazette::edition
