// What OpenSSL gives, each owned by one pointer. Private to seal/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include "gazette/seal/instant.h"

namespace gazette::seal {

/// Frees with the function that belongs to the type.
template <auto kFree>
struct FreeWith {
  template <typename Type>
  void operator()(Type* pointer) const {
    kFree(pointer);
  }
};
struct FreeCertificates {
  void operator()(STACK_OF(X509) * certificates) const {
    sk_X509_pop_free(certificates, X509_free);
  }
};
struct FreeRevocationLists {
  void operator()(STACK_OF(X509_CRL) * lists) const { sk_X509_CRL_pop_free(lists, X509_CRL_free); }
};

using BioPointer = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, FreeWith<X509_free>>;
using RevocationListPointer = std::unique_ptr<X509_CRL, FreeWith<X509_CRL_free>>;
using CertificatesPointer = std::unique_ptr<STACK_OF(X509), FreeCertificates>;
using RevocationListsPointer = std::unique_ptr<STACK_OF(X509_CRL), FreeRevocationLists>;
using SignedMessagePointer = std::unique_ptr<CMS_ContentInfo, FreeWith<CMS_ContentInfo_free>>;
using StorePointer = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using StoreContextPointer = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;

/// A stream that reads `bytes`, which outlive it.
[[nodiscard]] BioPointer reading(std::string_view bytes);
/// What was written into a stream in memory.
[[nodiscard]] std::string written(BIO& stream);

/// What a failed call left behind, in OpenSSL's words; forgets it.
[[nodiscard]] std::string take_failure();

/// Every certificate of a PEM text, or the one of a DER file; none where there is none.
[[nodiscard]] std::vector<CertificatePointer> read_certificates(std::string_view bytes);
/// Every revocation list of a PEM text, or the one of a DER file.
[[nodiscard]] std::vector<RevocationListPointer> read_revocation_lists(std::string_view bytes);

/// The certificate as PEM.
[[nodiscard]] std::string to_pem(X509& certificate);
[[nodiscard]] std::string to_pem(X509_CRL& list);

/// The moment of a field of a certificate; nothing where OpenSSL cannot read it.
[[nodiscard]] std::optional<Instant> instant_of(const ASN1_TIME* time);

}  // namespace gazette::seal
