// A certification authority for one test: roots, signers, what is wrong with certificates. And what
// tests of sealing share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "gazette/seal/openssl.h"
#include "gazette/seal/seal.h"

namespace gazette::seal {

/// The moment of that text.
[[nodiscard]] Instant moment(std::string_view text);

/// The findings as "G0901 message", in their order.
[[nodiscard]] std::vector<std::string> texts_of(const Diagnostics& diagnostics);
/// The codes alone.
[[nodiscard]] std::vector<std::string> codes_of(const Diagnostics& diagnostics);

enum class KeyKind { rsa, curve, weak_rsa };

/// A person or machine with a key.
struct Subject {
  std::string name = {};
  std::string from = "2022-01-01T00:00:00Z";
  std::string to = "2025-01-01T00:00:00Z";
  KeyKind kind = KeyKind::curve;
  bool is_authority = false;
  const char* usage = "digitalSignature,nonRepudiation";
};

/// A key with its certificate.
struct Issued {
  KeyPointer key = {};
  CertificatePointer certificate = {};

  [[nodiscard]] std::string key_pem(const char* passphrase = nullptr) const;
  [[nodiscard]] std::string certificate_pem() const { return to_pem(*certificate); }
};

/// A certificate by an authority; by the subject itself where that is null.
[[nodiscard]] Issued issue(const Subject& subject, const Issued* authority);

/// A certificate that an authority takes back.
struct TakenBack {
  const Issued* issued = nullptr;
  std::string at = {};
  int reason = -1;  // of RFC 5280; -1: none is said
};

/// The authority's list, made at one moment and holding to another, as PEM.
[[nodiscard]] std::string revocation_list(const Issued& authority, std::string_view made,
                                          std::string_view next,
                                          const std::vector<TakenBack>& taken_back);

/// A root that holds from 2020 to 2040.
[[nodiscard]] Issued root(std::string name = "Cơ quan chứng thực gốc");

/// The signer of a key, at noon of 20 September 2022; must be sound.
[[nodiscard]] Signer signer_of(const Issued& issued, const std::string& chain_pem = {});

/// The moment of sealing in tests.
inline constexpr std::string_view kSealed = "2022-09-20T05:00:00Z";

/// A small manifest.
[[nodiscard]] Manifest small_manifest();

}  // namespace gazette::seal
