#include "gui/figure/font_subset.h"

#include <hb-subset.h>

#include <memory>

namespace interleave::gui {

namespace {

struct Deleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
template <typename T>
using Owned = std::unique_ptr<T, Deleter>;

}  // namespace

std::string font_subset(const FontFile& file, const std::vector<char32_t>& characters) {
  const Owned<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.path.c_str()));
  if (!blob) return {};
  const Owned<hb_face_t> face(hb_face_create(blob.get(), static_cast<unsigned>(file.face)));
  const Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) return {};
  for (const char32_t c : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), c);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const Owned<hb_face_t> subset(hb_subset_or_fail(face.get(), input.get()));
  if (!subset) return {};
  const Owned<hb_blob_t> out(hb_face_reference_blob(subset.get()));
  unsigned length = 0;
  const char* data = hb_blob_get_data(out.get(), &length);
  return data == nullptr ? std::string() : std::string(data, length);
}

}  // namespace interleave::gui
