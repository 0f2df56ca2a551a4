#include "gazette/seal/openssl.h"

#include <array>
#include <climits>

#include <openssl/err.h>
#include <openssl/pem.h>

#include "gazette/base/assert.h"

namespace gazette::seal {
namespace {

/// Reads objects from PEM until none follows, or the one that the bytes are in DER.
template <typename Pointer, typename FromPem, typename FromDer>
std::vector<Pointer> read_all(std::string_view bytes, FromPem from_pem, FromDer from_der) {
  std::vector<Pointer> objects;
  if (bytes.empty() || bytes.size() > INT_MAX) {
    return objects;
  }
  const BioPointer pem = reading(bytes);
  while (auto* object = from_pem(pem.get(), nullptr, nullptr, nullptr)) {
    objects.emplace_back(object);
  }
  if (objects.empty()) {
    const BioPointer der = reading(bytes);
    if (auto* object = from_der(der.get(), nullptr)) {
      objects.emplace_back(object);
    }
  }
  ERR_clear_error();  // that no further one follows is told as an error
  return objects;
}

template <typename Type, typename ToPem>
std::string pem_of(Type& object, ToPem to_pem) {
  const BioPointer stream(BIO_new(BIO_s_mem()));
  const bool is_written = stream && to_pem(stream.get(), &object) == 1;
  GAZETTE_ASSERT(is_written);
  return written(*stream);
}

}  // namespace

BioPointer reading(std::string_view bytes) {
  GAZETTE_ASSERT(bytes.size() <= INT_MAX);
  BioPointer stream(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  GAZETTE_ASSERT(stream != nullptr);
  return stream;
}

std::string written(BIO& stream) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(&stream, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

std::string take_failure() {
  std::array<char, 256> text{};
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  if (code == 0) {
    return "no reason given";
  }
  if (const char* const reason = ERR_reason_error_string(code)) {
    return reason;
  }
  ERR_error_string_n(code, text.data(), text.size());
  return text.data();
}

std::vector<CertificatePointer> read_certificates(std::string_view bytes) {
  return read_all<CertificatePointer>(bytes, PEM_read_bio_X509, d2i_X509_bio);
}

std::vector<RevocationListPointer> read_revocation_lists(std::string_view bytes) {
  return read_all<RevocationListPointer>(bytes, PEM_read_bio_X509_CRL, d2i_X509_CRL_bio);
}

std::string to_pem(X509& certificate) {
  return pem_of(certificate, PEM_write_bio_X509);
}

std::string to_pem(X509_CRL& list) {
  return pem_of(list, PEM_write_bio_X509_CRL);
}

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  const std::unique_ptr<ASN1_TIME, FreeWith<ASN1_STRING_free>> epoch(ASN1_TIME_set(nullptr, 0));
  int days = 0;
  int seconds = 0;
  if (time == nullptr || !epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) {
    ERR_clear_error();
    return std::nullopt;
  }
  return Instant{days} * 86'400 + seconds;
}

}  // namespace gazette::seal
