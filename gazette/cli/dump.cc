// gazette dump: the inside, for people and tests.

#include <fmt/format.h>

#include "gazette/cli/session.h"

namespace gazette::cli {
namespace {

enum class What { text, instrument, outline, citations, changes };

/// Each change as a line that says where and why, and the text before and after on one line each.
void print_changes(const std::vector<ingest::TextChange>& changes) {
  for (const ingest::TextChange& change : changes) {
    const bool has_line = change.origin.line > 0;
    fmt::print("{} {}: {}\n  - {}\n  + {}\n", has_line ? "line" : "paragraph",
               has_line ? change.origin.line : change.origin.paragraph, change.reason,
               change.before, change.after);
  }
}

std::string shown(const model::Instrument& instrument, What what) {
  switch (what) {
    case What::outline:
      return model::outline(instrument);
    case What::citations:
      return model::references_text(instrument);
    default:
      return model::to_json(instrument);
  }
}

int dump_document(const CommandLine& line, const std::string& path, What what) {
  Diagnostics diagnostics;
  Files& files = real_files();
  const auto workspace = edition::open_workspace(files, line.workspace, diagnostics);
  if (!workspace) {
    return finish(diagnostics);
  }
  const ingest::Ingested ingested = edition::read_document(*workspace, files, path, diagnostics);
  if (what == What::text) {
    for (const std::string& text : ingested.source_text) {
      fmt::print("{}\n", text);
    }
  } else if (what == What::changes) {
    print_changes(ingested.changes);
  } else if (ingested.instrument) {
    fmt::print("{}", shown(*ingested.instrument, what));
  }
  return finish(diagnostics);
}

/// What of an issue is shown.
struct IssueDump {
  bool is_structure = false;
  bool is_cover = false;
};

int dump_issue(const CommandLine& line, const std::string& issue, const IssueDump& what) {
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_argument(issue);
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  const auto typography = edition::read_typography(session->workspace, session->files, diagnostics);
  if (typography) {
    const auto volume = what.is_cover ? edition::Volume::cover : edition::Volume::body;
    const auto book = edition::typeset_only(session->workspace, session->ledger, session->files,
                                            *typography, number, volume, diagnostics);
    if (book) {
      fmt::print("{}", what.is_structure ? typeset::dump_structure(*book) : typeset::dump(*book));
    }
  }
  return finish(diagnostics);
}

void add_document_dump(CLI::App& dump, CommandLine& line, const std::string& name,
                       const std::string& help, What what) {
  CLI::App* command = dump.add_subcommand(name, help);
  auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "a document")->required();
  command->callback([&line, path, what] {
    line.command = [&line, path, what] { return dump_document(line, *path, what); };
  });
}

void add_issue_dump(CLI::App& dump, CommandLine& line, const std::string& name,
                    const std::string& help, bool is_structure) {
  CLI::App* command = dump.add_subcommand(name, help);
  auto issue = std::make_shared<std::string>();
  auto what = std::make_shared<IssueDump>(IssueDump{.is_structure = is_structure});
  command->add_option("ISSUE", *issue, "year and number: 2022/38-39")->required();
  if (!is_structure) {
    command->add_flag("--cover", what->is_cover, "those of its cover instead");
  }
  command->callback([&line, issue, what] {
    line.command = [&line, issue, what] { return dump_issue(line, *issue, *what); };
  });
}

}  // namespace

void add_dump(CLI::App& app, CommandLine& line) {
  CLI::App* dump = app.add_subcommand("dump", "show the inside of a document or an issue");
  dump->require_subcommand(1);
  add_document_dump(*dump, line, "text",
                    "the document's text, a paragraph or cell a line, numbers included",
                    What::text);
  add_document_dump(*dump, line, "outline",
                    "its provisions as an indented list, and how many there are of each",
                    What::outline);
  add_document_dump(*dump, line, "instrument", "what was understood of a document, as JSON",
                    What::instrument);
  add_document_dump(*dump, line, "changes",
                    "where letters of a document were changed (old encodings, look-alikes), before "
                    "and after",
                    What::changes);
  add_document_dump(*dump, line, "citations",
                    "what it cites, what it does to other acts, when it is in force",
                    What::citations);
  add_issue_dump(*dump, line, "frames", "the pages of an issue, a frame a line", false);
  add_issue_dump(*dump, line, "structure", "what a screen reader reads of it, as an indented list",
                 true);
}

}  // namespace gazette::cli
