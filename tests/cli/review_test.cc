// What an editor sees of a document's structure: its outline, and what of it is not sure.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

TEST_CASE("the outline of a document shows its provisions and counts them") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  const std::string outline = office.done({"dump", "outline", "a.md"});
  CHECK(outline.find("[số] Số: 45/2022/QĐ-UBND\n") != std::string::npos);
  CHECK(outline.find("\nĐiều 1. Ban hành quy định mẫu.\n") != std::string::npos);
  CHECK(outline.find("\n0 văn bản kèm theo, 0 phụ lục, 0 cước chú\n") != std::string::npos);
}

TEST_CASE("the review list has what is not sure, and is empty for a clean document") {
  Workspace office;
  office.begin_office();
  office.write("clean.md", markdown());
  CHECK(office.done({"check", "--review", "clean.md"}) ==
        "0 decisions to review\n1 documents checked\n");
  office.write("odd.md", markdown({.article = "Gồm:\n\n1. Một.\n\n3\\. Ba."}));
  CHECK(office.run({"check", "--review", "odd.md"})
            .out.find(": khoản 3 of Điều 1 (60 %)\n    | 3. Ba.\n"
                      "  doubt: its number does not follow the one before\n") != std::string::npos);
  CHECK(office.run({"check", "odd.md"}).out ==
        "1 decisions on structure are not sure: see gazette check --review\n"
        "1 documents checked\n");
  CHECK(office.done({"check", "--all", "clean.md"}).find("Điều 1 (99 %)") != std::string::npos);
}

}  // namespace
}  // namespace gazette::cli
