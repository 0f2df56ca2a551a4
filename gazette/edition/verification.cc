#include "gazette/edition/verification.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/ledger/sealing.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// Whether a path from a folder leads through a hidden one: what waits there is not sealed yet.
bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

/// The manifests under a folder.
std::vector<fs::path> manifests_in(Files& files, const fs::path& folder) {
  std::vector<fs::path> found;
  for (const std::string& path : files.list(folder)) {
    const fs::path relative = path;
    if (relative.filename() == seal::kManifestName && !is_hidden(path)) {
      found.push_back(folder / relative);
    }
  }
  return found;
}

/// The manifests among which a file may be: in its folder or above.
std::vector<fs::path> manifests_above(Files& files, const fs::path& file) {
  constexpr int kFoldersMost = 4;  // sealed/2022-38-39/online/issue.pdf has one between
  std::vector<fs::path> found;
  fs::path folder = fs::absolute(file).lexically_normal().parent_path();
  for (int i = 0; i < kFoldersMost && found.empty(); ++i) {
    if (files.exists(folder / seal::kManifestName)) {
      found.push_back(folder / seal::kManifestName);
    }
    folder = folder.parent_path();
  }
  return found;
}

/// The signatures beside a manifest.
std::vector<seal::NamedBytes> signatures_beside(Files& files, const fs::path& manifest) {
  std::vector<seal::NamedBytes> signatures;
  for (std::size_t place = 1; place <= seal::kSignaturesMost; ++place) {
    const fs::path path = manifest.parent_path() / seal::signature_name(place);
    if (files.exists(path)) {
      signatures.push_back({.name = path.generic_string(), .bytes = files.read(path)});
    }
  }
  return signatures;
}

/// A manifest with the signatures that count; nothing where it does not read.
std::optional<VerifiedIssue> verify_manifest(Files& files, const fs::path& path,
                                             const VerifyRequest& request, const seal::Trust& trust,
                                             Diagnostics& diagnostics) {
  const std::string bytes = files.read(path);
  auto manifest = seal::read_manifest(bytes, path.generic_string(), diagnostics);
  if (!manifest) {
    return std::nullopt;
  }
  VerifiedIssue issue;
  issue.signatures = seal::verify_signatures(
      {.bytes = bytes,
       .path = path.generic_string(),
       .sealed = manifest->sealed,
       .signatures_needed = std::max(manifest->signatures_needed, request.signatures_least),
       .signatures = signatures_beside(files, path)},
      trust, request.now, diagnostics);
  issue.manifest = {
      .path = path.generic_string(), .sha256 = sha256(bytes), .manifest = std::move(*manifest)};
  return issue;
}

/// The files of an issue, beside its manifest or on the site that was named.
void verify_files(Files& files, const VerifiedIssue& issue, const fs::path& root,
                  Diagnostics& diagnostics) {
  const seal::Manifest& manifest = issue.manifest.manifest;
  const fs::path folder = fs::path(issue.manifest.path).parent_path();
  const bool are_beside =
      folder == root ||
      std::any_of(manifest.files.begin(), manifest.files.end(),
                  [&](const seal::SealedFile& file) { return files.exists(folder / file.path); });
  if (are_beside) {
    seal::check_files(files, folder, manifest, diagnostics);
  } else {
    seal::check_published(files, root, manifest, diagnostics);
  }
}

/// Finds a file by its hash among what was sealed.
std::optional<VerifiedFile> find_file(const std::vector<VerifiedIssue>& issues,
                                      const std::string& hash) {
  for (std::size_t i = 0; i < issues.size(); ++i) {
    const seal::Manifest& manifest = issues[i].manifest.manifest;
    std::optional<VerifiedFile> found;
    for (const auto* list : {&manifest.files, &manifest.published}) {
      for (const seal::SealedFile& file : *list) {
        if (file.sha256 == hash && !found) {
          found = VerifiedFile{.issue = i, .sealed = file.path};
        }
      }
    }
    for (const seal::SealedAct& act : manifest.acts) {
      if (found && act.sha256 == hash) {
        found->act = act;
      }
    }
    if (found) {
      return found;
    }
  }
  return std::nullopt;
}

void report(std::string_view code, const std::string& path, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = path},
                      .message = std::move(message),
                      .help = std::move(help)});
}

/// The manifests by which what lies at the path is verified.
std::vector<fs::path> manifests_for(Files& files, const VerifyRequest& request, bool is_folder,
                                    bool is_manifest) {
  if (is_folder) {
    return manifests_in(files, request.path);
  }
  if (is_manifest) {
    return {request.path};
  }
  return request.manifests.empty() ? manifests_above(files, request.path)
                                   : manifests_in(files, request.manifests);
}

}  // namespace

Verified verify(Files& files, const VerifyRequest& request, const seal::Trust& trust,
                Diagnostics& diagnostics) {
  Verified verified;
  const std::string name = request.path.generic_string();
  if (!files.exists(request.path)) {
    report("G0101", name, "there is no such file or folder", "name one that is there", diagnostics);
    return verified;
  }
  const bool is_folder = fs::is_directory(request.path);
  const bool is_manifest = !is_folder && request.path.filename() == seal::kManifestName;
  const std::vector<fs::path> paths = manifests_for(files, request, is_folder, is_manifest);
  if (paths.empty()) {
    report("G0936", name, "there is no manifest of a sealed issue to verify it by",
           is_folder ? "name a folder that holds manifest.txt, as sealed/2022-38-39"
                     : "name the folder where manifests lie with --manifests",
           diagnostics);
    return verified;
  }
  std::vector<VerifiedIssue> issues;
  for (const fs::path& path : paths) {
    if (auto issue = verify_manifest(files, path, request, trust, diagnostics)) {
      issues.push_back(std::move(*issue));
    }
  }
  std::vector<seal::ChainedManifest> manifests;
  for (const VerifiedIssue& issue : issues) {
    manifests.push_back(issue.manifest);
  }
  const seal::Sequence sequence = seal::check_sequence(manifests, diagnostics);
  verified.is_from_the_first = sequence.is_from_the_first;
  for (const std::size_t at : sequence.order) {
    verified.issues.push_back(std::move(issues[at]));
  }
  if (!request.head.empty()) {
    static_cast<void>(seal::check_head(manifests, request.head, diagnostics));
  }
  if (!verified.issues.empty() && trust.revocation_lists_pem().empty()) {
    report("G0927", name, "no list says whether a certificate was revoked",
           "name the lists of the authorities with --revoked to know", diagnostics);
  }
  for (const VerifiedIssue& issue : verified.issues) {
    if (is_folder) {
      verify_files(files, issue, request.path, diagnostics);
    }
  }
  if (!is_folder && !is_manifest) {
    const std::string hash = sha256(files.read(request.path));
    verified.file = find_file(verified.issues, hash);
    if (!verified.file) {
      report("G0936", name, fmt::format("no manifest names a file with its hash, {}", hash),
             "it was changed, or is of another issue: name the folder where more manifests lie "
             "with --manifests",
             diagnostics);
    }
  }
  return verified;
}

void compare_with_record(const Verified& verified, const ledger::Ledger& ledger,
                         Diagnostics& diagnostics) {
  for (const VerifiedIssue& issue : verified.issues) {
    const auto seal = ledger::find_seal(ledger, issue.manifest.manifest.issue);
    if (!seal || seal->manifest_sha256 == issue.manifest.sha256) {
      continue;
    }
    report("G0947", issue.manifest.path,
           fmt::format("the record has issue {} sealed with another manifest, {}...",
                       model::to_text(seal->issue), seal->manifest_sha256.substr(0, 16)),
           "examine the record with `gazette fsck`, and compare both with the head on paper",
           diagnostics);
  }
}

}  // namespace gazette::edition
