// What goes to the print shop: tickets, their revisions, and the package with all files.

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

const std::string kBody = "build/2022-01/print/body.pdf";

/// An office whose printer wants marks, with one recipient of two copies and issue 2022/01 built.
void begin(const Workspace& office, const std::string& printer = "") {
  std::string settings = office.read("gazette.toml");
  const std::string last_key = "copies_extra = 0\n";
  settings.replace(settings.find(last_key), last_key.size(),
                   "copies_extra = 0\novers_percent = 20\nmarks = [\"bottom\"]\n" + printer);
  office.write("gazette.toml", settings);
  office.write("r.csv",
               "id,name,address,copies,channel,basis\n"
               "R001,Xã A,Huyện B,2,bưu điện,ví dụ\n");
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
}

std::string order(const Workspace& office, const std::string& date,
                  std::vector<std::string> further = {}) {
  std::vector<std::string> command = {"print", "order", "2022/01", "--date", date};
  command.insert(command.end(), further.begin(), further.end());
  return office.done(command);
}

nlohmann::json body_in_manifest(const Workspace& office) {
  const auto manifest = nlohmann::json::parse(office.read("build/2022-01/manifest.json"));
  for (const nlohmann::json& file : manifest["files"]) {
    if (file["path"] == "print/body.pdf") {
      return file;
    }
  }
  return {};
}

/// Whether each page of the body says so at its foot; true where nobody can look.
bool is_slug(const Workspace& office, const std::string& revision) {
  if (!has_judge("pdftotext")) {
    return true;
  }
  const std::string slug =
      "Công báo tỉnh Đồng Nai số 01, ngày 20 tháng 9 năm 2022 · ruột · " + revision + " · " +
      body_in_manifest(office)["content_sha256"].get<std::string>().substr(0, 8) + "\n";
  const std::string text = run_program({"pdftotext", "-layout", kBody, "-"}, office.path()).out;
  return text.find(slug) != std::string::npos;
}

TEST_CASE("an order told anew is a revision, on the ticket and beside the pages") {
  Workspace office;
  office.begin_office();
  begin(office);
  CHECK(is_slug(office, "lần 1"));
  CHECK(order(office, "2022-09-19") ==
        "ordered 2 copies of issue 2022/01, 4 pages, due 2022-09-20: "
        "papers/2022-01/phieu-dat-in.pdf\n"
        "  lần 1\n"
        "  papers/2022-01/dong-nai-2022-01-lan-1.zip\n");
  Contents before = office.contents();
  order(office, "2022-09-20");
  office.done({"build", "2022/01"});
  order(office, "2022-09-20");
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});

  CHECK(lines_of(order(office, "2022-09-20", {"--copies", "5"}))[1] == "  lần 2: số bản: 2 → 5");
  // What the pages show is what it was: the file is not made anew.
  before = office.contents("build");
  office.done({"build", "2022/01"});
  CHECK(differences(before, office.contents("build")) == std::vector<std::string>{});
  CHECK(lines_of(order(office, "2022-09-21"))[1] == "  lần 2: số bản: 2 → 5");

  office.write("a.md", markdown({.article = "Ban hành quy định mẫu, đã sửa."}));
  CHECK(office.run({"ingest", "a.md", "--received", "2022-09-16", "--replace"}).code == 0);
  CHECK(office.run({"build", "2022/01"})
            .err.find("warning[G0413]: the pages built now are not those with which issue 2022/01 "
                      "was ordered") != std::string::npos);
  CHECK(is_slug(office, "lần 3"));
  CHECK(body_in_manifest(office)["revision"] == 3);
  CHECK(lines_of(order(office, "2022-09-20", {"--due", "2022-09-23"}))[1] ==
        "  lần 3: ngày giao: 20/09/2022 → 23/09/2022; body.pdf");
  CHECK(office.has("papers/2022-01/dong-nai-2022-01-lan-1.zip"));
  CHECK(office.has("papers/2022-01/dong-nai-2022-01-lan-3.zip"));
  CHECK(office.done({"doctor"}).find("trouble") == std::string::npos);
  CHECK(nlohmann::json::parse(
            office.done({"report", "year", "2022", "--json"}))["totals"]["ordered"] == 5);

  office.done({"print", "receive", "2022/01", "--good", "5", "--date", "2022-09-22"});
  refuse(office, {"print", "order", "2022/01", "--copies", "9", "--date", "2022-09-23"},
         "gazette.db: error[G0746]: ticket 3 of order in-2022-01 would change, and all 5 copies "
         "ordered of issue 2022/01 are delivered\n"
         "  help: give a further order a reference of its own with --reference\n");
  CHECK(lines_of(order(office, "2022-09-23",
                       {"--reference", "in-them", "--copies", "2", "--due", "2022-09-30"}))[1] ==
        "  lần 4");
}

TEST_CASE("the package has every file that the shop needs, and the shop can check them") {
  Workspace office;
  office.begin_office();
  begin(office);
  order(office, "2022-09-19");
  const std::string zip = "papers/2022-01/dong-nai-2022-01-lan-1.zip";
  if (!has_judge("unzip") || !has_judge("sha256sum")) {
    return;
  }
  const Outcome listed = run_program({"unzip", "-l", zip}, office.path());
  CHECK(listed.code == 0);
  for (const char* name :
       {"body.pdf", "cover.pdf", "phieu-dat-in.pdf", "phieu-dat-in.xjdf", "SHA256SUMS"}) {
    INFO(name);
    const std::string line = std::string("2022-09-19 08:00   ") + name + "\n";
    CHECK(listed.out.find(line) != std::string::npos);
  }
  CHECK(listed.out.find(" 5 files\n") != std::string::npos);
  CHECK(run_program({"unzip", "-q", zip, "-d", "shop"}, office.path()).code == 0);
  CHECK(run_program({"sha256sum", "--strict", "-c", "SHA256SUMS"}, office.path() / "shop").out ==
        "body.pdf: OK\ncover.pdf: OK\nphieu-dat-in.pdf: OK\nphieu-dat-in.xjdf: OK\n");
  CHECK(office.read("shop/body.pdf") == office.read(kBody));
  CHECK(office.read("shop/phieu-dat-in.xjdf") == office.read("papers/2022-01/phieu-dat-in.xjdf"));
  CHECK(office.read("shop/phieu-dat-in.xjdf").find(sha256(office.read(kBody))) !=
        std::string::npos);
}

TEST_CASE("print files that are not what was built are not ordered") {
  Workspace office;
  office.begin_office();
  begin(office);
  const std::string built = office.read(kBody);
  const std::vector<std::string> command = {"print", "order", "2022/01", "--date", "2022-09-19"};
  office.write(kBody, built + "\n");
  refuse(office, command,
         kBody +
             ": error[G0661]: the print file was changed since the build\n"
             "  help: build it again: gazette build 2022/01\n");
  std::filesystem::remove(office.path() / kBody);
  refuse(office, command,
         kBody +
             ": error[G0661]: the print file is gone since the build\n"
             "  help: build it again: gazette build 2022/01\n");
  office.write(kBody, built);
  std::string manifest = office.read("build/2022-01/manifest.json");
  const std::string said = "\"revision\": 1";
  manifest.replace(manifest.find(said), said.size(), "\"revision\": 4");
  office.write("build/2022-01/manifest.json", manifest);
  refuse(office, command,
         kBody +
             ": error[G0662]: the print file says revision 4, by the record it is 1\n"
             "  help: build it again: gazette build 2022/01\n");
  office.done({"build", "2022/01"});
  order(office, "2022-09-19");
}

TEST_CASE("too few copies and a day due that has passed or is off are told, with a better one") {
  Workspace office;
  office.begin_office();
  begin(office);
  const auto told = [&](const std::string& date, const std::string& due) {
    const Outcome outcome =
        office.run({"print", "order", "2022/01", "--copies", "1", "--date", date, "--due", due});
    CHECK(outcome.code == 0);
    return outcome.err;
  };
  const std::string few =
      "warning[G0663]: 1 copies are ordered, the recipients are entitled to 2\n"
      "  help: order at least as many: --copies 2\n";
  CHECK(told("2022-09-21", "2022-09-20") ==
        few +
            "warning[G0664]: the copies are due on 2022-09-20, before the ticket of 2022-09-21\n"
            "  help: say the day that is agreed on with the printer: --due 2022-09-28\n"
            "0 errors, 2 warnings\n");
  // A Sunday.
  CHECK(told("2022-09-21", "2022-09-25") ==
        few +
            "warning[G0664]: the copies are due on 2022-09-25, a day off\n"
            "  help: say the day that is agreed on with the printer: --due 2022-09-26\n"
            "0 errors, 2 warnings\n");
  CHECK(told("2022-10-30", "2022-10-28") ==
        few +
            "warning[G0664]: the copies are due on 2022-10-28, before the ticket of 2022-10-30\n"
            "  help: say the day that is agreed on with the printer: --due 2022-11-07\n"
            "0 errors, 2 warnings\n");
  CHECK(told("2022-10-30", "2022-10-31") == few + "0 errors, 1 warning\n");
}

TEST_CASE("an order after the day of the issue is due in a week, and nothing is wrong with that") {
  Workspace office;
  office.begin_office();
  begin(office);
  CHECK(lines_of(order(office, "2022-10-30"))[0] ==
        "ordered 2 copies of issue 2022/01, 4 pages, due 2022-11-07: "
        "papers/2022-01/phieu-dat-in.pdf");
}

TEST_CASE("a reprint after all copies came is not too small for the recipients") {
  Workspace office;
  office.begin_office();
  begin(office);
  order(office, "2022-09-19");
  office.done({"print", "receive", "2022/01", "--good", "2", "--date", "2022-09-20"});
  order(office, "2022-09-21", {"--copies", "1", "--reference", "in-them"});
}

TEST_CASE("more than the ticket takes, and copies before their order, are told") {
  Workspace office;
  office.begin_office();
  begin(office);  // overs of 20 %
  order(office, "2022-09-19", {"--copies", "10"});
  refuse(office, {"print", "receive", "2022/01", "--good", "12", "--date", "2022-09-18"},
         "gazette.db: error[G0748]: a delivery of 2022-09-18 would be before the order of "
         "2022-09-19\n");
  const Outcome taken =
      office.run({"print", "receive", "2022/01", "--good", "12", "--date", "2022-09-20"});
  CHECK(taken.code == 0);
  CHECK(taken.err.find("G0747") == std::string::npos);
  const Outcome over = office.run({"print", "receive", "2022/01", "--good", "488", "--date",
                                   "2022-09-20", "--reference", "giao-them"});
  CHECK(over.code == 0);
  CHECK(over.err.find("warning[G0747]: 500 good copies are delivered, the ticket takes 12 at most\n"
                      "  help: agree with the printer: 488 need not be taken or paid for\n") !=
        std::string::npos);
}

TEST_CASE("a ticket is not changed on an earlier day") {
  Workspace office;
  office.begin_office();
  begin(office);
  order(office, "2022-09-19");
  refuse(office, {"print", "order", "2022/01", "--date", "2022-09-18", "--copies", "3"},
         "gazette.db: error[G0749]: ticket 1 of order in-2022-01 is of 2022-09-19, its change "
         "would be of 2022-09-18\n"
         "  help: give the day on which the printer is told: --date 2022-09-19\n");
}

TEST_CASE("an issue of a day on which no printer holds is neither built nor ordered") {
  Workspace office;
  office.begin_office();
  begin(office);
  std::string settings = office.read("gazette.toml");
  settings.insert(settings.find("marks = [\"bottom\"]"), "from = 2030-01-01\n");
  office.write("gazette.toml", settings);
  const std::string finding =
      "gazette.toml: error[G0668]: no printer holds on 2022-09-20: the first, \"mac-dinh\", is "
      "from 2030-01-01\n"
      "  help: give the [[printer]] of that day; without `from` it holds from the beginning\n";
  refuse(office, {"build", "2022/01"}, finding);
  refuse(office, {"print", "order", "2022/01", "--date", "2022-09-19"}, finding);
}

TEST_CASE("what the print shop's system reports is received") {
  Workspace office;
  office.begin_office();
  begin(office);
  order(office, "2022-09-19");
  // The shop sends the ticket back with what was printed.
  std::string report = office.read("papers/2022-01/phieu-dat-in.xjdf");
  report.insert(report.find("  </AuditPool>"),
                "<AuditResource><Header DeviceID=\"press\" Time=\"2022-09-20T08:00:00+07:00\"/>"
                "<ResourceInfo><ResourceSet Name=\"Component\" Usage=\"Output\"><Resource>"
                "<AmountPool><PartAmount Amount=\"2\" Waste=\"7\"/></AmountPool></Resource>"
                "</ResourceSet></ResourceInfo></AuditResource>");
  office.write("report.xjdf", report);
  CHECK(office.done(
            {"print", "receive", "2022/01", "--audit", "report.xjdf", "--date", "2022-09-21"}) ==
        "received 2 good and 7 spoiled copies of issue 2022/01\n  nhan-2022-01\n");
  const Outcome bare = office.run({"print", "receive", "2022/01", "--date", "2022-09-21"});
  CHECK(bare.code == 2);
  CHECK(lines_of(bare.err)[0] ==
        "print receive: say how many copies came: --good N, or --audit FILE of the print shop");
  CHECK(office.run({"print", "receive", "2022/01", "--good", "1", "--audit", "report.xjdf"}).code ==
        2);
}

TEST_CASE("an order to stitch what is too thick for it is told, by the paper's own thickness") {
  const auto is_told = [](const std::string& millimetres) {
    Workspace office;
    office.begin_office();
    std::string settings = office.read("gazette.toml");
    const std::string key = "caliper_mm = 0.075";
    settings.replace(settings.find(key), key.size(), "caliper_mm = " + millimetres);
    office.write("gazette.toml", settings);
    office.write("r.csv",
                 "id,name,address,copies,channel,basis\n"
                 "R001,Xã A,Huyện B,2,bưu điện,ví dụ\n");
    office.write("a.md", markdown());
    office.done({"recipients", "import", "r.csv"});
    office.done({"ingest", "a.md", "--received", "2022-09-16"});
    office.done({"plan", "2022/01", "--date", "2022-09-20"});
    CHECK(office.run({"build", "2022/01"}).code == 0);
    const Outcome ordered = office.run({"print", "order", "2022/01", "--date", "2022-09-19"});
    CHECK(ordered.code == 0);
    return ordered.err.find(
               "gazette.toml: warning[G0671]: 4 pages are 3.6 mm thick, too much to "
               "be stitched\n") != std::string::npos;
  };
  CHECK_FALSE(is_told("1.7"));  // of 4 pages, two leaves
  CHECK(is_told("1.8"));
}

TEST_CASE("a ticket with long names is one page") {
  Workspace office;
  office.begin_office();
  std::string name;
  for (int i = 0; i < 12; ++i) {
    name += "Công ty trách nhiệm hữu hạn một thành viên ";
  }
  std::string settings = office.read("gazette.toml");
  for (const std::string key : {"\npaper = ", "\ncover = "}) {  // given anew below
    const std::size_t place = settings.find(key);
    settings.erase(place, settings.find('\n', place + 1) - place);
  }
  office.write("gazette.toml", settings);
  begin(office, "name = \"" + name + "\"\npaper = \"" + name +
                    "\"\ncover = \"pages\"\ncover_paper = \"" + name + "\"\n");
  order(office, "2022-09-19");
  if (has_judge("pdfinfo")) {
    const Outcome outcome =
        run_program({"pdfinfo", "papers/2022-01/phieu-dat-in.pdf"}, office.path());
    CHECK(outcome.out.find("Pages:           1\n") != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::cli
