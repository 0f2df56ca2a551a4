// A legal document (văn bản) as the gazette understands it.
//
// The structs keep every paragraph of the source whole, labels included ("Điều 5. Tên"), so that no
// text can be lost in taking a document apart; numbers and labels are stated beside the text, not
// cut out of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/image.h"
#include "gazette/base/length.h"
#include "gazette/model/citation.h"
#include "gazette/model/correction.h"
#include "gazette/model/effect.h"
#include "gazette/model/origin.h"
#include "gazette/model/relation.h"
#include "gazette/model/symbol.h"

namespace gazette::model {

/// How a stretch of text is set off. A set of flags.
enum Emphasis : std::uint8_t {
  kPlain = 0,
  kBold = 1,
  kItalic = 2,
  kUnderline = 4,
  kStrike = 8,
  kSuperscript = 16,
  kSubscript = 32,
  kSmallCapitals = 64,
};

/// Text in one emphasis. NFC; "\n" is a forced line break, "\t" a tab.
struct Span {
  std::string text = {};
  std::uint8_t emphasis = kPlain;  // Emphasis flags
  std::uint32_t note = 0;          // from 1: `text` is the mark of this footnote of the instrument
  std::uint16_t size_percent = 100;  // of the size that rules its paragraph

  bool operator==(const Span&) const = default;
};

enum class Alignment : std::uint8_t { unstated, left, center, right, justified };

/// White beside a paragraph, at its left and right.
struct Indents {
  Length left = {};
  Length right = {};

  bool operator==(const Indents&) const = default;
};

struct Paragraph {
  std::vector<Span> spans = {};
  Alignment alignment = Alignment::unstated;  // as in the source
  Origin origin = {};
  bool quoted = false;        // begins inside text quoted from another act
  std::uint32_t picture = 0;  // from 1: this picture stands here and no text, `spans` is empty
  Indents indents = {};       // by which a quoted passage is set off from the text around it
};

/// The file of a picture that had more pixels than any page shows and was made smaller.
struct LargerImage {
  std::string sha256 = {};
  std::uint32_t width = 0;  // in pixels
  std::uint32_t height = 0;
};

/// A picture file (tệp ảnh) or a PDF of facsimile pages, kept once however often it is shown.
struct Image {
  std::string sha256 = {};
  ImageFacts facts = {};
  std::string bytes = {};    // empty where only pictures that were left out show it
  LargerImage made_of = {};  // what came in, where `bytes` were made of it; empty: it is these
};

/// What is cut off each side of a picture: the white margin of a facsimile page.
struct Crop {
  Length left = {};
  Length top = {};
  Length right = {};
  Length bottom = {};

  bool operator==(const Crop&) const = default;
};

/// An image at its place (hình): a map, a form, a drawing.
struct Picture {
  std::uint32_t image = 0;  // in `Instrument::images`
  Length width = {};        // as the source shows it, whole
  Length height = {};
  Crop crop = {};                  // of this size
  std::string alternative = {};    // what it shows, in words, for those who do not see it
  bool is_facsimile = false;       // a page that is not set anew (trang chụp): it fills a page
  std::uint8_t scale_percent = 0;  // of a facsimile, as stated; 0: as large as its page allows
  std::uint32_t page = 0;          // from 1: of a PDF; 0: the image is no PDF
  std::string text = {};           // of a facsimile: its text layer, not text of the act
};

/// A table cell. `paragraphs` may be empty.
struct Cell {
  std::vector<Paragraph> paragraphs = {};
  std::uint16_t column_span = 1;
  std::uint16_t row_span = 1;
  bool heading = false;
  bool turned = false;  // its lines run upwards (chữ đứng), as heads of narrow columns do
};

/// Cells that begin in this row; places covered by a span from above have none (as in HTML).
struct Row {
  std::vector<Cell> cells = {};
  bool heading = false;  // repeated at the top of each page
};

struct Table {
  std::vector<Row> rows = {};
  std::uint16_t columns_count = 0;
  std::vector<std::uint32_t> widths = {};  // of the source, relative; empty where unstated
  bool ruled = true;                       // false: laid out by a table, drawn without lines
  Origin origin = {};
};

using Block = std::variant<Paragraph, Table>;

/// phần, chương, mục, tiểu mục, điều, khoản, điểm
enum class Level : std::uint8_t { part, chapter, section, subsection, article, clause, point };

/// The same level in a citation.
[[nodiscard]] CitedLevel cited_level(Level level);

/// A numbered provision and what stands under it.
struct Provision {
  Level level = Level::article;
  std::string number = {};  // "5", "7a", "I", "đ"
  std::string label = {};   // the start of the heading's text: "Điều 5.", "1.", "a)"
  Paragraph heading = {};   // the whole first paragraph, label included
  std::vector<Paragraph> title =
      {};                          // further title lines: "NHỮNG QUY ĐỊNH CHUNG" under "Chương I"
  bool titled = false;             // an article whose first paragraph is a title, not a rule
  std::vector<Block> blocks = {};  // what follows before the first child
  std::vector<Provision> children = {};
  std::string anchor = {};  // unique in the instrument: "dieu-5-khoan-2-diem-a"
};

/// The two columns at the top of an act, the lines of each as written.
struct Head {
  std::vector<Paragraph> issuer = {};    // ỦY BAN NHÂN DÂN / TỈNH ĐỒNG NAI
  std::vector<Paragraph> motto = {};     // quốc hiệu, tiêu ngữ
  std::optional<Paragraph> symbol = {};  // Số: 45/2022/QĐ-UBND
  std::optional<Paragraph> place = {};   // Đồng Nai, ngày 15 tháng 9 năm 2022
};

/// The signing of an act (chữ ký).
struct SignatureBlock {
  std::vector<Paragraph> roles = {};  // TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
  std::vector<Paragraph> names = {};
  std::vector<SignatureBlock> beside = {};  // further signers of a joint act, from left to right
};

/// A text put in force by the act (Quy định, Quy chế ban hành kèm theo) or an annex (phụ lục).
struct Attachment {
  bool annex = false;                 // phụ lục, biểu mẫu; otherwise a text with provisions
  std::vector<Paragraph> title = {};  // QUY ĐỊNH / Về ...; Phụ lục I / DANH MỤC ...
  std::vector<Paragraph> basis = {};  // (Ban hành kèm theo Quyết định số ...)
  std::vector<Block> opening = {};
  std::vector<Provision> provisions = {};
  SignatureBlock signature = {};
  std::string anchor = {};  // "phu-luc-1", "quy-dinh"
};

/// A footnote (cước chú). Its mark stands in a Span.
struct Note {
  std::string mark = {};  // "1"
  std::vector<Paragraph> paragraphs = {};
};

/// Text of the source that the gazette does not carry, and why.
struct Dropped {
  std::string text = {};
  std::string reason = {};  // "nơi nhận", "số trang của bản gốc"
  Origin origin = {};
  bool is_picture = false;  // `text` only names it and is not of the source
};

/// A legal document. The parts stand in the order of the page.
struct Instrument {
  std::string id = {};    // "ubnd-45-2022-qd-ubnd"
  std::string path = {};  // as the user gave it, for findings
  std::string source_sha256 = {};
  std::string issuer = {};     // id of gazette.toml
  std::string kind = {};       // id of gazette.toml: "quyet-dinh"
  std::string kind_name = {};  // "Quyết định"
  Symbol symbol = {};
  Date date = {};
  std::string place = {};
  std::string section = {};        // id of gazette.toml
  std::string abstract_text = {};  // trích yếu in one line
  std::optional<Date> effective = {};
  std::string signed_by = {};  // the signer's name

  Head head = {};
  std::vector<Paragraph> kind_lines = {};    // QUYẾT ĐỊNH
  std::vector<Paragraph> abstract = {};      // trích yếu, as written
  std::vector<Paragraph> issuing_body = {};  // ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI
  std::vector<Paragraph> preamble = {};      // căn cứ
  std::vector<Paragraph> enacting = {};      // QUYẾT ĐỊNH:
  std::vector<Block> opening = {};           // text before the first provision
  std::vector<Provision> provisions = {};
  std::vector<Block> closing = {};  // after the last provision, before the signature
  SignatureBlock signature = {};
  std::vector<Attachment> attachments = {};
  std::vector<Note> notes = {};
  std::vector<Picture> pictures = {};  // their places are paragraphs
  std::vector<Image> images = {};

  std::vector<Citation> citations = {};  // in reading order
  std::vector<Relation> relations = {};  // to other acts, in reading order
  Effect effect = {};
  std::vector<Correction> corrections = {};  // of other acts, as its front matter states them

  std::vector<Dropped> dropped = {};
};

/// What a paragraph or table is, in the one order in which an act is set, shown and compared.
enum class Role : std::uint8_t {
  head_issuer,
  head_motto,
  head_symbol,
  head_place,
  kind,
  abstract,
  issuing_body,
  preamble,
  enacting,
  part,
  chapter,
  section,
  subsection,
  provision_title,
  article,
  clause,
  point,
  body,
  picture,
  table,
  closing,
  signature_role,
  signature_name,
  attachment_title,
  attachment_basis,
  note,
};

/// "head_issuer" and so on.
[[nodiscard]] std::string_view to_text(Role role);

/// One element of an act in reading order; exactly one of `paragraph` and `table` is set. The
/// pointers live as long as the instrument.
struct Piece {
  Role role = Role::body;
  const Paragraph* paragraph = nullptr;
  const Table* table = nullptr;
  const Provision* provision = nullptr;    // set on the first piece of a provision
  const Attachment* attachment = nullptr;  // set on the first piece of an attachment
  std::size_t depth = 0;                   // provisions above it
  std::uint32_t note = 0;                  // role note: from 1, the note it belongs to
  bool in_attachment = false;
  std::uint32_t first_paragraph = 0;  // the place of its first paragraph in `text_of`
  // Of a table: its rows, all but where a part of an act holds some of them only (model/part.h).
  std::uint32_t rows_begin = 0;
  std::uint32_t rows_end = 0;
};

/// The act as a list, in reading order: head, body, signature, attachments, notes. The single
/// source of order for the typesetter, the site and the check that no text is lost.
[[nodiscard]] std::vector<Piece> pieces(const Instrument& instrument);

/// The paragraphs of a piece: itself, or those of the table's cells row by row.
[[nodiscard]] std::vector<const Paragraph*> paragraphs_of(const Piece& piece);

/// The text of a paragraph, its spaces and line breaks each one space; footnote marks included.
[[nodiscard]] std::string plain_text(const Paragraph& paragraph);

/// The texts of a paragraph's spans one after another, as places in it count (`Passage`).
[[nodiscard]] std::string joined_text(const Paragraph& paragraph);

/// The text of an act: one string for each paragraph or cell paragraph, in reading order.
[[nodiscard]] std::vector<std::string> text_of(const Instrument& instrument);

/// Whether the act is a consolidated text (văn bản hợp nhất): it repeats titles, lines and grounds
/// of other acts.
[[nodiscard]] bool is_consolidated(const Instrument& instrument);

/// "Quyết định số 45/2022/QĐ-UBND".
[[nodiscard]] std::string title_of(const Instrument& instrument);

/// The trích yếu as it goes on behind `title_of`: "ban hành Quy định ...", no stop at its end.
[[nodiscard]] std::string running_abstract(const Instrument& instrument);

/// The whole act as JSON, keys in the order of the structs, two spaces of indent, ending with "\n".
[[nodiscard]] std::string to_json(const Instrument& instrument);

}  // namespace gazette::model
