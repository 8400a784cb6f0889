#include "exporters/gexf/elements.hpp"

#include "core/graph/column_names.hpp"
#include "exporters/common/numbers.hpp"

namespace sigloom::gexf {
namespace {

std::string_view gexf_type(const ColumnData& data) {
    const std::string_view type = type_name(data);
    return type == "int" ? "integer" : type;
}

}  // namespace

std::string value_opening(std::string_view name) {
    std::string opening = "<attvalue for=\"";
    xml_escape(opening, name);
    return opening += "\" value=\"";
}

void write_attribute(Output& output, std::string_view name, std::string_view type) {
    std::string line = "      <attribute id=\"";
    xml_escape(line, name);
    line += "\" title=\"";
    xml_escape(line, name);
    line += "\" type=\"";
    line += type;
    line += "\"/>\n";
    output.write(line);
}

void write_static_attributes(Output& output, std::string_view owner, const ColumnSet& columns,
                             const std::vector<std::string>& names) {
    output.write("    <attributes class=\"" + std::string(owner) + "\" mode=\"static\">\n");
    write_attribute(output, column_names::kind, "string");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        write_attribute(output, names[i], gexf_type(columns[i].data));
    }
    output.write("    </attributes>\n");
}

void append_values(std::string& out, const ValueColumns<GexfSyntax>& values, std::size_t row,
                   std::string_view kind, std::string_view more) {
    constexpr std::string_view opening = "<attvalues>";
    const std::size_t begin = out.size();
    out += opening;
    if (!kind.empty()) {
        out += "<attvalue for=\"kind\" value=\"";
        out += kind;
        out += "\"/>";
    }
    values.append(out, row);
    out += more;
    if (out.size() == begin + opening.size()) {
        out.resize(begin);
    } else {
        out += "</attvalues>";
    }
}

void append_look(std::string& out, const NodeLook& look, std::size_t row) {
    const auto append = [&](std::string_view before, auto number) {
        out += before;
        append_number(out, number);
    };
    if (const auto size = look.size(row)) {
        append("<viz:size value=\"", *size);
        out += "\"/>";
    }
    if (const auto position = look.position(row)) {
        append("<viz:position x=\"", position->x);
        append("\" y=\"", position->y);
        out += "\"/>";
    }
    if (const auto color = look.color(row)) {
        append("<viz:color r=\"", std::int32_t{color->red});
        append("\" g=\"", std::int32_t{color->green});
        append("\" b=\"", std::int32_t{color->blue});
        out += "\"/>";
    }
}

}  // namespace sigloom::gexf
