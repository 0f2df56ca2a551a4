#include "tests/bench/issue.h"

#include <utility>

#include <fmt/format.h>

#include "gazette/ingest/ingest.h"

namespace gazette {

model::Issue make_issue(std::size_t pages_count, Material material,
                        const model::Configuration& configuration) {
  model::Issue issue;
  issue.number = {.year = 2022, .first = 1, .last = 1};
  issue.date = {2022, 9, 20};
  issue.publisher = model::publisher_on(configuration, issue.date);
  const std::vector<Text> acts = make_acts(pages_count, material);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    Diagnostics diagnostics;
    ingest::Ingested read =
        ingest::ingest({.bytes = acts[i].text, .path = fmt::format("{:04}.md", i + 1)},
                       configuration, diagnostics);
    GAZETTE_ASSERT(read.instrument.has_value());
    model::Entry entry{.instrument = std::move(*read.instrument)};
    entry.contents_line = model::title_of(entry.instrument);
    issue.entries.push_back(std::move(entry));
  }
  return issue;
}

}  // namespace gazette
