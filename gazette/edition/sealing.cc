#include "gazette/edition/sealing.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/edition/made.h"
#include "gazette/edition/signed_pdfs.h"
#include "gazette/ledger/proof.h"
#include "gazette/web/address.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Where the folder of an issue waits until the record has its seal.
fs::path ready_folder(const Workspace& workspace, model::IssueNumber number) {
  return workspace.root / "sealed" / fmt::format(".{}.ready", model::folder_name(number));
}

std::vector<ledger::ApprovedFile> to_approved(const std::vector<Output>& outputs) {
  std::vector<ledger::ApprovedFile> files;
  for (const Output& output : outputs) {
    files.push_back({.sha256 = output.sha256, .bytes = output.bytes, .path = output.path});
  }
  return files;
}

/// Says which files come out otherwise than somebody approved them last.
void report_differences(const Workspace& workspace, model::IssueNumber number,
                        const ledger::Approval& approval, const std::vector<Output>& outputs,
                        Diagnostics& diagnostics) {
  std::map<std::string, std::string, std::less<>> approved;
  for (const ledger::ApprovedFile& file : approval.files) {
    approved.emplace(file.path, file.sha256);
  }
  const auto report = [&](const std::string& path, std::string_view what) {
    diagnostics.report(
        {.code = "G0943",
         .place = {.path = shown_path(workspace, build_folder(workspace, number) / path)},
         .message = fmt::format("made again, the file {} that {} approved on {}", what,
                                approval.person, to_iso(approval.date)),
         .help = fmt::format("see what changed since (a source, the layout, gazette.toml, the "
                             "program); put it back, or build, look and approve again: `gazette "
                             "build {0}`, `gazette approve {0} --by NAME`",
                             model::to_text(number))});
  };
  for (const Output& output : outputs) {
    const auto found = approved.find(output.path);
    if (found == approved.end()) {
      report(output.path, "is not among those");
    } else if (found->second != output.sha256) {
      report(output.path, "is not the one");
    }
    if (found != approved.end()) {
      approved.erase(found);
    }
  }
  for (const auto& [path, sha256] : approved) {
    report(path, "is missing among those");
  }
}

/// The files of certificates or lists that a path names, from the workspace.
std::vector<seal::NamedBytes> read_named(const Workspace& workspace, Files& files,
                                         const std::vector<std::string>& paths) {
  std::vector<seal::NamedBytes> named;
  for (const std::string& path : paths) {
    named.push_back({.name = path, .bytes = files.read(workspace.root / path)});
  }
  return named;
}

/// Who signs, and whom the office trusts.
struct Sealers {
  std::vector<seal::Signer> signers = {};
  seal::Trust trust;
};

std::optional<Sealers> read_sealers(const Workspace& workspace, Files& files,
                                    const SealIssueRequest& request, Diagnostics& diagnostics) {
  const model::Sealing& sealing = request.sealing;
  const std::size_t errors_before = diagnostics.errors_count();
  const auto lacks = [&](std::string message, std::string help) {
    diagnostics.report({.code = "G0946",
                        .place = {.path = workspace.configuration.path},
                        .message = std::move(message),
                        .help = std::move(help)});
  };
  if (static_cast<int>(sealing.keys.size()) < sealing.signatures) {
    lacks(fmt::format("{} of {} signers have a key", sealing.keys.size(), sealing.signatures),
          "name them with --key and --certificate, or as [[seal.key]] in gazette.toml");
  }
  if (sealing.trusted.empty()) {
    lacks("no certificate is trusted, by which others could verify the signature",
          "name that of the authority with --trusted, or as trusted under [seal]");
  }
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  auto trust = seal::read_trust(read_named(workspace, files, sealing.trusted),
                                read_named(workspace, files, sealing.revoked), diagnostics);
  std::vector<seal::Signer> signers;
  for (std::size_t i = 0; i < sealing.keys.size(); ++i) {
    const model::SealKey& key = sealing.keys[i];
    auto signer = seal::read_signer({.key_path = key.key,
                                     .key = files.read(workspace.root / key.key),
                                     .certificate_path = key.certificate,
                                     .certificates = files.read(workspace.root / key.certificate),
                                     .passphrase = request.passphrases.at(i)},
                                    request.moment, diagnostics);
    if (signer) {
      signers.push_back(std::move(*signer));
    }
  }
  if (!trust || diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  return Sealers{.signers = std::move(signers), .trust = std::move(*trust)};
}

/// What is sealed: each file of the issue by its path in the folder.
using SealedBytes = std::map<std::string, std::string_view, std::less<>>;

seal::SealedFile sealed_file(const std::string& path, std::string_view bytes) {
  return {.sha256 = sha256(bytes), .bytes = bytes.size(), .path = path};
}

/// The texts of the acts as files, which is what the site gives as text.
std::map<std::string, std::string, std::less<>> texts_of(const model::Issue& issue) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const model::Entry& entry : issue.entries) {
    const int part = entry.part ? entry.part->number : 0;
    texts.emplace(fmt::format("text/{}.txt", web::act_file_name(entry.instrument.id, part)),
                  web::act_text_file(entry.instrument, entry.part));
  }
  return texts;
}

/// Words of people as a manifest has them: on one line, without what nobody sees.
std::string words_of(std::string_view text) {
  std::string words;
  const std::string composed = to_nfc(text);
  for (std::size_t at = 0; at < composed.size();) {
    std::string letter;
    append_utf8(letter, next_code_point(composed, at));
    if (!ledger::unseen_character(letter)) {
      words += letter;
    }
  }
  return collapse_spaces(words);
}

seal::Manifest manifest_of(const Workspace& workspace, const ledger::Ledger& ledger,
                           const Made& made, const SealIssueRequest& request,
                           const SealedBytes& sealed) {
  const ledger::ChainHead head = ledger::chain_head(ledger);
  const std::vector<ledger::Seal> former = ledger::seals_of(ledger);
  const model::Configuration& configuration = workspace.configuration;
  seal::Manifest manifest = {.issue = request.number,
                             .date = made.issue.date,
                             .sealed = request.moment,
                             .publisher = words_of(made.issue.publisher.name),
                             .signatures_needed = request.sealing.signatures,
                             .record_sha256 = head.sha256,
                             .record_links = head.links_count,
                             .former_sha256 = former.empty() ? "" : former.back().manifest_sha256};
  for (const model::Entry& entry : made.issue.entries) {
    const model::Instrument& act = entry.instrument;
    const int part = entry.part ? entry.part->number : 0;
    const std::string path = fmt::format("text/{}.txt", web::act_file_name(act.id, part));
    const std::string symbol = words_of(act.symbol.text);
    manifest.acts.push_back(
        {.sha256 = sha256(sealed.at(path)), .id = act.id, .symbol = symbol.empty() ? "-" : symbol});
  }
  for (const auto& [path, bytes] : sealed) {
    manifest.files.push_back(sealed_file(path, bytes));
  }
  for (const web::SiteFile& file : made.site.files) {
    // What readers take along, and no later issue changes.
    const bool is_pdf = file.path.ends_with(".pdf") &&
                        std::any_of(made.pdfs.begin(), made.pdfs.end(),
                                    [&](const Pdf& pdf) { return pdf.bytes == file.bytes; });
    if (is_pdf || file.path == web::issue_zip_path(configuration, request.number)) {
      manifest.published.push_back(sealed_file(file.path, file.bytes));
    }
  }
  return manifest;
}

/// Writes the folder of a sealed issue where it waits, and makes it durable.
void write_ready(Files& files, const fs::path& folder, const SealedBytes& sealed,
                 const std::map<std::string, std::string, std::less<>>& beside) {
  files.remove(folder);
  for (const auto& [path, bytes] : sealed) {
    files.write(folder / path, bytes);
  }
  for (const auto& [path, bytes] : beside) {
    files.write(folder / path, bytes);
  }
  files.sync(folder);
}

/// Takes away what was not sealed after all; not what another user's run has sealed meanwhile.
void remove_ready(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                  model::IssueNumber number) {
  const fs::path folder = ready_folder(workspace, number);
  const auto seal = ledger::find_seal(ledger, number);
  if (!seal || sha256(files.read(folder / seal::kManifestName)) != seal->manifest_sha256) {
    files.remove(folder);
  }
}

/// A manifest with its signatures, as it lies beside the files.
struct Signed {
  std::string text = {};
  std::vector<ledger::SealSignature> signatures = {};
  std::map<std::string, std::string, std::less<>> beside = {};  // files, by name
};

/// Signs, and verifies at once what others will: nothing where that cannot be relied on.
std::optional<Signed> sign_manifest(const seal::Manifest& manifest, const Sealers& sealers,
                                    Diagnostics& diagnostics) {
  Signed result = {.text = seal::write_manifest(manifest)};
  seal::SignedManifest to_verify = {.bytes = result.text,
                                    .path = std::string(seal::kManifestName),
                                    .sealed = manifest.sealed,
                                    .signatures_needed = manifest.signatures_needed};
  for (const seal::Signer& signer : sealers.signers) {
    const std::size_t place = result.signatures.size() + 1;
    result.signatures.push_back({.signer = signer.certificate().subject,
                                 .certificate_sha256 = signer.certificate().sha256,
                                 .der = seal::sign(signer, result.text, manifest.sealed)});
    to_verify.signatures.push_back(
        {.name = seal::signature_name(place), .bytes = result.signatures.back().der});
    result.beside.emplace(seal::signature_name(place), result.signatures.back().der);
    result.beside.emplace(seal::certificate_name(place), signer.certificates_pem());
  }
  const std::size_t errors_before = diagnostics.errors_count();
  const auto counting =
      seal::verify_signatures(to_verify, sealers.trust, manifest.sealed, diagnostics);
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  const std::string revoked = sealers.trust.revocation_lists_pem();
  const bool are_lists_sound =
      !revoked.empty() && std::all_of(counting.begin(), counting.end(), [](const auto& each) {
        return each.was_checked_for_revocation;
      });
  result.beside.emplace(seal::kManifestName, result.text);
  result.beside.emplace(seal::kTrustedName, sealers.trust.roots_pem());
  if (are_lists_sound) {
    result.beside.emplace(seal::kRevokedName, revoked);
  }
  result.beside.emplace(
      seal::kInstructionsName,
      seal::write_instructions(manifest, {.signatures_count = result.signatures.size(),
                                          .has_revocation_lists = are_lists_sound}));
  return result;
}

/// Whether nothing lies where the sealed issue is to be: what the record knows nothing of was put
/// there by somebody, and is his to look at.
bool is_place_free(const Workspace& workspace, Files& files, model::IssueNumber number,
                   Diagnostics& diagnostics) {
  const fs::path folder = sealed_folder(workspace, number);
  if (!files.exists(folder)) {
    return true;
  }
  diagnostics.report({.code = "G0947",
                      .place = {.path = shown_path(workspace, folder)},
                      .message = fmt::format("the record does not have issue {} sealed, and its "
                                             "sealed folder is there",
                                             model::to_text(number)),
                      .help = "look where it is from; if the record is an older one, restore the "
                              "latest backup, else move the folder away"});
  return false;
}

/// Whether just what was made is what as many persons as it takes have approved.
bool is_approved(const Workspace& workspace, const ledger::Ledger& ledger, const Made& made,
                 ledger::SealRequest& request, Diagnostics& diagnostics) {
  request.seal.files_sha256 = sha256(ledger::approved_text(to_approved(made.outputs)));
  const std::vector<ledger::Approval> approvals = ledger::approvals_of(ledger, request.seal.issue);
  const bool is_known =
      std::any_of(approvals.begin(), approvals.end(), [&](const ledger::Approval& approval) {
        return approval.files_sha256 == request.seal.files_sha256;
      });
  if (!approvals.empty() && !is_known) {
    report_differences(workspace, request.seal.issue, approvals.back(), made.outputs, diagnostics);
    return false;
  }
  return ledger::may_seal(ledger, request, diagnostics);
}

}  // namespace

fs::path sealed_folder(const Workspace& workspace, model::IssueNumber number) {
  return workspace.root / "sealed" / model::folder_name(number);
}

model::Sealing sealing_of(const Workspace& workspace, Files& files) {
  return model::read_sealing(files.read(workspace.root / "gazette.toml"),
                             workspace.configuration.path);
}

std::optional<ledger::Approval> approve(const Workspace& workspace, ledger::Ledger& ledger,
                                        Files& files, const ledger::Approval& approval,
                                        Diagnostics& diagnostics) {
  const fs::path folder = build_folder(workspace, approval.issue);
  const std::vector<Output> outputs = built_outputs(workspace, files, approval.issue);
  const std::size_t errors_before = diagnostics.errors_count();
  const auto refuse = [&](const fs::path& path, std::string message) {
    diagnostics.report(
        {.code = "G0941",
         .place = {.path = shown_path(workspace, path)},
         .message = std::move(message),
         .help = fmt::format("build it with `gazette build {}`, and look at what was made",
                             model::to_text(approval.issue))});
  };
  if (outputs.empty()) {
    refuse(folder, fmt::format("of issue {} nothing is built", model::to_text(approval.issue)));
  }
  for (const Output& output : outputs) {
    if (!files.exists(folder / output.path)) {
      refuse(folder / output.path, "the file that was built is not there");
    } else if (sha256(files.read(folder / output.path)) != output.sha256) {
      refuse(folder / output.path, "the file is not the one that was built");
    }
  }
  if (diagnostics.errors_count() > errors_before) {
    return std::nullopt;
  }
  ledger::Approval entered = approval;
  entered.files = to_approved(outputs);
  return ledger::approve(ledger, entered, diagnostics);
}

bool finish_seal(const Workspace& workspace, Files& files, const ledger::Seal& seal) {
  const fs::path ready = ready_folder(workspace, seal.issue);
  const fs::path folder = sealed_folder(workspace, seal.issue);
  if (files.exists(folder / seal::kManifestName) || !files.exists(ready / seal::kManifestName) ||
      sha256(files.read(ready / seal::kManifestName)) != seal.manifest_sha256) {
    return false;
  }
  files.rename(ready, folder);
  files.sync(folder);
  return true;
}

std::optional<ledger::Seal> seal_issue(const Workspace& workspace, ledger::Ledger& ledger,
                                       Files& files, const SealIssueRequest& request,
                                       Diagnostics& diagnostics) {
  // Two at once would write into one folder; whoever comes second finds the issue sealed.
  const UserLock lock("seal");
  ledger::SealRequest entry = {.seal = {.issue = request.number,
                                        .date = request.date,
                                        .sealed = seal::to_text(request.moment)},
                               .persons_needed = request.sealing.approvals};
  if (ledger::find_seal(ledger, request.number)) {
    static_cast<void>(ledger::may_seal(ledger, entry, diagnostics));  // says so
    return std::nullopt;
  }
  const auto sealers = read_sealers(workspace, files, request, diagnostics);
  if (!sealers || !is_place_free(workspace, files, request.number, diagnostics)) {
    return std::nullopt;
  }
  const auto made = make_issue(workspace, ledger, files, request.build, diagnostics);
  if (!made) {
    return std::nullopt;
  }
  // Beyond this point every output has been made again and says what the sources say.
  if (!is_approved(workspace, ledger, *made, entry, diagnostics)) {
    return std::nullopt;
  }
  // Beyond this point they are what was approved, byte for byte.
  const auto texts = texts_of(made->issue);
  SealedBytes sealed = {{"build.json", made->manifest}};
  for (const Pdf& pdf : made->pdfs) {
    sealed.emplace(pdf.path, pdf.bytes);
  }
  for (const auto& [path, text] : texts) {
    sealed.emplace(path, text);
  }
  const auto signed_pdfs =
      sign_pdfs(made->pdfs, made->issue.publisher, sealers->signers.front(), request.moment);
  for (const auto& [path, bytes] : signed_pdfs) {
    sealed.emplace(path, bytes);
  }
  const seal::Manifest manifest = manifest_of(workspace, ledger, *made, request, sealed);
  auto signed_manifest = sign_manifest(manifest, *sealers, diagnostics);
  if (!signed_manifest) {
    return std::nullopt;
  }
  write_ready(files, ready_folder(workspace, request.number), sealed, signed_manifest->beside);
  // Beyond this point all of it is on the disk; the record alone decides whether it is sealed.
  entry.record_sha256 = manifest.record_sha256;
  entry.seal.former_sha256 = manifest.former_sha256;
  entry.seal.manifest = std::move(signed_manifest->text);
  entry.seal.signatures = std::move(signed_manifest->signatures);
  if (!ledger::enter_seal(ledger, entry, diagnostics)) {
    remove_ready(workspace, ledger, files, request.number);
    return std::nullopt;
  }
  auto seal = ledger::find_seal(ledger, request.number);
  GAZETTE_ASSERT(seal);
  const bool is_in_place = finish_seal(workspace, files, *seal);
  GAZETTE_ASSERT(is_in_place);
  return seal;
}

}  // namespace gazette::edition
