// Figures as files. The extension picks the format from one table: png, svg, pdf.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "gui/figure/theme.h"
#include "gui/figure/view.h"

namespace interleave::gui {

/// Lays the panels out and writes the figure to `path`, atomically: the file is complete or as it
/// was before. PNG has view.width * view.scale pixels per row.
/// Throws std::runtime_error with a message for the user: unknown extension (the known ones are
/// named), unwritable path, too large an image.
void export_figure(const std::filesystem::path& path, std::span<const Panel> panels,
                   const View& view, const Theme& theme);

/// ".png, .svg, .pdf"
std::string export_formats();

/// The SVG text itself: the same, byte for byte, on every machine.
std::string svg(std::span<const Panel> panels, const View& view, const Theme& theme);

}  // namespace interleave::gui
