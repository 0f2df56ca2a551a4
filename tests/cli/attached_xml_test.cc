// PDFs of acts that carry the act's XML (PDF/A-3a).

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

constexpr const char* kAct = "ubnd-45-2022-qd-ubnd";

TEST_CASE("on request the PDF of an act is PDF/A-3a and carries the act's XML as its source") {
  Workspace office;
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  const std::string acts = "\nacts = true\n";
  settings.insert(settings.find(acts) + acts.size(), "acts_xml = true\n");
  office.write("gazette.toml", settings);
  office.write("inbox/45.md", markdown({.article = "Ban hành quy định mẫu[^1].\n\n"
                                                   "[^1]: Theo mẫu của Bộ.\n"}));
  office.done({"ingest", "inbox", "--received", "2022-09-16"});
  office.done({"plan", "2022/1", "--date", "2022-09-20"});
  office.done({"build", "2022/1"});
  const std::string folder = "build/2022-01/online/";
  const std::string pdf = fmt::format("{}{}.pdf", folder, kAct);
  for (const char* profile : {"a3a", "ua1"}) {
    INFO(profile);
    CHECK(office.run({"preflight", pdf, "--profile", profile})
              .out.ends_with("\n0 errors, 0 warnings\n"));
  }
  CHECK(office.run({"preflight", folder + "issue.pdf", "--profile", "a2a"})
            .out.ends_with("\n0 errors, 0 warnings\n"));
  if (has_judge("qpdf")) {
    CHECK(run_program({"qpdf", "--check", pdf}, office.path()).code == 0);
  }
  if (!has_judge("pdfdetach")) {
    return;
  }
  CHECK(run_program({"pdfdetach", "-list", pdf}, office.path()).out ==
        fmt::format("1 embedded files\n1: {}.xml\n", kAct));
  CHECK(run_program({"pdfdetach", "-save", "1", "-o", "act.xml", pdf}, office.path()).code == 0);
  const std::string xml = office.read("act.xml");
  CHECK(xml.find("<akomaNtoso ") != std::string::npos);
  CHECK(xml.find("Theo mẫu của Bộ.") != std::string::npos);
  CHECK(xml.find("https://congbao.dongnai.gov.vn/eli/2022/09/15/ubnd-45-2022-qd-ubnd/") !=
        std::string::npos);
  if (has_judge("xmllint")) {
    CHECK(run_program({"xmllint", "--noout", "act.xml"}, office.path()).code == 0);
  }
}

}  // namespace
}  // namespace gazette::cli
