// How the rules of the table find what they look for: each adds what it finds in a document to the hits.
#pragma once

#include "exporters/doctor/rules.hpp"

namespace sigloom::doctor {

// text_finders.cpp: what keeps a text from being read, and how it begins
void find_other_encoding(Document& document, Hits& hits);
void find_byte_order_mark(Document& document, Hits& hits);
void find_invalid_bytes(Document& document, Hits& hits);
void find_control_characters(Document& document, Hits& hits);
void find_half_characters(Document& document, Hits& hits);
void find_last_commas(Document& document, Hits& hits);
void find_wrong_name_space(Document& document, Hits& hits);
void find_undeclared_prefixes(Document& document, Hits& hits);
void find_no_version(Document& document, Hits& hits);
void find_repeated_members(Document& document, Hits& hits);
void find_stray_members(Document& document, Hits& hits);
void find_edges_name(Document& document, Hits& hits);
void find_no_multigraph(Document& document, Hits& hits);

// column_finders.cpp: keys, attributes and their types
void find_property_for_all(Document& document, Hits& hits);
void find_keys_for_all(Document& document, Hits& hits);
void find_keys_for_others(Document& document, Hits& hits);
void find_undeclared_keys(Document& document, Hits& hits);
void find_late_keys(Document& document, Hits& hits);
void find_repeated_keys(Document& document, Hits& hits);
void find_repeated_names(Document& document, Hits& hits);
void find_keys_of_two_types(Document& document, Hits& hits);
void find_names_by_case(Document& document, Hits& hits);
void find_id_columns(Document& document, Hits& hits);
void find_columns_called_id(Document& document, Hits& hits);
void find_weight_by_case(Document& document, Hits& hits);
void find_list_types(Document& document, Hits& hits);
void find_unknown_types(Document& document, Hits& hits);
void find_no_types(Document& document, Hits& hits);
void find_no_names(Document& document, Hits& hits);
void find_defaults(Document& document, Hits& hits);
void find_two_blocks(Document& document, Hits& hits);
void find_columns_called_type(Document& document, Hits& hits);

// value_finders.cpp
void find_values_of_other_types(Document& document, Hits& hits);
void find_padded_numbers(Document& document, Hits& hits);
void find_more_than_32_bits(Document& document, Hits& hits);
void find_more_than_53_bits(Document& document, Hits& hits);
void find_inf_in_texts(Document& document, Hits& hits);
void find_null_texts(Document& document, Hits& hits);
void find_no_numbers(Document& document, Hits& hits);
void find_numbers_as_texts(Document& document, Hits& hits);
void find_repeated_values(Document& document, Hits& hits);
void find_zero_weights(Document& document, Hits& hits);
void find_negative_weights(Document& document, Hits& hits);
void find_odd_weights(Document& document, Hits& hits);
void find_large_weights(Document& document, Hits& hits);
void find_weights_elsewhere(Document& document, Hits& hits);

// element_finders.cpp: nodes and edges
void find_repeated_nodes(Document& document, Hits& hits);
void find_repeated_edge_ids(Document& document, Hits& hits);
void find_shared_ids(Document& document, Hits& hits);
void find_nodes_without_id(Document& document, Hits& hits);
void find_padded_ids(Document& document, Hits& hits);
void find_missing_labels(Document& document, Hits& hits);
void find_missing_ends(Document& document, Hits& hits);
void find_edges_without_ends(Document& document, Hits& hits);
void find_ends_that_are_objects(Document& document, Hits& hits);
void find_ends_of_other_types(Document& document, Hits& hits);
void find_parallel_edges(Document& document, Hits& hits);
void find_forbidden_parallel_edges(Document& document, Hits& hits);
void find_forbidden_loops(Document& document, Hits& hits);
void find_other_directions(Document& document, Hits& hits);
void find_no_direction(Document& document, Hits& hits);
void find_hyperedges(Document& document, Hits& hits);
void find_nested_graphs(Document& document, Hits& hits);
void find_second_graphs(Document& document, Hits& hits);
void find_yed_drawings(Document& document, Hits& hits);
void find_edge_labels(Document& document, Hits& hits);
void find_missing_parents(Document& document, Hits& hits);
void find_hierarchy(Document& document, Hits& hits);

// look_finders.cpp: colours, sizes, times, clusters
void find_odd_colors(Document& document, Hits& hits);
void find_color_parts(Document& document, Hits& hits);
void find_hex_colors(Document& document, Hits& hits);
void find_sizes_behind_others(Document& document, Hits& hits);
void find_dates_without_format(Document& document, Hits& hits);
void find_backward_times(Document& document, Hits& hits);
void find_missing_clusters(Document& document, Hits& hits);
void find_few_items(Document& document, Hits& hits);
void find_missing_weights_of_items(Document& document, Hits& hits);

// table_finders.cpp
void find_other_headings(Document& document, Hits& hits);
void find_untyped_edges(Document& document, Hits& hits);
void find_no_id_heading(Document& document, Hits& hits);
void find_empty_headings(Document& document, Hits& hits);
void find_ragged_rows(Document& document, Hits& hits);
void find_escaping_backslashes(Document& document, Hits& hits);
void find_iso_dates(Document& document, Hits& hits);
void find_number_lists(Document& document, Hits& hits);
void find_late_texts(Document& document, Hits& hits);
void find_leading_zeros(Document& document, Hits& hits);
void find_headings_without_roles(Document& document, Hits& hits);
void find_unknown_table_types(Document& document, Hits& hits);
void find_untyped_rows(Document& document, Hits& hits);

// separator_finders.cpp
void find_bars(Document& document, Hits& hits);
void find_two_separators(Document& document, Hits& hits);
void find_parted_arrays(Document& document, Hits& hits);

// plain_finders.cpp: GML, DOT and Pajek, of which the text alone is looked at
void find_gml_entities(Document& document, Hits& hits);
void find_repeated_gml_labels(Document& document, Hits& hits);
void find_dot_colors(Document& document, Hits& hits);
void find_pajek_edges(Document& document, Hits& hits);

}  // namespace sigloom::doctor
