// Words of a published act put right: the notice through plan and build, and the act's page.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

constexpr const char* kIssuer = R"(
[[issuer]]
id = "van-phong"
from = 1997-01-01
rank = 50
name = "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai"
banner = "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"
head = ["ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "VĂN PHÒNG"]
recognised_by = ["VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"]
)";

const std::string kAct = "ubnd-45-2022-qd-ubnd";

/// An office whose issue 2022/01 is printed, with a misprint.
void print_first(Workspace& office) {
  office.begin_office();
  office.write("gazette.toml", office.read("gazette.toml") + kIssuer);
  office.write("a.md", markdown({.article = "Giao Ủy ban dân dân các huyện thực hiện."}));
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", "2", "--date", "2022-09-18"});
  office.done({"print", "receive", "2022/01", "--good", "2", "--date", "2022-09-19"});
}

std::vector<std::string> erratum(const std::string& place, const std::string& old_text,
                                 const std::string& new_text) {
  return {"correct",   kAct,          "--place",         place,         "--old",      old_text,
          "--new",     new_text,      "--symbol",        "15/TB-VP",    "--date",     "2022-09-26",
          "--erratum", "--signed-as", "CHÁNH VĂN PHÒNG", "--signed-by", "Trần Văn An"};
}

bool has_text(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a misprint is put right by a notice, and the act's page says so at the place") {
  Workspace office;
  print_first(office);
  const std::string pdf = office.read("build/2022-01/online/issue.pdf");
  std::vector<std::string> arguments = erratum("Điều 1", "dân dân", "nhân dân");
  arguments.emplace_back("--dry-run");
  CHECK(has_text(office.done(arguments), kAct + ": Điều 1, issue 2022/01, page "));
  CHECK_FALSE(office.has("inbox/dinh-chinh-15-tb-vp.md"));
  arguments.pop_back();
  CHECK(has_text(office.done(arguments), "wrote inbox/dinh-chinh-15-tb-vp.md\n"));
  CHECK(has_text(office.read("inbox/dinh-chinh-15-tb-vp.md"),
                 "đã in: “dân dân”; nay sửa là: “nhân dân”."));
  office.done({"ingest", "inbox/dinh-chinh-15-tb-vp.md", "--received", "2022-09-26"});
  office.done({"plan", "2022/02", "--date", "2022-09-30"});
  office.done({"build", "2022/02"});

  const std::string page = office.read(office.site_folder(kAct) + "/index.html");
  CHECK(has_text(page, ">dân dân</span><span class=\"correction\" role=\"note\" data-artifact>"));
  CHECK(has_text(page, "nay sửa là “nhân dân”"));
  CHECK(has_text(page, "Được đính chính bởi"));
  CHECK(has_text(office.read(office.site_folder("van-phong-15-tb-vp-2022-09-26") + "/index.html"),
                 "eli/2022/09/15/" + kAct));
  // What was printed stays, byte for byte.
  CHECK(office.read("build/2022-01/online/issue.pdf") == pdf);
  refuse(office, erratum("Điều 1", "dân dân", "nhân dân"), "error[G0839]");
}

TEST_CASE("words that do not stand there once are not put right") {
  Workspace office;
  print_first(office);
  refuse(office, erratum("Điều 1", "nhân nhân", "nhân dân"), "error[G0837]");
  refuse(office, erratum("Điều 9", "dân dân", "nhân dân"), "error[G0835]");
  refuse(office, erratum("Điều 1", "dân dân", "dân dân"), "error[G08");
  refuse(office, erratum("Điều 1", "", "nhân dân"), "error[G0");
}

}  // namespace gazette::cli
