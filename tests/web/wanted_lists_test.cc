// A build makes only those lists whose inputs changed: what the site then has is held against all
// lists made anew, over sites of some years and every kind of change.

#include <map>
#include <mutex>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/web/web.h"
#include "tests/web/sample.h"

namespace gazette::web {
namespace {

using web_sample::sample_configuration;
using web_sample::sample_issue;
using web_sample::site_templates;

using Contents = std::map<std::string, std::string>;

const Templates& templates() {
  static const Templates read = site_templates();
  return read;
}

/// All lists of these issues.
Contents lists_of(const std::vector<IssueCard>& cards, const FormerLists& former = {}) {
  Contents contents;
  for (SiteFile& file : make_index_pages(cards, sample_configuration(), templates(), 2, former)) {
    contents[file.path] = std::move(file.bytes);
  }
  return contents;
}

struct Updated {
  Contents site = {};
  std::set<std::string> made = {};
};

/// The lists of a site brought up to date for `issue`.
Updated update(const std::vector<IssueCard>& before, const std::vector<IssueCard>& after,
               model::IssueNumber issue) {
  Updated updated{.site = lists_of(before)};
  std::map<std::string, std::string> inputs;
  std::set<std::string> asked;
  std::mutex mutex;
  CHECK(lists_of(before, {.issue = issue,
                          .wants =
                              [&](const std::string& path, const std::string& now) {
                                const std::lock_guard lock(mutex);
                                inputs[path] = now;
                                return false;
                              }})
            .empty());
  const Contents made =
      lists_of(after, {.issue = issue,
                       .wants =
                           [&](const std::string& path, const std::string& now) {
                             const std::lock_guard lock(mutex);
                             asked.insert(path);
                             const auto former = inputs.find(path);
                             return now.empty() || former == inputs.end() || former->second != now;
                           },
                       .read = [&](const std::string& path) { return updated.site.at(path); }});
  for (const auto& [path, now] : inputs) {
    if (!asked.contains(path)) {
      updated.site.erase(path);
    }
  }
  for (const auto& [path, bytes] : made) {
    updated.site[path] = bytes;
    updated.made.insert(path);
  }
  return updated;
}

/// An issue with acts of some kinds and issuers; `seed` chooses.
IssueCard issue_of(int year, int number, unsigned seed) {
  IssueCard card{.number = {year, number, number},
                 .date = add_days(Date{year, 1, 5}, number * 40),
                 .gazette_name = "Công báo",
                 .pages_count = 10,
                 .pdf_bytes = 1000,
                 .pdf_sha256 = std::string(64, 'a')};
  const std::vector<std::pair<std::string, std::string>> kinds = {
      {"quyet-dinh", "Quyết định"}, {"nghi-quyet", "Nghị quyết"}, {"ban-cu", "Bản cũ"}};
  for (unsigned i = 0; i < 2 + seed % 2; ++i) {
    const auto& [kind, name] = kinds[(seed / 3 + i * (seed % 5)) % kinds.size()];
    const Date date = add_days(card.date, -static_cast<int>(10 + (seed % 4) * 15));
    const std::string symbol = fmt::format("{}/{}/QĐ-UBND", number * 10 + static_cast<int>(i),
                                           seed % 7 == 0 ? year - 1 : year);
    card.acts.push_back({.id = fmt::format("ubnd-{}-{}-{}", year, number, i),
                         .title = name + " số " + symbol,
                         .abstract_text = fmt::format("về việc {}", seed),
                         .kind = kind,
                         .kind_name = name,
                         .issuer = seed % 3 == 0 ? "hdnd" : "ubnd",
                         .issuer_name = seed % 3 == 0 ? "Hội đồng nhân dân" : "Ủy ban nhân dân",
                         .symbol = symbol,
                         .date = date,
                         .first_folio = 1 + i,
                         .last_folio = 2 + i});
  }
  return card;
}

std::vector<IssueCard> site_of(int years, int issues) {
  std::vector<IssueCard> cards;
  for (int year = 2018; year < 2018 + years; ++year) {
    for (int number = 1; number <= issues; ++number) {
      cards.push_back(issue_of(year, number, static_cast<unsigned>(year * 31 + number * 7)));
    }
  }
  return cards;
}

/// What differs between what the site has and what it would have if all lists were made anew.
std::vector<std::string> differing(const Contents& site, const std::vector<IssueCard>& cards) {
  const Contents anew = lists_of(cards);
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : anew) {
    if (!site.contains(path) || site.at(path) != bytes) {
      paths.push_back(path);
    }
  }
  for (const auto& [path, bytes] : site) {
    if (!anew.contains(path)) {
      paths.push_back(path + " is no list");
    }
  }
  return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("the lists of a site to which an issue is added are those made anew") {
  for (unsigned seed = 0; seed < 12; ++seed) {
    INFO(seed);
    const std::vector<IssueCard> before = site_of(3, 4);
    std::vector<IssueCard> after = before;
    after.push_back(issue_of(2020, 5, seed));
    CHECK(differing(update(before, after, {2020, 5, 5}).site, after) == Paths{});
  }
}

TEST_CASE("an issue added leaves the lists of former years as they are") {
  const std::vector<IssueCard> before = site_of(3, 4);
  std::vector<IssueCard> after = before;
  after.push_back(issue_of(2020, 5, 17));
  const std::set<std::string> made = update(before, after, {2020, 5, 5}).made;
  for (const std::string& path : made) {
    INFO(path);
    const bool is_of_former_year =
        path.find("2018") != std::string::npos || path.find("2019/") != std::string::npos;
    CHECK((path.starts_with("sitemap-") || !is_of_former_year));
  }
  CHECK(made.contains("2020/index.html"));
  CHECK(made.contains("index.html"));
  CHECK(update(after, after, {2020, 5, 5}).made.contains("2020/index.html") == false);
}

TEST_CASE("the first issue of a year, and one of a year before all, change what leads there") {
  for (const int year : {2021, 2016}) {
    for (unsigned seed = 0; seed < 6; ++seed) {
      INFO(year << " " << seed);
      const std::vector<IssueCard> before = site_of(3, 2);
      std::vector<IssueCard> after = before;
      after.push_back(issue_of(year, 1, seed));
      CHECK(differing(update(before, after, {year, 1, 1}).site, after) == Paths{});
    }
  }
}

TEST_CASE("an issue built again with other acts, or with none, changes the lists that had them") {
  const std::vector<IssueCard> before = site_of(3, 3);
  for (std::size_t at = 0; at < before.size(); ++at) {
    for (unsigned seed = 0; seed < 4; ++seed) {
      INFO(at << " " << seed);
      std::vector<IssueCard> after = before;
      const model::IssueNumber number = before[at].number;
      after[at] = issue_of(number.year, number.first, seed * 5 + 1);
      CHECK(differing(update(before, after, number).site, after) == Paths{});
      after[at].acts.clear();
      CHECK(differing(update(before, after, number).site, after) == Paths{});
    }
  }
}

TEST_CASE("an act that goes on in an issue of the next year is listed anew in both years") {
  std::vector<IssueCard> before = site_of(3, 3);
  const model::IssueNumber next = {2019, 4, 4};
  ActCard& first = before[2].acts[0];
  first.part = model::Part{.number = 1, .end = 20, .next = next};
  std::vector<IssueCard> after = before;
  IssueCard second = issue_of(2019, 4, 3);
  second.acts.push_back(first);
  second.acts.back().part =
      model::Part{.number = 2, .first = 20, .end = 40, .former = before[2].number};
  after.push_back(second);
  CHECK(differing(update(before, after, next).site, after) == Paths{});
}

TEST_CASE("an act that corrects one of another year changes sitemap and corrections") {
  const std::vector<IssueCard> before = site_of(3, 3);
  std::vector<IssueCard> after = before;
  IssueCard issue = issue_of(2020, 4, 2);
  issue.acts[0].related.push_back({.kind = model::RelationKind::corrects,
                                   .whole = true,
                                   .act = before[0].acts[0].id,
                                   .date = before[0].acts[0].date});
  after.push_back(issue);
  CHECK(differing(update(before, after, issue.number).site, after) == Paths{});
}

TEST_CASE(
    "an issue whose act was changed in another year is listed anew in the feeds of that year") {
  std::vector<IssueCard> before = site_of(3, 3);
  before.back().acts[0].related.push_back({.kind = model::RelationKind::amends,
                                           .act = before[0].acts[0].id,
                                           .date = before[0].acts[0].date});
  std::vector<IssueCard> after = before;
  after[0].acts[0].title += " (đã sửa)";
  CHECK(differing(update(before, after, before[0].number).site, after) == Paths{});
}

}  // namespace gazette::web
