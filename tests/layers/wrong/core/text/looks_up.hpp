// Not compiled: what the check of the layers has to find.
#include "core/graph/columns.hpp"
#include "core/text/fold.hpp"
