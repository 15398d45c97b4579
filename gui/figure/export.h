// Runs as files: figures, and data for other programs. One table lists the formats; the window's
// dialog and the command line choose from it and pass the same View.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "gui/figure/theme.h"
#include "gui/figure/view.h"

namespace interleave::gui {

struct ExportFormat {
  std::string_view name;   // "png"; also what a user calls it
  std::string_view label;  // "PNG"
  std::string_view extension;
  std::string_view meaning;
  bool picture;  // drawn as the view and the theme say; else data of the whole run
  /// The file's bytes. Throws std::runtime_error with a message for the user.
  std::string (*render)(std::span<const Panel>, const View&, const Theme&);
};
std::span<const ExportFormat> export_formats();
/// nullptr if none has this name.
const ExportFormat* find_format(std::string_view name);
/// The first with the path's extension, whatever its case; throws std::runtime_error naming the
/// known ones if there is none.
const ExportFormat& format_of(const std::filesystem::path& path);
/// ".png, .svg, .pdf, …"
std::string export_extensions();

/// Renders the panels and writes the file, atomically: it is complete or as it was before. A PNG has
/// view.width * view.scale pixels per row. Throws std::runtime_error with a message for the user:
/// unknown extension, unwritable path, too large an image.
void export_file(const std::filesystem::path& path, const ExportFormat& format,
                 std::span<const Panel> panels, const View& view, const Theme& theme);
/// In the format that the path's extension names.
void export_figure(const std::filesystem::path& path, std::span<const Panel> panels,
                   const View& view, const Theme& theme);

/// The SVG text itself. With SvgText::named it is the same, byte for byte, on every machine.
std::string svg(std::span<const Panel> panels, const View& view, const Theme& theme);
/// The PNG's bytes, for the clipboard.
std::string png(std::span<const Panel> panels, const View& view, const Theme& theme);

}  // namespace interleave::gui
