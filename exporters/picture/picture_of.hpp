// The picture that the options of a format ask for.
#pragma once

#include "exporters/common/format.hpp"
#include "exporters/picture/shapes.hpp"

namespace sigloom {

Picture picture_of(const Export& what);

}  // namespace sigloom
