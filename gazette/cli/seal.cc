// gazette approve, gazette seal: who approved an issue, and that it is final.

#include "gazette/cli/seal.h"

#include <chrono>
#include <cstdlib>
#include <memory>

#include <fmt/format.h>

#include "gazette/cli/instant.h"
#include "gazette/edition/sealing.h"

namespace gazette::cli {
namespace {

struct ApproveOptions {
  std::string issue = {};
  std::string person = {};
};

struct SealOptions {
  std::string issue = {};
  std::vector<std::string> keys = {};
  std::vector<std::string> certificates = {};
  std::string passphrase_file = {};
  std::string passphrase_variable = {};
  std::vector<std::string> trusted = {};
  std::vector<std::string> revoked = {};
  int threads_count = 2;
};

int approve(const CommandLine& line, const ApproveOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  const std::string person = collapse_spaces(text_option(options.person, "--by"));
  if (person.empty()) {
    throw CLI::ValidationError("--by", "say who approves: --by \"Nguyễn Văn A\"");
  }
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto approval =
      edition::approve(session->workspace, session->ledger, session->files,
                       {.issue = number, .person = person, .date = today()}, diagnostics);
  if (approval) {
    const model::Sealing sealing = edition::sealing_of(session->workspace, session->files);
    fmt::print("issue {}: {} approved on {} by {}\n  {}\n", model::to_text(number),
               counted(static_cast<std::int64_t>(approval->files.size()), "file", "files"),
               to_iso(approval->date), approval->person, approval->files_sha256);
    fmt::print("it takes {} to seal it\n",
               counted(sealing.approvals, "person", "different persons"));
  }
  return finish(diagnostics);
}

/// A path of the command line, as one from the workspace or from the root.
std::string from_workspace(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

/// What gazette.toml says, and the command line instead of it.
model::Sealing sealing_of(const Session& session, const SealOptions& options) {
  model::Sealing sealing = edition::sealing_of(session.workspace, session.files);
  if (options.keys.size() != options.certificates.size()) {
    throw CLI::ValidationError("--key", "each --key has its --certificate, in the same order");
  }
  if (!options.keys.empty()) {
    sealing.keys.clear();
  }
  for (std::size_t i = 0; i < options.keys.size(); ++i) {
    sealing.keys.push_back({.key = from_workspace(options.keys[i]),
                            .certificate = from_workspace(options.certificates[i]),
                            .passphrase_file = options.passphrase_file.empty()
                                                   ? ""
                                                   : from_workspace(options.passphrase_file),
                            .passphrase_variable = options.passphrase_variable});
  }
  const auto take = [](const std::vector<std::string>& given, std::vector<std::string>& paths) {
    if (!given.empty()) {
      paths.clear();
    }
    for (const std::string& path : given) {
      paths.push_back(from_workspace(path));
    }
  };
  take(options.trusted, sealing.trusted);
  take(options.revoked, sealing.revoked);
  return sealing;
}

/// The passphrase of a key: the first line of its file, or its variable.
std::optional<std::string> passphrase_of(const Session& session, const model::SealKey& key) {
  if (!key.passphrase_file.empty()) {
    const std::string bytes = session.files.read(session.workspace.root / key.passphrase_file);
    return bytes.substr(0, bytes.find_first_of("\r\n"));
  }
  if (key.passphrase_variable.empty()) {
    return std::nullopt;
  }
  const char* const value = std::getenv(key.passphrase_variable.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void print_seal(const Session& session, const ledger::Seal& seal) {
  fmt::print("issue {} is sealed: {}\n", model::to_text(seal.issue),
             edition::shown_path(session.workspace,
                                 edition::sealed_folder(session.workspace, seal.issue)));
  fmt::print("  at {}, {}\n", seal.sealed,
             seal.former_sha256.empty()
                 ? "the first one"
                 : fmt::format("behind {}...", seal.former_sha256.substr(0, 16)));
  for (const ledger::SealSignature& signature : seal.signatures) {
    fmt::print("  signed by {}\n", signature.signer);
  }
  fmt::print("  head of the chain: {}\n", seal.manifest_sha256);
}

/// An issue that is sealed: a run that was cut off is ended, any other said.
void report_sealed(const Session& session, const ledger::Seal& seal, Diagnostics& diagnostics) {
  if (edition::finish_seal(session.workspace, session.files, seal)) {
    print_seal(session, seal);
    return;
  }
  const bool is_there = session.files.exists(edition::sealed_folder(session.workspace, seal.issue) /
                                             seal::kManifestName);
  diagnostics.report(
      {.code = is_there ? "G0944" : "G0947",
       .place = {.path = edition::shown_path(
                     session.workspace, edition::sealed_folder(session.workspace, seal.issue))},
       .message = is_there
                      ? fmt::format("issue {} was sealed on {}", model::to_text(seal.issue),
                                    to_iso(seal.date))
                      : fmt::format("the record has issue {} sealed, and its folder is not there",
                                    model::to_text(seal.issue)),
       .help = is_there ? "verify it with `gazette verify`; what is wrong in it is published as a "
                          "correction in a later issue"
                        : "put it back from a copy: whatever its manifest names verifies it"});
}

int seal(const CommandLine& line, const SealOptions& options) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(options.issue);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  if (const auto sealed = ledger::find_seal(session->ledger, number)) {
    report_sealed(*session, *sealed, diagnostics);
    return finish(diagnostics);
  }
  edition::SealIssueRequest request = {
      .number = number,
      .date = today(),
      .moment = now(),
      .sealing = sealing_of(*session, options),
      .build = {.number = number, .threads_count = options.threads_count}};
  for (const model::SealKey& key : request.sealing.keys) {
    request.passphrases.push_back(passphrase_of(*session, key));
  }
  const auto sealed = edition::seal_issue(session->workspace, session->ledger, session->files,
                                          request, diagnostics);
  if (sealed) {
    print_seal(*session, *sealed);
  }
  return finish(diagnostics);
}

}  // namespace

void add_approve(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("approve", "enter that a person approves a built issue");
  command->footer(
      "What is approved are the files in build/, by their hashes; built anew with other pages the\n"
      "issue is approved anew. How many persons it takes: approvals under [seal] of "
      "gazette.toml.\n"
      "Example: gazette approve 2022/38-39 --by \"Nguyễn Văn A\"");
  auto options = std::make_shared<ApproveOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("--by", options->person, "who approves")->required();
  command->callback(
      [&line, options] { line.command = [&line, options] { return approve(line, *options); }; });
}

void add_seal(CLI::App& app, CommandLine& line) {
  CLI::App* command =
      app.add_subcommand("seal", "make an issue final: signed, and never changed again");
  command->footer(
      "Makes the issue again, compares every file with what was approved, signs a manifest of "
      "them\n"
      "and enters it into the record. What is sealed lies in sealed/. Keys and certificates are "
      "files\n"
      "in PEM, here or as [[seal.key]] in gazette.toml. A run that was cut off is ended by the "
      "next.\n"
      "Example: gazette seal 2022/38-39 --key office.key --certificate office.pem --trusted "
      "ca.pem");
  auto options = std::make_shared<SealOptions>();
  command->add_option("ISSUE", options->issue, "year and number: 2022/38-39")->required();
  command->add_option("--key", options->keys, "private key in PEM; one for each signer");
  command->add_option("--certificate", options->certificates,
                      "its certificate in PEM, and those that lead to a trusted one");
  command->add_option("--passphrase-file", options->passphrase_file,
                      "its first line opens the keys");
  command->add_option("--passphrase-variable", options->passphrase_variable,
                      "variable of the environment that opens the keys");
  command->add_option("--trusted", options->trusted,
                      "certificate by which others verify; may be repeated");
  command->add_option("--revoked", options->revoked,
                      "list of revoked certificates (CRL); may be repeated");
  command->add_option("--threads", options->threads_count, "threads to use (default: 2)")
      ->check(CLI::Range(1, 64));
  command->callback(
      [&line, options] { line.command = [&line, options] { return seal(line, *options); }; });
}

}  // namespace gazette::cli
