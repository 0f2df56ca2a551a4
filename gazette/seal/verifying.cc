#include "gazette/seal/verifying.h"

#include <algorithm>
#include <array>
#include <ctime>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/x509v3.h>

#include "gazette/base/assert.h"
#include "gazette/seal/certificate.h"
#include "gazette/seal/openssl.h"
#include "gazette/seal/revocation.h"

namespace gazette::seal {

struct Trust::Lists {
  std::vector<CertificatePointer> roots = {};
  std::vector<RevocationListPointer> revocation_lists = {};
};

namespace {

/// A day of 24 hours: clocks of two machines and of a signing service differ by less.
constexpr Instant kClocksDiffer = 86'400;

/// Whether a digest still stands for its bytes alone: none of SHA-1 and older.
bool is_sound_digest(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* name = nullptr;
  X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
  const int kind = OBJ_obj2nid(name);
  constexpr std::array<int, 6> kSound = {NID_sha256,   NID_sha384,   NID_sha512,
                                         NID_sha3_256, NID_sha3_384, NID_sha3_512};
  return std::find(kSound.begin(), kSound.end(), kind) != kSound.end();
}

/// Whether what is signed names the certificate that signs, as CAdES has it.
bool names_its_certificate(const CMS_SignerInfo& signer, X509& certificate) {
  const int at = CMS_signed_get_attr_by_NID(&signer, NID_id_smime_aa_signingCertificateV2, -1);
  X509_ATTRIBUTE* const attribute = at < 0 ? nullptr : CMS_signed_get_attr(&signer, at);
  const ASN1_TYPE* const value =
      attribute == nullptr ? nullptr : X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr || value->type != V_ASN1_SEQUENCE) {
    return false;
  }
  const unsigned char* bytes = value->value.sequence->data;
  const std::unique_ptr<ESS_SIGNING_CERT_V2, FreeWith<ESS_SIGNING_CERT_V2_free>> named(
      d2i_ESS_SIGNING_CERT_V2(nullptr, &bytes, value->value.sequence->length));
  const CertificatesPointer alone(sk_X509_new_null());
  if (!named || !alone || X509_up_ref(&certificate) != 1) {
    return false;
  }
  sk_X509_push(alone.get(), &certificate);
  const bool is_same = OSSL_ESS_check_signing_certs(nullptr, named.get(), alone.get(), 1) == 1;
  ERR_clear_error();
  return is_same;
}

/// The moment that the signer says; nothing where he says none.
std::optional<Instant> signing_moment(const CMS_SignerInfo& signer) {
  const int at = CMS_signed_get_attr_by_NID(&signer, NID_pkcs9_signingTime, -1);
  X509_ATTRIBUTE* const attribute = at < 0 ? nullptr : CMS_signed_get_attr(&signer, at);
  const ASN1_TYPE* const value =
      attribute == nullptr ? nullptr : X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr ||
      (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) {
    return std::nullopt;
  }
  return instant_of(value->value.asn1_string);
}

/// A signature taken apart, and its one signer; both null where it is none.
struct Opened {
  SignedMessagePointer message = {};
  CMS_SignerInfo* information = nullptr;
  X509* certificate = nullptr;  // owned by `message`
};

}  // namespace

/// Judges the signatures of one manifest.
class Verifier {
 public:
  Verifier(const SignedManifest& manifest, const Trust& trust, Instant now,
           Diagnostics& diagnostics)
      : manifest_(manifest), trust_(*trust.lists_), now_(now), diagnostics_(diagnostics) {}

  /// The signature, where it counts.
  std::optional<VerifiedSignature> verify(const NamedBytes& signature);
  void report(std::string_view code, const std::string& path, std::string message,
              std::string help);

 private:
  std::optional<Opened> open(const NamedBytes& signature);
  bool is_of_these_bytes(const Opened& opened, const NamedBytes& signature);
  /// The certificates from the signer's to a trusted one, as of a moment; else OpenSSL's reason.
  CertificatesPointer chain_at(const Opened& opened, Instant at, int& reason) const;
  void report_no_chain(const Certificate& signer, const std::string& path, int reason);
  /// Whether no certificate of the chain was revoked when the manifest was sealed.
  bool was_not_revoked(const STACK_OF(X509) & chain, const std::string& path,
                       VerifiedSignature& verified);
  void report_later_end(const Opened& opened, const Certificate& signer, const std::string& path);

  const SignedManifest& manifest_;
  const Trust::Lists& trust_;
  Instant now_;
  Diagnostics& diagnostics_;
};

void Verifier::report(std::string_view code, const std::string& path, std::string message,
                      std::string help) {
  diagnostics_.report({.code = code,
                       .place = {.path = path},
                       .message = std::move(message),
                       .help = std::move(help)});
}

std::optional<Opened> Verifier::open(const NamedBytes& signature) {
  constexpr std::size_t kBytesMost = 1'000'000;
  const auto refuse = [&](std::string message) {
    ERR_clear_error();
    report("G0921", signature.name, std::move(message),
           "get the signature again from the office or its site");
    return std::nullopt;
  };
  if (signature.bytes.empty() || signature.bytes.size() > kBytesMost) {
    return refuse("it is no signature: it is empty or far too large");
  }
  const BioPointer der = reading(signature.bytes);
  Opened opened = {.message = SignedMessagePointer(d2i_CMS_bio(der.get(), nullptr))};
  if (!opened.message || CMS_get0_type(opened.message.get()) == nullptr ||
      OBJ_obj2nid(CMS_get0_type(opened.message.get())) != NID_pkcs7_signed) {
    return refuse("it is no signature in CMS (DER)");
  }
  STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(opened.message.get());
  if (signers == nullptr || sk_CMS_SignerInfo_num(signers) != 1) {
    return refuse("it is not the signature of one signer");
  }
  opened.information = sk_CMS_SignerInfo_value(signers, 0);
  if (CMS_set1_signers_certs(opened.message.get(), nullptr, 0) != 1) {
    return refuse("the signer's certificate is not in it");
  }
  CMS_SignerInfo_get0_algs(opened.information, nullptr, &opened.certificate, nullptr, nullptr);
  return opened;
}

bool Verifier::is_of_these_bytes(const Opened& opened, const NamedBytes& signature) {
  const Certificate signer = describe(*opened.certificate);
  X509_ALGOR* digest = nullptr;
  CMS_SignerInfo_get0_algs(opened.information, nullptr, nullptr, &digest, nullptr);
  const EVP_PKEY* const key = X509_get0_pubkey(opened.certificate);
  std::string fault;
  if (!is_sound_digest(digest) || key == nullptr || !is_strong(*key)) {
    fault = "it is made with a hash or a key that is too weak";
  } else if (!names_its_certificate(*opened.information, *opened.certificate)) {
    fault = "it does not name the certificate that signs";
  } else {
    const BioPointer content = reading(manifest_.bytes);
    constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY;
    if (CMS_verify(opened.message.get(), nullptr, nullptr, content.get(), nullptr, kFlags) != 1) {
      fault = fmt::format("it is not of these bytes: {}", take_failure());
    }
  }
  const auto moment = signing_moment(*opened.information);
  if (fault.empty() && moment && std::abs(*moment - manifest_.sealed) > kClocksDiffer) {
    fault =
        fmt::format("it was made at another time ({}) than the manifest says ({})",
                    is_valid_instant(*moment) ? to_text(*moment) : "?", to_text(manifest_.sealed));
  }
  if (!fault.empty()) {
    ERR_clear_error();
    report("G0921", signature.name, fmt::format("the signature of {}: {}", signer.name, fault),
           fmt::format("{} or the signature was changed: get both again from the office or its "
                       "site, and compare with the number on paper",
                       manifest_.path));
  }
  return fault.empty();
}

CertificatesPointer Verifier::chain_at(const Opened& opened, Instant at, int& reason) const {
  const StorePointer store(X509_STORE_new());
  const StoreContextPointer context(X509_STORE_CTX_new());
  const CertificatesPointer others(CMS_get1_certs(opened.message.get()));
  GAZETTE_ASSERT(store && context);
  for (const CertificatePointer& root : trust_.roots) {
    X509_STORE_add_cert(store.get(), root.get());
  }
  const bool is_ready =
      X509_STORE_CTX_init(context.get(), store.get(), opened.certificate, others.get()) == 1;
  GAZETTE_ASSERT(is_ready);
  X509_VERIFY_PARAM* const rules = X509_STORE_CTX_get0_param(context.get());
  // 112 bits: RSA of 2048 bits and SHA-256 in every certificate but the root.
  X509_VERIFY_PARAM_set_auth_level(rules, 2);
  X509_VERIFY_PARAM_set_time(rules, static_cast<std::time_t>(at));
  // An office may trust the authority that certifies it and not the root above that one.
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
  const bool is_trusted = X509_verify_cert(context.get()) == 1;
  reason = is_trusted ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  return is_trusted ? CertificatesPointer(X509_STORE_CTX_get1_chain(context.get())) : nullptr;
}

void Verifier::report_no_chain(const Certificate& signer, const std::string& path, int reason) {
  if (reason == X509_V_ERR_CERT_HAS_EXPIRED || reason == X509_V_ERR_CERT_NOT_YET_VALID) {
    report("G0923", path,
           fmt::format("the certificate of {}, or one that it leads to, did not hold at {}, when "
                       "the issue was sealed",
                       signer.name, to_text(manifest_.sealed)),
           fmt::format("it holds from {} to {}; ask the office how this was signed",
                       to_text(std::max<Instant>(signer.valid_from, 0)),
                       to_text(std::max<Instant>(signer.valid_to, 0))));
    return;
  }
  report("G0922", path,
         fmt::format("signed by {}, whose certificate does not lead to one that is trusted ({})",
                     signer.name, X509_verify_cert_error_string(reason)),
         trust_.roots.empty()
             ? "name the certificate of the authority that you trust with --trusted"
             : fmt::format("its issuer is {}; trust that only if you know it from elsewhere",
                           signer.issuer));
}

bool Verifier::was_not_revoked(const STACK_OF(X509) & chain, const std::string& path,
                               VerifiedSignature& verified) {
  bool holds = true;
  verified.was_checked_for_revocation = true;
  // The trusted one at the end vouches for itself.
  for (int i = 0; i + 1 < sk_X509_num(&chain); ++i) {
    X509* const certificate = sk_X509_value(&chain, i);
    const Revocation state =
        revocation_of(*certificate, *sk_X509_value(&chain, i + 1), trust_.revocation_lists);
    const std::string name = describe(*certificate).name;
    if (trust_.revocation_lists.empty()) {
      verified.was_checked_for_revocation = false;  // the caller knows, and says it once
      continue;
    }
    if (!state.revoked && state.holds_to < manifest_.sealed) {
      report(
          "G0927", path,
          state.was_asked
              ? fmt::format("the list of revoked certificates for {} held to {}, before the seal",
                            name, to_text(state.holds_to))
              : fmt::format("no list says whether the certificate of {} was revoked", name),
          "name the latest list of its authority with --revoked to know");
      verified.was_checked_for_revocation = false;
    }
    if (!state.revoked) {
      continue;
    }
    const bool was_revoked = *state.revoked <= manifest_.sealed || state.is_key_stolen;
    holds = holds && !was_revoked;
    report(was_revoked ? "G0924" : "G0925", path,
           fmt::format("the certificate of {} was revoked at {}{}", name, to_text(*state.revoked),
                       state.is_key_stolen ? ", as its key was stolen" : ""),
           was_revoked ? "the signature proves nothing; ask the office for the issue sealed anew"
                       : "it held when the issue was sealed");
  }
  return holds;
}

/// A chain that no longer holds now.
void Verifier::report_later_end(const Opened& opened, const Certificate& signer,
                                const std::string& path) {
  int reason = X509_V_OK;
  if (chain_at(opened, now_, reason) != nullptr) {
    return;
  }
  report(
      "G0925", path,
      fmt::format("the certificate of {}, or one that it leads to, held when the issue was "
                  "sealed and does not at {}",
                  signer.name, to_text(now_)),
      "nothing is wrong with the issue: certificates end; the head of the chain in a later issue "
      "on paper vouches for it");
}

std::optional<VerifiedSignature> Verifier::verify(const NamedBytes& signature) {
  const std::optional<Opened> opened = open(signature);
  if (!opened || !is_of_these_bytes(*opened, signature)) {
    return std::nullopt;
  }
  VerifiedSignature verified = {.path = signature.name, .signer = describe(*opened->certificate)};
  int reason = X509_V_OK;
  const CertificatesPointer chain = chain_at(*opened, manifest_.sealed, reason);
  if (!chain) {
    report_no_chain(verified.signer, signature.name, reason);
    return std::nullopt;
  }
  if (!is_for_signing(*opened->certificate)) {
    report("G0916", signature.name,
           fmt::format("the certificate of {} is not for signing documents", verified.signer.name),
           "ask the office how this was signed");
    return std::nullopt;
  }
  verified.root = describe(*sk_X509_value(chain.get(), sk_X509_num(chain.get()) - 1)).name;
  if (!was_not_revoked(*chain, signature.name, verified)) {
    return std::nullopt;
  }
  report_later_end(*opened, verified.signer, signature.name);
  return verified;
}

Trust::Trust(std::unique_ptr<Lists> lists) : lists_(std::move(lists)) {}
Trust::Trust(Trust&&) noexcept = default;
Trust& Trust::operator=(Trust&&) noexcept = default;
Trust::~Trust() = default;

std::string Trust::roots_pem() const {
  std::string pem;
  for (const CertificatePointer& root : lists_->roots) {
    pem += to_pem(*root);
  }
  return pem;
}

std::string Trust::revocation_lists_pem() const {
  std::string pem;
  for (const RevocationListPointer& list : lists_->revocation_lists) {
    pem += to_pem(*list);
  }
  return pem;
}

std::optional<Trust> read_trust(const std::vector<NamedBytes>& certificates,
                                const std::vector<NamedBytes>& revocation_lists,
                                Diagnostics& diagnostics) {
  auto lists = std::make_unique<Trust::Lists>();
  const std::size_t errors_before = diagnostics.errors_count();
  for (const NamedBytes& file : certificates) {
    auto read = read_certificates(file.bytes);
    if (read.empty()) {
      diagnostics.report({.code = "G0913",
                          .place = {.path = file.name},
                          .message = "there is no certificate in it",
                          .help = "name a file of certificates in PEM or DER"});
    }
    std::move(read.begin(), read.end(), std::back_inserter(lists->roots));
  }
  for (const NamedBytes& file : revocation_lists) {
    auto read = read_revocation_lists(file.bytes);
    if (read.empty()) {
      diagnostics.report({.code = "G0917",
                          .place = {.path = file.name},
                          .message = "there is no list of revoked certificates in it",
                          .help = "name a file of lists (CRL) in PEM or DER"});
    }
    std::move(read.begin(), read.end(), std::back_inserter(lists->revocation_lists));
  }
  return diagnostics.errors_count() == errors_before ? std::optional(Trust(std::move(lists)))
                                                     : std::nullopt;
}

std::vector<VerifiedSignature> verify_signatures(const SignedManifest& manifest, const Trust& trust,
                                                 Instant now, Diagnostics& diagnostics) {
  Verifier verifier(manifest, trust, now, diagnostics);
  std::vector<VerifiedSignature> counting;
  for (const NamedBytes& signature : manifest.signatures) {
    auto verified = verifier.verify(signature);
    const bool is_new =
        verified && std::none_of(counting.begin(), counting.end(), [&](const auto& other) {
          return other.signer.subject == verified->signer.subject;
        });
    if (is_new) {
      counting.push_back(std::move(*verified));
    }
  }
  if (counting.size() < static_cast<std::size_t>(manifest.signatures_needed)) {
    verifier.report("G0926", manifest.path,
                    fmt::format("{} of {} signatures that it takes can be relied on",
                                counting.size(), manifest.signatures_needed),
                    manifest.signatures.empty()
                        ? "the files that end with .p7s lie beside the manifest: get them, too"
                        : "what is wrong with each is told before this");
  }
  return counting;
}

}  // namespace gazette::seal
