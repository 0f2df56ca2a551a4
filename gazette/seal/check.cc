#include "gazette/seal/check.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"

namespace gazette::seal {
namespace {

constexpr std::string_view kSignatureBegin = "signature-";
constexpr std::string_view kCertificateBegin = "certificate-";

bool is_numbered(std::string_view name, std::string_view begin, std::string_view end) {
  if (!name.starts_with(begin) || !name.ends_with(end) ||
      name.size() <= begin.size() + end.size()) {
    return false;
  }
  const std::string_view number =
      name.substr(begin.size(), name.size() - begin.size() - end.size());
  return std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c); });
}

void report(std::string_view code, const std::string& path, std::string message, std::string help,
            Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .place = {.path = path},
                      .message = std::move(message),
                      .help = std::move(help)});
}

/// Whether a file is as it was sealed; its bytes are there.
void check_bytes(std::string_view bytes, const SealedFile& sealed, const std::string& path,
                 const Manifest& manifest, Diagnostics& diagnostics) {
  if (bytes.size() == sealed.bytes && sha256(bytes) == sealed.sha256) {
    return;
  }
  const std::string sizes = bytes.size() == sealed.bytes
                                ? fmt::format("of the same size, {} bytes", sealed.bytes)
                                : fmt::format("{} bytes instead of {}", bytes.size(), sealed.bytes);
  report("G0931", path,
         fmt::format("the file is not the one that was sealed with issue {}: {}",
                     model::to_text(manifest.issue), sizes),
         "get it again from the office; what is sealed never changes", diagnostics);
}

/// "2022/38-39 (sealed/2022-38-39/manifest.txt)".
std::string named(const ChainedManifest& manifest) {
  return fmt::format("issue {}", model::to_text(manifest.manifest.issue));
}

/// Two manifests that cannot both be right.
void report_doubles(const std::vector<ChainedManifest>& manifests, Diagnostics& diagnostics) {
  std::map<model::IssueNumber, const ChainedManifest*> by_issue;
  std::map<std::string, const ChainedManifest*> by_former;
  for (const ChainedManifest& manifest : manifests) {
    const auto [same_issue, is_new_issue] = by_issue.emplace(manifest.manifest.issue, &manifest);
    if (!is_new_issue) {
      report("G0934", manifest.path,
             fmt::format("{} is sealed twice: {} is of it, too", named(manifest),
                         same_issue->second->path),
             "one of the two is not the office's: compare with the head printed on paper",
             diagnostics);
      continue;
    }
    const auto [same_former, is_new_former] =
        by_former.emplace(manifest.manifest.former_sha256, &manifest);
    if (!is_new_former) {
      report("G0934", manifest.path,
             fmt::format("{} and {} both follow {}", named(*same_former->second), named(manifest),
                         manifest.manifest.former_sha256.empty()
                             ? "no other"
                             : fmt::format("the manifest {}...",
                                           manifest.manifest.former_sha256.substr(0, 16))),
             "one of the two is not the office's: compare with the head printed on paper",
             diagnostics);
    }
  }
}

}  // namespace

std::string signature_name(std::size_t place) {
  return fmt::format("{}{}.p7s", kSignatureBegin, place);
}

std::string certificate_name(std::size_t place) {
  return fmt::format("{}{}.pem", kCertificateBegin, place);
}

bool is_seal_file(std::string_view name) {
  return name == kManifestName || name == kInstructionsName || name == kTrustedName ||
         name == kRevokedName || is_numbered(name, kSignatureBegin, ".p7s") ||
         is_numbered(name, kCertificateBegin, ".pem");
}

void check_files(Files& files, const std::filesystem::path& folder, const Manifest& manifest,
                 Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> there;
  for (std::string& path : files.list(folder)) {
    there.insert(std::move(path));
  }
  for (const SealedFile& sealed : manifest.files) {
    const std::string path = (folder / sealed.path).generic_string();
    if (there.erase(sealed.path) == 0) {
      report("G0932", path,
             fmt::format("the file was sealed with issue {} and is not here",
                         model::to_text(manifest.issue)),
             "get it again from the office", diagnostics);
      continue;
    }
    check_bytes(files.read(folder / sealed.path), sealed, path, manifest, diagnostics);
  }
  for (const std::string& path : there) {
    if (!is_seal_file(path)) {
      report("G0933", (folder / path).generic_string(),
             fmt::format("the file was not sealed with issue {}", model::to_text(manifest.issue)),
             "do not take it for a part of the issue; move it away", diagnostics);
    }
  }
}

void check_published(Files& files, const std::filesystem::path& root, const Manifest& manifest,
                     Diagnostics& diagnostics) {
  for (const SealedFile& sealed : manifest.published) {
    const std::string path = (root / sealed.path).generic_string();
    if (!files.exists(root / sealed.path)) {
      report("G0932", path,
             fmt::format("the file was sealed with issue {} and is not on the site",
                         model::to_text(manifest.issue)),
             "publish the site again as it was built", diagnostics);
      continue;
    }
    check_bytes(files.read(root / sealed.path), sealed, path, manifest, diagnostics);
  }
}

Sequence check_sequence(const std::vector<ChainedManifest>& manifests, Diagnostics& diagnostics) {
  report_doubles(manifests, diagnostics);
  std::map<std::string, std::size_t, std::less<>> by_hash;
  std::map<std::string, std::size_t, std::less<>> by_former;
  for (std::size_t i = 0; i < manifests.size(); ++i) {
    by_hash.emplace(manifests[i].sha256, i);
    by_former.emplace(manifests[i].manifest.former_sha256, i);
  }
  std::vector<std::size_t> beginnings;
  for (const auto& [former, i] : by_former) {
    if (!by_hash.contains(former)) {
      beginnings.push_back(i);
    }
  }
  std::sort(beginnings.begin(), beginnings.end(), [&](std::size_t a, std::size_t b) {
    const Manifest& left = manifests[a].manifest;
    const Manifest& right = manifests[b].manifest;
    // The one that follows no other is the first, whatever time it says.
    return std::tuple(!left.former_sha256.empty(), left.sealed, left.issue) <
           std::tuple(!right.former_sha256.empty(), right.sealed, right.issue);
  });
  Sequence sequence;
  for (const std::size_t beginning : beginnings) {
    if (beginning != beginnings.front()) {
      report("G0934", manifests[beginning].path,
             fmt::format("{} follows a manifest {}... that is not here: between it and {} "
                         "something was removed or rewritten",
                         named(manifests[beginning]),
                         manifests[beginning].manifest.former_sha256.substr(0, 16),
                         named(manifests[sequence.order.back()])),
             "get the manifests of the issues between them from the office", diagnostics);
    }
    for (auto at = std::optional(beginning); at;) {
      const ChainedManifest& manifest = manifests[*at];
      const bool is_earlier =
          *at != beginning &&
          manifest.manifest.sealed < manifests[sequence.order.back()].manifest.sealed;
      if (is_earlier) {
        report("G0934", manifest.path,
               fmt::format("{} says that it was sealed before {}, which it follows",
                           named(manifest), named(manifests[sequence.order.back()])),
               "ask the office: the clock of its machine was wrong, or this is not its manifest",
               diagnostics);
      }
      sequence.order.push_back(*at);
      const auto next = by_former.find(manifest.sha256);
      at = next == by_former.end() ? std::nullopt : std::optional(next->second);
    }
  }
  sequence.is_from_the_first =
      !beginnings.empty() && manifests[beginnings.front()].manifest.former_sha256.empty();
  return sequence;
}

bool check_head(const std::vector<ChainedManifest>& manifests, std::string_view digits,
                Diagnostics& diagnostics) {
  constexpr std::size_t kDigitsLeast = 16;  // 64 bits: nobody finds another manifest with them
  const std::string wanted = to_lower(digits);
  const bool is_there =
      wanted.size() >= kDigitsLeast &&
      std::any_of(manifests.begin(), manifests.end(), [&](const ChainedManifest& manifest) {
        return manifest.sha256.starts_with(wanted);
      });
  if (!is_there) {
    report("G0935", std::string(digits),
           wanted.size() < kDigitsLeast
               ? fmt::format("at least {} digits of a head are compared", kDigitsLeast)
               : "no manifest here has this hash",
           "look whether the digits are those on the paper; if they are, the issues are others "
           "than those that were sealed, or the last ones were taken away",
           diagnostics);
  }
  return is_there;
}

}  // namespace gazette::seal
