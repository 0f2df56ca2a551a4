// A folder against its manifest, manifests against each other, and VERIFY.txt as it is written.

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "tests/seal/authority.h"
#include "tests/seal/shell.h"

namespace gazette::seal {
namespace {

using Texts = std::vector<std::string>;

/// A sealed issue as files.
class SealedIssue {
 public:
  explicit SealedIssue(const std::vector<const Signer*>& signers, const Issued& authority,
                       const std::string& revocation_lists = {}) {
    manifest_ = small_manifest();
    manifest_.signatures_needed = static_cast<int>(signers.size());
    const std::string text = write_manifest(manifest_);
    shell_.write("manifest.txt", text);
    shell_.write("online/issue.pdf", "PDF");
    shell_.write("text/ubnd-45-2022-qd-ubnd.txt", "Điều 1");
    shell_.write("trusted.pem", authority.certificate_pem());
    for (std::size_t i = 0; i < signers.size(); ++i) {
      shell_.write(signature_name(i + 1), sign(*signers[i], text, manifest_.sealed));
      shell_.write(certificate_name(i + 1), signers[i]->certificates_pem());
    }
    if (!revocation_lists.empty()) {
      shell_.write("revoked.pem", revocation_lists);
    }
    shell_.write("VERIFY.txt", write_instructions(
                                   manifest_, {.signatures_count = signers.size(),
                                               .has_revocation_lists = !revocation_lists.empty()}));
  }

  [[nodiscard]] const Shell& shell() const { return shell_; }
  [[nodiscard]] Texts faults() const {
    Diagnostics diagnostics;
    check_files(real_files(), shell_.folder(), manifest_, diagnostics);
    Texts texts;
    for (const Diagnostic& finding : diagnostics.list()) {
      const std::filesystem::path path = finding.place.path;
      texts.push_back(fmt::format("{} {}: {}", finding.code,
                                  path.lexically_relative(shell_.folder()).generic_string(),
                                  finding.message));
    }
    return texts;
  }

 private:
  Shell shell_;
  Manifest manifest_;
};

/// The lines of VERIFY.txt that are commands.
Texts commands_of(const std::string& instructions) {
  Texts commands;
  std::istringstream lines(instructions);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("    ")) {
      commands.push_back(line.substr(4));
    }
  }
  return commands;
}

/// Manifests of issues that follow one another.
std::vector<ChainedManifest> row_of(int count) {
  std::vector<ChainedManifest> row;
  for (int i = 0; i < count; ++i) {
    Manifest manifest = small_manifest();
    manifest.issue = {2022, i + 1, i + 1};
    manifest.sealed += i * 86'400;
    manifest.former_sha256 = row.empty() ? "" : row.back().sha256;
    const std::string text = write_manifest(manifest);
    row.push_back(
        {.path = fmt::format("{}.txt", i + 1), .sha256 = sha256(text), .manifest = manifest});
  }
  return row;
}

Texts faults_of(const std::vector<ChainedManifest>& row) {
  Diagnostics diagnostics;
  static_cast<void>(check_sequence(row, diagnostics));
  return texts_of(diagnostics);
}

}  // namespace

TEST_CASE(
    "the commands of VERIFY.txt succeed as they are written, and fail where a bit is changed") {
  const Issued authority = root();
  const Issued office = issue({.name = "Office", .kind = KeyKind::rsa}, &authority);
  const Issued head = issue({.name = "Head"}, &authority);
  const Signer first = signer_of(office);
  const Signer second = signer_of(head);
  const std::string lists =
      revocation_list(authority, "2022-09-01T00:00:00Z", "2022-10-01T00:00:00Z", {});
  const SealedIssue sealed({&first, &second}, authority, lists);
  const Texts commands = commands_of(sealed.shell().read("VERIFY.txt"));
  REQUIRE(commands.size() == 8);
  for (const std::string& command : commands) {
    INFO(command);
    const ProcessResult result = sealed.shell().result(command);
    INFO(result.error_output);
    CHECK(result.exit_code == 0);
  }
  CHECK(sealed.shell().result(commands[6]).output ==
        fmt::format("file {0} 3 online/issue.pdf\nsite {0} 3 2022/38-39/dong-nai-2022-38-39.pdf\n",
                    sha256("PDF")));
  CHECK(sealed.shell().result(commands[7]).output ==
        fmt::format("{}  manifest.txt\n", sha256(sealed.shell().read("manifest.txt"))));
  CHECK(sealed.faults().empty());

  sealed.shell().write("online/issue.pdf", "PDG");
  CHECK(sealed.shell().run(commands[0]) == 0);
  CHECK(sealed.shell().result(commands[5]).output == "online/issue.pdf: FAILED\n");
  CHECK(sealed.shell().run(commands[6]) != 0);
  std::string manifest = sealed.shell().read("manifest.txt");
  manifest[manifest.find("412")] = '5';
  sealed.shell().write("manifest.txt", manifest);
  CHECK(sealed.shell().run(commands[0]) != 0);
  CHECK(sealed.shell().run(commands[2]) != 0);
}

TEST_CASE("VERIFY.txt finds a revoked certificate by the list beside it") {
  const Issued authority = root();
  const Issued office = issue({.name = "Office"}, &authority);
  const Signer signer = signer_of(office);
  const SealedIssue sealed(
      {&signer}, authority,
      revocation_list(authority, "2022-09-01T00:00:00Z", "2022-10-01T00:00:00Z",
                      {{&office, "2022-08-01T00:00:00Z"}}));
  const Texts commands = commands_of(sealed.shell().read("VERIFY.txt"));
  CHECK(sealed.shell().run(commands[0]) == 0);
  const ProcessResult result = sealed.shell().result(commands[1]);
  CHECK(result.exit_code != 0);
  CHECK((result.output + result.error_output).find("certificate revoked") != std::string::npos);
}

TEST_CASE("VERIFY.txt holds where an office trusts its authority and not the root above it") {
  const Issued above = root();
  const Issued authority = issue({.name = "CA", .is_authority = true}, &above);
  const Signer signer = signer_of(issue({.name = "Office"}, &authority));
  const SealedIssue sealed(
      {&signer}, authority,
      revocation_list(authority, "2022-09-01T00:00:00Z", "2022-10-01T00:00:00Z", {}));
  for (const std::string& command : commands_of(sealed.shell().read("VERIFY.txt"))) {
    INFO(command);
    CHECK(sealed.shell().run(command) == 0);
  }
}

TEST_CASE("each changed, missing or added file of a folder is named") {
  const Issued authority = root();
  const Signer signer = signer_of(issue({.name = "Office"}, &authority));
  const SealedIssue sealed({&signer}, authority);
  sealed.shell().write("online/issue.pdf", "PDf");
  sealed.shell().write("online/another.pdf", "PDF");
  sealed.shell().write("signature-x.p7s", "");
  std::filesystem::remove(sealed.shell().folder() / "text/ubnd-45-2022-qd-ubnd.txt");
  CHECK(sealed.faults() ==
        Texts{"G0931 online/issue.pdf: the file is not the one that was sealed with issue "
              "2022/38-39: of the same size, 3 bytes",
              "G0932 text/ubnd-45-2022-qd-ubnd.txt: the file was sealed with issue 2022/38-39 and "
              "is not here",
              "G0933 online/another.pdf: the file was not sealed with issue 2022/38-39",
              "G0933 signature-x.p7s: the file was not sealed with issue 2022/38-39"});
  sealed.shell().write("online/issue.pdf", "PDF and more");
  CHECK(sealed.faults().front() ==
        "G0931 online/issue.pdf: the file is not the one that was sealed with issue 2022/38-39: 12 "
        "bytes instead of 3");
}

TEST_CASE("of a site only what was sealed is looked at") {
  const Shell shell;
  shell.write("index.html", "<p>");
  const Manifest manifest = small_manifest();
  const auto faults = [&] {
    Diagnostics diagnostics;
    check_published(real_files(), shell.folder(), manifest, diagnostics);
    return codes_of(diagnostics);
  };
  CHECK(faults() == Texts{"G0932"});
  shell.write("2022/38-39/dong-nai-2022-38-39.pdf", "PDF");
  CHECK(faults().empty());
  shell.write("2022/38-39/dong-nai-2022-38-39.pdf", "PDX");
  CHECK(faults() == Texts{"G0931"});
}

TEST_CASE("manifests in any order are put into theirs") {
  std::vector<ChainedManifest> row = row_of(4);
  std::reverse(row.begin(), row.end());
  Diagnostics diagnostics;
  const Sequence sequence = check_sequence(row, diagnostics);
  CHECK(texts_of(diagnostics).empty());
  CHECK(sequence.order == std::vector<std::size_t>{3, 2, 1, 0});
  CHECK(sequence.is_from_the_first);
  row.pop_back();  // issue 1
  const Sequence later = check_sequence(row, diagnostics);
  CHECK(texts_of(diagnostics).empty());
  CHECK(later.order == std::vector<std::size_t>{2, 1, 0});
  CHECK_FALSE(later.is_from_the_first);
  CHECK(check_sequence({}, diagnostics).order.empty());
}

TEST_CASE("a removed issue, a rewritten one and one sealed twice are named") {
  std::vector<ChainedManifest> row = row_of(4);
  std::vector<ChainedManifest> gap = row;
  gap.erase(gap.begin() + 2);
  CHECK(faults_of(gap) ==
        Texts{fmt::format("G0934 issue 2022/04 follows a manifest {}... that is not here: between "
                          "it and issue 2022/02 something was removed or rewritten",
                          row[2].sha256.substr(0, 16))});

  std::vector<ChainedManifest> rewritten = row;
  rewritten[1].manifest.publisher = "Công báo khác";
  rewritten[1].sha256 = sha256(write_manifest(rewritten[1].manifest));
  CHECK(faults_of(rewritten) ==
        Texts{fmt::format("G0934 issue 2022/03 follows a manifest {}... that is not here: between "
                          "it and issue 2022/02 something was removed or rewritten",
                          row[1].sha256.substr(0, 16))});

  std::vector<ChainedManifest> twice = row;
  twice.push_back(rewritten[1]);
  twice.back().path = "2b.txt";
  CHECK(faults_of(twice) == Texts{"G0934 issue 2022/02 is sealed twice: 2.txt is of it, too"});

  std::vector<ChainedManifest> fork = row;
  fork.push_back(row[3]);
  fork.back().manifest.issue = {2022, 5, 5};
  fork.back().sha256 = sha256("fork");
  CHECK(faults_of(fork) ==
        Texts{fmt::format("G0934 issue 2022/04 and issue 2022/05 both follow the manifest {}...",
                          row[2].sha256.substr(0, 16))});

  std::vector<ChainedManifest> early = row;
  early[3].manifest.sealed -= 30 * 86'400;
  CHECK(faults_of(early) == Texts{"G0934 issue 2022/04 says that it was sealed before issue "
                                  "2022/03, which it follows"});
}

TEST_CASE("a head from paper is found by its first digits") {
  const std::vector<ChainedManifest> row = row_of(2);
  Diagnostics diagnostics;
  CHECK(check_head(row, row[1].sha256.substr(0, 32), diagnostics));
  CHECK(check_head(row, to_upper(row[0].sha256), diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(check_head(row, row[1].sha256.substr(0, 15), diagnostics));
  CHECK_FALSE(check_head(row, std::string(32, '0'), diagnostics));
  CHECK(texts_of(diagnostics) == Texts{"G0935 at least 16 digits of a head are compared",
                                       "G0935 no manifest here has this hash"});
}

}  // namespace gazette::seal
