// What certificates say. Private to seal/.
#pragma once

#include <string>

#include "gazette/seal/openssl.h"
#include "gazette/seal/signing.h"

namespace gazette::seal {

/// What a certificate says of its owner.
[[nodiscard]] Certificate describe(const X509& certificate);

/// "CN=..., O=..., C=VN", in UTF-8, with what nobody sees escaped.
[[nodiscard]] std::string text_of(const X509_NAME& name);

/// Whether the key of a certificate may sign documents: where it says what it is for, digital
/// signatures or non-repudiation are among it.
[[nodiscard]] bool is_for_signing(X509& certificate);

/// Whether a key is strong enough for a text that is to hold for decades, and of a kind that the
/// signatures here are made with: RSA of 2048 bits, EC of 256.
[[nodiscard]] bool is_strong(const EVP_PKEY& key);

}  // namespace gazette::seal
