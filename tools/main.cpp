#include "tools/program.hpp"

int main(int argc, char** argv) {
    return sigloom::run_program(argc, argv);
}
