// Times the online edition: a site made from nothing, and one more issue added to it.
//
//   bench_site CONFIGURATION WORKSPACE YEARS ACTS
//
// WORKSPACE is made anew: its folder "site" gets so many years of 39 issues with ACTS acts each,
// all pages, the search, the lists, the feeds. Then one more issue is added as `gazette build` adds
// it, once its pages are set: the site is read, the issue's pages and all lists are made, what is
// as it was is left out, the rest is written and put into place.

#include "gazette/edition/site.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "gazette/base/base.h"
#include "gazette/base/files.h"
#include "gazette/base/folder_change.h"
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

  /// Issue `number` of 1 to 40 of a year.
  [[nodiscard]] model::Issue issue(int year, int number) const {
    model::Issue issue{.number = {year, number, number},
                       .date = add_days(Date{year, 1, 1}, number * 9),
                       .publisher = model::publisher_on(configuration_, Date{2022, 1, 1}),
                       .gazette_id = configuration_.id,
                       .site = configuration_.site};
    const auto of_issue = [&](int k) {
      return acts_per_year_ * static_cast<std::size_t>(k) / kIssuesPerYear;
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
};

web::IssueCard card_of(const model::Issue& issue) {
  web::IssueCard card{.number = issue.number,
                      .date = issue.date,
                      .gazette_name = issue.publisher.name,
                      .pages_count = 2};
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
                         .last_folio = first + kPagesPerAct - 1});
    card.pages_count += kPagesPerAct;
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

/// The site of these years, each year's issues with its search.
void make_from_nothing(const Years& years, int years_count, const edition::Workspace& workspace,
                       const web::Templates& templates) {
  Sink sink(workspace.root / "site");
  const auto begin = std::chrono::steady_clock::now();
  std::vector<web::IssueCard> cards;
  std::vector<web::SearchPart> parts;
  std::map<int, std::vector<web::SearchAct>> searched;
  double searching = 0;
  for (int year = kFirstYear; year < kFirstYear + years_count; ++year) {
    const std::string name = fmt::format("{}", year);
    web::SearchIndexWriter writer(name, [&](const web::SiteFile& file) { sink.write({file}); }, 2);
    for (int number = 1; number <= kIssuesPerYear; ++number) {
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
  fmt::print(
      "{} years, {} issues: {:.2f} s, of them {:.2f} s search, {:.2f} s lists, {:.2f} s writing; "
      "{} files, {:.1f} MB, peak {:.0f} MB\n",
      years_count, cards.size(), all, searching, listing, sink.seconds(), sink.files_count(),
      static_cast<double>(sink.bytes()) / 1e6, peak_megabytes());
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
      "one more issue: {:.2f} s, of them {:.2f} s making, {:.2f} s comparing; {} of {} files "
      "written, {:.1f} MB, findings: {}, peak {:.0f} MB\n",
      seconds_since(begin), made, compared - made, site.files.size(), all_count,
      static_cast<double>(bytes) / 1e6, diagnostics.list().size(), peak_megabytes());
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
  if (count != 5 || number_of(arguments[3]) < 1 || number_of(arguments[4]) < kIssuesPerYear) {
    fmt::print(stderr, "usage: bench_site CONFIGURATION WORKSPACE YEARS ACTS\n");
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
  fs::remove_all(workspace.root / "site");
  web::Templates templates;
  const fs::path layouts = edition::share_folder() / "layouts" / "web";
  for (const std::string& name : real_files().list(layouts)) {
    templates.files.emplace_back(name, real_files().read(layouts / name));
  }
  web::read_words(workspace.configuration, templates);
  const int years_count = number_of(arguments[3]);
  const Years years(workspace.configuration, static_cast<std::size_t>(number_of(arguments[4])));
  make_from_nothing(years, years_count, workspace, templates);
  add_one(years, kFirstYear + years_count - 1, workspace);
  fmt::print("largest folder: {} names\n", largest_folder(workspace.root / "site"));
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  return gazette::run(count, arguments);
}
