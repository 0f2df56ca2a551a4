#include "gazette/edition/issue_zip.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/edition/zip.h"
#include "gazette/web/address.h"

namespace gazette::edition {

web::SiteFile make_issue_zip(const model::Configuration& configuration, const model::Issue& issue,
                             const std::vector<Pdf>& pdfs) {
  const std::string folder =
      fmt::format("{}-{}", configuration.id, model::folder_name(issue.number));
  std::vector<NamedFile> files;
  if (const Pdf* pdf = find_pdf(pdfs, "online/issue.pdf")) {
    files.push_back(
        {.name = web::issue_pdf_name(configuration, issue.number), .bytes = pdf->bytes});
  }
  for (const model::Entry& entry : issue.entries) {
    const model::Instrument& act = entry.instrument;
    const std::string name = web::act_file_name(act.id, entry.part ? entry.part->number : 0);
    if (const Pdf* pdf = find_pdf(pdfs, fmt::format("online/{}.pdf", act.id))) {
      files.push_back({.name = name + ".pdf", .bytes = pdf->bytes});
    }
    files.push_back({.name = name + ".txt", .bytes = web::act_text_file(act, entry.part)});
  }
  std::sort(files.begin(), files.end(),
            [](const NamedFile& a, const NamedFile& b) { return a.name < b.name; });
  std::string sums;
  for (NamedFile& file : files) {
    sums += fmt::format("{}  {}\n", sha256(file.bytes), file.name);
    file.name = fmt::format("{}/{}", folder, file.name);
  }
  files.push_back({.name = folder + "/SHA256SUMS", .bytes = std::move(sums)});
  return {.path = web::issue_zip_path(configuration, issue.number),
          .bytes = make_zip(files, issue.date)};
}

}  // namespace gazette::edition
