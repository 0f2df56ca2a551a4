// LibreOffice run without a window, in a profile of its own that is thrown away.

#include "gazette/edition/conversion.h"

#include <array>

#include <fmt/format.h>

#include "gazette/ingest/ingest.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;

/// A setting of the profile: its place and name in the registry, and its value.
struct Setting {
  std::string_view place = {};
  std::string_view name = {};
  std::string_view value = {};
};

/// Nothing that a document names is fetched or run, be it a picture of another machine (the proxy
/// is a port where nobody listens), a linked file or a macro.
constexpr std::array kSettings = {
    Setting{"Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"},
    Setting{"Common/Security/Scripting", "DisableMacrosExecution", "true"},
    Setting{"Writer/Content/Update", "Link", "2"},
    Setting{"Inet/Settings", "ooInetProxyType", "2"},
    Setting{"Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"},
    Setting{"Inet/Settings", "ooInetHTTPProxyPort", "9"},
    Setting{"Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"},
    Setting{"Inet/Settings", "ooInetHTTPSProxyPort", "9"},
    Setting{"Inet/Settings", "ooInetNoProxy", ""},
};

std::string registry() {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n";
  for (const Setting& setting : kSettings) {
    // Inet stands beside Office, all else below it.
    const std::string_view root = setting.place.starts_with("Inet") ? "" : "Office.";
    text += fmt::format(
        "<item oor:path=\"/org.openoffice.{}{}\"><prop oor:name=\"{}\" oor:op=\"fuse\">"
        "<value>{}</value></prop></item>\n",
        root, setting.place, setting.name, setting.value);
  }
  return text + "</oor:items>\n";
}

/// The reader to use, so that a damaged file is refused and not read as plain text.
std::string_view filter_of(ingest::FileKind kind) {
  switch (kind) {
    case ingest::FileKind::word_97:
      return "MS Word 97";
    case ingest::FileKind::rtf:
      return "Rich Text Format";
    case ingest::FileKind::html:
      return "HTML (StarWriter)";
    case ingest::FileKind::word_xml:
      return "MS Word 2003 XML";
    default:
      return "writer8";
  }
}

void report_failure(const std::string& path, std::string message, Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0271",
                      .place = {.path = path},
                      .message = std::move(message),
                      .help = "open it in Word or LibreOffice and save it as .docx, or ask the "
                              "sender for it again"});
}

/// Runs LibreOffice on the file `input` of `folder`; it writes into `folder`/out.
ProcessResult run_office(const fs::path& program, const fs::path& folder,
                         const ConversionRequest& request) {
  const ingest::FileKind kind = ingest::kind_of(request.bytes);
  const fs::path input = folder / fmt::format("document{}", ingest::ending_of(kind));
  real_files().write(input, request.bytes);
  const fs::path profile = folder / "profile";
  real_files().write(profile / "user" / "registrymodifications.xcu", registry());
  const UserLock lock("libreoffice");
  return run_process({.program = program,
                      .arguments = {"-env:UserInstallation=file://" + profile.string(),
                                    "--headless", "--norestore", "--nolockcheck", "--nodefault",
                                    fmt::format("--infilter={}", filter_of(kind)), "--convert-to",
                                    "docx:MS Word 2007 XML", "--outdir", (folder / "out").string(),
                                    input.string()},
                      .environment = {"HOME=" + folder.string(), "TMPDIR=" + folder.string(),
                                      "SAL_USE_VCLPLUGIN=svp"},
                      .seconds_max = request.seconds_max});
}

}  // namespace

std::optional<std::string> convert(const ConversionRequest& request, Diagnostics& diagnostics) {
  std::optional<fs::path> program = find_program("soffice");
  if (!program) {
    program = find_program("libreoffice");
  }
  if (!program) {
    diagnostics.report(
        {.code = "G0270",
         .place = {.path = request.path},
         .message = fmt::format("a {} file is read through LibreOffice, which is not installed",
                                ingest::ending_of(ingest::kind_of(request.bytes))),
         .help = "install it (apt-get install libreoffice-writer-nogui), or save the document as "
                 ".docx"});
    return std::nullopt;
  }
  const ScratchFolder scratch;
  const ProcessResult result = run_office(*program, scratch.path(), request);
  if (result.is_out_of_time) {
    report_failure(
        request.path,
        fmt::format("LibreOffice was not done with it after {} seconds", request.seconds_max),
        diagnostics);
    return std::nullopt;
  }
  // Its exit code says little: it is 0 also where there is no result.
  const fs::path output = scratch.path() / "out" / "document.docx";
  if (!result.is_success() || !real_files().exists(output)) {
    report_failure(request.path, "LibreOffice could not read it", diagnostics);
    return std::nullopt;
  }
  return real_files().read(output);
}

std::optional<std::string> convert_once(const Workspace& workspace, Files& files,
                                        const ConversionRequest& request,
                                        Diagnostics& diagnostics) {
  // "<hash of the document>.<hash of the DOCX>.docx": so a file that is not what it was is seen.
  const fs::path folder = workspace.root / "build" / "converted";
  const std::string begin = sha256(request.bytes) + ".";
  const auto name_of = [&](const std::string& docx) { return begin + sha256(docx) + ".docx"; };
  for (const std::string& name : files.list(folder)) {
    if (name.starts_with(begin)) {
      std::string docx = files.read(folder / name);
      if (name == name_of(docx)) {
        return docx;
      }
    }
  }
  std::optional<std::string> docx = convert(request, diagnostics);
  if (docx) {
    write_whole(files, folder / name_of(*docx), *docx);
  }
  return docx;
}

}  // namespace gazette::edition
