// Approving, sealing, verifying: the whole way of an issue, what a seal refuses and ends, what
// tampering is found, and that a seal cut off anywhere is one or none. The keys are made by the
// system's openssl, which also judges what is signed.

#include <chrono>
#include <csignal>
#include <filesystem>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gazette/base/text.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

const std::string kSecond = R"([seal]
approvals = 2
signatures = 2
trusted = ["keys/ca.pem"]
[[seal.key]]
key = "keys/office.key"
certificate = "keys/office.pem"
passphrase_file = "keys/passphrase"
[[seal.key]]
key = "keys/head.key"
certificate = "keys/head.pem"
)";

/// Makes an authority, an office with an encrypted key of RSA, and a head with one of EC.
void make_keys(const Workspace& office) {
  office.write("keys/passphrase", "mật khẩu\n");
  const Outcome made = run_program(
      {"sh", "-c",
       "cd keys && exec 2> log && set -e\n"
       "openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 "
       "-subj '/C=VN/CN=CA'\n"
       "openssl req -newkey rsa:2048 -passout file:passphrase -keyout office.key -out office.csr "
       "-subj '/C=VN/CN=Office'\n"
       "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout head.key -out "
       "head.csr -subj '/C=VN/CN=Head'\n"
       "for name in office head; do\n"
       "  openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 "
       "-out $name.pem\n"
       "done"},
      office.path());
  INFO(office.read("keys/log"));
  REQUIRE(made.code == 0);
}

/// An office with keys and issue 2022/01, granted and built.
void begin(Workspace& office) {
  office.begin_office();
  make_keys(office);
  office.write("gazette.toml", office.read("gazette.toml") + "\n" + kSecond);
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
}

void approve_twice(const Workspace& office, const std::string& issue) {
  office.done({"approve", issue, "--by", "Trần Thị B"});
  office.done({"approve", issue, "--by", "Lê Văn C"});
}

/// An office whose issue 2022/01 is sealed.
void seal_first(Workspace& office) {
  begin(office);
  approve_twice(office, "2022/01");
  office.done({"seal", "2022/01"});
}

/// A second issue, sealed too.
void add_second(const Workspace& office) {
  ActText other;
  other.number = "Số: 46/2022/QĐ-UBND";
  office.write("b.md", markdown(other));
  office.done({"ingest", "b.md", "--received", "2022-09-26"});
  office.done({"plan", "2022/02", "--date", "2022-09-30"});
  office.done({"build", "2022/02"});
  approve_twice(office, "2022/02");
  office.done({"seal", "2022/02"});
}

/// The value of a line of a manifest.
std::string value_of(const Workspace& office, const std::string& issue, const std::string& key) {
  for (const std::string& line : lines_of(office.read("sealed/" + issue + "/manifest.txt"))) {
    if (line.starts_with(key + " ")) {
      return line.substr(key.size() + 1);
    }
  }
  return {};
}

/// The codes of findings but notes that a command gives, in order, each once in a row.
std::vector<std::string> codes_of(const Outcome& outcome) {
  std::vector<std::string> codes;
  for (const std::string& line : lines_of(outcome.err)) {
    const std::size_t at = line.find("[G0");
    if (at != std::string::npos && !line.substr(0, at).ends_with("note")) {
      const std::string code = line.substr(at + 1, 5);
      if (codes.empty() || codes.back() != code) {
        codes.push_back(code);
      }
    }
  }
  return codes;
}

using Codes = std::vector<std::string>;

/// Starts `gazette` and kills it after a while; true where it had not ended yet.
bool kill_after(std::chrono::microseconds wait, const std::vector<std::string>& arguments,
                const fs::path& folder) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    std::string program = GAZETTE_BINARY;
    std::vector<std::string> copies = arguments;
    std::vector<char*> words = {program.data()};
    for (std::string& argument : copies) {
      words.push_back(argument.data());
    }
    words.push_back(nullptr);
    if (chdir(folder.c_str()) == 0) {
      execv(words[0], words.data());
    }
    _exit(127);
  }
  usleep(static_cast<useconds_t>(wait.count()));
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("an issue is approved by two, sealed by two, and verified by anybody") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  begin(office);
  refuse(office, {"seal", "2022/01"},
         "gazette.db: error[G0942]: of issue 2022/01 as it is built, 0 of 2 persons have approved "
         "the files\n");
  const std::string approved = office.done({"approve", "2022/01", "--by", "Trần  Thị B"});
  CHECK(approved.find("approved on") != std::string::npos);
  CHECK(approved.find("by Trần Thị B\n") != std::string::npos);
  CHECK(approved.ends_with("it takes 2 different persons to seal it\n"));
  office.done({"approve", "2022/01", "--by", "trần thị b"});
  refuse(office, {"seal", "2022/01"},
         "gazette.db: error[G0942]: of issue 2022/01 as it is built, 1 of 2 ");
  office.done({"approve", "2022/01", "--by", "Lê Văn C"});
  const std::string sealed = office.done({"seal", "2022/01"});
  CHECK(sealed.starts_with("issue 2022/01 is sealed: sealed/2022-01\n"));
  CHECK(sealed.find("  signed by CN=Office, C=VN\n  signed by CN=Head, C=VN\n") !=
        std::string::npos);
  for (const char* const name :
       {"manifest.txt", "signature-1.p7s", "signature-2.p7s", "certificate-1.pem", "trusted.pem",
        "VERIFY.txt", "build.json", "online/issue.pdf", "print/body.pdf",
        "text/ubnd-45-2022-qd-ubnd.txt"}) {
    INFO(name);
    CHECK(office.has(std::string("sealed/2022-01/") + name));
  }
  CHECK(value_of(office, "2022-01", "prev") == "none");
  CHECK(value_of(office, "2022-01", "signatures") == "2");
  CHECK(office.read("sealed/2022-01/print/body.pdf") ==
        office.read("build/2022-01/print/body.pdf"));
  CHECK(lines_of(office.done({"fsck"})).back() == "the record is whole");

  const std::string verified = office.done({"verify"});
  CHECK(verified.find("  signed by CN=Office, C=VN, certified by CA\n") != std::string::npos);
  CHECK(verified.ends_with("all of it is as it was sealed\n"));
  // Anybody, elsewhere, who has the authority's certificate.
  Workspace reader;
  fs::copy(office.path() / "sealed", reader.path() / "x", fs::copy_options::recursive);
  reader.write("ca.pem", office.read("keys/ca.pem"));
  CHECK(reader.done({"verify", "x", "--trusted", "ca.pem"}).ends_with("as it was sealed\n"));
  CHECK(codes_of(reader.run({"verify", "x"})) == Codes{"G0922", "G0926"});
}

TEST_CASE("every command of VERIFY.txt succeeds on a sealed issue as it is written") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  seal_first(office);
  int count = 0;
  for (const std::string& line : lines_of(office.read("sealed/2022-01/VERIFY.txt"))) {
    if (line.starts_with("    ")) {
      INFO(line);
      CHECK(run_program({"sh", "-c", line}, office.path() / "sealed" / "2022-01").code == 0);
      ++count;
    }
  }
  CHECK(count == 6);
}

TEST_CASE("the sealed PDFs for the screen are signed in themselves, sound, and open for one more") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  seal_first(office);
  const fs::path folder = office.path() / "sealed" / "2022-01" / "signed";
  for (const char* const name : {"issue.pdf", "ubnd-45-2022-qd-ubnd.pdf"}) {
    INFO(name);
    REQUIRE(fs::exists(folder / name));
    for (const char* const profile : {"a2a", "ua1"}) {
      office.done({"preflight", (folder / name).string(), "--profile", profile});
    }
    if (has_judge("pdfsig")) {
      const std::string verdict = run_program({"pdfsig", "-nocert", name}, folder).out;
      INFO(verdict);
      CHECK(verdict.find("Signature is Valid.") != std::string::npos);
      CHECK(verdict.find("Total document signed") != std::string::npos);
      CHECK(verdict.find("Signature Field Name: ChuKySo1") != std::string::npos);
    }
    if (has_judge("pdftotext")) {
      CHECK(run_program({"pdftotext", name, "-"}, folder).out ==
            run_program({"pdftotext", name, "-"}, folder.parent_path() / "online").out);
    }
  }
}

TEST_CASE("a sealed issue is not built otherwise, planned, taken in, approved or sealed again") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  seal_first(office);
  // A site that was lost is made again, as long as the sources give what was sealed.
  const auto pages = office.contents("site");
  fs::remove_all(office.path() / "site");
  CHECK(office.done({"build", "2022/01"}).find("it is sealed, and comes out as it was") !=
        std::string::npos);
  CHECK(office.contents("site") == pages);
  const std::string settings = office.read("gazette.toml");
  std::string changed = settings;
  office.write("gazette.toml", changed.replace(settings.find("acts = true"), 11, "acts = false"));
  refuse(office, {"build", "2022/01"},
         "sealed/2022-01/online/ubnd-45-2022-qd-ubnd.pdf: error[G0944]: issue 2022/01 was sealed");
  office.write("gazette.toml", settings);
  ActText other;
  other.article = "Ban hành quy định khác.";
  office.write("c.md", markdown(other));
  refuse(office, {"ingest", "c.md", "--received", "2022-09-22", "--replace"},
         "c.md: error[G0944]: ubnd-45-2022-qd-ubnd is in issue 2022/01, which was sealed on ");
  refuse(office, {"approve", "2022/01", "--by", "Ai đó"},
         "gazette.db: error[G0944]: issue 2022/01");
  refuse(office, {"seal", "2022/01"}, "sealed/2022-01: error[G0944]: issue 2022/01 was sealed on ");
  ActText third;
  third.number = "Số: 46/2022/QĐ-UBND";
  office.write("b.md", markdown(third));
  office.done({"ingest", "b.md", "--received", "2022-09-26"});
  office.write("issues/2022/01.toml",
               plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd", "ubnd-46-2022-qd-ubnd"}));
  refuse(office, {"plan", "2022/01"}, "gazette.db: error[G0944]: issue 2022/01 was sealed on ");
}

TEST_CASE("an issue that comes out otherwise than it was approved is not sealed") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  begin(office);
  approve_twice(office, "2022/01");
  const std::string settings = office.read("gazette.toml");
  const std::size_t at = settings.find("page_multiple");
  office.write("gazette.toml", at == std::string::npos
                                   ? "outputs.page_multiple = 8\n" + settings
                                   : std::string(settings).replace(at, 17, "page_multiple = 8"));
  const Outcome otherwise = office.run({"seal", "2022/01"});
  CHECK(otherwise.code == 1);
  CHECK(codes_of(otherwise) == Codes{"G0943"});
  CHECK(otherwise.err.find("build/2022-01/print/body.pdf: error[G0943]: made again, the file is "
                           "not the one that Lê Văn C approved on ") != std::string::npos);
  CHECK_FALSE(office.has("sealed/2022-01"));
  office.write("gazette.toml", settings);
  // What was changed by hand after the build is not approved.
  office.write("build/2022-01/print/body.pdf", office.read("build/2022-01/print/body.pdf") + " ");
  refuse(office, {"approve", "2022/01", "--by", "Ai đó"},
         "build/2022-01/print/body.pdf: error[G0941]: the file is not the one that was built\n");
  office.done({"seal", "2022/01"});
  CHECK(office.done({"verify"}).ends_with("as it was sealed\n"));
}

TEST_CASE("a key that cannot sign seals nothing") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  begin(office);
  approve_twice(office, "2022/01");
  const std::vector<std::string> seal = {"seal", "2022/01", "--trusted", "keys/ca.pem"};
  const auto with = [&](const std::vector<std::string>& options) {
    std::vector<std::string> arguments = seal;
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = office.run(arguments);
    CHECK_FALSE(office.has("sealed/2022-01"));
    CHECK_FALSE(office.has("sealed/.2022-01.ready"));
    return codes_of(outcome);
  };
  CHECK(with({"--key", "keys/head.key", "--certificate", "keys/head.pem"}) == Codes{"G0946"});
  const std::vector<std::string> head = {"--key", "keys/head.key", "--certificate",
                                         "keys/head.pem"};
  const auto with_head = [&](std::vector<std::string> options) {
    options.insert(options.end(), head.begin(), head.end());
    return with(options);
  };
  CHECK(with_head({"--key", "keys/office.key", "--certificate", "keys/office.pem"}) ==
        Codes{"G0912"});
  CHECK(with_head({"--key", "keys/head.key", "--certificate", "keys/office.pem"}) ==
        Codes{"G0914"});
  CHECK(with_head({"--key", "a.md", "--certificate", "a.md"}) == Codes{"G0913", "G0911"});
  // One signer twice is one signer.
  CHECK(with_head(head) == Codes{"G0926"});
  office.write("keys/passphrase", "sai\n");
  CHECK(codes_of(office.run({"seal", "2022/01"})) == Codes{"G0912"});
  const Outcome absent = office.run({"seal", "2022/01", "--key", "no.key", "--certificate",
                                     "no.pem", "--key", "no.key", "--certificate", "no.pem"});
  CHECK(absent.code == 3);
  const Outcome alone = office.run({"seal", "2022/01", "--key", "keys/head.key"});
  CHECK(alone.code == 2);
}

TEST_CASE("tampering with sealed issues is found and named") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  seal_first(office);
  add_second(office);
  const std::string first_hash =
      run_program({"sha256sum", "sealed/2022-01/manifest.txt"}, office.path()).out.substr(0, 64);
  CHECK(value_of(office, "2022-02", "prev") == first_hash);
  CHECK(office.done({"verify"}).find("2 issues in their row, from the first one on\n") !=
        std::string::npos);
  CHECK(office.done({"verify", "sealed", "--head", first_hash.substr(0, 32)})
            .ends_with("as it was sealed\n"));
  CHECK(codes_of(office.run({"verify", "sealed", "--head", std::string(32, '0')})) ==
        Codes{"G0935"});

  const auto tampered = [&](const std::string& path, const auto& change) {
    const std::string kept = office.read(path);
    std::string bytes = kept;
    change(bytes);
    office.write(path, bytes);
    const Outcome outcome = office.run({"verify"});
    office.write(path, kept);
    CHECK(outcome.code == 1);
    CHECK(outcome.out.ends_with("it is NOT as it was sealed, or cannot be relied on\n"));
    CHECK(outcome.err.find(path) != std::string::npos);
    return codes_of(outcome);
  };
  const auto one_bit = [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; };
  CHECK(tampered("sealed/2022-01/online/issue.pdf", one_bit) == Codes{"G0931"});
  CHECK(tampered("sealed/2022-02/text/ubnd-46-2022-qd-ubnd.txt", one_bit) == Codes{"G0931"});
  CHECK(tampered("sealed/2022-02/signature-2.p7s", [](std::string& bytes) { bytes.back() ^= 1; }) ==
        Codes{"G0921", "G0926"});
  // An act in the place of another.
  CHECK(tampered("sealed/2022-01/text/ubnd-45-2022-qd-ubnd.txt", [&](std::string& bytes) {
          bytes = office.read("sealed/2022-02/text/ubnd-46-2022-qd-ubnd.txt");
        }) == Codes{"G0931"});
  // A rewritten manifest: no signature is of it, the next one names another, the record too.
  const Codes rewritten = tampered("sealed/2022-01/manifest.txt", [](std::string& bytes) {
    bytes.replace(bytes.find("date 2022-09-20"), 15, "date 2022-09-21");
  });
  CHECK(rewritten == Codes{"G0921", "G0926", "G0934", "G0947"});

  office.write("sealed/2022-01/online/more.pdf", "x");
  CHECK(codes_of(office.run({"verify"})) == Codes{"G0933"});
  fs::remove(office.path() / "sealed/2022-01/online/more.pdf");
  fs::rename(office.path() / "sealed/2022-01/online/issue.pdf", office.path() / "issue.pdf");
  CHECK(codes_of(office.run({"verify"})) == Codes{"G0932"});
  fs::rename(office.path() / "issue.pdf", office.path() / "sealed/2022-01/online/issue.pdf");
  fs::rename(office.path() / "sealed/2022-01", office.path() / "away");
  CHECK(codes_of(office.run({"verify"})) == Codes{"G0947"});
  refuse(office, {"seal", "2022/01"},
         "sealed/2022-01: error[G0947]: the record has issue 2022/01 sealed, and its folder is not "
         "there\n");
  fs::rename(office.path() / "away", office.path() / "sealed/2022-01");
  CHECK(office.done({"verify"}).ends_with("all of it is as it was sealed\n"));
}

TEST_CASE("a single file and the published site are verified by the manifest") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  seal_first(office);
  const std::string act = office.site_folder("ubnd-45-2022-qd-ubnd");
  const std::string found =
      office.done({"verify", act + "/ubnd-45-2022-qd-ubnd.pdf", "--manifests", "sealed"});
  CHECK(found.find("ubnd-45-2022-qd-ubnd.pdf was sealed with issue 2022/01 as online/") !=
        std::string::npos);
  const std::string text = office.done({"verify", "sealed/2022-01/text/ubnd-45-2022-qd-ubnd.txt"});
  CHECK(text.find("  it is the text of 45/2022/QĐ-UBND (ubnd-45-2022-qd-ubnd)\n") !=
        std::string::npos);
  office.write("x.pdf", office.read(act + "/ubnd-45-2022-qd-ubnd.pdf") + " ");
  CHECK(codes_of(office.run({"verify", "x.pdf", "--manifests", "sealed"})) == Codes{"G0936"});
  CHECK(codes_of(office.run({"verify", "x.pdf"})) == Codes{"G0936"});
  CHECK(codes_of(office.run({"verify", "none.pdf"})) == Codes{"G0101"});
  for (const char* const zip : {"site/2022/01/dong-nai-2022-01.zip"}) {
    REQUIRE(office.has(zip));
    CHECK(office.done({"verify", zip, "--manifests", "sealed"}).find("was sealed with issue") !=
          std::string::npos);
  }
  // A copy of the site with the manifest in it.
  fs::create_directories(office.path() / "copy");
  fs::copy(office.path() / "site", office.path() / "copy", fs::copy_options::recursive);
  for (const char* const name : {"manifest.txt", "signature-1.p7s", "signature-2.p7s"}) {
    office.write(std::string("copy/2022/01/") + name,
                 office.read(std::string("sealed/2022-01/") + name));
  }
  CHECK(office.done({"verify", "copy"}).ends_with("all of it is as it was sealed\n"));
  const std::string pdf = "copy/2022/01/dong-nai-2022-01.pdf";
  office.write(pdf, office.read(pdf) + " ");
  const Outcome changed = office.run({"verify", "copy"});
  CHECK(codes_of(changed) == Codes{"G0931"});
  CHECK(changed.err.find(pdf + ": error[G0931]") != std::string::npos);
}

TEST_CASE("a full disk seals nothing, and what it left is no hindrance") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  begin(office);
  approve_twice(office, "2022/01");
  for (const std::size_t most : {std::size_t{1'000}, std::size_t{60'000}}) {
    const Outcome full = office.run({"seal", "2022/01"}, most);
    CHECK(full.code == 3);
    CHECK_FALSE(office.has("sealed/2022-01"));
    CHECK(lines_of(office.done({"fsck"})).back() == "the record is whole");
  }
  office.done({"seal", "2022/01"});
  CHECK(office.done({"verify"}).ends_with("all of it is as it was sealed\n"));
  CHECK(office.done({"status", "ubnd-45-2022-qd-ubnd"}).find(", sealed on ") != std::string::npos);
  CHECK(office.done({"build"}) == "every issue with a granted number is sealed\n");
}

TEST_CASE("a seal that was cut off is one or none, and the next run ends it") {
  if (!has_judge("openssl")) {
    return;
  }
  Workspace office;
  begin(office);
  approve_twice(office, "2022/01");
  Workspace before;
  fs::remove_all(before.path());
  fs::copy(office.path(), before.path(), fs::copy_options::recursive);
  const auto start = std::chrono::steady_clock::now();
  office.done({"seal", "2022/01"});
  const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  // Behind the transaction and before the folder is in its place.
  fs::rename(office.path() / "sealed/2022-01", office.path() / "sealed/.2022-01.ready");
  CHECK(office.done({"verify"}).ends_with("all of it is as it was sealed\n"));
  fs::rename(office.path() / "sealed/2022-01", office.path() / "sealed/.2022-01.ready");
  CHECK(office.done({"seal", "2022/01"}).starts_with("issue 2022/01 is sealed: sealed/2022-01\n"));
  CHECK(office.done({"verify"}).ends_with("all of it is as it was sealed\n"));

  // Before the transaction: what waits ready is nothing yet, and is made anew.
  fs::create_directories(before.path() / "sealed");
  fs::copy(office.path() / "sealed/2022-01", before.path() / "sealed/.2022-01.ready",
           fs::copy_options::recursive);
  before.write("sealed/.2022-01.ready/stray.pdf", "x");
  CHECK(office.has("sealed/2022-01/manifest.txt"));
  constexpr int kKills = 8;
  int killed = 0;
  for (int i = 1; i <= kKills; ++i) {
    fs::remove_all(office.path());
    fs::copy(before.path(), office.path(), fs::copy_options::recursive);
    killed += kill_after(taken * i / kKills, {"seal", "2022/01"}, office.path()) ? 1 : 0;
    INFO("killed at " << i << " of " << kKills);
    CHECK(lines_of(office.done({"fsck"})).back() == "the record is whole");
    const Outcome again = office.run({"seal", "2022/01"});
    // Sealed now, or found sealed whole.
    CHECK((again.code == 0 || codes_of(again) == Codes{"G0944"}));
    CHECK(office.done({"verify"}).ends_with("all of it is as it was sealed\n"));
    CHECK_FALSE(office.has("sealed/.2022-01.ready"));
    CHECK_FALSE(office.has("sealed/2022-01/stray.pdf"));
  }
  CHECK(killed > 0);
}

}  // namespace gazette::cli
