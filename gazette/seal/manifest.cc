#include "gazette/seal/manifest.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/ledger/ledger.h"
#include "gazette/seal/manifest_lines.h"

namespace gazette::seal {
namespace {

void append_files(std::string& text, std::string_view kind, const std::vector<SealedFile>& files) {
  for (const SealedFile& file : files) {
    text += fmt::format("{} {} {} {}\n", kind, file.sha256, file.bytes, file.path);
  }
}

bool by_path(const SealedFile& a, const SealedFile& b) {
  return a.path < b.path;
}

}  // namespace

std::string write_lines(const Manifest& manifest) {
  std::string text = fmt::format(
      "{}\nissue {}\ndate {}\nsealed {}\npublisher {}\nsignatures {}\nrecord {} {}\nprev {}\n",
      kFirstLine, model::to_text(manifest.issue), to_iso(manifest.date), to_text(manifest.sealed),
      manifest.publisher, manifest.signatures_needed, manifest.record_sha256, manifest.record_links,
      manifest.former_sha256.empty() ? kNone : manifest.former_sha256);
  for (const SealedAct& act : manifest.acts) {
    text += fmt::format("act {} {} {}\n", act.sha256, act.id, act.symbol);
  }
  append_files(text, "file", manifest.files);
  append_files(text, "site", manifest.published);
  return text;
}

std::string write_manifest(Manifest manifest) {
  std::sort(manifest.acts.begin(), manifest.acts.end(),
            [](const SealedAct& a, const SealedAct& b) { return a.id < b.id; });
  std::sort(manifest.files.begin(), manifest.files.end(), by_path);
  std::sort(manifest.published.begin(), manifest.published.end(), by_path);
  std::string text = write_lines(manifest);
  // What is signed can be read for decades: asked before anybody signs.
  Diagnostics faults;
  const auto read = read_manifest(text, "manifest.txt", faults);
  GAZETTE_ASSERT(read && *read == manifest);
  return text;
}

std::optional<std::string> fault_of_path(std::string_view path) {
  constexpr std::size_t kLongest = 1'000;  // bytes
  if (path.empty() || path.size() > kLongest) {
    return path.empty() ? "it is empty" : "it is too long";
  }
  if (path.front() == '-' || path.front() == ' ' || path.back() == ' ') {
    return "it begins with \"-\" or has a space at an end";
  }
  for (const std::string_view name : split(path, '/')) {
    if (name.empty() || name == "." || name == "..") {
      return "it leads out of its folder";
    }
  }
  if (path.find_first_of("\\\"'\n\t") != std::string_view::npos) {
    return "it has \"\\\", a quotation mark, a tab or a line end";
  }
  if (const auto unseen = ledger::unseen_character(path)) {
    return fmt::format("it has a character that nobody sees, {}", *unseen);
  }
  if (path.size() >= 2 && path[1] == ':') {
    return "it names a drive";
  }
  return std::nullopt;
}

}  // namespace gazette::seal
