#include "gazette/web/template.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"

namespace gazette::web {
namespace {

/// Partials within partials; deeper is a template that holds itself.
constexpr int kDepthMax = 8;

/// One filling: the scopes are a stack, the last on top.
struct Filling {
  const Templates& templates;
  std::vector<const Values*> scopes;
  std::string out = {};
  int depth = 0;

  void run(std::string_view name, std::string_view text);
  void section(std::string_view name, std::string_view key, std::string_view inner, bool inverted);
  void partial(std::string_view name, std::string_view key);
  const std::string* find_text(std::string_view key) const;
  const std::vector<Values>* find_list(std::string_view key) const;
};

[[noreturn]] void fail(std::string_view name, std::string_view what) {
  throw Error(fmt::format("template {}: {}", name, what), std::string(name));
}

void Filling::run(std::string_view name, std::string_view text) {
  std::size_t position = 0;
  while (true) {
    const std::size_t open = text.find("{{", position);
    out += text.substr(position, open - position);
    if (open == std::string_view::npos) {
      return;
    }
    const bool raw = text.substr(open).starts_with("{{{");
    const std::string_view closing = raw ? "}}}" : "}}";
    const std::size_t begin = open + closing.size();
    const std::size_t end = text.find(closing, begin);
    if (end == std::string_view::npos || end == begin) {
      fail(name, fmt::format("a tag is empty or not closed: {}", text.substr(open, 40)));
    }
    const std::string_view tag = text.substr(begin, end - begin);
    const std::string_view key = trim(tag.substr(1));
    position = end + closing.size();
    const bool section_opens = !raw && (tag.front() == '#' || tag.front() == '^');
    if ((section_opens || tag.front() == '!') && text.substr(position).starts_with('\n')) {
      ++position;
    }
    if (section_opens) {
      const std::string last_tag = fmt::format("{{{{/{}}}}}", key);
      const std::size_t last = text.find(last_tag, position);
      if (last == std::string_view::npos) {
        fail(name, fmt::format("the section \"{}\" is not closed", key));
      }
      section(name, key, text.substr(position, last - position), tag.front() == '^');
      position = last + last_tag.size();
      position += text.substr(position).starts_with('\n') ? 1U : 0U;
    } else if (!raw && tag.front() == '>') {
      partial(name, key);
    } else if (raw || tag.front() != '!') {
      const std::string* value = find_text(trim(tag));
      if (value == nullptr) {
        fail(name, fmt::format("unknown hole \"{}\"", trim(tag)));
      }
      out += raw ? *value : escape_markup(*value);
    }
  }
}

void Filling::section(std::string_view name, std::string_view key, std::string_view inner,
                      bool inverted) {
  const std::string* text = find_text(key);
  const std::vector<Values>* list = text == nullptr ? find_list(key) : nullptr;
  if (text == nullptr && list == nullptr) {
    fail(name, fmt::format("unknown section \"{}\"", key));
  }
  const bool empty = text != nullptr ? text->empty() : list->empty();
  if (inverted || text != nullptr) {
    if (empty == inverted) {
      run(name, inner);
    }
    return;
  }
  for (const Values& member : *list) {
    scopes.push_back(&member);
    run(name, inner);
    scopes.pop_back();
  }
}

void Filling::partial(std::string_view name, std::string_view key) {
  if (++depth > kDepthMax) {
    fail(name, fmt::format("\"{}\" holds itself", key));
  }
  run(key, find_template(templates, key));
  --depth;
}

const std::string* Filling::find_text(std::string_view key) const {
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (const auto found = (*scope)->texts.find(key); found != (*scope)->texts.end()) {
      return &found->second;
    }
  }
  return nullptr;
}

const std::vector<Values>* Filling::find_list(std::string_view key) const {
  for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
    if (const auto found = (*scope)->lists.find(key); found != (*scope)->lists.end()) {
      return &found->second;
    }
  }
  return nullptr;
}

}  // namespace

std::string_view find_template(const Templates& templates, std::string_view name) {
  const auto found = std::find_if(templates.files.begin(), templates.files.end(),
                                  [&](const auto& file) { return file.first == name; });
  if (found == templates.files.end()) {
    throw Error(fmt::format("the site's layout has no file {}", name), std::string(name));
  }
  return found->second;
}

std::string fill(const Templates& templates, std::string_view name,
                 std::vector<const Values*> scopes) {
  Filling filling{.templates = templates, .scopes = std::move(scopes)};
  filling.run(name, find_template(templates, name));
  return std::move(filling.out);
}

}  // namespace gazette::web
