# Writes a source file that holds a file as a constant: cmake -DINPUT=FILE -DOUTPUT=FILE -P embed_page.cmake
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE "${OUTPUT}"
     "#include \"exporters/html/template.hpp\"\n\nnamespace sigloom::html {\nnamespace {\n\n"
     "constexpr char bytes[] = {${bytes}};\n\n}  // namespace\n\n"
     "const std::string_view page_template(bytes, sizeof bytes);\n\n}  // namespace sigloom::html\n")
