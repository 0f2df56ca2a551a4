// xmllint with the schema of Akoma Ntoso as a judge of our files.
#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "gazette/base/process.h"
#include "tests/corpus.h"

namespace gazette::web_sample {

/// What xmllint says against a file, empty where it is valid by the schema. Nothing where xmllint
/// is not installed or the schema is not there.
inline std::optional<std::string> akn_faults(const std::string& xml) {
  const auto program = find_program("xmllint");
  const std::filesystem::path schema = standard_file("akn3/akomantoso30.xsd");
  if (!program || !std::filesystem::exists(schema)) {
    return std::nullopt;
  }
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "act.xml";
  std::ofstream(file, std::ios::binary) << xml;
  const ProcessResult result = run_process(
      {.program = *program,
       .arguments = {"--noout", "--nonet", "--schema", schema.string(), file.string()}});
  return result.is_success() ? "" : result.error_output;
}

}  // namespace gazette::web_sample
