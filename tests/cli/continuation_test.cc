// A long act over three issues, as an editor makes them.

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

const std::string kAct = "ubnd-45-2022-qd-ubnd";
const std::string kPage = "site/eli/2022/09/15/" + kAct + "/index.html";

/// A decision of `chapters` chapters of four articles with four clauses each: a page and a half a
/// chapter.
std::string long_act(int chapters) {
  std::string text = "Quy định chung.";
  int article = 1;
  for (int chapter = 1; chapter <= chapters; ++chapter) {
    text += fmt::format("\n\n**Chương {}**\n\n**QUẢN LÝ NHÀ NƯỚC**",
                        std::string(static_cast<std::size_t>(chapter), 'I'));
    for (int i = 0; i < 4; ++i) {
      text += fmt::format("\n\n**Điều {}. Trách nhiệm quản lý**", ++article);
      for (int clause = 1; clause <= 4; ++clause) {
        text += fmt::format("\n\n{}. ", clause);
        for (int word = 0; word < 12; ++word) {
          text += "cơ quan quản lý nhà nước có trách nhiệm ";
        }
      }
    }
  }
  return text;
}

bool has(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

/// An office with a limit of twelve pages and a long act that was taken in.
void begin(const Workspace& office) {
  office.write("gazette.toml", office.read("gazette.toml") + "\n[issue]\npages_most = 12\n");
  std::string act = markdown({.article = long_act(3)});
  const std::string last = "**Điều 2.** Quyết định này";
  act.replace(act.find(last), last.size(), "**Điều 14.** Quyết định này");
  office.write("a.md", act);
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
}

}  // namespace

TEST_CASE("a long act goes on in the next issues until it ends") {
  Workspace office;
  office.begin_office();
  begin(office);
  std::vector<std::string> parts;
  std::string plan;
  for (int number = 1; number <= 4 && parts.size() + 1 == static_cast<std::size_t>(number);
       ++number) {
    const std::string issue = fmt::format("2022/{:02}", number);
    const std::string out = office.done({"plan", issue, "--date", "2022-09-20"});
    if (!has(out, "part ")) {
      break;
    }
    plan = office.read(fmt::format("issues/2022/{:02}.toml", number));
    parts.push_back(plan.substr(plan.find("# Phần")));
    const std::string built = office.done({"build", issue});
    CHECK(built.starts_with("issue " + issue + " of 2022-09-20: 1 acts, "));
    if (!has(plan, "continued_in")) {
      break;
    }
  }
  REQUIRE(parts.size() >= 2);
  CHECK(parts.front().starts_with("# Phần 1: từ đầu đến trước "));
  CHECK(has(parts.front(), "part = 1\nparagraphs = [1, "));
  CHECK(has(parts.front(), "continued_in = \"2022/02\"\n"));
  CHECK(has(parts[1], "continued_from = \"2022/01\"\n"));
  CHECK(has(parts.back(), " đến hết\n"));
  const std::string page = office.read(kPage);
  CHECK(has(page, fmt::format("Đăng từ Công báo số 01 đến số {:02}", parts.size())));
  CHECK(has(page, kAct + "-phan-2.pdf"));
  CHECK_FALSE(has(page, "Văn bản chưa đăng hết"));
  // Building an earlier issue again does not take the later parts away.
  office.done({"build", "2022/01"});
  CHECK(office.read(kPage) == page);
  office.done({"check"});
}

TEST_CASE("while an act goes on it waits, and its page says where") {
  Workspace office;
  office.begin_office();
  begin(office);
  office.done({"plan", "2022/01", "--date", "2022-09-20", "--next", "2-3"});
  office.done({"build", "2022/01"});
  CHECK(has(office.read(kPage), "Văn bản chưa đăng hết: xem tiếp Công báo số 02 + 03."));
  const auto queue =
      nlohmann::json::parse(office.done({"status", "--as-of", "2022-09-20", "--json"}));
  REQUIRE(queue["waiting"].size() == 1);
  CHECK(queue["waiting"][0]["state"] == "received");
  CHECK(queue["waiting"][0]["parts"] ==
        nlohmann::json::parse(R"([{"part": 1, "issue": "2022/01", "state": "planned"}])"));
  CHECK(has(office.done({"status", "--as-of", "2022-09-20"}),
            "- part 1 is in 2022/01, planned; the rest is promised for 2022/02-03"));
  // Another number than the one printed is said, and the rest goes in all the same.
  const Outcome outcome = office.run({"plan", "2022/02", "--date", "2022-09-25"});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "warning[G0415]: issue 2022/01 says that \"" + kAct +
                             "\" goes on in 2022/02-03; it is planned in 2022/02"));
  CHECK(has(outcome.out, "  part 2 of " + kAct));
}

TEST_CASE("acts behind the one that is cut wait, and a plan taken away is made anew") {
  Workspace office;
  office.begin_office();
  begin(office);
  office.write("b.md", markdown({.number = "Số: 46/2022/QĐ-UBND"}));
  office.done({"ingest", "b.md", "--received", "2022-09-16"});
  const Outcome outcome = office.run({"plan", "2022/01", "--date", "2022-09-20"});
  CHECK(has(outcome.err,
            "note[G0417]: issue 2022/01 is full: left for a later one is "
            "ubnd-46-2022-qd-ubnd"));
  const std::string plan = office.read("issues/2022/01.toml");
  office.done({"plan", "2022/01"});
  std::filesystem::remove(office.path() / "issues/2022/01.toml");
  office.done({"plan", "2022/01", "--date", "2022-09-20", "--act", kAct});
  CHECK(office.read("issues/2022/01.toml") == plan);
  // The part is the record's too.
  std::string other = plan;
  const std::string promise = "continued_in = \"2022/02\"";
  other.replace(other.find(promise), promise.size(), "continued_in = \"2022/03\"");
  office.write("issues/2022/01.toml", other);
  CHECK(has(office.run({"build", "2022/01"}).err,
            "error[G0412]: the plan holds other parts of acts than the record of the issue"));
}

TEST_CASE("pages that run through the year follow the issue before") {
  Workspace office;
  office.begin_office();
  office.write("gazette.toml", office.read("gazette.toml") + "\n[issue]\npages = \"year\"\n");
  office.write("a.md", markdown({.number = "Số: 1/2022/QĐ-UBND"}));
  office.write("b.md", markdown({.number = "Số: 2/2022/QĐ-UBND"}));
  office.done({"ingest", "a.md", "b.md", "--received", "2022-09-16"});
  const auto act = [](int number) { return fmt::format("ubnd-{}-2022-qd-ubnd", number); };
  office.done({"plan", "2022/01", "--act", act(1), "--date", "2022-09-20"});
  // The first issue was not built: nobody knows where the second begins.
  const Outcome refused = office.run({"plan", "2022/02", "--act", act(2), "--date", "2022-09-21"});
  CHECK(refused.code == 1);
  CHECK(has(refused.err, "G0418"));
  office.done({"build", "2022/01"});
  office.done({"plan", "2022/02", "--act", act(2), "--date", "2022-09-21"});
  CHECK(has(office.read("issues/2022/02.toml"), "first_page = 5\n"));
  office.done({"build", "2022/02"});
  std::string plan = office.read("issues/2022/02.toml");
  plan.replace(plan.find("first_page = 5"), 14, "first_page = 9");
  office.write("issues/2022/02.toml", plan);
  CHECK(has(office.run({"build", "2022/02"}).err, "G0419"));
}

TEST_CASE("without a limit an act is never cut, and an issue over one says so") {
  Workspace office;
  office.begin_office();
  begin(office);
  office.done({"plan", "2022/01", "--date", "2022-09-20", "--pages-most", "100"});
  CHECK_FALSE(has(office.read("issues/2022/01.toml"), "part ="));
  CHECK(has(office.read("issues/2022/01.toml"), "pages_most = 100\n"));
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {kAct}));
  const Outcome outcome = office.run({"build", "2022/01"});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err, "warning[G0416]: issue 2022/01 has "));
  CHECK(has(outcome.err, " pages, at most 12 were wanted"));
}

}  // namespace gazette::cli
