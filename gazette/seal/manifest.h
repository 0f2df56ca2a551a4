// The manifest of a sealed issue (bảng kê niêm phong): the one small text that is signed.
//
// Plain text, LF, sorted, so that a person can read it and the tools of any system can check it:
//
//   gazette-manifest 1
//   issue 2022/38-39
//   date 2022-09-20
//   sealed 2022-09-21T05:00:00Z
//   publisher Công báo tỉnh Đồng Nai
//   signatures 1
//   record 5ad1... 412
//   prev none
//   act 08c2... ubnd-45-2022-qd-ubnd 45/2022/QĐ-UBND
//   file 6b17... 188213 online/issue.pdf
//   site 6b17... 188213 2022/38-39/dong-nai-2022-38-39.pdf
//
// `prev` is the SHA-256 of the manifest sealed before it, so that one of them, known from paper,
// vouches for all before. `record` is the head of the record's chain and how many links it had.
// `act` has the SHA-256 of the act's text as a file, `file` what lies beside the manifest, `site`
// what of it stands in the online edition and never changes there. What `signatures` says is how
// many signers it takes; it is signed with the rest, so nobody can lower it unseen.
//
// There is one way to write a manifest: what reads it takes nothing else, so two that say the same
// have the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/model/issue.h"
#include "gazette/seal/instant.h"

namespace gazette::seal {

/// The text of an act as it was sealed.
struct SealedAct {
  std::string sha256 = {};  // of "text/<id>.txt" beside the manifest
  std::string id = {};
  std::string symbol = {};  // "45/2022/QĐ-UBND"; "-" where the act has none

  bool operator==(const SealedAct&) const = default;
};

/// A file as it was sealed.
struct SealedFile {
  std::string sha256 = {};
  std::uint64_t bytes = 0;
  std::string path = {};  // "/" between names

  bool operator==(const SealedFile&) const = default;
};

struct Manifest {
  model::IssueNumber issue = {};
  Date date = {};  // of the issue
  Instant sealed = 0;
  std::string publisher = {};
  int signatures_needed = 1;
  std::string record_sha256 = {};  // of the last link before the seal
  std::int64_t record_links = 0;
  std::string former_sha256 = {};          // of the manifest before; empty: none
  std::vector<SealedAct> acts = {};        // by id
  std::vector<SealedFile> files = {};      // by path
  std::vector<SealedFile> published = {};  // by path from the site's root

  bool operator==(const Manifest&) const = default;
};

/// No office needs more signers than this.
inline constexpr int kSignaturesMost = 16;

/// The manifest as a file. Sorts the lists; every value must be one that can be read back.
[[nodiscard]] std::string write_manifest(Manifest manifest);

/// Reads a manifest from anywhere. Every faulty line is reported: G0901; G0903 where a path leads
/// out of its folder; G0902 for a manifest of a later version. Nothing where there is a finding.
[[nodiscard]] std::optional<Manifest> read_manifest(std::string_view bytes, const std::string& path,
                                                    Diagnostics& diagnostics);

/// Why a path may not stand in a manifest, in words; nothing where it may. It is relative, without
/// "..", without characters that nobody sees, that `sha256sum` writes otherwise or that a shell
/// takes for its own.
[[nodiscard]] std::optional<std::string> fault_of_path(std::string_view path);

}  // namespace gazette::seal
