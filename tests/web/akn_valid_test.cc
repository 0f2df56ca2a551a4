// The files of Akoma Ntoso before an outside judge, and the law that they lose no text.

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "gazette/web/akn.h"
#include "tests/web/akn_sample.h"
#include "tests/web/any_act.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

std::string file_of(const char* name) {
  std::ifstream stream(standard_file(std::string("akn3/") + name), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the judge of Akoma Ntoso passes a valid issue and refuses one with repeated eIds") {
  const std::optional<std::string> faults =
      akn_faults(file_of("officialGazette-invalid-duplicate-eid.xml"));
  if (!faults) {
    WARN("not installed: xmllint, or not there: ../shared/standards");
    return;
  }
  CHECK(faults->find("Duplicate key-sequence") != std::string::npos);
  CHECK(akn_faults(file_of("officialGazette-minimal-vn.xml")) == "");
}

TEST_CASE("the XML of an act is valid, and its text is the text of the act") {
  for (const Instrument& act : {sample_decision(), sample_directive(), Instrument{}}) {
    const std::string xml = xml_of(act);
    CHECK(read_akn_text(xml) == model::text_of(act));
    check_valid(xml);
  }
}

TEST_CASE("the text of any act survives Akoma Ntoso, whatever its characters and tables") {
  Numbers numbers;
  for (int i = 0; i < 300; ++i) {
    const Instrument act = any_act(numbers);
    INFO("act " << i);
    REQUIRE(read_akn_text(xml_of(act)) == model::text_of(act));
  }
}

TEST_CASE("the XML of any act is valid") {
  Numbers numbers{.state = 77};
  for (int i = 0; i < 15; ++i) {
    INFO("act " << i);
    check_valid(xml_of(any_act(numbers)));
  }
}
