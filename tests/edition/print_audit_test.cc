// What print shops report, right and wrong.

#include "gazette/edition/print_audit.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace gazette::edition {
namespace {

const std::string kMedia =
    "<AuditResource><Header DeviceID=\"a\" Time=\"2022-09-21T08:00:00+07:00\"/><ResourceInfo>"
    "<ResourceSet Name=\"Media\" Usage=\"Input\"><Resource><AmountPool><PartAmount "
    "Amount=\"5000\"/></AmountPool></Resource></ResourceSet></ResourceInfo></AuditResource>";

std::string audit_of(const std::string& amounts, const std::string& set = "Name=\"Component\"") {
  return fmt::format(
      "<AuditResource><Header DeviceID=\"a\" Time=\"2022-09-21T09:00:00+07:00\"/><ResourceInfo>"
      "<ResourceSet {}><Resource><AmountPool>{}</AmountPool></Resource></ResourceSet>"
      "</ResourceInfo></AuditResource>",
      set, amounts);
}

std::string xjdf_of(const std::string& audits) {
  return fmt::format(
      "<XJDF xmlns=\"http://www.CIP4.org/JDFSchema_2_0\" JobID=\"in-2022-38-39\" "
      "Types=\"Product\"><AuditPool>{}</AuditPool></XJDF>",
      audits);
}

/// "193 good, 7 spoiled", or the finding.
std::string read(const std::string& xjdf,
                 const std::vector<ToldJob>& jobs = {{"in-2022-38-39", {1, 3}}}) {
  Diagnostics diagnostics;
  const auto audit = read_print_audit(xjdf, "a.xjdf", jobs, diagnostics);
  CHECK(audit.has_value() == diagnostics.list().empty());
  return audit ? fmt::format("{} good, {} spoiled", audit->good, audit->spoiled)
               : fmt::format("{} {}", diagnostics.list()[0].code, diagnostics.list()[0].message);
}

}  // namespace

TEST_CASE("the last report of finished copies counts, its parts together, paper apart") {
  const std::string amount = "<PartAmount Amount=\"193\" Waste=\"7\"/>";
  CHECK(read(xjdf_of(audit_of(amount))) == "193 good, 7 spoiled");
  CHECK(read(xjdf_of(audit_of("<PartAmount Amount=\"50\"/>") + kMedia + audit_of(amount) +
                     kMedia)) == "193 good, 7 spoiled");
  CHECK(read(xjdf_of(audit_of(amount + "<PartAmount Waste=\"2\"/>"))) == "193 good, 9 spoiled");
  CHECK(read(xjdf_of(audit_of(amount, "Name=\"Product\" Usage=\"Output\""))) ==
        "193 good, 7 spoiled");
  std::string prefixed = xjdf_of(audit_of(amount));
  prefixed.replace(prefixed.find("<XJDF xmlns"), 11, "<x:XJDF xmlns:x");
  prefixed.replace(prefixed.find("</XJDF>"), 7, "</x:XJDF>");
  CHECK(read(prefixed) == "193 good, 7 spoiled");
}

TEST_CASE("a report of a ticket that was never issued is refused") {
  const auto of_revision = [](const std::string& revision) {
    std::string xjdf = xjdf_of(audit_of("<PartAmount Amount=\"193\" Waste=\"7\"/>"));
    xjdf.insert(xjdf.find("</XJDF>"),
                "<GeneralID IDUsage=\"Order\" IDValue=\"9\"/>"
                "<GeneralID IDUsage=\"Revision\" IDValue=\"" +
                    revision + "\"/>");
    return read(xjdf);
  };
  CHECK(of_revision("1") == "193 good, 7 spoiled");
  CHECK(of_revision("3") == "193 good, 7 spoiled");
  CHECK(of_revision("2") ==
        "G0669 the report is of revision 2 of the ticket, which was never issued");
  CHECK(of_revision("9") ==
        "G0669 the report is of revision 9 of the ticket, which was never issued");
}

TEST_CASE("a report of another job, of no copies or in no XJDF is refused") {
  const std::string amount = "<PartAmount Amount=\"193\"/>";
  CHECK(read(xjdf_of(audit_of(amount)), {{"in-2022-40", {1}}}) ==
        "G0666 the report is of job \"in-2022-38-39\"");
  CHECK(read(xjdf_of(audit_of(amount)), {}) == "G0666 the report is of job \"in-2022-38-39\"");
  CHECK(read(xjdf_of("")) == "G0665 the file reports no finished copies");
  CHECK(read(xjdf_of(kMedia)) == "G0665 the file reports no finished copies");
  CHECK(read(xjdf_of(audit_of(amount, "Name=\"Component\" Usage=\"Input\""))) ==
        "G0665 the file reports no finished copies");
  CHECK(read(xjdf_of(audit_of("<PartAmount Amount=\"1.5\"/>"))) ==
        "G0665 1.5 good and 0 spoiled are no numbers of copies");
  CHECK(read(xjdf_of(audit_of("<PartAmount Amount=\"-3\"/>"))) ==
        "G0665 -3 good and 0 spoiled are no numbers of copies");
  CHECK(read("") == "G0665 the file is no XJDF");
  CHECK(read("<html/>") == "G0665 the file is no XJDF");
  CHECK(read(xjdf_of(audit_of(amount)).substr(0, 200)) == "G0665 the file is no XJDF");
}

}  // namespace gazette::edition
