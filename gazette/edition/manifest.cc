#include "gazette/edition/manifest.h"

#include <nlohmann/json.hpp>

namespace gazette::edition {
namespace {

using Json = nlohmann::ordered_json;

std::optional<Json> read_manifest(const Workspace& workspace, Files& files,
                                  model::IssueNumber number) {
  const std::filesystem::path path = build_folder(workspace, number) / "manifest.json";
  if (!files.exists(path)) {
    return std::nullopt;
  }
  Json json = Json::parse(files.read(path), nullptr, false);
  if (!json.is_object() || !json.contains("pages") || !json["pages"].is_number_unsigned() ||
      !json.contains("files") || !json["files"].is_array()) {
    throw Error("cannot read the manifest of a build; build the issue again", path.string());
  }
  return json;
}

}  // namespace

std::string write_manifest(const model::Issue& issue, const web::IssueCard& card,
                           const std::vector<std::uint32_t>& blank_folios,
                           const std::vector<Output>& outputs) {
  Json acts = Json::array();
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Instrument& act = issue.entries[i].instrument;
    Json dropped = Json::array();
    for (const model::Dropped& part : act.dropped) {
      dropped.push_back({{"reason", part.reason}, {"text", part.text}});
    }
    Json pictures = Json::array();
    for (const model::Image& image : act.images) {
      if (!image.bytes.empty()) {
        pictures.push_back({{"sha256", image.sha256}, {"bytes", image.bytes.size()}});
        if (!image.made_of.sha256.empty()) {
          pictures.back()["made_of"] = image.made_of.sha256;
        }
      }
    }
    acts.push_back({{"act", act.id},
                    {"title", model::title_of(act)},
                    {"date", to_iso(act.date)},
                    {"source_sha256", act.source_sha256},
                    {"first_page", card.acts[i].first_folio},
                    {"last_page", card.acts[i].last_folio},
                    {"pictures", std::move(pictures)},
                    {"left_out", std::move(dropped)}});
    if (const auto& part = issue.entries[i].part) {
      acts.back()["part"] = {{"number", part->number},
                             {"first_paragraph", part->first + 1},
                             {"last_paragraph", part->end}};
    }
  }
  Json made = Json::array();
  for (const Output& output : outputs) {
    made.push_back({{"path", output.path}, {"bytes", output.bytes}, {"sha256", output.sha256}});
    if (output.revision != 0) {
      made.back()["content_sha256"] = output.content_sha256;
      made.back()["revision"] = output.revision;
    }
  }
  const Json manifest = {{"issue", model::to_text(issue.number)},
                         {"gazette", issue.publisher.name},
                         {"date", to_iso(issue.date)},
                         {"pages", card.pages_count},
                         {"blank_pages", blank_folios},
                         {"acts", std::move(acts)},
                         {"files", std::move(made)}};
  return manifest.dump(2) + "\n";
}

std::optional<std::size_t> built_pages(const Workspace& workspace, Files& files,
                                       model::IssueNumber number) {
  const auto manifest = read_manifest(workspace, files, number);
  return manifest ? std::optional((*manifest)["pages"].get<std::size_t>()) : std::nullopt;
}

std::vector<int> built_blank_pages(const Workspace& workspace, Files& files,
                                   model::IssueNumber number) {
  std::vector<int> folios;
  if (const auto manifest = read_manifest(workspace, files, number)) {
    for (const Json& folio : manifest->value("blank_pages", Json::array())) {
      folios.push_back(folio.get<int>());
    }
  }
  return folios;
}

std::optional<int> page_after_former(const Workspace& workspace, Files& files,
                                     model::IssueNumber number, Diagnostics& diagnostics) {
  std::optional<model::Plan> former;
  for (model::Plan& plan : read_plans(workspace, files, diagnostics)) {
    if (plan.number.year == number.year && plan.number.last < number.first) {
      former = std::move(plan);  // plans come by number
    }
  }
  const auto pages = former ? built_pages(workspace, files, former->number) : std::nullopt;
  return pages ? std::optional(former->first_page + static_cast<int>(*pages)) : std::nullopt;
}

std::vector<Output> built_outputs(const Workspace& workspace, Files& files,
                                  model::IssueNumber number) {
  std::vector<Output> outputs;
  if (const auto manifest = read_manifest(workspace, files, number)) {
    for (const Json& file : (*manifest)["files"]) {
      outputs.push_back({.path = file.value("path", std::string()),
                         .bytes = file.value("bytes", std::uint64_t{0}),
                         .sha256 = file.value("sha256", std::string()),
                         .content_sha256 = file.value("content_sha256", std::string()),
                         .revision = file.value("revision", 0)});
    }
  }
  return outputs;
}

}  // namespace gazette::edition
