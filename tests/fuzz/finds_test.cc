// What fuzzing found, made small: each input broke a law once.

#include <catch2/catch.hpp>

#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

TEST_CASE("a finding that names a part says so in UTF-8, whatever the name") {
  CHECK(docx().broken_law("\n=== _rels/.rels\n<a><Relationship Type=\"x/officeDocument\" "
                          "Target=\"word\xC3.xml\"/></a>") == "");
}

TEST_CASE("a number of a dozen figures alone on its line is no page number") {
  CHECK(structure().broken_law("Điều 1. a\n999999999999\n- 999999999999 -") == "");
}

}  // namespace
}  // namespace gazette::fuzz
