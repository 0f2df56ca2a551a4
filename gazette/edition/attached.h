// Files that lie beside a document and are shown in it: pictures of a Markdown text, facsimile
// pages. Private to edition/.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gazette/base/base.h"
#include "gazette/ingest/ingest.h"

namespace gazette::edition {

/// A file that a document asked for.
struct FoundFile {
  std::string name = {};    // as the document says it
  std::string ending = {};  // ".pdf"
  std::string bytes = {};
  std::string text = {};     // of a PDF: its text layer, pages ended by a form feed
  std::string margins = {};  // of a PDF: the white at the edges of its pages
};

/// Gives the files of `folder` and notes each in `found`, once. Nothing outside the folder is read,
/// not even through a link.
[[nodiscard]] ingest::FindAttached files_beside(Files& files, std::filesystem::path folder,
                                                std::vector<FoundFile>& found);

/// The pages of a text layer.
[[nodiscard]] std::vector<std::string> pages_of_text(std::string_view text);

}  // namespace gazette::edition
