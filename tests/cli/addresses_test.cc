// Addresses are a contract: what a build does when an act, an issue or a list is not what it was.

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

const std::string kOld = "site/eli/2022/09/15/ubnd-45-2022-qd-ubnd/";
const std::string kNew = "site/eli/2022/09/15/ubnd-46-2022-qd-ubnd/";

/// An office with one act in issue 1, built.
void begin(Workspace& office) {
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
}

/// The act's number is put right, before the issue is ordered.
void renumber(const Workspace& office, const std::string& article = "Ban hành quy định mẫu.") {
  office.write("b.md", markdown({.number = "Số: 46/2022/QĐ-UBND", .article = article}));
  office.done({"ingest", "b.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-46-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
}

}  // namespace

TEST_CASE("every file of the site is listed once, with the issue that first had it") {
  Workspace office;
  begin(office);
  const std::string year = office.read("site/du-lieu/dia-chi/2022.txt");
  CHECK(has(year, "eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html\t2022/01\t"));
  std::size_t lines = 0;
  for (const std::string list : {"2022", "chung"}) {
    lines += lines_of(office.read("site/du-lieu/dia-chi/" + list + ".txt")).size();
  }
  std::size_t files = 0;
  for (const auto& [path, bytes] : office.contents("site")) {
    files += !bytes.empty() && path.find("du-lieu/dia-chi") == std::string::npos ? 1U : 0U;
  }
  CHECK(lines == files);
  const Contents before = office.contents("site");
  office.done({"build", "2022/01"});
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});
}

TEST_CASE("an act whose number is put right is found at its old address") {
  Workspace office;
  begin(office);
  const std::string pdf = office.read(kOld + "ubnd-45-2022-qd-ubnd.pdf");
  renumber(office);
  CHECK(office.run({"build", "2022/01"}).code == 0);
  CHECK(has(office.read(kOld + "index.html"),
            "url=../../../../../eli/2022/09/15/ubnd-46-2022-qd-ubnd/index.html"));
  CHECK(has(office.read("site/en/" + kOld.substr(5) + "index.html"),
            "url=../../../../../../en/eli/2022/09/15/ubnd-46-2022-qd-ubnd/index.html"));
  CHECK(office.read(kOld + "ubnd-45-2022-qd-ubnd.pdf") == pdf);
  // It stays so, and no later build asks again.
  const Contents before = office.contents("site");
  CHECK(office.run({"build", "2022/01"}).err.find("G08") == std::string::npos);
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});
}

TEST_CASE("an act that leaves an ordered issue stops the build until it is said where it went") {
  Workspace office;
  begin(office);
  office.done({"print", "order", "2022/01", "--copies", "10", "--date", "2022-09-20"});
  office.write("c.md", markdown({.number = "Số: 50/2022/QĐ-UBND"}));
  office.done({"ingest", "c.md", "--received", "2022-09-16"});
  office.write("issues/2022/02.toml", plan_of(2, "2022-09-27", {"ubnd-50-2022-qd-ubnd"}));
  office.done({"plan", "2022/02", "--date", "2022-09-27"});
  // The issue is withdrawn: all of it is taken away from the site.
  fs::remove_all(office.path() / "site/2022/01");
  fs::remove_all(office.path() / "site/en/2022/01");
  const Contents before = office.contents();
  const Outcome refused = office.run({"build", "2022/02"});
  CHECK(refused.code == 1);
  CHECK(
      has(refused.err, "error[G0807]: no issue has 2022/01/ any more, which issue 2022/01 had\n"));
  CHECK(has(refused.err,
            "error[G0807]: no issue has eli/2022/09/15/ubnd-45-2022-qd-ubnd/ any "
            "more, which issue 2022/01 had\n"));
  CHECK(has(refused.err, "write into site.toml [[moved]] from = \"2022/01/\""));
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});

  office.write("site.toml",
               "[[moved]]\nfrom = \"2022/01/\"\nto = \"2022/02/\"\n"
               "[[moved]]\nfrom = \"eli/2022/09/15/ubnd-45-2022-qd-ubnd/\"\nto = \"nirgends/\"\n");
  CHECK(has(office.run({"build", "2022/02"}).err,
            "is to send on to nirgends/index.html, which the site does not have"));
  office.write("site.toml",
               "[[moved]]\nfrom = \"2022/01/\"\nto = \"2022/02/\"\n[[moved]]\nfrom = "
               "\"https://congbao.dongnai.gov.vn/eli/2022/09/15/ubnd-45-2022-qd-ubnd/\"\n"
               "to = \"eli/2022/09/15/ubnd-50-2022-qd-ubnd/\"\n");
  const Outcome done = office.run({"build", "2022/02"});
  INFO(done.err);
  CHECK(done.code == 0);
  CHECK(has(office.read("site/2022/01/index.html"), "url=../../2022/02/index.html"));
  CHECK(has(office.read("site/2022/01/trang/2/index.html"), "url=../../../../2022/02/trang/2/"));
  CHECK_FALSE(office.has("site/2022/01/dong-nai-2022-01.pdf"));
  CHECK(office.read("site/du-lieu/dia-chi/2022.txt").find("dong-nai-2022-01.pdf") ==
        std::string::npos);
  CHECK(has(office.read(kOld + "index.html"), "ubnd-50-2022-qd-ubnd/index.html\">"));
}

TEST_CASE("an act that leaves a plan is told, and forgotten once its folder is taken away") {
  Workspace office;
  begin(office);
  renumber(office);
  office.write("b.md", "");
  office.write("d.md", markdown({.front = "issuer = \"hdnd\"", .number = "Số: 9/2022/NQ-HĐND"}));
  office.write("c.md", markdown({.number = "Số: 50/2022/QĐ-UBND",
                                 .date = "Đồng Nai, ngày 14 "
                                         "tháng 9 năm 2022"}));
  std::string other = office.read("c.md");
  const std::string title = "mẫu";
  for (std::size_t at = other.find(title); at != std::string::npos; at = other.find(title, at)) {
    other.replace(at, title.size(), "khác");
  }
  office.write("c.md", other);
  office.done({"ingest", "c.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-50-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  const Outcome told = office.run({"build", "2022/01"});
  CHECK(told.code == 0);
  CHECK(has(told.err,
            "warning[G0808]: no issue has eli/2022/09/15/ubnd-45-2022-qd-ubnd/ any "
            "more, which issue 2022/01 had\n"));
  fs::remove_all(office.path() / kOld);
  fs::remove_all(office.path() / "site/en" / kOld.substr(5));
  CHECK(office.run({"build", "2022/01"}).err.find("G0808") == std::string::npos);
  CHECK(office.read("site/du-lieu/dia-chi/2022.txt").find("ubnd-45") == std::string::npos);
}

TEST_CASE("a list edited by hand is told, and no address falls out of it") {
  Workspace office;
  begin(office);
  const Contents before = office.contents("site");
  const std::string list = office.read("site/du-lieu/dia-chi/2022.txt");
  office.write("site/du-lieu/dia-chi/2022.txt", list.substr(list.find('\n') + 1));
  const Outcome outcome = office.run({"build", "2022/01"});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err,
            "site: warning[G0809]: changed by hand and made anew from the files of "
            "the site: du-lieu/dia-chi/2022.txt\n"));
  for (const std::string& path : differences(before, office.contents("site"))) {
    CHECK(path.starts_with("du-lieu/dia-chi"));  // the line says "-" for its issue
  }
  CHECK(lines_of(office.read("site/du-lieu/dia-chi/2022.txt")).size() == lines_of(list).size());
}

TEST_CASE("a site edited by hand is told, made right, and nothing of the editor is lost") {
  Workspace office;
  begin(office);
  const Contents before = office.contents("site");
  office.write("site/index.html", "mine");
  office.write("site/google.html", "for a search engine");
  fs::remove(office.path() / kOld / "index.html");
  const Outcome outcome = office.run({"build", "2022/01"});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "site: warning[G0809]: changed by hand and made anew: index.html\n"));
  CHECK(has(outcome.err, "site: warning[G0809]: taken away by hand and made again: " +
                             kOld.substr(5) + "index.html\n"));
  CHECK(has(outcome.err,
            "site: note[G0810]: not made by the program; left where it is, and never "
            "uploaded or removed: google.html\n"));
  CHECK(office.read("hand-edited/index.html") == "mine");
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{"google.html"});
  // A second time another edit of the same page is kept, too.
  office.write("site/index.html", "mine again");
  static_cast<void>(office.run({"build", "2022/01"}));
  CHECK(office.read("hand-edited/index.html") == "mine");
  CHECK(office.read("hand-edited/index.html~") == "mine again");
}

TEST_CASE("lists forget an issue that was taken away where another is built again") {
  Workspace office;
  begin(office);
  office.write("c.md", markdown({.number = "Số: 50/2022/QĐ-UBND"}));
  office.done({"ingest", "c.md", "--received", "2022-09-16"});
  office.write("issues/2022/02.toml", plan_of(2, "2022-09-27", {"ubnd-50-2022-qd-ubnd"}));
  office.done({"plan", "2022/02", "--date", "2022-09-27"});
  office.done({"build", "2022/02"});
  CHECK(has(office.read("site/2022/acts.json"), "ubnd-50-2022-qd-ubnd"));
  const std::string act = "eli/2022/09/15/ubnd-50-2022-qd-ubnd";
  for (const std::string tree : {"site/", "site/en/"}) {
    fs::remove_all(office.path() / (tree + "2022/02"));
    fs::remove_all(office.path() / (tree + act));
  }
  office.write("site.toml",
               "[[moved]]\nfrom = \"2022/02/\"\nto = \"2022/01/\"\n[[moved]]\nfrom = \"" + act +
                   "/\"\nto = \"2022/01/\"\n");
  const Outcome done = office.run({"build", "2022/01"});
  INFO(done.err);
  CHECK(done.code == 0);
  for (const std::string list : {"2022/acts.json", "2022/SHA256SUMS", "2022/index.html",
                                 "so-lieu/2022/index.html", "loai/quyet-dinh/2022/index.html"}) {
    INFO(list);
    const std::string bytes = office.read("site/" + list);
    CHECK(bytes.find("2022-02") == std::string::npos);
    CHECK(bytes.find("2022/02") == std::string::npos);
    CHECK(bytes.find("50/2022/QĐ-UBND") == std::string::npos);
  }
}

TEST_CASE("an issue whose card was taken away stops the build of another until it is built again") {
  Workspace office;
  office.build_sample();
  const Contents before = office.contents("site");
  fs::remove(office.path() / "site/2022/37/issue.json");
  const Outcome refused = office.run({"build", "2022/38-39"});
  CHECK(refused.code == 1);
  CHECK(has(refused.err,
            "site/2022/37/issue.json: error[G0807]: taken away by hand: without it the site "
            "forgets issue 2022/37\n  help: build 2022/37 again\n1 error, 0 warnings\n"));
  CHECK(office.run({"build", "2022/37"}).code == 0);
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});
}

TEST_CASE("a list edited by hand is kept aside also where all lists are made anew") {
  Workspace office;
  begin(office);
  office.write("c.md", markdown({.number = "Số: 5/2023/QĐ-UBND",
                                 .date = "Đồng Nai, ngày 10 tháng 01 năm 2023"}));
  office.done({"ingest", "c.md", "--received", "2023-01-12"});
  office.write("issues/2023/01.toml",
               "number = 1\nyear = 2023\ndate = 2023-01-20\norder = \"rule\"\n[[entry]]\nact = "
               "\"ubnd-5-2023-qd-ubnd\"\n");
  office.done({"plan", "2023/01", "--date", "2023-01-20", "--begin-year"});
  office.done({"build", "2023/01"});
  office.write("site/2022/index.html", "mine");
  fs::remove(office.path() / "build/.site-lists");
  const Outcome outcome = office.run({"build", "2023/01"});
  CHECK(has(outcome.err, "site: warning[G0809]: changed by hand and made anew: 2022/index.html\n"));
  CHECK(office.read("hand-edited/2022/index.html") == "mine");
  CHECK(has(office.read("site/2022/index.html"), "<h1>"));
}

TEST_CASE("a list that becomes empty sends on by itself, its years too") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  const std::string plan = plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"});
  office.write("issues/2022/01.toml", plan + "subjects = [\"van-thu\", \"van-thu\"]\n");
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  const std::string feed = office.read("site/linh-vuc/van-thu/atom.xml");
  CHECK(feed.find("<entry>") == feed.rfind("<entry>"));  // named twice, listed once
  office.write("issues/2022/01.toml", plan + "subjects = [\"giao-duc\"]\n");
  const Outcome done = office.run({"build", "2022/01"});
  INFO(done.err);
  CHECK(done.code == 0);
  CHECK(done.err.find("G08") == std::string::npos);
  CHECK(has(office.read("site/linh-vuc/giao-duc/index.html"), "45/2022/QĐ-UBND"));
  CHECK(has(office.read("site/linh-vuc/van-thu/index.html"), "url=../../index.html"));
  CHECK(has(office.read("site/linh-vuc/van-thu/2022/index.html"), "url=../../../index.html"));
  // Whoever follows it no longer reads of an act that is not there.
  const std::string empty = office.read("site/linh-vuc/van-thu/atom.xml");
  CHECK(empty.find("<entry>") == std::string::npos);
  CHECK(has(empty, "<id>https://congbao.dongnai.gov.vn/linh-vuc/van-thu/atom.xml</id>"));
  const Contents before = office.contents("site");
  office.done({"build", "2022/01"});
  CHECK(differences(before, office.contents("site")).empty());
}

TEST_CASE("files of the search that nothing reads any more are taken away") {
  Workspace office;
  begin(office);
  const Contents before = office.contents("site");
  // As an index of more words would have left it, and one of a year without acts.
  const std::string stale = "site/tim-kiem/chi-muc/2022/words/0/9.js";
  office.write(stale, "old");
  office.write("site/tim-kiem/chi-muc/2021/head.js", "old");
  fs::remove_all(office.path() / "site/du-lieu");
  office.done({"build", "2022/01"});
  CHECK_FALSE(office.has(stale));
  CHECK_FALSE(office.has("site/tim-kiem/chi-muc/2021/head.js"));
  CHECK(differences(before, office.contents("site")).size() <= 5);  // lists; an empty folder
}

TEST_CASE("a change of the site that was cut off is ended by the next command") {
  Workspace office;
  begin(office);
  const Contents whole = office.contents("site");
  // As a kill behind the first files leaves it: the rest lies ready.
  const std::string home = office.read("site/index.html");
  office.write("site/index.html", "the former home page");
  office.write("site/.ready/index.html", home);
  office.write("site/.ready/.order", "+2022/01/index.html\n+index.html\n-gone.html\n");
  office.write("site/gone.html", "");
  office.done({"build", "2022/01"});
  CHECK(differences(whole, office.contents("site")) == std::vector<std::string>{});
}

}  // namespace gazette::cli
