// Not compiled: what the check of the layers has to find.
#include <core/analysis/measures.hpp>
#include <string>
#include "core/graph/columns.hpp"
