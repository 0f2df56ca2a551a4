// The queue as a clerk sees it: what waits, what came twice, what stands in the way.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

bool has_text(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

nlohmann::json queue_of(const Workspace& office) {
  return nlohmann::json::parse(office.done({"status", "--as-of", "2022-09-20", "--json"}));
}

}  // namespace

TEST_CASE("the queue as JSON says how an act came, by when it is due and where it stands") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16", "--by", "system"});
  const nlohmann::json queue = queue_of(office);
  REQUIRE(queue["waiting"].size() == 1);
  const nlohmann::json& act = queue["waiting"][0];
  CHECK(act["act"] == "ubnd-45-2022-qd-ubnd");
  CHECK(act["by"] == "system");
  CHECK(act["received"] == "2022-09-16");
  // 18 September 2022 is a Sunday, 23 September a Friday.
  CHECK(act["receipt_due"] == "2022-09-19");
  CHECK(act["print_due"] == "2022-09-23");
  CHECK(act["days_left"] == 3);
  CHECK(act["state"] == "received");
  CHECK(act["issue"].is_null());
  CHECK(act["source_missing"] == false);
}

TEST_CASE("the report on the clock counts an act late until the day of its issue") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  const auto act_on = [&](const std::string& day) {
    const auto report =
        nlohmann::json::parse(office.done({"report", "clock", "2022", "--json", "--date", day}));
    REQUIRE(report["acts"].size() == 1);
    return report["acts"][0];
  };
  CHECK(act_on("2022-09-25")["printed_days_late"] == 2);
  office.done({"plan", "2022/01", "--date", "2022-09-30"});
  CHECK(act_on("2022-09-25")["issue"] == "2022/01");
  CHECK(act_on("2022-09-25")["published"] == false);
  CHECK(act_on("2022-10-05")["published"] == true);
  CHECK(act_on("2022-10-05")["printed_days_late"] == 7);
  const Outcome refused = office.run({"report", "clock", "2022", "--known-at", "2022-09-25"});
  CHECK(refused.code == 2);
  CHECK(has_text(refused.err, "--known-at: the record keeps the day on which an act came"));
}

TEST_CASE("a document of the inbox that cannot be taken in shows its first error") {
  Workspace office;
  office.begin_office();
  office.write("inbox/b.md", markdown({.number = "Số:       /QĐ-UBND"}));
  const std::string status = office.done({"status", "--as-of", "2022-09-20"});
  CHECK(has_text(status, "in inbox/, not taken in\n  b.md"));
  CHECK(has_text(status, "error"));
  CHECK(has_text(status, "\n    ! G03"));
  CHECK(queue_of(office)["inbox"][0]["file"] == "b.md");
}

TEST_CASE("an original that is gone blocks its act in the queue") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  std::filesystem::remove(office.path() / "sources" / (sha256(markdown()) + ".md"));
  CHECK(has_text(office.done({"status", "--as-of", "2022-09-20"}),
                 "! 1 error: G0409 the source of \"ubnd-45-2022-qd-ubnd\" (a.md) is missing"));
  CHECK(queue_of(office)["waiting"][0]["source_missing"] == true);
}

TEST_CASE("versions of an act are listed, a printed act is not replaced") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("b.md", markdown({.article = "Ban hành quy định khác."}));
  office.done({"ingest", "a.md", "--received", "2022-09-15", "--by", "mail"});
  refuse(office, {"ingest", "b.md", "--received", "2022-09-16"}, "b.md: error[G0711]: ");
  office.done({"ingest", "b.md", "--received", "2022-09-16", "--by", "hand", "--replace"});
  const std::string versions = office.done({"status", "ubnd-45-2022-qd-ubnd"});
  CHECK(has_text(versions, "\n1        2022-09-15  mail    " + sha256(markdown()).substr(0, 12) +
                               "  a.md\n2        2022-09-16  hand    "));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", "2", "--date", "2022-09-18"});
  office.done({"print", "receive", "2022/01", "--good", "2", "--date", "2022-09-19"});
  office.write("c.md", markdown({.article = "Ban hành quy định khác nữa."}));
  refuse(office, {"ingest", "c.md", "--received", "2022-09-20", "--replace"},
         "c.md: error[G0716]: ");
  CHECK(queue_of(office)["published"][0]["state"] == "printed");
}

TEST_CASE("the same bytes under another name are said to be known") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("copy.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  const Outcome again = office.run({"ingest", "copy.md", "--received", "2022-09-18"});
  CHECK(again.code == 0);
  CHECK(has_text(again.err,
                 "copy.md: note[G0718]: the same file was received on 2022-09-16 as a.md\n"));
}

TEST_CASE("what was stated beside a document is kept by its own hash and checked when it is read") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  const std::string document = "inbox/TB-3312-STC.docx";
  const std::string stated = "section = \"khac\"\n";
  office.write(document + ".toml", stated);
  office.done({"ingest", document, "--received", "2022-09-16"});
  const std::string kept = "sources/" + sha256(stated) + ".toml";
  REQUIRE(office.has(kept));
  CHECK(office.read(kept) == stated);
  office.write(kept, "section = \"quy-pham\"\n");
  CHECK(queue_of(office)["waiting"][0]["first_finding"]["message"] ==
        "what is stated beside \"so-tai-chinh-3312-tb-stc-2022-09-12\" (TB-3312-STC.docx.toml) has "
        "been changed");
}

TEST_CASE("a document whose statement was changed since it came is in the inbox's list again") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  const std::string document = "inbox/TB-3312-STC.docx";
  const auto is_listed = [&] {
    return has_text(office.done({"status", "--as-of", "2022-09-20"}),
                    "  TB-3312-STC.docx                                              changed, 0 "
                    "warnings\n    - so-tai-chinh-3312-tb-stc-2022-09-12 was received from this "
                    "file; its statement or what it\n      shows was changed since: `gazette "
                    "ingest` takes that in\n");
  };
  office.write(document + ".toml", "section = \"khac\"\n");
  office.done({"ingest", document, "--received", "2022-09-16"});
  CHECK_FALSE(is_listed());
  office.write(document + ".toml", "section = \"khac\"\n# đã đối chiếu\n");
  CHECK(is_listed());
  office.done({"ingest", document, "--received", "2022-09-17"});
  CHECK_FALSE(is_listed());
  // Taken back, it is another text than the record's latest again.
  office.write(document + ".toml", "section = \"khac\"\n");
  CHECK(is_listed());
}

TEST_CASE("a source that was damaged is sound again once its document is taken in again") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  REQUIRE(office.run({"ingest", "a.md", "--received", "2022-09-16"}).code == 0);
  const std::string kept = "sources/" + sha256(markdown()) + ".md";
  office.write(kept, "x");
  CHECK(queue_of(office)["waiting"][0]["source_missing"] == true);
  CHECK(has_text(office.run({"ingest", "a.md", "--received", "2022-09-18"}).out, "unchanged"));
  CHECK(office.read(kept) == markdown());
  // Nor is it taken away where the record refuses what came.
  office.write("b.md", markdown({.article = "Văn bản khác."}));
  office.write("sources/" + sha256(office.read("b.md")) + ".md", "y");
  CHECK(office.run({"ingest", "b.md", "--received", "2022-09-18"}).code == 1);
  CHECK(office.has("sources/" + sha256(office.read("b.md")) + ".md"));
}

TEST_CASE("a statement that an old record has beside its source is never removed") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  REQUIRE(office.run({"ingest", "a.md", "--received", "2022-09-16"}).code == 0);
  const std::string former = "sources/" + sha256(markdown()) + ".md.toml";
  office.write(former, "section = \"khac\"\n");
  REQUIRE(office.run({"ingest", "a.md", "--received", "2022-09-18"}).code == 0);
  CHECK(office.has(former));
}

TEST_CASE("a year whose holidays are not listed is a warning where deadlines depend on them") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown({.number = "Số: 45/2023/QĐ-UBND",
                                 .date = "Đồng Nai, ngày 15 tháng 9 năm 2023"}));
  office.done({"ingest", "a.md", "--received", "2023-09-15"});
  CHECK(has_text(office.run({"status", "--as-of", "2023-09-20"}).err,
                 "gazette.toml: warning[G0112]: the calendar lists no holidays of 2023\n"));
}

}  // namespace gazette::cli
