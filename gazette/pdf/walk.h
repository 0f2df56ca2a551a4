// The walk over everything that the pages of a document draw, making it grey on the way.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "gazette/pdf/colour.h"
#include "gazette/pdf/pdf.h"

namespace gazette::pdf {

/// A content stream that was rewritten.
struct GreyContent {
  std::string bytes = {};
  bool is_coloured = false;
};

class Walk {
 public:
  Walk(QPDF& document, const Pack& pack);

  void walk_page(QPDFPageObjectHelper page);

  /// What a thing that a content names draws. Each is changed once, however often it is drawn, and
  /// told each time: true where it had a colour. `around` are the resources of who draws it,
  /// `depth` the forms that stand around it.
  bool walk_xobject(QPDFObjectHandle object, QPDFObjectHandle around, int depth);
  bool walk_pattern(QPDFObjectHandle object, QPDFObjectHandle around, int depth);
  bool walk_shading(QPDFObjectHandle object, QPDFObjectHandle around);
  bool walk_font(QPDFObjectHandle object, QPDFObjectHandle around, int depth);
  bool walk_state(QPDFObjectHandle object, QPDFObjectHandle around, int depth);

  /// An image within a content becomes one of its own; the name that `around` then has for it.
  /// Nothing where it may stay as it is.
  std::optional<std::string> take_inline_image(const std::string& entries, const std::string& bytes,
                                               QPDFObjectHandle around, bool& is_coloured);

  /// Letters of this face are seen on the page.
  void show_text(QPDFObjectHandle font);

  /// What cannot be made grey, once for each page.
  void report(const std::string& what);

  [[nodiscard]] GreyPages take_result() { return std::move(result_); }

 private:
  bool walk_content(QPDFObjectHandle stream, QPDFObjectHandle around, int depth);
  bool paint_shading(QPDFObjectHandle dictionary, const Space& space);
  bool paint_mask(QPDFObjectHandle mask, QPDFObjectHandle around, int depth);
  bool admits(QPDFObjectHandle image);
  bool is_damaged(QPDFObjectHandle image, QPDFObjectHandle around);
  void report(std::vector<PageFault>& list, const std::string& what) const;
  std::string content_of(QPDFObjectHandle stream);
  void set_bytes(QPDFObjectHandle stream, const std::string& bytes);
  template <typename Draw>
  bool once(QPDFObjectHandle object, Draw draw);

  QPDF& document_;
  const Pack& pack_;
  GreyPages result_ = {};
  std::map<QPDFObjGen, bool> known_ = {};
  std::set<QPDFObjGen> open_ = {};                      // being drawn
  std::map<QPDFObjGen, std::string> face_faults_ = {};  // by face
  std::set<QPDFObjGen> shown_faces_ = {};               // of the page
  std::size_t images_count_ = 0;
  std::size_t bytes_left_;
  std::uint64_t pixels_left_;
};

/// A content with all of its colours grey, and all that it names walked.
[[nodiscard]] GreyContent grey_content(const std::string& bytes, QPDFObjectHandle resources,
                                       int depth, Walk& walk);

/// A grey as contents write it.
[[nodiscard]] std::string grey_text(double grey);

}  // namespace gazette::pdf
