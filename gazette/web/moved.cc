#include "gazette/web/moved.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "gazette/web/address.h"
#include "gazette/web/site.h"

namespace gazette::web {
namespace {

constexpr std::string_view kRefresh = "<meta http-equiv=\"refresh\" content=\"0; url=";

}  // namespace

SiteFile make_moved_page(const Move& move, Date date, const model::Configuration& configuration,
                         const Templates& templates) {
  const std::vector<std::string> languages = languages_of(configuration);
  const auto language = std::find_if(languages.begin(), languages.end(), [&](const auto& each) {
    return move.from.starts_with(each + "/");
  });
  const Site site(configuration, model::publisher_on(configuration, date), templates,
                  language != languages.end() ? *language : configuration.language);
  const std::string base = root_of(move.from);
  const std::string cited = cited_address(configuration.site, move.to);
  Values values;
  values.texts = {{"language", site.language()},
                  {"policy", std::string(kContentPolicy)},
                  {"gazette", site.publisher().name},
                  {"base", base},
                  {"target", base + move.to},
                  {"canonical", cited},
                  {"address", cited.empty() ? move.to : cited}};
  return {.path = move.from,
          .bytes = fill(templates, "moved.html", {&site.words().values(), &values})};
}

std::optional<std::string> read_moved_page(std::string_view html, std::string_view path) {
  const std::size_t at = html.find(kRefresh);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t begin = at + kRefresh.size();
  const std::string target(html.substr(begin, html.find('"', begin) - begin));
  return (std::filesystem::path(path).parent_path() / target).lexically_normal().generic_string();
}

}  // namespace gazette::web
