// Documents of other programs' kinds (.doc, .rtf, .odt) as DOCX, made by LibreOffice.
//
// Two runs of LibreOffice may give different bytes, and another version other text. So a document
// is converted once: what `check` or `status` made of it waits in build/converted/ until it is
// received. Then the result is kept beside the original, with its hash in the record, and
// everything that is built later reads what was kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gazette/base/base.h"
#include "gazette/edition/edition.h"

namespace gazette::edition {

struct ConversionRequest {
  std::string_view bytes = {};
  std::string path = {};  // as findings name it
  /// A long act takes ten seconds on a busy machine; what takes longer than this will never end.
  int seconds_max = 120;
};

/// Makes a DOCX of a document that needs it. Nothing where LibreOffice is not installed (G0270), or
/// fails or takes too long (G0271). One conversion at a time for each user of a machine; no link is
/// followed and no macro run.
[[nodiscard]] std::optional<std::string> convert(const ConversionRequest& request,
                                                 Diagnostics& diagnostics);

/// The same from the workspace's build/converted/, where these bytes were converted before; else
/// converted and put there. The folder may be removed at any time.
[[nodiscard]] std::optional<std::string> convert_once(const Workspace& workspace, Files& files,
                                                      const ConversionRequest& request,
                                                      Diagnostics& diagnostics);

}  // namespace gazette::edition
