// Papers of the office as files: what they take from the workspace, and their PDFs.
#pragma once

#include <optional>
#include <string>

#include "gazette/edition/edition.h"
#include "gazette/forms/forms.h"

namespace gazette::edition {

/// What a paper's PDF says of itself.
struct PaperName {
  std::string title = {};
  std::string author = {};
  Date date = {};
};

/// A book that is a paper as a PDF to be kept: tagged, PDF/A-2a and PDF/UA-1.
[[nodiscard]] std::string paper_pdf(const typeset::Book& book, const PaperName& name, Files& files);

/// A form set and made so. Empty where a finding is an error.
[[nodiscard]] std::string make_paper(const typeset::Form& form, const Typography& typography,
                                     const PaperName& name, Files& files, Diagnostics& diagnostics);

/// layouts/post.toml of the workspace, else of the program.
[[nodiscard]] std::optional<forms::Packing> find_packing(const Workspace& workspace, Files& files,
                                                         Diagnostics& diagnostics);

/// layouts/labels/<name>.toml of the workspace, else of the program; G0684 where there is none.
[[nodiscard]] std::optional<typeset::LabelSheet> find_label_sheet(const Workspace& workspace,
                                                                  Files& files,
                                                                  const std::string& name,
                                                                  Diagnostics& diagnostics);

}  // namespace gazette::edition
