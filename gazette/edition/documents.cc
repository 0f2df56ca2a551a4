// Documents and plans: from inbox/ into sources/ and the record, and back from there.

#include "gazette/edition/documents.h"

#include <fmt/format.h>

#include "gazette/edition/attached.h"
#include "gazette/edition/conversion.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStatementEnding = ".toml";
// What a file kept is, in the record.
constexpr std::string_view kStatementRole = "statement";
constexpr std::string_view kConvertedRole = "converted";  // a DOCX made of what is not read here
constexpr std::string_view kAttachedRole = "attached";
constexpr std::string_view kTextLayerRole = "text-layer";
constexpr std::string_view kMarginsRole = "page-margins";
constexpr std::string_view kConvertedEnding = ".docx";

fs::path source_path(const Workspace& workspace, const std::string& sha256,
                     const std::string& ending) {
  return workspace.root / "sources" / (sha256 + ending);
}

fs::path statement_path(const fs::path& document) {
  fs::path path = document;
  path += kStatementEnding;
  return path;
}

/// What is stated beside a document; empty where nothing is.
std::string read_statement(Files& files, const fs::path& document) {
  const fs::path path = statement_path(document);
  return files.exists(path) ? files.read(path) : "";
}

}  // namespace

ledger::Reception reception_of(const model::Instrument& instrument, const ReceiveRequest& request) {
  const fs::path& path = request.path;
  return {.act = instrument.id,
          .source_sha256 = instrument.source_sha256,
          .file_name = path.filename().string(),
          .ending = to_lower(path.extension().string()),
          .received = request.received,
          .arrival = request.arrival,
          .issuer = instrument.issuer,
          .kind = instrument.kind,
          .symbol = instrument.symbol.text,
          .date = instrument.date,
          .title = model::title_of(instrument),
          .abstract_text = instrument.abstract_text};
}

namespace {

void report_source(const Workspace& workspace, const fs::path& path, std::string message,
                   Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0409",
                      .place = {.path = shown_path(workspace, path)},
                      .message = std::move(message),
                      .help = "put the file back from a backup, or ingest the document again"});
}

/// A file of sources/, and what a finding calls it.
struct KeptRequest {
  std::string what = {};
  std::string sha256 = {};
  std::string ending = {};
};

/// The bytes as they were kept; G0409 where they are missing or others.
std::optional<std::string> read_kept(const Workspace& workspace, Files& files,
                                     const KeptRequest& request, Diagnostics& diagnostics) {
  const fs::path path = source_path(workspace, request.sha256, request.ending);
  if (!files.exists(path)) {
    report_source(workspace, path, request.what + " is missing", diagnostics);
    return std::nullopt;
  }
  std::string bytes = files.read(path);
  if (sha256(bytes) != request.sha256) {
    report_source(workspace, path, request.what + " has been changed", diagnostics);
    return std::nullopt;
  }
  return bytes;
}

/// The DOCX that was made of an original when it was received; empty where it needs none.
std::optional<std::string> read_converted(const Workspace& workspace, Files& files,
                                          const ledger::Reception& reception,
                                          const std::string& bytes, Diagnostics& diagnostics) {
  if (!ingest::needs_conversion(bytes, reception.file_name)) {
    return "";
  }
  const std::string what =
      fmt::format("what was converted of \"{}\" ({})", reception.act, reception.file_name);
  for (const ledger::KeptFile& kept : reception.kept) {
    if (kept.role == kConvertedRole) {
      return read_kept(workspace, files,
                       {.what = what, .sha256 = kept.sha256, .ending = kept.ending}, diagnostics);
    }
  }
  report_source(workspace, source_path(workspace, reception.source_sha256, reception.ending),
                what + " was not kept", diagnostics);
  return std::nullopt;
}

/// Gives the files that an act shows as they were kept; one that is missing or others is G0409.
ingest::FindAttached files_kept(const Workspace& workspace, Files& files,
                                const ledger::Reception& reception, Diagnostics& diagnostics) {
  return [&](const std::string& name) -> std::optional<ingest::AttachedFile> {
    std::optional<ingest::AttachedFile> found;
    for (const ledger::KeptFile& kept : reception.kept) {
      const bool is_text = kept.role == kTextLayerRole;
      const bool is_margins = kept.role == kMarginsRole;
      const bool is_of_file = (is_text || is_margins) && found;
      if (kept.file_name != name || (kept.role != kAttachedRole && !is_of_file)) {
        continue;
      }
      std::optional<std::string> bytes =
          read_kept(workspace, files,
                    {.what = fmt::format("what \"{}\" shows ({})", reception.act, name),
                     .sha256 = kept.sha256,
                     .ending = kept.ending},
                    diagnostics);
      if (!bytes) {
        return std::nullopt;
      }
      if (is_text) {
        found->page_texts = pages_of_text(*bytes);
      } else if (is_margins) {
        found->page_margins = std::move(*bytes);
      } else {
        found = ingest::AttachedFile{.bytes = std::move(*bytes)};
      }
    }
    return found;
  };
}

}  // namespace

bool is_as_received(const Workspace& workspace, Files& files, const fs::path& path,
                    const ledger::Reception& reception) {
  if (sha256(files.read(path)) != reception.source_sha256) {
    return false;
  }
  // A record before version 4 names no statement; it stands beside the source.
  std::string stated = sha256(
      read_statement(files, source_path(workspace, reception.source_sha256, reception.ending)));
  for (const ledger::KeptFile& kept : reception.kept) {
    if (kept.role == kStatementRole) {
      stated = kept.sha256;
    }
    const fs::path shown = path.parent_path() / kept.file_name;
    if (kept.role == kAttachedRole && files.exists(shown) &&
        sha256(files.read(shown)) != kept.sha256) {
      return false;
    }
  }
  return sha256(read_statement(files, path)) == stated;
}

std::optional<model::Instrument> read_act(const Workspace& workspace,
                                          const ledger::Reception& reception, Files& files,
                                          Diagnostics& diagnostics) {
  const fs::path path = source_path(workspace, reception.source_sha256, reception.ending);
  const std::string what =
      fmt::format("the source of \"{}\" ({})", reception.act, reception.file_name);
  const auto bytes = read_kept(
      workspace, files,
      {.what = what, .sha256 = reception.source_sha256, .ending = reception.ending}, diagnostics);
  // A record before version 4 does not name the statement; it stands beside the document and stays
  // there, for sources/ is never changed. What the record names comes before it.
  std::optional<std::string> statement = read_statement(files, path);
  for (const ledger::KeptFile& kept : reception.kept) {
    if (kept.role == kStatementRole) {
      statement = read_kept(
          workspace, files,
          {.what = fmt::format("what is stated beside \"{}\" ({})", reception.act, kept.file_name),
           .sha256 = kept.sha256,
           .ending = kept.ending},
          diagnostics);
    }
  }
  const auto converted =
      bytes ? read_converted(workspace, files, reception, *bytes, diagnostics) : std::nullopt;
  if (!bytes || !statement || !converted) {
    return std::nullopt;
  }
  // Findings name the document as its sender named it: that is the file people can open.
  ingest::Ingested ingested =
      ingest::ingest({.bytes = *bytes,
                      .path = reception.file_name,
                      .statement = *statement,
                      .converted = *converted,
                      .find_attached = files_kept(workspace, files, reception, diagnostics)},
                     workspace.configuration, diagnostics);
  if (ingested.instrument && ingested.instrument->id != reception.act) {
    report_source(workspace, path,
                  fmt::format("{} is now read as \"{}\"", what, ingested.instrument->id),
                  diagnostics);
    return std::nullopt;
  }
  return std::move(ingested.instrument);
}

namespace {

/// Files put into sources/ for one reception. Where the world fails they stay: a file there that no
/// record names does no harm.
class Keeping {
 public:
  Keeping(const Workspace& workspace, Files& files) : workspace_(workspace), files_(files) {}

  /// Keeps `bytes` under their own hash; what stands there damaged becomes sound again.
  void keep(const std::string& bytes, const std::string& hash, const std::string& ending) {
    const fs::path path = source_path(workspace_, hash, ending);
    const bool is_there = files_.exists(path);
    if (is_there && sha256(files_.read(path)) == hash) {
      return;
    }
    if (!is_there) {
      added_.push_back(path);
    }
    write_whole(files_, path, bytes);
  }
  /// Takes out again what was not there before, where the record refuses the reception.
  void take_back() {
    for (const fs::path& path : added_) {
      files_.remove(path);
    }
  }

 private:
  const Workspace& workspace_;
  Files& files_;
  std::vector<fs::path> added_ = {};
};

/// Keeps what a document showed, and names it in the reception.
void keep_attached(const std::vector<FoundFile>& attached, Keeping& keeping,
                   ledger::Reception& reception) {
  const auto keep = [&](std::string_view role, const std::string& bytes, const std::string& ending,
                        const std::string& name) {
    const ledger::KeptFile kept = {
        .role = std::string(role), .sha256 = sha256(bytes), .ending = ending, .file_name = name};
    keeping.keep(bytes, kept.sha256, kept.ending);
    reception.kept.push_back(kept);
  };
  for (const FoundFile& file : attached) {
    keep(kAttachedRole, file.bytes, file.ending, file.name);
    if (!file.text.empty()) {
      keep(kTextLayerRole, file.text, ".txt", file.name);
    }
    if (!file.margins.empty()) {
      keep(kMarginsRole, file.margins, ".txt", file.name);
    }
  }
}

}  // namespace

bool is_statement(const fs::path& path) {
  const fs::path document = path.stem();
  return path.extension() == kStatementEnding && document.has_extension();
}

namespace {

/// A document as read, with what was found or made to read it.
struct ReadDocument {
  ingest::Ingested ingested = {};
  std::string statement = {};            // what is stated beside the document
  std::string docx = {};                 // made of the document where its kind needs one
  std::vector<FoundFile> attached = {};  // the files that it shows
};

/// Reads a document; `known` gives the conversion of bytes that were converted before.
ReadDocument read_and_convert(const Workspace& workspace, Files& files, const fs::path& path,
                              const std::function<std::string(const std::string& sha256)>& known,
                              Diagnostics& diagnostics) {
  const std::string shown = path.generic_string();
  if (!files.exists(path)) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = shown},
                        .message = "there is no such file",
                        .help = "look for the file with `ls`; its name may hold spaces"});
    return {};
  }
  const std::string bytes = files.read(path);
  ReadDocument result = {.statement = read_statement(files, path)};
  if (ingest::needs_conversion(bytes, shown)) {
    result.docx = known(sha256(bytes));
    if (result.docx.empty()) {
      result.docx =
          convert_once(workspace, files, {.bytes = bytes, .path = shown}, diagnostics).value_or("");
    }
    if (result.docx.empty()) {
      return {};
    }
  }
  result.ingested =
      ingest::ingest({.bytes = bytes,
                      .path = shown,
                      .statement = result.statement,
                      .converted = result.docx,
                      .find_attached = files_beside(files, path.parent_path(), result.attached)},
                     workspace.configuration, diagnostics);
  return result;
}

/// What was converted of the same bytes before; empty where nothing sound is kept. Converting again
/// could give another text.
std::string known_conversion(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                             const std::string& source_sha256) {
  for (const ledger::ReceivedAct& act : ledger.received_acts()) {
    for (const ledger::KeptFile& kept : act.reception.kept) {
      Diagnostics ignored;  // what is not sound is made anew
      if (act.reception.source_sha256 == source_sha256 && kept.role == kConvertedRole) {
        return read_kept(workspace, files, {.sha256 = kept.sha256, .ending = kept.ending}, ignored)
            .value_or("");
      }
    }
  }
  return "";
}

}  // namespace

ingest::Ingested read_document(const Workspace& workspace, Files& files, const fs::path& path,
                               Diagnostics& diagnostics) {
  const auto unknown = [](const std::string&) { return std::string(); };
  return read_and_convert(workspace, files, path, unknown, diagnostics).ingested;
}

std::optional<Received> receive(const Workspace& workspace, ledger::Ledger& ledger, Files& files,
                                const ReceiveRequest& request, Diagnostics& diagnostics) {
  Diagnostics found;
  const auto known = [&](const std::string& source_sha256) {
    return known_conversion(workspace, ledger, files, source_sha256);
  };
  ReadDocument document = read_and_convert(workspace, files, request.path, known, found);
  ingest::Ingested& ingested = document.ingested;
  const bool usable = ingested.instrument && !found.has_errors();
  diagnostics.append(std::move(found));
  if (!usable) {
    return std::nullopt;
  }
  Received received{.instrument = std::move(*ingested.instrument)};
  const std::string bytes = files.read(request.path);
  if (sha256(bytes) != received.instrument.source_sha256) {
    throw Error("the document changed while it was read; take it in again", request.path.string());
  }
  ledger::Reception reception = reception_of(received.instrument, request);
  // The bytes first: a record that names a source never lacks it.
  Keeping keeping(workspace, files);
  keeping.keep(bytes, reception.source_sha256, reception.ending);
  if (const std::string& statement = document.statement; !statement.empty()) {
    const ledger::KeptFile kept = {.role = std::string(kStatementRole),
                                   .sha256 = sha256(statement),
                                   .ending = std::string(kStatementEnding),
                                   .file_name = statement_path(request.path).filename().string()};
    keeping.keep(statement, kept.sha256, kept.ending);
    reception.kept.push_back(kept);
  }
  if (!document.docx.empty()) {
    const ledger::KeptFile kept = {.role = std::string(kConvertedRole),
                                   .sha256 = sha256(document.docx),
                                   .ending = std::string(kConvertedEnding)};
    keeping.keep(document.docx, kept.sha256, kept.ending);
    reception.kept.push_back(kept);
  }
  keep_attached(document.attached, keeping, reception);
  Diagnostics entered;
  const auto outcome =
      ledger.receive({.reception = reception, .replace = request.replace}, entered);
  for (Diagnostic finding : entered.list()) {
    // The record knows the document by its name, people by its path.
    finding.place.path = request.path.generic_string();
    diagnostics.report(std::move(finding));
  }
  if (!outcome) {
    keeping.take_back();
    return std::nullopt;
  }
  received.outcome = *outcome;
  return received;
}

fs::path plan_path(const Workspace& workspace, model::IssueNumber number) {
  return workspace.root / "issues" / fmt::format("{}", number.year) /
         (model::file_name(number) + ".toml");
}

std::vector<model::Plan> read_plans(const Workspace& workspace, Files& files,
                                    Diagnostics& diagnostics) {
  std::vector<model::Plan> plans;
  const fs::path folder = workspace.root / "issues";
  for (const std::string& name : files.list(folder)) {
    if (!name.ends_with(".toml")) {
      continue;
    }
    const fs::path path = folder / name;
    const std::string shown = shown_path(workspace, path);
    auto plan = model::read_plan(files.read(path), shown, diagnostics);
    if (!plan) {
      continue;
    }
    if (plan_path(workspace, plan->number) != path) {
      diagnostics.report(
          {.code = "G0408",
           .place = {.path = shown},
           .message = fmt::format("the plan is of issue {}, its file name says otherwise",
                                  model::to_text(plan->number)),
           .help = fmt::format("name the file {}",
                               shown_path(workspace, plan_path(workspace, plan->number)))});
    }
    plans.push_back(std::move(*plan));
  }
  std::stable_sort(plans.begin(), plans.end(),
                   [](const model::Plan& a, const model::Plan& b) { return a.number < b.number; });
  return plans;
}

std::optional<model::Plan> read_plan(const Workspace& workspace, Files& files,
                                     model::IssueNumber number, Diagnostics& diagnostics) {
  const fs::path path = plan_path(workspace, number);
  if (!files.exists(path)) {
    diagnostics.report(
        {.code = "G0407",
         .place = {.path = shown_path(workspace, path)},
         .message = fmt::format("issue {} has no plan", model::to_text(number)),
         .help = fmt::format("make one with `gazette plan {}`", model::to_text(number))});
    return std::nullopt;
  }
  return model::read_plan(files.read(path), shown_path(workspace, path), diagnostics);
}

std::vector<model::Instrument> read_acts(const Workspace& workspace, const ledger::Ledger& ledger,
                                         Files& files, const std::vector<std::string>& acts,
                                         int threads_count, Diagnostics& diagnostics) {
  std::vector<ledger::Reception> receptions;
  for (const std::string& act : acts) {
    if (auto reception = ledger.find_act(act)) {
      receptions.push_back(std::move(*reception));
    }
  }
  std::vector<std::optional<model::Instrument>> instruments(receptions.size());
  std::vector<Diagnostics> found(receptions.size());
  parallel_for(receptions.size(), threads_count, [&](std::size_t i) {
    instruments[i] = read_act(workspace, receptions[i], files, found[i]);
  });
  std::vector<model::Instrument> result;
  for (std::size_t i = 0; i < receptions.size(); ++i) {
    diagnostics.append(std::move(found[i]));
    if (instruments[i]) {
      result.push_back(std::move(*instruments[i]));
    }
  }
  return result;
}

}  // namespace gazette::edition
