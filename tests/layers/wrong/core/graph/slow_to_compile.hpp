// Not compiled: what the check of the layers has to find.
#include <boost/graph/graph_traits.hpp>
#include <string>
