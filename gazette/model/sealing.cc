#include "gazette/model/sealing.h"

#include <fmt/format.h>

namespace gazette::model {
namespace {

SealKey read_key(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  SealKey key;
  key.key = reader.required_text(table, "key", "[[seal.key]]");
  key.certificate = reader.required_text(table, "certificate", "[[seal.key]]");
  key.passphrase_file = table.text("passphrase_file", diagnostics).value_or("");
  key.passphrase_variable = table.text("passphrase_variable", diagnostics).value_or("");
  if (!key.passphrase_file.empty() && !key.passphrase_variable.empty()) {
    reader.out_of_range(table, "passphrase_variable", "the passphrase comes from two places",
                        "keep one of passphrase_file and passphrase_variable");
  }
  table.report_unknown_keys(diagnostics);
  return key;
}

}  // namespace

Sealing read_sealing(Settings& root, Reader& reader) {
  Sealing sealing;
  auto table = root.table("seal", reader.diagnostics());
  if (!table) {
    return sealing;
  }
  sealing.approvals = reader.whole_number(*table, "approvals", 1, 1, kSealPersonsMost);
  sealing.signatures = reader.whole_number(*table, "signatures", 1, 1, kSealPersonsMost);
  sealing.trusted = table->texts("trusted", reader.diagnostics());
  sealing.revoked = table->texts("revoked", reader.diagnostics());
  for (Settings& key : table->tables("key", reader.diagnostics())) {
    sealing.keys.push_back(read_key(key, reader));
  }
  if (!sealing.keys.empty() && static_cast<int>(sealing.keys.size()) < sealing.signatures) {
    reader.out_of_range(*table, "signatures",
                        fmt::format("{} signatures are asked for, and the number of keys is {}",
                                    sealing.signatures, sealing.keys.size()),
                        "add a [[seal.key]] for each signer, or ask for fewer");
  }
  table->report_unknown_keys(reader.diagnostics());
  return sealing;
}

Sealing read_sealing(std::string_view text, const std::string& path) {
  Diagnostics told;  // when the configuration was read
  Reader reader(told);
  auto root = Settings::parse(text, path, told);
  return root ? read_sealing(*root, reader) : Sealing{};
}

}  // namespace gazette::model
