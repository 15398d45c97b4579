#include "gui/figure/export.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "gui/figure/chrome_trace.h"
#include "gui/figure/csv_tables.h"
#include "gui/figure/layout.h"
#include "gui/figure/painter_cairo.h"
#include "gui/figure/painter_svg.h"
#include "gui/figure/png_density.h"

namespace interleave::gui {

namespace {

struct Deleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Deleter>;
using Cairo = std::unique_ptr<cairo_t, Deleter>;
using Panels = std::span<const Panel>;

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("can't draw: {}", cairo_status_to_string(status)));
}

cairo_status_t append(void* text, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void draw(const Figure& figure, cairo_surface_t* surface, float scale, float hairline,
          const PangoMeasure& measure) {
  const Cairo cairo(cairo_create(surface));
  CairoPainter painter(cairo.get(), scale, hairline, measure);
  paint(figure, painter);
  check(cairo_status(cairo.get()));
}

std::string pdf(Panels panels, const View& view, const Theme& theme) {
  constexpr float kPointsPerUnit = 0.75f;  // 72 points and 96 units an inch
  const PangoMeasure measure;
  const Figure figure = layout(panels, view, theme, measure);
  std::string bytes;
  {
    const Surface surface(cairo_pdf_surface_create_for_stream(
        append, &bytes, static_cast<double>(figure.width * kPointsPerUnit),
        static_cast<double>(figure.height * kPointsPerUnit)));
    check(cairo_surface_status(surface.get()));
    // No date, so that the same run gives the same file.
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Interleave");
    if (!panels.empty())
      cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                     panels.front().title.c_str());
    draw(figure, surface.get(), kPointsPerUnit, 1 / view.scale, measure);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
  }
  return bytes;
}

std::string trace_json(Panels panels, const View&, const Theme&) { return chrome_trace(panels); }
std::string spans(Panels panels, const View&, const Theme&) { return spans_csv(panels); }
std::string numbers(Panels panels, const View&, const Theme&) { return statistics_csv(panels); }

constexpr std::array kFormats{
    ExportFormat{"png", "PNG", ".png", "a picture in pixels", true, png},
    ExportFormat{"svg", "SVG", ".svg", "a drawing for the web", true, svg},
    ExportFormat{"pdf", "PDF", ".pdf", "a drawing for print", true, pdf},
    ExportFormat{"trace", "Trace", ".json", "for ui.perfetto.dev and chrome://tracing", false, trace_json},
    ExportFormat{"spans", "Spans", ".csv", "a table of every span", false, spans},
    ExportFormat{"statistics", "Statistics", ".csv", "a table of the time that each lane spent in each state", false, numbers},
};

/// Whole or not at all: written beside the target, then renamed over it.
void write_atomically(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::path temporary = path;
  temporary += fmt::format(".{}.tmp", ::getpid());
  const auto fail = [&] {
    const std::string why = std::strerror(errno);
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    throw std::runtime_error(fmt::format("can't write {}: {}", path.string(), why));
  };
  errno = 0;
  std::ofstream out(temporary, std::ios::binary);
  if (!out) fail();
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) fail();
  if (std::rename(temporary.c_str(), path.c_str()) != 0) fail();
}

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat* find_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &ExportFormat::name);
  return found == kFormats.end() ? nullptr : found;
}

std::string export_extensions() {
  std::string names;
  std::string_view last;
  for (const ExportFormat& format : kFormats) {
    if (format.extension == last) continue;
    last = format.extension;
    names += (names.empty() ? "" : ", ") + std::string(last);
  }
  return names;
}

const ExportFormat& format_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  const auto* format = std::ranges::find(kFormats, extension, &ExportFormat::extension);
  if (format == kFormats.end())
    throw std::runtime_error(
        fmt::format("can't tell the format of {}: its name should end in one of {}", path.string(),
                    export_extensions()));
  return *format;
}

void export_file(const std::filesystem::path& path, const ExportFormat& format, Panels panels,
                 const View& view, const Theme& theme) {
  write_atomically(path, format.render(panels, view, theme));
}

void export_figure(const std::filesystem::path& path, Panels panels, const View& view,
                   const Theme& theme) {
  export_file(path, format_of(path), panels, view, theme);
}

std::string png(Panels panels, const View& view, const Theme& theme) {
  constexpr float kLargest = 32767;  // Cairo's limit for an image
  const PangoMeasure measure;
  const Figure figure = layout(panels, view, theme, measure);
  const float width = std::round(figure.width * view.scale),
              height = std::round(figure.height * view.scale);
  if (width > kLargest || height > kLargest)
    throw std::runtime_error(
        fmt::format("the image would have {} × {} pixels, more than {} a side; choose a smaller "
                    "size or scale, or PDF",
                    width, height, kLargest));
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width),
                                                   static_cast<int>(height)));
  check(cairo_surface_status(surface.get()));
  draw(figure, surface.get(), view.scale, 1 / view.scale, measure);
  std::string bytes;
  check(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));
  constexpr double kUnitsPerInch = 96;
  return with_density(bytes, kUnitsPerInch * static_cast<double>(view.scale));
}

std::string svg(Panels panels, const View& view, const Theme& theme) {
  if (view.svg_text == SvgText::named) {
    const Figure figure = layout(panels, view, theme, TableMeasure());
    SvgPainter painter(figure.width, figure.height, view.scale, view.svg_text);
    paint(figure, painter);
    return painter.document();
  }
  const PangoMeasure measure;
  const Figure figure = layout(panels, view, theme, measure);
  SvgPainter painter(figure.width, figure.height, view.scale, view.svg_text, &measure);
  paint(figure, painter);
  return painter.document();
}

}  // namespace interleave::gui
