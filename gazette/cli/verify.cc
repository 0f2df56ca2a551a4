// gazette verify: whether an issue, a site or a file is as it was sealed, and by whom.

#include <memory>

#include <fmt/format.h>

#include "gazette/cli/instant.h"
#include "gazette/cli/seal.h"
#include "gazette/edition/sealing.h"
#include "gazette/edition/verification.h"
#include "gazette/ledger/proof.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

struct VerifyOptions {
  std::string path = {};
  std::vector<std::string> trusted = {};
  std::vector<std::string> revoked = {};
  std::string manifests = {};
  std::string head = {};
  std::string on = {};
  int signatures = 0;
};

std::vector<seal::NamedBytes> read_named(const std::vector<std::string>& paths) {
  std::vector<seal::NamedBytes> named;
  for (const std::string& path : paths) {
    named.push_back({.name = path, .bytes = real_files().read(path)});
  }
  return named;
}

/// The paths of settings, as they lead from the workspace.
void add_from(const fs::path& root, const std::vector<std::string>& paths,
              std::vector<std::string>& all) {
  for (const std::string& path : paths) {
    all.push_back((root / path).string());
  }
}

void print_issue(const edition::VerifiedIssue& issue) {
  const seal::Manifest& manifest = issue.manifest.manifest;
  fmt::print("issue {} of {}, {}\n", model::to_text(manifest.issue), to_iso(manifest.date),
             manifest.publisher);
  fmt::print("  sealed at {}, {} and {}\n", seal::to_text(manifest.sealed),
             counted(static_cast<std::int64_t>(manifest.acts.size()), "act", "acts"),
             counted(static_cast<std::int64_t>(manifest.files.size()), "file", "files"));
  for (const seal::VerifiedSignature& signature : issue.signatures) {
    fmt::print("  signed by {}, certified by {}{}\n", signature.signer.subject, signature.root,
               signature.was_checked_for_revocation ? ", not revoked then" : "");
  }
  fmt::print("  head {}\n", issue.manifest.sha256);
}

/// Of a file the issue that it was sealed with, else every issue, and their row where it is whole.
void print_verified(const edition::Verified& verified, const std::string& path, bool is_sound) {
  if (verified.file) {
    const edition::VerifiedIssue& issue = verified.issues[verified.file->issue];
    print_issue(issue);
    fmt::print("{} was sealed with issue {} as {}\n", path,
               model::to_text(issue.manifest.manifest.issue), verified.file->sealed);
    if (const auto& act = verified.file->act) {
      fmt::print("  it is the text of {} ({})\n", act->symbol, act->id);
    }
    return;
  }
  for (const edition::VerifiedIssue& issue : verified.issues) {
    print_issue(issue);
  }
  if (verified.issues.size() > 1 && is_sound) {
    fmt::print("{} in their row{}\n",
               counted(static_cast<std::int64_t>(verified.issues.size()), "issue", "issues"),
               verified.is_from_the_first ? ", from the first one on" : "");
  }
}

/// The workspace around, where there is one: who is trusted there, and what its record says.
struct Office {
  std::optional<edition::Workspace> workspace = {};
  std::optional<ledger::Ledger> ledger = {};
};

Office find_office(const CommandLine& line) {
  Office office;
  Diagnostics ignored;  // anybody may verify, without a workspace too
  office.workspace = edition::open_workspace(real_files(), line.workspace, ignored);
  if (office.workspace && real_files().exists(record_path(*office.workspace))) {
    office.ledger = ledger::Ledger::open_as_is(record_path(*office.workspace), ignored);
    // One of an older version knows no seals, and is left as it is.
    if (office.ledger && ledger::size_of(*office.ledger).version < ledger::newest_version()) {
      office.ledger.reset();
    }
  }
  return office;
}

/// Issues that the record has sealed and whose folder is not there.
void report_missing(const Office& office, Diagnostics& diagnostics) {
  for (const ledger::Seal& seal : ledger::seals_of(*office.ledger)) {
    const fs::path folder = edition::sealed_folder(*office.workspace, seal.issue);
    static_cast<void>(edition::finish_seal(*office.workspace, real_files(), seal));
    if (!real_files().exists(folder / seal::kManifestName)) {
      diagnostics.report(
          {.code = "G0947",
           .place = {.path = edition::shown_path(*office.workspace, folder)},
           .message = fmt::format("the record has issue {} sealed, and its folder is not there",
                                  model::to_text(seal.issue)),
           .help = "put it back from a copy: whatever its manifest names verifies it"});
    }
  }
}

int verify(const CommandLine& line, const VerifyOptions& options) {
  Diagnostics diagnostics;
  edition::VerifyRequest request = {
      .path = options.path,
      .manifests = options.manifests,
      .now = options.on.empty() ? now() : noon_of(date_option(options.on, "--on")),
      .signatures_least = options.signatures,
      .head = options.head};
  const Office office = find_office(line);
  std::vector<std::string> trusted = options.trusted;
  std::vector<std::string> revoked = options.revoked;
  if (office.workspace) {
    const model::Sealing sealing = edition::sealing_of(*office.workspace, real_files());
    if (trusted.empty()) {
      add_from(office.workspace->root, sealing.trusted, trusted);
    }
    if (revoked.empty()) {
      add_from(office.workspace->root, sealing.revoked, revoked);
    }
    if (request.path.empty()) {
      request.path = (office.workspace->root / "sealed").lexically_proximate(fs::current_path());
    }
  }
  if (request.path.empty()) {
    throw CLI::ValidationError("PATH", "say what to verify: a folder, a site or a file");
  }
  const auto trust = seal::read_trust(read_named(trusted), read_named(revoked), diagnostics);
  if (!trust) {
    return finish(diagnostics);
  }
  if (office.ledger && options.path.empty()) {
    report_missing(office, diagnostics);
  }
  const edition::Verified verified = edition::verify(real_files(), request, *trust, diagnostics);
  if (office.ledger) {
    edition::compare_with_record(verified, *office.ledger, diagnostics);
  }
  print_verified(verified, options.path, !diagnostics.has_errors());
  fmt::print("{}\n", diagnostics.has_errors() ? "it is NOT as it was sealed, or cannot be relied on"
                                              : "all of it is as it was sealed");
  return finish(diagnostics);
}

}  // namespace

void add_verify(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand(
      "verify", "whether an issue, a site or a file is as it was sealed, and by whom");
  command->footer(
      "PATH is a folder with one sealed issue or many, the folder of a site, a manifest, or any\n"
      "file of an issue: a PDF, a text, the ZIP. Without PATH: sealed/ of the workspace. Needs no\n"
      "network, and outside of a workspace no record: then say whom you trust with --trusted.\n"
      "Example: gazette verify dong-nai-2022-38-39.pdf --manifests sealed --trusted ca.pem");
  auto options = std::make_shared<VerifyOptions>();
  command->add_option("PATH", options->path, "what to verify");
  command->add_option("--trusted", options->trusted,
                      "certificate that is trusted (PEM or DER); may be repeated");
  command->add_option("--revoked", options->revoked,
                      "list of revoked certificates (CRL); may be repeated");
  command->add_option("--manifests", options->manifests,
                      "folder where manifests lie, to find a file in them");
  command->add_option("--head", options->head,
                      "first digits of a head, from paper: it must be among the issues");
  command->add_option("--on", options->on,
                      "the day of which certificates are judged (default: today)");
  command
      ->add_option("--signatures", options->signatures,
                   "signers that it takes, where manifests say fewer")
      ->check(CLI::Range(1, seal::kSignaturesMost));
  command->callback(
      [&line, options] { line.command = [&line, options] { return verify(line, *options); }; });
}

}  // namespace gazette::cli
