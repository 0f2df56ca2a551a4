#include "gazette/edition/signed_pdfs.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/pdf/signature.h"

namespace gazette::edition {

std::string pdf_moment(seal::Instant moment) {
  constexpr seal::Instant kVietnam = 7 * 3600;  // seconds before Greenwich
  std::string digits = seal::to_text(moment + kVietnam);
  std::erase_if(digits, [](char letter) { return !is_digit(letter); });
  return fmt::format("D:{}+07'00'", digits);
}

std::map<std::string, std::string, std::less<>> sign_pdfs(const std::vector<Pdf>& pdfs,
                                                          const model::Publisher& publisher,
                                                          const seal::Signer& signer,
                                                          seal::Instant moment) {
  constexpr std::string_view kOnline = "online/";
  const pdf::SignatureWords words = {
      .field = "ChuKySo1",
      .signer = publisher.office,
      .reason = "Phát hành Công báo",
      .place = publisher.place,
      .moment = pdf_moment(moment),
      .description = fmt::format("Chữ ký số của {}", publisher.office)};
  const pdf::SignatureWords later = {.field = "ChuKySo2", .description = "Chỗ cho chữ ký số sau"};
  std::map<std::string, std::string, std::less<>> made;
  for (const Pdf& each : pdfs) {
    if (each.path.starts_with(kOnline)) {
      const pdf::SignablePdf signable = pdf::make_signable(each.bytes, words, {later});
      made.emplace(
          "signed/" + each.path.substr(kOnline.size()),
          pdf::put_signature(signable, seal::sign_for_pdf(signer, signable.signed_bytes())));
    }
  }
  return made;
}

}  // namespace gazette::edition
