#include "gazette/press/structure.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/press/geometry.h"
#include "gazette/press/marks.h"
#include "gazette/press/navigation.h"
#include "gazette/press/table_headers.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;
using typeset::Element;
using typeset::Tag;

/// PDF has six levels of headings.
constexpr std::size_t kLevelsMost = 6;

/// So many entries stand in one node of the way back from pages to elements.
constexpr std::size_t kEntriesPerNode = 256;

Object integer(std::size_t number) {
  return Object::newInteger(static_cast<long long>(number));
}

bool is_part_of_table(Tag tag) {
  return tag == Tag::row || tag == Tag::head_cell || tag == Tag::cell;
}

/// By element: whether it has something on these pages. A table is whole: a reader that counts its
/// columns needs the empty cells too.
std::vector<bool> used_elements(const typeset::Book& book,
                                const std::vector<std::vector<Mark>>& marks) {
  std::vector<bool> used(book.elements.size(), false);
  used[0] = true;
  for (const std::vector<Mark>& page : marks) {
    for (const Mark& mark : page) {
      for (std::uint32_t i = mark.element; !used[i]; i = book.elements[i].parent) {
        used[i] = true;
      }
    }
  }
  for (std::size_t i = 1; i < used.size(); ++i) {
    const Element& element = book.elements[i];
    used[i] = used[i] || (used[element.parent] && is_part_of_table(element.tag));
  }
  return used;
}

/// The name of a heading of this rank: its level is one more than that of the last heading of a
/// lower rank, whichever ranks there are. `open` are the ranks of the headings above.
std::string heading_name(std::uint8_t rank, std::vector<std::uint8_t>& open) {
  while (!open.empty() && open.back() >= rank) {
    open.pop_back();
  }
  open.push_back(rank);
  return fmt::format("/H{}", std::min(open.size(), kLevelsMost));
}

/// Numbers and objects in order, as a number tree of two levels.
Object number_tree(QPDF& document, const std::vector<Object>& entries) {
  Object kids = Object::newArray();
  for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesPerNode) {
    const std::size_t end = std::min(begin + kEntriesPerNode, entries.size());
    std::vector<Object> numbers;
    for (std::size_t i = begin; i < end; ++i) {
      numbers.push_back(integer(i));
      numbers.push_back(entries[i]);
    }
    Object node = Object::newDictionary();
    node.replaceKey("/Limits", Object::newArray({integer(begin), integer(end - 1)}));
    node.replaceKey("/Nums", Object::newArray(numbers));
    kids.appendItem(document.makeIndirectObject(node));
  }
  Object tree = Object::newDictionary();
  tree.replaceKey("/Kids", kids);
  return document.makeIndirectObject(tree);
}

/// What the words of a drawing take.
typeset::PictureFrame room_of(const typeset::Book& book, const typeset::Page& page,
                              const Mark& mark) {
  Length left = book.page_width;
  Length top = book.page_height;
  Length right = {};
  Length bottom = {};
  for (std::uint32_t i = mark.begin; i < mark.end; ++i) {
    const typeset::TextRun& run = page.runs[i];
    Length width = run.gap * std::max<std::int64_t>(run.words_count, 1) - run.gap;
    for (std::uint32_t word = 0; word < run.words_count; ++word) {
      const font::Word& set = book.words[page.words[run.first_word + word]];
      width += run.size * set.width / book.words.fonts().metrics(set.face).units_per_em;
    }
    left = std::min(left, run.x);
    top = std::min(top, run.y - run.size);
    right = std::max(right, run.x + width);
    bottom = std::max(bottom, run.y + run.size / 4);
  }
  return {.x = left, .y = top, .width = right - left, .height = bottom - top};
}

class StructureWriter {
 public:
  StructureWriter(QPDF& document, std::vector<Object>& pages, const typeset::Book& book)
      : document_(document), pages_(pages), book_(book) {}

  void write(std::span<const typeset::Page> pages, const Job& job,
             const std::vector<LinkAnnotation>& links) {
    std::vector<std::vector<Mark>> marks;
    marks.reserve(pages.size());
    for (const typeset::Page& page : pages) {
      marks.push_back(marks_of(book_, page));
    }
    add_elements(used_elements(book_, marks));
    for (const LinkAnnotation& link : links) {
      if (link.link != 0) {
        pressed_[{link.page, link.link}];
      }
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
      add_marks(i, pages[i], marks[i], job);
    }
    for (const LinkAnnotation& link : links) {
      add_link(link);
    }
    finish();
  }

 private:
  void add_elements(const std::vector<bool>& used) {
    objects_.resize(book_.elements.size());
    kids_.resize(book_.elements.size());
    first_pages_.resize(book_.elements.size(), pages_.size());
    root_ = document_.makeIndirectObject(Object::parse("<</Type /StructTreeRoot>>"));
    std::vector<std::uint8_t> open;
    for (std::uint32_t i = 0; i < used.size(); ++i) {
      if (!used[i]) {
        continue;
      }
      const Element& element = book_.elements[i];
      const std::string name = element.tag == Tag::heading
                                   ? heading_name(element.rank, open)
                                   : "/" + std::string(typeset::to_text(element.tag));
      objects_[i] = new_element(name, i == 0 ? root_ : objects_[element.parent]);
      if (i > 0) {
        kids_[element.parent].push_back(objects_[i]);
      }
    }
  }

  Object new_element(const std::string& name, const Object& parent) {
    Object element = Object::newDictionary();
    element.replaceKey("/S", Object::newName(name));
    element.replaceKey("/P", parent);
    return document_.makeIndirectObject(element);
  }

  /// What is said of elements beside their kind.
  void describe_elements() {
    const Object numbers = Object::parse("<</O /List /ListNumbering /Decimal>>");
    const Object letters = Object::parse("<</O /List /ListNumbering /LowerAlpha>>");
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
      const Element& element = book_.elements[i];
      if (!objects_[i].isInitialized()) {
        continue;
      }
      if (element.tag == Tag::figure) {
        const std::string& text = book_.alternatives[element.alternative];
        objects_[i].replaceKey("/Alt", Object::newUnicodeString(text));
      } else if (element.tag == Tag::list) {
        objects_[i].replaceKey("/A", element.rank == typeset::kLetteredList ? letters : numbers);
      } else if (element.tag == Tag::note) {
        static_cast<void>(give_name(i));
      } else if (element.tag == Tag::table) {
        for (const CellHeaders& cell : headers_of(book_.elements, i)) {
          describe_cell(cell);
        }
      }
    }
  }

  void describe_cell(const CellHeaders& cell) {
    const Element& element = book_.elements[cell.cell];
    Object attributes = Object::newDictionary();
    if (element.tag == Tag::head_cell) {
      attributes.replaceKey("/Scope", Object::newName(element.rank == 1 ? "/Column" : "/Row"));
    }
    if (element.row_span > 1) {
      attributes.replaceKey("/RowSpan", integer(element.row_span));
    }
    if (element.column_span > 1) {
      attributes.replaceKey("/ColSpan", integer(element.column_span));
    }
    if (!cell.heads.empty()) {
      Object heads = Object::newArray();
      for (const std::uint32_t head : cell.heads) {
        heads.appendItem(Object::newString(give_name(head)));
      }
      attributes.replaceKey("/Headers", heads);
    }
    if (!attributes.getKeys().empty()) {
      attributes.replaceKey("/O", Object::newName("/Table"));
      objects_[cell.cell].replaceKey("/A", attributes);
    }
  }

  /// The name by which others speak of an element; names are in the order of their elements.
  std::string give_name(std::uint32_t number) {
    std::string name = fmt::format("e{:08}", number);
    if (!objects_[number].hasKey("/ID")) {
      objects_[number].replaceKey("/ID", Object::newString(name));
      named_.push_back(number);
    }
    return name;
  }

  /// The pieces of a page's content become kids of their elements.
  void add_marks(std::size_t number, const typeset::Page& page, const std::vector<Mark>& marks,
                 const Job& job) {
    std::vector<Object> owners;  // by the number of the mark
    for (const Mark& mark : marks) {
      if (mark.element == 0) {
        continue;
      }
      const std::size_t place = owners.size();
      if (mark.is_note_mark) {
        owners.push_back(add_inner("/Reference", mark.element, number, place));
        continue;
      }
      if (const auto pressed = pressed_.find({number, mark.link});
          pressed != pressed_.end() && !pressed->second.isInitialized()) {
        pressed->second = add_inner("/Link", mark.element, number, place);
        owners.push_back(pressed->second);
        continue;
      }
      kids_[mark.element].push_back(content_of(mark.element, number, place));
      owners.push_back(objects_[mark.element]);
      if (mark.is_picture) {
        add_room(mark.element, page.pictures[mark.begin], PageSpace(book_, page, job));
      } else if (book_.elements[mark.element].tag == Tag::figure) {
        add_room(mark.element, room_of(book_, page, mark), PageSpace(book_, page, job));
      }
    }
    parents_.push_back(document_.makeIndirectObject(Object::newArray(owners)));
    pages_[number].replaceKey("/StructParents", integer(number));
    pages_[number].replaceKey("/Tabs", Object::newName("/S"));
  }

  /// A mark that is an element of its own inside another.
  Object add_inner(const char* name, std::uint32_t element, std::size_t page, std::size_t mark) {
    Object inner = new_element(name, objects_[element]);
    inner.replaceKey("/Pg", pages_[page]);
    inner.replaceKey("/K", Object::newArray({integer(mark)}));
    kids_[element].push_back(inner);
    return inner;
  }

  /// A mark as a kid: its number alone where it stands on the element's own page.
  Object content_of(std::uint32_t element, std::size_t page, std::size_t mark) {
    if (first_pages_[element] == pages_.size()) {
      first_pages_[element] = page;
      objects_[element].replaceKey("/Pg", pages_[page]);
    }
    if (first_pages_[element] == page) {
      return integer(mark);
    }
    Object content = Object::parse("<</Type /MCR>>");
    content.replaceKey("/Pg", pages_[page]);
    content.replaceKey("/MCID", integer(mark));
    return content;
  }

  void add_room(std::uint32_t element, const typeset::PictureFrame& picture,
                const PageSpace& space) {
    Object attributes = Object::parse("<</O /Layout /Placement /Block>>");
    attributes.replaceKey(
        "/BBox", box_object(space.box(picture.x, picture.y, picture.width, picture.height)));
    objects_[element].replaceKey("/A", attributes);
  }

  void add_link(const LinkAnnotation& link) {
    if (link.element == 0 || !objects_[link.element].isInitialized()) {
      return;
    }
    Object content = Object::parse("<</Type /OBJR>>");
    content.replaceKey("/Pg", pages_[link.page]);
    content.replaceKey("/Obj", link.object);
    Object owner = objects_[link.element];
    const auto pressed = pressed_.find({link.page, link.link});
    if (pressed != pressed_.end() && pressed->second.isInitialized()) {
      owner = pressed->second;
      owner.getKey("/K").appendItem(content);
    } else {
      kids_[link.element].push_back(content);
    }
    Object annotation = link.object;
    annotation.replaceKey("/StructParent", integer(parents_.size()));
    parents_.push_back(owner);
  }

  void finish() {
    describe_elements();
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      if (kids_[i].size() == 1) {
        objects_[i].replaceKey("/K", kids_[i].front());
      } else if (!kids_[i].empty()) {
        objects_[i].replaceKey("/K", Object::newArray(kids_[i]));
      }
    }
    root_.replaceKey("/K", objects_[0]);
    root_.replaceKey("/ParentTree", number_tree(document_, parents_));
    root_.replaceKey("/ParentTreeNextKey", integer(parents_.size()));
    if (!named_.empty()) {
      std::sort(named_.begin(), named_.end());
      std::vector<Object> names;
      for (const std::uint32_t number : named_) {
        names.push_back(objects_[number].getKey("/ID"));
        names.push_back(objects_[number]);
      }
      Object tree = Object::newDictionary();
      tree.replaceKey("/Names", Object::newArray(names));
      root_.replaceKey("/IDTree", document_.makeIndirectObject(tree));
    }
    document_.getRoot().replaceKey("/StructTreeRoot", root_);
    document_.getRoot().replaceKey("/MarkInfo", Object::parse("<</Marked true>>"));
  }

  QPDF& document_;
  std::vector<Object>& pages_;
  const typeset::Book& book_;
  Object root_ = {};
  std::vector<Object> objects_ = {};            // by element; none where it is not used
  std::vector<std::vector<Object>> kids_ = {};  // by element
  std::vector<std::size_t> first_pages_ = {};   // by element: the page that it begins on
  std::vector<Object> parents_ = {};            // pages' lists of owners, then links' elements
  // The links whose runs are elements of their own, by page and number.
  std::map<std::pair<std::size_t, std::uint32_t>, Object> pressed_ = {};
  std::vector<std::uint32_t> named_ = {};
};

}  // namespace

void add_structure(QPDF& document, std::vector<Object>& objects, const typeset::Book& book,
                   std::span<const typeset::Page> pages, const Job& job,
                   const std::vector<LinkAnnotation>& links) {
  StructureWriter(document, objects, book).write(pages, job, links);
}

}  // namespace gazette::press
