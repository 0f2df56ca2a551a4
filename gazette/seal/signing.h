// Signing a manifest (ký số): detached CMS as CAdES-BES has it, in DER.
//
// The signature is of the bytes of the file as they are (binary), with SHA-256. Signed with them
// are its type, the moment of signing that it is given, and which certificate signs
// (signing-certificate-v2, RFC 5035), so that no other certificate of the same key can take its
// place. With an RSA key (PKCS#1 v1.5) the same input gives the same bytes; an EC key takes chance
// numbers.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/seal/instant.h"

namespace gazette::seal {

/// What a certificate says of its owner, for people.
struct Certificate {
  std::string name = {};     // whose it is: the common name, else all of the subject
  std::string subject = {};  // "CN=..., O=..., C=VN"
  std::string issuer = {};
  std::string sha256 = {};  // of the certificate in DER
  Instant valid_from = 0;
  Instant valid_to = 0;

  bool operator==(const Certificate&) const = default;
};

/// The files of a signer, as they were read.
struct SignerFiles {
  std::string key_path = {};
  std::string key = {};  // PEM
  std::string certificate_path = {};
  std::string certificates = {};  // PEM: the signer's, then those that lead to the root
  std::optional<std::string> passphrase = {};  // of an encrypted key; nothing: none was given
};

/// A key with its certificates, ready to sign.
class Signer {
 public:
  Signer(Signer&&) noexcept;
  Signer& operator=(Signer&&) noexcept;
  ~Signer();

  [[nodiscard]] const Certificate& certificate() const { return certificate_; }
  /// The signer's certificate and those behind it, as PEM.
  [[nodiscard]] const std::string& certificates_pem() const { return certificates_pem_; }

 private:
  struct Keys;
  explicit Signer(std::unique_ptr<Keys> keys);
  friend std::optional<Signer> read_signer(const SignerFiles&, Instant, Diagnostics&);
  friend std::string sign(const Signer&, std::string_view, Instant);
  friend std::string sign_for_pdf(const Signer&, std::string_view);

  std::unique_ptr<Keys> keys_;
  Certificate certificate_ = {};
  std::string certificates_pem_ = {};
};

/// Takes a signer who signs at a moment. Reports what is wrong with him: a key that cannot be read
/// or is too weak (G0911), its passphrase (G0912), a certificate that cannot be read (G0913), that
/// is of another key (G0914), does not hold at that moment (G0915) or is not for signing (G0916).
/// Nobody is asked for a passphrase.
[[nodiscard]] std::optional<Signer> read_signer(const SignerFiles& files, Instant at,
                                                Diagnostics& diagnostics);

/// The signature of `bytes`, made at a moment, as DER. Throws `Error` where OpenSSL fails.
[[nodiscard]] std::string sign(const Signer& signer, std::string_view bytes, Instant at);

/// The signature of what a PDF has around its gap, as PAdES has it (ETSI EN 319 142-1, level B-B):
/// the moment of signing stands in the PDF, and not among what is signed here.
[[nodiscard]] std::string sign_for_pdf(const Signer& signer, std::string_view bytes);

}  // namespace gazette::seal
