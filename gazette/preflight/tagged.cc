#include "gazette/preflight/tagged.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// A gazette of 20,000 pages has a quarter of these.
constexpr std::size_t kElementsMax = 1'000'000;
constexpr std::size_t kFaultsMax = 20;
/// Elements within elements; a book needs some ten.
constexpr std::size_t kDepthMax = 200;
constexpr int kTreeDepthMax = 16;

/// What is still to be read: an element or content, below an element.
struct Pending {
  Object object = {};
  std::size_t parent = 0;
  QPDFObjGen page = {};
};

class Reader {
 public:
  explicit Reader(QPDF& pdf) {
    std::size_t number = 0;
    for (const Object& page : pdf.getAllPages()) {
      pages_.emplace(page.getObjGen(), ++number);
    }
  }

  Structure read(Object root) {
    structure_.is_there = true;
    structure_.classes = root.getKey("/ClassMap");
    if (Object roles = root.getKey("/RoleMap"); roles.isDictionary()) {
      for (const std::string& key : roles.getKeys()) {
        if (Object role = roles.getKey(key); role.isName()) {
          structure_.roles[key.substr(1)] = role.getName().substr(1);
        }
      }
    }
    read_numbers(root.getKey("/ParentTree"), 0);
    structure_.elements.push_back({.object = root});
    push_kids(root.getKey("/K"), 0, {});
    while (!pending_.empty()) {
      const Pending next = pending_.back();
      pending_.pop_back();
      read_one(next);
    }
    return std::move(structure_);
  }

 private:
  void push_kids(Object kids, std::size_t parent, QPDFObjGen page) {
    if (!kids.isArray()) {
      if (!kids.isNull()) {
        pending_.push_back({kids, parent, page});
      }
      return;
    }
    const std::vector<Object> list = kids.getArrayAsVector();
    for (auto kid = list.rbegin(); kid != list.rend(); ++kid) {
      pending_.push_back({*kid, parent, page});
    }
  }

  void read_one(const Pending& next) {
    Object object = next.object;
    if (object.isInteger()) {
      add_mark(next.parent, {.owner = next.page, .number = object.getIntValue()}, next.page);
      return;
    }
    if (!object.isDictionary()) {
      fault("a kid of an element that is none");
      return;
    }
    QPDFObjGen page = next.page;
    if (Object own = object.getKey("/Pg"); own.isDictionary()) {
      page = own.getObjGen();
    }
    Object kind = object.getKey("/Type");
    if (kind.isNameAndEquals("/MCR")) {
      Object stream = object.getKey("/Stm");
      Object number = object.getKey("/MCID");
      add_mark(next.parent,
               {.owner = stream.isStream() ? stream.getObjGen() : page,
                .number = number.isInteger() ? number.getIntValue() : -1},
               page);
    } else if (kind.isNameAndEquals("/OBJR")) {
      const QPDFObjGen content = object.getKey("/Obj").getObjGen();
      structure_.elements[next.parent].objects.push_back(content);
      structure_.by_object.emplace(content, next.parent);
      set_page(next.parent, page);
    } else {
      add_element(object, next.parent, page);
    }
  }

  void add_element(Object object, std::size_t parent, QPDFObjGen page) {
    const std::size_t index = structure_.elements.size();
    Object type = object.getKey("/S");
    const std::size_t depth = depths_[parent] + 1;
    if (!type.isName() || index >= kElementsMax || depth > kDepthMax) {
      fault(type.isName() ? "more elements than are looked at" : "an element without a type (/S)");
      return;
    }
    const QPDFObjGen id = object.getObjGen();
    if (id.isIndirect() && !structure_.by_element.emplace(id, index).second) {
      fault(fmt::format("an element {} has two places", type.getName().substr(1)));
      return;
    }
    if (object.getKey("/P").getObjGen() != structure_.elements[parent].object.getObjGen()) {
      fault(fmt::format("an element {} says another parent (/P) than holds it",
                        type.getName().substr(1)));
    }
    Element element{.object = object, .parent = parent, .type = type.getName().substr(1)};
    element.role = role_of(structure_, element.type).role;
    structure_.elements.push_back(std::move(element));
    depths_.push_back(depth);
    structure_.elements[parent].kids.push_back(index);
    push_kids(object.getKey("/K"), index, page);
  }

  void add_mark(std::size_t element, const ContentMark& mark, QPDFObjGen page) {
    structure_.elements[element].marks.push_back(mark);
    structure_.by_mark.emplace(mark, element);
    set_page(element, page);
  }

  void set_page(std::size_t element, QPDFObjGen page) {
    const auto number = pages_.find(page);
    for (; number != pages_.end() && element != 0 && structure_.elements[element].page == 0;
         element = structure_.elements[element].parent) {
      structure_.elements[element].page = number->second;
    }
  }

  void read_numbers(Object node, int depth) {
    const QPDFObjGen id = node.getObjGen();
    if (!node.isDictionary() || depth > kTreeDepthMax ||
        (id.isIndirect() && !nodes_.insert(id).second)) {
      return;
    }
    if (Object kids = node.getKey("/Kids"); kids.isArray()) {
      for (const Object& kid : kids.getArrayAsVector()) {
        read_numbers(kid, depth + 1);
      }
    }
    Object numbers = node.getKey("/Nums");
    const std::vector<Object> list =
        numbers.isArray() ? numbers.getArrayAsVector() : std::vector<Object>();
    for (std::size_t i = 0; i + 1 < list.size() && structure_.parents.size() < kElementsMax;
         i += 2) {
      if (Object key = list[i]; key.isInteger()) {
        structure_.parents.emplace(key.getIntValue(), list[i + 1]);
      }
    }
  }

  void fault(std::string what) {
    if (structure_.faults.size() < kFaultsMax) {
      structure_.faults.push_back(std::move(what));
    }
  }

  std::map<QPDFObjGen, std::size_t> pages_ = {};
  Structure structure_ = {};
  std::vector<std::size_t> depths_ = {0};  // of the elements
  std::set<QPDFObjGen> nodes_ = {};        // of the parent tree, each read once
  std::vector<Pending> pending_ = {};
};

/// The attribute in one object of attributes; null where it is not there.
Object attribute_in(Object attributes, const char* owner, const char* key) {
  Object entries = attributes.isStream() ? attributes.getDict() : attributes;
  const bool is_of_owner = entries.getKeyIfDict("/O").isNameAndEquals(owner);
  return is_of_owner ? entries.getKey(key) : Object::newNull();
}

/// Of one object of attributes or a list of them, between whose items revisions stand.
Object attribute_among(Object attributes, const char* owner, const char* key) {
  if (!attributes.isArray()) {
    return attribute_in(attributes, owner, key);
  }
  for (const Object& each : attributes.getArrayAsVector()) {
    if (Object value = attribute_in(each, owner, key); !value.isNull()) {
      return value;
    }
  }
  return Object::newNull();
}

}  // namespace

Structure read_structure(QPDF& pdf) {
  Object root = pdf.getRoot().getKey("/StructTreeRoot");
  return root.isDictionary() ? Reader(pdf).read(root) : Structure();
}

Object Structure::attribute(const Element& element, const char* owner, const char* key) const {
  Object object = element.object;
  if (Object own = attribute_among(object.getKey("/A"), owner, key); !own.isNull()) {
    return own;
  }
  Object names = object.getKey("/C");
  for (Object name : names.isArray() ? names.getArrayAsVector() : std::vector<Object>{names}) {
    Object map = classes;
    if (name.isName() && map.isInitialized()) {
      if (Object value = attribute_among(map.getKeyIfDict(name.getName()), owner, key);
          !value.isNull()) {
        return value;
      }
    }
  }
  return Object::newNull();
}

bool Structure::is_within(std::size_t element, std::string_view role) const {
  for (; element != 0; element = elements[element].parent) {
    if (elements[element].role == role) {
      return true;
    }
  }
  return false;
}

std::set<ContentMark> Structure::replaced_marks() const {
  std::set<ContentMark> marks;
  std::vector<bool> is_replaced(elements.size(), false);
  for (std::size_t i = 1; i < elements.size(); ++i) {  // parents come before their kids
    is_replaced[i] = is_replaced[elements[i].parent] ||
                     Object(elements[i].object).getKey("/ActualText").isString();
    if (is_replaced[i]) {
      marks.insert(elements[i].marks.begin(), elements[i].marks.end());
    }
  }
  return marks;
}

bool is_standard_type(std::string_view type) {
  static const std::set<std::string_view> kTypes = {
      "Document", "Part",    "Art",   "Sect",      "Div",     "BlockQuote", "Caption",
      "TOC",      "TOCI",    "Index", "NonStruct", "Private", "P",          "H",
      "H1",       "H2",      "H3",    "H4",        "H5",      "H6",         "L",
      "LI",       "Lbl",     "LBody", "Table",     "TR",      "TH",         "TD",
      "THead",    "TBody",   "TFoot", "Span",      "Quote",   "Note",       "Reference",
      "BibEntry", "Code",    "Link",  "Annot",     "Ruby",    "RB",         "RT",
      "RP",       "Warichu", "WT",    "WP",        "Figure",  "Formula",    "Form"};
  return kTypes.contains(type);
}

RoleOf role_of(const Structure& structure, const std::string& type) {
  std::string role = type;
  std::set<std::string> passed;
  while (!is_standard_type(role)) {
    if (!passed.insert(role).second) {
      return {.fault = RoleFault::loop};
    }
    const auto next = structure.roles.find(role);
    if (next == structure.roles.end()) {
      return {.fault = RoleFault::unmapped};
    }
    role = next->second;
  }
  return {.role = role};
}

}  // namespace gazette::preflight
