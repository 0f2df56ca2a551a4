// Whole acts of every kind with the faults that real ones have: tests/ingest/acts/<name>.md and
// the outline that a careful person draws of it, <name>.outline.

#include <string>

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/ingest/ingest.h"
#include "tests/golden.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

void check_act(const std::string& name) {
  INFO(name);
  const std::string bytes =
      real_files().read(std::string(GAZETTE_SOURCE_DIR) + "/tests/ingest/acts/" + name + ".md");
  Diagnostics diagnostics;
  const Ingested ingested =
      ingest({.bytes = bytes, .path = name + ".md"}, sample_configuration(), diagnostics);
  REQUIRE(ingested.instrument.has_value());
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    CHECK(diagnostic.code != "G0399");
  }
  std::string seen = model::outline(*ingested.instrument);
  const std::vector<Decision> review = unsure(ingested.decisions, kReviewBelow);
  for (const Decision& decision : review) {
    seen += to_text(decision);
  }
  const std::string expected = golden("ingest/acts/" + name + ".outline", seen);
  CHECK(first_difference(expected, seen) == "");
}

TEST_CASE("a resolution of the pattern of 2025") {
  check_act("nghi-quyet-2025");
}

TEST_CASE("a decision with a regulation, annexes and a form") {
  check_act("quy-che-kem-theo");
}

TEST_CASE("a consolidated text with its history, notes and certification") {
  check_act("van-ban-hop-nhat");
}

TEST_CASE("a joint resolution with two signers") {
  check_act("nghi-quyet-lien-tich");
}

TEST_CASE("a plan with five levels and no article") {
  check_act("ke-hoach");
}

TEST_CASE("a directive") {
  check_act("chi-thi");
}

TEST_CASE("a letter") {
  check_act("cong-van");
}

TEST_CASE("a notice with a table") {
  check_act("thong-bao");
}

TEST_CASE("a correction that quotes what was printed") {
  check_act("dinh-chinh");
}

TEST_CASE("an amending act whose marks do not balance") {
  check_act("ngoac-khong-can");
}

}  // namespace
}  // namespace gazette::ingest
