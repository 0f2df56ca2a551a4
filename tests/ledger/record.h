// A folder for one test, the record in it, and a bare SQLite connection that obeys none of the
// program's settings, as a person with the sqlite3 shell would have it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <sqlite3.h>
#include <stdlib.h>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gazette-ledger-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::filesystem::path record() const { return path_ / "gazette.db"; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

/// A bare connection: no pragma set.
class RawRecord {
 public:
  explicit RawRecord(const std::filesystem::path& path) {
    REQUIRE(sqlite3_open(path.c_str(), &handle_) == SQLITE_OK);
  }
  ~RawRecord() { sqlite3_close(handle_); }
  RawRecord(const RawRecord&) = delete;
  RawRecord& operator=(const RawRecord&) = delete;

  /// Runs statements; the error message, empty where all went well.
  std::string run(const std::string& sql) {
    char* message = nullptr;
    sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, &message);
    const std::string text = message == nullptr ? "" : message;
    sqlite3_free(message);
    return text;
  }
  /// The first column of the first row, as text.
  std::string ask(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::string text;
    if (sqlite3_step(statement) == SQLITE_ROW) {
      const void* bytes = sqlite3_column_blob(statement, 0);
      const int length = sqlite3_column_bytes(statement, 0);
      text.assign(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
    }
    sqlite3_finalize(statement);
    return text;
  }
  /// The steps by which SQLite would answer a question.
  std::vector<std::string> plan_of(const std::string& question) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(handle_, ("EXPLAIN QUERY PLAN " + question).c_str(), -1, &statement,
                               nullptr) == SQLITE_OK);
    std::vector<std::string> steps;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      steps.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)));
    }
    sqlite3_finalize(statement);
    return steps;
  }

 private:
  sqlite3* handle_ = nullptr;
};

inline Ledger open_record(const std::filesystem::path& path, Missing missing = Missing::create) {
  Diagnostics diagnostics;
  std::optional<Ledger> ledger = Ledger::open(path, missing, diagnostics);
  for (const Diagnostic& each : diagnostics.list()) {
    UNSCOPED_INFO(to_text(each));
  }
  REQUIRE(ledger.has_value());
  return std::move(*ledger);
}

/// The findings as "G0711 message", in order.
inline std::vector<std::string> texts_of(const Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  for (const Diagnostic& each : diagnostics.list()) {
    texts.push_back(std::string(each.code) + " " + each.message);
  }
  return texts;
}

/// Takes a list in, entered on the day from which it holds, or on that of the latest entry.
inline std::optional<ListChange> import_list(Ledger& ledger, std::string_view csv,
                                             const std::string& path, std::optional<Date> from,
                                             Diagnostics& diagnostics) {
  const Date latest = last_entered(ledger.database()).value_or(kBeginning);
  return ledger.import_recipients({.csv = csv,
                                   .path = path,
                                   .from = from,
                                   .entered = std::max(from.value_or(kBeginning), latest)},
                                  diagnostics);
}

/// What the record's examination finds; nothing where it is sound.
inline std::vector<std::string> faults_of(const Ledger& ledger) {
  Diagnostics diagnostics;
  ledger.check(diagnostics);
  return texts_of(diagnostics);
}

inline Date day(std::string_view iso) {
  const std::optional<Date> date = parse_iso_date(iso);
  REQUIRE(date.has_value());
  return *date;
}

inline model::IssueNumber issue_number(std::string_view text) {
  const std::optional<model::IssueNumber> number = model::parse_issue_number(text);
  REQUIRE(number.has_value());
  return *number;
}

inline Reception decision_45() {
  return {.act = "ubnd-45-2022-qd-ubnd",
          .source_sha256 = std::string(64, 'a'),
          .file_name = "QD 45.docx",
          .ending = ".docx",
          .received = day("2022-09-16"),
          .arrival = Arrival::mail,
          .issuer = "ubnd",
          .kind = "quyet-dinh",
          .symbol = "45/2022/QĐ-UBND",
          .date = day("2022-09-15"),
          .title = "Quyết định số 45/2022/QĐ-UBND",
          .abstract_text = "Quy định về quản lý công trình thủy lợi",
          .kept = {{.role = "statement",
                    .sha256 = std::string(64, 'd'),
                    .ending = ".toml",
                    .file_name = "QD 45.docx.toml"}}};
}

inline constexpr std::string_view kHeader =
    "id,name,kind,district,address,copies,channel,basis,official_code,note\n";

/// A list of `count` recipients R001 ... with one copy each.
inline std::string list_of(int count) {
  std::string csv(kHeader);
  for (int i = 1; i <= count; ++i) {
    std::string id = std::to_string(i);
    id = "R" + std::string(3 - id.size(), '0') + id;
    csv += id + ",UBND xã số " + std::to_string(i) + ",xã,Huyện " + std::to_string(i % 11) +
           ",\"xã số " + std::to_string(i) + ", tỉnh Đồng Nai\",1,văn thư,Cấp không thu tiền,0" +
           std::to_string(i) + ",\n";
  }
  return csv;
}

}  // namespace gazette::ledger
