#include "gazette/seal/revocation.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace gazette::seal {
namespace {

/// Why it was revoked: a number of RFC 5280, -1 where the list does not say.
long reason_of(const X509_REVOKED& entry) {
  int critical = 0;
  const std::unique_ptr<ASN1_ENUMERATED, FreeWith<ASN1_STRING_free>> reason(
      static_cast<ASN1_ENUMERATED*>(
          X509_REVOKED_get_ext_d2i(&entry, NID_crl_reason, &critical, nullptr)));
  return reason ? ASN1_ENUMERATED_get(reason.get()) : -1;
}

}  // namespace

Revocation revocation_of(X509& certificate, X509& issuer,
                         const std::vector<RevocationListPointer>& lists) {
  Revocation state;
  for (const RevocationListPointer& list : lists) {
    const bool is_theirs =
        X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(&issuer)) == 0 &&
        X509_CRL_verify(list.get(), X509_get0_pubkey(&issuer)) == 1;
    if (!is_theirs) {
      continue;
    }
    state.was_asked = true;
    const auto next = instant_of(X509_CRL_get0_nextUpdate(list.get()));
    state.holds_to = std::max(state.holds_to, next && is_valid_instant(*next) ? *next : 0);
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(list.get(), &entry, &certificate) == 0) {
      continue;
    }
    const auto since = instant_of(X509_REVOKED_get0_revocationDate(entry));
    const long reason = reason_of(*entry);
    if (reason == CRL_REASON_REMOVE_FROM_CRL) {
      continue;
    }
    // One whose day cannot be read was revoked at any time.
    const Instant from = since && is_valid_instant(*since) ? *since : 0;
    state.revoked = std::min(state.revoked.value_or(from), from);
    state.is_key_stolen = state.is_key_stolen || reason == CRL_REASON_KEY_COMPROMISE ||
                          reason == CRL_REASON_CA_COMPROMISE;
  }
  ERR_clear_error();
  return state;
}

}  // namespace gazette::seal
