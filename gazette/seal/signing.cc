#include "gazette/seal/signing.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "gazette/base/assert.h"
#include "gazette/seal/certificate.h"
#include "gazette/seal/openssl.h"

namespace gazette::seal {

struct Signer::Keys {
  KeyPointer key = {};
  std::vector<CertificatePointer> certificates = {};  // the signer's first
};

namespace {

void report(std::string_view code, const std::string& path, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = path},
                      .message = std::move(message),
                      .help = std::move(help)});
}

/// Gives OpenSSL the passphrase; without one it gets none, so that it never asks a terminal.
int give_passphrase(char* buffer, int size, int /*is_writing*/, void* passphrase) {
  const auto* words = static_cast<const std::optional<std::string>*>(passphrase);
  if (!words->has_value() || (*words)->size() > static_cast<std::size_t>(size)) {
    return -1;
  }
  std::memcpy(buffer, (*words)->data(), (*words)->size());
  return static_cast<int>((*words)->size());
}

KeyPointer read_key(const SignerFiles& files, Diagnostics& diagnostics) {
  const bool is_encrypted = files.key.find("ENCRYPTED") != std::string::npos;
  if (is_encrypted && !files.passphrase) {
    report("G0912", files.key_path, "the key is encrypted, and no passphrase was given",
           "name the file that has it with --passphrase-file, or the variable of the environment "
           "with --passphrase-variable",
           diagnostics);
    return nullptr;
  }
  auto passphrase = files.passphrase;
  const BioPointer stream = reading(files.key);
  KeyPointer key(PEM_read_bio_PrivateKey(stream.get(), nullptr, give_passphrase, &passphrase));
  if (!key) {
    const std::string reason = take_failure();
    if (is_encrypted) {
      report("G0912", files.key_path, "the passphrase does not open the key",
             "look which passphrase belongs to this key; nothing of it was tried twice",
             diagnostics);
    } else {
      report("G0911", files.key_path, fmt::format("it is no private key in PEM: {}", reason),
             "name the file that begins with \"-----BEGIN PRIVATE KEY-----\", with --key",
             diagnostics);
    }
  } else if (!is_strong(*key)) {
    report("G0911", files.key_path, "it is no key of RSA with 2048 bits or of EC with 256",
           "sign with a stronger key: what is sealed is to hold for decades", diagnostics);
    key.reset();
  }
  return key;
}

/// Whether the certificate may sign at the moment.
bool may_sign(X509& certificate, const EVP_PKEY& key, const SignerFiles& files, Instant at,
              Diagnostics& diagnostics) {
  const Certificate text = describe(certificate);
  const std::string& path = files.certificate_path;
  const std::size_t errors_before = diagnostics.errors_count();
  if (X509_check_private_key(&certificate, &key) != 1) {
    ERR_clear_error();
    report("G0914", path,
           fmt::format("the certificate of {} is not of the key {}", text.name, files.key_path),
           "name the certificate that was issued for this key first in the file", diagnostics);
  }
  if (at < text.valid_from || at > text.valid_to) {
    report("G0915", path,
           fmt::format("the certificate of {} holds from {} to {}, the seal is of {}", text.name,
                       to_text(std::max<Instant>(text.valid_from, 0)), to_text(text.valid_to),
                       to_text(at)),
           at > text.valid_to
               ? "have a new certificate issued, and seal with that"
               : "seal once it holds; look whether the clock of this machine is right",
           diagnostics);
  }
  if (!is_for_signing(certificate)) {
    report("G0916", path,
           fmt::format("the certificate of {} is not for signing documents", text.name),
           "take one whose key usage has digital signature or non-repudiation", diagnostics);
  }
  return diagnostics.errors_count() == errors_before;
}

[[noreturn]] void fail(std::string_view what) {
  throw Error(fmt::format("{} failed: {}", what, take_failure()), "");
}

/// Puts the moment among what is signed; without it OpenSSL would take that of its clock.
void add_moment(CMS_SignerInfo& signer, Instant at) {
  // X.509 and CMS ask for UTCTime up to 2049 and GeneralizedTime from then on.
  const std::unique_ptr<ASN1_TIME, FreeWith<ASN1_STRING_free>> time(
      ASN1_TIME_set(nullptr, static_cast<std::time_t>(at)));
  if (!time || CMS_signed_add1_attr_by_NID(&signer, NID_pkcs9_signingTime, time->type, time.get(),
                                           -1) != 1) {
    fail("signing");
  }
}

/// A message with the signature of `bytes`; the first of `certificates` is of the key.
SignedMessagePointer sign_message(const std::vector<CertificatePointer>& certificates,
                                  EVP_PKEY& key, std::string_view bytes, Instant at) {
  constexpr unsigned kFlags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;
  SignedMessagePointer message(CMS_sign(nullptr, nullptr, nullptr, nullptr, kFlags | CMS_PARTIAL));
  if (!message) {
    fail("signing");
  }
  CMS_SignerInfo* const information =
      CMS_add1_signer(message.get(), certificates.front().get(), &key, EVP_sha256(), kFlags);
  if (information == nullptr) {
    fail("signing");
  }
  add_moment(*information, at);
  for (std::size_t i = 1; i < certificates.size(); ++i) {
    if (CMS_add1_cert(message.get(), certificates[i].get()) != 1) {
      fail("signing");
    }
  }
  const BioPointer content = reading(bytes);
  if (CMS_final(message.get(), content.get(), nullptr, kFlags) != 1) {
    fail("signing");
  }
  return message;
}

std::string to_der(CMS_ContentInfo& message) {
  const BioPointer der(BIO_new(BIO_s_mem()));
  if (!der || i2d_CMS_bio(der.get(), &message) != 1) {
    fail("signing");
  }
  return written(*der);
}

/// What is signed besides the content, as it is signed: a SET OF in DER (RFC 5652, 5.4).
std::string signed_attributes(const CMS_SignerInfo& information) {
  std::vector<std::string> attributes;
  for (int i = 0; i < CMS_signed_get_attr_count(&information); ++i) {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(&information, i), &bytes);
    if (size <= 0) {
      fail("signing");
    }
    attributes.emplace_back(reinterpret_cast<const char*>(bytes), size);
    OPENSSL_free(bytes);
  }
  std::sort(attributes.begin(), attributes.end());
  const std::string body = fmt::format("{}", fmt::join(attributes, ""));
  std::array<unsigned char, 8> head = {};
  unsigned char* end = head.data();
  ASN1_put_object(&end, 1, static_cast<int>(body.size()), V_ASN1_SET, V_ASN1_UNIVERSAL);
  return std::string(head.data(), end) + body;
}

std::string sign_bytes(EVP_PKEY& key, const std::string& bytes) {
  const std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
  const auto* const begin = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t size = 0;
  if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, &key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, begin, bytes.size()) != 1) {
    fail("signing");
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     begin, bytes.size()) != 1) {
    fail("signing");
  }
  signature.resize(size);
  return signature;
}

}  // namespace

Signer::Signer(std::unique_ptr<Keys> keys) : keys_(std::move(keys)) {
  certificate_ = describe(*keys_->certificates.front());
  for (const CertificatePointer& certificate : keys_->certificates) {
    certificates_pem_ += to_pem(*certificate);
  }
}
Signer::Signer(Signer&&) noexcept = default;
Signer& Signer::operator=(Signer&&) noexcept = default;
Signer::~Signer() = default;

std::optional<Signer> read_signer(const SignerFiles& files, Instant at, Diagnostics& diagnostics) {
  auto keys = std::make_unique<Signer::Keys>();
  keys->certificates = read_certificates(files.certificates);
  if (keys->certificates.empty()) {
    report("G0913", files.certificate_path, "there is no certificate in it",
           "name the file that begins with \"-----BEGIN CERTIFICATE-----\", with --certificate",
           diagnostics);
  }
  keys->key = read_key(files, diagnostics);
  if (keys->key == nullptr || keys->certificates.empty() ||
      !may_sign(*keys->certificates.front(), *keys->key, files, at, diagnostics)) {
    return std::nullopt;
  }
  return Signer(std::move(keys));
}

std::string sign(const Signer& signer, std::string_view bytes, Instant at) {
  GAZETTE_ASSERT(is_valid_instant(at));
  return to_der(*sign_message(signer.keys_->certificates, *signer.keys_->key, bytes, at));
}

std::string sign_for_pdf(const Signer& signer, std::string_view bytes) {
  // OpenSSL puts a moment among what is signed, whether it is given one or not. It is taken out,
  // and what is left is signed again.
  const SignedMessagePointer message =
      sign_message(signer.keys_->certificates, *signer.keys_->key, bytes, 0);
  CMS_SignerInfo& information = *sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message.get()), 0);
  const int place = CMS_signed_get_attr_by_NID(&information, NID_pkcs9_signingTime, -1);
  GAZETTE_ASSERT(place >= 0);
  X509_ATTRIBUTE_free(CMS_signed_delete_attr(&information, place));
  const std::string signature = sign_bytes(*signer.keys_->key, signed_attributes(information));
  if (ASN1_STRING_set(CMS_SignerInfo_get0_signature(&information), signature.data(),
                      static_cast<int>(signature.size())) != 1) {
    fail("signing");
  }
  return to_der(*message);
}

}  // namespace gazette::seal
