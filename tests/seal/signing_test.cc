// Signatures: who may make them, and which of them count. The system's openssl is the judge of what
// is made here, and what it makes is judged here.

#include <fstream>

#include "gazette/base/hash.h"
#include "gazette/base/process.h"
#include "tests/seal/authority.h"
#include "tests/seal/shell.h"

namespace gazette::seal {
namespace {

/// The small manifest as it is signed.
const std::string& small_text() {
  static const std::string text = write_manifest(small_manifest());
  return text;
}

/// Takes a signer of these files; what is wrong with him.
std::vector<std::string> faults_of(const SignerFiles& files, std::string_view at = kSealed) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_signer(files, moment(at), diagnostics));
  return texts_of(diagnostics);
}

SignerFiles files_of(const Issued& key, const Issued& certificate) {
  return {.key_path = "ky.key",
          .key = key.key_pem(),
          .certificate_path = "ky.pem",
          .certificates = certificate.certificate_pem()};
}

/// Trust in some roots, by these lists.
Trust trust_in(const std::vector<const Issued*>& roots,
               const std::vector<std::string>& revocation_lists = {}) {
  std::vector<NamedBytes> certificates;
  std::vector<NamedBytes> lists;
  for (const Issued* each : roots) {
    certificates.push_back({.name = "goc.pem", .bytes = each->certificate_pem()});
  }
  for (const std::string& list : revocation_lists) {
    lists.push_back({.name = "thu-hoi.pem", .bytes = list});
  }
  Diagnostics diagnostics;
  auto trust = read_trust(certificates, lists, diagnostics);
  CHECK(texts_of(diagnostics).empty());
  REQUIRE(trust);
  return std::move(*trust);
}

struct Judged {
  std::vector<VerifiedSignature> counting = {};
  std::vector<std::string> findings = {};
};

/// The signatures of the small manifest as they are seen at a moment.
Judged judge(const std::vector<std::string>& signatures, const Trust& trust,
             std::string_view now = "2023-06-01T00:00:00Z", int needed = 1) {
  SignedManifest manifest = {.bytes = small_text(),
                             .path = "manifest.txt",
                             .sealed = moment(kSealed),
                             .signatures_needed = needed};
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    manifest.signatures.push_back({.name = signature_name(i + 1), .bytes = signatures[i]});
  }
  Diagnostics diagnostics;
  Judged judged;
  judged.counting = verify_signatures(manifest, trust, moment(now), diagnostics);
  judged.findings = texts_of(diagnostics);
  std::erase_if(judged.findings, [](const std::string& text) { return text.starts_with("G0927"); });
  return judged;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a signature of RSA is the same on every run, and says who made it when") {
  const Issued authority = root();
  const Issued office = issue({.name = "Văn phòng UBND tỉnh", .kind = KeyKind::rsa}, &authority);
  const Signer signer = signer_of(office);
  const std::string signature = sign(signer, small_text(), moment(kSealed));
  CHECK(signature == sign(signer, small_text(), moment(kSealed)));
  CHECK(signature != sign(signer, small_text(), moment(kSealed) + 1));
  const Judged judged = judge({signature}, trust_in({&authority}));
  CHECK(judged.findings.empty());
  REQUIRE(judged.counting.size() == 1);
  CHECK(judged.counting[0].signer.name == "Văn phòng UBND tỉnh");
  CHECK(judged.counting[0].signer.subject == "CN=Văn phòng UBND tỉnh, C=VN");
  CHECK(judged.counting[0].root == "Cơ quan chứng thực gốc");
  CHECK(judged.counting[0].signer == signer.certificate());
}

TEST_CASE("the system's openssl takes a signature of RSA and of EC, and no other bytes") {
  const Shell shell;
  const Issued authority = root();
  const Issued middle = issue({.name = "CA cấp dưới", .is_authority = true}, &authority);
  shell.write("root.pem", authority.certificate_pem());
  shell.write("manifest.txt", small_text());
  shell.write("other.txt", small_text() + "site");
  for (const KeyKind kind : {KeyKind::rsa, KeyKind::curve}) {
    const Issued office = issue({.name = "Office", .kind = kind}, &middle);
    const Signer signer = signer_of(office, middle.certificate_pem());
    shell.write("s.p7s", sign(signer, small_text(), moment(kSealed)));
    const std::string command =
        "openssl cms -verify -binary -inform DER -in s.p7s -CAfile root.pem -out /dev/null ";
    CHECK(shell.run(command + "-purpose any -attime 1663650000 -content manifest.txt") == 0);
    CHECK(shell.run(command + "-cades -purpose any -attime 1663650000 -content manifest.txt") == 0);
    CHECK(shell.run(command + "-purpose any -attime 1663650000 -content other.txt") != 0);
    // In 2046 every certificate has ended.
    CHECK(shell.run(command + "-purpose any -attime 2400000000 -content manifest.txt") != 0);
    CHECK(shell.run("openssl cms -cmsout -print -inform DER -in s.p7s | grep -q "
                    "signingCertificateV2") == 0);
    CHECK(shell.run("openssl cms -cmsout -print -inform DER -in s.p7s | grep -q "
                    "'UTCTIME:Sep 20 05:00:00 2022 GMT'") == 0);
  }
}

TEST_CASE("a signature that the system's openssl makes counts, unless it names no certificate") {
  const Shell shell;
  const Issued authority = root();
  const Issued office = issue(
      {.name = "Office", .from = "2020-01-01T00:00:00Z", .to = "2100-01-01T00:00:00Z"}, &authority);
  shell.write("office.key", office.key_pem());
  shell.write("office.pem", office.certificate_pem());
  // It signs with the time of the machine's clock, so that is when the manifest was sealed.
  Manifest manifest = small_manifest();
  manifest.sealed = shell.now();
  const std::string text = write_manifest(manifest);
  shell.write("manifest.txt", text);
  const auto signed_with = [&](const std::string& options) {
    REQUIRE(shell.run("openssl cms -sign -binary -in manifest.txt -signer office.pem -inkey "
                      "office.key -outform DER -out s.p7s " +
                      options) == 0);
    Diagnostics diagnostics;
    const auto counting = verify_signatures({.bytes = text,
                                             .path = "manifest.txt",
                                             .sealed = manifest.sealed,
                                             .signatures = {{"s.p7s", shell.read("s.p7s")}}},
                                            trust_in({&authority}), manifest.sealed, diagnostics);
    return counting.size() == 1 ? "counts" : texts_of(diagnostics).front();
  };
  CHECK(signed_with("-cades -md sha256") == "counts");
  CHECK(signed_with("-cades -md sha512") == "counts");
  CHECK(signed_with("-md sha256") ==
        "G0921 the signature of Office: it does not name the certificate that signs");
  CHECK(signed_with("-cades -md sha1") ==
        "G0921 the signature of Office: it is made with a hash or a key that is too weak");
  CHECK(signed_with("-cades -md sha256 -nocerts") == "G0921 the signer's certificate is not in it");
}

TEST_CASE("a signer who cannot sign is refused with what is wrong") {
  const Issued authority = root();
  const Issued office = issue({.name = "Office"}, &authority);
  const Issued other = issue({.name = "Other"}, &authority);
  CHECK(faults_of(files_of(office, other)) ==
        Texts{"G0914 the certificate of Other is not of the key ky.key"});
  CHECK(faults_of(files_of(office, office), "2025-01-01T00:00:01Z") ==
        Texts{"G0915 the certificate of Office holds from 2022-01-01T00:00:00Z to "
              "2025-01-01T00:00:00Z, the seal is of 2025-01-01T00:00:01Z"});
  CHECK(faults_of(files_of(office, office), "2021-12-31T23:59:59Z").front().starts_with("G0915"));
  const Issued server = issue({.name = "Server", .usage = "keyEncipherment"}, &authority);
  CHECK(faults_of(files_of(server, server)) ==
        Texts{"G0916 the certificate of Server is not for signing documents"});
  const Issued weak = issue({.name = "Weak", .kind = KeyKind::weak_rsa}, &authority);
  CHECK(faults_of(files_of(weak, weak)) ==
        Texts{"G0911 it is no key of RSA with 2048 bits or of EC with 256"});

  SignerFiles files = files_of(office, office);
  files.key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
  CHECK(faults_of(files).front().starts_with("G0911 it is no private key in PEM: "));
  files.key = "";
  files.certificates = "";
  const Texts both = faults_of(files);
  REQUIRE(both.size() == 2);
  CHECK(both[0] == "G0913 there is no certificate in it");
  CHECK(both[1].starts_with("G0911 "));
}

TEST_CASE("an encrypted key needs its passphrase, and nobody is asked for it") {
  const Issued office = issue({.name = "Office"}, nullptr);
  SignerFiles files = files_of(office, office);
  files.key = office.key_pem("mật khẩu");
  CHECK(faults_of(files) == Texts{"G0912 the key is encrypted, and no passphrase was given"});
  files.passphrase = "mat khau";
  CHECK(faults_of(files) == Texts{"G0912 the passphrase does not open the key"});
  files.passphrase = std::string(5'000, 'x');
  CHECK(faults_of(files) == Texts{"G0912 the passphrase does not open the key"});
  files.passphrase = "mật khẩu";
  Diagnostics diagnostics;
  CHECK(read_signer(files, moment(kSealed), diagnostics));
  CHECK(texts_of(diagnostics).empty());
}

TEST_CASE("a signature of other bytes, or one that was changed, does not count") {
  const Issued authority = root();
  const Trust trust = trust_in({&authority});
  const Signer signer = signer_of(issue({.name = "Office"}, &authority));
  const std::string other = sign(signer, small_text() + " ", moment(kSealed));
  const Judged judged = judge({other}, trust);
  CHECK(judged.counting.empty());
  REQUIRE(judged.findings.size() == 2);
  CHECK(
      judged.findings[0].starts_with("G0921 the signature of Office: it is not of these bytes: "));
  CHECK(judged.findings[1] == "G0926 0 of 1 signatures that it takes can be relied on");
  const std::string sound = sign(signer, small_text(), moment(kSealed));
  CHECK(judge({sound}, trust).counting.size() == 1);
  for (std::size_t i = 0; i < sound.size(); i += 3) {
    std::string changed = sound;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const Judged faulty = judge({changed}, trust);
    INFO("byte " << i);
    // A change outside of what is signed may leave it sound; it never makes another one of it.
    CHECK((faulty.counting.empty() || faulty.counting[0].signer == signer.certificate()));
    CHECK(faulty.counting.empty() != faulty.findings.empty());
  }
  for (const std::string& nothing : {std::string(), std::string("PDF"), std::string(50, '\x30')}) {
    CHECK(judge({nothing}, trust).findings.front().starts_with("G0921 it is no signature"));
  }
  CHECK(judge({sound.substr(0, sound.size() - 20)}, trust).counting.empty());
}

TEST_CASE("a signature is of the moment that the manifest says") {
  const Issued authority = root();
  const Signer signer = signer_of(issue({.name = "Office"}, &authority));
  const std::string late = sign(signer, small_text(), moment("2022-09-22T05:00:00Z"));
  CHECK(judge({late}, trust_in({&authority})).findings.front() ==
        "G0921 the signature of Office: it was made at another time (2022-09-22T05:00:00Z) than "
        "the manifest says (2022-09-20T05:00:00Z)");
}

TEST_CASE("who is not trusted does not count, whatever he calls himself") {
  const Issued authority = root();
  const Issued impostor = root();
  const std::string signature =
      sign(signer_of(issue({.name = "Office"}, &impostor)), small_text(), moment(kSealed));
  CHECK(
      judge({signature}, trust_in({&authority}))
          .findings.front()
          .starts_with(
              "G0922 signed by Office, whose certificate does not lead to one that is trusted ("));
  CHECK(judge({signature}, trust_in({})).findings.front().starts_with("G0922"));
  // One who is no authority has issued a certificate.
  const Issued clerk = issue({.name = "Clerk"}, &authority);
  const Issued made_up = issue({.name = "Office"}, &clerk);
  const std::string forged =
      sign(signer_of(made_up, clerk.certificate_pem()), small_text(), moment(kSealed));
  CHECK(judge({forged}, trust_in({&authority})).findings.front().starts_with("G0922"));
  // The chain is whole only where the one between is there.
  const Issued middle = issue({.name = "CA cấp dưới", .is_authority = true}, &authority);
  const Issued office = issue({.name = "Office"}, &middle);
  const std::string alone = sign(signer_of(office), small_text(), moment(kSealed));
  const std::string whole =
      sign(signer_of(office, middle.certificate_pem()), small_text(), moment(kSealed));
  CHECK(judge({alone}, trust_in({&authority})).findings.front().starts_with("G0922"));
  CHECK(judge({whole}, trust_in({&authority})).counting.front().root == "Cơ quan chứng thực gốc");
  CHECK(judge({alone}, trust_in({&middle})).counting.front().root == "CA cấp dưới");
}

TEST_CASE("a certificate that ended since counts, one that had ended does not") {
  const Issued authority = root();
  const Trust trust = trust_in({&authority});
  const Signer signer = signer_of(issue({.name = "Office"}, &authority));
  const std::string signature = sign(signer, small_text(), moment(kSealed));
  const Judged later = judge({signature}, trust, "2046-01-01T00:00:00Z");
  CHECK(later.counting.size() == 1);
  CHECK(later.findings ==
        Texts{"G0925 the certificate of Office, or one that it leads to, held when the issue was "
              "sealed and does not at 2046-01-01T00:00:00Z"});
  // The authority's own had not begun.
  const Issued young = issue({.name = "Young",
                              .from = "2022-10-01T00:00:00Z",
                              .to = "2030-01-01T00:00:00Z",
                              .is_authority = true},
                             nullptr);
  const std::string early =
      sign(signer_of(issue({.name = "Office"}, &young)), small_text(), moment(kSealed));
  CHECK(judge({early}, trust_in({&young})).findings.front() ==
        "G0923 the certificate of Office, or one that it leads to, did not hold at "
        "2022-09-20T05:00:00Z, when the issue was sealed");
}

TEST_CASE("a certificate revoked before the seal proves nothing, one revoked later held") {
  const Issued authority = root();
  const Issued office = issue({.name = "Office"}, &authority);
  const std::string signature = sign(signer_of(office), small_text(), moment(kSealed));
  const auto judged_by = [&](std::string_view at, int reason) {
    return judge({signature},
                 trust_in({&authority}, {revocation_list(authority, "2023-01-01T00:00:00Z",
                                                         "2023-02-01T00:00:00Z",
                                                         {{&office, std::string(at), reason}})}));
  };
  const Judged before = judged_by("2022-09-20T05:00:00Z", 4);
  CHECK(before.counting.empty());
  CHECK(before.findings.front() ==
        "G0924 the certificate of Office was revoked at 2022-09-20T05:00:00Z");
  const Judged since = judged_by("2022-09-20T05:00:01Z", 4);
  CHECK(since.counting.size() == 1);
  CHECK(since.findings == Texts{"G0925 the certificate of Office was revoked at "
                                "2022-09-20T05:00:01Z"});
  const Judged stolen = judged_by("2022-12-01T00:00:00Z", CRL_REASON_KEY_COMPROMISE);
  CHECK(stolen.counting.empty());
  CHECK(stolen.findings.front() ==
        "G0924 the certificate of Office was revoked at "
        "2022-12-01T00:00:00Z, as its key was stolen");
  CHECK(judged_by("2022-01-02T00:00:00Z", CRL_REASON_REMOVE_FROM_CRL).counting.size() == 1);
}

TEST_CASE("a list of another authority, or one that had run out, says nothing") {
  const Issued authority = root();
  const Issued impostor = root();
  const Issued office = issue({.name = "Office"}, &authority);
  const std::string signature = sign(signer_of(office), small_text(), moment(kSealed));
  const auto said_by = [&](const std::string& list) {
    Diagnostics diagnostics;
    const auto counting = verify_signatures({.bytes = small_text(),
                                             .path = "manifest.txt",
                                             .sealed = moment(kSealed),
                                             .signatures = {{"s.p7s", signature}}},
                                            trust_in({&authority}, {list}),
                                            moment("2023-06-01T00:00:00Z"), diagnostics);
    REQUIRE(counting.size() == 1);
    const Texts texts = texts_of(diagnostics);
    CHECK(counting[0].was_checked_for_revocation == texts.empty());
    return texts;
  };
  const std::vector<TakenBack> taken_back = {{&office, "2022-02-01T00:00:00Z"}};
  CHECK(said_by(revocation_list(impostor, "2022-09-01T00:00:00Z", "2022-10-01T00:00:00Z",
                                taken_back)) ==
        Texts{"G0927 no list says whether the certificate of Office was revoked"});
  CHECK(said_by(revocation_list(authority, "2022-08-01T00:00:00Z", "2022-09-01T00:00:00Z", {})) ==
        Texts{"G0927 the list of revoked certificates for Office held to 2022-09-01T00:00:00Z, "
              "before the seal"});
  CHECK(said_by(revocation_list(authority, "2022-09-01T00:00:00Z", "2022-10-01T00:00:00Z", {}))
            .empty());
}

TEST_CASE("it takes as many signers as the manifest says, each counted once") {
  const Issued authority = root();
  const Trust trust = trust_in({&authority});
  const Issued office = issue({.name = "Office"}, &authority);
  const Issued again = issue({.name = "Office"}, &authority);
  const Issued head = issue({.name = "Head", .kind = KeyKind::rsa}, &authority);
  const std::string first = sign(signer_of(office), small_text(), moment(kSealed));
  const std::string same = sign(signer_of(again), small_text(), moment(kSealed));
  const std::string second = sign(signer_of(head), small_text(), moment(kSealed));
  constexpr const char* kNow = "2023-06-01T00:00:00Z";
  CHECK(judge({first, second}, trust, kNow, 2).findings.empty());
  CHECK(judge({first, same}, trust, kNow, 2).findings ==
        Texts{"G0926 1 of 2 signatures that it takes can be relied on"});
  CHECK(judge({first, second}, trust, kNow, 3).findings ==
        Texts{"G0926 2 of 3 signatures that it takes can be relied on"});
  CHECK(judge({}, trust).findings ==
        Texts{"G0926 0 of 1 signatures that it takes can be relied on"});
}

TEST_CASE("files of trust without a certificate or a list are told") {
  Diagnostics diagnostics;
  CHECK_FALSE(read_trust({{"goc.pem", "nothing"}}, {{"thu-hoi.crl", ""}}, diagnostics));
  CHECK(texts_of(diagnostics) == Texts{"G0913 there is no certificate in it",
                                       "G0917 there is no list of revoked certificates in it"});
}

}  // namespace gazette::seal
