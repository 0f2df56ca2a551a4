// gazette search: the texts of received acts, by the rules of the site's search.

#include "gazette/edition/search.h"

#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/search_query.h"
#include "gazette/cli/session.h"
#include "gazette/ledger/search_store.h"

namespace gazette::cli {
namespace {

struct SearchOptions {
  std::vector<std::string> words = {};
  ledger::StoreFilter filter = {};
  std::size_t limit = 20;
  bool json = false;
};

/// The arguments as one query. The shell takes quotes away, so that of several arguments one with a
/// space is a phrase.
std::string query_text(const std::vector<std::string>& words) {
  if (words.size() == 1) {
    return words.front();
  }
  std::string text;
  for (const std::string& word : words) {
    const bool is_phrase =
        word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
    text += text.empty() ? "" : " ";
    text += is_phrase ? fmt::format("\"{}\"", word) : word;
  }
  return text;
}

std::string extract_text(const std::vector<ExtractPiece>& pieces) {
  std::string text;
  for (const ExtractPiece& piece : pieces) {
    text += piece.is_found ? fmt::format("[{}]", piece.text) : piece.text;
  }
  return collapse_spaces(text);
}

void print_text(const std::vector<ledger::FoundAct>& found, std::size_t limit) {
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) {
    const ledger::FoundAct& act = found[i];
    fmt::print("{}  {}\n", act.id, act.title);
    for (const ledger::FoundPassage& passage : act.passages) {
      fmt::print("    {}{}{}\n", passage.label, passage.label.empty() ? "" : ": ",
                 extract_text(passage.extract));
    }
    if (act.units.size() > act.passages.size()) {
      fmt::print("    and {} more\n", act.units.size() - act.passages.size());
    }
  }
  fmt::print("{} act{}", found.size(), found.size() == 1 ? "" : "s");
  fmt::print("{}\n", found.size() > limit
                         ? fmt::format(", the first {} shown; --limit shows more", limit)
                         : std::string());
}

void print_json(const std::vector<ledger::FoundAct>& found, std::size_t limit) {
  nlohmann::ordered_json acts = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) {
    const ledger::FoundAct& act = found[i];
    nlohmann::ordered_json passages = nlohmann::ordered_json::array();
    for (const ledger::FoundPassage& passage : act.passages) {
      passages.push_back({{"anchor", passage.anchor},
                          {"label", passage.label},
                          {"extract", extract_text(passage.extract)}});
    }
    acts.push_back({{"id", act.id},
                    {"number", act.number},
                    {"date", to_iso(act.date)},
                    {"title", act.title},
                    {"rank", to_text(act.rank)},
                    {"passages_count", act.units.size()},
                    {"passages", passages}});
  }
  const nlohmann::ordered_json json = {{"acts_count", found.size()}, {"acts", acts}};
  fmt::print("{}\n", json.dump(2));
}

/// Refuses a kind or an issuer that the workspace does not know.
void check_filter(const edition::Workspace& workspace, const ledger::StoreFilter& filter) {
  std::set<std::string> kinds;
  for (const model::Kind& kind : workspace.configuration.kinds) {
    kinds.insert(kind.id);
  }
  std::set<std::string> issuers;
  for (const model::Issuer& issuer : workspace.configuration.issuers) {
    issuers.insert(issuer.id);
  }
  if (!filter.kind.empty() && !kinds.contains(filter.kind)) {
    refuse_choice("--kind", filter.kind, {kinds.begin(), kinds.end()});
  }
  if (!filter.issuer.empty() && !issuers.contains(filter.issuer)) {
    refuse_choice("--issuer", filter.issuer, {issuers.begin(), issuers.end()});
  }
}

int search(const CommandLine& line, const SearchOptions& options) {
  const std::string text = query_text(options.words);
  const SearchQuery query = read_search_query(text);
  if (query.items.empty()) {
    throw CLI::ValidationError("QUERY", fmt::format("\"{}\" has no word to look for", text));
  }
  Diagnostics diagnostics;
  auto session = open_session(line, diagnostics);
  if (!session) {
    return finish(diagnostics);
  }
  check_filter(session->workspace, options.filter);
  ledger::SearchStore store(edition::search_store_path(session->workspace));
  edition::refresh_search(session->workspace, session->ledger, session->files, store, diagnostics);
  const std::vector<ledger::FoundAct> found =
      store.find(query, options.filter, {.acts_max = options.limit});
  if (options.json) {
    print_json(found, options.limit);
  } else {
    print_text(found, options.limit);
  }
  return finish(diagnostics);
}

}  // namespace

void add_search(CLI::App& app, CommandLine& line) {
  CLI::App* command = app.add_subcommand("search", "find words in the texts of received acts");
  command->footer(
      "  gazette search dat dai                 # any marks: đất đai, đạt đai\n"
      "  gazette search đất đai --year 2022     # these marks, in issues of 2022\n"
      "  gazette search '\"ủy ban nhân dân\"'     # as a phrase\n"
      "  gazette search 45/2022/QĐ-UBND         # the act of that number, and who names it");
  auto options = std::make_shared<SearchOptions>();
  command->add_option("QUERY", options->words, "words; a phrase in quotes; a number; a date")
      ->required();
  command->add_option("--year", options->filter.year, "in issues of one year")
      ->check(CLI::Range(1900, 2200));
  command->add_option("--kind", options->filter.kind,
                      "acts of one kind, by its id in gazette.toml");
  command->add_option("--issuer", options->filter.issuer,
                      "acts of one issuer, by its id in gazette.toml");
  command->add_option("--limit", options->limit, "acts to show (default: 20)")
      ->check(CLI::Range(1, 1'000'000));
  command->add_flag("--json", options->json, "as JSON, for other programs");
  command->callback(
      [&line, options] { line.command = [&line, options] { return search(line, *options); }; });
}

}  // namespace gazette::cli
