// Who signed a manifest, and whether that can be relied on (xác minh chữ ký).
//
// Certificates end long before gazettes do. So a chain is judged as of the moment of sealing that
// the manifest says and that is signed with it; what has become of it since is told as a warning. A
// certificate revoked before that moment, or whose key was stolen whenever, proves nothing.
//
// Revocation lists are compared by ourselves: OpenSSL refuses a list that has run out, and takes a
// certificate revoked later for one that never held.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/seal/instant.h"
#include "gazette/seal/manifest.h"
#include "gazette/seal/signing.h"

namespace gazette::seal {

/// The bytes of a file, with the name by which people know it.
struct NamedBytes {
  std::string name = {};
  std::string bytes = {};
};

/// Whom an office trusts: roots, and the lists of certificates that were revoked.
class Trust {
 public:
  Trust(Trust&&) noexcept;
  Trust& operator=(Trust&&) noexcept;
  ~Trust();

  /// The roots as PEM; and the revocation lists.
  [[nodiscard]] std::string roots_pem() const;
  [[nodiscard]] std::string revocation_lists_pem() const;

 private:
  struct Lists;
  explicit Trust(std::unique_ptr<Lists> lists);
  friend class Verifier;
  friend std::optional<Trust> read_trust(const std::vector<NamedBytes>&,
                                         const std::vector<NamedBytes>&, Diagnostics&);
  std::unique_ptr<Lists> lists_;
};

/// Reads trusted certificates and revocation lists, in PEM or DER. Nothing where one cannot be read
/// (G0913, G0917). Nobody at all may be trusted: then no signature counts.
[[nodiscard]] std::optional<Trust> read_trust(const std::vector<NamedBytes>& certificates,
                                              const std::vector<NamedBytes>& revocation_lists,
                                              Diagnostics& diagnostics);

/// A manifest as it was signed.
struct SignedManifest {
  std::string_view bytes = {};
  std::string path = {};
  Instant sealed = 0;
  int signatures_needed = 1;  // the manifest's, or more where the office asks for more
  std::vector<NamedBytes> signatures = {};
};

/// A signature that counts: the bytes are those that were signed, by a certificate that led to a
/// trusted one when they were sealed.
struct VerifiedSignature {
  std::string path = {};
  Certificate signer = {};
  std::string root = {};  // the trusted certificate that it leads to
  bool was_checked_for_revocation = false;
};

/// The signatures that count, each signer once. Reports every other one: not a signature of these
/// bytes (G0921), by somebody who is not trusted (G0922), whose certificate did not hold when it
/// was sealed (G0923) or was revoked by then (G0924); as warnings, that it ended or was revoked
/// since (G0925) and, as a note, that no list of those given said whether it was revoked (G0927);
/// and that too few signed (G0926).
[[nodiscard]] std::vector<VerifiedSignature> verify_signatures(const SignedManifest& manifest,
                                                               const Trust& trust, Instant now,
                                                               Diagnostics& diagnostics);

}  // namespace gazette::seal
