// The PDFs of an issue for the screen, each signed in itself (PDF ký số). Private to edition/.
//
// What is published on the site and compared byte for byte stays unsigned; a signed PDF is the same
// file with a signature in it, for readers who only look whether their viewer shows one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gazette/edition/pdfs.h"
#include "gazette/model/configuration.h"
#include "gazette/seal/seal.h"

namespace gazette::edition {

/// By their paths in the sealed folder, "signed/issue.pdf": those below "online/", signed by one
/// signer at that moment in the name of the publisher's office. Each has an empty field more, for a
/// signature that another program adds later. Throws `Error` where a signature has no room.
[[nodiscard]] std::map<std::string, std::string, std::less<>> sign_pdfs(
    const std::vector<Pdf>& pdfs, const model::Publisher& publisher, const seal::Signer& signer,
    seal::Instant moment);

/// A moment as PDF writes it, by the clock of Vietnam: "D:20220920120000+07'00'".
[[nodiscard]] std::string pdf_moment(seal::Instant moment);

}  // namespace gazette::edition
