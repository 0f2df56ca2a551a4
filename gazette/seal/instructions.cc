#include "gazette/seal/instructions.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/seal/check.h"

namespace gazette::seal {
namespace {

/// The commands of one signer.
std::string signer_commands(const Manifest& manifest, const InstructionsRequest& request,
                            std::size_t place) {
  std::string text = fmt::format(
      "    openssl cms -verify -binary -inform DER -in {} -content {} -CAfile {} -partial_chain "
      "-purpose any -attime {} -out /dev/null\n",
      signature_name(place), kManifestName, kTrustedName, manifest.sealed);
  if (request.has_revocation_lists) {
    text += fmt::format(
        "    openssl verify -attime {} -partial_chain -crl_check -CAfile {} -CRLfile {} -untrusted "
        "{} {}\n",
        manifest.sealed, kTrustedName, kRevokedName, certificate_name(place),
        certificate_name(place));
  }
  return text;
}

}  // namespace

std::string write_instructions(const Manifest& manifest, const InstructionsRequest& request) {
  std::string text = fmt::format(
      "{}, số {}\n"
      "Cách xác minh, không cần phần mềm của cơ quan Công báo: mở cửa sổ lệnh trong thư mục này.\n"
      "How to verify this issue without the gazette's own program: open a shell in this folder.\n"
      "\n"
      "1. Ai đã ký bảng kê manifest.txt (ai ký, chứng thư dẫn đến gốc tin cậy, lúc niêm phong còn\n"
      "   hiệu lực). Phải hiện \"CMS Verification successful\". / Who signed the manifest; it "
      "holds\n"
      "   as of the moment of sealing, {}.\n",
      manifest.publisher, model::to_text(manifest.issue), to_text(manifest.sealed));
  for (std::size_t place = 1; place <= request.signatures_count; ++place) {
    text += signer_commands(manifest, request, place);
  }
  text += fmt::format(
      "   Tệp {} kèm theo đây chưa chứng minh được gì: so dấu vân tay của nó với dấu do cơ quan\n"
      "   chứng thực công bố. / {} proves nothing by lying here: compare its fingerprint with\n"
      "   what the authority publishes.\n"
      "    openssl x509 -in {} -noout -subject -fingerprint -sha256\n"
      "\n"
      "2. Mọi tệp có đúng như khi niêm phong không. Đúng thì không hiện gì. / Whether every file "
      "is\n"
      "   as it was sealed; nothing is printed where it is.\n"
      "    sed -n 's/^file \\([0-9a-f]*\\) [0-9]* /\\1  /p' {} | sha256sum --check --quiet\n"
      "\n"
      "3. Riêng một tệp, lấy từ đâu cũng được (thay tên tệp). Hiện dòng của tệp trong bảng kê. / "
      "One\n"
      "   file alone, wherever it is from (put its name): shows its lines of the manifest.\n",
      kTrustedName, kTrustedName, kTrustedName, kManifestName);
  if (!manifest.files.empty()) {
    // What readers have is a PDF of the online edition.
    const auto online =
        std::find_if(manifest.files.begin(), manifest.files.end(),
                     [](const SealedFile& file) { return file.path.starts_with("online/"); });
    const SealedFile& file = online == manifest.files.end() ? manifest.files.front() : *online;
    text += fmt::format("    grep \"$(sha256sum < '{}' | cut -c 1-64)\" {}\n", file.path,
                        kManifestName);
  }
  text += fmt::format(
      "\n"
      "4. Mã băm của bảng kê này; bảng kê của số niêm phong kế tiếp ghi lại nó ở dòng \"prev\". / "
      "The\n"
      "   hash of this manifest; that of the next issue names it in its line \"prev\".\n"
      "    sha256sum {}\n",
      kManifestName);
  return text;
}

}  // namespace gazette::seal
