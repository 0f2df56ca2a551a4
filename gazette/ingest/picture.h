// Pictures (hình) of a document: taken in by every reader in the same way, checked in the act.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// The pictures of a document and the files they show, each file once.
struct PictureStore {
  std::vector<model::Picture> pictures = {};
  std::vector<model::Image> images = {};
  std::vector<bool> floating = {};  // by picture: it lies over or under the text
};

/// A picture as a reader meets it.
struct PictureSource {
  std::string_view bytes = {};
  Length width = {};  // as shown; 0: not stated
  Length height = {};
  std::string alternative = {};
  bool is_floating = false;
  bool is_print_sized = false;  // without a stated size: as large as print can show it well
};

inline constexpr std::string_view kPictureReason = "hình không chuyển được từ bản gốc";

/// Whether a name may be that of a file beside the document: relative, and nowhere upwards.
[[nodiscard]] bool stays_beside(std::string_view name);

/// What is wrong with a picture; the reader knows the place.
struct PictureFinding {
  std::string_view code = {};
  std::string message = {};
  std::string help = {};
};

struct TakenPicture {
  std::uint32_t number = 0;         // from 1, in the store; 0: it is not carried
  std::string dropped_reason = {};  // why, where that is no finding but a rule
  std::vector<PictureFinding> findings = {};
};

/// Puts a picture into the store. What is no PNG or JPEG is G0280, what is damaged G0282, what is
/// too large G0283; a line drawn as a picture is left out.
[[nodiscard]] TakenPicture take_picture(PictureSource source, PictureStore& store);

/// The entry for a picture left out: "[hình: sơ đồ]".
[[nodiscard]] model::Dropped dropped_picture(std::string_view alternative, std::string_view reason,
                                             model::Origin origin);

/// Whether a picture is no larger than a seal with a signature, or an emblem.
[[nodiscard]] bool is_seal_sized(const model::Picture& picture);

/// Findings on the pictures that the act carries: too few pixels for print (G0285), no words for
/// those who do not see (G0286), colours that print has not (G0290).
void check_pictures(const model::Instrument& instrument, Diagnostics& diagnostics);

/// A place in the act's file for a finding on what stands at `origin`.
[[nodiscard]] Place place_of(const model::Instrument& instrument, model::Origin origin);

}  // namespace gazette::ingest
