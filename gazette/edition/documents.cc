// Documents and plans: from inbox/ into sources/ and the record, and back from there.

#include <fmt/format.h>

#include "gazette/edition/edition.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStatementEnding = ".toml";

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

ledger::Reception reception_of(const model::Instrument& instrument, const fs::path& path,
                               Date received) {
  return {.act = instrument.id,
          .source_sha256 = instrument.source_sha256,
          .file_name = path.filename().string(),
          .ending = to_lower(path.extension().string()),
          .received = received,
          .issuer = instrument.issuer,
          .kind = instrument.kind,
          .symbol = instrument.symbol.text,
          .date = instrument.date,
          .title = model::title_of(instrument),
          .abstract_text = instrument.abstract_text};
}

/// An act read again from its original; the bytes must still be those that were received.
std::optional<model::Instrument> read_act(const Workspace& workspace,
                                          const ledger::Reception& reception, Files& files,
                                          Diagnostics& diagnostics) {
  const fs::path path = source_path(workspace, reception.source_sha256, reception.ending);
  const auto report = [&](const std::string& what) {
    diagnostics.report({.code = "G0409",
                        .place = {.path = shown_path(workspace, path)},
                        .message = fmt::format("the source of \"{}\" ({}) {}", reception.act,
                                               reception.file_name, what),
                        .help = "put the file back from a backup, or ingest the document again"});
    return std::nullopt;
  };
  if (!files.exists(path)) {
    return report("is missing");
  }
  const std::string bytes = files.read(path);
  if (sha256(bytes) != reception.source_sha256) {
    return report("has been changed");
  }
  // Findings name the document as its sender named it: that is the file people can open.
  const std::string statement = read_statement(files, path);
  ingest::Ingested ingested =
      ingest::ingest({.bytes = bytes, .path = reception.file_name, .statement = statement},
                     workspace.configuration, diagnostics);
  if (ingested.instrument && ingested.instrument->id != reception.act) {
    return report(fmt::format("is now read as \"{}\"", ingested.instrument->id));
  }
  return std::move(ingested.instrument);
}

/// Puts `statement` beside a kept document, or takes away what was there.
void keep_statement(Files& files, const fs::path& kept, const std::string& statement) {
  if (!statement.empty()) {
    write_whole(files, statement_path(kept), statement);
  } else if (files.exists(statement_path(kept))) {
    files.remove(statement_path(kept));
  }
}

}  // namespace

bool is_statement(const fs::path& path) {
  const fs::path document = path.stem();
  return path.extension() == kStatementEnding && document.has_extension();
}

ingest::Ingested read_document(const Workspace& workspace, Files& files, const fs::path& path,
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
  const std::string statement = read_statement(files, path);
  return ingest::ingest({.bytes = bytes, .path = shown, .statement = statement},
                        workspace.configuration, diagnostics);
}

std::optional<Received> receive(const Workspace& workspace, ledger::Ledger& ledger, Files& files,
                                const ReceiveRequest& request, Diagnostics& diagnostics) {
  Diagnostics found;
  ingest::Ingested ingested = read_document(workspace, files, request.path, found);
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
  const ledger::Reception reception =
      reception_of(received.instrument, request.path, request.received);
  // The bytes first: a record that names a source never lacks it.
  const fs::path kept = source_path(workspace, reception.source_sha256, reception.ending);
  const bool had = files.exists(kept);
  const std::string former_statement = read_statement(files, kept);
  if (!had) {
    write_whole(files, kept, bytes);
  }
  keep_statement(files, kept, read_statement(files, request.path));
  Diagnostics entered;
  const auto outcome =
      ledger.receive({.reception = reception, .replace = request.replace}, entered);
  for (Diagnostic finding : entered.list()) {
    // The record knows the document by its name, people by its path.
    finding.place.path = request.path.generic_string();
    diagnostics.report(std::move(finding));
  }
  if (!outcome) {
    if (!had) {
      files.remove(kept);
    }
    keep_statement(files, kept, former_statement);
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
