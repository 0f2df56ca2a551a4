#include "gazette/web/feeds.h"

#include <map>
#include <regex>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/web/empty_feed.h"
#include "tests/web/outside_judges.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

std::vector<std::string> between(const std::string& text, const std::string& start,
                                 const std::string& end) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
    at += start.size();
    found.push_back(text.substr(at, text.find(end, at) - at));
  }
  return found;
}

/// The address of the first link of this relation; empty where there is none.
std::string link_of(const std::string& xml, const std::string& relation) {
  const auto links = between(xml, "<link rel=\"" + relation + "\" ", "/>");
  return links.empty() ? "" : between(links.front(), "href=\"", "\"").front();
}

/// An issue with `count` acts of one kind and issuer.
IssueCard issue(model::IssueNumber number, Date date, int count) {
  IssueCard card{.number = number, .date = date, .gazette_name = "Công báo tỉnh Đồng Nai"};
  for (int i = 1; i <= count; ++i) {
    card.acts.push_back({.id = fmt::format("ubnd-{}-{}-{}", i, number.first, number.year),
                         .title = fmt::format("Quyết định số {}", i),
                         .abstract_text = "Về <việc> \"A\" & B",
                         .kind = "quyet-dinh",
                         .kind_name = "Quyết định",
                         .issuer = "ubnd",
                         .issuer_name = "Ủy ban nhân dân tỉnh Đồng Nai",
                         .symbol = fmt::format("{}/QĐ-UBND", i),
                         .date = add_days(date, -5),
                         .first_folio = 1,
                         .last_folio = 2,
                         .pdf_bytes = 1000});
  }
  return card;
}

/// All feed documents of a site with these issues, by path.
std::map<std::string, std::string> feeds_of(const std::vector<IssueCard>& cards,
                                            const model::Configuration& configuration) {
  std::map<std::string, std::string> feeds;
  for (const SiteFile& file : make_index_pages(cards, configuration, site_templates())) {
    if (file.path.find("atom") != std::string::npos) {
      feeds[file.path] = file.bytes;
    }
  }
  return feeds;
}

std::vector<IssueCard> three_months() {
  return {issue({2022, 1, 1}, {2022, 7, 5}, 30), issue({2022, 2, 2}, {2022, 8, 5}, 30),
          issue({2022, 3, 3}, {2022, 9, 5}, 10), issue({2022, 4, 4}, {2022, 9, 20}, 10)};
}

}  // namespace

TEST_CASE("there is a feed of all acts, and one for each kind and issuer beside its page") {
  std::vector<std::string> paths;
  for (const auto& [path, xml] : feeds_of({sample_card(sample_issue())}, sample_configuration())) {
    paths.push_back(path);
  }
  CHECK(paths == std::vector<std::string>{"atom.xml", "co-quan/chu-tich/atom.xml",
                                          "co-quan/ubnd/atom.xml", "loai/chi-thi/atom.xml",
                                          "loai/quyet-dinh/atom.xml"});
}

TEST_CASE("an entry says what an act is, and where it can be had") {
  const auto feeds = feeds_of({sample_card(sample_issue())}, sample_configuration());
  std::string xml = feeds.at("loai/quyet-dinh/atom.xml");
  xml = std::regex_replace(xml, std::regex("https://congbao.example.vn"), "SITE");
  xml = std::regex_replace(xml, std::regex("ubnd-45-2022-qd-ubnd"), "ACT");
  xml = std::regex_replace(xml, std::regex("SITE/eli/2022/09/15/ACT/ACT"), "FOLDER/ACT");
  xml = std::regex_replace(xml, std::regex("Ủy ban nhân dân tỉnh Đồng Nai"), "ISSUER");
  xml = std::regex_replace(xml, std::regex(sample_decision().abstract_text), "ABSTRACT");
  CHECK(xml ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>SITE/loai/quyet-dinh/atom.xml</id>
<title>Công báo tỉnh Đồng Nai – Quyết định</title>
<updated>2022-09-20T08:00:00+07:00</updated>
<author><name>Công báo tỉnh Đồng Nai</name></author>
<icon>SITE/icon.svg</icon>
<link rel="self" type="application/atom+xml" href="SITE/loai/quyet-dinh/atom.xml"/>
<link rel="alternate" type="text/html" href="SITE/loai/quyet-dinh/"/>
<entry>
<id>SITE/eli/2022/09/15/ACT/</id>
<title>Quyết định số 45/2022/QĐ-UBND</title>
<published>2022-09-20T08:00:00+07:00</published>
<updated>2022-09-20T08:00:00+07:00</updated>
<author><name>ISSUER</name></author>
<link rel="alternate" type="text/html" href="SITE/eli/2022/09/15/ACT/"/>
<link rel="enclosure" type="application/pdf" length="210000" href="FOLDER/ACT.pdf"/>
<link rel="alternate" type="application/akn+xml" href="FOLDER/ACT.xml"/>
<link rel="alternate" type="text/plain" href="FOLDER/ACT.txt"/>
<link rel="alternate" type="application/json" href="FOLDER/ACT.json"/>
<category scheme="SITE/loai/" term="quyet-dinh" label="Quyết định"/>
<category scheme="SITE/co-quan/" term="ubnd" label="ISSUER"/>
<summary>ABSTRACT (Công báo số 38 + 39, ngày 20 tháng 9 năm 2022)</summary>
</entry>
</feed>
)");
}

TEST_CASE("from the feed back through its archive every act is found once") {
  const auto feeds = feeds_of(three_months(), sample_configuration());
  CHECK(feeds.size() == 9);  // three feeds with two months behind each
  // The newest month has 20 acts; the feed has the latest 50.
  const std::string& newest = feeds.at("atom.xml");
  CHECK(between(newest, "<entry>\n<id>", "<").size() == 50);
  CHECK(link_of(newest, "prev-archive") == "https://congbao.example.vn/atom-2022-08.xml");
  CHECK(link_of(newest, "next-archive").empty());
  CHECK(newest.find("fh:archive") == std::string::npos);
  const std::string& august = feeds.at("atom-2022-08.xml");
  CHECK(between(august, "<entry>\n<id>", "<").size() == 30);
  CHECK(link_of(august, "prev-archive") == "https://congbao.example.vn/atom-2022-07.xml");
  CHECK(link_of(august, "next-archive").empty());
  CHECK(link_of(august, "current") == "https://congbao.example.vn/atom.xml");
  CHECK(link_of(august, "self") == "https://congbao.example.vn/atom-2022-08.xml");
  CHECK(august.find("<fh:archive/>") != std::string::npos);
  CHECK(august.find("<id>https://congbao.example.vn/atom.xml</id>") != std::string::npos);
  const std::string& july = feeds.at("atom-2022-07.xml");
  CHECK(link_of(july, "prev-archive").empty());
  CHECK(link_of(july, "next-archive") == "https://congbao.example.vn/atom-2022-08.xml");
  std::map<std::string, int> ids;
  for (const std::string* xml : {&newest, &august, &july}) {
    for (const std::string& id : between(*xml, "<entry>\n<id>", "<")) {
      ++ids[id];
    }
  }
  CHECK(ids.size() == 80);
}

TEST_CASE("the archive of a month stays as it is when later issues come") {
  std::vector<IssueCard> cards = three_months();
  const auto before = feeds_of(cards, sample_configuration());
  cards.push_back(issue({2022, 5, 5}, {2022, 10, 3}, 60));
  const auto after = feeds_of(cards, sample_configuration());
  CHECK(after.at("atom-2022-07.xml") == before.at("atom-2022-07.xml"));
  CHECK(between(after.at("atom.xml"), "<entry>\n<id>", "<").size() == 60);
  CHECK(link_of(after.at("atom.xml"), "prev-archive") ==
        "https://congbao.example.vn/atom-2022-09.xml");
}

TEST_CASE("an act in parts is one entry of each month, with the PDFs up to then") {
  IssueCard first = issue({2022, 1, 1}, {2022, 8, 30}, 1);
  IssueCard second = issue({2022, 2, 2}, {2022, 9, 5}, 1);
  IssueCard third = issue({2022, 3, 3}, {2022, 9, 20}, 1);
  for (IssueCard* card : {&first, &second, &third}) {
    card->acts[0].id = "ubnd-dai";
    card->acts[0].date = {2022, 8, 1};
  }
  first.acts[0].part = model::Part{.number = 1, .end = 10, .next = second.number};
  second.acts[0].part = model::Part{
      .number = 2, .first = 10, .end = 20, .former = first.number, .next = third.number};
  third.acts[0].part = model::Part{.number = 3, .first = 20, .end = 30, .former = second.number};
  const auto feeds = feeds_of({first, second, third}, sample_configuration());
  const std::string& newest = feeds.at("atom.xml");
  CHECK(between(newest, "<updated>", "</updated>") ==
        std::vector<std::string>{"2022-09-20T08:00:00+07:00", "2022-09-20T08:00:00+07:00",
                                 "2022-08-30T08:00:00+07:00"});
  CHECK(between(newest,
                "length=\"1000\" href=\"https://congbao.example.vn/eli/2022/08/01/ubnd-dai/",
                "\"") == std::vector<std::string>{"ubnd-dai-phan-1.pdf", "ubnd-dai-phan-2.pdf",
                                                  "ubnd-dai-phan-3.pdf", "ubnd-dai-phan-1.pdf"});
  CHECK(between(feeds.at("atom-2022-08.xml"), "<published>", "<").size() == 1);
}

TEST_CASE("feeds are valid by the schema of Atom, whatever stands in titles") {
  std::vector<IssueCard> cards = three_months();
  cards[3].acts[0].title = "]]> <script>\x01\u202E & \"Đ\" \xEF\xBF\xBF";
  const auto feeds = feeds_of(cards, sample_configuration());
  CHECK(feeds.at("atom.xml").find("]]&gt; &lt;script&gt;\uFFFD\u202E &amp; &quot;Đ&quot; \uFFFD") !=
        std::string::npos);
  for (const auto& [path, xml] : feeds) {
    INFO(path);
    const auto faults = atom_faults(xml);
    if (!faults) {
      WARN("not installed: xmllint");
      return;
    }
    CHECK(*faults == "");
  }
  // A judge that finds nothing in a feed without an id is none.
  std::string broken = feeds.at("atom.xml");
  broken.erase(broken.find("<id>"), broken.find("</id>") + 5 - broken.find("<id>"));
  CHECK(*atom_faults(broken) != "");
}

TEST_CASE("a gazette without issues has an empty feed, one without an address has none") {
  const auto feeds = feeds_of({}, sample_configuration());
  REQUIRE(feeds.size() == 1);
  CHECK(feeds.at("atom.xml").find("<updated>1997-01-01T08:00:00+07:00</updated>") !=
        std::string::npos);
  CHECK(atom_faults(feeds.at("atom.xml")).value_or("") == "");
  model::Configuration configuration = sample_configuration();
  configuration.site.clear();
  CHECK(feeds_of({sample_card(sample_issue())}, configuration).empty());
}

TEST_CASE("an act that another changes is an entry again in that month, and the archive stays") {
  std::vector<IssueCard> cards = three_months();
  const auto before = feeds_of(cards, sample_configuration());
  IssueCard later = issue({2022, 5, 5}, {2022, 9, 27}, 1);
  later.acts[0].related = {{.kind = model::RelationKind::corrects,
                            .act = cards[0].acts[3].id,
                            .date = cards[0].acts[3].date},
                           {.kind = model::RelationKind::based_on,
                            .act = cards[0].acts[4].id,
                            .date = cards[0].acts[4].date}};
  cards.push_back(later);
  const auto after = feeds_of(cards, sample_configuration());
  CHECK(after.at("atom-2022-07.xml") == before.at("atom-2022-07.xml"));
  CHECK(after.at("atom-2022-08.xml") == before.at("atom-2022-08.xml"));
  const std::string& newest = after.at("atom.xml");
  const std::vector<std::string> entries = between(newest, "<entry>\n", "</entry>");
  CHECK(entries.size() == 50);
  // The correcting act, then the corrected one: both of the day of that issue.
  CHECK(between(entries[0], "<title>", "<").front() == "Quyết định số 1");
  CHECK(between(entries[1], "<id>", "<").front() ==
        "https://congbao.example.vn/eli/2022/06/30/ubnd-4-1-2022/");
  CHECK(between(entries[1], "<published>", "<").front() == "2022-07-05T08:00:00+07:00");
  CHECK(between(entries[1], "<updated>", "<").front() == "2022-09-27T08:00:00+07:00");
  CHECK(between(entries[1], "<summary>", "<").front() ==
        "Về &lt;việc&gt; &quot;A&quot; &amp; B (Công báo số 01, ngày 05 tháng 7 năm 2022). Được "
        "đính chính bởi Quyết định số 1 (Công báo số 05, ngày 27 tháng 9 năm 2022)");
  CHECK(between(entries[2], "<updated>", "<").front() == "2022-09-20T08:00:00+07:00");
  CHECK(atom_faults(newest).value_or("") == "");
}

TEST_CASE("an act that is changed twice says in each month what was done to it then") {
  IssueCard first = issue({2018, 1, 1}, {2018, 1, 5}, 1);
  IssueCard second = issue({2018, 9, 9}, {2018, 3, 20}, 1);
  IssueCard third = issue({2019, 5, 5}, {2019, 2, 12}, 1);
  for (IssueCard* each : {&second, &third}) {
    each->acts[0].related = {{.kind = model::RelationKind::corrects,
                              .act = first.acts[0].id,
                              .date = first.acts[0].date}};
  }
  const auto feeds = feeds_of({first, second, third}, sample_configuration());
  const auto summary_of_first = [&](const std::string& path) {
    for (const std::string& entry : between(feeds.at(path), "<entry>\n", "</entry>")) {
      if (between(entry, "<published>", "<").front() == "2018-01-05T08:00:00+07:00") {
        return between(entry, "<summary>", "<").front();
      }
    }
    return std::string();
  };
  const std::string archive = summary_of_first("atom-2018-03.xml");
  CHECK(archive.find("Công báo số 09") != std::string::npos);
  CHECK(archive.find("Công báo số 05") == std::string::npos);
  const std::string newest = summary_of_first("atom.xml");
  CHECK(newest.find("Công báo số 05") != std::string::npos);
  CHECK(newest.find("Công báo số 09") == std::string::npos);
}

TEST_CASE("a change in the month of publication moves the day of the one entry") {
  IssueCard first = issue({2022, 1, 1}, {2022, 9, 5}, 1);
  IssueCard second = issue({2022, 2, 2}, {2022, 9, 20}, 1);
  second.acts[0].related = {{.kind = model::RelationKind::repeals,
                             .whole = true,
                             .act = first.acts[0].id,
                             .date = first.acts[0].date}};
  const auto feeds = feeds_of({first, second}, sample_configuration());
  CHECK(feeds.size() == 3);
  const std::vector<std::string> entries = between(feeds.at("atom.xml"), "<entry>\n", "</entry>");
  REQUIRE(entries.size() == 2);
  CHECK(between(entries[1], "<updated>", "<").front() == "2022-09-20T08:00:00+07:00");
  CHECK(between(entries[1], "<published>", "<").front() == "2022-09-05T08:00:00+07:00");
}

TEST_CASE("a feed whose list is empty says so under its own address") {
  const SiteFile feed = make_empty_feed("loai/chi-thi/atom.xml", {2022, 9, 20},
                                        sample_configuration(), site_templates());
  CHECK(feed.path == "loai/chi-thi/atom.xml");
  CHECK(is_feed(feed.path));
  CHECK_FALSE(has_entries(feed.bytes));
  const std::string bytes =
      std::regex_replace(feed.bytes, std::regex("https://congbao.example.vn"), "SITE");
  CHECK(bytes ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>SITE/loai/chi-thi/atom.xml</id>
<title>Công báo tỉnh Đồng Nai – Chỉ thị</title>
<updated>2022-09-20T08:00:00+07:00</updated>
<author><name>Công báo tỉnh Đồng Nai</name></author>
<icon>SITE/icon.svg</icon>
<link rel="self" type="application/atom+xml" href="SITE/loai/chi-thi/atom.xml"/>
<link rel="alternate" type="text/html" href="SITE/loai/chi-thi/"/>
</feed>
)");
  CHECK(atom_faults(feed.bytes).value_or("") == "");
  const SiteFile month = make_empty_feed("co-quan/x/atom-2022-08.xml", {2022, 9, 20},
                                         sample_configuration(), site_templates());
  CHECK(month.bytes.find("<fh:archive/>") != std::string::npos);
  CHECK(link_of(month.bytes, "current") == "https://congbao.example.vn/co-quan/x/atom.xml");
  CHECK(atom_faults(month.bytes).value_or("") == "");
  CHECK_FALSE(is_feed("2022/atoms.xml"));
  CHECK_FALSE(is_feed("atom-2022.txt"));
}
