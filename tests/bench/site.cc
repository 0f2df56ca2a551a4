// Times the online edition: a site made from nothing, and one more issue added to it.
//
//   bench_site CONFIGURATION WORKSPACE YEARS ACTS [make|add|whole|stream]
//
// WORKSPACE is made anew: its folder "site" gets so many years of 39 issues with ACTS acts each,
// all pages, the search, the lists, the feeds. Then one more issue is added as `gazette build` adds
// it, once its pages are set: the site is read, the issue's pages and all lists are made, what is
// as it was is left out, the rest is written and put into place. "make" and "add" do one of both;
// "whole" makes the site from nothing with the issue that "add" adds, for both to be compared.
//
// "stream" makes the site of acts of half a page with everything but its disk: what is made is
// counted, with the entries of each folder, and let go.

#include "gazette/edition/site.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "gazette/base/base.h"
#include "gazette/base/files.h"
#include "gazette/base/folder_change.h"
#include "gazette/edition/site_lists.h"
#include "gazette/ingest/ingest.h"
#include "gazette/web/search_page.h"
#include "gazette/web/search_sections.h"
#include "gazette/web/site_list.h"
#include "tests/bench/acts.h"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr int kIssuesPerYear = 39;
constexpr int kFirstYear = 2000;
constexpr std::uint32_t kPagesPerAct = 3;
constexpr std::size_t kDifferentActs = 20;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of all processors together: what else the machine does is not in it.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peak_megabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::vector<model::Instrument> make_acts_of(const model::Configuration& configuration) {
  std::vector<model::Instrument> acts;
  const std::vector<Text> texts = make_acts(kDifferentActs * kPagesPerAct, Material::mixed);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Diagnostics diagnostics;
    ingest::Ingested read =
        ingest::ingest({.bytes = texts[i].text, .path = fmt::format("{:04}.md", i + 1)},
                       configuration, diagnostics);
    GAZETTE_ASSERT(read.instrument.has_value());
    acts.push_back(std::move(*read.instrument));
  }
  return acts;
}

/// Issues of one workspace, each made when it is asked for.
class Years {
 public:
  Years(const model::Configuration& configuration, std::size_t acts_per_year)
      : configuration_(configuration),
        acts_(make_acts_of(configuration)),
        acts_per_year_(acts_per_year) {}

  /// So many issues a year instead of 39, their acts with one article each.
  void make_small(int issues_per_year) {
    issues_per_year_ = issues_per_year;
    pages_per_act_ = 1;
    for (model::Instrument& act : acts_) {
      act.provisions.resize(std::min<std::size_t>(act.provisions.size(), 1));
      act.provisions.front().children.clear();
      act.attachments.clear();
    }
  }

  [[nodiscard]] int issues_per_year() const { return issues_per_year_; }
  [[nodiscard]] std::uint32_t pages_per_act() const { return pages_per_act_; }

  /// Issue `number` of a year, from 1; of a year of 39 the 40th too.
  [[nodiscard]] model::Issue issue(int year, int number) const {
    model::Issue issue{.number = {year, number, number},
                       .date = add_days(Date{year, 1, 1}, number * 351 / issues_per_year_),
                       .publisher = model::publisher_on(configuration_, Date{2022, 1, 1}),
                       .gazette_id = configuration_.id,
                       .site = configuration_.site};
    const auto of_issue = [&](int k) {
      return acts_per_year_ * static_cast<std::size_t>(k) /
             static_cast<std::size_t>(issues_per_year_);
    };
    for (std::size_t i = of_issue(number - 1); i < of_issue(number); ++i) {
      model::Instrument act = acts_[(i + static_cast<std::size_t>(year) * 7) % acts_.size()];
      act.symbol.number = fmt::format("{}", i + 1);
      act.symbol.year = year;
      act.symbol.text = fmt::format("{}/{}/QĐ-UBND", i + 1, year);
      act.date = add_days(issue.date, -12);
      act.id = model::act_id(act.issuer, act.symbol, act.date);
      issue.entries.push_back({.instrument = std::move(act),
                               .section_title = "VĂN BẢN QUY PHẠM PHÁP LUẬT",
                               .issuer_name = "Ủy ban nhân dân tỉnh Đồng Nai"});
    }
    return issue;
  }

 private:
  const model::Configuration& configuration_;
  std::vector<model::Instrument> acts_;
  std::size_t acts_per_year_;
  int issues_per_year_ = kIssuesPerYear;
  std::uint32_t pages_per_act_ = kPagesPerAct;
};

web::IssueCard card_of(const model::Issue& issue, std::uint32_t pages_per_act = kPagesPerAct) {
  web::IssueCard card{.number = issue.number,
                      .date = issue.date,
                      .gazette_name = issue.publisher.name,
                      .pages_count = 2};
  card.acts.reserve(issue.entries.size());
  for (const model::Entry& entry : issue.entries) {
    const model::Instrument& act = entry.instrument;
    const std::uint32_t first = card.pages_count + 1;
    card.acts.push_back({.id = act.id,
                         .title = model::title_of(act),
                         .abstract_text = act.abstract_text,
                         .kind = act.kind,
                         .kind_name = act.kind_name,
                         .issuer = act.issuer,
                         .issuer_name = entry.issuer_name,
                         .symbol = act.symbol.text,
                         .section_title = entry.section_title,
                         .date = act.date,
                         .first_folio = first,
                         .last_folio = first + pages_per_act - 1});
    card.pages_count += pages_per_act;
  }
  return card;
}

/// Writes files, counts them and keeps the list of addresses.
class Sink {
 public:
  explicit Sink(fs::path folder) : folder_(std::move(folder)) {}

  void write(const std::vector<web::SiteFile>& files) {
    const auto begin = std::chrono::steady_clock::now();
    for (const web::SiteFile& file : files) {
      real_files().write(folder_ / file.path, file.bytes);
      bytes_ += file.bytes.size();
      ++files_count_;
      lists_[web::site_list_name(file.path)].push_back({.path = file.path,
                                                        .first = "2000/01",
                                                        .bytes = file.bytes.size(),
                                                        .sha256 = sha256(file.bytes)});
    }
    seconds_ += seconds_since(begin);
  }

  void write_lists() {
    std::vector<web::SiteListEntry> entries;
    for (auto& [name, files] : lists_) {
      std::size_t bytes = 0;
      for (const web::ListedFile& file : files) {
        bytes += file.bytes;
      }
      const std::size_t count = files.size();
      const web::SiteFile list = web::make_site_list(name, std::move(files));
      real_files().write(folder_ / list.path, list.bytes);
      entries.push_back(
          {.name = name, .files_count = count, .bytes = bytes, .sha256 = sha256(list.bytes)});
    }
    const web::SiteFile lists = web::make_site_lists(std::move(entries));
    real_files().write(folder_ / lists.path, lists.bytes);
  }

  [[nodiscard]] double seconds() const { return seconds_; }
  [[nodiscard]] std::size_t files_count() const { return files_count_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  fs::path folder_;
  double seconds_ = 0;
  std::size_t files_count_ = 0;
  std::size_t bytes_ = 0;
  std::map<std::string, std::vector<web::ListedFile>> lists_;
};

/// The site of these years, each year's issues with its search; the last year has so many issues.
void make_from_nothing(const Years& years, int years_count, int last_issues_count,
                       const edition::Workspace& workspace, const web::Templates& templates) {
  Sink sink(workspace.root / "site");
  const auto begin = std::chrono::steady_clock::now();
  const double processor_begin = processor_seconds();
  std::vector<web::IssueCard> cards;
  std::vector<web::SearchPart> parts;
  std::map<int, std::vector<web::SearchAct>> searched;
  double searching = 0;
  for (int year = kFirstYear; year < kFirstYear + years_count; ++year) {
    const std::string name = fmt::format("{}", year);
    web::SearchIndexWriter writer(name, [&](const web::SiteFile& file) { sink.write({file}); }, 2);
    const bool is_last = year == kFirstYear + years_count - 1;
    for (int number = 1; number <= (is_last ? last_issues_count : kIssuesPerYear); ++number) {
      const model::Issue issue = years.issue(year, number);
      cards.push_back(card_of(issue));
      sink.write(
          web::make_issue_pages(issue, cards.back(), workspace.configuration, templates, {}, 2));
      const auto start = std::chrono::steady_clock::now();
      for (std::size_t i = 0; i < issue.entries.size(); ++i) {
        web::SearchAct act =
            web::search_act(issue.entries[i].instrument, cards.back().acts[i], std::nullopt);
        act.issue = web::issue_title(workspace.configuration, templates, issue.number);
        act.year = year;
        writer.add(act);
        act.sections.clear();  // the lists ask for names only
        searched[year].push_back(std::move(act));
      }
      searching += seconds_since(start);
    }
    const auto start = std::chrono::steady_clock::now();
    parts.push_back(writer.finish());
    searching += seconds_since(start);
  }
  const auto start = std::chrono::steady_clock::now();
  const web::SiteFile list = web::make_search_list(std::move(parts));
  sink.write(web::make_search_pages(cards, workspace.configuration, templates, list, searched));
  sink.write({list});
  sink.write(web::make_index_pages(cards, workspace.configuration, templates, 2));
  sink.write_lists();
  const double listing = seconds_since(start);
  const double all = seconds_since(begin);
  const double processor = processor_seconds() - processor_begin;
  edition::note_lists_origin(
      workspace, real_files(),
      edition::lists_note(workspace, real_files(),
                          edition::lists_origin(workspace, real_files(), templates), cards));
  fmt::print(
      "{} years, {} issues: {:.2f} s, of them {:.2f} s search, {:.2f} s lists, {:.2f} s writing; "
      "{:.2f} s of processors; {} files, {:.1f} MB, peak {:.0f} MB\n",
      years_count, cards.size(), all, searching, listing, sink.seconds(), processor,
      sink.files_count(), static_cast<double>(sink.bytes()) / 1e6, peak_megabytes());
}

void add_one(const Years& years, int year, const edition::Workspace& workspace) {
  const model::Issue issue = years.issue(year, kIssuesPerYear + 1);
  const web::IssueCard card = card_of(issue);
  const edition::OtherIssues others = {
      .compose =
          [&](model::IssueNumber number, Diagnostics&) {
            return std::optional(years.issue(number.year, number.first));
          },
      .is_planned = [](std::string_view) { return false; }};
  Diagnostics diagnostics;
  const auto begin = std::chrono::steady_clock::now();
  const double processor_begin = processor_seconds();
  edition::OnlineEdition site =
      edition::make_site(workspace, real_files(), issue, card, {}, others, 2, diagnostics);
  const double made = seconds_since(begin);
  const std::size_t all_count = site.files.size();
  edition::leave_out_unchanged(workspace.root / "site", real_files(), site.files);
  const double compared = seconds_since(begin);
  FolderChange change(real_files(), workspace.root / "site");
  std::size_t bytes = 0;
  for (const web::SiteFile& file : site.files) {
    change.write(file.path, file.bytes);
    bytes += file.bytes.size();
  }
  for (const std::string& path : site.removed) {
    change.remove(path);
  }
  change.prepare();
  change.commit();
  fmt::print(
      "one more issue: {:.2f} s, of them {:.2f} s making, {:.2f} s comparing; {:.2f} s of "
      "processors; {} of {} files written, {:.1f} MB, findings: {}, peak {:.0f} MB\n",
      seconds_since(begin), made, compared - made, processor_seconds() - processor_begin,
      site.files.size(), all_count, static_cast<double>(bytes) / 1e6, diagnostics.list().size(),
      peak_megabytes());
}

/// Counts files and what is in each folder, and forgets them.
class Counter {
 public:
  void count(const web::SiteFile& file) {
    ++files_count_;
    bytes_ += file.bytes.size();
    auto& folders = folders_[web::site_list_name(file.path)];
    std::string_view path = file.path;
    for (std::size_t end = path.rfind('/'); end != std::string_view::npos; end = path.rfind('/')) {
      path = path.substr(0, end);
      const auto [folder, is_new] = folders.try_emplace(std::hash<std::string_view>()(path), 0);
      largest_ = std::max(largest_, ++folder->second);
      if (!is_new) {
        break;  // it stands in its own folder already
      }
    }
  }
  /// No more files come for the lists of that year.
  void end_year(int year) { folders_.erase(fmt::format("{}", year)); }
  void print() const {
    fmt::print("{} files, {:.1f} GB, largest folder: {} names\n", files_count_,
               static_cast<double>(bytes_) / 1e9, largest_);
  }

 private:
  std::map<std::string, std::unordered_map<std::size_t, std::uint32_t>> folders_ = {};
  std::size_t files_count_ = 0;
  std::size_t bytes_ = 0;
  std::uint32_t largest_ = 0;
};

/// The issues and the search of a year, counted; its cards are kept for the lists.
void stream_year(const Years& years, int year, const edition::Workspace& workspace,
                 const web::Templates& templates, Counter& counter,
                 std::vector<web::IssueCard>& cards) {
  web::SearchIndexWriter writer(
      fmt::format("{}", year), [&](const web::SiteFile& file) { counter.count(file); }, 2);
  for (int number = 1; number <= years.issues_per_year(); ++number) {
    const model::Issue issue = years.issue(year, number);
    cards.push_back(card_of(issue, years.pages_per_act()));
    for (const web::SiteFile& file :
         web::make_issue_pages(issue, cards.back(), workspace.configuration, templates, {}, 2)) {
      counter.count(file);
    }
    for (std::size_t i = 0; i < issue.entries.size(); ++i) {
      web::SearchAct act =
          web::search_act(issue.entries[i].instrument, cards.back().acts[i], std::nullopt);
      act.year = year;
      writer.add(act);
    }
  }
  static_cast<void>(writer.finish());
  counter.end_year(year - 1);
}

/// The year of whose acts a list is: "2009" of "co-quan/ubnd/2009/index.html", "atom-2009-01.xml",
/// "sitemap-2009.xml". Of lists of all years the general name.
std::string list_of(const std::string& path) {
  static const std::regex year("[/-](2[0-9]{3})[/.-]");
  std::smatch found;
  return std::regex_search(path, found, year) ? found.str(1) : web::site_list_name(path);
}

/// The whole site of these years, a year at a time; so are the lists.
void stream(const Years& years, int years_count, const edition::Workspace& workspace,
            const web::Templates& templates) {
  Counter counter;
  std::vector<web::IssueCard> cards;
  const auto begin = std::chrono::steady_clock::now();
  for (int year = kFirstYear; year < kFirstYear + years_count; ++year) {
    stream_year(years, year, workspace, templates, counter, cards);
  }
  std::size_t acts_count = 0;
  for (const web::IssueCard& card : cards) {
    acts_count += card.acts.size();
  }
  fmt::print("{} acts in {} issues: {:.0f} s, peak {:.0f} MB; ", acts_count, cards.size(),
             seconds_since(begin), peak_megabytes());
  counter.print();
  const auto lists_begin = std::chrono::steady_clock::now();
  for (int year = kFirstYear - 1; year <= kFirstYear + years_count; ++year) {
    const bool is_of_all = year == kFirstYear + years_count;
    const std::string name =
        is_of_all ? std::string(web::kGeneralListName) : fmt::format("{}", year);
    for (const web::SiteFile& file : web::make_index_pages(
             cards, workspace.configuration, templates, 2,
             {.wants = [&](const std::string& path,
                           const std::string& /*inputs*/) { return list_of(path) == name; },
              .read = [](const std::string&) { return std::string(); }})) {
      counter.count(file);
    }
  }
  fmt::print("lists: {:.0f} s, peak {:.0f} MB; ", seconds_since(lists_begin), peak_megabytes());
  counter.print();
}

/// The most names in any folder of the site.
std::size_t largest_folder(const fs::path& site) {
  std::map<fs::path, std::size_t> counts;
  for (const auto& entry : fs::recursive_directory_iterator(site)) {
    ++counts[entry.path().parent_path()];
  }
  std::size_t most = 0;
  for (const auto& [folder, count] : counts) {
    most = std::max(most, count);
  }
  return most;
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int run(int count, char** arguments) {
  const std::string_view what = count == 6 ? arguments[5] : "";
  const bool is_right =
      count == 5 || what == "make" || what == "add" || what == "whole" || what == "stream";
  if (!is_right || number_of(arguments[3]) < 1 || number_of(arguments[4]) < kIssuesPerYear) {
    fmt::print(stderr,
               "usage: bench_site CONFIGURATION WORKSPACE YEARS ACTS [make|add|whole|stream]\n");
    return 2;
  }
  const std::string path = arguments[1];
  Diagnostics diagnostics;
  edition::Workspace workspace{.root = arguments[2]};
  const auto configuration = model::read_configuration(real_files().read(path), path, diagnostics);
  if (!configuration) {
    fmt::print(stderr, "no configuration\n");
    return 2;
  }
  workspace.configuration = *configuration;
  web::Templates templates;
  const fs::path layouts = edition::share_folder() / "layouts" / "web";
  for (const std::string& name : real_files().list(layouts)) {
    templates.files.emplace_back(name, real_files().read(layouts / name));
  }
  web::read_words(workspace.configuration, templates);
  const int years_count = number_of(arguments[3]);
  Years years(workspace.configuration, static_cast<std::size_t>(number_of(arguments[4])));
  if (what == "stream") {
    constexpr int kIssuesPerYearMost = 200;
    years.make_small(kIssuesPerYearMost);
    stream(years, years_count, workspace, templates);
    return 0;
  }
  if (what != "add") {
    fs::remove_all(workspace.root / "site");
    make_from_nothing(years, years_count, kIssuesPerYear + (what == "whole" ? 1 : 0), workspace,
                      templates);
  }
  if (what != "make" && what != "whole") {
    add_one(years, kFirstYear + years_count - 1, workspace);
  }
  fmt::print("largest folder: {} names\n", largest_folder(workspace.root / "site"));
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  return gazette::run(count, arguments);
}
