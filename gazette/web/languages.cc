#include "gazette/web/languages.h"

#include "gazette/base/diagnostic.h"
#include "gazette/base/settings.h"

namespace gazette::web {

std::vector<std::string> languages_in(std::string_view texts) {
  constexpr const char* kFileName = "texts.toml";
  Diagnostics diagnostics;
  auto file = Settings::parse(texts, kFileName, diagnostics);
  if (!file) {
    throw Error(to_text(diagnostics.list().front()), kFileName);
  }
  return file->keys();
}

}  // namespace gazette::web
