// How an office seals, as gazette.toml says it.

#include "gazette/model/sealing.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace gazette::model {
namespace {

/// What is said of a [seal] table.
std::vector<std::string> faults_of(const std::string& text) {
  Diagnostics diagnostics;
  Reader reader(diagnostics);
  auto root = Settings::parse(text, "gazette.toml", diagnostics);
  REQUIRE(root);
  static_cast<void>(read_sealing(*root, reader));
  std::vector<std::string> texts;
  for (const Diagnostic& finding : diagnostics.list()) {
    texts.push_back(fmt::format("{} {}", finding.code, finding.message));
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("without a table [seal] one person approves and one signs") {
  const Sealing sealing = read_sealing("", "gazette.toml");
  CHECK(sealing.approvals == 1);
  CHECK(sealing.signatures == 1);
  CHECK(sealing.trusted.empty());
  CHECK(sealing.keys.empty());
}

TEST_CASE("a table [seal] says who approves, who signs and who is trusted") {
  const std::string text = R"([seal]
approvals = 2
signatures = 1
trusted = ["khoa/ca.pem"]
revoked = ["khoa/thu-hoi.crl"]
[[seal.key]]
key = "khoa/a.key"
certificate = "khoa/a.pem"
passphrase_variable = "KHOA"
[[seal.key]]
key = "khoa/b.key"
certificate = "khoa/b.pem"
passphrase_file = "khoa/b.txt"
)";
  CHECK(faults_of(text).empty());
  const Sealing sealing = read_sealing(text, "gazette.toml");
  CHECK(sealing.approvals == 2);
  CHECK(sealing.trusted == std::vector<std::string>{"khoa/ca.pem"});
  CHECK(sealing.revoked == std::vector<std::string>{"khoa/thu-hoi.crl"});
  REQUIRE(sealing.keys.size() == 2);
  CHECK(sealing.keys[0].passphrase_variable == "KHOA");
  CHECK(sealing.keys[1].key == "khoa/b.key");
  CHECK(sealing.keys[1].certificate == "khoa/b.pem");
  CHECK(sealing.keys[1].passphrase_file == "khoa/b.txt");
}

TEST_CASE("faults of a table [seal] are told") {
  CHECK(faults_of("[seal]\napprovals = 0\n") == Texts{"G0108 \"approvals\" is 0"});
  CHECK(faults_of("[seal]\nsignatures = 17\n") == Texts{"G0108 \"signatures\" is 17"});
  CHECK(faults_of("[seal]\napproval = 2\n").front().starts_with("G0104 "));
  CHECK(faults_of("[[seal.key]]\nkey = \"a.key\"\n") ==
        Texts{"G0105 [[seal.key]] has no \"certificate\""});
  CHECK(faults_of("[seal]\nsignatures = 2\n[[seal.key]]\nkey = \"a\"\ncertificate = \"b\"\n") ==
        Texts{"G0108 2 signatures are asked for, and the number of keys is 1"});
  CHECK(faults_of("[[seal.key]]\nkey = \"a\"\ncertificate = \"b\"\npassphrase_file = \"c\"\n"
                  "passphrase_variable = \"d\"\n") ==
        Texts{"G0108 the passphrase comes from two places"});
}

}  // namespace gazette::model
