#include "cli/run.h"

int main(int argc, char** argv) {
  return lectern::run(argc, argv);
}
