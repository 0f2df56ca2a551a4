// What the lists of an authority say of a certificate (CRL, RFC 5280). Private to seal/.
#pragma once

#include <optional>
#include <vector>

#include "gazette/seal/openssl.h"

namespace gazette::seal {

struct Revocation {
  bool was_asked = false;               // a list of its issuer, signed by it, was there
  Instant holds_to = 0;                 // when the next list was to come, of the latest of these
  std::optional<Instant> revoked = {};  // from when on; the earliest of what they say
  bool is_key_stolen = false;           // then nobody knows from when on others signed
};

/// Asks every list that `issuer` signed. What was taken back (removeFromCRL) is not revoked.
[[nodiscard]] Revocation revocation_of(X509& certificate, X509& issuer,
                                       const std::vector<RevocationListPointer>& lists);

}  // namespace gazette::seal
