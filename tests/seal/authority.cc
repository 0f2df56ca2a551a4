#include "tests/seal/authority.h"

#include <ctime>

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "gazette/base/hash.h"

namespace gazette::seal {
namespace {

KeyPointer make_key(KeyKind kind) {
  EVP_PKEY* const key = kind == KeyKind::curve ? EVP_EC_gen("P-256")
                                               : EVP_RSA_gen(kind == KeyKind::rsa ? 2048 : 1024);
  REQUIRE(key != nullptr);
  return KeyPointer(key);
}

void add_extension(X509& certificate, X509* issuer, int kind, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, &certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
  REQUIRE(extension != nullptr);
  X509_add_ext(&certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

}  // namespace

Instant moment(std::string_view text) {
  const auto instant = parse_instant(text);
  REQUIRE(instant);
  return *instant;
}

std::vector<std::string> texts_of(const Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  for (const Diagnostic& finding : diagnostics.list()) {
    texts.push_back(fmt::format("{} {}", finding.code, finding.message));
    CHECK_FALSE(finding.help.empty());
  }
  return texts;
}

std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& finding : diagnostics.list()) {
    codes.emplace_back(finding.code);
  }
  return codes;
}

std::string Issued::key_pem(const char* passphrase) const {
  const BioPointer stream(BIO_new(BIO_s_mem()));
  REQUIRE(PEM_write_bio_PKCS8PrivateKey(stream.get(), key.get(),
                                        passphrase == nullptr ? nullptr : EVP_aes_256_cbc(),
                                        nullptr, 0, nullptr, const_cast<char*>(passphrase)) == 1);
  return written(*stream);
}

Issued issue(const Subject& subject, const Issued* authority) {
  static long serial = 1000;
  Issued issued = {.key = make_key(subject.kind), .certificate = CertificatePointer(X509_new())};
  X509& certificate = *issued.certificate;
  X509_set_version(&certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(&certificate), ++serial);
  ASN1_TIME_set(X509_getm_notBefore(&certificate), std::time_t{moment(subject.from)});
  ASN1_TIME_set(X509_getm_notAfter(&certificate), std::time_t{moment(subject.to)});
  X509_set_pubkey(&certificate, issued.key.get());
  X509_NAME* const name = X509_get_subject_name(&certificate);
  const auto* words = reinterpret_cast<const unsigned char*>(subject.name.c_str());
  X509_NAME_add_entry_by_txt(name, "C", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("VN"),
                             -1, -1, 0);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, words, -1, -1, 0);
  X509* const issuer = authority == nullptr ? &certificate : authority->certificate.get();
  X509_set_issuer_name(&certificate, X509_get_subject_name(issuer));
  add_extension(certificate, issuer, NID_basic_constraints,
                subject.is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
  add_extension(certificate, issuer, NID_key_usage,
                subject.is_authority ? "critical,keyCertSign,cRLSign" : subject.usage);
  add_extension(certificate, issuer, NID_subject_key_identifier, "hash");
  EVP_PKEY* const key = authority == nullptr ? issued.key.get() : authority->key.get();
  REQUIRE(X509_sign(&certificate, key, EVP_sha256()) > 0);
  return issued;
}

std::string revocation_list(const Issued& authority, std::string_view made, std::string_view next,
                            const std::vector<TakenBack>& taken_back) {
  const RevocationListPointer list(X509_CRL_new());
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(authority.certificate.get()));
  using Time = std::unique_ptr<ASN1_TIME, FreeWith<ASN1_STRING_free>>;
  const auto time_of = [](std::string_view text) {
    return Time(ASN1_TIME_set(nullptr, std::time_t{moment(text)}));
  };
  X509_CRL_set1_lastUpdate(list.get(), time_of(made).get());
  X509_CRL_set1_nextUpdate(list.get(), time_of(next).get());
  for (const TakenBack& each : taken_back) {
    X509_REVOKED* const entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(each.issued->certificate.get()));
    X509_REVOKED_set_revocationDate(entry, time_of(each.at).get());
    if (each.reason >= 0) {
      const std::unique_ptr<ASN1_ENUMERATED, FreeWith<ASN1_STRING_free>> reason(
          ASN1_ENUMERATED_new());
      ASN1_ENUMERATED_set(reason.get(), each.reason);
      X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, reason.get(), 0, 0);
    }
    X509_CRL_add0_revoked(list.get(), entry);
  }
  X509_CRL_sort(list.get());
  REQUIRE(X509_CRL_sign(list.get(), authority.key.get(), EVP_sha256()) > 0);
  return to_pem(*list);
}

Issued root(std::string name) {
  return issue({.name = std::move(name),
                .from = "2020-01-01T00:00:00Z",
                .to = "2040-01-01T00:00:00Z",
                .is_authority = true},
               nullptr);
}

Signer signer_of(const Issued& issued, const std::string& chain_pem) {
  Diagnostics diagnostics;
  auto signer = read_signer({.key_path = "ky.key",
                             .key = issued.key_pem(),
                             .certificate_path = "ky.pem",
                             .certificates = issued.certificate_pem() + chain_pem},
                            moment(kSealed), diagnostics);
  CHECK(texts_of(diagnostics).empty());
  REQUIRE(signer);
  return std::move(*signer);
}

Manifest small_manifest() {
  return {
      .issue = {2022, 38, 39},
      .date = {2022, 9, 20},
      .sealed = moment(kSealed),
      .publisher = "Công báo tỉnh Đồng Nai",
      .record_sha256 = sha256("record"),
      .record_links = 412,
      .acts = {{.sha256 = sha256("Điều 1"),
                .id = "ubnd-45-2022-qd-ubnd",
                .symbol = "45/2022/QĐ-UBND"}},
      .files = {{.sha256 = sha256("PDF"), .bytes = 3, .path = "online/issue.pdf"},
                {.sha256 = sha256("Điều 1"), .bytes = 9, .path = "text/ubnd-45-2022-qd-ubnd.txt"}},
      .published = {
          {.sha256 = sha256("PDF"), .bytes = 3, .path = "2022/38-39/dong-nai-2022-38-39.pdf"}}};
}

}  // namespace gazette::seal
