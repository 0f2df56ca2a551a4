// The gazette's own erratum as a document (thông báo đính chính), and what is stated beside one.
//
// A notice is a document of the inbox like any other: people read it, it is signed, and `ingest`,
// `plan` and `build` take it as they take all acts. Its front matter states each correction for
// programs in the words that its text has for readers.
#pragma once

#include <string>
#include <vector>

#include "gazette/edition/corrections.h"

namespace gazette::edition {

/// An act that the notice puts right, as the notice names it.
struct NoticedAct {
  std::string title = {};   // "Quyết định số 39/2022/QĐ-UBND"
  Date date = {};           // of signing
  std::string issuer = {};  // "Ủy ban nhân dân tỉnh Đồng Nai"
};

/// A correction as the notice words it.
struct NoticedCorrection {
  model::PlacedCorrection placed = {};
  NoticedAct act = {};
  Date issue_date = {};  // of the issue where the words are printed
};

struct ErratumNotice {
  std::string issuer = {};             // id of gazette.toml
  std::vector<std::string> head = {};  // the lines of its name
  std::string office = {};             // its name in a sentence
  std::string gazette_name = {};       // "Công báo tỉnh Đồng Nai"
  std::string kind = {};               // id of gazette.toml, and its name
  std::string kind_name = {};          // "Thông báo"
  std::string symbol = {};             // "15/TB-VP"
  Date date = {};                      // of the notice
  std::string place = {};              // where it is signed
  std::vector<std::string> signed_as = {};
  std::string signed_by = {};
  std::vector<NoticedCorrection> corrections = {};
};

/// The notice as Markdown with front matter.
[[nodiscard]] std::string write_erratum(const ErratumNotice& notice);

/// What each correction says to readers: "Tại khoản 2 Điều 3 Quyết định số ..., đã in: “...”; nay
/// sửa là: “...”."
[[nodiscard]] std::string sentence_of(const ErratumNotice& notice,
                                      const NoticedCorrection& correction);

/// The corrections as `[[correction]]` tables of a front matter, or of a statement beside a
/// document.
[[nodiscard]] std::string write_statements(const std::vector<model::PlacedCorrection>& corrections);

}  // namespace gazette::edition
