// Times writing and reading back Akoma Ntoso: a year's acts are made and read in memory, then each
// is written and read five times; the best run counts, in processor time.
//
//   bench_akn CONFIGURATION ACTS

#include "gazette/web/akn.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "gazette/ingest/ingest.h"
#include "tests/bench/acts.h"

namespace gazette {
namespace {

constexpr int kRuns = 5;

double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::vector<model::Instrument> make_year(std::size_t acts_count,
                                         const model::Configuration& configuration) {
  constexpr std::size_t kPagesPerAct = 6;  // in the sample's year
  std::vector<model::Instrument> year;
  const std::vector<Text> texts = make_acts(acts_count * kPagesPerAct, Material::mixed);
  for (std::size_t i = 0; i < acts_count; ++i) {
    Diagnostics diagnostics;
    ingest::Ingested read = ingest::ingest(
        {.bytes = texts[i % texts.size()].text, .path = fmt::format("{:04}.md", i + 1)},
        configuration, diagnostics);
    GAZETTE_ASSERT(read.instrument.has_value());
    year.push_back(std::move(*read.instrument));
  }
  return year;
}

void measure(const std::vector<model::Instrument>& year,
             const model::Configuration& configuration) {
  const web::AknAct act{.publication = {.number = {.year = 2022, .first = 1, .last = 1},
                                        .date = {2022, 9, 20},
                                        .gazette_name = "Công báo"}};
  double writing = 0;
  double reading = 0;
  std::size_t bytes = 0;
  std::size_t paragraphs = 0;
  for (int run = 0; run < kRuns; ++run) {
    bytes = 0;
    paragraphs = 0;
    double read = 0;
    const double start = seconds();
    for (const model::Instrument& instrument : year) {
      const std::string xml = web::write_act_xml(instrument, act, configuration);
      const double written = seconds();
      paragraphs += web::read_akn_text(xml).size();
      read += seconds() - written;
      bytes += xml.size();
    }
    const double written = seconds() - start - read;
    writing = run == 0 ? written : std::min(writing, written);
    reading = run == 0 ? read : std::min(reading, read);
  }
  fmt::print("{} acts, {} paragraphs: {} bytes, written in {:.3f} s, read back in {:.3f} s\n",
             year.size(), paragraphs, bytes, writing, reading);
}

int run(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: bench_akn CONFIGURATION ACTS\n");
    return 2;
  }
  const std::string path = arguments[1];
  const std::string_view number = arguments[2];
  std::size_t acts_count = 0;
  std::from_chars(number.data(), number.data() + number.size(), acts_count);
  Diagnostics diagnostics;
  const auto configuration = model::read_configuration(real_files().read(path), path, diagnostics);
  if (!configuration || acts_count == 0) {
    fmt::print(stderr, "no configuration, or no acts\n");
    return 2;
  }
  measure(make_year(acts_count, *configuration), *configuration);
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  return gazette::run(count, arguments);
}
