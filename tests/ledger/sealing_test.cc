// Approvals and seals: who may seal, what a seal is entered with, and what it ends.

#include "gazette/ledger/sealing.h"

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/ledger/base64.h"
#include "gazette/ledger/proof.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

using Texts = std::vector<std::string>;

const model::IssueNumber kNumber = {2022, 38, 39};
const std::vector<ApprovedFile> kFiles = {{std::string(64, 'a'), 12, "online/issue.pdf"},
                                          {std::string(64, 'b'), 34, "print/body.pdf"}};

/// A record with an issue that holds decision 45.
Ledger ledger_with_issue(const std::filesystem::path& path) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  REQUIRE(ledger.record_contents(kNumber, {"ubnd-45-2022-qd-ubnd"}, {}, diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
  return ledger;
}

std::optional<Approval> approve(Ledger& ledger, const std::string& person, Diagnostics& diagnostics,
                                const std::vector<ApprovedFile>& files = kFiles) {
  return approve(ledger,
                 {.issue = kNumber, .person = person, .date = day("2022-09-20"), .files = files},
                 diagnostics);
}

SealRequest request_for(const Ledger& ledger, int persons_needed = 1) {
  return {
      .seal = {.issue = kNumber,
               .date = day("2022-09-21"),
               .sealed = "2022-09-21T05:00:00Z",
               .files_sha256 = sha256(approved_text(kFiles)),
               .manifest = "gazette-manifest 1\nissue 2022/38-39\n",
               .signatures = {{"CN=Văn phòng", std::string(64, 'c'), std::string("\0\x01\xFF", 3)},
                              {"CN=Lãnh đạo", std::string(64, 'd'), "DER"}}},
      .persons_needed = persons_needed,
      .record_sha256 = chain_head(ledger).sha256};
}

/// Seals; what is said of it.
Texts faults_of_seal(Ledger& ledger, const SealRequest& request) {
  Diagnostics diagnostics;
  const bool is_entered = enter_seal(ledger, request, diagnostics);
  CHECK(is_entered != diagnostics.has_errors());
  return texts_of(diagnostics);
}

}  // namespace

TEST_CASE("what is approved is the list of files, in any order") {
  CHECK(approved_text({kFiles[1], kFiles[0]}) == std::string(64, 'a') + "\t12\tonline/issue.pdf\n" +
                                                     std::string(64, 'b') +
                                                     "\t34\tprint/body.pdf\n");
  CHECK(approved_files(approved_text(kFiles)) == kFiles);
  CHECK(approved_files("").empty());
}

TEST_CASE("bytes are text and bytes again") {
  CHECK(to_base64("") == "");
  CHECK(to_base64("f") == "Zg==");
  CHECK(to_base64("fo") == "Zm8=");
  CHECK(to_base64("foobar") == "Zm9vYmFy");  // RFC 4648, section 10
  std::string bytes;
  for (int i = 0; i < 256; ++i) {
    bytes += static_cast<char>(i);
    CHECK(from_base64(to_base64(bytes)) == bytes);
  }
  for (const char* const text : {"Zg", "Zg=", "Zh==", "Z===", "Zg==x", "Zm9v\n", "=", "đ"}) {
    INFO(text);
    CHECK_FALSE(from_base64(text));
  }
}

TEST_CASE("a person approves files once, and others anew") {
  const Folder folder;
  Ledger ledger = ledger_with_issue(folder.record());
  Diagnostics diagnostics;
  const auto first = approve(ledger, "Trần Thị B", diagnostics);
  REQUIRE(first);
  CHECK(first->files == kFiles);
  CHECK(first->files_sha256 == sha256(approved_text(kFiles)));
  const ChainHead head = chain_head(ledger);
  CHECK(approve(ledger, "trần  thị b", diagnostics) == first);
  CHECK(chain_head(ledger) == head);
  const std::vector<ApprovedFile> others = {{std::string(64, 'c'), 12, "online/issue.pdf"}};
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics, others));
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));  // back to the former ones
  CHECK(approvals_of(ledger, kNumber).size() == 3);
  CHECK(texts_of(diagnostics).empty());
  CHECK_FALSE(approve(
      ledger, {.issue = {2022, 40, 40}, .person = "B", .date = day("2022-09-20"), .files = kFiles},
      diagnostics));
  CHECK(texts_of(diagnostics) == Texts{"G0725 issue 2022/40 has no number granted"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("an issue is sealed once, with its manifest and signatures") {
  const Folder folder;
  Ledger ledger = ledger_with_issue(folder.record());
  Diagnostics diagnostics;
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
  const SealRequest request = request_for(ledger);
  CHECK(may_seal(ledger, request, diagnostics));
  CHECK(faults_of_seal(ledger, request).empty());
  const auto seal = find_seal(ledger, kNumber);
  REQUIRE(seal);
  CHECK(seal->manifest == request.seal.manifest);
  CHECK(seal->manifest_sha256 == sha256(request.seal.manifest));
  CHECK(seal->former_sha256.empty());
  CHECK(seal->signatures == request.seal.signatures);
  CHECK(seal->date == day("2022-09-21"));
  CHECK(ledger.find_issue(kNumber)->state == IssueState::planned);
  const Texts sealed = {
      "G0944 issue 2022/38-39 was sealed on 2022-09-21: nothing of it changes any more"};
  CHECK(faults_of_seal(ledger, request_for(ledger)) == sealed);
  Diagnostics later;
  CHECK_FALSE(may_seal(ledger, request_for(ledger), later));
  CHECK_FALSE(approve(ledger, "Người khác", later));
  CHECK(texts_of(later) == Texts{sealed[0], sealed[0]});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("an issue is sealed only as it was approved, by as many persons as it takes") {
  const Folder folder;
  Ledger ledger = ledger_with_issue(folder.record());
  Diagnostics diagnostics;
  const auto faults = [&] { return faults_of_seal(ledger, request_for(ledger, 2)); };
  const auto counted = [](int count) {
    return Texts{fmt::format(
        "G0942 of issue 2022/38-39 as it is built, {} of 2 persons have approved the files",
        count)};
  };
  CHECK(faults() == counted(0));
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
  REQUIRE(approve(ledger, "TRẦN THỊ B", diagnostics));
  CHECK(faults() == counted(1));
  const std::vector<ApprovedFile> others = {{std::string(64, 'c'), 12, "online/issue.pdf"}};
  REQUIRE(approve(ledger, "Lê Văn C", diagnostics, others));
  CHECK(faults() == counted(1));
  REQUIRE(approve(ledger, "Lê Văn C", diagnostics));
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics, others));
  CHECK(faults() == counted(1));
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
  CHECK(faults().empty());
}

TEST_CASE("a seal whose manifest is of a former record is not entered") {
  const Folder folder;
  Ledger ledger = ledger_with_issue(folder.record());
  Diagnostics diagnostics;
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
  const SealRequest request = request_for(ledger);
  REQUIRE(ledger.begin_year(2023, 5, diagnostics));
  const Texts changed = {
      "G0945 another program wrote into the record while the issue was being sealed"};
  CHECK(faults_of_seal(ledger, request) == changed);
  SealRequest fork = request_for(ledger);
  fork.seal.former_sha256 = std::string(64, 'e');
  CHECK(faults_of_seal(ledger, fork) == changed);
  CHECK_FALSE(find_seal(ledger, kNumber));
  CHECK(faults_of_seal(ledger, request_for(ledger)).empty());
}

TEST_CASE("a sealed issue keeps its contents, and its acts their texts") {
  const Folder folder;
  Ledger ledger = ledger_with_issue(folder.record());
  Diagnostics diagnostics;
  REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
  REQUIRE(faults_of_seal(ledger, request_for(ledger)).empty());
  const ChainHead head = chain_head(ledger);
  CHECK_FALSE(ledger.record_contents(kNumber, {}, {}, diagnostics));
  Reception other = decision_45();
  other.source_sha256 = std::string(64, '9');
  CHECK_FALSE(ledger.receive({.reception = other, .replace = true}, diagnostics));
  Reception statement = decision_45();
  statement.kept[0].sha256 = std::string(64, '8');
  CHECK_FALSE(ledger.receive({.reception = statement}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        Texts{"G0944 issue 2022/38-39 was sealed on 2022-09-21: nothing of it changes any more",
              "G0944 ubnd-45-2022-qd-ubnd is in issue 2022/38-39, which was sealed on 2022-09-21: "
              "its text stays",
              "G0944 ubnd-45-2022-qd-ubnd is in issue 2022/38-39, which was sealed on 2022-09-21: "
              "its text stays"});
  // The same again is nothing new; nor is what only the search sees.
  Diagnostics quiet;
  CHECK(ledger.record_contents(kNumber, {"ubnd-45-2022-qd-ubnd"}, {}, quiet));
  CHECK(ledger.receive({.reception = decision_45()}, quiet) == ReceptionOutcome::unchanged);
  Reception searched = decision_45();
  searched.kept.push_back({"text-layer", std::string(64, '7'), ".txt", ""});
  CHECK(ledger.receive({.reception = searched}, quiet) == ReceptionOutcome::unchanged);
  CHECK(texts_of(quiet).empty());
  CHECK(chain_head(ledger) == head);
}

TEST_CASE("the tables refuse to touch a sealed issue, whoever asks") {
  const Folder folder;
  {
    Ledger ledger = ledger_with_issue(folder.record());
    Diagnostics diagnostics;
    REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
    REQUIRE(faults_of_seal(ledger, request_for(ledger)).empty());
  }
  RawRecord raw(folder.record());
  CHECK(raw.run("INSERT INTO contents(issue_id, revision, acts_count) VALUES (1, 2, 0)") ==
        "contents: the issue is sealed");
  CHECK(raw.run("INSERT INTO reception SELECT 9, act, 2, source_sha256, file_name, ending, "
                "received, issuer, kind, symbol, date, title, abstract, arrival, kept_count FROM "
                "reception") == "reception: the act is in an issue that is sealed");
  CHECK(raw.run("INSERT INTO approval(issue_id, person, date, files_sha256, files) SELECT "
                "issue_id, 'x', date, files_sha256, files FROM approval") ==
        "approval: the row is there, or the issue is sealed");
  CHECK(raw.run("INSERT INTO seal_signature SELECT seal_id, 3, signer, certificate_sha256, "
                "signature FROM seal_signature WHERE place = 1") ==
        "seal_signature: a row of the record is never replaced");
  CHECK(raw.run("INSERT INTO issue(year, first, last, date) VALUES (2022, 40, 40, '2022-10-01'); "
                "INSERT INTO seal SELECT 2, 2, date, sealed, files_sha256, '" +
                std::string(64, '5') + "', '', 1, manifest FROM seal") ==
        "seal: not the next seal of an issue that was approved");
}

TEST_CASE("a changed manifest, approval or row of seals is found by the examination") {
  const auto faults_after = [](const std::string& change) {
    const Folder folder;
    {
      Ledger ledger = ledger_with_issue(folder.record());
      Diagnostics diagnostics;
      REQUIRE(approve(ledger, "Trần Thị B", diagnostics));
      REQUIRE(faults_of_seal(ledger, request_for(ledger)).empty());
    }
    RawRecord raw(folder.record());
    REQUIRE(raw.run("DROP TRIGGER seal_update; DROP TRIGGER approval_update; DROP TRIGGER "
                    "seal_signature_delete; " +
                    change) == "");
    Texts texts = faults_of(open_record(folder.record()));
    std::erase_if(texts, [](const std::string& text) { return !text.starts_with("G0794"); });
    return texts;
  };
  CHECK(faults_after("UPDATE seal SET manifest = manifest || 'x'") ==
        Texts{"G0794 the manifest of issue 2022/38-39 is not the one that was sealed"});
  CHECK(faults_after("UPDATE seal SET former_sha256 = manifest_sha256") ==
        Texts{"G0794 the seal of issue 2022/38-39 does not follow the one before"});
  CHECK(faults_after("UPDATE approval SET files = replace(files, '34', '35')") ==
        Texts{"G0794 approval 1 no longer has the files that were approved"});
  CHECK(faults_after("DELETE FROM seal_signature WHERE place = 2") ==
        Texts{"G0794 the seal of issue 2022/38-39 lacks a signature"});
}

}  // namespace gazette::ledger
