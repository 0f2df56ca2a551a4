// Other people's programs as judges of what the site has for machines.
#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/process.h"
#include "tests/corpus.h"

namespace gazette::web_sample {

/// What a program says against a file; empty where it finds it good. `arguments` come before the
/// file's name. Nothing where the program is not installed.
inline std::optional<std::string> faults_by(const std::string& program,
                                            std::vector<std::string> arguments,
                                            const std::string& bytes) {
  const auto found = find_program(program);
  if (!found) {
    return std::nullopt;
  }
  const ScratchFolder folder;
  const std::filesystem::path file = folder.path() / "file";
  std::ofstream(file, std::ios::binary) << bytes;
  arguments.push_back(file.string());
  const ProcessResult result = run_process({.program = *found, .arguments = std::move(arguments)});
  return result.is_success() ? "" : result.error_output + result.output;
}

/// By xmllint with a schema of ../shared; nothing where that is not there, either.
inline std::optional<std::string> schema_faults(const char* option, const std::string& schema,
                                                const std::string& xml) {
  const std::filesystem::path file = standard_file(schema);
  return std::filesystem::exists(file)
             ? faults_by("xmllint", {"--noout", "--nonet", option, file.string()}, xml)
             : std::nullopt;
}

inline std::optional<std::string> atom_faults(const std::string& xml) {
  return schema_faults("--relaxng", "atom/atom.rng", xml);
}

/// `schema`: "sitemap.xsd" or "siteindex.xsd".
inline std::optional<std::string> sitemap_faults(const std::string& xml,
                                                 const std::string& schema) {
  return schema_faults("--schema", "sitemap/" + schema, xml);
}

/// By the validator of Python's jsonschema.
inline std::optional<std::string> json_schema_faults(const std::string& json,
                                                     const std::string& schema) {
  const auto has_package = faults_by("python3", {"-c", "import jsonschema"}, "");
  if (!has_package || !has_package->empty()) {
    return std::nullopt;
  }
  const std::string check =
      "import json, sys, jsonschema\n"
      "schema = json.load(open(sys.argv[1], encoding='utf-8'))\n"
      "jsonschema.Draft202012Validator.check_schema(schema)\n"
      "jsonschema.validate(json.load(open(sys.argv[2], encoding='utf-8')), schema,\n"
      "                    cls=jsonschema.Draft202012Validator)\n";
  return faults_by("python3",
                   {"-c", check, std::string(GAZETTE_SOURCE_DIR) + "/layouts/web/" + schema}, json);
}

}  // namespace gazette::web_sample
