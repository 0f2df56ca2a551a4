#include "gazette/seal/certificate.h"

#include <openssl/asn1.h>
#include <openssl/x509v3.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"

namespace gazette::seal {
namespace {

std::string common_name_of(const X509_NAME& name) {
  const int at = X509_NAME_get_index_by_NID(&name, NID_commonName, -1);
  if (at < 0) {
    return {};
  }
  const BioPointer stream(BIO_new(BIO_s_mem()));
  const ASN1_STRING* const words = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(&name, at));
  constexpr unsigned long kForm = ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL;
  if (!stream || words == nullptr || ASN1_STRING_print_ex(stream.get(), words, kForm) <= 0) {
    return {};
  }
  return written(*stream);
}

}  // namespace

std::string text_of(const X509_NAME& name) {
  const BioPointer stream(BIO_new(BIO_s_mem()));
  constexpr unsigned long kForm = XN_FLAG_SEP_CPLUS_SPC | XN_FLAG_FN_SN | XN_FLAG_DN_REV |
                                  ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL;
  if (!stream || X509_NAME_print_ex(stream.get(), &name, 0, kForm) < 0) {
    return "?";
  }
  return written(*stream);
}

Certificate describe(const X509& certificate) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(&certificate, &bytes);
  GAZETTE_ASSERT(size > 0);
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  Certificate text = {
      .name = common_name_of(*X509_get_subject_name(&certificate)),
      .subject = text_of(*X509_get_subject_name(&certificate)),
      .issuer = text_of(*X509_get_issuer_name(&certificate)),
      .sha256 = sha256(der),
      .valid_from = instant_of(X509_get0_notBefore(&certificate)).value_or(0),
      .valid_to = instant_of(X509_get0_notAfter(&certificate)).value_or(0),
  };
  if (text.name.empty()) {
    text.name = text.subject;
  }
  return text;
}

bool is_for_signing(X509& certificate) {
  // Where nothing is said every use is meant: all bits are set then.
  return (X509_get_key_usage(&certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

bool is_strong(const EVP_PKEY& key) {
  constexpr int kRsaBitsLeast = 2048;
  constexpr int kCurveBitsLeast = 256;
  const int kind = EVP_PKEY_get_base_id(&key);
  return (kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(&key) >= kRsaBitsLeast) ||
         (kind == EVP_PKEY_EC && EVP_PKEY_get_bits(&key) >= kCurveBitsLeast);
}

}  // namespace gazette::seal
