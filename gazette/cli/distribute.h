// The commands of `gazette distribute`, a file for each group. Within cli/ only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/cli/session.h"
#include "gazette/edition/papers.h"
#include "gazette/forms/forms.h"

namespace gazette::cli {

/// The frozen list of an issue; G0685 where it has none.
[[nodiscard]] std::optional<ledger::Shipment> shipment_of(const Session& session,
                                                          model::IssueNumber number,
                                                          Diagnostics& diagnostics);

/// Papers in the making, for one folder: all are written at once, or none.
class PapersFolder {
 public:
  PapersFolder(Session& session, std::filesystem::path folder,
               const edition::Typography& typography)
      : session_(session),
        typography_(typography),
        folder_(std::move(folder)),
        staging_(session.files, folder_) {}

  enum class Kinds : std::uint8_t { pdf, pdf_xlsx, pdf_xlsx_csv };

  /// A paper as files of these kinds.
  void add(const forms::Paper& paper, const model::Publisher& publisher, Kinds kinds,
           Diagnostics& diagnostics);
  /// The list of a shipment as PDF and XLSX, and as CSV in the columns of recipients.csv.
  void add_list(const ledger::Shipment& shipment, const model::Publisher& publisher,
                Diagnostics& diagnostics);
  void add(const std::string& name, std::string_view bytes);
  /// Puts all into place, and says where they are.
  void commit();

 private:
  Session& session_;
  const edition::Typography& typography_;
  std::filesystem::path folder_;
  Staging staging_;
};

void add_labels(CLI::App& distribute, CommandLine& line);
void add_papers(CLI::App& distribute, CommandLine& line);
void add_protocol(CLI::App& print, CommandLine& line);

}  // namespace gazette::cli
