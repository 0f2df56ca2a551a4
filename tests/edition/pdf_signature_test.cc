// A signature in a PDF of ours, judged by those who read signatures: poppler, OpenSSL, MuPDF.

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/edition/edition.h"
#include "gazette/edition/papers.h"
#include "gazette/edition/signed_pdfs.h"
#include "gazette/pdf/signature.h"
#include "gazette/preflight/preflight.h"
#include "tests/seal/authority.h"
#include "tests/seal/shell.h"

namespace gazette::edition {
namespace {

constexpr std::string_view kMoment = "D:20220920120000+07'00'";  // seal::kSealed

/// A page that is tagged, PDF/A-2a and PDF/UA-1, as all PDFs of the online edition are.
const std::string& sample_pdf() {
  static const std::string pdf = [] {
    Diagnostics diagnostics;
    const auto workspace = open_workspace(
        real_files(), std::filesystem::path(GAZETTE_SOURCE_DIR) / "samples" / "dong-nai",
        diagnostics);
    REQUIRE(workspace);
    const auto typography = read_typography(*workspace, real_files(), diagnostics);
    REQUIRE(typography);
    typeset::Form form = {.running_head = "Công báo số 38 + 39"};
    form.blocks.push_back(
        {.style = "form_title",
         .block = model::Paragraph{.spans = {{.text = "CÔNG BÁO TỈNH ĐỒNG NAI"}}}});
    return make_paper(form, *typography,
                      {.title = "Công báo tỉnh Đồng Nai số 38 + 39",
                       .author = "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai",
                       .date = {2022, 9, 20}},
                      real_files(), diagnostics);
  }();
  return pdf;
}

pdf::SignatureWords words() {
  return {.field = "ChuKySo1",
          .signer = "Văn phòng Ủy ban nhân dân tỉnh Đồng Nai",
          .reason = "Phát hành Công báo điện tử",
          .place = "Đồng Nai",
          .moment = std::string(kMoment),
          .description = "Chữ ký số của Văn phòng Ủy ban nhân dân tỉnh Đồng Nai"};
}

struct Signed {
  seal::Issued root;
  std::string der = {};
  std::string bytes = {};
  pdf::SignablePdf signable = {};
};

Signed sign(seal::KeyKind kind, const std::vector<pdf::SignatureWords>& later = {}) {
  Signed made = {.root = seal::root()};
  const seal::Issued office = seal::issue({.name = "Văn phòng", .kind = kind}, &made.root);
  made.signable = pdf::make_signable(sample_pdf(), words(), later);
  made.der = seal::sign_for_pdf(seal::signer_of(office), made.signable.signed_bytes());
  made.bytes = pdf::put_signature(made.signable, made.der);
  return made;
}

bool has(const std::string& text, std::string_view part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

/// The errors of our own judge of archives and of screen readers.
std::vector<std::string> faults(const std::string& bytes) {
  std::vector<std::string> found;
  for (const char* const profile : {"a2a", "ua1"}) {
    Diagnostics diagnostics;
    const auto report =
        preflight::preflight(bytes, "signed.pdf", {.profile = profile}, diagnostics);
    REQUIRE(report);
    for (const preflight::Finding& finding : report->findings) {
      if (finding.severity == Severity::error) {
        found.push_back(std::string(finding.rule) + " " + finding.message);
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("a signed PDF is what it was: linearized, PDF/A-2a and PDF/UA-1") {
  const Signed made =
      sign(seal::KeyKind::rsa, {{.field = "ChuKySo2", .description = "Chữ ký sau"}});
  CHECK(faults(sample_pdf()).empty());
  CHECK(faults(made.bytes).empty());
  const seal::Shell shell;
  shell.write("a.pdf", made.bytes);
  const ProcessResult check = shell.result("qpdf --check a.pdf");
  CHECK(check.exit_code == 0);
  CHECK(has(check.output, "File is linearized"));
}

TEST_CASE(
    "poppler finds the signature valid, of the whole document, and that of a changed one not") {
  if (!find_program("pdfsig")) {
    WARN("not installed: pdfsig");
    return;
  }
  for (const seal::KeyKind kind : {seal::KeyKind::rsa, seal::KeyKind::curve}) {
    const Signed made = sign(kind);
    const seal::Shell shell;
    shell.write("a.pdf", made.bytes);
    const std::string verdict = shell.result("pdfsig -nocert a.pdf").output;
    CHECK(has(verdict, "Signature is Valid."));
    CHECK(has(verdict, "Total document signed"));
    CHECK(has(verdict, "Signature Type: ETSI.CAdES.detached"));
    std::string changed = made.bytes;
    const std::size_t place = made.bytes.size() - 20;  // of the trailer's number
    changed[place] = changed[place] == '1' ? '2' : '1';
    shell.write("b.pdf", changed);
    CHECK_FALSE(has(shell.result("pdfsig -nocert b.pdf").output, "Signature is Valid."));
  }
}

TEST_CASE("OpenSSL verifies what the PDF has around the gap, with the three attributes of PAdES") {
  const Signed made = sign(seal::KeyKind::rsa);
  const seal::Shell shell;
  shell.write("signature.der", made.der);
  shell.write("content", made.signable.signed_bytes());
  shell.write("root.pem", made.root.certificate_pem());
  CHECK(shell.run("openssl cms -verify -binary -inform DER -in signature.der -content content "
                  "-CAfile root.pem -attime 1663650000 -purpose any -out /dev/null") == 0);
  const std::string printed =
      shell.result("openssl cms -cmsout -print -noout -inform DER -in signature.der").output;
  CHECK(has(printed, "object: contentType"));
  CHECK(has(printed, "object: messageDigest"));
  CHECK(has(printed, "object: id-smime-aa-signingCertificateV2"));
  CHECK_FALSE(has(printed, "object: signingTime"));
}

TEST_CASE("the moment of a signature is told by the clock of Vietnam") {
  CHECK(pdf_moment(seal::moment(seal::kSealed)) == kMoment);
  CHECK(pdf_moment(seal::moment("2022-12-31T18:30:00Z")) == "D:20230101013000+07'00'");
}

TEST_CASE("the same key, words and PDF give the same signed bytes") {
  const Signed made = sign(seal::KeyKind::rsa);
  const pdf::SignablePdf again = pdf::make_signable(sample_pdf(), words());
  CHECK(again.bytes == made.signable.bytes);
  CHECK(made.signable.signed_bytes().size() == made.bytes.size() - 2 * pdf::kSignatureBytesMax - 2);
}

TEST_CASE("a PDF that has a form is not signed, nor one with a signature that has no room") {
  const Signed made = sign(seal::KeyKind::curve);
  CHECK_THROWS_WITH(pdf::make_signable(made.bytes, words()),
                    Catch::Contains("the PDF has a form, perhaps a signature, already"));
  CHECK_THROWS_WITH(
      pdf::put_signature(made.signable, std::string(pdf::kSignatureBytesMax + 1, 'x')),
      Catch::Contains("a signature of 16001 bytes has no room in a PDF, which has 16000"));
}

}  // namespace gazette::edition
