#include "gazette/web/act_files.h"

#include <fmt/format.h>

namespace gazette::web {
namespace {

std::string path_beside(std::string_view id, Date date, std::string_view ending) {
  return fmt::format("{}/{}.{}", act_folder(id, date), act_file_name(id, 0), ending);
}

}  // namespace

std::vector<ActFile> act_files(std::span<const PlacedAct> parts) {
  const ActCard& act = *parts.front().act;
  std::vector<ActFile> files = {{.path = act_path(act.id, act.date), .media_type = kHtmlType}};
  for (const PlacedAct& part : parts) {
    if (part.act->pdf_bytes > 0) {
      files.push_back(
          {.path = fmt::format("{}/{}", act_folder(act.id, act.date), act_pdf_name(*part.act)),
           .media_type = kPdfType,
           .bytes = part.act->pdf_bytes});
    }
  }
  files.push_back({.path = act_xml_path(act.id, act.date), .media_type = kAknType});
  files.push_back({.path = path_beside(act.id, act.date, "txt"), .media_type = kTextType});
  files.push_back({.path = act_json_path(act.id, act.date), .media_type = kJsonType});
  return files;
}

std::string act_json_path(std::string_view id, Date date) {
  return path_beside(id, date, "json");
}

std::string act_json_ld_path(std::string_view id, Date date) {
  return path_beside(id, date, "jsonld");
}

std::string act_xml_path(std::string_view id, Date date) {
  return path_beside(id, date, "xml");
}

std::string issue_xml_path(const model::Configuration& configuration, model::IssueNumber number) {
  return fmt::format("{}/{}-{}.xml", to_text(number), configuration.id, folder_name(number));
}

}  // namespace gazette::web
