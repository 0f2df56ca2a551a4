// Templates of the site (khuôn trang): HTML files with holes, filled with values.
//
//   {{name}}            the text `name`, escaped
//   {{{name}}}          the text `name` as it is, for markup made elsewhere
//   {{#name}}..{{/name}}  once for each member of the list `name`, whose values hide the outer
//   ones;
//                       or once if `name` is a text that is not empty
//   {{^name}}..{{/name}}  once if the list or the text `name` is empty
//   {{>file.html}}      another template in this place
//   {{! ...}}           a remark
//
// A line break directly behind a section's or a remark's tag is not written. A section does not
// hold another of its own name. There are no conditions and no loops beyond these: what a page says
// is decided in code, how it looks in the template.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/web.h"

namespace gazette::web {

/// What fills a template.
struct Values {
  NamedTexts texts = {};
  std::map<std::string, std::vector<Values>, std::less<>> lists = {};
};

/// The bytes of a template; throws `Error` where there is none of this name.
[[nodiscard]] std::string_view find_template(const Templates& templates, std::string_view name);

/// The template `name` filled from `scopes`, of which the last is asked first. Throws `Error` for a
/// hole that no scope knows and for a tag that is not closed: the layout is then unfit for use.
[[nodiscard]] std::string fill(const Templates& templates, std::string_view name,
                               std::vector<const Values*> scopes);

}  // namespace gazette::web
